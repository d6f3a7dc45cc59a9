"""The days on which something was said: the time that goes with the cue, or that of the speaker's words before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, takewhile

from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_document
from onrecord.attribute.mentions import Mentions
from onrecord.model import Days, Report, Time
from onrecord.parse import Parsed, Sentence, Token

_STEPS = 4
"""Words between a time and the verb that it goes with in the tree; more date something else."""
_BACK = 8
"""Sentences that the day of a speech holds on for."""


def said_on(parsed: Parsed, draft: Draft, times: tuple[Time, ...]) -> Days | None:
    """The days of the time expression tied to the cue; None where there is none in its sentence.

    A time counts when it hangs on the cue, or on the verb whose subject the cue shares ("Yesterday she spoke,
    adding that…"), or tells when the text that speaks came out ("a statement issued on Tuesday"), and does not stand
    in the content.
    """
    sentence = parsed.sentence(draft.token)
    fitting = []
    for time in _within(times, sentence):
        if draft.holds(time.span.start):
            continue
        root = parsed.root(time.span.start, time.span.end)
        if root is not None and (_dates_text(parsed, root, draft) or _dates_saying(parsed, root, draft)):
            fitting.append(time)
    if not fitting:
        return None
    nearest = min(fitting, key=lambda time: abs(time.span.start - draft.cue_start))
    return nearest.days


def _dates_saying(parsed: Parsed, time: Token, draft: Draft) -> bool:
    """Whether a time goes with the cue, and not with what the speaker is about ("a report on |Monday|'s floods")."""
    above = list(takewhile(lambda one: one != draft.token, parsed.ancestors(time)))
    deep = draft.speaker is not None and draft.speaker.head in above[2:]
    return not deep and _hangs_on(parsed, time, draft.token)


def _dates_text(parsed: Parsed, time: Token, draft: Draft) -> bool:
    """Whether a time tells when the speaker, a text, was made public."""
    if draft.speaker is None or not is_document(draft.speaker.head):
        return False
    verb = next((above for above in parsed.ancestors(time) if above.pos == "VERB"), None)
    return verb is not None and verb.head == draft.speaker.head.index and verb.lemma.lower() in _PUBLISHED


_PUBLISHED = frozenset({"issue", "publish", "release", "post", "send", "date", "sign", "circulate", "distribute"})


def spoken_on(parsed: Parsed, draft: Draft, times: tuple[Time, ...], mentions: Mentions, actor: str) -> Days | None:
    """The days of what the speaker does in an earlier sentence of the paragraph: "On Monday Brask rose. He said …"."""
    sentence = parsed.sentence(draft.token)
    for before in reversed(parsed.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if before.paragraph != sentence.paragraph:
            return None
        for time in _within(times, before):
            root = parsed.root(time.span.start, time.span.end)
            above = islice(parsed.ancestors(root), _STEPS) if root else ()
            verb = next((one for one in above if one.pos == "VERB"), None)
            subject = _doer(parsed, verb) if verb is not None else None
            named = mentions.over(subject) if subject is not None else None
            if named is not None and named.id == actor:
                return time.days
    return None


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """The subject of a verb in the past, or of the one above a participle ("Asked on Monday, |Brask| shrugged")."""
    above = parsed.head(verb)
    if verb.relation == "advcl" and verb.tag in ("VBN", "VBG") and above is not None:
        verb = above
    past = verb.tag == "VBD" or any(aux.lower == "did" for aux in parsed.children(verb, "aux"))
    return parsed.child(verb, "nsubj") if past else None


def dated_heads(report: Report, times: tuple[Time, ...]) -> list[tuple[int, Days]]:
    """Where a line is but a day, or a place and a day, with the day: it dates what is said below it."""
    found = []
    for time in times:
        at = bisect_right(report.paragraphs, time.span.start, key=lambda paragraph: paragraph.start) - 1
        if time.days is None or time.type != "DATE" or at < 0:
            continue
        line = report.paragraphs[at]
        alone = line.end - time.span.end <= 1 and _PLACE.fullmatch(report.text, line.start, time.span.start)
        if alone and time.days.first == time.days.last:
            found.append((line.end, time.days))
    return found


_PLACE = re.compile(r"(?:[A-Z][\w .'’-]{1,40},? (?:on )?)?")


def _within(times: tuple[Time, ...], sentence: Sentence) -> list[Time]:
    """The times of a sentence that mean days."""
    first = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    last = bisect_left(times, sentence.end, key=lambda time: time.span.start)
    return [time for time in times[first:last] if time.days is not None and time.type in ("DATE", "TIME")]


def _hangs_on(parsed: Parsed, time: Token, cue: Token) -> bool:
    """Whether the first verb above a time is the cue, or one that the cue goes with."""
    verb = next((above for above in parsed.ancestors(time) if above.pos in ("VERB", "AUX") or above == cue), None)
    if verb is None or verb == cue:
        return verb == cue
    above: Token | None = cue
    for _ in range(4):
        if above is None or above.relation not in (
            "conj",
            "advcl",
            "xcomp",
            "prep",
            "parataxis",
            "acl",
            "pobj",
            "dobj",
        ):
            return False
        above = parsed.head(above)
        if above == verb:
            return True
    return False
