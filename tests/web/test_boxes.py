"""The boxes of a finding: what is left alone changes nothing, what is written comes out as it is meant."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Event, Forecast, Statement
from onrecord.review import Choice, Reviewed, taken
from onrecord.web.boxes import BLANK, Box, boxes, filled, typed, written
from tests import make

READING = make.full_reading()
TOLD = (*READING.statements, *READING.events, *READING.forecasts)
STATEMENT, QUOTED = READING.statements
EVENT = READING.events[0]
ARMY, DORIN = READING.actors
KOPRAVA = READING.places[0]


def form(made: list[Box]) -> dict[str, str]:
    """What a browser posts that nobody wrote in."""
    return {one.name: one.value for box in made for row in box.rows for one in row}


def changed(finding: Statement | Event | Forecast, **posted: str) -> dict[str, Any]:
    made = boxes(READING, finding)
    names = {f"set.{name.replace('__', '.')}": value for name, value in posted.items()}
    assert names.keys() <= form(made).keys()
    return written(form(made) | names, made)


@pytest.mark.parametrize("finding", TOLD, ids=lambda one: one.id)
def test_what_is_left_alone_changes_nothing(finding: Statement | Event | Forecast) -> None:
    made = boxes(READING, finding)
    assert written(form(made), made) == {}
    assert written({}, made) == {}
    as_a_browser_has_it = {name: value.replace("\n", " ") for name, value in form(made).items()}
    assert written(as_a_browser_has_it, made) == {}


@pytest.mark.parametrize("finding", TOLD, ids=lambda one: one.id)
def test_all_that_stands_in_the_boxes_makes_the_same_finding(finding: Statement | Event | Forecast) -> None:
    made = boxes(READING, finding)
    choice = Choice(finding.id, "correct", "Ida", values=written(form(made), made, all_of=True) | {"confidence": 0.5})
    (now,) = taken(choice, Reviewed(READING), ()).now
    assert written(form(boxes(READING, now)), made) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("finding", "posted", "values"),
    [
        (EVENT, {"status": "denied", "when": "2031-03-01/"}, {"status": "denied", "when": "2031-03-01/"}),
        (EVENT, {"when": ""}, {"when": None}),
        (EVENT, {"told_by": ""}, {"told_by": None}),
        (EVENT, {"trigger": "shelled a bridge"}, {"trigger": "shelled a bridge"}),
        (EVENT, {"actors__0__span": ""}, {"actors": []}),
        (EVENT, {"quantities__0": ""}, {}),
        (
            EVENT,
            {"recipients__1__span": "Koprava"},
            {
                "recipients": [
                    {"span": typed(EVENT.recipients[0].span), "actor": None, "name": "bridge"},
                    {"span": "Koprava", "actor": None},
                ]
            },
        ),
        (
            EVENT,
            {"recipients__0__actor": DORIN.id},
            {"recipients": [{"span": typed(EVENT.recipients[0].span), "actor": DORIN.id, "name": "Ana Dorin"}]},
        ),
        (
            EVENT,
            {"places__0__place": ""},
            {"places": [{"span": typed(EVENT.places[0].span), "place": None}]},
        ),
        (STATEMENT, {"source__span": ""}, {"source": None}),
        (
            STATEMENT,
            {"source__name": "Uma Kolb"},
            {"source": {"span": "101-116 Mayor Ana Dorin", "actors": [DORIN.id], "name": "Uma Kolb"}},
        ),
        (
            STATEMENT,
            {"source__actors__1": ARMY.id},
            {
                "source": {
                    "span": "101-116 Mayor Ana Dorin",
                    "actors": [DORIN.id, ARMY.id],
                    "name": "Ana Dorin and Selmar's army",
                }
            },
        ),
        (STATEMENT, {"content__1": "Talks"}, {"content": [typed(STATEMENT.content[0]), "Talks"]}),
        (QUOTED, {"within": STATEMENT.id, "addressee": ""}, {"within": STATEMENT.id, "addressee": None}),
        (READING.forecasts[0], {"scheduled": "true", "hedge": ""}, {"scheduled": "true", "hedge": None}),
    ],
)
def test_what_is_written_is_what_is_changed(finding: Any, posted: dict[str, str], values: dict[str, Any]) -> None:
    assert changed(finding, **posted) == values


def test_other_words_of_somebody_unknown_give_them_their_name() -> None:
    values = changed(EVENT, recipients__0__span="near Koprava")
    (now,) = taken(Choice(EVENT.id, "correct", "Ida", values=values), Reviewed(READING), ()).now
    assert isinstance(now, Event)
    assert (now.recipients[0].name, now.recipients[0].span.text) == ("near Koprava", "near Koprava")


def test_words_of_several_lines_are_written_by_their_place_alone() -> None:
    whole = READING.report.span(0, 40)
    assert typed(whole) == "0-40"
    assert typed(READING.report.span(46, 52)) == "46-52 Selmar"
    assert typed(None) == ""


def test_what_was_written_is_shown_again() -> None:
    made = filled({"set.status": "denied"}, boxes(READING, EVENT))
    assert form(made) == form(boxes(READING, EVENT)) | {"set.status": "denied"}


@pytest.mark.parametrize("noun", BLANK)
def test_the_boxes_of_a_new_finding_hold_no_words(noun: str) -> None:
    made = boxes(READING, BLANK[noun])
    assert not any(one.value for box in made for row in box.rows for one in row if one.kind == "words")


@pytest.mark.parametrize(
    ("noun", "posted"),
    [
        ("statement", {"content.0": "The road stays closed", "source.span": "she", "act": "denies"}),
        ("event", {"trigger": "stays closed", "type": "COERCE", "what": "closure"}),
        ("forecast", {"claim": "Talks could begin", "due": "2031-04-01/2031-04-30"}),
    ],
)
def test_a_new_finding_is_made_of_what_is_written(noun: str, posted: dict[str, str]) -> None:
    made = boxes(READING, BLANK[noun])
    values = written(form(made) | {f"set.{name}": value for name, value in posted.items()}, made, all_of=True)
    (now,) = taken(Choice(noun[0], "add", "Ida", values=values), Reviewed(READING), ()).now
    assert now.id.startswith(noun[0]) and "x" in now.id
