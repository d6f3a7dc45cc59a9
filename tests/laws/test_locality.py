"""Law 5, locality: an unrelated paragraph at the end changes no earlier finding."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import example, given, settings

import onrecord
from onrecord.model import Reading
from tests.laws.blocks import PARAGRAPHS, reports

UNRELATED = "The kitchen garden behind the old mill was full of ripe pears, and wasps hung in the warm air."
NOUNS = ("actors", "places", "times", "quantities", "statements", "events", "forecasts")


def findings(reading: Reading) -> dict[str, tuple[Any, ...]]:
    return {noun: getattr(reading, noun) for noun in NOUNS}


def test_what_somebody_says_further_down_changes_nothing_before_it() -> None:
    day = date(2031, 3, 12)
    further = 'Two clerks said that the mill would open in June. "Bring sacks," the miller told them.'
    for text in PARAGRAPHS[:8]:
        alone = findings(onrecord.read(text=f"{text}\n\nThat was all on the river.", published=day))
        longer = findings(onrecord.read(text=f"{text}\n\nThat was all on the river.\n\n{further}", published=day))
        for noun in ("statements", "events", "forecasts"):
            assert longer[noun][: len(alone[noun])] == alone[noun]


@settings(max_examples=40, deadline=None)
@given(text=reports)
@example(text="\n\n".join(PARAGRAPHS[:8]))
def test_an_unrelated_paragraph_changes_nothing_before_it(text: str) -> None:
    day = date(2031, 3, 12)
    alone = onrecord.read(text=f"{text}\n\nThat was all on the river.", published=day)
    longer = onrecord.read(text=f"{text}\n\nThat was all on the river.\n\n{UNRELATED}", published=day)
    before = findings(alone)
    after = findings(longer)
    for noun in NOUNS:
        assert after[noun][: len(before[noun])] == before[noun]
