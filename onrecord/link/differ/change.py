"""A change: what was told, what is told now, by whom, in which words; a correction, which a source makes itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.link.accounts import At, Voice
from onrecord.model import Changed


@dataclass(frozen=True, slots=True)
class Change:
    """What is told otherwise: from ``was``, in the words of ``before`` (none for a new event), to ``now`` in ``after``.

    ``day`` is the first on which it is told so, ``by`` who told it first, ``about`` the tellings of the event, none
    for words that tell none. Words are in order of days, those of ``before`` the latest first.
    """

    kind: Changed
    day: date
    by: Voice
    was: str
    now: str
    before: tuple[At, ...]
    after: tuple[At, ...]
    about: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a source told, and the words in which the same source tells it otherwise or takes it back."""

    by: Voice
    day: date
    old: At
    new: At
    reason: str
