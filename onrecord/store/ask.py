"""Asks a record: which reports and findings answer to a question, a page at a time, in order of days.

A page is one walk along the keys, from behind the last one: through the index of words where it is asked by words or
marks, else through the table of findings. Between two pages others may write, and nothing is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from onrecord.model import Finding
from onrecord.store import keys, words
from onrecord.store.asked import Question
from onrecord.store.dialect import Looking
from onrecord.store.entries import Entry
from onrecord.store.kept import Kept, kept_under
from onrecord.store.named import key_of
from onrecord.store.tables import FINDINGS, LONG
from onrecord.store.telling import told
from onrecord.store.wanted import EVERYTHING, All, marked

FIRST, CHUNK = 50, 200
"""Entries of the first page, and of each later one."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """A stretch of keys, [start, end): all of them, only what is long, or only what begins openly."""

    start: int
    end: int
    only: str = ""


def entries(looking: Looking, question: Question) -> Iterator[Entry[Any]]:
    """The entries that answer to a question, in order of days."""
    at = _behind(looking, question.after)
    for walk in _walks(question):
        yield from _walked(looking, question, replace(walk, start=max(walk.start, at)))


def _walked(looking: Looking, question: Question, walk: _Walk) -> Iterator[Entry[Any]]:
    size = FIRST
    while walk.start < walk.end:
        with looking() as connection:
            rows = list(connection.execute(_page(connection, question, walk).limit(size)))
            kept = kept_under(connection, {row.report for row in rows})
        for row in rows:
            entry = _entry(kept[row.report], row) if row.report in kept else None
            if entry and (question.keeps is None or question.keeps(kept[row.report].reading, entry.finding)):
                yield entry
        if len(rows) < size:
            return
        walk = replace(walk, start=rows[-1].key + 1)
        size = CHUNK


def _behind(looking: Looking, after: str | None) -> int:
    """The first key behind an entry, by its id; 0 for None."""
    if after is None:
        return 0
    with looking() as connection:
        return key_of(connection, after) + 1


def _walks(question: Question) -> Iterator[_Walk]:
    """The stretches of keys that a question goes through, in order."""
    since, until = question.since, question.until
    end = keys.first_on(until + timedelta(1)) if until and until < date.max else keys.key(None, keys.REPORTS, 0)
    start = keys.before_long(since) if since else 0
    if start:
        yield _Walk(0, min(start, end), "long")
    yield _Walk(start, end)
    if until:
        yield _Walk(max(start, end), keys.key(date.max, 0, 0), "open")


def _page(connection: Connection, question: Question, walk: _Walk) -> Select[Any]:
    key: ColumnElement[int] = FINDINGS.c.key
    source: Any = FINDINGS
    conditions = conditions_of(question)
    wanted = question.wanted
    if wanted != EVERYTHING:
        found, key = words.from_(connection)
        source = found.join(FINDINGS, FINDINGS.c.key == key)
        if walk.only:
            wanted = All((wanted, marked("lasts", walk.only)))
        conditions.append(words.matches(connection, wanted))
    elif walk.only:
        source = LONG.join(FINDINGS, FINDINGS.c.key == LONG.c.key)
        conditions += [LONG.c.only == walk.only] if walk.only == "open" else []
        conditions += [LONG.c.last >= question.since] if question.since else []
    query = select(key.label("key"), FINDINGS.c.report, FINDINGS.c.noun, FINDINGS.c.id, FINDINGS.c.review)
    return query.select_from(source).where(key >= walk.start, key < walk.end, *conditions).order_by(key)


def conditions_of(question: Question) -> list[ColumnElement[bool]]:
    """What the rows of ``findings`` fulfil that answer to a question, besides its words and its stretches of keys."""
    row = FINDINGS.c
    conditions: list[ColumnElement[bool]] = [row.noun.in_(list(question.nouns))]
    if not question.history:
        conditions.append(row.current)
    if not question.rejected:
        conditions.append(row.review != "rejected")
    if question.since:
        conditions.append(row.last >= question.since)
    if question.dated:
        conditions.append(row.dated)
    if question.due:
        conditions.append(and_(row.dated, row.last <= question.due))
    if question.open:
        conditions.append(or_(~row.dated, row.last > question.open))
    return conditions


def _entry(kept: Kept, row: Row[Any]) -> Entry[Any] | None:
    if row.noun == "r":
        return Entry(kept.heading, kept.reading.report, "", kept.reading.report.title)
    finding = kept.finding(row.id)
    return entry_of(kept, finding) if finding else None


def entry_of(kept: Kept, finding: Finding) -> Entry[Any]:
    """A finding of a kept reading, with its heading and what tells of it."""
    who, tells = told(kept.reading, finding)
    return Entry(kept.heading, finding, who, tells, kept.reviews.get(finding.id, ""), kept.originals.get(finding.id))
