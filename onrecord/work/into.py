"""Reads files into a record; what the record has already, or has in other words' order, is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.intake.opening import hash_of
from onrecord.issues import Given
from onrecord.model import Issue, MadeBy
from onrecord.store import repeating
from onrecord.store.entries import How as Became
from onrecord.store.entries import Stored
from onrecord.store.origins import name_of
from onrecord.store.record import Record
from onrecord.work.one import Read, Task, Unread, read_one
from onrecord.work.opener import Opener
from onrecord.work.pool import read_many
from onrecord.work.tasks import How, tasks_of


@dataclass(frozen=True, slots=True)
class Done:
    """A report that is in the record, the file and the origin that it stands in, and what reading it did."""

    path: Path
    name: str
    how: Became
    stored: Stored


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that the record has."""

    path: Path
    name: str
    report: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report that isn't read: one in another language, or one that the record has under another name."""

    task: Task


@dataclass(frozen=True, slots=True)
class _Alike:
    """A report that perhaps repeats one which is being read: it is looked at again when its turn comes."""

    task: Task


_Settled = _Known | _Kept | _Alike
_Item = Task | Unread | _Settled


def read_into(record: Record, paths: Iterable[Path], how: How, jobs: int) -> Iterator[Done | Unread]:
    """Reads the files in their order, each report stored whole before the next.

    What was read by other rules, or with another lexicon of the user's own, is read anew.
    """
    reading = _Reading(record, how)
    try:
        outcomes: Iterator[Read | Unread | _Settled] = read_many(reading.items(paths), jobs)
        for outcome in outcomes:
            yield outcome if isinstance(outcome, Unread) else reading.stored(outcome)
    finally:
        reading.end()


class _Reading:
    """What is under way: which reports are to be read, and which wait for another."""

    def __init__(self, record: Record, how: How) -> None:
        self._record, self._how = record, how
        self._made_by: MadeBy = pipeline.made_by(how.lexicon)
        self._opener = Opener(how.wanted)
        self._under_way: dict[str, tuple[date | None, frozenset[int]]] = {}

    def end(self) -> None:
        """Ends what opens the files."""
        self._opener.end()

    def items(self, paths: Iterable[Path]) -> Iterator[_Item]:
        """What is to be done of the files, in order."""
        for path in paths:
            known = self._known_file(path)
            if known:
                yield known
                continue
            for task in tasks_of(self._opener, path, self._how):
                yield task if isinstance(task, Unread) else self._item(task)

    def _known_file(self, path: Path) -> _Known | None:
        """A file that is one report and was read: it needn't be opened."""
        try:
            report = self._has(name_of(path), hash_of(path))
        except InputError:
            return None  # whoever opens the file says what is wrong with it
        return _Known(path, name_of(path), report) if report else None

    def _has(self, name: str, sha256: str) -> str | None:
        return self._record.has(name, sha256, self._how.published, self._made_by)

    def _item(self, task: Task) -> _Item:
        origin, report = task.origin, task.report.given
        known = self._has(origin.path, origin.sha256)
        if known:
            return _Known(task.path, origin.path, known)
        kept = self._kept(task)
        if kept:
            return kept
        its = repeating.sentences(report)
        if its and any(day == report.published and its <= those for day, those in self._under_way.values()):
            return _Alike(task)
        self._under_way[origin.path] = (report.published, its)
        return task

    def _kept(self, task: Task) -> _Kept | None:
        """The report where it isn't to be read, with what it repeats; None where it is."""
        report = task.report.given
        if not report.is_read:
            return _Kept(task)
        other = self._record.repeated(task.origin.path, report, self._made_by)
        if other is None or other == report.id:
            return _Kept(task) if other else None
        issue = Issue(0, 0, "repair", f"all of its sentences stand in report {other}: kept, not read twice")
        given = Given(replace(report, repeats=other), (*task.report.issues, issue))
        return _Kept(replace(task, report=given))

    def stored(self, outcome: Read | _Settled) -> Done | Unread:
        """Has what came of an item in the record, and says what that did."""
        if isinstance(outcome, _Known):
            return Done(outcome.path, outcome.name, "unchanged", self._record.report(outcome.report))
        if isinstance(outcome, _Alike):
            return self._looked_at_again(outcome.task)
        if isinstance(outcome, Read):
            self._under_way.pop(outcome.origin.path, None)
            return self._added(outcome)
        task = outcome.task
        reading = pipeline.unread(task.report.given, task.report.issues, self._how.lexicon)
        return self._added(Read(task.path, reading, task.origin))

    def _added(self, read: Read) -> Done:
        added = self._record.add(read.reading, read.origin)
        return Done(read.path, read.origin.path, added.how, self._record.report(added.report))

    def _looked_at_again(self, task: Task) -> Done | Unread:
        """What it perhaps repeats is read now; it is read as well where that could not be."""
        outcome = self._kept(task) or read_one(task)
        return outcome if isinstance(outcome, Unread) else self.stored(outcome)
