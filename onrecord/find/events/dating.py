"""When an event is, and why: by the time of its own clause, of those above, or the only one of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from onrecord.find.events.kinds import patterns
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import clauses_above, inside
from onrecord.find.events.tense import tellers, tense
from onrecord.model import Basis, DatedBy, Days, Time
from onrecord.parse.syntax import Token


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an event, and why they are its days."""

    days: Days
    basis: Basis


def when(scene: Scene, trigger: Trigger, words: list[Token]) -> Dated | None:
    """The days of the clause's time that is nearest to the trigger, else of the sentence's only time, else None."""
    own = _before_which(scene, trigger.head)
    if own is not None:
        return _by(scene, trigger, "tied", [own])
    for above, stretch in enumerate((words, *clauses_above(scene, trigger.head))):
        near = [time for time in times_of(scene, stretch) if not _of_another(scene, time, trigger.head)]
        if near:
            return _by(scene, trigger, "above" if above else "tied", _of_the_told(scene, trigger.head, near))
    sentence = scene.parsed.words(scene.parsed.sentence(trigger.head))
    near = [
        time
        for time in times_of(scene, sentence)
        if not of_saying(scene, time, trigger.head) and not _of_another(scene, time, trigger.head)
    ]
    if len({time.days for time in near}) != 1 or not any(_reaches(scene, time, trigger.head) for time in near):
        return None
    return _by(scene, trigger, "sentence", near)


def _of_the_told(scene: Scene, head: Token, near: list[Time]) -> list[Time]:
    """ "The army today confirmed the capture of a courier |on Sunday|": of two times the one behind what is told of."""
    verb = scene.parsed.head(head)
    if head.relation != "dobj" or verb is None or verb.lemma not in tellers():
        return near
    return [time for time in near if time.span.start > head.start] or near


_ORDER = frozenset({"before", "after", "ahead", "until", "till", "since", "following"})


def _before_which(scene: Scene, head: Token) -> Time | None:
    """ "Before the talks in Senneck on 20 March": the time right behind a noun that another deed comes before or after.

    The parser may hang it on that deed.
    """
    above = scene.parsed.head(head)
    if head.relation != "pobj" or above is None:
        return None
    of = scene.parsed.head(above) if above.lower == "of" else None
    if above.lower not in _ORDER and not (of is not None and of.lower in _ORDER):
        return None
    own = scene.parsed.subtree(head)
    inside_it = next(iter(times_of(scene, own)), None)
    after = scene.parsed.tokens[own[-1].index + 1 : own[-1].index + 3]
    if inside_it is not None or len(after) < 2 or after[0].lower not in _ON:
        return inside_it
    return next((time for time in scene.times if time.days and time.span.start == after[1].start), None)


_ON = frozenset({"on", "in", "at"})


def _of_another(scene: Scene, time: Time, head: Token) -> bool:
    """Whether a time is of a deed that this one comes before or after: "shelled Lenn before |the talks on Monday|"."""
    first = scene.parsed.between(time.span.start, time.span.end)[0]
    if first.index < 2 or scene.parsed.tokens[first.index - 1].lower not in _ON:
        return False
    last = scene.parsed.tokens[first.index - 2]
    for above in (last, *scene.parsed.ancestors(last)):
        order = scene.parsed.head(above)
        if above.relation == "pobj" and order is not None and order.lower in _ORDER:
            deed = (False, above.lemma.lower()) in patterns() and head.index != above.index
            own = {word.index for word in scene.parsed.subtree(above)}
            return deed and (first.index in own or last.index == max(own))
    return False


_REASONS: dict[DatedBy, str] = {
    "tied": "“{}” stands with it",
    "above": "“{}” stands in the clause above it",
    "sentence": "“{}” is the only time of its sentence",
}


def _by(scene: Scene, trigger: Trigger, how: DatedBy, near: list[Time]) -> Dated | None:
    nearest = min(near, key=lambda time: (_distance(scene, time, trigger.head), time.span.start))
    nearest = _with_next(scene, nearest, near)
    days, lasts = _lasting(scene, trigger, nearest)
    if days is None:
        return None
    reason = _REASONS[how].format(nearest.span.text)
    return Dated(days, Basis(how, f"{reason}, and it goes on as one writes" if lasts else reason, (nearest.span,)))


_APART = timedelta(days=31)
_AND = re.compile(r"\sand\s(?:on\s|in\s)?(?:the\s)?")


def _with_next(scene: Scene, time: Time, near: list[Time]) -> Time:
    """ "In July and August", "on 2 and 7 March": both of two times that lie no more than a month apart."""
    for one, two in pairwise(near):
        between = scene.report.text[one.span.end : two.span.start]
        days = _both(one.days, two.days) if time in (one, two) and _AND.fullmatch(between) else None
        if days is not None:
            return replace(time, span=scene.report.span(one.span.start, two.span.end), days=days)
    return time


def _both(one: Days | None, two: Days | None) -> Days | None:
    """From the first of two stretches to the second; None where this is the earlier one, or begins much later."""
    if one is None or two is None or one.last is None or two.first is None:
        return None
    return Days(one.first, two.last) if timedelta() < two.first - one.last <= _APART else None


def _lasting(scene: Scene, trigger: Trigger, time: Time) -> tuple[Days | None, bool]:
    """ "Has held Dellin since 2028": the perfect says that it still holds on the day of writing."""
    days, today = time.days, scene.report.published
    if days is None or days.first is None or days.last is not None or today is None or today < days.first:
        return days, False
    if not _since(scene, time) or not _still(scene, trigger.head):
        return days, False
    return Days(days.first, today), True


def _since(scene: Scene, time: Time) -> bool:
    first = scene.parsed.between(time.span.start, time.span.end)[0]
    before = scene.parsed.tokens[first.index - 1] if first.index else None
    return "since" in (first.lower, before.lower if before else "")


def _still(scene: Scene, head: Token) -> bool:
    """Whether the verb of the event, or the one it is coordinated with, stands in the present perfect."""
    for token in (head, *scene.parsed.ancestors(head)):
        if token.pos not in {"VERB", "AUX"}:
            continue
        auxiliary = {aux.lower for aux in scene.parsed.children(token, "aux")}
        if auxiliary & {"has", "have", "'ve", "’ve", "'s", "’s"}:
            return token.tag in {"VBN", "VBD", "VBG"}
        if "had" in auxiliary:
            return _is_told(scene, token)
        if auxiliary or token.relation not in {"conj", "xcomp"}:
            return False
    return False


def _is_told(scene: Scene, verb: Token) -> bool:
    """ "She said that six |had been lost| since March": what is told in the past holds as it is told."""
    above = scene.parsed.head(verb)
    return verb.relation == "ccomp" and above is not None and above.lemma in tellers()


HAPPENS = frozenset({"happen", "occur", "begin", "start", "erupt", "break", "unfold", "take"})
"""Verbs that only say that something was: "the incident that |happened| late on Saturday"."""


def _reaches(scene: Scene, time: Time, head: Token) -> bool:
    """Whether a time elsewhere in the sentence may date an event: neither of them is told only beside the other.

    Not in "the warrant issued Monday charged him with |attempted murder| in the 1995 shooting", nor in "at Sunday's
    debate she attacked those who |had blocked| the clinic"; but in "the January 2028 bombing that |killed| a guard".
    """
    token = scene.parsed.root(time.span.start, time.span.end)
    if token is None or head.pos == "VERB" and tense(scene.parsed, head) == "pluperfect":
        return False
    above, below = [token, *scene.parsed.ancestors(token)], [head, *scene.parsed.ancestors(head)]
    shared = {one.index for one in above} & {one.index for one in below}
    beside = [one for one in below if one.index not in shared]
    if token.relation in {"nummod", "compound", "poss", "amod", "nmod"}:
        nouns = all(one.pos != "VERB" for one in beside[1:])
        return nouns and scene.parsed.head((beside or [head])[-1]) == scene.parsed.head(token)
    aside = [one for one in above if one.index not in shared and one.relation in {"relcl", "acl"}]
    beside = [one for one in beside if one.relation == "relcl"]
    return not beside and all(one.lemma in HAPPENS or _came_of(scene, one, head) for one in aside)


def _came_of(scene: Scene, clause: Token, head: Token) -> bool:
    """ "|Fired| the shells that killed nine people last Sunday": what the object of a deed did, the deed did."""
    thing, subject = scene.parsed.head(clause), scene.parsed.child(clause, "nsubj")
    by_it = subject is not None and subject.lower in {"that", "which"} and tense(scene.parsed, clause) == "past"
    return by_it and thing is not None and thing.relation == "dobj" and scene.parsed.head(thing) == head


def times_of(scene: Scene, words: Sequence[Token]) -> Iterator[Time]:
    """The times among some words that may date what they tell; a span of years only where it has days."""
    for time in inside(scene, scene.times, words):
        first = scene.parsed.between(time.span.start, time.span.end)[0]
        if time.type != "SET" and time.days is not None and not _of_comparison(scene, first):
            yield time


def _of_comparison(scene: Scene, token: Token) -> bool:
    """ "The largest since the 1980s", "the Halvik Accord of 2028", "the 2028 accords": no time of the event."""
    above = [token, *scene.parsed.ancestors(token)]
    if token.relation in {"nummod", "compound"} and len(above) > 1 and scene.is_a(above[1], frozenset({"treaty"})):
        return True
    since = next((one for one in above if one.relation == "prep" and one.lower in {"since", "for", "in", "of"}), None)
    noun = scene.parsed.head(since) if since is not None else None
    if noun is None or since is None:
        return False
    named = since.lower == "of" and noun.pos == "PROPN"
    return named or any(child.tag == "JJS" for child in scene.parsed.children(noun, "amod"))


def of_saying(scene: Scene, time: Time, head: Token) -> bool:
    """ "... was killed, an official said on Sunday": the day behind a verb above the event is the day of saying."""
    token = scene.parsed.root(time.span.start, time.span.end)
    verbs = [above for above in scene.parsed.ancestors(token) if above.pos == "VERB"] if token is not None else []
    if not verbs or time.span.start < verbs[0].start:
        return False
    above = {one.index for one in scene.parsed.ancestors(head)}
    tellers = [verb for verb in verbs if verb.start < time.span.start]
    told = {child.index for verb in tellers for child in scene.parsed.children(verb, "ccomp")} & (above | {head.index})
    within = token is not None and told & {token.index, *(one.index for one in scene.parsed.ancestors(token))}
    beside = bool(told) and not within
    return beside or verbs[0].index in above or verbs[0].relation == "parataxis"


def _distance(scene: Scene, time: Time, head: Token) -> int:
    """Steps in the tree from the time up to the trigger, and then characters."""
    token = scene.parsed.root(time.span.start, time.span.end)
    steps = 0
    if token is not None:
        for steps, above in enumerate(scene.parsed.ancestors(token)):
            if above.index == head.index:
                return steps
    return steps + 50 + abs(time.span.start - head.start)
