"""Our reading of the model's rules gives what spaCy's own components give."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.english import MODEL
from tests.laws.blocks import PARAGRAPHS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.parse.attributes import Attributes

REPORTS = sorted((Path(__file__).parents[2] / "examples/reports").glob("*.txt"))
_LIST = """
I you it he she him her hers mine that this those there here then once well but so if since the a an do does did had has
have 'd 've 's 're is are was were been being not n't nt ai ca wo sha gon na got ta let c'm on y' all goin' nothin' 'em
'll 'nuff something anyone gets got can could MINE Ain't . , ( ) " ' : $ # -- and to of in up by city shell shells hit
struck Kestria Paul 3 third 30% which whose what where's 10:30 e.g. w/out …
"""
_WORDS = [*_LIST.split(), "\n", "\n\n", "\t", " "]


@cache
def stock() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=["ner"])


@cache
def attributes() -> Attributes:
    from onrecord.parse.attributes import Attributes

    return Attributes(stock())


def bare(text: str) -> Doc:
    """The text with tags and relations alone."""
    with stock().select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        return stock()(text)


def assert_same(text: str) -> None:
    """Also where several documents of the kind were seen before: what is kept says the same again."""
    said = [tuple(one) for one in attributes().of(bare(text))]
    assert said == [
        (word.text, word.text.lower(), word.lemma_, word.pos_, word.tag_, word.dep_) for word in stock()(text)
    ]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_have_the_attributes_that_the_parser_gives(path: Path) -> None:
    assert_same(path.read_text("utf-8"))


@given(st.lists(st.sampled_from(_WORDS) | st.sampled_from(PARAGRAPHS) | st.text(max_size=8), min_size=1, max_size=24))
@settings(deadline=None, max_examples=300)
def test_any_words_have_the_attributes_that_the_parser_gives(words: list[str]) -> None:
    text = " ".join(words)
    if not stock().make_doc(text):
        return
    assert_same(text)


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_any_tags_and_relations_have_the_attributes_that_the_parser_gives(data: st.DataObject) -> None:
    """Tags and relations too that the parser would hardly give to such words, or no relation."""
    doc = stock().make_doc(" ".join(data.draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8))))
    if not doc:
        return
    tags, relations = stock().pipe_labels["tagger"], ["", *stock().pipe_labels["parser"]]
    for token in doc:
        token.tag_, token.dep_ = data.draw(st.sampled_from(tags)), data.draw(st.sampled_from(relations))
    other = doc.copy()
    said = [tuple(one) for one in attributes().of(doc)]
    for name in ("attribute_ruler", "lemmatizer"):
        other = stock().get_pipe(name)(other)  # type: ignore[operator]
    assert said == [(word.text, word.text.lower(), word.lemma_, word.pos_, word.tag_, word.dep_) for word in other]


def test_a_condition_that_isnt_known_is_refused() -> None:
    import spacy

    from onrecord.parse.attributes import Attributes

    model = spacy.blank("en")
    model.add_pipe("attribute_ruler").add([[{"LOWER": {"FUZZY": "mayor"}}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    model.add_pipe("lemmatizer")
    with pytest.raises(ValueError, match="FUZZY"):
        Attributes(model)
