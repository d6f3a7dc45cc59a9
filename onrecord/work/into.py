"""Reads files into a record; what the record has already is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.intake.opening import hash_of
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import MadeBy
from onrecord.store.entries import How, Stored
from onrecord.store.origins import name_of
from onrecord.store.record import Record
from onrecord.work.one import Read, Task, Unread
from onrecord.work.pool import read_many


@dataclass(frozen=True, slots=True)
class Done:
    """A file whose report is in the record, and what reading it did to the record."""

    path: Path
    how: How
    stored: Stored


@dataclass(frozen=True, slots=True)
class _Known:
    path: Path
    report: str


def read_into(
    record: Record, paths: Iterable[Path], published: date | None, jobs: int, lexicon: Lexicon | None = None
) -> Iterator[Done | Unread]:
    """Reads the files in their order, each stored whole before the next; ``published`` is the day of all, if given.

    What was read by other rules, or with another ``lexicon`` of the user's own, is read anew.
    """
    made_by = pipeline.made_by(lexicon)
    work = (_known(record, path, published, made_by) or Task(path, published, lexicon) for path in paths)
    for outcome in read_many(work, jobs):
        if isinstance(outcome, Read):
            added = record.add(outcome.reading, outcome.origin)
            yield Done(outcome.path, added.how, record.report(added.report))
        elif isinstance(outcome, _Known):
            yield Done(outcome.path, "unchanged", record.report(outcome.report))
        else:
            yield outcome


def _known(record: Record, path: Path, published: date | None, made_by: MadeBy) -> _Known | None:
    try:
        report = record.has(name_of(path), hash_of(path), published, made_by)
    except InputError:
        return None  # whoever reads the file says what is wrong with it
    return _Known(path, report) if report else None
