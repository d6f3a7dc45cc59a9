"""A record: readings kept in a database, asked and checked."""

from __future__ import annotations


class Record:
    """All readings of a project."""


def open_record(where: str) -> Record:
    """The record at a path or URL."""
    return Record()
