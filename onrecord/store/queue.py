"""What is to be reviewed, the least certain first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, get_args

from sqlalchemy import CTE, ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.review import State
from onrecord.store import keys, words
from onrecord.store.ask import CHUNK, FIRST, conditions_of, entry_of
from onrecord.store.asked import Question, to_review
from onrecord.store.dialect import Looking
from onrecord.store.entries import AskedReview, Entry
from onrecord.store.kept import kept_under
from onrecord.store.named import key_of, number_of
from onrecord.store.tables import FINDINGS, REPORTS
from onrecord.store.wanted import EVERYTHING

STATES: tuple[str, ...] = ("", *get_args(State))
"""What a finding can be by decision; empty where nobody decided on it."""

Place = tuple[float, int]
"""Where a finding lies in the queue: its confidence, then its key."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A question for findings of one state, or of any (None), in all reports or in the one of a number."""

    question: Question
    state: str | None
    report: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it is answered by a report or by words, not by going along the queue."""
        return self.report is not None or self.question.wanted != EVERYTHING


def entries(looking: Looking, asked: AskedReview) -> Iterator[Entry[Any]]:
    """The findings that answer to everything asked and that nobody decided on yet, or that have the state asked for."""
    wanted = _wanted(looking, asked)
    after, size = _place(looking, wanted.question.after), FIRST
    while True:
        with looking() as connection:
            rows = list(connection.execute(_page(connection, wanted, after).limit(size)))
            kept = kept_under(connection, {row.report for row in rows})
        for row in rows:
            finding = kept[row.report].finding(row.id) if row.report in kept else None
            if finding is not None:
                yield entry_of(kept[row.report], finding)
        if len(rows) < size:
            return
        after, size = (rows[-1].confidence, rows[-1].key), CHUNK


def first(looking: Looking, asked: AskedReview) -> str | None:
    """The id of the first that :func:`entries` gives, without what else there is; None where it gives nothing."""
    wanted = _wanted(looking, asked)
    after = _place(looking, wanted.question.after)
    with looking() as connection:
        return _id(connection, connection.execute(_page(connection, wanted, after).limit(1)).first())


def before(looking: Looking, asked: AskedReview, at: str) -> str | None:
    """The id of the last finding before one in the order of the queue; None where that is the first.

    Also of those that people decided on meanwhile, unless a state is asked for.
    """
    wanted, place = _wanted(looking, asked), _place(looking, at)
    found: list[Any] = []
    with looking() as connection:
        states = (wanted.state,) if wanted.state else (None,) if wanted.is_narrow else STATES
        for state in states:
            one = replace(wanted, state=state)
            found += connection.execute(_page(connection, one, place, back=True).limit(1))
        return _id(connection, max(found, key=lambda row: (row.confidence, row.key), default=None))


def left(looking: Looking, asked: AskedReview, most: int) -> int:
    """How many findings :func:`entries` gives, counted up to ``most``."""
    wanted = _wanted(looking, asked)
    with looking() as connection:
        page = _page(connection, wanted, None).limit(most).subquery()
        return connection.scalar(select(func.count()).select_from(page)) or 0


def _wanted(looking: Looking, asked: AskedReview) -> _Wanted:
    report = asked.get("report")
    if not report:
        return _Wanted(to_review(asked), asked.get("state") or "")
    with looking() as connection:
        return _Wanted(to_review(asked), asked.get("state") or "", number_of(connection, report))


def _place(looking: Looking, at: str | None) -> Place | None:
    if at is None:
        return None
    with looking() as connection:
        key = key_of(connection, at)
        return connection.execute(select(FINDINGS.c.confidence).where(FINDINGS.c.key == key)).scalar_one(), key


def _id(connection: Connection, row: Any) -> str | None:
    if row is None:
        return None
    return f"{connection.scalar(select(REPORTS.c.id).where(REPORTS.c.number == row.report))}.{row.id}"


def _page(connection: Connection, wanted: _Wanted, place: Place | None, back: bool = False) -> Select[Any]:
    """The rows behind a place in the order of the queue, or before it, the nearest first."""
    row, key, question = FINDINGS.c, FINDINGS.c.key, wanted.question
    conditions = [*_of_state(wanted), *conditions_of(question)]
    query = select(row.key, row.report, row.id, row.confidence)
    if question.until and question.until < date.max:
        conditions.append(key < keys.first_on(question.until + timedelta(1)))
    if place is not None:
        sure, at = place
        same = and_(row.confidence == sure, key < at if back else key > at)
        conditions.append(row.confidence <= sure if back else row.confidence >= sure)
        conditions.append(or_(row.confidence < sure if back else row.confidence > sure, same))
    if question.wanted != EVERYTHING:
        found = _matching(connection, question)
        query = query.select_from(found.join(FINDINGS, key == found.c.key))
    order = (row.confidence.desc(), key.desc()) if back else (row.confidence, key)
    return query.where(*conditions).order_by(*order)


def _of_state(wanted: _Wanted) -> list[ColumnElement[bool]]:
    """The conditions on state and report; of one report all findings are looked at, instead of the whole queue."""
    row = FINDINGS.c
    if wanted.report is None:
        return [row.review == wanted.state] if wanted.state is not None else []
    of_state = [row.review.concat("") == wanted.state] if wanted.state is not None else []
    return [row.report == wanted.report, *of_state]


def _matching(connection: Connection, question: Question) -> CTE:
    """The keys of what has the words, looked up before anything else.

    Else SQLite goes along the queue and asks the index of words for each finding by itself, which takes seconds.
    """
    index, key = words.from_(connection)
    matches = words.matches(connection, question.wanted)
    found = select(key.label("key")).select_from(index).where(matches).cte("matching")
    return found.prefix_with("MATERIALIZED")
