"""A dispute: what it is about, its sides with all who tell them, and why they exclude each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.link.accounts import At, Voice

DisputeKind = Literal["asserted/denied", "number", "date", "place", "actor", "status"]


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

    kind: DisputeKind
    sides: tuple[Side, ...]
    about: tuple[str, ...]
    reason: str

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell it."""
        return frozenset(at.report for side in self.sides for at in side.at)
