"""Whether a source tells of its own deeds or of another party's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Actor, Event, Part, Report, Source, Statement

_NEUTRAL = frozenset(
    [
        "observer",
        "observers",
        "hospital",
        "doctor",
        "cross",
        "nations",
        "un",
        "monitor",
        "monitors",
        "witness",
        "witnesses",
        "resident",
        "residents",
        "police",
        "coroner",
        "court",
        "prosecutor",
        "prosecutors",
        "reporter",
        "reporters",
        "agency",
        "rescuers",
        "firefighters",
        "survivor",
        "survivors",
        "inspectors",
    ]
)
_CLAIMING = re.compile(r"\b(claim|alleg|insist|purport|maintain)", re.IGNORECASE)
_DEEDS = frozenset({"ASSAULT", "COERCE"})
_OF_STATE = frozenset({"GOV", "MIL"})
"""Sectors that speak for each other's deeds where they are of one country."""
_OWN = frozenset({"we", "i", "us", "our", "he", "she", "they", "it", "his", "her", "their", "its"})


class Parties:
    """Weighs sources against the actors of the events that they tell."""

    def __init__(self, report: Report, actors: Iterable[Actor] = ()) -> None:
        self._text = report.text
        self._sides = {one.id: one.country for one in actors if one.country and one.sector in _OF_STATE}

    def tells_of_another(self, statement: Statement, event: Event) -> bool:
        """Whether a party tells what a named other party did, so that the telling alone doesn't establish it."""
        source = statement.source
        if source is None or not self.is_party(statement):
            return False
        named = [part for part in event.actors if self._is_party(part)]
        if not named or statement.evidence == "document":
            return False
        own = set(source.actors)
        sides = {self._sides[one] for one in source.actors if one in self._sides}
        if sides and all(self._sides.get(part.actor or "") in sides for part in named):
            return False
        words = _words(f"{source.name} {source.span.text}")
        return not any(part.actor in own or _words(part.name) & words for part in named if part.actor or part.name)

    @staticmethod
    def is_party(statement: Statement) -> bool:
        """Whether the source of a statement may take sides: anybody but observers, courts, hospitals and the like."""
        source = statement.source
        words = set(re.findall(r"\w+", f"{source.span.text} {source.name}".lower())) if source else _NEUTRAL
        return not _NEUTRAL & words

    def claims(self, statement: Statement, event: Event) -> bool:
        """Whether a deed of somebody else is told with a word that leaves it at the source's door ("claimed")."""
        if statement.source is None or statement.cue is None or _CLAIMING.search(statement.cue.text) is None:
            return False
        return event.type in _DEEDS and not self._owns(statement.source, event)

    @staticmethod
    def _owns(source: Source, event: Event) -> bool:
        words = _words(f"{source.name} {source.span.text}")
        return any(
            part.name.lower() in _OWN or part.actor in source.actors or _words(part.name) & words
            for part in event.actors
        )

    def would(self, event: Event) -> bool:
        """Whether the event is told with the "would" of reported speech and no condition stands before it."""
        before = self._text[max(0, event.trigger.start - 60) : event.trigger.start].lower()
        words = re.split(r"[.;\n]", before)[-1].split()
        return "would" in words[-4:] and not {"if", "unless", "should"} & set(words)

    def announces(self, statement: Statement, event: Event) -> bool:
        """Whether a source tells what it would do itself: "Kestria said that it would move 12,000 soldiers"."""
        source, before = statement.source, self._text[max(0, event.trigger.start - 30) : event.trigger.start].lower()
        if source is None or "would" not in before.split():
            return False
        return self._owns(source, event)

    @staticmethod
    def _is_party(part: Part) -> bool:
        """Whether a part is a named one; "gunmen" is nobody's side, nor is "they" where it means them."""
        told = part.name if part.span.text.lower() in _OWN else part.span.text
        return told.lower() not in _OWN and any(word[:1].isupper() for word in told.split())


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}
