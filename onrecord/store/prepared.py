"""A reading made ready for any record, in any process: what is kept of it and what it is asked by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.garbage import without_collecting
from onrecord.model import Reading
from onrecord.store import keys, repeating, seals, sound
from onrecord.store.entries import Origin
from onrecord.store.kept import Kept
from onrecord.store.packed import pack, pack_text
from onrecord.store.rows import Row, Rows, rows_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """The rows of a reading: of ``reports``, of ``origins`` where it was read from a file, and what it is asked by.

    ``sentences`` are the numbers of its sentences (repeating.py).

    Their numbers are those that the report's id gives; a record that has another report there gives them others.
    """

    report: Row
    origin: Row | None
    rows: Rows
    sentences: tuple[int, ...]

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.report["id"])

    @property
    def number(self) -> int:
        """The report's number."""
        return int(self.report["number"])

    @property
    def path(self) -> str | None:
        """The file that the report was read from."""
        return str(self.origin["path"]) if self.origin else None

    def without_origin(self) -> Prepared:
        """The same as if it stood for itself."""
        return replace(self, report=self.report | {"origins": 0}, origin=None)

    def numbered(self, number: int) -> Prepared:
        """The same with another number."""
        if number == self.number:
            return self
        rows = self.rows.moved(keys.key(None, number, 0) - keys.key(None, self.number, 0), number)
        report = self.report | {"number": number, "rows_seal": seals.of_rows(self.report, rows.findings)}
        return replace(self, report=report, origin=self.origin and self.origin | {"report": number}, rows=rows)


def prepare(reading: Reading, origin: Origin | None = None) -> Prepared:
    """Makes a reading ready; without an origin, it stands for itself.

    StoreError where it isn't sound, or has more findings than a record can hold.
    """
    report = reading.report
    kept = Kept(keys.number_of(report.id), True, reading)
    with without_collecting():
        sound.make_sure(reading)
        asked_by = rows_of(kept)
    row = {
        "number": kept.number,
        "id": report.id,
        "published": report.published,
        "current": True,
        "made_by": pack(reading.made_by),
        "reading": pack(reading),
        "origins": 1 if origin else 0,
    }
    row |= {"seal": seals.of_reading(row)} | seals.beside(kept, asked_by.findings)
    origins = _origin(kept.number, reading, origin) if origin else None
    return Prepared(row, origins, asked_by, tuple(repeating.indexed(report)))


def _origin(number: int, reading: Reading, origin: Origin) -> dict[str, Any]:
    row = {
        "path": origin.path,
        "revision": 1,
        "report": number,
        "sha256": origin.sha256,
        "published": origin.published,
        "text": pack_text(origin.text),
        "kept": pack(reading.report.kept),
        "anchors": pack(origin.anchors) if origin.anchors else None,
    }
    return row | {"seal": seals.of_origin(reading.report.id, row)}
