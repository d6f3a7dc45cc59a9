"""What people decided of two findings of different reports: the same, different; each one's last word holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, insert, or_, select

from onrecord.link.clusters import Pair
from onrecord.link.judgement import Verdict, by_person, contested
from onrecord.link.linking import ordered
from onrecord.review.decision import to_the_second
from onrecord.store.decisions import moment, stored_moment
from onrecord.store.tables import VERDICTS
from onrecord.store.tellings import in_parts

Said = Literal["same", "different", "undo"]
"""*undo*: who says it takes back what they said of the pair."""


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What a person decided of two findings, by their ids with the report's, in order."""

    one: str
    other: str
    what: Said
    by: str
    at: datetime
    note: str = ""


def put(connection: Connection, one: PairDecision) -> None:
    """Writes a decision behind all others."""
    row = {"one": one.one, "other": one.other, "what": one.what, "who": one.by, "note": one.note}
    connection.execute(insert(VERDICTS), row | {"at": stored_moment(to_the_second(one.at))})


def on_pair(connection: Connection, one: str, other: str) -> tuple[PairDecision, ...]:
    """What people decided of a pair, in the order in which it came."""
    first, second = ordered(one, other)
    query = select(VERDICTS).where(VERDICTS.c.one == first, VERDICTS.c.other == second)
    return tuple(_of_rows(connection.execute(query.order_by(VERDICTS.c.number))))


def held(decisions: Collection[PairDecision]) -> Verdict | None:
    """What people's decisions on one pair come to: contested where two of them differ; None where none is left."""
    last = {one.by: one.what for one in decisions}
    said = {what for what in last.values() if what != "undo"}
    if not said:
        return None
    return contested() if len(said) > 1 else by_person(same="same" in said)


def on_all(connection: Connection, ids: Collection[str] | None = None) -> dict[Pair, Verdict]:
    """What people hold of pairs with at least one of these findings in them; of all pairs where none are given."""
    pairs: dict[Pair, list[PairDecision]] = {}
    for row in _rows(connection, ids):
        pairs.setdefault((row.one, row.other), []).append(row)
    verdicts = ((pair, held(decisions)) for pair, decisions in pairs.items())
    return {pair: verdict for pair, verdict in verdicts if verdict is not None}


def _rows(connection: Connection, ids: Collection[str] | None) -> Iterator[PairDecision]:
    query, row = select(VERDICTS), VERDICTS.c
    if ids is None:
        yield from _of_rows(connection.execute(query.order_by(row.number)))
        return
    found: dict[int, Any] = {}
    for some in in_parts(sorted(ids)):
        found |= {
            one.number: one for one in connection.execute(query.where(or_(row.one.in_(some), row.other.in_(some))))
        }
    yield from _of_rows(found[number] for number in sorted(found))


def _of_rows(rows: Any) -> Iterator[PairDecision]:
    return (PairDecision(row.one, row.other, row.what, row.who, moment(row.at), row.note) for row in rows)
