"""Names out of what the head makes of each word."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.encode import Encoded, Glance, encode, mark_names
from onrecord.encode.encoder import facts
from onrecord.parse import Parsed, parse
from tests import make

LABELS = ("O", *(f"{at}-{kind}" for kind in facts()["names"] for at in "BI"))


def marked(text: str, *labels: str, scores: float = 9.0) -> list[tuple[str, str]]:
    """The names in a text whose words have these labels."""
    parsed = parse(make.report(text))
    made = np.zeros((len(labels), len(LABELS)), np.float32)
    for nth, label in enumerate(labels):
        made[nth, LABELS.index(label)] = scores
    found = mark_names(parsed, Encoded((Glance(0, 0, len(labels), {"names": made}),), (0,) * len(labels)))
    return [(text[one.start : one.end], one.kind) for one in found.names]


def test_first_and_inside_make_one_name() -> None:
    assert marked("Ana Kolb left Orn.", "B-person", "I-person", "O", "B-place", "O") == [
        ("Ana Kolb", "person"),
        ("Orn", "place"),
    ]


def test_a_first_word_behind_its_kind_begins_anew() -> None:
    assert marked("Near Orn Brask burned.", "O", "B-place", "B-place", "O", "O") == [
        ("Orn", "place"),
        ("Brask", "place"),
    ]


def test_a_name_may_lack_its_first_word() -> None:
    assert marked("Near Orn Bay.", "O", "I-place", "I-place", "O") == [("Orn Bay", "place")]


def test_a_name_is_of_the_kind_that_its_words_are_likeliest_of_together() -> None:
    text = "The Oland army."
    parsed = parse(make.report(text))
    made = np.zeros((4, len(LABELS)), np.float32)
    made[[0, 3], 0] = 9
    made[1, LABELS.index("B-organisation")] = made[2, LABELS.index("I-organisation")] = 6
    made[2, LABELS.index("I-unit")] = 6.5
    (one,) = mark_names(parsed, Encoded((Glance(0, 0, 4, {"names": made}),), (0,) * 4)).names
    assert (text[one.start : one.end], one.kind) == ("Oland army", "organisation")


def test_no_name_goes_over_the_end_of_a_sentence() -> None:
    found = marked("We left Orn. Kolb stayed.", "O", "O", "B-place", "I-place", "I-place", "O", "O")
    assert found == [("Orn.", "place"), ("Kolb", "place")]


def test_words_of_context_are_not_read_twice() -> None:
    text = "Ana Kolb left."
    parsed = parse(make.report(text))
    made = np.zeros((4, len(LABELS)), np.float32)
    made[:, 0] = 9
    first = Glance(0, 0, 2, {"names": made[:2]})
    again = np.zeros((4, len(LABELS)), np.float32)
    again[:2, LABELS.index("B-place")], again[2:, 0] = 9, 9
    assert mark_names(parsed, Encoded((first, Glance(0, 2, 4, {"names": again})), (0,) * 4)).names == ()


def test_how_sure_a_name_is_is_how_sure_its_weakest_word_is() -> None:
    parsed = parse(make.report("Ana Kolb left."))
    made = np.zeros((4, len(LABELS)), np.float32)
    made[0, LABELS.index("B-person")], made[1, LABELS.index("I-person")], made[2:, 0] = 9, 4, 9
    (one,) = mark_names(parsed, Encoded((Glance(0, 0, 4, {"names": made}),), (0,) * 4)).names
    assert one.score == pytest.approx(np.exp(4) / (np.exp(4) + 18) + 1 / (np.exp(4) + 18), abs=1e-3)


def test_no_words_no_names() -> None:
    assert mark_names(Parsed((), ()), encode(Parsed((), ()))).names == ()


def test_the_head_marks_names_of_all_kinds() -> None:
    text = (
        "President Emmanuel Macron told NATO that Ukraine's 93rd Mechanized Brigade had fired Javelin missiles at "
        "Russian T-72 tanks near Bakhmut during Operation Grey Heron."
    )
    parsed = parse(make.report(text))
    found = {(text[one.start : one.end], one.kind) for one in mark_names(parsed, encode(parsed)).names}
    assert {
        ("Emmanuel Macron", "person"),
        ("NATO", "organisation"),
        ("Ukraine", "place"),
        ("93rd Mechanized Brigade", "unit"),
        ("Russian", "people"),
        ("T-72", "platform"),
        ("Bakhmut", "place"),
    } <= found
