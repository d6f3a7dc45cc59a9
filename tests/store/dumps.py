"""A record's tables row by row, to compare two records."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def dump(record: Path) -> str:
    """All rows of all tables; those that hold the index of words as SQLite keeps it are left out."""
    connection = sqlite3.connect(record)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(name for name in names if not name.startswith("words"))
        rows = ((name, row) for name in kept for row in connection.execute(f"SELECT * FROM {name}"))
        return "\n".join(sorted(f"{name} {row}" for name, row in rows))
    finally:
        connection.close()
