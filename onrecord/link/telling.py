"""An event and an entity as linking sees them: what their report tells of them, each in one flat line of fields.

The same fields are filled from a stored reading (:mod:`onrecord.link.told`) and from anything else that marks words.
Stems are those of :mod:`onrecord.link.words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

As = Literal["actor", "recipient", "beside"]
"""A party does it, has it done to it, or is named in the same sentence."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who has part in an event: the name and its stems, the last of them being the head, and the entity's telling."""

    name: str
    stems: tuple[str, ...]
    country: str | None
    takes_part: As
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its name, and where it is as far as that is known; ``radius`` in kilometres."""

    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from ``low`` to ``high`` (None: open) of what is counted, as a stem, or in a unit."""

    low: float | None
    high: float | None
    of: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a trigger: the stems of the few words ``beside`` it, and of those ``around`` it, which are its
    sentence with the one before and the one behind. ``refers`` says whether *the*, *this* or the like opens its phrase.
    """

    beside: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    refers: bool = False


@dataclass(frozen=True, slots=True)
class EventTelling:
    """An event as one report tells it.

    ``lemma`` is the stem of the trigger's head, ``trigger`` the stems of all its words; ``words`` are the stems of its
    sentence. ``within`` is the event of the report's own reading, so that two tellings of one report can be known as
    one.
    """

    id: str
    report: str
    published: date | None
    said: str
    lemma: str
    trigger: tuple[str, ...]
    type: str | None
    what: str | None
    name: str | None
    parties: tuple[Party, ...]
    places: tuple[Spot, ...]
    first: date | None
    last: date | None
    amounts: tuple[Amount, ...]
    words: tuple[str, ...]
    setting: Setting = Setting()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class EntityTelling:
    """An actor, place, time or thing as one report tells it.

    ``said`` are the words that stand for it best, ``names`` all of them, ``head`` the stem of the head; ``named`` says
    whether it has a name of its own. ``does`` are the lemmas of what it has part in.
    """

    id: str
    report: str
    published: date | None
    said: str
    head: str
    names: tuple[str, ...]
    named: bool
    kind: str
    country: str | None
    sector: str | None
    roles: tuple[str, ...]
    place: Spot | None
    first: date | None
    last: date | None
    does: frozenset[str]
    words: tuple[str, ...]
    within: str | None = None


Telling = EventTelling | EntityTelling


@dataclass(frozen=True, slots=True)
class ReportTelling:
    """A report: the stems of its words, each as often as it stands there."""

    id: str
    published: date | None
    words: tuple[str, ...]
