"""`onrecord show`: a finding in its place."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from onrecord.cli.marked import print_marked
from onrecord.model import Account, Basis, MadeBy, Role
from onrecord.store import open_record
from tests import make
from tests.cli.conftest import Run

REPORT = make.report(published=make.PUBLISHED).id


def test_a_statement_is_marked_in_its_paragraph(anywhere: Run) -> None:
    output = " ".join(anywhere("show", f"{REPORT}.s46").output.split())
    assert "[source: Mayor Ana Dorin] [cue: said]." in output
    assert "[content: Selmar's army" in output
    assert f"{Path('report.txt').absolute()}:3:21" in output
    assert "The road stays closed" not in output


def test_an_event_shows_its_fields(kept: Run) -> None:
    output = " ".join(kept("show", f"{REPORT[:5]}.e60").output.split())
    for part in ("[actor: Selmar's army] [trigger: shelled]", "status alleged", "told_by s46", "when 2031-03-10"):
        assert part in output


def test_a_report_shows_its_origins(kept: Run) -> None:
    output = kept("show", REPORT).output
    assert f"{Path('report.txt').absolute()} (revision 1)" in output
    assert "statements  2" in output


def test_what_superseded_a_report_is_said(anywhere: Run) -> None:
    Path("report.txt").write_text("Correction.\n\n" + make.TEXT)
    anywhere("read", "report.txt")
    output = anywhere("show", f"{REPORT}.s46").output
    later = make.report("Correction.\n\n" + make.TEXT, published=make.PUBLISHED).id
    assert f"superseded by {later}" in output
    assert "superseded by 2" in anywhere("show", REPORT).output


def test_an_id_that_is_nothing_is_an_error(anywhere: Run) -> None:
    done = anywhere("show", "ffff.s1")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ffff.s1: no report's id starts with ffff; ")


def test_a_report_shows_its_whole_text_with_its_findings(kept: Run) -> None:
    output = kept("show", REPORT, "--text").output
    words = " ".join(output.split())
    for paragraph in make.TEXT.split("\n\n"):
        assert " ".join(paragraph.split()) in words
    assert "s46 Ana Dorin asserts" in words
    assert "alleged" in words
    assert "s46" not in kept("show", REPORT).output


def test_a_control_character_takes_no_marks_away() -> None:
    of = make.report("The\x1b mayor said\u202e it rained.")
    reading = make.reading(of, statements=(make.statement(of, "it rained", cue=make.span(of, "said")),))
    shown = io.StringIO()
    print_marked(reading, Console(file=shown, force_terminal=True, color_system="standard", width=80))
    assert "\x1b[1;33msaid\x1b[0m" in shown.getvalue()
    assert "\x1b[32mit rained\x1b[0m" in shown.getvalue()
    assert "\u202e" not in shown.getvalue()


def test_who_gives_an_event_which_status_is_shown(kept: Run) -> None:
    told = (Account("alleged", "s46"), Account("occurred", None))
    with open_record("record.db") as record:
        (reading,) = record.readings()
        (event,) = reading.events
        later = MadeBy("0.2.0", reading.made_by.models)
        record.add(replace(reading, made_by=later, events=(replace(event, accounts=told),)))
    output = " ".join(kept("show", f"{REPORT[:5]}.e60").output.split())
    assert "accounts alleged by s46, occurred by the author" in output


def test_an_office_and_the_reason_of_a_day_are_shown_in_words(kept: Run) -> None:
    with open_record("record.db") as record:
        (reading,) = record.readings()
        of, (event,), (army, dorin) = reading.report, reading.events, reading.actors
        basis = Basis("tied", "“on Monday” is tied to it", (make.span(of, "Monday"),))
        mayor = replace(dorin, roles=(Role(make.span(of, "Mayor"), None, False),))
        later = MadeBy("0.2.0", reading.made_by.models)
        events = (replace(event, when_basis=basis),)
        record.add(replace(reading, made_by=later, events=events, actors=(army, mayor)))
    assert "when_basis  “on Monday” is tied to it" in kept("show", f"{REPORT[:5]}.e60").output
    assert "roles  Mayor" in kept("show", f"{REPORT[:5]}.{dorin.id}").output
