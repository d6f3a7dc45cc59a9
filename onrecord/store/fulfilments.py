"""What people decided came of forecasts; each one's last word holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from onrecord.errors import NotFound
from onrecord.link.decided import Decision, Word
from onrecord.model import Forecast
from onrecord.review.decision import to_the_second
from onrecord.store.decisions import moment, stored_moment
from onrecord.store.kept import Kept
from onrecord.store.named import named
from onrecord.store.tables import FULFILMENTS
from onrecord.store.tellings import in_parts
from onrecord.store.trail import Trail


def decide(connection: Connection, wanted: str, what: Word, *, by: str, note: str = "") -> str:
    """Takes what a person says came of a forecast into the record; its id. NotFound where the id names no forecast."""
    kept, forecast = foretelling(connection, wanted)
    report, id, at = kept.heading.id, forecast.id, to_the_second(datetime.now(UTC))
    row = {"forecast": f"{report}.{id}", "what": what, "who": by, "at": stored_moment(at), "note": note}
    connection.execute(insert(FULFILMENTS), row)
    says = f"{'outcome' if what == 'undo' else what}{f': {note}' if note else ''}"
    Trail(by, at).tell(connection, "undone" if what == "undo" else "decided", says, report, id)
    return f"{report}.{id}"


def foretelling(connection: Connection, wanted: str) -> tuple[Kept, Forecast]:
    """The forecast that an id names, and the report that foretells it; NotFound where the id names none."""
    kept, id = named(connection, wanted)
    found = next((one for one in kept.reading.forecasts if one.id == id), None)
    if found is None:
        raise NotFound(f"{wanted}: is no forecast; the first column of `onrecord forecasts` has their ids")
    return kept, found


def on_forecasts(connection: Connection, ids: Collection[str]) -> list[tuple[str, Decision]]:
    """What people decided came of some forecasts, each with the forecast's id, in the order in which it came."""
    found: list[tuple[int, str, Decision]] = []
    for some in in_parts(sorted(ids)):
        query = select(FULFILMENTS).where(FULFILMENTS.c.forecast.in_(some))
        for row in connection.execute(query):
            found.append((row.number, row.forecast, Decision(row.what, row.who, moment(row.at), row.note)))
    return [(forecast, one) for _, forecast, one in sorted(found, key=lambda one: one[0])]
