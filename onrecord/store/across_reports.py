"""What a record answers across its reports: which findings are one, what is disputed, what changed, what came of it.

All of it is computed from the readings and from what people decided; nothing here changes a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Unpack

from sqlalchemy import Connection

from onrecord.store import asked
from onrecord.store.ask import answers
from onrecord.store.entries import Asked, AskedEvents
from onrecord.store.told_of import ToldOf

if TYPE_CHECKING:
    from onrecord.link.changes import Change
    from onrecord.link.decided import Word
    from onrecord.link.disputes import Dispute
    from onrecord.link.outcomes import Outcome
    from onrecord.store.linking import Linkage
    from onrecord.store.pairing import Compared
    from onrecord.store.verdicts import Said


class AcrossReports:
    """The part of a record that looks at several reports at once; what it works with is loaded when it is asked."""

    who: str

    def _looking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self, report: str = "") -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def link(self, *, anew: bool = False, jobs: int = 1, done: Callable[[float], object] = lambda _: None) -> Linkage:
        """Finds which events, actors and places of different reports are one; ``done`` is told the share of the work.

        What was linked before stays as it is, and only what is new is compared, unless all is to be linked ``anew``.
        """
        from onrecord.store.linking import link

        return link(self._looking, self._writing, anew=anew, jobs=jobs, done=done)

    def linkage(self) -> Linkage:
        """How the record is linked now."""
        from onrecord.store.linking import linkage

        with self._looking() as connection:
            return linkage(connection)

    def compare(self, one: str, other: str | None = None) -> list[Compared]:
        """Whether two findings are one, and why; without another one, the finding and each that it is linked with."""
        from onrecord.store import pairing

        with self._looking() as connection:
            if other is None:
                return list(pairing.compare_with_group(connection, one))
            return [pairing.compare(connection, one, other)]

    def decide_pair(self, one: str, other: str, what: Said, *, note: str = "", by: str = "") -> Compared:
        """Takes a person's word that two findings are the same, or different, or takes theirs back (*undo*)."""
        from onrecord.store import pairing

        with self._writing() as connection:
            return pairing.decide(connection, one, other, what, by=by or self.who, note=note)

    def decide_outcome(self, forecast: str, what: Word, *, note: str = "", by: str = "") -> str:
        """Takes a person's word on what came of a forecast, or takes theirs back (*undo*); the forecast's whole id."""
        from onrecord.store import fulfilments

        with self._writing() as connection:
            return fulfilments.decide(connection, forecast, what, by=by or self.who, note=note)

    def tellings(self, **filters: Unpack[AskedEvents]) -> Iterator[ToldOf]:
        """All tellings of the events that answer to everything asked, those of one event behind each other."""
        from onrecord.store.telling_together import together

        return together(self._looking, answers(self._looking, asked.events(filters)))

    def disputes(self, **filters: Unpack[AskedEvents]) -> list[Dispute]:
        """Where reports of the events that answer to everything asked exclude each other, in order of days."""
        from onrecord.store import across

        return across.disputed(self._looking, asked.events(filters))

    def changes(
        self, since: date, until: date | None = None, *, where: str | None = None, by: str | None = None
    ) -> list[Change]:
        """What reports after the day ``since`` say otherwise than earlier ones, of events at a place, by somebody."""
        from onrecord.store import across

        return across.changed(self._looking, asked.events({"where": where, "by": by}), since, until or date.max)

    def new_changes(self, *, seen: bool = True) -> list[Change]:
        """What reports say otherwise that came into the record since ``who`` last asked so; ``seen`` remembers it."""
        from onrecord.store import across

        return across.changed_since_seen(self._looking, self._writing if seen else None, self.who)

    def outcomes(self, as_of: date | None = None, **filters: Unpack[Asked]) -> list[Outcome]:
        """What came of the forecasts that answer to everything asked, as the reports up to a day tell.

        The day is today where none is given, or that of the last report where it is later.
        """
        from onrecord.store import across

        return across.came_of(self._looking, asked.told("f", filters), as_of)
