"""From a file to its origin and from characters of a report back to line and column of the file."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from onrecord.intake.members import AS_IT_COMES, Wanted
from onrecord.model import Report
from onrecord.repair import origin_offset
from onrecord.store.entries import Location, Version

_FILE = "file://"
STDIN_NAME = "standard input"
"""What an origin is called that was no file; a hash follows."""
_WITHIN = re.compile(r"!/|#|\?(?=[a-z]+=)")
_MARKS = re.compile(r"[%,#=!?/\x00-\x1f]")
"""What separates the parts of a name, where it stands in a column's name."""
_ASKED = re.compile(r"\?((?:[a-z]+=[^,#]*,?)+)(?=#)")


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


@dataclass(frozen=True, slots=True)
class Named:
    """The file that an origin's name is of, how it was opened, and the name of the origin as opening gives it."""

    path: Path
    wanted: Wanted
    name: str


def name_within(path: Path, within: str, columns: Mapping[str, str]) -> str:
    """The name of an origin in a file, with the columns by which a table was opened."""
    pairs = [f"{what}={_MARKS.sub(_quoted, column)}" for what, column in sorted(columns.items())]
    return name_of(path) + ("?" + ",".join(pairs) if pairs and within else "") + within


def _quoted(mark: re.Match[str]) -> str:
    return f"%{ord(mark[0]):02X}"


def _is_file(path: Path) -> bool:
    """Whether there is such a file; what no file can be called is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def named(name: str) -> Named | None:
    """What :func:`name_of` and :func:`name_within` named; None where that was no file."""
    if name.startswith(STDIN_NAME):
        return None
    if _is_file(path_of(name)):
        return Named(path_of(name), AS_IT_COMES, str(path_of(name)))
    for cut in sorted({match.start() for match in _WITHIN.finditer(name)}, reverse=True):
        path = path_of(name[:cut])
        if _is_file(path):
            asked = _ASKED.match(name, cut)
            columns = dict(one.split("=", 1) for one in asked[1].split(",")) if asked else {}
            wanted = Wanted({what: unquote(column) for what, column in columns.items()})
            return Named(path, wanted, str(path) + name[asked.end() if asked else cut :])
    return Named(path_of(name), AS_IT_COMES, str(path_of(name)))


def locate(report: Report, version: Version, offset: int) -> Location:
    """Where a character of the report stands in a version of its file; near it, where repair put it there."""
    found = origin_offset(replace(report, kept=version.kept), offset)
    text = version.origin.text
    line_start = text.rfind("\n", 0, found) + 1
    before = bisect_right(version.origin.anchors, found, key=lambda one: one.start)
    at = version.origin.anchors[before - 1].at if before else ""
    return Location(version.origin.path, text.count("\n", 0, found) + 1, found - line_start + 1, at)
