"""How names stand to each other, with counter-examples: two people of one surname, two bodies of one word."""

from __future__ import annotations

import pytest

from onrecord.link.names import distance, is_acronym, standing

SAME = 0.65
"""A score from which on names speak for one bearer."""


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Darya Velikova", "Darya Velikova", "same"),
        ("General Darya Velikova", "Darya Velikova", "same"),
        ("Aleksey Tikhonov", "Alexei Tikhonov", "spelling"),
        ("Mikhail Zhdanovich", "Michail Zhdanovich", "initials"),
        ("CSF", "Continental Security Forum", "acronym"),
        ("D. Velikova", "Darya Velikova", "initials"),
        ("Velikova", "Darya Velikova", "part"),
        ("Koprava Police", "Koprava Police Department", "part"),
    ],
)
def test_names_of_one(one: str, other: str, how: str) -> None:
    assert standing(one, other).how == how
    assert standing(other, one) == standing(one, other)
    assert standing(one, other).score >= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Velikova", "Maria Velikova"),
        ("Bank of Kestria", "Bank of Vellin"),
        ("CSF", "Kestrian Security Council"),
        ("Oster", "Vellin"),
        ("M. Velikova", "Darya Velikova"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert standing(one, other).score < 0.5


def test_two_people_of_one_surname_clash() -> None:
    assert standing("Anna Velikova", "Maria Velikova").how == "clash"
    assert standing("Anna Velikova", "Maria Velikova").score < 0


def test_an_acronym_is_in_capitals() -> None:
    assert is_acronym("C.S.F.", "Continental Security Forum")
    assert not is_acronym("csf", "Continental Security Forum")


def test_the_distance_is_in_letters() -> None:
    assert distance("Oster", "Ostra") == 2
    assert distance("Oster", "Oster") == 0
