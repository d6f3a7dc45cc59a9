"""Persons and bodies that nothing tells of but the encoder's marks."""

from __future__ import annotations

import pytest

from onrecord.find.names import marked, read_names
from onrecord.parse import Name, NameKind, Parsed, parse
from tests import make

TEXT = "Tolm crossed the Brask at dawn. Sarn Weavers held the Orn mill, said Norway."


def with_marks(text: str, *marks: tuple[str, NameKind, float]) -> Parsed:
    names = []
    for words, kind, score in marks:
        start = text.index(words)
        names.append(Name(start, start + len(words), kind, score))
    return parse(make.report(text)).named(tuple(names))


def persons(text: str, *marks: tuple[str, NameKind, float]) -> set[str]:
    found = read_names(make.report(text), with_marks(text, *marks)).persons
    return {" ".join(person.words) for person in found}


def test_a_name_that_is_surely_a_person_is_one() -> None:
    assert persons(TEXT, ("Tolm", "person", 0.9)) == {"Tolm"}


@pytest.mark.parametrize(
    "mark", [("Tolm", "person", 0.3), ("Tolm", "weapon", 0.9), ("Norway", "person", 0.9), ("at dawn", "person", 0.9)]
)
def test_what_is_unsure_of_another_kind_or_known_as_a_land_is_none(mark: tuple[str, NameKind, float]) -> None:
    assert persons(TEXT, mark) == set()


def test_a_mark_overrules_what_a_verb_suggests_but_no_title() -> None:
    text = "Brask Rally said the road was open."
    assert persons(text, ("Brask Rally", "organisation", 0.95)) == set()
    titled = "President Brask Rally said the road was open."
    assert persons(titled, ("Brask Rally", "organisation", 0.95)) == {"Brask Rally"}


def test_bodies_by_mark_have_the_kind_and_sector_that_they_tell() -> None:
    text = "Sarn Weavers met the 9th Tolm Rifles."
    found = marked.bodies(with_marks(text, ("Sarn Weavers", "organisation", 0.9), ("9th Tolm Rifles", "unit", 0.9)))
    assert [(one.kind, kind, sector) for one, kind, sector in found] == [
        ("organisation", "organisation", None),
        ("unit", "armed force", "MIL"),
    ]


def test_a_large_town_is_no_body_by_mark_alone() -> None:
    assert list(marked.bodies(with_marks("They crossed the Dnipro.", ("Dnipro", "organisation", 0.9)))) == []


def test_a_word_for_the_people_of_a_land_that_the_report_names_is_no_person() -> None:
    text = "Olvania lost. The son was killed by Olvanian shells. Brask wept with Damian."
    marks: list[tuple[str, NameKind, float]] = [("Olvanian", "person", 0.9), ("Damian", "person", 0.9)]
    assert persons(text, *marks) == {"Damian"}
