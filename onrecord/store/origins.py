"""From a file to its origin and from characters of a report back to line and column of the file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes

from onrecord.model import Report
from onrecord.repair import origin_offset
from onrecord.store.entries import Location, Version

_FILE = "file://"


def name_of(path: Path) -> str:
    """The absolute path as text; as a file:// address where its bytes are no text."""
    absolute = path.absolute()
    name = os.path.normpath(absolute)
    try:
        name.encode()
    except UnicodeEncodeError:
        return Path(name).as_uri()
    return name


def path_of(name: str) -> Path:
    """The path that :func:`name_of` named."""
    if name.startswith(_FILE):
        return Path(os.fsdecode(unquote_to_bytes(name.removeprefix(_FILE))))
    return Path(name)


def locate(report: Report, version: Version, offset: int) -> Location:
    """Where a character of the report stands in a version of its file; near it, where repair put it there."""
    found = origin_offset(replace(report, kept=version.kept), offset)
    text = version.origin.text
    line_start = text.rfind("\n", 0, found) + 1
    return Location(version.origin.path, text.count("\n", 0, found) + 1, found - line_start + 1)
