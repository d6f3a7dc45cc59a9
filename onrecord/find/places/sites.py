"""Finds where places are named: in the tables, in the gazetteer, or by a sentence that puts something there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.find.names import Names, phrases
from onrecord.find.places.evidence import Seen, weigh
from onrecord.find.places.shapes import Shape, shapes
from onrecord.model import Report, Time
from onrecord.parse import Parsed


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``[start, end)`` that name a place; ``within`` is the name behind its comma ("Paris, Texas")."""

    start: int
    end: int
    name: str
    land: bool
    within: str | None


def mentions(report: Report, parsed: Parsed, names: Names, times: tuple[Time, ...]) -> list[Mention]:
    """All mentions of places, in text order."""
    found = shapes(report, parsed, names)
    starts = [time.span.start for time in times]
    found = [one for one in found if not _in_time(one, times, starts)]
    sure = weigh(parsed, [_seen(parsed, one) for one in found if not one.land])
    return [mention(report, parsed, one) for one in found if one.land or one.name in sure]


def _in_time(one: Shape, times: tuple[Time, ...], starts: list[int]) -> bool:
    """Whether the last time that starts before the name covers it."""
    index = bisect_right(starts, one.start) - 1
    return index >= 0 and one.end <= times[index].span.end


def _seen(parsed: Parsed, one: Shape) -> Seen:
    return Seen(one.name, one.first, one.last, one.kinded)


def mention(report: Report, parsed: Parsed, one: Shape) -> Mention:
    """A name as a mention of a place, with what stands behind its comma."""
    return Mention(one.start, one.end, one.name, one.land, _within(report, parsed, one))


def _within(report: Report, parsed: Parsed, one: Shape) -> str | None:
    """The country, region or state behind a comma."""
    sentence = parsed.sentence(parsed.tokens[one.last - 1])
    if one.last + 1 >= sentence.last or parsed.tokens[one.last].text != ",":
        return None
    token = parsed.tokens[one.last + 1]
    found = phrases.lands().at(report, parsed, token)
    if found is not None:
        return found[0]
    return token.text if token.text[0].isupper() else None
