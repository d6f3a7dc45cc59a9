"""A report as the record keeps it: its reading as corrected, and what people decided on its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from onrecord.model import Finding, Reading
from onrecord.review import Decision, State, applied
from onrecord.review.anchors import FIELDS
from onrecord.store.decisions import decisions_on
from onrecord.store.entries import Heading
from onrecord.store.packed import unpack
from onrecord.store.tables import REPORTS


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored report; ``reviews`` and ``originals`` are by the ids of findings that people decided on or changed.

    ``lost`` are those that people decided on and the program no longer finds.
    """

    number: int
    current: bool
    reading: Reading
    reviews: Mapping[str, State] = field(default_factory=dict)
    originals: Mapping[str, Any] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
    _found: dict[str, dict[str, Finding]] = field(default_factory=dict)

    @property
    def heading(self) -> Heading:
        """The report without its text."""
        report = self.reading.report
        why = f"repeats {report.repeats}" if report.repeats else "" if report.is_read else f"in {report.language}"
        return Heading(report.id, report.title, report.publisher, report.published, self.current, why)

    @property
    def rejected(self) -> tuple[Any, ...]:
        """The findings that people rejected, as the program made them."""
        return tuple(one for id, one in self.originals.items() if self.reviews.get(id) == "rejected")

    def finding(self, id: str) -> Finding | None:
        """The finding of this id, a rejected one, too; None where there is none."""
        return self._held(id) or (self.originals.get(id) if self.reviews.get(id) == "rejected" else None)

    def _held(self, id: str) -> Finding | None:
        noun = FIELDS.get(id[:1])
        if noun is None:
            return None
        if noun not in self._found:
            self._found[noun] = {one.id: one for one in getattr(self.reading, noun)}
        return self._found[noun].get(id)


def kept_under(connection: Connection, numbers: Iterable[int]) -> dict[int, Kept]:
    """The reports of these numbers; those that are gone are left out."""
    query = select(REPORTS).where(REPORTS.c.number.in_(sorted(numbers)))
    rows = list(connection.execute(query))
    decided = decisions_on(connection, [row.number for row in rows if row.decided])
    return {row.number: _kept(row, decided.get(row.number, ())) for row in rows}


def of_row(connection: Connection, row: Any) -> Kept:
    """The report of a row of ``reports``; ValueError where its reading, or a decision on it, is damaged."""
    decided = decisions_on(connection, [row.number]) if row.decided else {}
    return _kept(row, decided.get(row.number, ()))


def _kept(row: Any, decided: tuple[Decision, ...]) -> Kept:
    reading = unpack(row.reading, Reading)
    if not decided:
        return Kept(row.number, row.current, reading)
    found = applied(reading, decided)
    return Kept(row.number, row.current, found.reading, found.states, found.originals, found.lost, decided)
