"""Asks a record: which reports and findings answer to a question, a page at a time, in order of days.

A page is one walk along the keys, from behind the last one: through the index of words where it is asked by words or
marks, else through the table of findings. Between two pages others may write, and nothing is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, and_, or_, select, union_all

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

FIRST, CHUNK = 51, 200
"""Rows of the first page (fifty, and one that tells that there are more), and of each later one."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """A stretch of keys, [start, end): all of them, only what is *long*, or only what begins *open*."""

    start: int
    end: int
    only: str = ""


def entries(looking: Looking, question: Question) -> Iterator[Entry[Any]]:
    """The entries that answer to a question, in order of days."""
    return (entry for _, entry in answers(looking, question))


def answers(looking: Looking, question: Question) -> Iterator[tuple[Kept, Entry[Any]]]:
    """The entries that answer to a question with the reports that they stand in, in order of days."""
    at = _behind(looking, question)
    for walk in _walks(question):
        yield from _walked(looking, question, replace(walk, start=max(walk.start, at)))


def _walked(looking: Looking, question: Question, walk: _Walk) -> Iterator[tuple[Kept, Entry[Any]]]:
    size = FIRST
    while walk.start < walk.end:
        with looking() as connection:
            rows = list(connection.execute(_page(connection, question, walk).limit(size)))
            kept = kept_under(connection, {row.report for row in rows})
        for row in rows:
            one = kept.get(row.report)
            entry = _entry(question, one, row.id) if one else None
            if one and entry:
                yield one, entry
        if len(rows) < size:
            return
        walk = replace(walk, start=rows[-1].key + 1)
        size = CHUNK if question.keeps is None else FIRST


def _entry(question: Question, kept: Kept, id: str) -> Entry[Any] | None:
    """The entry of a row; None where it isn't there, or doesn't stand a closer look."""
    if not id:
        return Entry(kept.heading, kept.reading.report, "", kept.heading.title)
    finding: Any = kept.finding(id)
    if finding is None or (question.keeps is not None and not question.keeps(kept.reading, finding)):
        return None
    return entry_of(kept, finding)


def _behind(looking: Looking, question: Question) -> int:
    """The first key behind the entry that the question goes on after, or of that entry itself; 0 for none."""
    if question.after is None:
        return 0
    with looking() as connection:
        return key_of(connection, question.after) + (not question.again)


def _walks(question: Question) -> Iterator[_Walk]:
    """The stretches of keys that a question goes through, in order."""
    since, until = question.since, question.until
    end = keys.first_after(until) if until else keys.key(None, keys.REPORTS, 0)
    start = keys.before_long(since) if since else 0
    if start:
        yield _Walk(0, min(start, end), "long")
    yield _Walk(start, min(end, keys.first_after(question.due)) if question.due else end)
    if until:
        yield _Walk(max(start, end), keys.key(None, 0, 0), "open")


def keys_of(connection: Connection, question: Question) -> CompoundSelect[Any]:
    """The keys of all that a question is after, without a closer look at it, in no order."""
    return union_all(*(_page(connection, question, walk).order_by(None) for walk in _walks(question)))


def _page(connection: Connection, question: Question, walk: _Walk) -> Select[Any]:
    """The rows along a walk; the table that it goes along stands first, and its key orders them.

    What is added to a key in a join keeps the database from turning the walk round and going through all findings.
    """
    key: ColumnElement[int] = FINDINGS.c.key
    source: Any = FINDINGS
    conditions = conditions_of(question)
    if question.wanted != EVERYTHING:
        found, key = words.from_(connection)
        source = found.join(FINDINGS, FINDINGS.c.key == key + 0)
        conditions.append(words.matches(connection, _only(question, walk)))
    elif walk.only:
        key = LONG.c.key
        source = LONG.join(FINDINGS, FINDINGS.c.key == key + 0)
        conditions += [LONG.c.only == walk.only, LONG.c.noun.in_(list(question.nouns))]
        conditions += [LONG.c.last >= question.since] if question.since else []
    query = select(key.label("key"), FINDINGS.c.report, FINDINGS.c.noun, FINDINGS.c.id, FINDINGS.c.review)
    return query.select_from(source).where(key >= walk.start, key < walk.end, *conditions).order_by(key)


def _only(question: Question, walk: _Walk) -> All:
    return All((question.wanted, *([marked("lasts", walk.only)] if walk.only else [])))


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


def entry_of(kept: Kept, finding: Finding) -> Entry[Any]:
    """A finding of a kept reading, with its heading and what tells of it."""
    who, tells = told(kept.reading, finding)
    return Entry(kept.heading, finding, who, tells, kept.reviews.get(finding.id, ""), kept.originals.get(finding.id))
