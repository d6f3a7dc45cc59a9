"""Made-up sentences and what is marked in them."""

from pathlib import Path

import pytest

from training import acting, event_places
from training.marks import sentences, unmarked


def test_marks_are_taken_out_and_kept_as_characters() -> None:
    found = unmarked("Rebels from Sarn [burned] a mill near {Lenn}, {p:Orne} and Dellin.")
    assert found.text == "Rebels from Sarn burned a mill near Lenn, Orne and Dellin."
    told = [(found.text[one.start : one.end], one.bracket, one.letter) for one in found.marks]
    assert told == [("burned", "square", ""), ("Lenn", "curly", ""), ("Orne", "curly", "p")]
    assert [found.text[slice(*one)] for one in found.within("curly")] == ["Lenn", "Orne"]


def test_a_colon_in_brackets_is_no_letter() -> None:
    found = unmarked("{Lenn: the port} [fell].")
    assert found.text == "Lenn: the port fell."


def test_lines_about_those_below_are_no_sentences(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("# Nouns\nThe [fire] in {Lenn}.\n\nA [raid].\n", "utf-8")
    assert [one.text for one in sentences(path)] == ["The fire in Lenn.", "A raid."]


@pytest.mark.parametrize("name", ["sentences.txt", "held_out.txt"])
def test_each_name_that_may_act_has_its_letter(name: str) -> None:
    held = sentences(Path(acting.__file__).with_name(name))
    assert {mark.letter for one in held for mark in one.marks} <= {"a", "p", "n", "h"}


def test_each_sentence_of_places_has_one_trigger() -> None:
    held = list(sentences(Path(event_places.__file__).with_name("sentences.txt")))
    assert held and all(len(one.within("square")) == 1 for one in held)
