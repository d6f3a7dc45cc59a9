"""A reading as PLOVER's records."""

from __future__ import annotations

from typing import Any

import pytest

import onrecord
from onrecord.export import plover
from tests import make


def coded(text: str) -> list[dict[str, Any]]:
    return list(plover.records(onrecord.read(text=text, published=make.PUBLISHED)))


def parties(record: dict[str, Any], role: str) -> list[str]:
    return [one["entity_text"] for one in record[role]]


def test_an_event_has_its_fields() -> None:
    (record,) = coded("Norway's army shelled a village in Denmark on Monday, killing nine people.")[:1]
    assert record["event"] == ["ASSAULT"]
    assert record["quad"] == 4
    assert (record["date"], record["enddate"]) == ("2031-03-10", "2031-03-10")
    assert record["mode"] == ["heavy-weapons"]
    assert "military" in record["context"]
    assert [(one["code"], one["sector"]) for one in record["actor"]] == [("NOR", "MIL")]
    assert [one["country_code"] for one in record["event_loc"]] == ["DNK"]


def test_the_dead_are_counted() -> None:
    sizes = [one["size"] for one in coded("Gunmen killed nine villagers in Lenn on Monday.")]
    assert {"dead": {"low": 9, "high": 9}} in sizes


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Norway accused Denmark of shelling a village.", "ACCUSE", "Norway", "Denmark"),
        ("Norway urged Denmark to withdraw its troops.", "REQUEST", "Norway", "Denmark"),
        ("Norway's prime minister praised Denmark for its help.", "SUPPORT", "Norway's prime minister", "Denmark"),
        ("Norway rejected the plan of the Danish government.", "REJECT", "Norway", "Danish government"),
        ("Norway has rejected a Danish request to question two sailors.", "REJECT", "Norway", "Danish"),
        ("Norway threatened to shell Danish towns.", "THREATEN", "Norway", "Danish"),
        ("Norway threatened to impose a curfew in Bergen.", "THREATEN", "Norway", "Bergen"),
        ("Norway promised Denmark a bridge.", "AGREE", "Norway", "Denmark"),
    ],
)
def test_what_is_only_said(text: str, type_: str, actor: str, recipient: str) -> None:
    (record,) = [one for one in coded(text) if one["event"] == [type_]]
    assert parties(record, "actor") == [actor]
    assert parties(record, "recipient") == [recipient]
    assert record["quad"] == (1 if type_ in {"SUPPORT", "AGREE"} else 3)


@pytest.mark.parametrize("text", ["Norway denied that it had shelled a village.", "Norway said that it had rained."])
def test_a_denial_and_plain_words_have_no_verbal_type(text: str) -> None:
    assert not {"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"} & {
        type_ for one in coded(text) for type_ in one["event"]
    }


def test_aid_that_is_still_to_come_is_an_agreement() -> None:
    (planned,) = coded("Norway will send humanitarian aid to Denmark next week.")
    assert (planned["event"], planned["auxiliary"], planned["mode"]) == (["AGREE"], ["future"], [])
    (sent,) = coded("Norway sent humanitarian aid to Denmark on Monday.")
    assert (sent["event"], sent["auxiliary"]) == (["AID"], [])


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway ratified the treaty on Monday.", "SUPPORT"),
        ("Norway will sign the treaty next week.", "AGREE"),
        ("Norway restored diplomatic relations with Denmark on Monday.", "SUPPORT"),
        ("Norway and Denmark held a military exercise on Monday.", "COOPERATE"),
        ("Norway held a military exercise on Monday.", "MOBILIZE"),
        ("Norway released two hostages on Monday.", "RETREAT"),
        ("The president pardoned forty prisoners on Monday.", "CONCEDE"),
        ("Norway's army will withdraw its troops next week.", "CONCEDE"),
        ("Norway sued Denmark on Monday.", "ACCUSE"),
    ],
)
def test_the_manual_splits_types_by_what_is_done_and_by_whom(text: str, type_: str) -> None:
    assert [one["event"] for one in coded(text)] == [[type_]]


def test_a_promise_is_an_agreement_once() -> None:
    (alone,) = coded("Norway's prime minister promised that the road would stay open.")
    assert (alone["event"], alone["quad"]) == (["AGREE"], 1)
    (sent,) = coded("Norway promised to send humanitarian aid to Denmark.")
    assert (sent["event"], sent["what"]) == (["AGREE"], "humanitarian aid")


def test_ids_are_those_of_the_record() -> None:
    reading = onrecord.read(text="Norway's army shelled a village in Denmark.", published=make.PUBLISHED)
    assert [one["id"] for one in plover.records(reading)] == [f"{reading.report.id}.{reading.events[0].id}"]
