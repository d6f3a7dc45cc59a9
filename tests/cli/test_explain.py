"""`onrecord explain`: why a finding is as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.issues import Given
from onrecord.model import Basis, Reading, Report
from tests import make
from tests.cli.conftest import Run

REPORT = make.report(published=make.PUBLISHED).id


def lines(run: Run, id: str) -> dict[str, str]:
    """What is said of each field, by its name (the last one, where several lines have it)."""
    output = run("explain", id).output
    found = [line.strip().partition("  ") for line in output.splitlines() if line.startswith(" ")]
    return {name: said.strip() for name, _, said in found}


def test_a_statement_says_why_for_each_field(anywhere: Run) -> None:
    output = " ".join(anywhere("explain", f"{REPORT}.s46").output.split())
    assert "[source: Mayor Ana Dorin] [cue: said]" in output
    said = lines(anywhere, f"{REPORT[:5]}.s46")
    assert said["within"] == "none — the report tells it in its own voice"
    assert said["act"] == "asserts — by the cue; “said” at 117"
    assert "retold" in said["manner"]
    assert said["evidence"].startswith("named — one can tell who speaks")
    assert said["confidence"].startswith("0.9")


def test_a_source_gives_its_reason_and_who_else_was_considered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(given: Given[Report], *_: object) -> Reading:
        of = make.report("General Olan Brask met General Teo Marlin. He said no.", origin=given.given.origin)
        first, second = make.actor(of, "Olan Brask"), make.actor(of, "Teo Marlin")
        he = make.source(of, "He", candidates=(first.id, second.id), reason="“He” may mean Olan Brask or Teo Marlin")
        told = make.statement(of, "no", source=he, cue=make.span(of, "said"))
        brask = make.source(of, "Brask", first, reason="“Brask” is one of the names of Olan Brask")
        met = make.statement(of, "General Teo Marlin", source=brask, cue=make.span(of, "met"))
        return make.reading(of, actors=(first, second), statements=(met, told))

    monkeypatch.setattr(pipeline, "read_report", reading)
    Path("two.txt").write_text("two generals")
    run("read", "two.txt")
    named, open_ = [word for word in run("statements").output.split() if ".s" in word]
    assert lines(run, named)["first named"] == "Olan Brask — person, a8; “Olan Brask” at 8"
    explained = run("explain", open_).output
    assert "source  He — “He” may mean Olan Brask or Teo Marlin; “He” at 43" in explained
    assert "considered  Olan Brask — person, a8; “Olan Brask” at 8" in explained
    assert "considered  Teo Marlin — person, a31; “Teo Marlin” at 31" in explained


def test_a_source_read_before_reasons_were_kept_says_so(kept: Run) -> None:
    assert "read the report again" in lines(kept, f"{REPORT}.s46")["source"]


def test_an_event_says_why_its_days_are_its_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(given: Given[Report], *_: object) -> Reading:
        of = make.report("Shells hit Orne on Friday. A miller was killed.", origin=given.given.origin)
        day, words = make.days("2031-03-07"), (make.span(of, "on Friday"), make.span(of, "hit"))
        basis = Basis("thread", "it goes on from “hit” at 7, dated by “on Friday”", words)
        return make.reading(of, events=(make.event(of, "killed", when=day, when_basis=basis),))

    monkeypatch.setattr(pipeline, "read_report", reading)
    Path("orne.txt").write_text("a miller")
    run("read", "orne.txt")
    (event,) = [word for word in run("events").output.split() if ".e" in word]
    because = "it goes on from “hit” at 7, dated by “on Friday”; “on Friday” at 16, “hit” at 7"
    assert lines(run, event)["when"] == f"2031-03-07 — {because}"


def test_an_event_says_who_tells_it(kept: Run) -> None:
    said = lines(kept, f"{REPORT}.e60")
    assert said["status"].startswith("alleged — somebody tells it")
    assert said["told by"].startswith("s46 — what Ana Dorin asserts holds it, from 46 to")
    assert said["when"] == "2031-03-10 — by the words for the time; “Monday” at 93"


def test_a_forecast_says_when_it_falls_due(kept: Run) -> None:
    said = lines(kept, f"{REPORT}.f169")
    assert said["hedge"].startswith("could")
    assert "told by" in said
    assert "due" in said


def test_a_forecast_of_a_timetable_is_shown_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(given: Given[Report], *_: object) -> Reading:
        of = make.report("The hearing resumes in April. Rain may fall.", origin=given.given.origin)
        hearing = make.forecast(of, "The hearing resumes in April", scheduled=True)
        return make.reading(of, forecasts=(hearing, make.forecast(of, "Rain may fall", hedge="may")))

    monkeypatch.setattr(pipeline, "read_report", reading)
    Path("april.txt").write_text("a hearing")
    run("read", "april.txt")
    output = run("forecasts").output
    assert output.count("scheduled") == 1
    hearing, rain = [word for word in output.split() if ".f" in word]
    assert lines(run, hearing)["scheduled"].startswith("yes")
    assert "scheduled" not in lines(run, rain)
    assert run("show", hearing.split(".")[0], "--text").output.count("scheduled") == 1


@pytest.mark.parametrize("id", [REPORT, f"{REPORT}.a46", "ffff.s1"])
def test_an_id_of_anything_else_is_an_error(kept: Run, id: str) -> None:
    done = kept("explain", id)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"error: {id}: ")
