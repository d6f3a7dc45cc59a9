"""The language of a search: words, phrases, OR, not, groups, fields."""

from __future__ import annotations

import pytest

from onrecord.errors import QueryError
from onrecord.store.syntax import parse
from onrecord.store.wanted import All, Any, Not, fts5, holding, marked, tsquery


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("bridge", holding("bridge")),
        ("  bridge  ", holding("bridge")),
        ("bridge road", All((holding("bridge"), holding("road")))),
        ("bridge AND road", All((holding("bridge"), holding("road")))),
        ("bridge OR road", Any((holding("bridge"), holding("road")))),
        ("bridge road OR mayor", Any((All((holding("bridge"), holding("road"))), holding("mayor")))),
        ('"the old bridge"', holding("the old bridge")),
        ("“the old bridge”", holding("the old bridge")),
        ('"never closed', holding("never closed")),
        ("bridge -road", All((holding("bridge"), Not(holding("road"))))),
        ("bridge NOT road", All((holding("bridge"), Not(holding("road"))))),
        ("bridge -(road OR rail)", All((holding("bridge"), Not(Any((holding("road"), holding("rail"))))))),
        ("bridge NOT (road OR rail)", All((holding("bridge"), Not(Any((holding("road"), holding("rail"))))))),
        ("(bridge)", holding("bridge")),
        ("82nd-Airborne", holding("82nd airborne")),
        ("bomb*", holding("bomb", prefix=True)),
        ("by:dorin", holding("dorin", "by")),
        ('by:"Ana Dorin" -to:press', All((holding("Ana Dorin", "by"), Not(holding("press", "to"))))),
        ("where:Koprava", holding("Koprava", "place")),
        ("STATUS:denied", marked("status", "denied")),
        ('type:"arms transfer"', Any((marked("type", "arms transfer"), marked("what", "arms transfer")))),
        ("from:POL", marked("from", "POL")),
        ("to:POL", Any((marked("to", "POL"), holding("POL", "to")))),
        (
            "by:(dorin OR perrin) -told:press",
            All((Any((holding("dorin", "by"), holding("perrin", "by"))), Not(holding("press", "told")))),
        ),
        ("bridge NOT NOT road", All((holding("bridge"), Not(Not(holding("road")))))),
        ("is:event", marked("is", "event")),
        ("to:Pol", holding("Pol", "to")),
        ("bridge - road", All((holding("bridge"), holding("road")))),
        ("bridge ?!", holding("bridge")),
        ("or and not", All((holding("or"), holding("and"), holding("not")))),
        ("https://example.org/bridge", holding("https //example.org/bridge")),
    ],
)
def test_what_a_search_asks_for(query: str, wanted: object) -> None:
    assert parse(query) == wanted


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "the search has no word"),
        ("?!", "the search has no word"),
        ("bridge)", "a \\) too much"),
        ("colour:red", "colour: is no field"),
        ("bridge NOT", "ends in NOT"),
        ("(bridge NOT) road", "ends in NOT"),
        ("bridge (road", "never closed"),
        ("by: dorin", "by: has nothing behind it"),
        ("status:happened", "status: has no value 'happened'; there are occurred"),
        ("in:Poland", "'Poland' is no country's code"),
        ("br*dge", "can only end a word"),
        ("bridge " * 400, "more than 300 words"),
        ("(" * 50 + "bridge", "groups inside each other"),
    ],
)
def test_what_cannot_be_understood_is_said(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        parse(query)


def test_a_word_is_also_found_in_the_plural_but_a_name_is_not() -> None:
    assert fts5(holding("drones", "about")) == '({about} : "drone")'
    assert fts5(holding("Williams", "by")) == '({by} : "williams")'
    assert fts5(holding("Williams")) == ('(({by to place told} : "williams") OR ({title text about} : "william"))')


def test_nothing_can_be_smuggled_into_the_database_s_own_language() -> None:
    wanted = holding("\" OR 'by:x' & !y:* ) NEAR( ^ {about} : --", "by")
    assert fts5(wanted) == '({by} : "or by x y near about")'
    words = " <-> ".join(f"'by:{word}'" for word in ("or", "by", "x", "y", "near", "about"))
    assert tsquery(wanted) == f"(({words}))"
