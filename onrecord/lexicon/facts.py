"""Reads the tables of facts: countries, regions, organisations, given names.

A fact is not a rule: it says what a name stands for (``UKR`` is called Ukraine, its people Ukrainians), so it needs
no example sentence; ``tests/lexicon/test_facts.py`` proves that the tables are whole and don't contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from onrecord.model import ActorKind


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


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, outlet, service or armed group with its PLOVER sector."""

    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: str


def _table(name: str) -> Any:
    import yaml

    path = files("onrecord.lexicon") / "facts" / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)["facts"]


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
    """All organisations, in the table's order."""
    return tuple(
        Organisation(tuple(row["names"]), row["kind"], row.get("country"), row["sector"])
        for row in _table("organisations")
    )


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


@cache
def organisation_by_name() -> Mapping[str, Organisation]:
    """An organisation for each of its names, case as written."""
    return MappingProxyType({name: one for one in organisations() for name in one.names})


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
def short_states() -> Mapping[str, str]:
    """The states of the USA, the provinces of Canada by their short form, without its last full stop ("Fla", "FL")."""
    return MappingProxyType(_table("states"))
