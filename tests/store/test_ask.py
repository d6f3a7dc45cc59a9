"""The filters: by whom, about what, where, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.store import Record
from tests import make


@pytest.fixture
def asked(record: Record) -> Record:
    """A record of one report."""
    record.add(make.full_reading(publisher="Longline Wire", authors=("Ida Brandt",)))
    return record


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, ["s46", "s125"]),
        ({"by": "dorin"}, ["s46", "s125"]),
        ({"by": "ANA DORIN"}, ["s46", "s125"]),
        ({"by": "mayor"}, ["s46"]),
        ({"by": "she"}, ["s125"]),
        ({"by": "dor"}, []),
        ({"by": "Selmar"}, []),
        ({"by": "?!"}, []),
        ({"about": "selmar's army"}, ["s46"]),
        ({"about": "reporters"}, ["s125"]),
        ({"about": "army reporters"}, []),
        ({"where": "koprava"}, ["s46"]),
        ({"where": "POL"}, ["s46"]),
        ({"where": "Poland"}, ["s46"]),
        ({"act": "asserts"}, ["s46", "s125"]),
        ({"act": "denies"}, []),
        ({"since": date(2031, 3, 13)}, []),
        ({"until": date(2031, 3, 11)}, []),
        ({"since": date(2031, 3, 12), "until": date(2031, 3, 12)}, ["s46", "s125"]),
        ({"by": None, "since": None}, ["s46", "s125"]),
    ],
)
def test_statements(asked: Record, filters: Any, wanted: list[str]) -> None:
    assert [one.finding.id for one in asked.statements(**filters)] == wanted


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": "assault"}, True),
        ({"type": "Shelling"}, True),
        ({"type": "talks"}, False),
        ({"status": "alleged"}, True),
        ({"status": "occurred"}, False),
        ({"by": "army"}, True),
        ({"by": "bridge"}, False),
        ({"about": "bridge"}, True),
        ({"about": "shelled"}, True),
        ({"where": "Koprava"}, True),
        ({"where": "Kopra"}, False),
        ({"since": date(2031, 3, 10), "until": date(2031, 3, 10)}, True),
        ({"since": date(2031, 3, 11)}, False),
    ],
)
def test_events(asked: Record, filters: Any, found: bool) -> None:
    assert bool(list(asked.events(**filters))) is found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"by": "brandt"}, True),
        ({"by": "longline"}, True),
        ({"by": "dorin"}, False),
        ({"about": "talks"}, True),
        ({"since": date(2031, 4, 30)}, True),
        ({"since": date(2031, 5, 1)}, False),
        ({"until": date(2031, 3, 31)}, False),
    ],
)
def test_forecasts(asked: Record, filters: Any, found: bool) -> None:
    assert bool(list(asked.forecasts(**filters))) is found


def test_a_told_forecast_is_its_source_s(record: Record) -> None:
    reading = make.full_reading()
    of = reading.report
    told = make.forecast(of, "The road stays closed", statement=reading.statements[1].id)
    record.add(make.reading(of, statements=reading.statements, actors=reading.actors, forecasts=(told,)))
    (found,) = record.forecasts(by="Dorin")
    assert (found.who, found.words) == ("Ana Dorin", "The road stays closed")


def test_who_and_words_of_an_event(asked: Record) -> None:
    (event,) = asked.events()
    assert event.who == "Selmar's army"
    assert event.words == "Selmar's army shelled a bridge near Koprava"


def test_a_finding_without_days_has_its_reports_day(record: Record) -> None:
    of = make.report(published=date(2031, 3, 20))
    record.add(make.reading(of, statements=(make.statement(of, "The road stays closed"),)))
    assert len(list(record.statements(since=date(2031, 3, 20), until=date(2031, 3, 20)))) == 1
    assert not list(record.statements(until=date(2031, 3, 19)))


def test_what_has_no_day_at_all_is_in_no_span_of_days(record: Record) -> None:
    of = make.report(published=None)
    record.add(make.reading(of, statements=(make.statement(of, "The road stays closed"),)))
    assert not list(record.statements(since=date(1900, 1, 1)))
    assert len(list(record.statements())) == 1


def test_an_open_end_reaches_to_any_day(record: Record) -> None:
    of = make.report()
    record.add(make.reading(of, events=(make.event(of, "shelled", when=make.days(None, "2031-03-10")),)))
    assert list(record.events(until=date(1990, 1, 1)))
    assert not list(record.events(since=date(2031, 3, 11)))


def test_accents_and_capitals_do_not_matter(record: Record) -> None:
    of = make.report("Zoë Łańcut-Müller said it rains.")
    record.add(
        make.reading(of, statements=(make.statement(of, "it rains", source=make.source(of, "Zoë Łańcut-Müller")),))
    )
    assert list(record.statements(by="zoe")) and list(record.statements(by="MULLER"))


def test_a_wildcard_is_only_a_letter(asked: Record) -> None:
    assert not list(asked.statements(by="d_rin"))
    assert not list(asked.statements(by="%"))


def test_the_timeline_is_in_order_of_days(asked: Record) -> None:
    found = [(one.entry.finding.id, one.days.first) for one in asked.timeline()]
    assert found == [("e60", date(2031, 3, 10)), ("s46", date(2031, 3, 12)), ("f169", date(2031, 4, 1))]


def test_the_timeline_takes_filters(asked: Record) -> None:
    assert [one.entry.finding.id for one in asked.timeline(about="talks")] == ["f169"]


def test_answers_come_in_order_of_publication(record: Record) -> None:
    for day in (14, 12, 13):
        of = make.report(f"It rained on day {day}.", published=date(2031, 3, day))
        record.add(make.reading(of, events=(make.event(of, "rained"),)))
    assert [one.report.published and one.report.published.day for one in record.events()] == [12, 13, 14]


def test_what_only_has_a_last_day_stands_there_in_the_timeline(record: Record) -> None:
    of = make.report()
    said = make.statement(of, "The road stays closed", said=make.days("2031-03-09"))
    told = make.statement(of, "shelled a bridge", said=make.days("2031-03-11"))
    done = make.event(of, "shelled", when=make.days(None, "2031-03-10"))
    record.add(make.reading(of, statements=(said, told), events=(done,)))
    assert [one.entry.finding for one in record.timeline()] == [said, done, told]
