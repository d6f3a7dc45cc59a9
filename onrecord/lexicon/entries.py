"""Reads a lexicon file into entries.

A file holds ``about`` (one sentence), ``shows`` (which field of which findings an entry's ``means`` appears in, such
as ``events.what``) and ``entries``. An entry holds ``match`` (a word, or a list of them, as the finder of the noun
understands it), ``means``, ``examples``, ``not_examples``, and further fields of its file, kept in ``more``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_KNOWN = {"match", "means", "examples", "not_examples"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: any of ``match`` means ``means``."""

    match: tuple[str, ...]
    means: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One file of entries, in the file's order."""

    about: str
    shows: str
    entries: tuple[Entry, ...]


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


@cache
def load(name: str, language: str = "en") -> Lexicon:
    """The lexicon ``lexicon/<language>/<name>.yml``, read once a process; KeyError where an entry lacks a field."""
    import yaml

    path = files("onrecord.lexicon") / language / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(path.read_text("utf-8"), Loader=loader)
    entries = tuple(
        Entry(
            match=_listed(item["match"]),
            means=str(item["means"]),
            examples=_listed(item.get("examples")),
            not_examples=_listed(item.get("not_examples")),
            more={key: value for key, value in item.items() if key not in _KNOWN},
        )
        for item in raw["entries"]
    )
    return Lexicon(raw["about"], raw["shows"], entries)


def names(language: str = "en") -> tuple[str, ...]:
    """The names of all lexicons of a language, sorted."""
    folder = files("onrecord.lexicon") / language
    return tuple(sorted(item.name.removesuffix(".yml") for item in folder.iterdir() if item.name.endswith(".yml")))
