"""When an event is, and why: by the time of its own clause, of those above, or the only one of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import clauses_above, inside
from onrecord.model import Basis, DatedBy, Days, Time
from onrecord.parse.syntax import Token


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an event, and why they are its days."""

    days: Days
    basis: Basis


def when(scene: Scene, trigger: Trigger, words: list[Token]) -> Dated | None:
    """The days of the clause's time that is nearest to the trigger, else of the sentence's only time, else None."""
    for above, stretch in enumerate((words, *clauses_above(scene, trigger.head))):
        near = list(times_of(scene, stretch))
        if near:
            return _by(scene, trigger, "above" if above else "tied", near)
    sentence = scene.parsed.words(scene.parsed.sentence(trigger.head))
    near = [time for time in times_of(scene, sentence) if not of_saying(scene, time, trigger.head)]
    if len({time.days for time in near}) != 1:
        return None
    return _by(scene, trigger, "sentence", near)


_REASONS: dict[DatedBy, str] = {
    "tied": "“{}” stands with it",
    "above": "“{}” stands in the clause above it",
    "sentence": "“{}” is the only time of its sentence",
}


def _by(scene: Scene, trigger: Trigger, how: DatedBy, near: list[Time]) -> Dated | None:
    nearest = min(near, key=lambda time: (_distance(scene, time, trigger.head), time.span.start))
    days, lasts = _lasting(scene, trigger, nearest)
    if days is None:
        return None
    reason = _REASONS[how].format(nearest.span.text)
    return Dated(days, Basis(how, f"{reason}, and it goes on as one writes" if lasts else reason, (nearest.span,)))


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
        if auxiliary or token.relation not in {"conj", "xcomp"}:
            return False
    return False


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
    return verbs[0].index in {above.index for above in scene.parsed.ancestors(head)} or verbs[0].relation == "parataxis"


def _distance(scene: Scene, time: Time, head: Token) -> int:
    """Steps in the tree from the time up to the trigger, and then characters."""
    token = scene.parsed.root(time.span.start, time.span.end)
    steps = 0
    if token is not None:
        for steps, above in enumerate(scene.parsed.ancestors(token)):
            if above.index == head.index:
                return steps
    return steps + 50 + abs(time.span.start - head.start)
