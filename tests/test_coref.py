"""The measure of who is who: which mentions match, and how pairs count."""

from __future__ import annotations

import pytest

from evals.coref import Chain, match, score, sort_of
from onrecord.model import Actor, Span

TEXT = "General Olan Brask spoke. The general left. Ana Kolb stayed, he said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def actor(name: str, *words: str) -> Actor:
    return Actor(name, name, "person", None, None, None, tuple(span(one) for one in words), 1.0)


CHAINS = [
    Chain(
        "Brask", "persons", (span("General Olan Brask"), span("The general"), span("he said").__class__(61, 63, "he"))
    )
]


def test_match() -> None:
    assert match(Span(8, 18, "Olan Brask"), Span(0, 18, "General Olan Brask"))
    assert not match(Span(14, 23, "the Corps"), Span(0, 23, "the head of the Corps"))
    assert not match(Span(0, 4, "Olan"), Span(0, 10, "Olan Brask"))


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("he", "pronoun"),
        ("I", "pronoun"),
        ("The general", "noun"),
        ("the head of the Corps", "noun"),
        ("Brask", "name"),
    ],
)
def test_sort(text: str, sort: str) -> None:
    assert sort_of(text) == sort


def test_pairs() -> None:
    """Of three pairs one is found; one with a mention that is in no chain is too many."""
    found = score(CHAINS, (actor("Brask", "Olan Brask", "general left"[:7]), actor("Kolb", "Ana Kolb")))
    assert found.wanted["persons", "all"] == 3
    assert (found.found["persons", "all"], found.extra["persons", "all"]) == (1, 0)
    mixed = score(CHAINS, (actor("Brask", "Olan Brask", "Ana Kolb"),))
    assert (mixed.found["persons", "all"], mixed.extra["persons", "all"]) == (0, 1)
