"""How often one party speaks of another in current reports: counted as it comes and goes, and read off when asked."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.tables import FINDINGS, OFTEN, SPOKEN, SUPERSEDED

Pairs = Counter[tuple[int, int]]
"""How often, by who speaks and of whom."""

_PAIR = OFTEN.c.by == bindparam("its_by"), OFTEN.c.of == bindparam("its_of")


def add(connection: Connection, pairs: Pairs) -> None:
    """Counts what came."""
    if not pairs:
        return
    made = sqlite.insert(OFTEN) if connection.dialect.name == "sqlite" else postgresql.insert(OFTEN)
    more = made.on_conflict_do_update(index_elements=["by", "of"], set_={"times": OFTEN.c.times + made.excluded.times})
    connection.execute(more, [{"by": by, "of": of, "times": times} for (by, of), times in sorted(pairs.items())])


def take(connection: Connection, pairs: Pairs) -> None:
    """Counts what went; of a pair that is left nowhere nothing is kept."""
    if not pairs:
        return
    gone = [{"its_by": by, "its_of": of, "fewer": times} for (by, of), times in sorted(pairs.items())]
    connection.execute(delete(OFTEN).where(*_PAIR, OFTEN.c.times <= bindparam("fewer")), gone)
    connection.execute(update(OFTEN).where(*_PAIR).values(times=OFTEN.c.times - bindparam("fewer")), gone)


def settle(connection: Connection, report: int, current: bool) -> None:
    """Counts the statements of the report of this number in or out, as it is current again or ceases to be."""
    rows = select(SPOKEN.c.by, SPOKEN.c.of).join(FINDINGS, FINDINGS.c.key == SPOKEN.c.key)
    found = connection.execute(rows.where(FINDINGS.c.report == report))
    (add if current else take)(connection, Counter((row.by, row.of) for row in found))


def fill(connection: Connection) -> None:
    """Counts the whole record."""
    connection.execute(insert(OFTEN).from_select(["by", "of", "times"], _counted()))


def is_sound(connection: Connection) -> bool:
    """Whether the counts are those of the statements."""
    kept, counted = select(OFTEN), _counted()
    first = connection.execute(kept.except_(counted).limit(1)).first()
    pairs = [connection.scalar(select(func.count()).select_from(one.subquery())) for one in (kept, counted)]
    return first is None and pairs[0] == pairs[1]


def _counted() -> Select[Any]:
    times = func.count().label("times")
    return select(SPOKEN.c.by, SPOKEN.c.of, times).where(is_current()).group_by(SPOKEN.c.by, SPOKEN.c.of)


def is_current() -> ColumnElement[bool]:
    """The condition on a row of ``spoken`` that its report isn't superseded."""
    return SPOKEN.c.key.not_in(select(FINDINGS.c.key).where(text(SUPERSEDED)))


def pair(by: int, of: int) -> Select[Any]:
    """The row of a pair."""
    return select(OFTEN).where(OFTEN.c.by == by, OFTEN.c.of == of)


def page(behind: Any, size: int) -> Select[Any]:
    """The most frequent pairs, in order, from behind a row of one on, with the acts of their statements."""
    row = OFTEN.c
    first = select(OFTEN).order_by(row.times.desc(), row.by, row.of).limit(size)
    if behind is not None:
        later = or_(row.times < behind.times, row.by > behind.by, and_(row.by == behind.by, row.of > behind.of))
        first = first.where(row.times <= behind.times, later)
    one = first.subquery()
    acts = func.aggregate_strings(SPOKEN.c.act, ",").label("acts")
    spoken = and_(SPOKEN.c.by == one.c.by, SPOKEN.c.of == one.c.of)
    query = select(one, acts).join(SPOKEN, spoken).where(is_current()).group_by(*one.c)
    return query.order_by(one.c.times.desc(), one.c.by, one.c.of)
