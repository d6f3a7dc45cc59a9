"""Every example of every lexicon entry is read: it must show the entry's meaning, every counter-example must not.

A lexicon's ``shows`` is the way to the field ("events.what", "report.left_out.why");
somebody who knows words and no Python can prove a change.
"""

from __future__ import annotations

from datetime import date
from typing import Any

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
    found = shown(onrecord.read(text=text, published=PUBLISHED), shows)
    assert (means in found) is wanted, f"{shows} of this text: {sorted(found)}"


def shown(reading: Any, shows: str) -> set[str]:
    """What stands in a field of a reading, by the way to it; every finding on the way is looked at."""
    found = [reading]
    for name in shows.split("."):
        values = [getattr(one, name) for one in found]
        found = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    return {str(value) for value in found}


@pytest.mark.parametrize("name", lexicon.names())
def test_every_entry_has_an_example(name: str) -> None:
    without = [entry.match for entry in lexicon.load(name).entries if not entry.examples]
    assert not without
