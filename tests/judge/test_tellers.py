"""What each teller makes of an event, and which denial is of which event."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.model import Event, Reading

PUBLISHED = date(2031, 3, 12)


def read(text: str) -> Reading:
    return onrecord.read(text=text, published=PUBLISHED)


def accounts(reading: Reading, event: Event) -> list[tuple[str, str]]:
    sources = {one.id: one.source for one in reading.statements}
    told = [(sources.get(one.told_by or ""), one.status) for one in event.accounts]
    return [(source.name if source else "", status) for source, status in told]


ONE = [
    (
        "Olvania said that Kestrian guns had shelled Pellow. Kestria denied shelling the town.",
        [("Olvania", "alleged"), ("Kestria", "denied")],
    ),
    (
        "Rebels burned a mill near Ustrel on Sunday. Valdania denied that rebels had burned the mill.",
        [("", "occurred"), ("Valdania", "denied")],
    ),
    (
        "Kestria denied that its jets had bombed a school in Halvik. "
        "Olvania said that Kestrian jets had bombed the school.",
        [("Kestria", "denied"), ("Olvania", "alleged")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_what_one_tells_and_another_denies_is_one_event(text: str, wanted: list[tuple[str, str]]) -> None:
    reading = read(text)
    assert [accounts(reading, event) for event in reading.events] == [wanted]
    assert (reading.events[0].status, reading.events[0].told_by) == (
        reading.events[0].accounts[0].status,
        reading.events[0].accounts[0].told_by,
    )
    assert len(reading.events[0].mentions) == 2


TWO = [
    "Olvania said that Kestrian guns had shelled Pellow. Kestria denied shelling Halvik.",
    "Olvania said that Kestrian guns had shelled Pellow on 3 March. Kestria denied shelling Pellow on 9 March.",
    "Olvania said that Kestrian guns had shelled Pellow. Valdania denied bombing the town.",
    "Kestria said that it had not shelled Pellow. Kestria said that it had shelled Pellow.",
]


def test_what_a_neutral_source_tells_stays_a_fact_though_denied() -> None:
    reading = read("Observers said that Kestrian guns had shelled Pellow. Kestria denied shelling the town.")
    assert [accounts(reading, event) for event in reading.events] == [
        [("Observers", "occurred"), ("Kestria", "denied")]
    ]


def test_denied_reports_of_an_attack_deny_it() -> None:
    reading = read("A bomb attack hit a market in Dellin on Friday. Valdania denied reports of the attack.")
    assert [accounts(reading, event) for event in reading.events] == [[("", "occurred"), ("Valdania", "denied")]]


@pytest.mark.parametrize("text", TWO)
def test_another_place_day_or_deed_and_the_same_teller_make_two(text: str) -> None:
    reading = read(text)
    assert len(reading.events) == 2
    assert [event.accounts for event in reading.events] == [(), ()]


def test_one_teller_alone_gives_no_accounts() -> None:
    assert [event.accounts for event in read("Olvania said that Kestrian guns had shelled Pellow.").events] == [()]


def test_a_denied_part_in_an_attack_does_not_deny_the_attack() -> None:
    reading = read("A bomb attack hit a market in Dellin on Friday. The Home Front denied any part in the attack.")
    told = [status for event in reading.events for _, status in accounts(reading, event)]
    assert "denied" not in told
    assert [event.status for event in reading.events] == ["occurred"]
