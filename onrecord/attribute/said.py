"""The days on which something was said: the time that goes with the cue, or that of what the speaker did before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice, takewhile

from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_document
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.occasions import OCCASIONS
from onrecord.attribute.speakers import UTTERANCES
from onrecord.model import Days, Time
from onrecord.parse import Parsed, Sentence, Token

_STEPS = 4
"""Words between a time and the verb that it goes with in the tree; more date something else."""
_BACK = 8
"""Sentences that the day of a speech holds on for."""


class Dating:
    """The times of a report that may date a saying: days, at which something was done, and that nobody tells."""

    def __init__(self, parsed: Parsed, times: tuple[Time, ...], drafts: list[Draft]) -> None:
        self._parsed = parsed
        self._telling: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            words = parsed.between(draft.start, draft.end)
            for sentence in range(words[0].sentence, words[-1].sentence + 1) if words else ():
                self._telling[sentence].append(draft)
        self.times = [time for time in times if time.type in ("DATE", "TIME") and self._is_at(time)]

    def within(self, sentence: Sentence, cue: int) -> list[Time]:
        """The times of a sentence that stand in no content but such as hold the cue too.

        A time whose verb is told is told itself, though an edge may have slipped: "noted that nine had been |freed
        in August|, and called on …" dates neither.
        """
        first = bisect_left(self.times, sentence.start, key=lambda time: time.span.start)
        last = bisect_left(self.times, sentence.end, key=lambda time: time.span.start)
        return [time for time in self.times[first:last] if not self.is_told(time, cue)]

    def is_told(self, time: Time, cue: int | None = None) -> bool:
        """Whether somebody tells the time, in words that don't hold the cue."""
        root = self._parsed.root(time.span.start, time.span.end)
        if root is None:
            return True
        verb = next((above for above in self._parsed.ancestors(root) if above.pos == "VERB"), None)
        places = [time.span.start, *([verb.start] if verb is not None else [])]
        return any(
            any(draft.holds(place) for place in places) and (cue is None or not draft.holds(cue))
            for draft in self._telling[root.sentence]
        )

    def _is_at(self, time: Time) -> bool:
        """Whether a time tells when, and not since when or until when."""
        if time.days is None or time.days.first is None or time.days.last is None:
            return False
        root = self._parsed.root(time.span.start, time.span.end)
        if root is None:
            return False
        above = self._parsed.head(root)
        bound = above is not None and above.start < time.span.start and above.lower in _NOT_AT
        return not bound and self._parsed.between(time.span.start, time.span.end)[0].lower not in _NOT_AT


_NOT_AT = frozenset({"since", "until", "till", "before", "after", "between", "from", "by", "for"})


def said_on(parsed: Parsed, draft: Draft, dating: Dating) -> Days | None:
    """The days of the time expression tied to the cue; None where there is none in its sentence.

    A time counts when it hangs on the cue, or on the verb whose subject the cue shares ("Yesterday she spoke,
    adding that…"), or tells when the text that speaks came out ("a statement issued on Tuesday"), and does not stand
    in a content.
    """
    fitting = []
    for time in dating.within(parsed.sentence(draft.token), draft.cue_start):
        root = parsed.root(time.span.start, time.span.end)
        if draft.holds(time.span.start) or root is None:
            continue
        if _is_hung_on(parsed, time, draft) or _dates_text(parsed, root, draft) or _dates_saying(parsed, root, draft):
            fitting.append(time)
    if not fitting:
        return None
    nearest = min(fitting, key=lambda time: abs(time.span.start - draft.cue_start))
    return nearest.days


def _is_hung_on(parsed: Parsed, time: Time, draft: Draft) -> bool:
    """Whether the parser hung the cue on the time itself: "in a statement the day |before calling| for calm"."""
    above = parsed.head(draft.token)
    return above is not None and time.span.start <= above.start < time.span.end


def _dates_saying(parsed: Parsed, time: Token, draft: Draft) -> bool:
    """Whether a time goes with the cue, and not with what the speaker is ("the |2015| champion") or is about."""
    above = list(takewhile(lambda one: one != draft.token, parsed.ancestors(time)))
    speaker = draft.speaker.head if draft.speaker is not None else None
    of_speaker = speaker is not None and above[:1] == [speaker] and time.relation in _PARTS
    deep = speaker is not None and speaker in above[2:]
    return not deep and not (of_speaker and not is_document(above[0])) and _hangs_on(parsed, time, draft.token)


_PARTS = frozenset({"compound", "nummod", "amod", "poss", "nmod"})


def _dates_text(parsed: Parsed, time: Token, draft: Draft) -> bool:
    """Whether a time tells when a text came out that speaks, or that holds the words ("in a letter dated")."""
    verb = next((above for above in parsed.ancestors(time) if above.pos == "VERB"), None)
    text = parsed.head(verb) if verb is not None else None
    if verb is None or text is None or verb.lemma.lower() not in _PUBLISHED or verb.relation not in ("acl", "relcl"):
        return False
    if not is_document(text) and text.lemma.lower() not in UTTERANCES:
        return False
    if draft.speaker is not None and draft.speaker.head == text:
        return True
    return draft.token in list(islice(parsed.ancestors(text), 2))


_PUBLISHED = frozenset({
    "issue", "publish", "release", "post", "send", "date", "sign", "circulate", "distribute", "appear", "air",
    "broadcast", "write", "print", "conduct", "deliver", "make", "give", "upload",
})  # fmt: skip


def spoken_on(parsed: Parsed, draft: Draft, dating: Dating, mentions: Mentions, actor: str) -> Days | None:
    """The days of what the speaker does in an earlier sentence of the paragraph: "On Monday Brask rose. He said …".

    None for more than a week: "In 2019 Brask took office. He said …" tells no day.
    """
    sentence = parsed.sentence(draft.token)
    for before in reversed(parsed.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            return None
        for time in dating.within(before, draft.cue_start):
            root = parsed.root(time.span.start, time.span.end)
            verb = _verb_of(parsed, root) if root is not None else None
            subject = _doer(parsed, verb) if verb is not None else None
            named = mentions.over(subject) if subject is not None else None
            if named is not None and named.id == actor and time.days is not None and is_short(time.days):
                return time.days
    return None


def _verb_of(parsed: Parsed, time: Token) -> Token | None:
    """The verb that a time dates; None where it dates a noun ("the shelling on |9 March|") or nothing was done."""
    for above in islice(parsed.ancestors(time), _STEPS):
        if above.pos == "VERB":
            return above if parsed.child(above, "neg") is None else None
        if above.pos == "NOUN" and above.index < time.index and above.lemma.lower() not in OCCASIONS:
            return None
    return None


def is_short(days: Days) -> bool:
    """Whether these are a week at most."""
    return days.first is not None and days.last is not None and (days.last - days.first).days < _WEEK


_WEEK = 7


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """The subject of a verb in the past, or of the one above a participle ("Asked on Monday, |Brask| shrugged")."""
    above = parsed.head(verb)
    if verb.relation == "advcl" and verb.tag in ("VBN", "VBG") and above is not None:
        verb = above
    past = verb.tag == "VBD" or any(aux.lower == "did" for aux in parsed.children(verb, "aux"))
    return parsed.child(verb, "nsubj") if past else None


def _hangs_on(parsed: Parsed, time: Token, cue: Token) -> bool:
    """Whether the first verb above a time is the cue, or one that the cue goes with."""
    verb = next((above for above in parsed.ancestors(time) if above.pos in ("VERB", "AUX") or above == cue), None)
    if verb is None or verb == cue:
        return verb == cue
    above: Token | None = cue
    for _ in range(4):
        if above is None or above.relation not in _GOES_WITH or _is_apart(parsed, above):
            return False
        above = parsed.head(above)
        if above == verb:
            return True
    return False


_GOES_WITH = frozenset({"conj", "advcl", "xcomp", "prep", "parataxis", "acl", "pobj", "dobj"})


def _is_apart(parsed: Parsed, verb: Token) -> bool:
    """Whether a clause has a time of its own: "On Monday they left, after |he had said| that …", not "when he said"."""
    if verb.relation != "advcl" or parsed.child(verb, "nsubj", "nsubjpass") is None:
        return False
    return all(link.lower != "when" for link in parsed.children(verb, "advmod", "mark"))
