"""A reading with what people decided on it: corrected, with the state of each finding and what the program had.

It is computed from the program's reading and the decisions and never written over either: a newer reading of the same
report, with the same decisions, gives the same answer wherever people decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.ids import is_added
from onrecord.model import Actor, Finding, Place, Reading
from onrecord.review.anchors import FIELDS, findings, start
from onrecord.review.decision import Decision
from onrecord.review.leading import Links
from onrecord.review.links import linked, relinked
from onrecord.review.matching import Found, matched
from onrecord.review.mentions import Tied, followed, mentioned, tied
from onrecord.review.states import State, Verdict, standing, verdict


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading as corrected.

    ``states`` and ``originals`` are by the ids of findings. An original is the finding as the program made it, where
    people changed it or what it names, or took it out. ``lost`` are those that the program no longer finds.
    """

    reading: Reading
    states: Mapping[str, State] = field(default_factory=dict)
    originals: Mapping[str, Finding] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


def applied(reading: Reading, decisions: Iterable[Decision]) -> Reviewed:
    """The reading as these decisions leave it."""
    held = standing(decisions)
    return _Applying(reading, held).done() if held else Reviewed(reading)


class _Applying:
    """One reading on its way to the corrected one."""

    def __init__(self, reading: Reading, held: tuple[Decision, ...]) -> None:
        self._held = held
        self._decided = by_finding(held)
        self._known = {id: _as_it_stood(ones) for id, ones in self._decided.items()}
        same = matched(Found(reading), self._known)
        self._lost = frozenset(self._known) - same.keys()
        self._reading = _renamed(reading, {now: id for id, now in same.items() if now != id})
        self._program = {one.id: one for one in findings(self._reading)}
        self._now = dict(self._program)
        self._states: dict[str, State] = {}
        self._split: dict[str, tuple[Finding, ...]] = {}

    def done(self) -> Reviewed:
        """The corrected reading."""
        verdicts = {id: verdict(one for one in ones if not one.of_mention) for id, ones in self._decided.items()}
        for id, found in sorted(verdicts.items(), key=lambda one: one[1] is None or one[1].state != "split"):
            if found is not None:
                self._decide(id, found)
        for what in tied(self._held):
            self._tie(what)
        self._link()
        lost = frozenset(id for id in self._lost if not is_added(id))
        gone = lost | {id for id in self._lost if self._states.get(id) == "rejected"}
        had = self._program | {id: self._known[id] for id in gone}
        originals = {id: one for id, one in had.items() if self._now.get(id) != one}
        return Reviewed(self._whole(), self._states, originals, lost)

    def _decide(self, id: str, found: Verdict) -> None:
        self._states[id] = found.state
        if found.state == "contested":
            self._now.setdefault(id, self._known[id])
            return
        self._now.pop(id, None)
        self._now.update((one.id, one) for one in found.now)
        self._states.update((one.id, found.state) for one in found.now)
        if len(found.now) > 1:
            self._split[id] = found.now

    def _tie(self, what: Tied) -> None:
        one = self._now.get(what.about)
        if one is None and what.tied and what.about not in self._states:
            one = self._known[what.about]
        if not isinstance(one, Actor | Place):
            return
        self._now[one.id] = mentioned(one, what)
        for id, finding in list(self._now.items()):
            if id not in self._states:
                self._now[id] = followed(finding, what, one.name)
        if self._states.get(what.about, "accepted") == "accepted":
            self._states[what.about] = "corrected" if what.tied is not None else "contested"

    def _link(self) -> None:
        links = Links(self._now, self._program | self._known, self._held, self._split)
        for id, finding in list(self._now.items()):
            if self._split or not linked(finding) <= self._now.keys():
                self._now[id] = relinked(finding, links.of(finding))

    def _whole(self) -> Reading:
        made: dict[str, Any] = {}
        for letter, name in FIELDS.items():
            had = [self._now[one.id] for one in getattr(self._reading, name) if one.id in self._now]
            ids = {one.id for one in had}
            new = [one for id, one in self._now.items() if id.startswith(letter) and id not in ids]
            made[name] = tuple(_inserted(had, new))
        return replace(self._reading, **made)


def by_finding(held: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Decisions by the finding that they are about; splitting a statement is one on each part that others decided on,
    unless the same person did, too."""
    made: dict[str, list[Decision]] = {}
    for one in held:
        made.setdefault(one.about, []).append(one)
    for one in held:
        for part in one.now if one.what == "split" else ():
            ones = made.get(part.id, [one])
            if all(other.by != one.by or other.of_mention for other in ones):
                ones.append(replace(one, about=part.id, was=part, now=(part,)))
    return made


def _as_it_stood(ones: list[Decision]) -> Finding:
    """The finding that decisions are about, as the latest of them knew it."""
    latest = ones[-1]
    return latest.was if latest.was is not None else latest.now[0]


def _renamed(reading: Reading, ids: Mapping[str, str]) -> Reading:
    """The reading with the ids under which people know its findings; whatever else has one of these gives it up."""
    if not ids:
        return reading
    made: dict[str, Any] = {}
    taken = set(ids.values())
    spare = {one.id: f"{one.id}x0" for one in findings(reading) if one.id in taken and one.id not in ids}
    to = spare | dict(ids)
    for name in FIELDS.values():
        named = (replace(one, id=to.get(one.id, one.id)) for one in getattr(reading, name))
        made[name] = tuple(relinked(one, lambda id: to.get(id, id)) for one in named)
    return replace(reading, **made)


def _inserted(had: list[Finding], new: list[Finding]) -> list[Finding]:
    """The new findings each before the first that begins behind it; the others stay in their order."""
    made = list(had)
    for one in sorted(new, key=lambda one: (start(one), one.id)):
        at = next((nth for nth, other in enumerate(made) if start(other) > start(one)), len(made))
        made.insert(at, one)
    return made
