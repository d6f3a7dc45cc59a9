"""Whom "who" takes up, and who stands behind "by"."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import last_source

RESOLVED = [
    ("The plan was rejected by Jana Perrin of the Harbour Board, who called it a gift to smugglers.", "Jana Perrin"),
    ("The order was signed by General Olan Brask, head of the eastern command, who said it rained.", "Olan Brask"),
    ("The team was led by Jana Perrin, a former judge, who described the prison as overcrowded.", "Jana Perrin"),
    ("It came from Mayor Olan Brask, to whom the guard reports, and who said two officers had left.", "Olan Brask"),
    ("The allegations were dismissed as pure fantasy by the company's chairman, Olan Brask.", "Olan Brask"),
    ("Sarn's ambassador to Kestria, Olan Brask, who was summoned on Monday, rejected the accusation.", "Olan Brask"),
]


@pytest.mark.parametrize(("text", "name"), RESOLVED)
def test_resolved(text: str, name: str) -> None:
    assert last_source(text).name == name


def test_a_person_named_right_before_who_is_meant() -> None:
    text = "The plan was rejected by the sister of Jana Perrin, who said it rained."
    assert last_source(text).name == "Jana Perrin"
