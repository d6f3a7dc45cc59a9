"""Makes what a person wants done a decision, or says why it can't be one: what it leaves must be a sound finding."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from onrecord.errors import ReviewError
from onrecord.ids import is_added, of_added
from onrecord.model import Actor, Event, Finding, Forecast, Place, Reading, Span, Statement
from onrecord.review.anchors import chief, findings, start
from onrecord.review.applied import Reviewed, by_finding
from onrecord.review.decision import Anchor, Choice, Decision, to_the_second
from onrecord.review.links import linked
from onrecord.review.sound import faults
from onrecord.review.states import standing, verdict
from onrecord.review.values import Values
from onrecord.shapes import plain
from onrecord.spans import overlap

NOUNS: dict[str, type] = {"s": Statement, "e": Event, "f": Forecast, "a": Actor, "p": Place}
"""What can be added and corrected, by letter."""

_NEW: dict[str, dict[str, Any]] = {
    "s": {"manner": "indirect", "act": "asserts", "evidence": "none", "stance": "neutral"},
    "e": {"status": "occurred"},
    "f": {},
    "a": {"kind": "unknown"},
    "p": {},
}
"""What a finding that somebody adds has where they don't say."""

_GIVEN = {
    "values": ("fields", ("correct", "add")),
    "parts": ("parts", ("split",)),
    "span": ("words", ("tie", "untie")),
}
"""What of a choice is called how, and which decisions take it."""


def taken(choice: Choice, reviewed: Reviewed, earlier: Sequence[Decision]) -> Decision:
    """The decision that a choice is, by a reading as it stands and all earlier decisions on its report.

    Where the person decided the very same before, that decision. ReviewError where it can't be taken.
    """
    if not choice.by.strip():
        raise ReviewError("nobody is named who decides; give a name with --who")
    for name, (called, by) in _GIVEN.items():
        if getattr(choice, name) and choice.what not in by:
            raise ReviewError(f"{choice.what} takes no {called}, only {' and '.join(by)}; nothing was changed")
    made = _Taking(choice, reviewed, earlier).decision()
    held = [one for one in standing(earlier) if one.by == made.by and one.about == made.about]
    same = (one for one in held if _said(one) == _said(made) and one.note == made.note)
    return next(same, made)


def _said(one: Decision) -> tuple[Any, ...]:
    return one.what, one.now, one.span


@dataclass(frozen=True, slots=True)
class _Taking:
    """One choice, with what it is made about."""

    choice: Choice
    reviewed: Reviewed
    earlier: Sequence[Decision]

    def decision(self) -> Decision:
        """The decision; of what is added, its id is new."""
        if self.choice.what == "add":
            return self._decided(None, (self._added(),))
        if self.choice.what == "undo":
            return self._undone()
        shown, was = self._shown(), self._was()
        if self.choice.what in ("tie", "untie"):
            return self._decided(was, (), self._mention(shown))
        deciding: dict[str, Callable[[Finding], tuple[Finding, ...]]] = {
            "accept": self._accepted,
            "reject": lambda one: (),
            "correct": lambda one: (self._corrected(one),),
            "split": self._parts,
        }
        return self._decided(was, deciding[self.choice.what](shown))

    @property
    def _reading(self) -> Reading:
        return self.reviewed.reading

    def _shown(self) -> Finding:
        """The finding as it stands; as it stood, where it was rejected."""
        about = self.choice.about
        found = next((one for one in findings(self._reading) if one.id == about), None)
        found = found or self.reviewed.originals.get(about)
        if found is None:
            raise ReviewError(f"{about}: the report has no such finding; `onrecord show` says what it has")
        return found

    def _was(self) -> Finding:
        return self.reviewed.originals.get(self.choice.about) or self._shown()

    def _accepted(self, shown: Finding) -> tuple[Finding, ...]:
        """What others decided before, where that holds: else two who agree would differ by what came between them."""
        held = by_finding(standing(self.earlier)).get(shown.id, ())
        found = verdict(one for one in held if not one.of_mention)
        return found.now if found and found.now else (shown,)

    def _corrected(self, shown: Finding) -> Finding:
        if not self.choice.values:
            raise ReviewError(f"{shown.id}: no field is given; say what it should be, such as status=denied")
        made = self._made(shown, plain(shown), _settled(shown, self.choice.values))
        if isinstance(made, Event) and isinstance(shown, Event) and made.trigger != shown.trigger:
            others = {one for one in made.mentions if one != shown.trigger}
            made = dataclasses.replace(made, mentions=tuple(sorted({*others, made.trigger})))
        if made == shown:
            raise ReviewError(f"{shown.id}: is so already; accept it")
        return made

    def _made(self, shown: Finding, had: Mapping[str, Any], given: Mapping[str, Any]) -> Finding:
        values = Values(self._reading.report, start(shown))
        return self._checked(values.filled(type(shown), had, {**given, "id": shown.id}))

    def _checked(self, made: Finding) -> Finding:
        for says in faults(self._reading, made):
            raise ReviewError(f"{made.id}: {says}; nothing was changed")
        return made

    def _added(self) -> Finding:
        letter = self.choice.about
        if letter not in NOUNS:
            nouns = ", ".join(noun.__name__.lower() for noun in NOUNS.values())
            raise ReviewError(f"{letter or 'nothing'}: is no noun that can be added; there are {nouns}")
        noun, given = NOUNS[letter], {**_NEW[letter], "confidence": 1.0, **self.choice.values}
        if letter == "e" and "trigger" in given:
            given.setdefault("mentions", [given["trigger"]])
        if letter in "ap" and "mentions" in given:
            words: Any = Values(self._reading.report, 0).filled(noun, {}, {"name": "", **given, "id": letter})
            given.setdefault("name", next((span.text for span in getattr(words, "mentions", ())), ""))
        if letter == "e":
            given.setdefault("what", str(given.get("type", "")).lower())
        made = cast(Finding, Values(self._reading.report, 0).filled(noun, {}, {**given, "id": letter}))
        if chief(made) is None:
            raise ReviewError(f"{letter}: no words are given that it stands at")
        return self._checked(dataclasses.replace(made, id=of_added(letter, start(made), self._taken())))

    def _parts(self, shown: Finding) -> tuple[Finding, ...]:
        if not isinstance(shown, Statement):
            raise ReviewError(f"{shown.id}: is no statement; only statements can be split")
        if len(self.choice.parts) < 2:
            raise ReviewError(f"{shown.id}: give two parts at least, each with its content")
        made: list[Statement] = []
        for given in self.choice.parts:
            part = cast(Statement, self._made(shown, plain(shown), given))
            if part.content == shown.content:
                raise ReviewError(f"{shown.id}: a part has all of its content; give each part its own")
            if any(part.content == other.content for other in made):
                raise ReviewError(f"{shown.id}: two parts have the same content; give each part its own")
            if not any(overlap(one, span) for one in part.content for span in shown.content):
                raise ReviewError(f"{shown.id}: {part.content[0].text!r:.60} is none of its words; add it instead")
            if made:
                part = dataclasses.replace(part, id=of_added("s", start(part), self._taken(made)))
            made.append(part)
        return tuple(made)

    def _taken(self, also: Iterable[Finding] = ()) -> set[str]:
        """Ids that what is added can't have."""
        known = {one.id for one in findings(self._reading)} | self.reviewed.originals.keys()
        decided = {one.about for one in self.earlier} | {part.id for one in self.earlier for part in one.now}
        return known | decided | {one.id for one in also}

    def _mention(self, shown: Finding) -> Span:
        if not isinstance(shown, Actor | Place):
            raise ReviewError(f"{shown.id}: only an actor or a place has mentions; name one of them")
        if self.choice.span is None:
            raise ReviewError(f"{shown.id}: no words are given; say where the mention stands")
        span = Values(self._reading.report, start(shown)).mention(self.choice.span)
        if self.choice.what == "untie" and span not in shown.mentions:
            raise ReviewError(f"{shown.id}: {span.text!r:.60} at {span.start} is no mention of it")
        if self.choice.what == "untie" and len(shown.mentions) == 1:
            raise ReviewError(f"{shown.id}: it has no other mention; reject it")
        return span

    def _undone(self) -> Decision:
        """The person's latest standing decision on the finding, taken back."""
        about, by = self.choice.about, self.choice.by
        own = [one for one in standing(self.earlier) if (one.by, one.about) == (by, about)]
        if not own:
            raise ReviewError(f"{about}: {by} decided nothing on it that could be taken back")
        last = max(own, key=lambda one: one.nth)
        return self._decided(last.was or last.now[0], (), last.span)

    def _decided(self, was: Finding | None, now: tuple[Finding, ...], span: Span | None = None) -> Decision:
        choice = self.choice
        return Decision(
            report=self._reading.report.id,
            about=now[0].id if was is None else choice.about,
            what=choice.what,
            by=choice.by.strip(),
            at=to_the_second(choice.at),
            nth=1 + max((one.nth for one in self.earlier if one.by == choice.by.strip()), default=-1),
            note=choice.note,
            was=was,
            now=now,
            span=span,
            links=tuple(self._anchors((*([was] if was else []), *now))),
        )

    def _anchors(self, told: Iterable[Finding]) -> Iterable[Anchor]:
        ids = {id for one in told for id in linked(one)}
        for one in findings(self._reading):
            words = chief(one)
            if one.id in ids and words is not None and not is_added(one.id):
                yield Anchor(one.id, words.start, words.end)


def _settled(shown: Finding, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are given, and those that follow from them: the program's reasons don't hold for a person's."""
    given = dict(values)
    if isinstance(shown, Event):
        if "when" in given:
            given.setdefault("when_basis", None)
        told = {name: given[name] for name in ("status", "told_by") if name in given}
        if told and shown.accounts and "accounts" not in given:
            first, *others = plain(shown)["accounts"]
            given["accounts"] = [{**first, **told}, *others]
    elif isinstance(shown, Statement) and any(name.startswith("source.") for name in given):
        given.setdefault("source.reason", "")
    return given
