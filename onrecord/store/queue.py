"""What is to be reviewed, the least certain first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, and_, or_, select

from onrecord.store import keys, words
from onrecord.store.ask import CHUNK, FIRST, conditions_of, entry_of
from onrecord.store.asked import Question, to_review
from onrecord.store.dialect import Looking
from onrecord.store.entries import AskedReview, Entry
from onrecord.store.kept import kept_under
from onrecord.store.named import key_of
from onrecord.store.tables import FINDINGS
from onrecord.store.wanted import EVERYTHING

Place = tuple[float, int]
"""Where a finding lies in the queue: its confidence, then its key."""


def entries(looking: Looking, asked: AskedReview) -> Iterator[Entry[Any]]:
    """The findings that answer to everything asked and that nobody decided on yet, or that have the state asked for."""
    question, state = to_review(asked), asked.get("state") or ""
    after, size = _behind(looking, question.after), FIRST
    while True:
        with looking() as connection:
            rows = list(connection.execute(_page(connection, question, state, after).limit(size)))
            kept = kept_under(connection, {row.report for row in rows})
        for row in rows:
            finding = kept[row.report].finding(row.id) if row.report in kept else None
            if finding is not None:
                yield entry_of(kept[row.report], finding)
        if len(rows) < size:
            return
        after, size = (rows[-1].confidence, rows[-1].key), CHUNK


def _behind(looking: Looking, after: str | None) -> Place | None:
    if after is None:
        return None
    with looking() as connection:
        key = key_of(connection, after)
        return connection.execute(select(FINDINGS.c.confidence).where(FINDINGS.c.key == key)).scalar_one(), key


def _page(connection: Connection, question: Question, state: str, after: Place | None) -> Select[Any]:
    row, key = FINDINGS.c, FINDINGS.c.key
    conditions: list[ColumnElement[bool]] = [row.review == state, *conditions_of(question)]
    query = select(row.key, row.report, row.id, row.confidence)
    if question.until and question.until < date.max:
        conditions.append(key < keys.first_on(question.until + timedelta(1)))
    if after is not None:
        sure, last = after
        conditions += [row.confidence >= sure, or_(row.confidence > sure, and_(row.confidence == sure, key > last))]
    if question.wanted != EVERYTHING:
        found = _matching(connection, question)
        query = query.select_from(found.join(FINDINGS, key == found.c.key))
    return query.where(*conditions).order_by(row.confidence, key)


def _matching(connection: Connection, question: Question) -> CTE:
    """The keys of what has the words, looked up before anything else.

    Else SQLite goes along the queue and asks the index of words for each finding by itself, which takes seconds.
    """
    index, key = words.from_(connection)
    matches = words.matches(connection, question.wanted)
    found = select(key.label("key")).select_from(index).where(matches).cte("matching")
    return found.prefix_with("MATERIALIZED")
