"""One-line builders of decisions on a reading."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from onrecord.model import Reading
from onrecord.review import Choice, Decision, Reviewed, What, applied, taken

AT = datetime(2031, 3, 20, 10, 30, tzinfo=UTC)


class Desk:
    """A reading and what was decided on it so far, without a record."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.decisions: list[Decision] = []
        self.choices: list[Choice] = []

    @property
    def now(self) -> Reviewed:
        """The reading as corrected."""
        return applied(self.reading, self.decisions)

    def decide(self, about: str, what: What, by: str = "Ida", **more: Any) -> Decision:
        """Takes a decision; the values of a correction and what is added are given as ``values=``."""
        choice = Choice(about, what, by, more.pop("at", AT), **more)
        made = taken(choice, self.now, self.decisions)
        if made not in self.decisions:
            self.decisions.append(made)
            self.choices.append(choice)
        return made

    def found(self, id: str) -> Any:
        """The finding of this id as it stands; None where there is none."""
        reading = self.now.reading
        nouns = (reading.actors, reading.places, reading.times, reading.statements, reading.events, reading.forecasts)
        return next((one for noun in nouns for one in noun if one.id == id), None)
