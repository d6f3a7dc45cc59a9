"""Candidates: tellings of one thing are found, others aren't looked at, and a crowd isn't compared in all pairs."""

from __future__ import annotations

from onrecord.link import candidates as finding
from onrecord.link.candidates import candidates
from onrecord.link.known import Known
from tests.link.tellings import event, report

KNOWN = Known.of(
    [report("a", "shelling harbour Koprava"), report("b", "shelling harbour Koprava"), report("c", "bank")]
)


def test_what_shares_nothing_is_not_looked_at() -> None:
    told = [
        event("a.1", "shelled", "shelled the harbour of Koprava"),
        event("b.1", "shelling", "the shelling of the harbour"),
        event("c.1", "sentenced", "two bankers sentenced"),
    ]
    assert candidates(told, KNOWN) == [(0, 1)]


def test_within_a_report_only_where_asked() -> None:
    told = [event("a.1", "shelled", "the harbour"), event("a.2", "shelling", "the harbour")]
    assert candidates(told, KNOWN) == []
    assert candidates(told, KNOWN, within_reports=True) == [(0, 1)]


def test_a_crowd_is_not_compared_in_all_pairs() -> None:
    told = [event(f"r{nth:04}.1", "shelled", "the harbour") for nth in range(1500)]
    found = candidates(told, KNOWN)
    assert len(told) / 2 <= len(found) <= len(told) * finding.NEAREST
