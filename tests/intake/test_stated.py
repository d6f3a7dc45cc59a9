"""Days, names and characters as formats state them."""

from __future__ import annotations

import io
from datetime import date

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.encoding import decoded, lines
from onrecord.intake.names import is_person, people

DAY = date(2031, 2, 11)


@pytest.mark.parametrize(
    "words",
    [
        "2031-02-11", "2031-02-11T23:50:00+09:00", "2031-02-11 23:50", "2031/2/11", "2031.02.11", "20310211",
        "20310211T093000Z", "20310211093000", "11 February 2031", "11th of February 2031", "11-Feb-2031",
        "Tue, 11 Feb 2031 23:50:00 +0900", "February 11, 2031 Tuesday",
        "Tuesday, February 11, 2031 9:30 AM EST", "Feb. 11 2031", "Tue Feb 11 23:50:00 2031",
        "Tue Feb 11 23:50:00 +0000 2031", "1928534400", "1928534400000", " 2031-02-11 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_usual_form(words: str) -> None:
    assert day_of(words) == (DAY, ())


def test_a_day_that_can_be_two_is_none() -> None:
    assert day_of("13/02/2031") == (date(2031, 2, 13), ())
    assert day_of("02-13-2031") == (date(2031, 2, 13), ())
    assert day_of("02/02/2031") == (date(2031, 2, 2), ())
    assert day_of("03.04.2031") == (None, ("'03.04.2031' may be 2031-03-04 or 2031-04-03, so it is not taken",))


@pytest.mark.parametrize("words", ["2031-02-30", "31/31/2031", "11 Feb 31", "yesterday", "2031", "12", "99999999"])
def test_what_is_no_day_is_none_and_noted(words: str) -> None:
    day, notes = day_of(words)
    assert day is None
    assert words in notes[0]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Olga Brandt", ("Olga Brandt",)),
        ("BY OLGA BRANDT AND EMIL SATO", ("Olga Brandt", "Emil Sato")),
        ("Olga Brandt, Emil Sato and Ines de Souza", ("Olga Brandt", "Emil Sato", "Ines de Souza")),
        ("Brandt, Olga", ("Olga Brandt",)),
        ("Brandt, Olga; Sato, Emil", ("Olga Brandt", "Emil Sato")),
        ("['Olga Brandt', 'Emil Sato']", ("Olga Brandt", "Emil Sato")),
        ("Olga Brandt | Emil Sato", ("Olga Brandt", "Emil Sato")),
        ("Olga Brandt, Staff Writer", ("Olga Brandt",)),
        ("Olga Brandt in Corrin", ("Olga Brandt",)),
        ("olga@x.example (Olga Brandt)", ("Olga Brandt",)),
        ("Olga Brandt, Olga Brandt", ("Olga Brandt",)),
        ("Herald Newsroom", ()),
        ("admin", ()),
        ("", ()),
        (["Olga Brandt", "Sato, Emil"], ("Olga Brandt", "Emil Sato")),
    ],
)
def test_authors_are_the_names_of_persons(said: str | list[str], names: tuple[str, ...]) -> None:
    assert people(said) == names


def test_a_person_is_no_outlet() -> None:
    assert is_person("Olga Brandt")
    assert not any(map(is_person, ["The Lantern", "Eastquay Herald", "Voice of Corrin", "Herald", "Peace Mission"]))


WORDS = "The master said “no” at the quay – twice.\n" * 40


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_are_told_without_a_mark(encoding: str) -> None:
    text, notes = decoded("a.txt", WORDS.encode(encoding))
    assert text == WORDS
    assert notes == (f"the file has no mark of its encoding; read as {encoding.upper()}",)
    assert list(lines("a.txt", io.BytesIO(WORDS.encode(encoding)), 1000)) == WORDS.splitlines(keepends=True)


def test_zeros_at_the_end_and_characters_cut_off_are_left() -> None:
    assert decoded("a.txt", WORDS.encode() + bytes(600)) == (WORDS, ())
    assert decoded("a.txt", (WORDS + "é").encode()[:-1]) == (WORDS, ("the file ends within a character",))
    with pytest.raises(NotAReport, match="is a binary file"):
        decoded("a.txt", b"\x00\x01" * 100)


def test_pieces_in_another_encoding_are_read() -> None:
    raw = WORDS.encode() + "A café – closed.".encode("cp1252")
    text, notes = decoded("a.txt", raw)
    assert text == WORDS + "A café – closed."
    assert notes == ("most of the file is UTF-8; what is not is read as WINDOWS-1252",)


def test_lines_are_bounded() -> None:
    assert list(lines("a.csv", io.BytesIO(b"abcdef\ngh"), 4)) == ["abcd", "ef\n", "gh"]
