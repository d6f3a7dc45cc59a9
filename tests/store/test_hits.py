"""A snippet shows the words looked for, each marked, and no other."""

from __future__ import annotations

import pytest

from onrecord.store import Record
from onrecord.store.hits import LENGTH, Marker
from onrecord.store.syntax import parse
from tests import make


def marked(query: str, text: str, *columns: str) -> list[str]:
    """The words of a text that are marked."""
    snippet = Marker(parse(query)).snippet(text, *(columns or ("text",)))
    return [snippet.text[start:end] for start, end in snippet.marks]


@pytest.mark.parametrize(
    ("query", "text", "wanted"),
    [
        ("bridge", "A bridge, two Bridges, no footbridge.", ["bridge", "Bridges"]),
        ('"old bridge"', "The old. Bridge of old bridges.", ["old. Bridge", "old bridges"]),
        ("bridge -road", "The road to the bridge.", ["bridge"]),
        ("bridge NOT NOT road", "The road to the bridge.", ["road", "bridge"]),
        ("bridge OR road", "The road to the bridge.", ["road", "bridge"]),
        ("bri*", "Bright brides of a bridge.", ["Bright", "brides", "bridge"]),
        ("zoe", "ZOË and Zoe\u0308 and Zoeller.", ["ZOË", "Zoe\u0308"]),
        ("łuk", "Łuk, not luk.", ["Łuk"]),
        ("is:event bridge", "An event at a bridge.", ["bridge"]),
        ("by:bridge", "A bridge.", []),
        ('"road road"', "road road road", ["road road road"]),
    ],
)
def test_what_is_marked(query: str, text: str, wanted: list[str]) -> None:
    assert marked(query, text) == wanted


def test_names_are_marked_in_names_only() -> None:
    assert marked("by:dorin", "Ana Dorin", "by") == ["Dorin"]
    assert marked("by:williams", "Mr William", "by") == []
    assert marked("about:dorin", "Ana Dorin", "by") == []


def test_a_long_text_is_cut_round_the_first_words() -> None:
    text = f"{'before ' * 200}the bridge {'behind ' * 200}bridge"
    snippet = Marker(parse("bridge")).snippet(text, "text")
    assert snippet.text.startswith("… before ")
    assert snippet.text.endswith("behind …")
    assert len(snippet.text) <= LENGTH + 4
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["bridge"]


def test_a_text_without_blanks_is_cut_too() -> None:
    assert len(Marker(parse("bridge")).snippet("x" * 5000, "text").text) <= LENGTH + 4


def test_a_report_shows_its_text_or_its_title(record: Record) -> None:
    of = make.report("All quiet.\n\nThe bridge stands.", title="Ferry sunk")
    record.add(make.reading(of))
    (hit,) = record.search("bridge")
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["bridge"]
    (hit,) = record.search("title:ferry")
    assert (hit.entry.id, hit.snippet.text) == (of.id, "Ferry sunk")


def test_a_finding_shows_who_and_words(record: Record) -> None:
    record.add(make.full_reading())
    (hit,) = record.search("by:dorin closed")
    assert (hit.who.text, hit.who.marks) == ("Ana Dorin", ((4, 9),))
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["closed"]
