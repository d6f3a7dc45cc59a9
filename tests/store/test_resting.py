"""What rests on little: whose words count as evidence for an event, and whose don't."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Account
from onrecord.store import Record
from tests import make

OF = make.report("Two officials said so. Our service said so. Ana Dorin said so. Kestria denied it. Shells fell.")
SAID = {
    "unnamed": make.statement(OF, "so", id="s1", source=make.source(OF, "Two officials"), evidence="unnamed"),
    "undisclosed": make.statement(OF, "so", id="s2", source=make.source(OF, "Our service"), evidence="undisclosed"),
    "named": make.statement(OF, "so", id="s3", source=make.source(OF, "Ana Dorin")),
    "denies": make.statement(OF, "it", id="s4", source=make.source(OF, "Kestria"), act="denies"),
}


def rests(record: Record, *accounts: Account) -> tuple[tuple[str, ...], str]:
    """On what an event with these tellers rests, and why."""
    more: dict[str, Any] = {"accounts": accounts} if len(accounts) > 1 else {}
    event = make.event(OF, "fell", status=accounts[0].status, told_by=accounts[0].told_by, **more)
    record.add(make.reading(OF, statements=tuple(SAID.values()), events=(event,)))
    found = [one for one in record.evidence() if one.entry.finding == event]
    return (found[0].rests, found[0].why) if found else ((), "")


@pytest.mark.parametrize(
    ("tellers", "wanted"),
    [
        (["named"], ("one",)),
        (["unnamed"], ("unnamed", "one")),
        (["undisclosed"], ("undisclosed", "one")),
        (["unnamed", "undisclosed"], ("unnamed",)),
        (["unnamed", "named"], ()),
        ([None], ()),
        (["unnamed", None], ()),
    ],
)
def test_an_event_rests_on_those_who_tell_it(
    record: Record, tellers: list[str | None], wanted: tuple[str, ...]
) -> None:
    accounts = [Account("alleged", SAID[each].id if each else None) for each in tellers]
    assert rests(record, *accounts)[0] == wanted


def test_whoever_denies_an_event_is_no_evidence_for_it(record: Record) -> None:
    grounds, why = rests(record, Account("alleged", "s3"), Account("denied", "s4"))
    assert (grounds, why) == (("one",), "told by Ana Dorin only")


def test_what_is_only_denied_rests_on_who_denies(record: Record) -> None:
    assert rests(record, Account("denied", "s4")) == (("one",), "told by Kestria only")


def test_why_says_what_the_evidence_is(record: Record) -> None:
    why = rests(record, Account("alleged", "s1"), Account("alleged", "s2"))[1]
    assert why == "told by Two officials (unnamed), Our service (undisclosed) only"


def test_a_statement_rests_on_its_source(record: Record) -> None:
    record.add(make.reading(OF, statements=tuple(SAID.values())))
    assert [(one.entry.finding.id, one.rests) for one in record.evidence()] == [
        ("s1", ("unnamed",)),
        ("s2", ("undisclosed",)),
    ]
