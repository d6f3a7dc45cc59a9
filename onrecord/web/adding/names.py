"""Names of files that somebody gave, made fit for a folder of ours: no path in them, and nothing that isn't seen."""

from __future__ import annotations

import re

NOTHING = "report.txt"
"""What a file is called that has no name."""
LONGEST = 150
"""Bytes of a name; file systems end at 255."""

_PATH = re.compile(r"[/\\]")
_REFUSED = frozenset('<>:"|?*')
"""What Windows has no names with."""


def kept_name(given: str) -> str:
    """The last part of a path, with an underscore for each character that can't be seen or stand in a name."""
    last = _PATH.split(given)[-1]
    seen = "".join("_" if one in _REFUSED or not one.isprintable() else one for one in last)
    name = seen.strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not stem:
        return _shortened(name, LONGEST) or NOTHING
    ending = _shortened(dot + ending, LONGEST // 2)
    return _shortened(stem, LONGEST - len(ending.encode())) + ending


def _shortened(name: str, most: int) -> str:
    """The beginning of a name that is no longer than so many bytes."""
    return name.encode()[:most].decode("utf-8", "ignore")
