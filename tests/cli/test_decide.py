"""`decide`, `audit`, `remove`, and how answers show what people decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.store import open_record
from tests import make
from tests.cli.conftest import Run

REPORT = make.report(published=make.PUBLISHED).id
EVENT = f"{REPORT}.e60"


@pytest.fixture(autouse=True)
def _ida(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WHO", "Ida")


def test_fields_are_set(kept: Run) -> None:
    done = kept("decide", EVENT[:6] + EVENT[12:], "correct", "--set", "status=denied", "--set", "when=2031-03-01/")
    assert done.output == f"{EVENT}  corrected\n"
    (line,) = kept("events", "--json").output.splitlines()
    told = json.loads(line)
    assert (told["status"], told["review"], told["original"]["status"]) == ("denied", "corrected", "alleged")
    assert told["when"] == {"first": "2031-03-01", "last": None}


def test_fields_come_as_json(kept: Run) -> None:
    assert kept("decide", EVENT, "correct", "--json", '{"status": "denied"}').exit_code == 0
    done = CliRunner().invoke(main, ["decide", EVENT, "correct", "--json", "-"], input='{"mode": "airstrike"}')
    assert done.exit_code == 0
    (line,) = kept("events", "--json").output.splitlines()
    assert (json.loads(line)["status"], json.loads(line)["mode"]) == ("denied", "airstrike")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("accept", "--record", "nowhere.db"), "there is no record yet"),
        (("correct", "--set", "status"), "is no field with a value"),
        (("correct", "--json", "[1]"), "is no JSON object"),
        (("correct", "--json", "{"), "is no JSON; "),
        (("correct",), "no field is given"),
        (("correct", "--json", "[" * 50_000), "is no JSON; "),
        (("correct", "--json", '{"confidence": ' + "9" * 5000 + "}"), "is no JSON; "),
        (("accept", "--set", "status=denied"), "accept takes no fields, only correct and add; nothing was changed"),
        (("reject", "--words", "60-66"), "reject takes no words, only tie and untie"),
        (("undo", "--part", "bridge"), "undo takes no parts, only split"),
        (("add", "--noun", "event"), "name the report"),
        (("undo",), "decided nothing on it"),
        (("tie", "--words", "she"), "only an actor or a place"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(kept: Run, args: tuple[str, ...], says: str) -> None:
    done = kept("decide", EVENT, *args)
    assert done.exit_code == 1
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_report_is_no_finding_to_decide_on(kept: Run) -> None:
    assert "name a finding of it" in kept("decide", REPORT, "accept").stderr
    says = "is no noun that can be added; there are statement, event, forecast, actor, place"
    assert says in kept("decide", REPORT, "add").stderr
    done = kept("decide", EVENT, "accept", "--noun", "event")
    assert (done.exit_code, "--noun says what is added; leave it out" in done.stderr) == (2, True)


def test_bytes_that_are_no_text_are_no_json(kept: Run) -> None:
    done = CliRunner().invoke(main, ["decide", EVENT, "correct", "--json", "-"], input=b'{"mode": "\xff"}')
    assert done.exit_code == 1
    assert "is no JSON" in done.output


def test_days_of_the_audit_are_in_order(kept: Run) -> None:
    done = kept("audit", "--since", "2031-03-02", "--until", "2031-03-01")
    assert (done.exit_code, "swap them" in done.stderr) == (2, True)


def test_something_is_added_and_taken_back(kept: Run) -> None:
    done = kept("decide", REPORT, "add", "--noun", "event", "--set", "type=CONSULT", "--set", "trigger=Talks")
    assert done.output == f"{REPORT}.e169x1  added\n"
    assert "added" in kept("events").output
    assert kept("decide", f"{REPORT}.e169x1", "undo").output == f"{REPORT}.e169x1  undecided\n"
    assert "e169x1" not in kept("events").output


def test_words_that_stand_twice_need_their_place(kept: Run) -> None:
    done = kept("decide", f"{REPORT}.p17", "untie", "--words", "Koprava")
    assert "stands at 17, 82; write where yours does, such as 17-24" in done.stderr
    assert kept("decide", f"{REPORT}.p17", "untie", "--words", "82-89").output == f"{REPORT}.p17  corrected\n"


def test_a_statement_is_split(kept: Run) -> None:
    part = json.dumps({"content": "near Koprava on Monday", "act": "denies"})
    done = kept("decide", f"{REPORT}.s46", "split", "--part", "Selmar's army shelled a bridge", "--part", part)
    assert done.output == f"{REPORT}.s46  split\n"
    assert [json.loads(line)["act"] for line in kept("statements", "--json").output.splitlines()][:2] == [
        "asserts",
        "denies",
    ]


def test_what_is_rejected_is_no_answer_unless_it_is_asked_for(kept: Run) -> None:
    assert kept("decide", EVENT, "reject", "--note", "a rumour").output == f"{EVENT}  rejected\n"
    assert "Nothing" in kept("events").output
    assert "rejected" in kept("events", "--rejected").output
    assert "e60" not in kept("export").output
    shown = kept("show", EVENT).output
    assert "review  rejected" in shown
    assert "Ida: reject — a rumour" in shown


def test_what_is_corrected_is_shown_beside_the_original(kept: Run) -> None:
    kept("decide", EVENT, "correct", "--set", "status=denied")
    assert "corrected" in kept("events").output
    for command in ("show", "explain"):
        output = kept(command, EVENT).output
        assert "review  corrected" in output
        assert "program  had status: alleged" in output
        assert "Ida: correct (status: denied)" in output
    assert "denied — by people's decisions" in kept("explain", EVENT).output


def test_what_two_decide_otherwise_is_shown_with_both(kept: Run) -> None:
    kept("decide", EVENT, "correct", "--set", "status=denied")
    assert kept("decide", EVENT, "reject", "--who", "Bo").output == f"{EVENT}  contested\n"
    output = kept("show", EVENT).output
    assert "status  alleged" in output
    assert "Ida: correct (status: denied)" in output
    assert "Bo: reject" in output


def test_the_trail_lists_every_change(kept: Run) -> None:
    kept("decide", EVENT, "reject", "--note", "a rumour")
    kept("decide", EVENT, "undo", "--who", "Bo")
    kept("decide", EVENT, "undo")
    told = [json.loads(line) for line in kept("audit", "--json").output.splitlines()]
    assert [(one["who"], one["what"], one["about"]) for one in told] == [
        ("Ida", "added", REPORT),
        ("Ida", "decided", EVENT),
        ("Ida", "undone", EVENT),
    ]
    assert [one["number"] for one in told] == [1, 2, 3]
    assert told[1]["says"] == "reject: a rumour"
    assert len(kept("audit", "--json", "--about", f"{REPORT[:6]}.e60").output.splitlines()) == 2
    assert len(kept("audit", "--json", "--about", REPORT, "--limit", "1").output.splitlines()) == 1
    assert "a rumour" in kept("audit").output
    assert "Nothing" in kept("audit", "--by", "Bo").output
    assert "Nothing" in kept("audit", "--since", "2999-01-01").output
    assert "Nothing" in kept("audit", "--until", "1999-01-01").output


def test_a_report_is_removed_when_its_reader_says_so(kept: Run) -> None:
    kept("decide", EVENT, "accept")
    done = CliRunner().invoke(main, ["remove", REPORT[:6]], input="n\n")
    assert done.exit_code == 1
    assert "goes with it: 2 actors, 1 place, 1 time, 2 statements, 1 event, 1 forecast; 1 decision" in done.output
    assert f"was read from {Path('report.txt').absolute()}" in done.output
    assert "e60" in kept("events").output
    assert kept("remove", REPORT, "--yes").output.endswith("removed\n")
    assert "Nothing" in kept("events").output
    assert kept("check").exit_code == 0
    assert "removed" in kept("audit").output
    assert kept("remove", REPORT, "--yes").exit_code == 1
    assert " 1 new" in " ".join(kept("read", "report.txt").output.split()) or "new" in kept("read", "report.txt").output


def test_a_report_that_was_superseded_is_current_again(kept: Run) -> None:
    Path("report.txt").write_text("Correction.\n\n" + make.TEXT)
    kept("read", "report.txt")
    later = make.report("Correction.\n\n" + make.TEXT, published=make.PUBLISHED).id
    assert f"current again: {REPORT}" in kept("remove", later, "--yes").output
    assert kept("show", REPORT).output.count("revision 1)") == 1
    with open_record("record.db") as record:
        assert [one.heading.id for one in record.reports()] == [REPORT]
        assert [one.what for one in record.audit()] == ["added", "corrected", "superseded", "removed", "restored"]
        assert [fault.kind for fault in record.check().faults] == ["origin"]


def test_only_reports_are_removed(kept: Run) -> None:
    assert "only reports are removed" in kept("remove", EVENT, "--yes").stderr


def test_corrections_are_exported_to_train_by(kept: Run) -> None:
    kept("decide", EVENT, "correct", "--set", "status=denied", "--note", "film")
    kept("decide", EVENT, "accept", "--who", "Bo")
    kept("decide", f"{REPORT}.s46", "reject")
    kept("decide", f"{REPORT}.s46", "undo")
    kept("decide", f"{REPORT}.p17", "untie", "--words", "82-89")
    told = [json.loads(line) for line in kept("export", "--as", "corrections").output.splitlines()]
    assert [(one["what"], one["by"], one["holds"], one["state"]) for one in told] == [
        ("correct", "Ida", True, "corrected"),
        ("accept", "Bo", True, "corrected"),
        ("reject", "Ida", False, None),
        ("undo", "Ida", False, None),
        ("untie", "Ida", True, "corrected"),
    ]
    first = told[0]
    assert (first["was"]["status"], first["now"][0]["status"], first["note"]) == ("alleged", "denied", "film")
    text = first["report"]["text"]
    assert text[told[-1]["span"]["start"] : told[-1]["span"]["end"]] == "Koprava"


@pytest.mark.parametrize(("words", "said"), [(("one",), "1 quantity"), (("one", "two"), "2 quantities")])
def test_what_would_go_is_counted_in_words_that_there_are(run: Run, words: tuple[str, ...], said: str) -> None:
    report = make.report("Of one and two.")
    with open_record("record.db") as record:
        record.add(make.reading(report, quantities=tuple(make.quantity(report, one, 1) for one in words)))
    assert f"goes with it: {said}; 0 decisions" in run("remove", report.id, "--yes").output
