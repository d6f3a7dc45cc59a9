"""Plain text: UTF-8 (with or without a mark), or UTF-16 with one."""

from __future__ import annotations

from pathlib import Path

from onrecord.model import RawReport


def read_file(path: Path) -> RawReport:
    """The text of a file; InputError where it is missing, unreadable or no text."""
    return RawReport(str(path), path.read_bytes().decode("utf-8-sig"))
