"""The invented texts that the tagger is taught by, and their marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.attribution.corpus import laid_on, marked

INVENTED = Path(__file__).parents[2] / "training/attribution/invented"


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_marks_come_off_and_give_source_cue_and_content() -> None:
    text, ((one, level),) = marked("<s1>The mayor</s1> <c1>said</c1> <k1>that the quay was safe</k1>.")
    assert text == "The mayor said that the quay was safe."
    assert (words(text, one.source), words(text, one.cue)) == (["The mayor"], ["said"])
    assert (words(text, one.content), level) == (["that the quay was safe"], 0)


def test_a_source_may_serve_two_and_a_content_be_split() -> None:
    text, found = marked("<k1>“A,”</k1> <s1,2>he</s1,2> <c1>said</c1>, <k1>“B,”</k1> and <c2>asked</c2> <k2>why</k2>.")
    assert [words(text, one.source) for one, _ in found] == [["he"], ["he"]]
    assert words(text, found[0][0].content) == ["“A,”", "“B,”"]


def test_what_is_marked_inside_a_content_is_a_level_deeper() -> None:
    _, found = marked(
        "<s1>A</s1> <c1>said</c1> <k1><s2>B</s2> <c2>denied</c2> <k2><s3>C</s3> <c3>saw</c3> <k3>D</k3></k2></k1>"
    )
    assert [level for _, level in found] == [0, 1, 2]


@pytest.mark.parametrize("text", ["<s1>A</c1>", "<k1>A", "A</k1>", "<s1>A<k1>B</s1>C</k1>"])
def test_crossed_or_open_marks_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="mark|closed"):
        marked(text)


def test_characters_are_laid_on_the_words_that_they_touch() -> None:
    text, ((one, level),) = marked("<s1>Anna</s1> <c1>said</c1>: <k1>“no way”</k1>")
    tokens = [(at.start(), at.end()) for at in re.finditer(r"\w+|[^\w\s]", text)]
    found = laid_on(one, level, [start for start, _ in tokens], [end for _, end in tokens])
    assert (found.source, found.cue, found.contents) == ((0, 1), (1, 2), ((3, 7),))


@pytest.mark.parametrize("path", sorted(INVENTED.glob("*.txt")), ids=lambda path: path.stem)
def test_each_invented_statement_has_one_cue_and_one_source_at_most(path: Path) -> None:
    texts = re.split(r"^=== *", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert texts
    for one in texts:
        name, _, body = one.partition("\n")
        text, found = marked(body.strip())
        for statement, _ in found:
            assert len(statement.cue) == 1, name
            assert len(statement.source) <= 1, name
            for start, end in (*statement.source, *statement.cue, *statement.content):
                assert text[start:end].strip() == text[start:end] != "", name
