"""From a file to its origin and from characters of a report back to line and column of the file."""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from datetime import date
from pathlib import Path
from urllib.parse import unquote_to_bytes

from onrecord.errors import MissingInput, UnreadableInput
from onrecord.model import Kept, RawReport
from onrecord.store.entries import Location, Origin, Version

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


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; MissingInput or UnreadableInput where they can't be had."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise UnreadableInput(f"{path}: is not a plain file; save its text in one")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as fault:
        raise MissingInput(f"{path}: no such file; check the path") from fault
    except OSError as fault:
        raise UnreadableInput(f"{path}: can't be read ({fault.strerror}); check its permissions") from fault


def origin_of(path: Path, raw: RawReport, published: date | None) -> Origin:
    """The origin of a raw report that was read from a file; ``published`` is the day that the user gave."""
    return Origin(name_of(path), hash_of(path), raw.text, published)


def origin_offset(kept: tuple[Kept, ...], offset: int) -> int | None:
    """Where a character of the report stood in the origin's text; None for one that repair put there."""
    index = bisect_right(kept, offset, key=lambda run: run.start) - 1
    if index < 0 or offset >= kept[index].start + kept[index].length:
        return None
    return kept[index].origin + offset - kept[index].start


def locate(version: Version, start: int, end: int) -> Location | None:
    """Where the first kept character of ``[start, end)`` stands in its file; None where none was kept."""
    offsets = (origin_offset(version.kept, offset) for offset in range(start, end))
    found = next((offset for offset in offsets if offset is not None), None)
    if found is None:
        return None
    text = version.origin.text
    line_start = text.rfind("\n", 0, found) + 1
    return Location(version.origin.path, text.count("\n", 0, found) + 1, found - line_start + 1)
