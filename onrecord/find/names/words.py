"""The words that sort names: titles, offices, verbs of saying, words for organisations and for places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.lexicon import facts, load
from onrecord.model import ActorKind


@cache
def titles() -> Mapping[str, str | None]:
    """The PLOVER sector for each title; None for an office of no certain sector."""
    found: dict[str, str | None] = {}
    for name in ("titles", "offices"):
        for entry in load(name).entries:
            for word in entry.match:
                found.setdefault(word, entry.means if name == "titles" else None)
    return MappingProxyType(found)


@cache
def saying() -> frozenset[str]:
    """Lemmas of verbs whose subject speaks."""
    return frozenset(word for entry in load("speaking").entries for word in entry.match)


@cache
def organ_words() -> Mapping[str, tuple[ActorKind, str | None]]:
    """(kind, PLOVER sector) for each word that ends an organisation's name."""
    found: dict[str, tuple[ActorKind, str | None]] = {}
    for entry in load("organisation_words").entries:
        sector = None if entry.means == "None" else entry.means
        for word in entry.match:
            found.setdefault(word, (entry.more["kind"], sector))
    return MappingProxyType(found)


@cache
def group_words() -> Mapping[str, tuple[ActorKind, str | None]]:
    """(kind, PLOVER sector) for each noun, in the singular, of those who act without a name."""
    found: dict[str, tuple[ActorKind, str | None]] = {}
    for entry in load("groups").entries:
        sector = None if entry.means == "None" else entry.means
        for word in entry.match:
            found.setdefault(word, (entry.more["kind"], sector))
    return MappingProxyType(found)


def is_body_noun(noun: str) -> bool:
    """Whether a noun in small letters and in the singular stands for a body: "ministry", "paper", "state"."""
    kind = group_words().get(noun, ("", None))[0]
    known = kind in ("organisation", "armed force", "country") or noun.capitalize() in organ_words()
    return known or noun in facts.words("bodies")


@cache
def only_plural() -> frozenset[str]:
    """The group nouns that name a group in the plural only ("powers", not "power")."""
    entries = load("groups").entries
    return frozenset(word for entry in entries if entry.more.get("plural") for word in entry.match)


@cache
def place_words(where: str) -> frozenset[str]:
    """The words that make a name a place's: ``after`` it, ``before`` it, or before it with ``of``."""
    return frozenset(
        word for entry in load("place_words").entries if entry.more["where"] == where for word in entry.match
    )


@cache
def standing() -> frozenset[str]:
    """Prepositions that put something at a place."""
    return frozenset(word for entry in load("standing").entries if not entry.more.get("object") for word in entry.match)


@cache
def taking(what: str) -> frozenset[str]:
    """Lemmas of verbs whose object is a ``place`` ("shelled Orn"), or a ``place or person`` ("captured Orn")."""
    entries = load("standing").entries
    return frozenset(word for entry in entries if entry.more.get("object") == what for word in entry.match)


def names_land(name: str) -> bool:
    """Whether the tables have a name as a country's, a people's, a capital's or a region's."""
    tables = (facts.country_by_name(), facts.country_by_people(), facts.country_by_capital(), facts.region_by_name())
    return any(name in table for table in tables)
