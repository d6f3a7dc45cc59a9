"""A dispute: what it is about, its sides with all who tell them, and why they exclude each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.link.accounts import At, Voice
from onrecord.model import Disputed


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Words of a side, and whose they are."""

    at: At
    voice: Voice


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """What one side holds, in plain words, and where it is said, in order of days."""

    value: str
    said: tuple[Said, ...]

    @property
    def at(self) -> tuple[At, ...]:
        """The words of the side."""
        return tuple(one.at for one in self.said)

    @property
    def sources(self) -> tuple[Voice, ...]:
        """Who holds it, each source of each origin once."""
        first = {(one.voice.origin, one.voice.name): one.voice for one in reversed(self.said)}
        return tuple(dict.fromkeys(first[one.voice.origin, one.voice.name] for one in self.said))


@dataclass(frozen=True, slots=True, order=True)
class Dispute:
    """Sides that exclude each other; ``about`` are the tellings of the event, none for a claim without one."""

    kind: Disputed
    sides: tuple[Side, ...]
    about: tuple[str, ...]
    reason: str

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(at.report for side in self.sides for at in side.at)


def joined(found: Iterable[Dispute]) -> list[Dispute]:
    """Disputes of one kind over one event, or with words of the same side in common, as one."""
    made: list[Dispute] = []
    for one in found:
        alike = next((nth for nth, other in enumerate(made) if _are_one(one, other)), None)
        if alike is None:
            made.append(one)
        else:
            made[alike] = _both(made[alike], one)
    return made


def _are_one(one: Dispute, other: Dispute) -> bool:
    if one.kind != other.kind or [side.value for side in one.sides] != [side.value for side in other.sides]:
        return False
    if one.about and one.about == other.about:
        return True
    return any(set(a.at) & set(b.at) for a, b in zip(one.sides, other.sides, strict=True))


def _both(one: Dispute, other: Dispute) -> Dispute:
    sides = (
        Side(a.value, tuple(dict.fromkeys((*a.said, *b.said)))) for a, b in zip(one.sides, other.sides, strict=True)
    )
    return Dispute(one.kind, tuple(sides), one.about or other.about, one.reason)
