"""A report as the record keeps it: its reading as corrected, and what people decided on its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from onrecord.model import Finding, Reading
from onrecord.store.entries import Heading
from onrecord.store.packed import unpack_reading
from onrecord.store.tables import BY_LETTER, REPORTS


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored report; ``reviews`` and ``originals`` are by the ids of findings that people decided on or changed."""

    number: int
    current: bool
    reading: Reading
    reviews: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, Any] = field(default_factory=dict)
    _found: dict[str, dict[str, Finding]] = field(default_factory=dict)

    @property
    def heading(self) -> Heading:
        """The report without its text."""
        report = self.reading.report
        return Heading(report.id, report.title, report.publisher, report.published, self.current)

    def finding(self, id: str) -> Finding | None:
        """The finding of this id; None where there is none."""
        noun = BY_LETTER.get(id[:1])
        if noun is None:
            return None
        if noun not in self._found:
            self._found[noun] = {one.id: one for one in getattr(self.reading, noun)}
        return self._found[noun].get(id)


def kept_under(connection: Connection, numbers: Iterable[int]) -> dict[int, Kept]:
    """The reports of these numbers; those that are gone are left out."""
    query = select(REPORTS).where(REPORTS.c.number.in_(sorted(numbers)))
    return {row.number: of_row(connection, row) for row in connection.execute(query)}


def of_row(connection: Connection, row: Any) -> Kept:
    """The report of a row of ``reports``; ValueError where its reading is damaged."""
    return Kept(row.number, row.current, unpack_reading(row.reading))
