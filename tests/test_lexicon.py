"""Every example of every lexicon entry is read: it must show the entry's meaning, every counter-example must not.

A lexicon's ``shows`` names the field ("events.what"); somebody who knows words and no Python can prove a change.
"""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord import lexicon

PUBLISHED = date(2031, 3, 12)

CASES = [
    pytest.param(book.shows, entry.means, text, wanted, id=f"{name}-{entry.means}-{'yes' if wanted else 'no'}-{nth}")
    for name in lexicon.names()
    for book in [lexicon.load(name)]
    for entry in book.entries
    for wanted, texts in ((True, entry.examples), (False, entry.not_examples))
    for nth, text in enumerate(texts)
]


@pytest.mark.parametrize(("shows", "means", "text", "wanted"), CASES)
def test_example(shows: str, means: str, text: str, wanted: bool) -> None:
    noun, field = shows.split(".")
    reading = onrecord.read(text=text, published=PUBLISHED)
    found = {str(getattr(finding, field)) for finding in getattr(reading, noun)}
    assert (means in found) is wanted, f"{noun}.{field} of this text: {sorted(found)}"


@pytest.mark.parametrize("name", lexicon.names())
def test_every_entry_has_an_example(name: str) -> None:
    without = [entry.match for entry in lexicon.load(name).entries if not entry.examples]
    assert not without
