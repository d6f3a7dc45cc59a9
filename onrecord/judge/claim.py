"""A claim about what is to come, as it is found in a sentence; and the words of the lexicon that foretell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon import Entry, load
from onrecord.parse.syntax import Token

By = Literal[
    "modal",
    "predicate",
    "adjective",
    "verb",
    "control",
    "adverb",
    "onset",
    "governor",
    "ahead",
    "timetable",
    "occasion",
]


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause or noun that foretells: its highest token, the word that foretells, the hedge, and how it is told.

    ``told`` where only a source may say it ("would"), ``scheduled`` where it is of an announced timetable.
    """

    head: Token
    marker: Token
    hedge: str | None
    told: bool = False
    scheduled: bool = False


@cache
def words_of(by: By) -> Mapping[str, Entry]:
    """The entries of one kind by their words."""
    return {word: entry for entry in load("forecasts").entries if entry.more["by"] == by for word in entry.match}


def hedge_of(entry: Entry) -> str | None:
    """The hedge that an entry's words carry; None where they carry none."""
    return None if entry.means == "None" else entry.means
