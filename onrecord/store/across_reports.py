"""What a record answers across its reports: which findings are one, what is disputed, what changed, what came of it.

All of it is computed from the readings and from what people decided; nothing here changes a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from sqlalchemy import Connection

from onrecord.model import Came, Changed, Disputed
from onrecord.store import asked
from onrecord.store.ask import answers
from onrecord.store.behind import behind, id_of_change, id_of_dispute, id_of_outcome, id_of_track
from onrecord.store.entries import Asked, AskedEvents, Entry
from onrecord.store.told_of import ToldOf

if TYPE_CHECKING:
    from onrecord.link.changes import Change
    from onrecord.link.decided import Decision, Word
    from onrecord.link.disputes import Dispute
    from onrecord.link.outcomes import Outcome, Track
    from onrecord.model import Span
    from onrecord.store.in_words import InWords, Words
    from onrecord.store.linking import Linkage
    from onrecord.store.pairing import Compared
    from onrecord.store.verdicts import Said


class AcrossReports:
    """The part of a record that looks at several reports at once; what it works with is loaded when it is asked."""

    who: str
    most_at_once: int | None = None
    """Reports that one question may hold; QueryError where it needs more. As many as it takes where that is None."""

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

    def proposed_of(self, forecasts: Collection[str], as_of: date | None = None) -> Sequence[Outcome]:
        """What the program proposes came of the forecasts with these whole ids, as :meth:`proposed` does.

        Of those that the record hasn't, or whose report is superseded or of a later day, there is none.
        """
        from onrecord.store import across

        return across.came_of_these(self._looking, forecasts, as_of, self.most_at_once)

    def decided(self, found: Sequence[Outcome]) -> Sequence[Outcome]:
        """Outcomes as people decided them; those that nobody decided on stay as they are proposed."""
        from onrecord.store import across

        return across.with_decisions(self._looking, found)

    def outcome_decisions(self, forecasts: Collection[str]) -> list[tuple[str, Decision]]:
        """What people decided came of forecasts, by their whole ids, each with its forecast, in order."""
        from onrecord.store import fulfilments

        with self._looking() as connection:
            return fulfilments.on_forecasts(connection, forecasts)

    def tellings(self, **filters: Unpack[AskedEvents]) -> Iterator[ToldOf]:
        """All tellings of the events that answer to everything asked, those of one event behind each other."""
        from onrecord.store.telling_together import together

        return together(self._looking, answers(self._looking, asked.events(filters)))

    def event(self, wanted: str) -> list[ToldOf]:
        """The event that an id names, with all tellings of it, in order of publication; NotFound where it names none.

        Each telling's ``event`` is the id of the one that was named.
        """
        from onrecord.store.telling_together import named_together

        return named_together(self._looking, wanted)

    def words(self, wanted: Collection[Words]) -> dict[tuple[str, Span], InWords]:
        """Words of reports in their sentences, by report and span; those whose report isn't there are left out."""
        from onrecord.store.across import words

        return words(self._looking, wanted)

    def findings(self, wanted: Collection[str]) -> dict[str, Entry[Any]]:
        """The entries of the findings with these whole ids; those that the record hasn't are left out."""
        from onrecord.store.across import findings

        return findings(self._looking, wanted)

    def disputes(self, kind: Disputed | None = None, **filters: Unpack[AskedEvents]) -> Sequence[Dispute]:
        """Where reports of the events that answer to everything asked exclude each other, in order of days.

        Of one kind where that is given; ``after`` is a dispute's id (:mod:`onrecord.store.behind`).
        """
        from onrecord.store import across

        after = filters.pop("after", None)
        found = across.disputed(self._looking, asked.events(filters), self.most_at_once)
        return behind([one for one in found if kind in (None, one.kind)], id_of_dispute, after)

    def disputes_of(self, events: Collection[str]) -> Sequence[Dispute]:
        """The disputes of one event, by the whole ids of its tellings."""
        from onrecord.store import across

        return across.disputed_of(self._looking, events)

    def changes(  # noqa: PLR0913
        self,
        since: date,
        until: date | None = None,
        *,
        where: str | None = None,
        by: str | None = None,
        kind: Changed | None = None,
        after: str | None = None,
    ) -> Sequence[Change]:
        """What reports after the day ``since`` say otherwise than earlier ones, of events at a place, by somebody.

        Of one kind where that is given; ``after`` is a change's id.
        """
        from onrecord.store import across

        question = asked.events({"where": where, "by": by})
        found = across.changed(self._looking, question, since, until or date.max, self.most_at_once)
        return behind([one for one in found if kind in (None, one.kind)], id_of_change, after)

    def new_changes(self, *, who: str = "", seen: bool = True) -> list[Change]:
        """What reports say otherwise that came into the record since somebody last asked so; ``seen`` remembers it.

        It is the record's ``who`` unless another is named.
        """
        from onrecord.store import across

        return across.changed_since_seen(
            self._looking, self._writing if seen else None, who or self.who, self.most_at_once
        )

    def seen_changes(self, last: int, *, who: str = "") -> None:
        """Remembers that somebody was told :meth:`new_changes` up to a change of the record; ``who`` as there."""
        from onrecord.store import across

        with self._writing() as connection:
            across.see(connection, who or self.who, last)

    def outcomes(
        self, as_of: date | None = None, *, outcome: Came | None = None, **filters: Unpack[Asked]
    ) -> Sequence[Outcome]:
        """What came of the forecasts that answer to everything asked, as the reports up to a day tell.

        The day is today where none is given, or that of the last report where it is later. Only what came to one
        ``outcome`` where that is given; ``after`` is the id of an outcome's first forecast.
        """
        after = filters.pop("after", None)
        found = self.decided(self.proposed(as_of, **filters))
        return behind([one for one in found if outcome in (None, one.outcome)], id_of_outcome, after)

    def proposed(self, as_of: date | None = None, **filters: Unpack[Asked]) -> Sequence[Outcome]:
        """What the program proposes came of the forecasts that answer to everything asked, whatever people decided."""
        from onrecord.store import across

        return across.came_of(self._looking, asked.told("f", filters), as_of, self.most_at_once)

    def tracks(self, as_of: date | None = None, **filters: Unpack[Asked]) -> Sequence[Track]:
        """For each source what came of those of its forecasts that answer to everything asked, most forecasts first.

        ``after`` is the name of a source.
        """
        from onrecord.link.outcomes import tracks

        after = filters.pop("after", None)
        return behind(tracks(self.outcomes(as_of, **filters)), id_of_track, after)

    def last_day(self) -> date:
        """Today, or the day of the last report where it is later: the day as of which forecasts are judged."""
        from onrecord.store.across import last_day

        with self._looking() as connection:
            return last_day(connection)

    def day_of_last(self, count: int, until: date = date.max) -> date | None:
        """The day since which the last so many reports up to another were published; None where there aren't more."""
        from onrecord.store.across import day_of_last

        with self._looking() as connection:
            return day_of_last(connection, count, until)

    def state(self) -> tuple[int, ...]:
        """Numbers that differ whenever what the program answers across reports may.

        They are the same whatever people say came of forecasts: that stands beside what is proposed.
        """
        from onrecord.store.across import state

        with self._looking() as connection:
            return state(connection)

    def last_change(self) -> int:
        """The number of the record's last change; 0 where nothing changed yet."""
        from onrecord.store.across import last_change

        with self._looking() as connection:
            return last_change(connection)
