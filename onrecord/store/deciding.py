"""Takes a person's decision into the record: the decision, what the record is asked by from then on, and the trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, update

from onrecord.errors import NotFound, ReviewError
from onrecord.review import Choice, Decision, Reviewed, taken
from onrecord.store import decisions, write
from onrecord.store.dialect import Looking
from onrecord.store.kept import of_row
from onrecord.store.named import named
from onrecord.store.tables import REPORTS
from onrecord.store.trail import Done, Trail

PAGE = 200
"""Decisions that are held at once."""


def decide(connection: Connection, wanted: str, choice: Choice) -> Decision:
    """Takes a decision on the finding that an id names, or of what is added to the report; whole or not at all.

    NotFound where the id names none, ReviewError where the decision can't be taken.
    """
    before, id = named(connection, wanted)
    if choice.what == "add" and id:
        raise ReviewError(f"{wanted}: is a finding; name the report that something is added to")
    if choice.what != "add" and not id:
        raise NotFound(f"{wanted}: is a report; name a finding of it, such as {wanted}.s1042")
    reviewed = Reviewed(before.reading, before.reviews, before.originals, before.lost)
    made = taken(choice if not id else replace(choice, about=id), reviewed, before.decisions)
    if made in before.decisions:
        return made
    decisions.put(connection, before.number, made)
    connection.execute(update(REPORTS).where(REPORTS.c.number == before.number).values(decided=True))
    write.replaced(connection, before, of_row(connection, write.row_at(connection, before.number)))
    what: Done = "undone" if made.what == "undo" else "decided"
    Trail(made.by, made.at).tell(connection, what, told(made), made.report, made.about)
    return made


def told(one: Decision) -> str:
    """A decision in few words: what, on which words, and the note."""
    span = f" “{one.span.text}” at {one.span.start}" if one.span else ""
    return f"{one.what}{span}{f': {one.note}' if one.note else ''}"


def taken_on(looking: Looking, about: str | None, by: str | None) -> Iterator[Decision]:
    """All decisions in the order in which they came: on a report or finding, by its id, and of one person."""
    wanted: dict[str, str | None] = {"who": by}
    if about:
        with looking() as connection:
            kept, id = named(connection, about)
        wanted |= {"report": kept.heading.id, "about": id or None}
    after = 0
    while True:
        with looking() as connection:
            found = list(decisions.page(connection, after, PAGE, **wanted))
        yield from (one for _, one in found)
        if len(found) < PAGE:
            return
        after = found[-1][0]
