"""What the band of days and the map show between two days: each finding where there are few, else how many there are.

A browser that had to draw a hundred thousand events could not be moved; so it is given what can be told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Any, get_args

from onrecord.export.reading_json import Json
from onrecord.model import Days, Event, EventType, Forecast, Place
from onrecord.store import Entry, Record
from onrecord.store.counted import Days as Counted
from onrecord.store.entries import Located
from onrecord.web.asked import Band
from onrecord.web.showing import shortened, visible

MOST = 250
"""Events, and forecasts, that are shown one by one."""
SAMPLE = 120
"""Events whose places are shown where there are more than that."""
PIECES = 180
"""Pieces that a stretch of days is counted in."""
OUTER = 0.02
"""The part of all events on either side that the first view leaves out: a report may name a war of long ago."""

SPREAD = 8
"""Parts of a stretch of days out of which sides and places are drawn."""
ROWS = 10
"""Rows of sides, or of places; events of others stand in one more."""
OTHERS = "others"
NAMELESS = {"side": "nobody named", "place": "no place"}

Filters = dict[str, Any]


def extent(record: Record, asked: Band) -> tuple[date, date] | None:
    """The days between which nearly all that is asked for lies; None where nothing has days."""
    found = _days(record.events_by_day(**_events(asked))) + _days(record.forecasts_by_day(**_forecasts(asked)))
    days = sorted(found)
    if not days:
        return None
    outer, passed = found.total() * OUTER, 0
    kept = []
    for day in days:
        passed += found[day]
        if outer < passed <= found.total() - outer or outer < 1:
            kept.append(day)
    return (kept[0], kept[-1]) if kept else (days[0], days[-1])


def band(record: Record, asked: Band) -> Json:
    """What is shown: ``count`` of events, ``found`` where they can be told apart, else ``bands`` of pieces by row."""
    counted = _days(record.events_by_day(**_events(asked)))
    foretold = _days(record.forecasts_by_day(**_forecasts(asked)))
    few = counted.total() <= MOST and foretold.total() <= MOST
    located = list(islice(record.located(**_events(asked)), MOST if few else SAMPLE))
    told: Json = {"count": counted.total(), "forecasts": foretold.total(), "places": places(located)}
    told["located"] = len(located)
    if few:
        forecasts = (_forecast(one) for one in record.forecasts(**_forecasts(asked)) if one.finding.due)
        names = often((one.entry.finding for one in located), asked.rows)
        events = (_event(one, _named(_row(one.entry.finding, asked.rows), names)) for one in located)
        return {**told, "found": [*events, *forecasts], "bands": []}
    return {**told, "found": [], "bands": list(_bands(record, asked, counted, foretold))}


def _events(asked: Band) -> Filters:
    return {name: value for name, value in asked.filters().items() if name != "after"}


def _forecasts(asked: Band) -> Filters:
    return {name: value for name, value in _events(asked).items() if name not in ("type", "status")}


def _days(counted: Counted) -> Counter[date]:
    days: Counter[date] = Counter()
    for (_, day), count in counted.items():
        if day:
            days[day] += count
    return days


def _bands(record: Record, asked: Band, counted: Counter[date], foretold: Counter[date]) -> Iterator[Json]:
    """How many there are of each row in each piece of the days, and how many of them are only planned."""
    days = [*counted, *foretold]
    first, last = asked.since or min(days), asked.until or max(days)
    step = max(1, -(-((last - first).days + 1) // PIECES))
    filters = _events(asked)
    for name, more in _rows(record, asked, first, last):
        of_row = _days(record.events_by_day(**{**filters, **more}))
        planned = Counter[date]()
        if of_row and asked.status is None:
            planned = _days(record.events_by_day(**{**filters, **more, "status": "planned"}))
        if of_row:
            yield {"row": name, "foretold": False, "step": step, "pieces": _pieces(of_row, planned, first, step)}
    if foretold:
        yield {"row": "forecast", "foretold": True, "step": step, "pieces": _pieces(foretold, foretold, first, step)}


def _rows(record: Record, asked: Band, first: date, last: date) -> Iterator[tuple[str, Filters]]:
    """What there is a row for, and the filters that its events answer to besides."""
    if asked.rows == "type":
        wanted = asked.type.upper() if asked.type else None
        kinds = [type for type in get_args(EventType) if wanted in (None, type)] or [wanted]
        yield from ((str(type).lower(), {"type": type}) for type in kinds)
        return
    field = "by" if asked.rows == "side" else "where"
    given = getattr(asked, field)
    names = [given] if given else often(_spread(record, asked, first, last), asked.rows).values()
    yield from ((visible(shortened(name)), {field: name}) for name in names)


def _spread(record: Record, asked: Band, first: date, last: date) -> Iterator[Event]:
    """Events of all parts of a stretch of days, a few of each."""
    start, end = first.toordinal(), last.toordinal()
    step = (end - start) // SPREAD + 1
    for at in range(start, end + 1, step):
        days = {"since": date.fromordinal(at), "until": date.fromordinal(min(end, at + step - 1))}
        yield from (one.finding for one in islice(record.events(**{**_events(asked), **days}), SAMPLE // SPREAD))


def often(events: Iterable[Event], rows: str) -> dict[str, str]:
    """The names that most of some events have a row for, in their order, by the same in small letters."""
    spelt: dict[str, str] = {}
    found: Counter[str] = Counter()
    for name in (_row(one, rows) for one in events):
        if name not in NAMELESS.values():
            found[name.casefold()] += 1
            spelt[name.casefold()] = max(spelt.get(name.casefold(), name), name)
    return {key: spelt[key] for key in sorted(key for key, _ in found.most_common(ROWS))}


def _named(row: str, names: Mapping[str, str]) -> str:
    """A row among those that are drawn."""
    return row if row in NAMELESS.values() else names.get(row.casefold(), OTHERS)


def _row(event: Event, rows: str) -> str:
    """The row that an event stands in: its type's, or that of who acts, or of where it is."""
    if rows == "type":
        return event.type.lower()
    names = [part.name for part in (event.actors if rows == "side" else event.places)]
    return names[0] if names else NAMELESS[rows]


def _pieces(counted: Counter[date], planned: Counter[date], first: date, step: int) -> list[Json]:
    """``first`` day, count and planned ones of each piece; what began before the first day is counted in the first."""
    found: Counter[int] = Counter()
    only: Counter[int] = Counter()
    for day, count in counted.items():
        found[max(0, (day - first).days // step)] += count
    for day, count in planned.items():
        only[max(0, (day - first).days // step)] += count
    return [
        {"first": (first + timedelta(piece * step)).isoformat(), "count": count, "planned": min(count, only[piece])}
        for piece, count in sorted(found.items())
    ]


def _event(one: Located, row: str) -> Json:
    entry, event = one.entry, one.entry.finding
    return {
        **_about(entry, event.when),
        "row": visible(shortened(row)),
        "type": event.type,
        "what": visible(event.name or event.what),
        "status": event.status,
        "where": visible(", ".join(dict.fromkeys(site.name for site in event.places))),
        "places": [_number(place) for place in one.places if _number(place)],
    }


def _forecast(one: Entry[Forecast]) -> Json:
    told = {"row": "forecast", "type": "forecast", "what": "forecast", "status": "planned", "where": "", "places": []}
    return {**_about(one, one.finding.due), **told}


def _about(entry: Entry[Any], days: Days | None) -> Json:
    first, last = (days.first, days.last) if days else (None, None)
    return {
        "at": f"/reports/{entry.report.id}#{entry.finding.id}",
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "who": visible(shortened(entry.who)),
        "words": visible(shortened(entry.words)),
        "title": visible(shortened(entry.report.title)),
    }


def places(located: list[Located]) -> list[Json]:
    """The places that events are at, by name and point, with how many events are there, the widest first."""
    counts: Counter[str] = Counter()
    known: dict[str, Place] = {}
    for one in located:
        for number, place in {_number(place): place for place in one.places}.items():
            if number:
                counts[number] += 1
                known.setdefault(number, place)
    found = [
        {
            "id": number,
            "name": visible(place.name),
            "lat": place.lat,
            "lon": place.lon,
            "radius": place.radius or 0,
            "confidence": place.confidence,
            "count": counts[number],
        }
        for number, place in known.items()
    ]
    return sorted(found, key=lambda one: (-float(one["radius"] or 0), str(one["id"])))


def _number(place: Place) -> str:
    """What tells a place on the map from others; empty where it has no point."""
    if place.lat is None or place.lon is None:
        return ""
    return f"{place.lat:.3f},{place.lon:.3f},{place.radius or 0:g}"
