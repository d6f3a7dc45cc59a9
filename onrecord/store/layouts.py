"""Earlier layouts of a record, and what turns each into the next: a record that was once written still opens."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text, update
from sqlalchemy.schema import CreateColumn

from onrecord.store.tables import ACTORS, EVENTS, FORECASTS, LAYOUT, PLACES, QUANTITIES, SCHEMA


def _changes_parts_and_days(connection: Connection) -> None:
    """Layout 1 didn't say what rose or fell, what a quantity is a part of, and why an event's days are as they are."""
    connection.execute(text("ALTER TABLE quantities ADD COLUMN change TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE quantities ADD COLUMN part_of TEXT"))
    basis = CreateColumn(EVENTS.c.when_basis).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE events ADD COLUMN {basis}"))


def _radius_of_places(connection: Connection) -> None:
    """Layout 2 didn't say how far round its point a place goes."""
    radius = CreateColumn(PLACES.c.radius).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE places ADD COLUMN {radius}"))


def _equipment_roles_and_relations(connection: Connection) -> None:
    """Layout 3 didn't say what equipment a quantity counts, when offices were held, how a place lies to its name."""
    equipment = CreateColumn(QUANTITIES.c.equipment).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE quantities ADD COLUMN {equipment}"))
    roles = CreateColumn(ACTORS.c.roles).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE actors ADD COLUMN {roles} DEFAULT '[]'"))
    connection.execute(text("ALTER TABLE places ADD COLUMN relation TEXT NOT NULL DEFAULT ''"))


def _contexts_accounts_and_schedules(connection: Connection) -> None:
    """Layout 4 didn't say in what contexts events are, what each teller makes of one, which forecasts are timetables."""
    for column in (EVENTS.c.contexts, EVENTS.c.accounts):
        added = CreateColumn(column).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE events ADD COLUMN {added} DEFAULT '[]'"))
    scheduled = CreateColumn(FORECASTS.c.scheduled).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE forecasts ADD COLUMN {scheduled} DEFAULT FALSE"))


_STEPS: dict[int, Callable[[Connection], None]] = {
    1: _changes_parts_and_days,
    2: _radius_of_places,
    3: _equipment_roles_and_relations,
    4: _contexts_accounts_and_schedules,
}
"""By the layout that each begins with."""


def known(version: int) -> bool:
    """Whether a record of this earlier layout can be brought to the present one."""
    return all(step in _STEPS for step in range(version, SCHEMA))


def bring_up(connection: Connection, version: int) -> None:
    """Brings a record from an earlier layout to the present one, in the connection's transaction."""
    for step in range(version, SCHEMA):
        _STEPS[step](connection)
    connection.execute(update(LAYOUT).values(schema_version=SCHEMA))
