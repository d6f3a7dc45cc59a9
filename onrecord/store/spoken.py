"""Who speaks of whom, how often and in which acts, the most frequent first.

Of the whole record that is counted already (often.py); the pairs of any other question the database counts for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.errors import NotFound
from onrecord.store import often
from onrecord.store.ask import keys_of
from onrecord.store.asked import Question
from onrecord.store.dialect import Looking
from onrecord.store.folding import fold
from onrecord.store.tables import PARTIES, SPOKEN

FIRST, GROWS = 51, 20
"""Rows of the first page; each later one has so many times as many, as all are counted for each."""
_ID = re.compile(r"([0-7]?[0-9a-f]{1,15})-([0-7]?[0-9a-f]{1,15})")


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is spoken of: a name, and the country (ISO 3166 alpha-3) that goes with it; None for none."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements of one party speak of another, in all and by act; ``id`` is that of the pair."""

    id: str
    by: Party
    of: Party
    times: int
    acts: dict[str, int]


def spoken(looking: Looking, question: Question, of: str | None, after: str | None) -> Iterator[Spoken]:
    """The pairs in the statements that a question is after, of those whose name holds some words."""
    last = _numbers(after) if after is not None else None
    with looking() as connection:
        counts = _Counts(connection, question, of)
        found = connection.execute(counts.pair(connection, *last)).one_or_none() if last else None
        if last and found is None:
            raise NotFound(f"{after}: is no pair of this answer; its rows have their ids in --json and --csv")
    size = FIRST
    while True:
        with looking() as connection:
            rows = list(connection.execute(counts.page(connection, found, size)))
            parties = _parties(connection, {number for row in rows for number in (row.by, row.of)})
        yield from (_row(row, parties) for row in rows)
        if len(rows) < size:
            return
        found, size = rows[-1], size * GROWS


def _row(row: Any, parties: dict[int, Party]) -> Spoken:
    acts = dict(sorted(Counter(row.acts.split(",")).items(), key=lambda act: (-act[1], act[0])))
    return Spoken(f"{row.by:x}-{row.of:x}", parties[row.by], parties[row.of], row.times, acts)


class _Counts:
    """Asks how often who speaks of whom in the statements that a question is after."""

    def __init__(self, connection: Connection, question: Question, of: str | None) -> None:
        self._question = question
        self._of = None if of is None else _called(connection, question, of)
        self._of_all = of is None and question == Question("s")

    def pair(self, connection: Connection, by: int, of: int) -> Select[Any]:
        """The row of one pair."""
        if self._of_all:
            return often.pair(by, of)
        return self._counted(connection).where(SPOKEN.c.by == by, SPOKEN.c.of == of)

    def page(self, connection: Connection, behind: Any, size: int) -> Select[Any]:
        """The pairs in order, with their acts, from behind the row of one on."""
        if self._of_all:
            return often.page(behind, size)
        counts = self._counted(connection)
        counts = counts if behind is None else counts.having(_behind(behind))
        return counts.order_by(func.count().desc(), SPOKEN.c.by, SPOKEN.c.of).limit(size)

    def _counted(self, connection: Connection) -> Select[Any]:
        acts = func.aggregate_strings(SPOKEN.c.act, ",").label("acts")
        query = select(SPOKEN.c.by, SPOKEN.c.of, func.count().label("times"), acts)
        query = _among(connection, query.group_by(SPOKEN.c.by, SPOKEN.c.of), self._question)
        return query if self._of is None else query.where(SPOKEN.c.of.in_(self._of))


def _among(connection: Connection, query: Select[Any], question: Question) -> Select[Any]:
    """The query for the statements that a question is after only."""
    found = keys_of(connection, question).subquery()
    return query.select_from(found.join(SPOKEN, SPOKEN.c.key == found.c.key))


def _behind(row: Any) -> ColumnElement[bool]:
    """The condition on a pair that it comes later than another."""
    by, of = SPOKEN.c.by, SPOKEN.c.of
    later = or_(by > row.by, and_(by == row.by, of > row.of))
    return or_(func.count() < row.times, and_(func.count() == row.times, later))


def _numbers(id: str) -> tuple[int, int]:
    form = _ID.fullmatch(id)
    if form is None:
        raise NotFound(f"{id}: is no pair's id; the rows of who-says have theirs in --json and --csv")
    return int(form[1], 16), int(form[2], 16)


def _called(connection: Connection, question: Question, words: str) -> list[int]:
    """The numbers of those whose name holds some words, among whom the statements speak of."""
    query = _among(connection, select(SPOKEN.c.of).distinct(), question)
    held = f" {' '.join(fold(words))} "
    parties = _parties(connection, set(connection.scalars(query)))
    return sorted(one for one, party in parties.items() if held.strip() and held in f" {' '.join(fold(party.name))} ")


def _parties(connection: Connection, numbers: set[int]) -> dict[int, Party]:
    found, wanted = {}, sorted(numbers)
    for start in range(0, len(wanted), 1000):
        query = select(PARTIES).where(PARTIES.c.number.in_(wanted[start : start + 1000]))
        found.update({row.number: Party(row.name, row.country or None) for row in connection.execute(query)})
    return found
