"""Names: beside a noun, at the end of a chain of them, and surnames that several bear."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import source

RESOLVED = [
    ("Mr Olan Brask met his wife, Mrs Ida Brask. Mr Brask said it rained.", "Mr Brask", "Olan Brask"),
    ("Dr Ida Brask met Nurse Olan Brask. Dr Brask said it rained.", "Dr Brask", "Ida Brask"),
    ("Mayor Olan Brask met his aunt, Ida Brask. Brask said it rained.", "Brask", "Olan Brask"),
    ("Ida van Holm paints. Van Holm said it rained.", "Van Holm", "Ida van Holm"),
    ("Jun-ho Baek draws. Baek said it rained.", "Baek", "Jun-ho Baek"),
    (
        "The owner of the mill, a conjuror from Arden, Olan Brask, said it rained.",
        "The owner of the mill, a conjuror from Arden, Olan Brask",
        "Olan Brask",
    ),
    ("It was Olan Brask, not Teo Marlin, who said that it rained.", "Olan Brask", "Olan Brask"),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    assert source(text, words).name == name


def test_a_surname_that_fits_none_of_its_bearers_names_nobody() -> None:
    found = source("Mr Olan Brask met Mr Teo Brask. Ms Brask said it rained.", "Ms Brask")
    assert found.actors == ()


LEFT_OPEN = [
    ("The brothers Olan Brask and Teo Brask came. Brask said it rained.", "Brask"),
    ("Olan Brask met his sister Ida Brask. Brask said it rained.", "Brask"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    found = source(text, words)
    assert found.actors == ()
    assert len(found.candidates) == 2
