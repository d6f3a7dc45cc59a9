"""A record: readings kept in a database, asked and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlalchemy import Connection, Engine, func, insert, select

from onrecord import settings
from onrecord.errors import NotFound, StoreError
from onrecord.model import Event, Forecast, MadeBy, Reading, Report, Statement
from onrecord.store import asked, dialect, layouts, removing, repeating, trail, whole, write
from onrecord.store.across_reports import AcrossReports
from onrecord.store.ask import answers, entries
from onrecord.store.check import Checked, checks
from onrecord.store.counted import Days, by_day
from onrecord.store.days import days_of
from onrecord.store.entries import (
    Added,
    Asked,
    AskedEvents,
    AskedEvidence,
    AskedForces,
    AskedForecasts,
    AskedReports,
    AskedSearch,
    AskedSpoken,
    AskedStatements,
    Entry,
    Located,
    OnDays,
    Origin,
    Shown,
    Stored,
)
from onrecord.store.explain import Explained, explain
from onrecord.store.forces import Force, forces
from onrecord.store.hits import Hit, Marker
from onrecord.store.kept import Kept
from onrecord.store.prepared import Prepared, prepare
from onrecord.store.removing import Removal
from onrecord.store.resting import Resting, rests, why
from onrecord.store.reviewing import Reviewing
from onrecord.store.show import show
from onrecord.store.spoken import Spoken, spoken
from onrecord.store.syntax import parse
from onrecord.store.tables import LAYOUT, REPORTS, SCHEMA
from onrecord.store.trail import AskedChanges, Change, Trail, whoever

BATCH = 100
"""Readings that are stored in one transaction where many are added."""


class Record(Reviewing, AcrossReports):
    """All readings of a project. Close it, or use it in a ``with``; made by :func:`open_record`.

    What is asked comes a page at a time; whoever pauses over it keeps nobody, not even themselves, from writing.
    """

    def __init__(self, engine: Engine, where: str, who: str) -> None:
        self._engine = engine
        self.where = where
        self.who = who
        self._file = dialect.file_of(engine.url)
        self._opened = dialect.identity(self._file)

    @property
    def file(self) -> Path | None:
        """The file that the record is kept in; None where it is kept in no file."""
        return self._file

    @property
    def address(self) -> str:
        """What :func:`open_record` opens it by in another process: the file, or the URL with its password."""
        return str(self.file or self._engine.url.render_as_string(hide_password=False))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def add(self, reading: Reading, origin: Origin | None = None) -> Added:
        """Stores a reading, whole or not at all, and says what that changed.

        Without an origin the reading stands for itself: it is never superseded by a corrected file.
        """
        with self._writing(reading.report.id) as connection:
            added = write.add(connection, prepare(reading, origin))
            Trail(self.who).added(connection, [(added, origin.path if origin else None)])
            return added

    def add_all(self, readings: Iterable[tuple[Reading, Origin | None]]) -> Iterator[Added]:
        """Stores many readings, each whole or not at all, a batch of them in a transaction.

        What each one changed is given when its batch is stored: who stops before has lost at most that one batch.
        """
        return self.add_prepared(prepare(reading, origin) for reading, origin in readings)

    def add_prepared(self, readings: Iterable[Prepared]) -> Iterator[Added]:
        """Stores many readings as :meth:`add_all` does, that other processes may have made ready."""
        coming = iter(readings)
        while batch := list(islice(coming, BATCH)):
            with self._writing(batch[0].id) as connection:
                together = write.Batch(connection, batch)
                done = [together.add(one) for one in batch]
                together.close()
                Trail(self.who).added(connection, zip(done, (one.path for one in batch), strict=True))
            yield from done

    def audit(self, **filters: Unpack[AskedChanges]) -> Iterator[Change]:
        """Every change of the record, in order."""
        return trail.changes(self._looking, filters)

    def removal(self, report: str) -> Removal:
        """What would go with the report that an id names; nothing is changed."""
        with self._looking() as connection:
            return removing.removal(connection, report)

    def remove(self, report: str) -> Removal:
        """Takes out the report that an id names, with what came only from it: findings, decisions, origins."""
        with self._writing() as connection:
            gone = removing.remove(connection, report)
            Trail(self.who).removed(connection, gone)
            return gone

    def has(self, path: str, sha256: str, published: date | None, made_by: MadeBy) -> str | None:
        """The id of the report that this version of a file gave when it was read like this; None if it wasn't yet."""
        with self._looking() as connection:
            newest = write.latest(connection, path)
            if newest is None or (newest.sha256, newest.published) != (sha256, published):
                return None
            row = write.row_at(connection, newest.report)
            if write.made_by(row) != made_by:
                return None
            return row.id if row.findings or repeating.holds(connection, row) else None

    def repeated(self, path: str, report: Report, made_by: MadeBy) -> str | None:
        """The id of a report that makes reading this one needless, which stands at a path; None where it is to be read.

        That is itself, where the record has it from another file, or one that has all of its sentences. What a path
        said before is corrected by it and never counts.
        """
        with self._looking() as connection:
            row = write.row_of(connection, report.id)
            if row is not None and write.made_by(row) == made_by and repeating.holds(connection, row):
                return report.id
            return None if write.latest(connection, path) else repeating.repeated(connection, report)

    def statements(self, **filters: Unpack[AskedStatements]) -> Iterator[Entry[Statement]]:
        """The statements that answer to everything asked, by the days on which they were said."""
        return entries(self._looking, asked.statements(filters))

    def events(self, **filters: Unpack[AskedEvents]) -> Iterator[Entry[Event]]:
        """The events that answer to everything asked, in order of days."""
        return entries(self._looking, asked.events(filters))

    def forecasts(self, **filters: Unpack[AskedForecasts]) -> Iterator[Entry[Forecast]]:
        """The forecasts that answer to everything asked, by the days on which they fall due."""
        return entries(self._looking, asked.forecasts(filters))

    def located(self, **filters: Unpack[AskedEvents]) -> Iterator[Located]:
        """The events as :meth:`events` gives them, with their places; those without days of their own are left out."""
        for kept, entry in answers(self._looking, replace(asked.events(filters), dated=True)):
            places = {one.id: one for one in kept.reading.places}
            at = (places[site.place] for site in entry.finding.places if site.place in places)
            yield Located(entry, tuple(dict.fromkeys(at)))

    def events_by_day(self, **filters: Unpack[AskedEvents]) -> Days:
        """How many events have days of their own, by the first of them; what needs a closer look counts, too."""
        return by_day(self._looking, replace(asked.events(filters), dated=True))

    def forecasts_by_day(self, **filters: Unpack[AskedForecasts]) -> Days:
        """How many forecasts have days of their own, by the first of them."""
        return by_day(self._looking, replace(asked.forecasts(filters), dated=True))

    def timeline(self, **filters: Unpack[Asked]) -> Iterator[OnDays]:
        """What was said, done and foretold, in order of days; findings without days of their own are not in it."""
        for entry in entries(self._looking, replace(asked.told("sef", filters), dated=True)):
            days = days_of(entry.finding)
            if days is not None:
                yield OnDays(days, entry)

    def who_says(self, **filters: Unpack[AskedSpoken]) -> Iterator[Spoken]:
        """Who speaks of whom, how often and in which acts, the most frequent first."""
        return spoken(self._looking, asked.spoken(filters), filters.get("of"), filters.get("after"))

    def evidence(self, **filters: Unpack[AskedEvidence]) -> Iterator[Resting]:
        """The statements and events that rest only on unnamed or undisclosed evidence, or on one source."""
        for kept, entry in answers(self._looking, asked.evidence(filters)):
            told = {one.id: one for one in kept.reading.statements}
            yield Resting(entry, rests(told, entry.finding), why(told, entry.finding))

    def forces(self, **filters: Unpack[AskedForces]) -> Iterator[Force]:
        """Personnel and equipment by side, place and day, one row a number that an event has of them."""
        question, behind = asked.forces(filters)
        for kept, entry in answers(self._looking, question):
            found = forces(kept.reading, entry, filters.get("category"))
            yield from (one for one in found if one.span.start > behind)
            behind = -1

    def search(self, query: str, **filters: Unpack[AskedSearch]) -> Iterator[Hit]:
        """The reports, statements, events and forecasts that hold some words, in order of days.

        The language of a search is told in docs/concepts.md; QueryError where it isn't understood.
        """
        marker = Marker(parse(query))
        return (marker.hit(one) for one in entries(self._looking, asked.search(query, filters)))

    def searched(self, query: str, **filters: Unpack[AskedSearch]) -> Days:
        """How many :meth:`search` finds, by noun and day."""
        return by_day(self._looking, asked.search(query, filters))

    def show(self, wanted: str) -> Shown | Stored:
        """The finding, or the report, that an id names; NotFound where it names none, or several.

        The report's part of the id may be shortened as long as it is clear.
        """
        with self._looking() as connection:
            return show(connection, wanted)

    def explain(self, wanted: str) -> Explained:
        """Why the statement, event or forecast with this id is as it is; NotFound where the id names none of these."""
        with self._looking() as connection:
            return explain(connection, wanted)

    def check(self, jobs: int = 1) -> Checked:
        """Whether every finding still resolves to its words, and every report to its origin."""
        return sum(self.checks(jobs), Checked())

    def checks(self, jobs: int = 1) -> Iterator[Checked]:
        """Part by part what :meth:`check` finds; with several jobs, in as many processes."""
        url = self._engine.url
        again = partial(dialect.looking_at, url.render_as_string(hide_password=False), self.where)
        return checks(self._looking, again, 1 if dialect.is_in_memory(url) else jobs)

    def size(self) -> int:
        """How many reports the record has, superseded ones too."""
        with self._looking() as connection:
            return connection.scalar(select(func.count()).select_from(REPORTS)) or 0

    def reports(self, **filters: Unpack[AskedReports]) -> Iterator[Stored]:
        """The reports that answer to everything asked, in order of publication; with history, superseded ones too."""
        found = (kept for kept, _ in answers(self._looking, asked.reports(filters)))
        return whole.all_stored(self._looking, found)

    def report(self, report: str) -> Stored:
        """The report with this whole id; NotFound where the record has none."""
        with self._looking() as connection:
            return whole.stored(connection, self._kept(connection, report))

    def reading(self, report: str, *, original: bool = False) -> Reading:
        """The whole reading of the report with this whole id, as people corrected it, or as the program made it.

        NotFound where the record has none.
        """
        with self._looking() as connection:
            if original:
                found = whole.original(connection, report)
                if found is not None:
                    return found
            return self._kept(connection, report).reading

    def readings(self, **filters: Unpack[AskedReports]) -> Iterator[Reading]:
        """The whole readings in order of publication; with history, those of superseded reports too."""
        return (kept.reading for kept, _ in answers(self._looking, asked.reports(filters)))

    def _kept(self, connection: Connection, report: str) -> Kept:
        kept = whole.kept(connection, report)
        if kept is None:
            raise NotFound(f"{report}: no such report in {self.where}; check the id")
        return kept

    def _writing(self, report: str = "") -> AbstractContextManager[Connection]:
        self._look_whether_there()
        return dialect.writing(self._engine, self.where, report)

    def _looking(self) -> AbstractContextManager[Connection]:
        self._look_whether_there()
        return dialect.looking(self._engine, self.where)

    def _look_whether_there(self) -> None:
        """StoreError where the file was taken away: what is written into it would be gone with this process."""
        if dialect.identity(self._file) != self._opened:
            says = "was taken away while it was open, or another file put in its place"
            raise StoreError(f"{self.where}: {says}; put it back, or open it anew")


def open_record(where: str | Path = settings.RECORD, *, create: bool = True, who: str = "") -> Record:
    """The record in a file or at a database URL; made there if it doesn't exist, unless ``create`` is False.

    ``who`` is named in the trail of changes; without it, ``ONRECORD_WHO`` or whoever is logged in. StoreError where
    there is none, or where something else is.
    """
    url = dialect.url_of(where)
    name = dialect.name_of(where)
    file = dialect.file_of(url)
    if file is not None:
        _look_at(file, name, create)
    engine = dialect.engine_of(url, name)
    try:
        _lay_out(engine, name, create, whoever(who))
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, name, whoever(who))


def _none_yet(name: str) -> StoreError:
    return StoreError(f"{name}: there is no record yet; read reports into it first: onrecord read PATH --record {name}")


def _look_at(file: Path, name: str, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{name}: is a folder; name a file in it, such as {Path(name) / settings.RECORD}")
    if file.exists() and not file.is_file():
        raise StoreError(f"{name}: is a device or a pipe; name a file, such as {settings.RECORD}")
    if not create and not file.exists():
        raise _none_yet(name)
    if create and not file.parent.is_dir():
        raise StoreError(f"{name}: there is no folder {file.parent}; make it first")
    if not dialect.is_sqlite(file):
        raise StoreError(f"{name}: is not a record; name another file with --record")
    if dialect.is_cut(file):
        raise StoreError(f"{name}: is damaged, its end is missing; restore a copy, or read the reports into a new file")


def _lay_out(engine: Engine, name: str, create: bool, who: str) -> None:
    """Makes the tables where there are none, and refuses those that aren't a record's of this version."""
    with dialect.looking(engine, name) as connection:
        tables = layouts.tables(connection)
        versions = list(connection.scalars(select(LAYOUT.c.schema_version))) if LAYOUT.name in tables else []
    if not tables and create:
        dialect.keep_log(engine, name)
        with dialect.writing(engine, name) as connection:
            if LAYOUT.name not in layouts.tables(connection):  # nobody else was faster
                layouts.make(connection)
                connection.execute(insert(LAYOUT).values(schema_version=SCHEMA))
    elif not tables:
        raise _none_yet(name)
    elif LAYOUT.name not in tables:
        raise StoreError(f"{name}: is a database, but not a record; name another file with --record")
    elif len(versions) == 1 and layouts.known(versions[0]):
        _bring_up(engine, name, versions[0], who)
    elif len(versions) == 1 and versions[0] > SCHEMA:
        later = f"was written by a later version of onrecord (layout {versions[0]}, this one has {SCHEMA})"
        raise StoreError(f"{name}: {later}; update it: pip install -U onrecord")
    elif versions != [SCHEMA]:
        raise StoreError(
            f"{name}: has no layout that onrecord knows; restore a copy, or read the reports into a new one"
        )


def _bring_up(engine: Engine, name: str, version: int, who: str) -> None:
    """Brings a record of an earlier layout to the present one; a file is copied before."""
    file = dialect.file_of(engine.url)
    if file is not None:
        dialect.back_up(engine, name, file.with_name(f"{file.name}.layout-{version}"))
        dialect.keep_log(engine, name)
    try:
        with dialect.writing(engine, name) as connection:
            if connection.scalar(select(LAYOUT.c.schema_version)) == version:  # nobody else was faster
                layouts.bring_up(connection, version)
                Trail(who).tell(connection, "brought up", f"from layout {version} to {SCHEMA}")
    except StoreError as fault:
        raise StoreError(f"{name}: {str(fault).removeprefix(f'{name}: ')}") from fault
    dialect.shrink(engine, name)
