"""The rows that a report's reading gives beside itself: what it is asked by. They follow from it and nothing else."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, or_
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.errors import StoreError
from onrecord.model import Event, Forecast, Span, Statement
from onrecord.store import keys, often, words
from onrecord.store.days import days_of, ends, lasts
from onrecord.store.kept import Kept
from onrecord.store.searched import Index, Mentions, Told
from onrecord.store.tables import FINDINGS, LONG, PARTIES, SPOKEN

Row = dict[str, Any]

_MANY = 500
"""Values that a statement has at once; a database takes only so many."""


@dataclass(slots=True)
class Rows:
    """Rows by table; ``words`` are those of the index."""

    findings: list[Row] = field(default_factory=list)
    long: list[Row] = field(default_factory=list)
    spoken: list[Row] = field(default_factory=list)
    parties: dict[int, Row] = field(default_factory=dict)
    words: list[words.Keyed] = field(default_factory=list)

    def moved(self, by: int, number: int) -> Rows:
        """The same rows of a report of another number, whose keys lie higher by this."""
        return Rows(
            [row | {"key": row["key"] + by, "report": number} for row in self.findings],
            [row | {"key": row["key"] + by} for row in self.long],
            [row | {"key": row["key"] + by} for row in self.spoken],
            self.parties,
            [(key + by, searched) for key, searched in self.words],
        )

    def pairs(self) -> often.Pairs:
        """How often one party speaks of another in these rows, where they are current."""
        current = {row["key"] for row in self.findings if row["current"]}
        return Counter((row["by"], row["of"]) for row in self.spoken if row["key"] in current)

    def extend(self, others: Rows) -> None:
        """Takes other rows in."""
        self.findings += others.findings
        self.long += others.long
        self.spoken += others.spoken
        self.parties |= others.parties
        self.words += others.words


def rows_of(kept: Kept) -> Rows:
    """All rows of a report; StoreError where it has more findings than a record can hold."""
    rows = Rows()
    index, spoken = Index(kept.reading), _Spoken(kept)
    for row, one in findings(kept):
        key, last = row["key"], row["last"]
        rows.findings.append(row)
        rows.words.append((key, index.of(one) if one else index.of_report()))
        lasting = lasts(days_of(one)) if one else ""
        if lasting:
            rows.long.append({"key": key, "last": last, "only": lasting, "noun": row["noun"]})
        if isinstance(one, Statement) and row["review"] != "rejected":
            spoken.add(rows, key, one)
    return rows


def findings(kept: Kept) -> Iterator[tuple[Row, Told | None]]:
    """The rows of ``findings``: the report's own, with None, then those of what is told in it, in order of the text."""
    reading, published = kept.reading, kept.reading.report.published
    rejected = (one for one in kept.rejected if isinstance(one, Statement | Event | Forecast))
    told: list[Told] = [*reading.statements, *reading.events, *reading.forecasts, *rejected]
    if len(told) > keys.MOST:
        raise StoreError(f"{reading.report.id}: has {len(told)} findings, a report can have {keys.MOST}; split it")
    at = keys.key(published, kept.number, 0)
    yield _row(kept, "", at, published, published is not None), None
    for place, one in enumerate(sorted(told, key=_start), start=1):
        days = days_of(one)
        first, last = ends(days, published)
        at = keys.key(first, kept.number, place)
        yield _row(kept, one.id, at, last, days is not None) | {"confidence": float(one.confidence)}, one


def _start(one: Told) -> tuple[int, str]:
    span = _chief(one)
    return (span.start if span else 0, one.id[:1])


def _chief(one: Told) -> Span | None:
    if isinstance(one, Statement):
        return one.content[0] if one.content else None
    return one.trigger if isinstance(one, Event) else one.claim


def _row(kept: Kept, id: str, key: int, last: date | None, dated: bool) -> Row:
    return {
        "key": key,
        "report": kept.number,
        "noun": id[:1] or "r",
        "id": id,
        "last": last,
        "dated": dated,
        "current": kept.current,
        "confidence": 1.0,
        "review": kept.reviews.get(id, ""),
    }


class _Spoken:
    """Who speaks of whom in the statements of one report."""

    def __init__(self, kept: Kept) -> None:
        self._actors = {one.id: one for one in kept.reading.actors}
        self._mentions = Mentions(kept.reading.actors)

    def add(self, rows: Rows, at: int, one: Statement) -> None:
        """Adds a row for each party that a statement with a source names."""
        if one.source is None:
            return
        speakers = [self._actors[each] for each in one.source.actors if each in self._actors]
        country = (speakers[0].country or "") if len(speakers) == 1 else ""
        by = _party(rows, one.source.name, country)
        told = [self._actors[each] for each in self._mentions.within(one.content)]
        named = {_party(rows, of.name, of.country or "") for of in told if of not in speakers}
        rows.spoken.extend({"key": at, "of": of, "by": by, "act": one.act} for of in sorted(named))


def _party(rows: Rows, name: str, country: str) -> int:
    """The number of a name with its country, which is added to the rows."""
    number = _number(name, country)
    rows.parties[number] = {"number": number, "name": name, "country": country}
    return number


@lru_cache(maxsize=1 << 14)
def _number(name: str, country: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{country}\n{name}".encode()).digest()[:8]) >> 2


def put(connection: Connection, rows: Rows) -> None:
    """Writes rows."""
    for table, found in ((FINDINGS, rows.findings), (LONG, rows.long), (SPOKEN, rows.spoken)):
        if found:
            connection.execute(insert(table), found)
    if rows.parties:
        made = sqlite.insert(PARTIES) if connection.dialect.name == "sqlite" else postgresql.insert(PARTIES)
        connection.execute(made.on_conflict_do_nothing(), list(rows.parties.values()))
    often.add(connection, rows.pairs())
    # SQLite's index of words begins a new segment at each lower key.
    words.put(connection, sorted(rows.words, key=lambda row: row[0]))


def drop(connection: Connection, rows: Rows) -> None:
    """Takes rows out that were put in; names stay until they are swept."""
    known = [row["key"] for row in rows.findings]
    for table in (FINDINGS, LONG, SPOKEN):
        connection.execute(delete(table).where(table.c.key.in_(known)))
    often.take(connection, rows.pairs())
    words.drop(connection, rows.words)


def sweep(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes out those of these parties that no statement names any more."""
    wanted = sorted(numbers)
    for first in range(0, len(wanted), _MANY):
        some = PARTIES.c.number.in_(wanted[first : first + _MANY])
        named = exists().where(or_(SPOKEN.c.by == PARTIES.c.number, SPOKEN.c.of == PARTIES.c.number))
        connection.execute(delete(PARTIES).where(some, ~named))
