"""The words that tell how real an event is, by what they do in a clause: govern, modify, presuppose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Status
from onrecord.parse.syntax import Token


@dataclass(frozen=True, slots=True)
class Realis:
    """A status and the word that gives it, None where plain tense does; not ``firm`` is what may be no event at all."""

    status: Status
    because: Token | None
    firm: bool = True


@cache
def governors() -> Mapping[str, tuple[Status, bool]]:
    """What a governing word makes of an event, by lemma: its status, and whether the event is firm enough to tell."""
    found: dict[str, tuple[Status, bool]] = {}
    for entry in load("status").entries:
        if entry.more["by"] == "governor":
            for word in entry.match:
                found.setdefault(word, (entry.means, bool(entry.more.get("firm", False))))  # type: ignore[arg-type]
    return found


@cache
def markers(by: str) -> Mapping[str, tuple[Status, bool]]:
    """What a modal, an adverb or an adjective makes of an event, by its word in small letters."""
    return {
        word: (entry.means, bool(entry.more.get("firm", False)))  # type: ignore[misc]
        for entry in load("status").entries
        if entry.more["by"] == by
        for word in entry.match
    }
