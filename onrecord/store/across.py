"""Questions that several reports answer together: disputes, changes, what came of forecasts.

Only the reports are held that tell the events or forecasts asked for, and those that are linked with them.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.errors import QueryError
from onrecord.link.changes import Change, changes
from onrecord.link.copies import copies
from onrecord.link.decided import Decision, decided
from onrecord.link.disputes import Dispute, disputes
from onrecord.link.numbers import PLACES
from onrecord.link.outcomes import Outcome, outcomes
from onrecord.model import Days, Reading, Span
from onrecord.store import fulfilments, groups, tellings
from onrecord.store.ask import entries, entry_of, keys_of
from onrecord.store.asked import Question
from onrecord.store.dialect import Looking
from onrecord.store.entries import Entry
from onrecord.store.in_words import InWords, Words, in_words
from onrecord.store.kept import Kept, kept_under
from onrecord.store.tables import CHANGES, FULFILMENTS, LINKED, REPORTS, SEEN, TELLINGS

_FIRST = date.min + timedelta(days=7)
"""No report is of before this day, and some days before it can still be reckoned with."""
_NARROWER = "narrow the question by days, a place or a name, or ask it by the command"


@dataclass(frozen=True, slots=True)
class _Held:
    """Readings by the ids of their reports, and the groups of their events by ``report.event``."""

    readings: dict[str, Reading]
    groups: list[tuple[str, ...]]


def disputed(looking: Looking, question: Question, most: int | None = None) -> list[Dispute]:
    """The disputes of the events that answer to a question."""
    held = _held(looking, _telling(looking, question), most)
    return disputes(held.readings, held.groups, copies(one.report for one in held.readings.values()))


def disputed_of(looking: Looking, events: Collection[str]) -> list[Dispute]:
    """The disputes of the event that has these tellings."""
    reports = {id.partition(".")[0] for id in events}
    with looking() as connection:
        held = _held(looking, _numbers(connection, reports))
    found = disputes(held.readings, held.groups, copies(one.report for one in held.readings.values()))
    return [one for one in found if set(events).intersection(one.about)]


def changed(looking: Looking, question: Question, since: date, until: date, most: int | None = None) -> list[Change]:
    """What is told otherwise after a day than before it, of the events that answer to a question.

    Of more than ``most`` reports the latest are compared, half as many; QueryError where that doesn't reach back to the
    day ``since``.
    """
    telling = _telling(looking, question)
    if most is not None and len(telling) > most // 2:
        telling = _latest(looking, telling, since, until, most // 2)
    held = _held(looking, telling, most)
    return changes(held.readings, held.groups, max(since, _FIRST), until)


def changed_since_seen(
    looking: Looking,
    writing: Callable[[], AbstractContextManager[Connection]] | None,
    who: str,
    most: int | None = None,
) -> list[Change]:
    """What is told otherwise by the reports that came into the record since somebody was last told; all at first."""
    with looking() as connection:
        seen = connection.scalar(select(SEEN.c.change).where(SEEN.c.who == who)) or 0
        last = last_change(connection)
        come = CHANGES.c.number > seen, CHANGES.c.what.in_(["added", "corrected", "restored"])
        new = set(connection.scalars(select(CHANGES.c.report).where(*come)))
        numbers = _numbers(connection, new)
    held = _held(looking, numbers, most)
    days = [one.report.published for id, one in held.readings.items() if id in new and one.report.published]
    since = max(min(days, default=_FIRST), _FIRST) - timedelta(days=1)
    found = changes(held.readings, held.groups, since, date.max) if days else []
    if writing:
        with writing() as connection:
            see(connection, who, last)
    return [one for one in found if any(at.report in new for at in one.after)]


def see(connection: Connection, who: str, last: int) -> None:
    """Remembers that somebody was told what the record's changes up to one tell."""
    connection.execute(delete(SEEN).where(SEEN.c.who == who))
    connection.execute(insert(SEEN), {"who": who, "change": last})


def came_of(looking: Looking, question: Question, as_of: date | None, most: int | None = None) -> list[Outcome]:
    """What it proposes came of the forecasts that answer to a question; any report up to the day may tell of it.

    Of more than ``most`` reports those of the days nearest to when it is due are looked at, a third as many.
    """
    foretelling = _telling(looking, question)
    _bound(looking, foretelling, most)
    if not foretelling:
        return []
    asked = {one.id: one.finding.due for one in entries(looking, question)}
    return _came_of(looking, foretelling, asked, as_of, most)


def came_of_these(
    looking: Looking, forecasts: Collection[str], as_of: date | None, most: int | None = None
) -> list[Outcome]:
    """The same of the forecasts with these whole ids; of none that isn't there, or whose report is superseded."""
    found = findings(looking, forecasts)
    with looking() as connection:
        foretelling = _numbers(connection, {entry.report.id for entry in found.values()})
    _bound(looking, foretelling, most)
    return _came_of(looking, foretelling, {id: one.finding.due for id, one in found.items()}, as_of, most)


def _bound(looking: Looking, foretelling: Collection[int], most: int | None) -> None:
    """QueryError where so many of more than ``most`` reports foretell that few others could be held beside them."""
    if most is None or len(foretelling) <= most // 4:
        return
    with looking() as connection:
        reports = connection.scalar(select(func.count()).select_from(REPORTS).where(REPORTS.c.current)) or 0
    if reports > most:
        raise QueryError(f"{len(foretelling):,} reports foretell this, more than {most // 4:,}; {_NARROWER}")


def _came_of(
    looking: Looking,
    foretelling: Collection[int],
    asked: Mapping[str, Days | None],
    as_of: date | None,
    most: int | None,
) -> list[Outcome]:
    """What came of the forecasts that are asked for, by id with the days when they are due."""
    with looking() as connection:
        as_of = as_of or last_day(connection)
        published = REPORTS.c.published.is_(None) | (REPORTS.c.published <= as_of)
        numbers = set(connection.scalars(select(REPORTS.c.number).where(REPORTS.c.current, published)))
        if numbers.isdisjoint(foretelling):
            return []
        if most is not None and len(numbers) > most:
            due = [day for days in asked.values() if days and (day := days.last or days.first)]
            numbers = _nearest(connection, numbers.intersection(foretelling), due, as_of, most // 3)
    held = _held(looking, numbers, most)
    of = {id: group[0] for group in held.groups for id in group}
    wanted = {(report, id) for report, _, id in (one.partition(".") for one in asked)}
    return outcomes(held.readings, as_of, of, wanted=wanted)


def with_decisions(looking: Looking, found: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes as people decided them."""
    nth_of = {".".join(key): nth for nth, one in enumerate(found) for key in one.forecasts}
    said: dict[int, list[Decision]] = defaultdict(list)
    with looking() as connection:
        for id, decision in fulfilments.on_forecasts(connection, nth_of):
            said[nth_of[id]].append(decision)
    return [decided(one, said[nth]) for nth, one in enumerate(found)]


def _nearest(
    connection: Connection, foretelling: Collection[int], due: Collection[date], as_of: date, most: int
) -> set[int]:
    """The reports that foretell, and those of later days nearest to when it is due, or else to when it is foretold."""
    of = select(REPORTS.c.published).where(REPORTS.c.number.in_(foretelling), REPORTS.c.published.is_not(None))
    told = list(connection.scalars(of))
    first = min(told, default=date.min)
    wanted = sorted({day for day in due or told if first <= day <= as_of} or {first})
    later = select(REPORTS.c.published, REPORTS.c.number)
    rows = connection.execute(later.where(REPORTS.c.current, REPORTS.c.published.between(first, as_of)))
    near = sorted((_days_to(row.published, wanted), row.published, row.number) for row in rows)
    return {*foretelling, *(number for _, _, number in near[: most - len(foretelling)])}


def _days_to(day: date, wanted: Sequence[date]) -> int:
    """Days to the nearest of some days in order."""
    at = bisect(wanted, day)
    return min(abs((day - one).days) for one in wanted[max(0, at - 1) : at + 1])


def state(connection: Connection) -> tuple[int, ...]:
    """Numbers that differ whenever what is answered across reports may, but for what people say came of forecasts."""
    linked = select(func.count(), func.coalesce(func.sum(LINKED.c.group), 0)).select_from(LINKED)
    seen = select(func.coalesce(func.sum(SEEN.c.change), 0))
    asked = (*(select(func.count()).select_from(one) for one in (CHANGES, FULFILMENTS, TELLINGS)), seen)
    changes, decided, *others = (connection.scalar(one) or 0 for one in asked)
    return (changes - decided, *others, *connection.execute(linked).one())


def last_change(connection: Connection) -> int:
    """The number of the record's last change."""
    return connection.scalar(select(func.max(CHANGES.c.number))) or 0


def last_day(connection: Connection) -> date:
    """Today, or the day of the last report where it is later."""
    last: date | None = connection.scalar(select(func.max(REPORTS.c.published)))
    return max(date.today(), last or date.min)


def day_of_last(connection: Connection, count: int, until: date) -> date | None:
    """The day since which so many reports were published up to another; None where there aren't more."""
    of_current = select(REPORTS.c.published).where(REPORTS.c.current, REPORTS.c.published <= until)
    found: date | None = connection.scalar(of_current.order_by(REPORTS.c.published.desc()).offset(count).limit(1))
    return found


def words(looking: Looking, wanted: Collection[Words]) -> dict[tuple[str, Span], InWords]:
    """Words in their places, by report and span."""
    return in_words(_kept(looking, {one.report for one in wanted}), wanted)


def findings(looking: Looking, wanted: Collection[str]) -> dict[str, Entry[Any]]:
    """The entries of the findings with these ids, as far as they are there."""
    of: dict[str, list[str]] = defaultdict(list)
    for one in wanted:
        report, _, finding = one.partition(".")
        of[report].append(finding)
    found = (
        entry_of(kept, one) for kept in _kept(looking, of) for one in map(kept.finding, of[kept.heading.id]) if one
    )
    return {one.id: one for one in found}


def _kept(looking: Looking, reports: Collection[str]) -> Iterator[Kept]:
    for some in tellings.in_parts(sorted(reports)):
        with looking() as connection:
            numbers = list(connection.scalars(select(REPORTS.c.number).where(REPORTS.c.id.in_(some))))
            kept = kept_under(connection, numbers)
        yield from kept.values()


def _telling(looking: Looking, question: Question) -> set[int]:
    """The numbers of the reports that tell what answers to a question."""
    if question.keeps is not None or question.after is not None:
        ids = {entry.report.id for entry in entries(looking, question)}
        with looking() as connection:
            return _numbers(connection, ids)
    with looking() as connection:
        found = keys_of(connection, question).subquery()
        return set(connection.scalars(select(found.c.report).distinct()))


def _latest(looking: Looking, reports: Collection[int], since: date, until: date, most: int) -> set[int]:
    """Of some reports the last ones up to a day."""
    found: list[tuple[date, int]] = []
    with looking() as connection:
        for some in tellings.in_parts(sorted(reports)):
            query = select(REPORTS.c.published, REPORTS.c.number).where(REPORTS.c.number.in_(some))
            found += [
                (row.published, row.number) for row in connection.execute(query.where(REPORTS.c.published <= until))
            ]
    found.sort(reverse=True)
    if len(found) > most and found[most][0] > since:
        raise QueryError(f"more than {most:,} reports are of the days after {since}; {_NARROWER}")
    return {number for _, number in found[:most]}


def _numbers(connection: Connection, reports: Collection[str]) -> set[int]:
    numbers: set[int] = set()
    for some in tellings.in_parts(sorted(reports)):
        numbers.update(connection.scalars(select(REPORTS.c.number).where(REPORTS.c.id.in_(some))))
    return numbers


def _held(looking: Looking, reports: Collection[int], most: int | None = None) -> _Held:
    """These reports and all that are linked with them by an event; QueryError where that is more than ``most``."""
    with looking() as connection:
        linked = _events_with(connection, reports)
        numbers = {*reports, *(number // PLACES for its in linked.values() for number in its)}
        if most is not None and len(numbers) > most:
            raise QueryError(f"{len(numbers):,} reports answer together, more than {most:,}; {_NARROWER}")
        of = {
            number: told.id
            for one in tellings.held_under(connection, numbers).values()
            for number, told in one.tellings()
        }
    readings: dict[str, Reading] = {}
    for part in tellings.in_parts(sorted(numbers)):
        with looking() as connection:
            kept = kept_under(connection, (int(number) for number in part))
        readings |= {one.heading.id: one.reading for one in kept.values() if one.current}
    grouped = [tuple(sorted(of[number] for number in its if number in of)) for its in linked.values()]
    several = [group for group in grouped if len(group) > 1]
    linked_ids = {id for group in several for id in group}
    every = (f"{id}.{event.id}" for id, one in readings.items() for event in one.events)
    return _Held(readings, sorted([*several, *((id,) for id in every if id not in linked_ids)]))


def _events_with(connection: Connection, reports: Collection[int]) -> dict[int, list[int]]:
    """The groups of events that these reports tell, with the numbers of all in them."""
    found: set[int] = set()
    for some in tellings.in_parts(sorted(reports)):
        found.update(connection.scalars(select(LINKED.c.group).where(LINKED.c.event, LINKED.c.report.in_(some))))
    return groups.members(connection, found)
