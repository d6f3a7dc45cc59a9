"""Whom a release says were killed or captured, party by party, put together as the records count them.

The records have three for "several", "multiple" and "a number of", four for "numerous". They count a leader and those
told beside or after as more; what a later sentence tells again counts once, with its closer number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
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
_UPDATE = re.compile(r"^(?:-{3,}\s*$|UPDATE:)", re.MULTILINE)
_STOP = re.compile(r"[.;]\s")
_WITHIN = re.compile(r",? (?:including|one of (?:them|whom)|among them) (?:the|a|an|one)\b")
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
    """Some who were killed or captured, as one place of the text tells it, and how many they are at least.

    ``whole`` ones are told with some of them ("two men, including the leader"); ``antecedent`` is where those taken up
    were last counted.
    """

    start: int
    words: str
    least: int
    exact: bool
    taken_up: bool
    further: bool
    sentence: int = 0
    whole: bool = False
    antecedent: int | None = None

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
    """How many at least were killed or captured; what stands before the text's beginning only where nothing follows.

    An update that is joined to a release tells the same operation again, so the greater number of the two counts.
    """
    told = sorted(_parties(reading, category), key=lambda one: one.start)
    told = [one for one in told if one.start >= begins] or told
    joined = _UPDATE.search(reading.report.text)
    update = joined.start() if joined else len(reading.report.text)
    return max(total(one for one in told if one.start < update), total(one for one in told if one.start >= update))


def total(parties: Iterable[Party]) -> int:
    """How many some parties of one release are together."""
    together = _Together()
    for party in parties:
        together.take(party)
    return sum(one.least for one in together.kept)


@dataclass(slots=True)
class _Together:
    """The parties told so far, each once, and how many of the last were told again one by one."""

    kept: list[Party] = field(default_factory=list)
    before: Party | None = None
    again: int = 0

    def take(self, party: Party) -> None:
        """Puts a party to those told before: as more of them, or as some of them told again."""
        beside = self.before is not None and self.before.taken_up and self.before.sentence == party.sentence
        self.before = party
        self.kept = [one for one in self.kept if not one.pronoun]
        if party.antecedent is not None and self._is_new(party, party.antecedent):
            self.kept.append(party)
        elif party.whole or party.taken_up and self.kept and (not party.who or any(one.who for one in self.kept)):
            if party.exact and party.least >= sum(one.least for one in self.kept) or not self.kept:
                self.kept = [party]
        else:
            self._match(replace(party, further=False) if beside else party)

    def _is_new(self, party: Party, antecedent: int) -> bool:
        """Whether those taken up were counted first behind all others, and as nobody was: "a group of 11 … all 11"."""
        return all(one.start < antecedent and one.least != party.least for one in self.kept)

    def _match(self, party: Party) -> None:
        before = [nth for nth, one in enumerate(self.kept) if one.who == party.who and one.sentence != party.sentence]
        one = self.kept[before[-1]] if before else None
        if one is None or party.further and _is_more(one, party) and self.again + party.least != one.least:
            self.kept.append(party)
            return
        closer = party.exact and not one.exact or party.exact == one.exact and party.least > one.least
        self.again += 0 if closer else party.least
        self.kept[before[-1]] = party if closer else one


def _is_more(one: Party, further: Party) -> bool:
    """Whether further ones are none of those told before: no closer number of several, nor as many told along with."""
    if one.further and (one.exact, one.exact and one.least) == (further.exact, further.exact and further.least):
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
    party = _party(reading, one.span.start, one.span.text, least, one.low == one.high)
    same = [other for other in reading.quantities if other.span.end < party.start and other.low == one.low]
    noun = one.counted.split()[-1:]
    told = next((other for other in reversed(same) if other.counted.split()[-1:] == noun), None)
    return replace(party, antecedent=told.span.start) if told and party.taken_up and party.exact else party


def _uncounted(reading: Reading, part: Part) -> Party:
    words = part.span.text
    if words.lower() == "them" and (told := _last_counted(reading, part.span.start)) is not None:
        return replace(
            _counted(reading, told), start=part.span.start, taken_up=True, further=False, antecedent=told.span.start
        )
    vague = next((least for word, least in _VAGUE.items() if word in words.lower().split()), 0)
    several = words.endswith("s") or bool(vague)
    both = reading.report.text[: part.span.start].lower().endswith("both ")
    return _party(
        reading, part.span.start, words, 2 if both else vague or (_SEVERAL if several else 1), both or not several
    )


def _last_counted(reading: Reading, start: int) -> Quantity | None:
    """Those whom "them" takes up: the last who were counted, in this sentence or the one before."""
    here = _sentence(reading, start)
    met = (one for one in reversed(reading.quantities) if one.span.end < start and one.category in _PEOPLE)
    told = next((one for one in met if one.counted and not one.unit), None)
    return told if told is not None and here - _sentence(reading, told.span.start) <= 1 else None


def _sentence(reading: Reading, start: int) -> int:
    return len(_STOP.findall(reading.report.text, 0, start))


def _party(reading: Reading, start: int, words: str, least: int, exact: bool) -> Party:
    text = reading.report.text
    before = text[max(0, start - 25) : start].rpartition(".")[2]
    last = before.split()[-1:] or [""]
    taken_up = bool(_TAKEN_UP.match(words) or _TAKEN_UP.fullmatch(last[0]))
    further = bool(_FURTHER.search(before + words))
    whole = exact and _WITHIN.search(_STOP.split(text[start : start + 120])[0]) is not None
    return Party(start, words, least, exact, taken_up, further, _sentence(reading, start), whole)
