"""Whom a release says were killed or captured, party by party, put together as the records count them.

The records have three for "several", "multiple" and "a number of", four for "numerous". They count a leader and those
told beside or after as more; what a later sentence tells again counts once, with its closer number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Event, Part, Quantity, Reading
from onrecord.spans import overlap

_VAGUE = {"several": 3, "multiple": 3, "number": 3, "numerous": 4}
_SEVERAL = 3
_TAKEN_UP = re.compile(r"(?:the|all|both|those|these|them|they|him|her|he|she|remaining)\b", re.IGNORECASE)
_PRONOUNS = frozenset(["him", "he", "her", "she", "them", "they", "those", "these", "all", "both"])
_FURTHER = re.compile(
    r"\b(?:additional|additionally|other|others|another|also|more(?! than)|second|along)\b", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:soldier|police(?:man)?|officer|service member|troop|coalition|isaf)s?\b", re.IGNORECASE)
_ANYBODY = frozenset(
    [
        "insurgent",
        "militant",
        "individual",
        "suspect",
        "fighter",
        "man",
        "men",
        "person",
        "people",
        "other",
        "detainee",
        "associate",
    ]
)
"""Words for those who were no more than that; any other noun is of a leader."""
_KINDS = {"killed": "killing", "captured": "arrest"}
_PEOPLE = frozenset({"personnel", "people", "wounded", ""})
_DONE = frozenset({"occurred", "alleged"})
_STRETCH, _BACK = timedelta(days=7), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Party:
    """Some who were killed or captured, as one place of the text tells it, and how many they are at least."""

    start: int
    words: str
    least: int
    exact: bool
    taken_up: bool
    further: bool

    @property
    def pronoun(self) -> bool:
        """Whether a pronoun tells them."""
        return self.words.lower() in _PRONOUNS

    @property
    def who(self) -> str:
        """The noun for them in the singular; empty for anybody."""
        noun = re.split(r"\W+", self.words.lower().strip())[-1]
        noun = noun if noun == "men" else noun.removesuffix("s")
        return (
            ""
            if self.pronoun or noun in _ANYBODY or noun.isdigit() or noun in {"two", "one", "three", "several"}
            else noun
        )


def number(reading: Reading, category: str, begins: int) -> int:
    """How many at least were killed or captured; what stands before the text's beginning only where nothing follows."""
    told = sorted(_parties(reading, category), key=lambda one: one.start)
    kept: list[Party] = []
    for party in [one for one in told if one.start >= begins] or told:
        _take(kept, party)
    return sum(one.least for one in kept)


def _take(kept: list[Party], party: Party) -> None:
    """Puts a party to those told before: as more of them, or as some of them told again."""
    kept[:] = [one for one in kept if not one.pronoun]
    if party.taken_up and kept and (not party.who or any(one.who for one in kept)):
        if party.exact and party.least > sum(one.least for one in kept):
            kept[:] = [party]
        return
    before = [nth for nth, one in enumerate(kept) if one.who == party.who]
    again = bool(before) and not (party.further and _is_more(kept[before[-1]], party))
    if not again:
        kept.append(party)
        return
    one = kept[before[-1]]
    closer = party.exact and not one.exact or party.exact == one.exact and party.least > one.least
    kept[before[-1]] = party if closer else one


def _is_more(one: Party, further: Party) -> bool:
    """Whether further ones are none of those told before: no closer number of several, nor as many told along with."""
    if one.further and (one.exact, one.least) == (further.exact, further.least):
        return False
    return one.exact or not further.exact


def _parties(reading: Reading, category: str) -> Iterator[Party]:
    """Each once, by the events of the release's own days."""
    quantities, seen = {one.id: one for one in reading.quantities}, set[int]()
    for event in reading.events:
        if event.status not in _DONE or not _fresh(event, reading.report.published):
            continue
        own = event.what == _KINDS[category]
        counted = [quantities[id] for id in event.quantities if id in quantities]
        fits = [one for one in counted if one.category == category or own and _is_met(one, event)]
        alone = [part for part in event.recipients if own and not any(overlap(part.span, one.span) for one in counted)]
        for party in (*(_counted(reading, one) for one in fits), *(_uncounted(reading, one) for one in alone)):
            if party.start not in seen and not _OWN.search(party.words):
                seen.add(party.start)
                yield party


def _is_met(quantity: Quantity, event: Event) -> bool:
    return (
        quantity.category in _PEOPLE
        and quantity.unit == ""
        and quantity.counted.rsplit(maxsplit=1)[-1:] != ["operations"]
    )


def _fresh(event: Event, published: date | None) -> bool:
    """Whether an event may be the release's own: on no long stretch of days, and not long before."""
    when = event.when
    if when is None or when.first is None:
        return True
    recent = published is None or published - when.first <= _BACK
    return recent and when.last is not None and when.last - when.first <= _STRETCH


def _counted(reading: Reading, one: Quantity) -> Party:
    words = one.span.text.lower().split()
    vague = next((least for word, least in _VAGUE.items() if word in words), 0)
    least = vague or int(one.low or 0)
    return _party(reading, one.span.start, one.span.text, least, one.low == one.high)


def _uncounted(reading: Reading, part: Part) -> Party:
    words = part.span.text
    vague = next((least for word, least in _VAGUE.items() if word in words.lower().split()), 0)
    several = words.endswith("s") or bool(vague)
    both = reading.report.text[: part.span.start].lower().endswith("both ")
    return _party(
        reading, part.span.start, words, 2 if both else vague or (_SEVERAL if several else 1), both or not several
    )


def _party(reading: Reading, start: int, words: str, least: int, exact: bool) -> Party:
    text = reading.report.text
    before = text[max(0, start - 25) : start].rpartition(".")[2]
    last = before.split()[-1:] or [""]
    taken_up = bool(_TAKEN_UP.match(words) or _TAKEN_UP.fullmatch(last[0]))
    return Party(start, words, least, exact, taken_up, bool(_FURTHER.search(before + words)))
