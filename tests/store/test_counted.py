"""Counts by noun and day are those of what is found, on both databases."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from onrecord.store import open_record
from onrecord.store.days import days_of
from tests import make


def test_a_search_is_counted_as_it_finds(where: str) -> None:
    with open_record(where) as record:
        record.add(make.full_reading())
        record.add(make.full_reading("Another one.\n\n" + make.TEXT, published=date(2030, 5, 1)))
        for query in ("bridge", "shelling OR talks", "-bridge", "nothing"):
            found = Counter(type(hit.entry.finding).__name__[0].lower() for hit in record.search(query))
            counted = record.searched(query)
            assert Counter({noun: sum(n for (of, _), n in counted.items() if of == noun) for noun in found}) == found
            assert sum(counted.values()) == sum(found.values())


@pytest.mark.parametrize("filters", [{}, {"type": "ASSAULT"}, {"since": date(2031, 3, 9)}, {"until": date(2031, 1, 1)}])
def test_events_are_counted_by_their_first_days_and_located(where: str, filters: dict[str, object]) -> None:
    of = make.report("Shelling one, shelling2 two, shelling3 three, shelling4.")
    whens = (make.days("2031-03-10"), make.days("2020-01-01", "2031-03-11"), make.days(None, "2031-03-09"), None)
    triggers = ("Shelling", "shelling2", "shelling3", "shelling4")
    events = tuple(make.event(of, word, when=when) for word, when in zip(triggers, whens, strict=True))
    with open_record(where) as record:
        record.add(make.full_reading())
        record.add(make.reading(of, events=events))
        dated = [one for one in record.events(**filters) if days_of(one.finding)]  # type: ignore[arg-type]
        located = list(record.located(**filters))  # type: ignore[arg-type]
        assert [one.entry.id for one in located] == [one.id for one in dated]
        counted = record.events_by_day(**filters)  # type: ignore[arg-type]
        firsts = ((days.first or days.last) for one in dated if (days := days_of(one.finding)))
        assert counted == Counter(("e", day) for day in firsts)
        assert {place.name for one in located for place in one.places} <= {"Koprava"}
