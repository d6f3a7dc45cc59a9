"""Earlier layouts of a record, and what turns each into the next: a record that was once written still opens."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text, update

from onrecord.store.tables import LAYOUT, SCHEMA


def _changes_and_parts(connection: Connection) -> None:
    """Layout 1 didn't say whether a quantity rose or fell, nor what it is a part of."""
    connection.execute(text("ALTER TABLE quantities ADD COLUMN change TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE quantities ADD COLUMN part_of TEXT"))


_STEPS: dict[int, Callable[[Connection], None]] = {1: _changes_and_parts}
"""By the layout that each begins with."""


def known(version: int) -> bool:
    """Whether a record of this earlier layout can be brought to the present one."""
    return all(step in _STEPS for step in range(version, SCHEMA))


def bring_up(connection: Connection, version: int) -> None:
    """Brings a record from an earlier layout to the present one, in the connection's transaction."""
    for step in range(version, SCHEMA):
        _STEPS[step](connection)
    connection.execute(update(LAYOUT).values(schema_version=SCHEMA))
