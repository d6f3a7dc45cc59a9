"""Decisions in the record: what it answers with from then on, the queue, the trail, and what a rerun keeps."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import NotFound, ReviewError
from onrecord.model import MadeBy, Reading
from onrecord.review import Choice, Decision, What
from onrecord.store import Record, Shown, open_record, write
from onrecord.store.trail import whoever
from tests import make
from tests.store.dumps import change, dump

AT = datetime(2031, 3, 20, 10, 30, tzinfo=UTC)
READING = make.full_reading()
DONE: tuple[What, ...] = ("accept", "reject", "undo", "undo")
REPORT = READING.report.id


@pytest.fixture
def kept(record: Record) -> Record:
    """A record of one report."""
    record.add(READING)
    return record


def decide(record: Record, about: str, what: What, by: str = "Ida", **more: Any) -> Decision:
    return record.decide(f"{REPORT}.{about}".rstrip("."), Choice(more.pop("noun", ""), what, by, AT, **more))


def later(reading: Reading, **more: Any) -> Reading:
    """The reading of a newer version of onrecord."""
    return replace(reading, made_by=MadeBy("9.9.9", ()), **more)


def sound(record: Record) -> bool:
    return not record.check().faults


def test_every_question_answers_with_corrections(kept: Record) -> None:
    decide(kept, "e60", "correct", values={"status": "denied", "when": "2031-03-02", "actors": []})
    assert [one.id for one in kept.events(status="denied")] == [f"{REPORT}.e60"]
    assert not list(kept.events(status="alleged"))
    assert not list(kept.events(by="army"))
    assert list(kept.events(until=date(2031, 3, 3)))
    (entry,) = kept.events()
    assert (entry.review, entry.original) == ("corrected", READING.events[0])
    assert [one.days.first for one in kept.timeline()][0] == date(2031, 3, 2)
    assert kept.reading(REPORT).events[0].status == "denied"
    assert kept.reading(REPORT, original=True) == READING
    assert sound(kept)


def test_who_speaks_is_asked_as_corrected(kept: Record) -> None:
    decide(kept, "s46", "correct", values={"source.name": "Uma Kolb", "source.actors": []})
    assert [one.finding.id for one in kept.statements(by="kolb")] == ["s46"]
    decide(kept, "s46", "undo")
    assert not list(kept.statements(by="kolb"))
    assert sound(kept)


def test_what_is_rejected_is_asked_for_by_itself(kept: Record) -> None:
    decide(kept, "s46", "reject")
    assert [one.finding.id for one in kept.statements()] == ["s125"]
    assert [(one.finding.id, one.review) for one in kept.statements(rejected=True)] == [
        ("s46", "rejected"),
        ("s125", ""),
    ]
    assert [one.finding.id for one in kept.statements(rejected=True, about="bridge")] == ["s46"]
    assert [one.told_by for one in kept.reading(REPORT).events] == [None]
    assert sound(kept)


def test_undone_it_is_as_if_nothing_had_been(where: str, record: Record) -> None:
    record.add(READING)
    before = dump(where)
    decide(record, "s46", "correct", values={"source.name": "Uma Kolb"})
    decide(record, "s46", "undo")
    assert rows(dump(where)) == rows(before)


def rows(dumped: str) -> list[str]:
    """What a record is asked by: all but the decisions themselves, and the mark of reports that have some."""
    return [line for line in dumped.splitlines() if not line.startswith(("decisions ", "reports "))]


def test_what_is_added_is_asked_shown_and_searched(kept: Record) -> None:
    added = decide(kept, "", "add", noun="e", values={"type": "CONSULT", "what": "talks", "trigger": "Talks"})
    about = f"{REPORT}.{added.about}"
    assert [one.id for one in kept.events(type="talks")] == [about]
    shown = kept.show(about)
    assert isinstance(shown, Shown)
    assert (shown.entry.review, shown.lost, shown.decisions) == ("added", False, (added,))
    assert [one.id for one in kept.events(after=f"{REPORT}.e60")] == [about]
    assert sound(kept)


def test_two_people_s_contrary_decisions_are_contested(kept: Record) -> None:
    decide(kept, "e60", "correct", values={"status": "denied"})
    decide(kept, "e60", "reject", "Bo")
    (entry,) = kept.events()
    assert (entry.review, entry.finding, entry.original) == ("contested", READING.events[0], None)
    shown = kept.show(entry.id)
    assert isinstance(shown, Shown)
    assert [(one.by, one.what) for one in shown.decisions] == [("Ida", "correct"), ("Bo", "reject")]
    assert [one.id for one in kept.to_review(state="contested")] == [entry.id]


def test_decisions_are_listed_as_they_came(kept: Record) -> None:
    of_event = [decide(kept, "e60", "accept"), decide(kept, "e60", "reject", "Bo", note="no such bridge")]
    mention = decide(kept, "p17", "untie", span=(82, 89))
    assert list(kept.decisions()) == [*of_event, mention]
    assert list(kept.decisions(REPORT[:5])) == [*of_event, mention]
    assert list(kept.decisions(f"{REPORT}.e60", by="Bo")) == of_event[1:]
    assert list(kept.decisions(by="Uma")) == []
    assert of_event[1].was == READING.events[0]


def test_the_same_decision_again_is_no_change(kept: Record) -> None:
    first = decide(kept, "e60", "reject")
    assert decide(kept, "e60", "reject") == first
    assert len(list(kept.decisions())) == 1
    assert len(list(kept.audit(what="decided"))) == 1


@pytest.mark.parametrize(
    ("about", "what", "fault"),
    [
        ("e61", "accept", ReviewError),
        ("", "accept", NotFound),
        ("e60", "add", ReviewError),
        ("e60", "undo", ReviewError),
    ],
)
def test_what_cannot_be_decided_changes_nothing(kept: Record, about: str, what: What, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        decide(kept, about, what)
    assert list(kept.decisions()) == []
    assert len(list(kept.audit())) == 1


def test_a_rerun_keeps_what_people_decided(kept: Record) -> None:
    decide(kept, "e60", "correct", values={"status": "denied"})
    decide(kept, "s125", "reject")
    decide(kept, "f169", "accept")
    event, (told, quoted) = READING.events[0], READING.statements
    changed = replace(event, id="e60b", status="occurred", confidence=0.1)
    assert kept.add(later(READING, events=(changed,), statements=(told, quoted), forecasts=())).how == "read anew"
    (entry,) = kept.events()
    assert (entry.finding.id, entry.finding.status, entry.review) == ("e60", "denied", "corrected")
    assert entry.original == replace(changed, id="e60")
    assert [one.finding.id for one in kept.statements()] == ["s46"]
    (forecast,) = kept.forecasts()
    assert (forecast.finding, forecast.review) == (READING.forecasts[0], "accepted")
    shown = kept.show(forecast.id)
    assert isinstance(shown, Shown) and shown.lost
    assert sound(kept)


def test_what_is_rejected_and_no_longer_found_is_still_shown(kept: Record) -> None:
    decide(kept, "e60", "reject")
    kept.add(later(READING, events=()))
    assert not list(kept.events())
    shown = kept.show(f"{REPORT}.e60")
    assert isinstance(shown, Shown) and shown.lost
    assert shown.entry.review == "rejected"
    assert [one.finding.id for one in kept.events(rejected=True)] == ["e60"]
    kept.add(READING)
    assert not list(kept.events())


def test_what_a_person_s_statement_names_is_found_under_its_new_id(kept: Record) -> None:
    decide(kept, "s46", "accept")
    moved = tuple(replace(one, id=f"a{nth}") for nth, one in enumerate(READING.actors))
    speakerless = tuple(replace(one, source=None) for one in READING.statements)
    events = tuple(replace(one, actors=()) for one in READING.events)
    kept.add(later(READING, actors=moved, statements=speakerless, events=events))
    statement = kept.reading(REPORT).statements[0]
    assert statement.source
    assert [one.name for one in moved if one.id in statement.source.actors] == ["Ana Dorin"]
    assert sound(kept)


def test_a_corrected_file_is_a_report_of_its_own(record: Record) -> None:
    from onrecord.store import Origin

    corrected = make.full_reading(make.TEXT.replace("on Monday", "on Monday night"))
    record.add(READING, Origin("/a.txt", "1", READING.report.text))
    decide(record, "e60", "reject")
    record.add(corrected, Origin("/a.txt", "2", corrected.report.text))
    assert [one.review for one in record.events()] == [""]
    assert sorted(one.review for one in record.events(history=True, rejected=True)) == ["", "rejected"]
    assert [one.what for one in record.audit()] == ["added", "decided", "corrected", "superseded"]


def queue(record: Record, **asked: Any) -> list[tuple[float, str]]:
    return [(one.finding.confidence, one.finding.id) for one in record.to_review(**asked)]


def test_the_queue_has_the_least_certain_first(record: Record) -> None:
    of = READING.report
    sure = {"shelled": 0.9, "stays": 0.2, "begin": 0.5}
    events = tuple(make.event(of, word, confidence=value) for word, value in sure.items())
    forecast = make.forecast(of, "Talks could begin in April", confidence=0.5)
    record.add(make.reading(of, events=events, forecasts=(forecast,)))
    whole = queue(record)
    assert [value for value, _ in whole] == [0.2, 0.5, 0.5, 0.9]
    for nth, (_, id) in enumerate(whole):
        assert queue(record, after=f"{REPORT}.{id}") == whole[nth + 1 :]
    assert queue(record, noun="forecast") == [(0.5, forecast.id)]
    assert queue(record, about="talks") == [(0.5, forecast.id)]
    decide(record, whole[0][1], "accept")
    assert queue(record) == whole[1:]
    decide(record, whole[0][1], "undo")
    assert queue(record) == whole


def test_the_queue_goes_on_over_its_pages(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.queue.FIRST", 2)
    monkeypatch.setattr("onrecord.store.queue.CHUNK", 3)
    of = READING.report
    words = [word for word in dict.fromkeys(of.text.split()) if word.isalpha()][:12]
    record.add(make.reading(of, events=tuple(make.event(of, word, confidence=0.5) for word in words)))
    assert len({id for _, id in queue(record)}) == len(words)
    assert not queue(record, since=date(2031, 3, 13))
    assert not queue(record, until=date(2031, 3, 11))
    assert len(queue(record, since=date(2031, 3, 12), until=date(2031, 3, 12))) == len(words)


def test_another_trigger_takes_the_place_of_the_one_before_among_the_mentions(kept: Record) -> None:
    decide(kept, "e60", "correct", values={"trigger": "shelled a bridge"})
    (event,) = (one.finding for one in kept.events())
    assert [one.text for one in event.mentions] == ["shelled a bridge"]
    decide(kept, "e60", "correct", values={"status": "denied"})
    (event,) = (one.finding for one in kept.events())
    assert [one.text for one in event.mentions] == ["shelled a bridge"]


def test_superseded_findings_are_not_reviewed(record: Record) -> None:
    from onrecord.store import Origin

    corrected = make.full_reading(make.TEXT.replace("on Monday", "on Monday night"))
    record.add(READING, Origin("/a.txt", "1", READING.report.text))
    record.add(corrected, Origin("/a.txt", "2", corrected.report.text))
    assert {one.report.id for one in record.to_review()} == {corrected.report.id}
    assert len({one.report.id for one in record.to_review(history=True)}) == 2


def test_the_trail_says_who_did_what(where: str) -> None:
    with open_record(where, who="Uma") as record:
        record.add(READING)
        record.add(READING)
        record.add(later(READING))
        decide(record, "e60", "reject", note="no bridge")
        decide(record, "e60", "undo")
        told = [(one.who, one.what, one.about, one.says) for one in record.audit()]
        assert told == [
            ("Uma", "added", REPORT, ""),
            ("Uma", "read anew", REPORT, ""),
            ("Ida", "decided", f"{REPORT}.e60", "reject: no bridge"),
            ("Ida", "undone", f"{REPORT}.e60", "undo"),
        ]
        assert [one.at for one in record.audit(by="Ida")] == [AT, AT]
        assert [one.what for one in record.audit(since=date(2031, 3, 20), until=date(2031, 3, 20))] == [
            "decided",
            "undone",
        ]
        assert len(list(record.audit(until=date.max))) == 4
        assert len(list(record.audit(about=f"{REPORT[:6]}.e60"))) == 2
        for about in ("garbage", "", f"{REPORT}.z1"):
            with pytest.raises(NotFound, match="is no id"):
                list(record.audit(about=about))


def test_whoever_works_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WHO", " Uma ")
    assert (whoever(), whoever("Bo")) == ("Uma", "Bo")
    monkeypatch.delenv("ONRECORD_WHO")
    monkeypatch.setattr("getpass.getuser", lambda: "ida")
    assert whoever("  ") == "ida"

    def nobody() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert whoever() == "somebody"


def test_a_decision_that_cannot_be_written_whole_leaves_nothing(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(write, "replaced", fail)
        with pytest.raises(RuntimeError):
            decide(kept, "e60", "reject")
    assert list(kept.decisions()) == []
    assert len(list(kept.events())) == 1
    assert sound(kept)


def test_several_decide_at_once(where: str, record: Record) -> None:
    record.add(READING)

    def work(by: str) -> None:
        with open_record(where, create=False) as own:
            for what in DONE:
                decide(own, "e60", what, by)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, ("Ida", "Bo", "Uma")))
    assert len(list(record.decisions())) == len(list(record.audit())) - 1 == 12
    assert list(record.events())[0].review == ""
    assert sound(record)


KILLED = """
import os, sys
from onrecord.store import open_record, rows
from onrecord.review import Choice
with open_record(sys.argv[1], create=False) as record:
    rows.put = lambda *_: os._exit(9)
    record.decide(sys.argv[2], Choice("", "reject", "Ida"))
"""


def test_killed_between_a_decision_and_its_rows_a_record_has_neither(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        record.add(READING)
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", KILLED, str(tmp_path / "record.db"), f"{REPORT}.e60"]
    assert subprocess.run(command, env={**os.environ, "PYTHONPATH": root}, check=False).returncode == 9
    with open_record(tmp_path / "record.db", create=False) as record:
        assert list(record.decisions()) == []
        assert len(list(record.events())) == 1
        assert sound(record)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET what = 'accept'",
        "UPDATE decisions SET who = 'Bo'",
        "DELETE FROM decisions",
        "UPDATE reports SET decided = false",
    ],
)
def test_a_forged_decision_is_a_fault(where: str, record: Record, statement: str) -> None:
    record.add(READING)
    decide(record, "e60", "correct", values={"status": "denied"})
    change(where, statement)
    assert {fault.kind for fault in record.check().faults} == {"words"}


def test_a_damaged_decision_is_named_by_its_report(where: str, record: Record) -> None:
    record.add(READING)
    decide(record, "e60", "accept")
    change(where, "UPDATE decisions SET now = was, was = span, span = links, links = now")
    assert [fault.about for fault in record.check().faults] == [REPORT]


def test_the_other_questions_answer_as_corrected_too(kept: Record) -> None:
    decide(kept, "s46", "correct", values={"evidence": "unnamed"})
    decide(kept, "e60", "correct", values={"trigger": "shelled a bridge"})
    assert {one.entry.finding.id for one in kept.evidence(rests="unnamed")} == {"s46", "e60"}
    assert {one.by.name for one in kept.who_says()} == {"Ana Dorin"}
    decide(kept, "s46", "reject")
    assert not list(kept.evidence(rests="unnamed"))
    assert not list(kept.who_says())
    found = {one.entry.finding.id for one in kept.search("bridge -road")}
    assert "e60" in found and "s46" not in found
    assert "s46" in {one.entry.finding.id for one in kept.search("bridge", rejected=True)}
    assert sound(kept)
