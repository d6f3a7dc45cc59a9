"""How many findings answer to a question, by noun and day: counted by the database, without reading any of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from onrecord.store import keys
from onrecord.store.ask import keys_of
from onrecord.store.asked import Question
from onrecord.store.dialect import Looking

Days = Counter[tuple[str, date | None]]
"""How many, by the letter of the noun and the first of their days; None for what has none."""


def by_day(looking: Looking, question: Question) -> Days:
    """The findings that a question is after, counted; what it would take a closer look for is not looked at."""
    with looking() as connection:
        found = keys_of(connection, question).subquery()
        day = (found.c.key // keys.A_DAY).label("day")
        rows = list(connection.execute(select(found.c.noun, day, func.count()).group_by(found.c.noun, day)))
    return Counter({(noun, date.fromordinal(at) if at < keys.NEVER else None): count for noun, at, count in rows})
