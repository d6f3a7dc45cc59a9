"""A record: readings kept in a database, asked and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlalchemy import Connection, Engine, insert, select

from onrecord import settings
from onrecord.errors import NotFound, StoreError
from onrecord.model import Event, Forecast, MadeBy, Reading, Statement
from onrecord.store import asked, dialect, layouts, whole, write
from onrecord.store.ask import answers, entries
from onrecord.store.check import Checked, check
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
    OnDays,
    Origin,
    Shown,
    Stored,
)
from onrecord.store.explain import Explained, explain
from onrecord.store.forces import Force, forces
from onrecord.store.hits import Hit, Marker
from onrecord.store.kept import Kept
from onrecord.store.resting import Resting, rests, why
from onrecord.store.show import show
from onrecord.store.spoken import Spoken, spoken
from onrecord.store.syntax import parse
from onrecord.store.tables import LAYOUT, SCHEMA


class Record:
    """All readings of a project. Close it, or use it in a ``with``; made by :func:`open_record`.

    What is asked comes a page at a time; whoever pauses over it keeps nobody, not even themselves, from writing.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where

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
        with dialect.writing(self._engine, self.where) as connection:
            return write.add(connection, reading, origin)

    def has(self, path: str, sha256: str, published: date | None, made_by: MadeBy) -> str | None:
        """The id of the report that this version of a file gave when it was read like this; None if it wasn't yet."""
        with self._looking() as connection:
            newest = write.latest(connection, path)
            if newest is None or (newest.sha256, newest.published) != (sha256, published):
                return None
            row = write.row_at(connection, newest.report)
            return row.id if write.made_by(row) == made_by else None

    def statements(self, **filters: Unpack[AskedStatements]) -> Iterator[Entry[Statement]]:
        """The statements that answer to everything asked, by the days on which they were said."""
        return entries(self._looking, asked.statements(filters))

    def events(self, **filters: Unpack[AskedEvents]) -> Iterator[Entry[Event]]:
        """The events that answer to everything asked, in order of days."""
        return entries(self._looking, asked.events(filters))

    def forecasts(self, **filters: Unpack[AskedForecasts]) -> Iterator[Entry[Forecast]]:
        """The forecasts that answer to everything asked, by the days on which they fall due."""
        return entries(self._looking, asked.forecasts(filters))

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
            yield Resting(entry, rests(kept.reading, entry.finding), why(kept.reading, entry.finding))

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

    def check(self) -> Checked:
        """Whether every finding still resolves to its words, and every report to its origin."""
        return check(self._looking)

    def reports(self, **filters: Unpack[AskedReports]) -> Iterator[Stored]:
        """The reports that answer to everything asked, in order of publication; with history, superseded ones too."""
        for kept, _ in answers(self._looking, asked.reports(filters)):
            with self._looking() as connection:
                stored = whole.stored(connection, kept)
            yield stored

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

    def _looking(self) -> AbstractContextManager[Connection]:
        return dialect.looking(self._engine, self.where)


def open_record(where: str | Path = settings.RECORD, *, create: bool = True) -> Record:
    """The record in a file or at a database URL; made there if it doesn't exist, unless ``create`` is False.

    StoreError where there is none, or where something else is.
    """
    url = dialect.url_of(where)
    name = str(where) if "://" not in str(where) else url.render_as_string()
    file = dialect.file_of(url)
    if file is not None:
        _look_at(file, name, create)
    engine = dialect.engine_of(url)
    try:
        _lay_out(engine, name, create)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, name)


def _none_yet(name: str) -> StoreError:
    return StoreError(f"{name}: there is no record yet; read reports into it first: onrecord read PATH --record {name}")


def _look_at(file: Path, name: str, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{name}: is a folder; name a file in it, such as {Path(name) / settings.RECORD}")
    if not create and not file.exists():
        raise _none_yet(name)
    if create and not file.parent.is_dir():
        raise StoreError(f"{name}: there is no folder {file.parent}; make it first")


def _lay_out(engine: Engine, name: str, create: bool) -> None:
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
        _bring_up(engine, name, versions[0])
    elif versions != [SCHEMA]:
        raise StoreError(
            f"{name}: was written by another version of onrecord (layout {versions}, this one has {SCHEMA}); "
            "read the reports into a new record"
        )


def _bring_up(engine: Engine, name: str, version: int) -> None:
    """Brings a record of an earlier layout to the present one; a file is copied before."""
    file = dialect.file_of(engine.url)
    if file is not None:
        copy = file.with_name(f"{file.name}.layout-{version}")
        if not copy.exists():
            dialect.back_up(engine, name, copy)
        dialect.keep_log(engine, name)
    try:
        with dialect.writing(engine, name) as connection:
            if connection.scalar(select(LAYOUT.c.schema_version)) == version:  # nobody else was faster
                layouts.bring_up(connection, version)
    except StoreError as fault:
        raise StoreError(f"{name}: {str(fault).removeprefix(f'{name}: ')}") from fault
    dialect.shrink(engine, name)
