"""Builds tellings with little said of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.link.telling import EntityTelling, EventTelling, Party, ReportTelling
from onrecord.link.words import stem, stems


def event(id: str, said: str, sentence: str, **known: Any) -> EventTelling:
    """An event of the report that its id begins with, told by the words ``said`` in a sentence."""
    trigger = tuple(stems(said))
    given: dict[str, Any] = {
        "type": None, "what": None, "name": None, "parties": (), "places": (), "first": None, "last": None,
        "amounts": (), "published": date(2031, 3, 12),
    }  # fmt: skip
    return EventTelling(
        id=id, report=id.split(".")[0], said=said, lemma=trigger[-1], trigger=trigger, words=tuple(stems(sentence)),
        **{**given, **known},
    )  # fmt: skip


def entity(id: str, said: str, sentence: str = "", **known: Any) -> EntityTelling:
    """An entity that is called ``said``."""
    given: dict[str, Any] = {
        "names": (said,), "named": said[0].isupper(), "kind": "unknown", "country": None, "sector": None, "roles": (),
        "place": None, "first": None, "last": None, "does": frozenset(), "published": date(2031, 3, 12),
    }  # fmt: skip
    head = stem(said.split()[-1].casefold())
    return EntityTelling(
        id=id, report=id.split(".")[0], said=said, head=head, words=tuple(stems(sentence)), **{**given, **known}
    )


def party(name: str, takes_part: Any = "actor") -> Party:
    """A party by its name."""
    return Party(name, tuple(stems(name)), None, takes_part)


def report(id: str, text: str) -> ReportTelling:
    """A report by its text."""
    return ReportTelling(id, date(2031, 3, 12), tuple(stems(text)))
