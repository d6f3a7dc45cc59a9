"""What a record does for those who review it: takes their decisions, and leads them from one finding to the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Unpack

from sqlalchemy import Connection

from onrecord.review import Choice, Decision
from onrecord.store import deciding, decisions, queue
from onrecord.store.entries import AskedReview, Entry


class Reviewing:
    """The part of a record that people review it by."""

    who: str

    def _looking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self, report: str = "") -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def decide(self, wanted: str, choice: Choice) -> Decision:
        """Takes a person's decision on the finding that an id names, or on the report that something is added to.

        Given back is the decision as it is kept, ``who``'s where the choice names nobody. NotFound where the id names
        none; ReviewError where the decision can't be taken, and nothing is changed.
        """
        with self._writing() as connection:
            return deciding.decide(connection, wanted, replace(choice, by=choice.by or self.who))

    def decisions(self, about: str | None = None, by: str | None = None) -> Iterator[Decision]:
        """All decisions, also those that were taken back since: on a report or finding, by its id, of one person."""
        return deciding.taken_on(self._looking, about, by)

    def last_decision(self, by: str) -> Decision | None:
        """What a person decided last and didn't take back; None where that is long ago, or nothing."""
        with self._looking() as connection:
            return decisions.last(connection, by)

    def to_review(self, **filters: Unpack[AskedReview]) -> Iterator[Entry[Any]]:
        """What nobody decided on yet, the least certain first."""
        return queue.entries(self._looking, filters)

    def next_to_review(self, **filters: Unpack[AskedReview]) -> str | None:
        """The id of the first finding that :meth:`to_review` gives; None where it gives nothing."""
        return queue.first(self._looking, filters)

    def before_in_review(self, at: str, **filters: Unpack[AskedReview]) -> str | None:
        """The id of the finding before another in the order of review; also of one that people decided on meanwhile."""
        return queue.before(self._looking, filters, at)

    def left_to_review(self, most: int, **filters: Unpack[AskedReview]) -> int:
        """How many findings :meth:`to_review` gives, counted up to ``most``."""
        return queue.left(self._looking, filters, most)
