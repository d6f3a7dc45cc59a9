"""Every source says why it is this one, or why it is left open."""

from __future__ import annotations

import pytest

import onrecord
from tests.attribute.who.telling import source
from tests.make import TEXT

SAID = [
    (
        "Mayor Jana Perrin said it rained. She said it snowed.",
        "She",
        "“She” takes up the last speaker, Jana Perrin, who spoke at 18",
    ),
    (
        "Mayor Jana Perrin said it rained. Perrin said it snowed.",
        "Perrin",
        "“Perrin” is one of the names of Jana Perrin",
    ),
    (
        "Mayor Jana Perrin said it rained. The mayor said it snowed.",
        "The mayor",
        "“The mayor” takes up Jana Perrin, called so at 0",
    ),
    ("Mayor Jana Perrin said it rained.", "Mayor Jana Perrin", "named here, at 6"),
    ("A nurse said it rained.", "A nurse", "by no other name"),
    ("Ms Jana Perrin met Mr Olan Brask. He said it rained.", "He", "not Jana Perrin: the text tells a woman"),
    ("General Olan Brask met General Teo Marlin. He said it rained.", "He", "may mean Olan Brask or Teo Marlin"),
]


@pytest.mark.parametrize(("text", "words", "why"), SAID)
def test_reason(text: str, words: str, why: str) -> None:
    assert why in source(text, words).reason


def test_no_source_is_without_a_reason() -> None:
    sources = [one.source for one in onrecord.read(text=TEXT).statements]
    assert sources
    assert all(one is not None and one.reason for one in sources)
