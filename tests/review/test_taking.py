"""From what a person wants to a decision: fields, words, ids, and what can't be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from onrecord.errors import ReviewError
from onrecord.model import Account, Basis, Event, Statement
from tests import make
from tests.review.deciding import AT, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(make.full_reading())


@pytest.mark.parametrize(
    ("about", "values", "field", "wanted"),
    [
        ("e60", {"status": "denied"}, "status", "denied"),
        ("e60", {"when": "2031-03-01/2031-03-04"}, "when", make.days("2031-03-01", "2031-03-04")),
        ("e60", {"when": "2031-03-01"}, "when", make.days("2031-03-01")),
        ("e60", {"when": "/2031-03-04"}, "when", make.days(None, "2031-03-04")),
        ("e60", {"when": {"first": "2031-03-01", "last": None}}, "when.last", None),
        ("e60", {"when": "none"}, "when", None),
        ("e60", {"confidence": "0.5"}, "confidence", 0.5),
        ("e60", {"told_by": None}, "told_by", None),
        ("e60", {"recipients": []}, "recipients", ()),
        ("e60", {"trigger": "shelled a bridge"}, "trigger.text", "shelled a bridge"),
        ("e60", {"trigger": "60-66"}, "trigger.end", 66),
        ("e60", {"trigger": {"start": 60, "end": 67, "text": "bridge"}}, "trigger.text", "bridge"),
        ("e60", {"trigger": {"start": 60, "end": 67, "text": "shelled"}, "status": "denied"}, "trigger.start", 60),
        ("s46", {"source.name": "Ida Brandt"}, "source.name", "Ida Brandt"),
        ("s46", {"source": None}, "source", None),
        ("s46", {"source": {"span": "reporters"}}, "source.name", "reporters"),
        ("s46", {"content": ["Selmar's army shelled", {"start": 85, "end": 92}]}, "content.1.end", 92),
        ("a46", {"country": "POL"}, "country", "POL"),
        ("p17", {"lat": "-12.5", "geonames": "12"}, "geonames", 12),
        ("f169", {"scheduled": "true"}, "scheduled", True),
    ],
)
def test_a_field_is_what_the_person_says(desk: Desk, about: str, values: Any, field: str, wanted: object) -> None:
    desk.decide(about, "correct", values=values)
    found = desk.found(about)
    for part in field.split("."):
        found = found[int(part)] if part.isdecimal() else getattr(found, part)
    assert found == wanted


@pytest.mark.parametrize(
    ("about", "values", "says"),
    [
        ("e60", {"status": "rumoured"}, "status: 'rumoured' is none of occurred, ongoing"),
        ("e60", {"colour": "red"}, "has no 'colour'; it has id, type"),
        ("e60", {"when": "2031-03-04/2031-03-01"}, "which are no days"),
        ("e60", {"when": "yesterday"}, "when: 'yesterday' are no days; write 2031-03-01/2031-03-04"),
        ("f169", {"scheduled": "no"}, "scheduled: 'no' is neither true nor false"),
        ("e60", {"trigger": {"start": 60, "end": 67, "text": "bombarded"}}, "doesn't have the words 'bombarded'"),
        ("e60", {"when": "/"}, "when: '/' are no days"),
        ("e60", {"when": {"first": None, "last": None}}, "are no days"),
        ("e60", {"when": {"first": 3}}, "are no days"),
        ("e60", {"when": "10000-01-01"}, "are no days"),
        ("e60", {"confidence": "9" * 5000}, "confidence: '999"),
        ("e60", {"actors": "[" * 50_000}, "is no JSON"),
        ("e60", {}, "no field is given"),
        ("a46", {"country": "Poland"}, "country is 'Poland'; write the three letters of ISO 3166"),
        ("p17", {"country": "pol"}, "country is 'pol'"),
        ("e60", {"trigger": "bombarded"}, "doesn't have the words 'bombarded'"),
        ("e60", {"trigger": {"start": 5, "end": 100_000}}, "is no stretch of the report"),
        ("e60", {"told_by": "s999"}, "told_by names 's999'"),
        ("e60", {"confidence": "7"}, "it lies from 0 to 1"),
        ("e60", {"confidence": "high"}, "is no number"),
        ("e60", {"quantities": "[1"}, "is no JSON"),
        ("e60", {"status": "alleged"}, "is so already; accept it"),
        ("s46", {"content": []}, "has no words"),
        ("s46", {"within": "s46"}, "is told within itself"),
        ("s125", {"addressee.name": "x"}, "there is no addressee yet"),
        ("p17", {"lat": "91"}, "it lies from -90 to 90"),
    ],
)
def test_what_no_finding_can_be_is_refused(desk: Desk, about: str, values: Any, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        desk.decide(about, "correct", values=values)
    assert desk.decisions == []


def test_two_statements_cannot_be_within_each_other(desk: Desk) -> None:
    desk.decide("s125", "correct", values={"within": "s46"})
    with pytest.raises(ReviewError, match="within itself"):
        desk.decide("s46", "correct", values={"within": "s125"})


def test_of_words_that_stand_twice_the_nearest_are_meant(desk: Desk) -> None:
    desk.decide("e60", "correct", values={"trigger": "Koprava"})
    assert desk.found("e60").trigger == make.span(desk.reading.report, "Koprava", 1)


def test_the_program_s_reason_for_a_day_does_not_hold_for_a_person_s(desk: Desk) -> None:
    (event,) = desk.reading.events
    basis = Basis("tied", "it is told so", (make.span(desk.reading.report, "Monday"),))
    desk.reading = replace(desk.reading, events=(replace(event, when_basis=basis),))
    desk.decide("e60", "correct", values={"status": "denied"})
    assert desk.found("e60").when_basis == basis
    desk.decide("e60", "correct", values={"when": "2031-03-01"})
    assert desk.found("e60").when_basis is None


def test_a_status_is_that_of_the_chief_account(desk: Desk) -> None:
    (event,) = desk.reading.events
    told = replace(event, accounts=(Account("alleged", "s46"), Account("occurred", None)))
    desk.reading = replace(desk.reading, events=(told,))
    desk.decide("e60", "correct", values={"status": "denied"})
    assert desk.found("e60").accounts == (Account("denied", "s46"), Account("occurred", None))


@pytest.mark.parametrize(
    ("noun", "values", "id"),
    [
        ("e", {"type": "CONSULT", "trigger": "Talks"}, "e169x1"),
        ("s", {"content": "The road stays closed"}, "s125x1"),
        ("f", {"claim": "stays closed"}, "f134x1"),
        ("a", {"mentions": ["reporters"]}, "a158x1"),
        ("p", {"mentions": "bridge"}, "p70x1"),
    ],
)
def test_what_is_added_has_the_rest_of_its_fields(desk: Desk, noun: str, values: Any, id: str) -> None:
    made = desk.decide(noun, "add", values=values)
    assert made.about == id
    assert desk.found(id).confidence == 1.0
    assert desk.now.states == {id: "added"}
    assert desk.decide(noun, "add", values=values, by="Bo").about == id.replace("x1", "x2")


def test_an_added_actor_has_its_words_as_its_name(desk: Desk) -> None:
    desk.decide("a", "add", values={"mentions": ["reporters"], "kind": "group"})
    assert desk.found("a158x1").name == "reporters"


@pytest.mark.parametrize(
    ("noun", "values", "says"),
    [
        ("q", {}, "is no noun that can be added"),
        ("s", {}, "no words are given"),
        ("e", {"trigger": "Talks"}, "type"),
        ("e", {"type": "CONSULT"}, "trigger"),
        ("f", {"claim": "Rain falls"}, "doesn't have the words"),
    ],
)
def test_what_cannot_be_added_is_refused(desk: Desk, noun: str, values: Any, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        desk.decide(noun, "add", values=values)


def test_a_statement_is_split_into_its_parts(desk: Desk) -> None:
    parts: Any = ({"content": "Selmar's army shelled"}, {"content": "near Koprava on Monday", "act": "denies"})
    made = desk.decide("s46", "split", parts=parts)
    first, second = (one for one in made.now if isinstance(one, Statement))
    assert (first.id, first.act, first.source) == ("s46", "asserts", desk.reading.statements[0].source)
    assert (second.id, second.act) == (f"s{second.content[0].start}x1", "denies")
    assert desk.now.states == {first.id: "split", second.id: "split"}
    assert [one.id for one in desk.now.reading.statements] == [first.id, second.id, "s125"]


@pytest.mark.parametrize(
    ("about", "parts", "says"),
    [
        ("e60", ({}, {}), "is no statement"),
        ("s46", ({"content": "Selmar's army"},), "two parts at least"),
        ("s46", ({"content": "Selmar's army"}, {"act": "denies"}), "has all of its content"),
        ("s46", ({"content": "Selmar's army"}, {"content": "Selmar's army"}), "two parts have the same content"),
        ("s46", ({"content": "Selmar's army"}, {"content": "Talks"}), "'Talks' is none of its words; add it instead"),
    ],
)
def test_what_cannot_be_split_is_refused(desk: Desk, about: str, parts: Any, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        desk.decide(about, "split", parts=parts)


@pytest.mark.parametrize(
    ("about", "what", "span", "says"),
    [
        ("s46", "tie", (60, 67), "only an actor or a place"),
        ("p17", "tie", None, "no words are given"),
        ("p17", "tie", (60, 60), "is no stretch"),
        ("p17", "untie", (60, 67), "is no mention of it"),
        ("a107", "untie", (107, 116), "no other mention; reject it"),
        ("e61", "accept", None, "has no such finding"),
        ("e60", "undo", None, "decided nothing on it"),
    ],
)
def test_what_cannot_be_decided_is_refused(desk: Desk, about: str, what: Any, span: Any, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        desk.decide(about, what, span=span)


def test_nobody_decides_nothing(desk: Desk) -> None:
    with pytest.raises(ReviewError, match="give a name with --who"):
        desk.decide("e60", "accept", by=" ")


def test_the_same_again_is_the_same_decision(desk: Desk) -> None:
    first = desk.decide("e60", "reject")
    assert desk.decide("e60", "reject", at=AT + timedelta(1)) == first
    assert desk.decide("e60", "reject", note="a bridge is no town") != first


def test_a_moment_is_kept_to_the_second_in_utc(desk: Desk) -> None:
    at = datetime(2031, 3, 20, 12, 0, 5, 999, tzinfo=timezone(timedelta(hours=2)))
    made = desk.decide("e60", "accept", at=at)
    assert made.at == datetime(2031, 3, 20, 10, 0, 5, tzinfo=UTC)


def test_decisions_of_one_second_have_ids_of_their_own(desk: Desk) -> None:
    ids = {desk.decide("e60", what).id for what in ("accept", "reject", "accept")}  # type: ignore[arg-type]
    assert len(ids) == 3


def test_what_was_is_what_the_program_made(desk: Desk) -> None:
    (event,) = desk.reading.events
    desk.decide("e60", "correct", values={"status": "denied"})
    made = desk.decide("e60", "correct", values={"type": "COERCE"})
    (now,) = made.now
    assert made.was == event
    assert isinstance(now, Event)
    assert (now.status, now.type) == ("denied", "COERCE")
