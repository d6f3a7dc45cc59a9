"""The trained tagger on texts of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import ids, parse
from onrecord.attribute.tagger import Tagged, tag
from onrecord.encode import Encoded, encode
from onrecord.model import Kept, Paragraph, Report
from onrecord.parse.syntax import Parsed

PLAIN = "The harbour master said on Friday that two barges had left the port before dawn."
SPLIT = "“The bridge is closed,” Mayor Ilona Verre told reporters. “Nobody will cross it before May.”"
REST = "The kitchen garden behind the old mill was full of ripe pears."


def report(*paragraphs: str) -> Report:
    text = "\n\n".join(paragraphs)
    found, at = [], 0
    for one in paragraphs:
        if one.strip():
            found.append(Paragraph(at, at + len(one), "body"))
        at += len(one) + 2
    return Report(ids.of_report(text, None), "", "", (), "", None, text, tuple(found), (), (Kept(0, 0, len(text)),))


def tagged(*paragraphs: str) -> tuple[str, Tagged]:
    given = report(*paragraphs)
    words = parse.parse(given)
    return given.text, tag(words, encode(words))


def test_a_plain_statement_has_its_source_cue_and_content_in_one_attribution() -> None:
    text, found = tagged(PLAIN)
    (one,) = found.attributions
    assert one.source is not None
    assert text[one.source.start : one.source.end] == "The harbour master"
    assert one.cue is not None
    assert text[one.cue.start : one.cue.end].startswith("said")
    assert [text[part.start : part.end] for part in one.contents] == ["that two barges had left the port before dawn"]
    assert 0 < one.score <= 1


def test_several_statements_in_a_paragraph_come_apart() -> None:
    text, found = tagged("The army said the road was open, but villagers said that nobody had used it since Monday.")
    told = [one.source and text[one.source.start : one.source.end] for one in found.attributions if one.contents]
    assert told == ["The army", "villagers"]


def test_one_source_serves_several_cues() -> None:
    text, found = tagged("The mayor said the quay was safe and warned that the crane was not.")
    told = [one.source and text[one.source.start : one.source.end] for one in found.attributions if one.contents]
    assert told == ["The mayor", "The mayor"]


def test_what_is_told_inside_a_content_is_one_level_down() -> None:
    text, found = tagged("The paper reported that the ministry had told its allies that the bridge was gone.")
    told = [
        (one.level, one.source and text[one.source.start : one.source.end])
        for one in found.attributions
        if one.contents
    ]
    assert told == [(0, "The paper"), (1, "the ministry")]


def test_a_text_without_statements_has_none() -> None:
    assert tagged(REST)[1].attributions == ()


def test_no_words_give_nothing() -> None:
    assert tag(Parsed((), ()), Encoded((), ())) == Tagged()
    assert tagged("")[1] == Tagged()


def test_the_same_text_gives_the_same_twice() -> None:
    assert tagged(PLAIN, SPLIT) == tagged(PLAIN, SPLIT)


@pytest.mark.parametrize("behind", [REST, PLAIN, SPLIT, "No."])
def test_a_paragraph_behind_changes_nothing_before_it(behind: str) -> None:
    before = tagged(PLAIN, SPLIT)[1]
    after = tagged(PLAIN, SPLIT, behind)[1]
    for role in ("sources", "cues", "contents"):
        assert getattr(after, role)[: len(getattr(before, role))] == getattr(before, role)


def test_a_paragraph_longer_than_a_window_is_read_to_its_end() -> None:
    text, found = tagged(" ".join(["The mill stood still and the river was low all year."] * 60 + [PLAIN]))
    assert any(text[cue.start : cue.end].startswith("said") for cue in found.cues)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.sampled_from([PLAIN, SPLIT, REST, "“", '"', "🕊 🕊", "…", "He said", "a" * 300, "said: “no"]), max_size=6)
)
def test_offsets_are_those_of_whole_words_in_order(paragraphs: list[str]) -> None:
    given = report(*paragraphs)
    words = parse.parse(given)
    found = tag(words, encode(words))
    for parts in (found.sources, found.cues, found.contents):
        for part in parts:
            assert words.tokens[part.first].start == part.start
            assert words.tokens[part.last - 1].end == part.end
            assert 0 <= part.score <= 1
        assert list(parts) == sorted(parts, key=lambda part: part.first)
    every = sorted([*found.sources, *found.cues, *found.contents], key=lambda part: part.first)
    assert all(one.last <= other.first for one, other in zip(every, every[1:], strict=False))
