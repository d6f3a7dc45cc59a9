"""`onrecord review`: keys on standard input, one finding after the other."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.store import Shown, open_record
from tests import make
from tests.cli.conftest import Run

REPORT = make.report(published=make.PUBLISHED).id


def press(keys: str, *args: str, record: str = "record.db") -> Result:
    """Runs the review with what is typed."""
    return CliRunner().invoke(main, ["review", "--who", "Ida", "--record", record, *args], input=keys)


def reviews(record: str = "record.db") -> dict[str, str]:
    """What people decided, by finding."""
    with open_record(record, create=False) as opened:
        found = [*opened.statements(rejected=True), *opened.events(rejected=True), *opened.forecasts(rejected=True)]
        return {one.finding.id: one.review for one in found if one.review}


def test_each_finding_is_shown_and_decided_on(kept: Run) -> None:
    done = press("axaa")
    assert done.exit_code == 0
    assert "[trigger: shelled]" in done.output
    assert "Nothing is left to review." in done.output
    assert "decided: 3 accept, 1 reject" in done.output
    assert sorted(reviews().values()) == ["accepted", "accepted", "accepted", "rejected"]
    assert press("").output == "Nothing is left to review.\ndecided: nothing\n"


def test_the_end_of_the_input_ends_the_review(kept: Run) -> None:
    assert "decided: 1 accept" in press("a").output
    assert "decided: nothing" in press("jq", "--noun", "event").output
    assert "no such key" in press("z").output


def test_fields_are_edited_as_they_are_typed(kept: Run) -> None:
    done = press("nseen on film\nestatus=denied\nwhen=2031-03-09/2031-03-10\n\n", "--noun", "event")
    assert "note for the decision that follows: seen on film" in done.output
    assert "decided: 1 correct" in done.output
    with open_record("record.db", create=False) as record:
        (event,) = record.events()
        assert (event.review, event.finding.status) == ("corrected", "denied")
        assert [one.note for one in record.decisions()] == ["seen on film"]


def test_a_field_that_cannot_be_is_said_and_nothing_is_changed(kept: Run) -> None:
    done = press("estatus=rumoured\n\nenonsense\n\n", "--noun", "event")
    assert "error: status: 'rumoured' is none of occurred, " in done.output
    assert "is no field with a value" in done.output
    assert reviews() == {}


def test_a_statement_is_split(kept: Run) -> None:
    done = press(
        "sSelmar's army shelled a bridge\nnear Koprava on Monday\n\nq", "--about", "bridge", "--noun", "statement"
    )
    assert "decided: 1 split" in done.output
    assert reviews() == {"s46": "split", "s77x1": "split"}


def test_a_mention_is_tied(kept: Run) -> None:
    with open_record("record.db") as record:
        actor = next(one for one in record.reading(REPORT).actors if one.name == "Ana Dorin").id
    done = press(f"tshe\n{actor}\nq")
    assert "decided: 1 tie" in done.output
    with open_record("record.db") as record:
        shown = record.show(f"{REPORT}.{actor}")
        assert isinstance(shown, Shown)
        assert "she" in [mark.span.text for mark in shown.marks]


def test_an_id_that_names_nothing_does_not_end_the_review(kept: Run) -> None:
    done = press("tshe\nAna Dorin\ntshe\n0000.a1\na")
    assert done.exit_code == 0
    assert done.output.count("error: ") == 2
    assert "decided: 1 accept" in done.output


def test_the_last_decision_is_undone_and_shown_again(kept: Run) -> None:
    done = press("xuaq")
    assert "decided: 1 accept" in done.output
    assert list(reviews().values()) == ["accepted"]
    assert "nothing was decided yet" in press("uq").output


def test_one_goes_back_and_forth(kept: Run) -> None:
    press("jkka")
    press("a")
    assert len(reviews()) == 2


def test_filters_and_limits_hold(kept: Run) -> None:
    assert "decided: 1 accept" in press("aaaa", "--limit", "1").output
    assert "decided: 1 accept" in press("aaaa", "--about", "talks").output
    assert "Nothing is left" in press("", "--by", "nobody").output
    assert "Nothing is left" in press("", "--until", "2030-01-01").output


def test_what_is_contested_is_asked_for(kept: Run) -> None:
    press("x", "--noun", "event")
    kept("decide", f"{REPORT}.e60", "accept", "--who", "Bo")
    done = press("q", "--contested")
    assert "contested" in done.output
    assert "Ida: reject" in done.output
    assert "Bo: accept" in done.output


def test_fields_are_edited_in_an_editor(kept: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.cli.given import edited

    with open_record("record.db", create=False) as record:
        (event,) = record.events()
    monkeypatch.setattr("click.edit", lambda text, extension: text.replace("status: alleged", "status: denied"))
    assert edited(event.finding) == {"status": "denied"}
    monkeypatch.setattr("click.edit", lambda text, extension: None)
    assert edited(event.finding) == {}
    monkeypatch.setattr("click.edit", lambda text, extension: text.replace("60-67 shelled", "60-67 bridge"))
    changed = edited(event.finding)
    assert list(changed) == ["trigger"]
    with open_record("record.db") as record:
        from onrecord.review import Choice

        record.decide(event.id, Choice("", "correct", values=changed))
        (event,) = record.events()
        assert event.finding.trigger.text == "bridge"
