"""Tables of organisations: ours are whole, a user's own overrule them, and what is wrong in one is said in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord
from onrecord import pipeline
from onrecord.errors import LexiconError
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.work.one import Read
from onrecord.work.pool import read_many
from onrecord.work.tasks import How, tasks

OWN = """\
about: Bodies of Sarn.
country: SRB
facts:
  - {names: [Orn Guards, OG], kind: armed force, sector: PRM}
  - {names: [Wagner], kind: organisation, sector: BUS, country: DEU}
  - {names: [Norwegian Ropes], kind: organisation, sector: BUS, country: NOR, beside: [NR]}
"""


def written(folder: Path, text: str = OWN) -> Path:
    file = folder / "own.yml"
    file.write_text(text, encoding="utf-8")
    return file


def actors(text: str, lexicon: Path | None = None) -> dict[str, Actor]:
    return {one.name: one for one in onrecord.read(text=text, lexicon=lexicon).actors}


def test_own_entries_are_known_and_overrule_ours(tmp_path: Path) -> None:
    text = "The Orn Guards left. Wagner stayed. Wagner Group came."
    found = actors(text, written(tmp_path))
    assert (found["Orn Guards"].kind, found["Orn Guards"].country, found["Orn Guards"].sector) == (
        "armed force",
        "SRB",
        "PRM",
    )
    assert (found["Wagner"].sector, found["Wagner"].country) == ("BUS", "DEU")
    assert found["Wagner Group"].country == "RUS"
    assert actors(text)["Wagner Group"].sector == "PRM"


def test_a_shared_name_of_one_s_own_needs_its_full_name_or_its_country(tmp_path: Path) -> None:
    own = written(tmp_path)
    assert "NR" not in actors("The NR left.", own)
    assert actors("In Norway, the NR left.", own)["NR"].sector == "BUS"


def test_a_reading_says_which_lexicon_it_was_made_with(tmp_path: Path) -> None:
    def made(text: str) -> tuple[str, ...]:
        return onrecord.read(text="Orn.", lexicon=written(tmp_path, text)).made_by.models

    first = made(OWN)
    assert first == made(OWN + "\n# a remark changes nothing\n")
    assert first != made(OWN.replace("PRM", "REB"))
    assert first != pipeline.made_by().models == onrecord.read(text="Orn.").made_by.models


def test_other_processes_have_the_lexicon_too(tmp_path: Path) -> None:
    own, report = facts.lexicon_at(written(tmp_path)), tmp_path / "report.txt"
    report.write_text("The Orn Guards left.")
    readings = [
        outcome.reading
        for jobs in (1, 2)
        for outcome in read_many(tasks([report, report], How(lexicon=own)), jobs)
        if isinstance(outcome, Read)
    ]
    assert len(readings) == 4
    assert all(one == readings[0] for one in readings)
    assert readings[0].actors[0].sector == "PRM"


FAULTS = [
    ("facts: [", "line 2: the lexicon isn't YAML"),
    ("", "line 1: the lexicon has no list named facts"),
    ("names: [Orn]", "line 1: the file has the unknown field 'names'; use about, facts, kind, sector, country"),
    ("facts: Orn", "line 1: the lexicon has no list named facts"),
    ("facts:\n  - Orn", "line 2: entry 1 has no fields"),
    ("facts:\n  - {kind: organisation}", "line 2: entry 1 has no list of names; write names: [Full Name, FN]"),
    ("facts:\n  - {names: [A], sector: GOV}", "line 2: entry 1 (A) has no kind; use one of organisation, armed force"),
    ("kind: organisation\nfacts:\n  - {names: [A], sector: ARMY}", "line 3: entry 1 (A) has the sector 'ARMY'; use"),
    ("kind: person\nsector: GOV\nfacts:\n  - {names: [A]}", "line 1: entry 1 (A) has the kind 'person'"),
    ("kind: [a]\nsector: GOV\nfacts:\n  - {names: [A]}", "entry 1 (A) has the kind that is a sequence"),
    ("kind: organisation\nsector: GOV\nfacts:\n  - {names: [A], country: UK}", "has the country 'UK'; use its ISO"),
    (
        "kind: organisation\nsector: GOV\nfacts:\n  - {names: [A]}\n  - {names: [B, A]}",
        "line 5: entry 2 (B) has the name 'A' that line 4 has",
    ),
    (
        "kind: organisation\nsector: GOV\nfacts:\n  - {names: [A], colour: red}",
        "has the unknown field 'colour'; use names",
    ),
    ("kind: organisation\nsector: GOV\nfacts:\n  - {names: [[A]]}", "has a name that is no text"),
    ("kind: organisation\nsector: GOV\nfacts:\n  - {names: ['\u200b']}", "has a name that is no text"),
    ("about: Orn\nkind: 'org\x07an'\nfacts: []", "line 2: the lexicon isn't YAML (unacceptable character"),
    ("? [a, b]\n: c\nfacts: []", "line 1: the file has the unknown field that is a sequence; use about"),
    ("? {a: b}\n: c\nfacts: []", "line 1: the file has the unknown field that is a mapping; use about"),
    ("facts: []\nfacts: []", "line 2: the file has the field 'facts' twice; write each field once"),
    ("facts:\n  - {kind: organisation,\n     kind: armed force}", "line 3: entry 1 has the field 'kind' twice"),
    (f"kind: {'x' * 5000}\nsector: GOV\nfacts:\n  - {{names: [A]}}", f"has the kind '{'x' * 60}'; use one of"),
    ("facts: " + "[" * 20_000, "line 1: the lexicon isn't YAML"),
]


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=re.escape("own.yml, line ") + ".*" + re.escape(says.removeprefix("line "))):
        facts.lexicon_at(written(tmp_path, text))


def test_a_lexicon_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nowhere.yml: the lexicon can't be read .*; check the path"):
        facts.lexicon_at(tmp_path / "nowhere.yml")


def test_a_lexicon_that_is_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    entry = "  - {names: [Orn Guards %d], kind: armed force, sector: PRM}\n"
    large = written(tmp_path, "facts:\n" + "".join(entry % nth for nth in range(40_000)))
    with pytest.raises(LexiconError, match="own.yml: the lexicon is too large"):
        facts.lexicon_at(large)
    if Path("/dev/zero").exists():
        with pytest.raises(LexiconError, match="/dev/zero: the lexicon is too large"):
            facts.lexicon_at("/dev/zero")


def test_a_name_over_two_lines_is_one_name(tmp_path: Path) -> None:
    text = 'kind: organisation\nsector: GOV\nfacts:\n  - {names: ["Orn\n     Guards"]}'
    assert facts.lexicon_at(written(tmp_path, text)).organisations[0].names == ("Orn Guards",)


def test_norway_is_no_truth_value(tmp_path: Path) -> None:
    (one,) = facts.lexicon_at(
        written(tmp_path, "kind: organisation\nsector: GOV\nfacts:\n  - {names: [NO, ON]}")
    ).organisations
    assert one.names == ("NO", "ON")
