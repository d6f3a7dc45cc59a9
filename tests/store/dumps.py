"""A record's tables row by row, to compare two records."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def dump(record: Path) -> str:
    """All rows of all tables, in the order they were written."""
    connection = sqlite3.connect(record)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()
