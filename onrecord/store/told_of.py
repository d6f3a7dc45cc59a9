"""A telling of an event beside the others, as an answer has it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Event, Quantity
from onrecord.store.entries import Entry


@dataclass(frozen=True, slots=True)
class ToldOf:
    """An event as one report tells it: its numbers, and who says so; nobody where the report itself does.

    ``event`` is the same for all tellings of one event: the id of the one by which the answer came to it.
    """

    event: str
    entry: Entry[Event]
    quantities: tuple[Quantity, ...]
    source: str
