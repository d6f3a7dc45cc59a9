"""Reads the tables of facts: countries, regions, organisations, given names.

A fact is not a rule: it says what a name stands for (``UKR`` is called Ukraine, its people Ukrainians), so it needs
no example sentence; ``tests/lexicon/test_facts.py`` proves that the tables are whole and don't contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from onrecord.lexicon.organisations import Lexicon, Organisation, ours, read_lexicon


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ``code`` is ISO 3166 alpha-3, ``people`` the words for its people, ``area`` in square kilometres."""

    code: str
    iso2: str
    geonames: int
    names: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    lat: float
    lon: float
    area: int


@dataclass(frozen=True, slots=True)
class Region:
    """A named stretch of land or water; ``country`` is None where it lies in several or in none.

    ``geonames`` is None where the table doesn't have it; ``people`` are the words for its people, adjective and noun;
    ``radius`` is how many kilometres round its point it goes.
    """

    names: tuple[str, ...]
    people: tuple[str, ...]
    country: str | None
    geonames: int | None
    lat: float
    lon: float
    radius: int


class Bearer(NamedTuple):
    """An organisation that bears a name; ``shared`` where it does so only beside its full name or its country."""

    organisation: Organisation
    shared: bool


_OWN: ContextVar[Lexicon | None] = ContextVar("own lexicon", default=None)


@dataclass(frozen=True, slots=True)
class EquipmentClass:
    """A class of weapons or platforms; ``counts`` is the category of a number of them, empty where they have none.

    ``nouns`` are words for the class, ``named`` its systems, each with its name first and other spellings behind;
    one that ends in a tilde is equipment only where its sentence shows it to be.
    """

    name: str
    of: Literal["weapon", "platform"]
    counts: str
    nouns: tuple[tuple[str, ...], ...]
    named: tuple[tuple[str, ...], ...]


def _file(name: str) -> Any:
    import yaml

    path = files("onrecord.lexicon") / "facts" / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)


def _table(name: str) -> Any:
    return _file(name)["facts"]


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the table's order."""
    return tuple(
        Country(
            row["code"], row["iso2"], row["geonames"], tuple(row["names"]), tuple(row["people"]), tuple(row["capital"]),
            float(row["at"][0]), float(row["at"][1]), row["area"],
        )
        for row in _table("countries")
    )  # fmt: skip


@cache
def regions() -> tuple[Region, ...]:
    """All regions, seas, rivers and bases, in the table's order."""
    return tuple(
        Region(
            tuple(row["names"]), tuple(row.get("people", ())), row.get("country"), row.get("geonames"),
            float(row["at"][0]), float(row["at"][1]), row["radius"],
        )
        for row in _table("regions")
    )  # fmt: skip


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations that come with onrecord, in the tables' order."""
    return tuple(ours())


@cache
def given_names() -> frozenset[str]:
    """Common given names as they are written in English reports."""
    return frozenset(_table("given_names"))


@cache
def country_by_name() -> Mapping[str, Country]:
    """A country for each of its names, case as written."""
    return MappingProxyType({name: one for one in countries() for name in one.names})


@cache
def country_by_people() -> Mapping[str, Country | None]:
    """A country for each word for its people; None where the word fits two ("Congolese")."""
    found: dict[str, Country | None] = {}
    for one in countries():
        for word in one.people:
            found[word] = None if word in found else one
    return MappingProxyType(found)


@cache
def country_by_capital() -> Mapping[str, Country]:
    """A country for each name of its capital; where two share one, the first in the table."""
    found: dict[str, Country] = {}
    for one in countries():
        for name in one.capital:
            found.setdefault(name, one)
    return MappingProxyType(found)


@cache
def region_by_name() -> Mapping[str, Region]:
    """A region for each of its names, case as written."""
    return MappingProxyType({name: one for one in regions() for name in one.names})


@cache
def region_by_people() -> Mapping[str, Region]:
    """A region for each word for its people."""
    return MappingProxyType({word: one for one in regions() for word in one.people})


def lexicon_at(path: str | Path) -> Lexicon:
    """A user's own organisations, read from a file; LexiconError says what is wrong with it."""
    return read_lexicon(Path(path), {one.code for one in countries()})


def own() -> Lexicon | None:
    """The user's own organisations that hold here; None where there are none."""
    return _OWN.get()


@contextmanager
def holding(lexicon: Lexicon | None) -> Iterator[None]:
    """While this lasts, the user's own organisations overrule ours by name."""
    before = _OWN.set(lexicon)
    try:
        yield
    finally:
        _OWN.reset(before)


def organisation_by_name() -> Mapping[str, Organisation]:
    """An organisation for each name that is its own alone, case as written."""
    return _by_name(own())


@lru_cache(maxsize=4)
def _by_name(lexicon: Lexicon | None) -> Mapping[str, Organisation]:
    bearers = _bearers(lexicon)
    return MappingProxyType({name: one for name, all_ in bearers.items() for one, shared in all_ if not shared})


def organisations_called() -> Mapping[str, tuple[Bearer, ...]]:
    """All organisations that a name can stand for, case as written; one at most bears it without sharing it."""
    return _bearers(own())


@lru_cache(maxsize=4)
def _bearers(lexicon: Lexicon | None) -> Mapping[str, tuple[Bearer, ...]]:
    found = _by_any_name(organisations())
    if lexicon is not None:
        found |= _by_any_name(lexicon.organisations)
    return MappingProxyType({name: tuple(all_) for name, all_ in found.items()})


def _by_any_name(organisations: tuple[Organisation, ...]) -> dict[str, list[Bearer]]:
    found: dict[str, list[Bearer]] = {}
    for one in organisations:
        for name, shared in [*((name, False) for name in one.names), *((name, True) for name in one.beside)]:
            for written in dict.fromkeys((name, name.replace("'", "’"))):
                found.setdefault(written, []).append(Bearer(one, shared))
    return found


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({row["name"]: frozenset(row["words"]) for row in _table("words")})


def words(name: str) -> frozenset[str]:
    """The class of words of this name; KeyError where there is none."""
    return _classes()[name]


@cache
def also_called() -> Mapping[str, tuple[str, ...]]:
    """The words for a person that a noun can take up: "the diplomat" an ambassador or a consul."""
    return MappingProxyType({row["noun"]: tuple(row["takes"]) for row in _table("also_called")})


@cache
def irregular() -> tuple[tuple[str, ...], ...]:
    """Words whose forms differ by more than an ending: all forms, the one that stands for them first."""
    return tuple(tuple(row) for row in _table("irregular"))


@cache
def short_states() -> Mapping[str, str]:
    """The states of the USA, the provinces of Canada by their short form, without its last full stop ("Fla", "FL")."""
    return MappingProxyType(_table("states"))


@cache
def equipment() -> tuple[EquipmentClass, ...]:
    """All classes of equipment with their systems, in the table's order."""
    return tuple(
        EquipmentClass(row["class"], row["is"], row["counts"], _spelled(row["nouns"]), _spelled(row["named"]))
        for row in _table("equipment")
    )


@cache
def no_equipment() -> tuple[str, ...]:
    """Phrases with a word for equipment that name none: "oil tank"."""
    return tuple(phrase for row in _spelled(_file("equipment")["none"]) for phrase in row)


def _spelled(rows: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(spelling.strip() for spelling in row.split("|")) for row in rows)
