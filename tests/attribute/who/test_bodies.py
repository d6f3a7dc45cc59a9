"""Nouns for bodies, spokesmen with and without a name, and documents."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import source

RESOLVED = [
    ("A spokesman for the Harbour Board said it rained.", "A spokesman for the Harbour Board", "Harbour Board"),
    ("A Harbour Board spokeswoman said it rained.", "A Harbour Board spokeswoman", "Harbour Board"),
    ("The Harbour Board met. Its spokesman said it rained.", "Its spokesman", "Harbour Board"),
    (
        "A spokesman for the Harbour Board said it rained. The spokesman said it snowed.",
        "The spokesman",
        "Harbour Board",
    ),
    ("The Ministry of Ports met. The ministry said it rained.", "The ministry", "Ministry of Ports"),
    ("Lake Bank met Radio Sabel. The bank said it rained.", "The bank", "Lake Bank"),
    ("Radio Sabel and the Arden Courier came. The newspaper said it rained.", "The newspaper", "Arden Courier"),
    ("The human rights group Open Barracks met. The group said it rained.", "The group", "Open Barracks"),
    (
        "An internal memo of the Harbour Board says it rained.",
        "An internal memo of the Harbour Board",
        "memo of the Harbour Board",
    ),
    (
        "A police report seen by the Arden Wire says it rained.",
        "A police report seen by the Arden Wire",
        "police report",
    ),
    (
        "An internal memo of the Harbour Board, seen by the Arden Wire, says it rained.",
        "An internal memo of the Harbour Board, seen by the Arden Wire",
        "memo of the Harbour Board",
    ),
    ("The final communiqué says it rained.", "The final communiqué", "final communiqué"),
    ("Article 4 of the Arden Treaty says that it rained.", "Article 4 of the Arden Treaty", "Arden Treaty"),
    (
        "The Harbour Board's annual report says it rained.",
        "The Harbour Board's annual report",
        "Harbour Board's annual report",
    ),
    (
        "The governments of Kestria and Olvania said it rained.",
        "The governments of Kestria and Olvania",
        "governments of Kestria and Olvania",
    ),
    # one with a name speaks for themselves
    (
        "The Harbour Board's spokesman, Olan Brask, said it rained.",
        "The Harbour Board's spokesman, Olan Brask",
        "Olan Brask",
    ),
    ("Olan Brask, the board's spokesman, came. The spokesman said it rained.", "The spokesman", "Olan Brask"),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    assert source(text, words).name == name


LEFT_OPEN = [
    ("The Harbour Board sued the Pilots' Union. Its spokesman said it rained.", "Its spokesman"),
    ("The Ministry of Ports met. The health ministry said it rained.", "The health ministry"),
    ("Lake Bank and Sea Bank met. The bank said it rained.", "The bank"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    assert source(text, words).name not in {
        "Harbour Board",
        "Pilots' Union",
        "Ministry of Ports",
        "Lake Bank",
        "Sea Bank",
    }
