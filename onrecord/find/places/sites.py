"""Finds where places are named: in the tables, in the gazetteer, or by a sentence that puts something there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.names import Names, phrases
from onrecord.find.names.words import place_words
from onrecord.find.places.evidence import Seen, weigh
from onrecord.find.places.shapes import Shape, shapes
from onrecord.lexicon import facts, gazetteer
from onrecord.model import Report, Time
from onrecord.parse import Parsed, Token

_WORDS = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``[start, end)`` that name a place; ``within`` is the name behind its comma ("Paris, Texas"),
    ``beside`` are the words round it that may tell its kind ("the city of New York")."""

    start: int
    end: int
    name: str
    land: bool
    within: str | None
    beside: frozenset[str]


def mentions(report: Report, parsed: Parsed, names: Names, times: tuple[Time, ...]) -> list[Mention]:
    """All mentions of places, in text order."""
    found = shapes(report, parsed, names)
    starts = [time.span.start for time in times]
    found = [one for one in found if not _in_time(one, times, starts)]
    sure = weigh(parsed, [_seen(parsed, one) for one in found if not one.land])
    return [mention(report, parsed, one) for one in found if one.land or one.name in sure]


def _in_time(one: Shape, times: tuple[Time, ...], starts: list[int]) -> bool:
    """Whether the last time that starts before the name covers it."""
    index = bisect_right(starts, one.start) - 1
    return index >= 0 and one.end <= times[index].span.end


def _seen(parsed: Parsed, one: Shape) -> Seen:
    return Seen(one.name, one.first, one.last, one.kinded)


def mention(report: Report, parsed: Parsed, one: Shape) -> Mention:
    """A name as a mention of a place, with what stands behind its comma and beside it."""
    within = _within(report, parsed, one) or (None if one.land else _owner(parsed, one))
    return Mention(one.start, one.end, one.name, one.land, within, _beside(parsed, one))


def _owner(parsed: Parsed, one: Shape) -> str | None:
    """The country that the words before or behind the name give it: "the Nigerian state of Orn", "Nigeria's Orn
    province", "Orn, the Nigerian capital", "Orn, capital of Nigeria"."""
    sentence = parsed.sentence(parsed.tokens[one.last - 1])
    before = parsed.tokens[max(sentence.first, one.first - _WORDS - 2) : one.first]
    if before and before[-1].lower in ("'s", "’s"):
        return _country(parsed, before[:-1][-_WORDS:])
    words = [token.lower for token in before]
    if any(word in place_words("of") for word in (words[-2:-1] if words[-1:] in ([","], ["of"]) else words[-1:])):
        return _country(parsed, before)
    behind = parsed.tokens[one.last : min(one.last + _WORDS + 3, sentence.last)]
    if [token.text for token in behind[:1]] == [","] and any(token.lower in place_words("of") for token in behind):
        stop = next((nth for nth, token in enumerate(behind) if nth and token.pos in ("VERB", "PUNCT")), len(behind))
        return _country(parsed, behind[1:stop])
    return None


def _country(parsed: Parsed, tokens: Sequence[Token]) -> str | None:
    """The name of the only country that is told of in these words, by its name or its people."""
    found = {
        code.names[0]
        for nth, token in enumerate(tokens)
        for words in (token.text, " ".join(one.text for one in tokens[nth : nth + 2]))
        if (code := facts.country_by_people().get(words) or facts.country_by_name().get(words)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _beside(parsed: Parsed, one: Shape) -> frozenset[str]:
    """The last word of the name, the word behind it and the two before, of its sentence, in small letters."""
    sentence = parsed.sentence(parsed.tokens[one.last - 1])
    near = (one.first - 2, one.first - 1, one.last - 1, one.last)
    words = [parsed.tokens[index].lower for index in near if sentence.first <= index < sentence.last]
    return frozenset(words if one.last - one.first > 1 else [word for word in words if word != one.name.lower()])


def _within(report: Report, parsed: Parsed, one: Shape) -> str | None:
    """The country, region or state behind a comma, behind "in" or between brackets."""
    sentence = parsed.sentence(parsed.tokens[one.last - 1])
    index = one.last
    if index + 1 >= sentence.last or parsed.tokens[index].text not in (",", "(", "in"):
        return None
    index += 1
    while parsed.tokens[index].text in facts.words("compass") and index + 1 < sentence.last:
        index += 1
    token = parsed.tokens[index]
    found = phrases.lands().at(report, parsed, token)
    if found is not None:
        return found[0]
    return _state(report, parsed, index, sentence.last) if token.text[0].isupper() else None


def _state(report: Report, parsed: Parsed, first: int, end: int) -> str:
    """The longest name of a state or county that starts at a token, or its word alone."""
    for last in range(min(first + _WORDS, end), first + 1, -1):
        name = report.text[parsed.tokens[first].start : parsed.tokens[last - 1].end]
        if name.rstrip(".") in facts.short_states():
            return name
        if parsed.tokens[last - 1].text[0].isupper() and any(one.level in (1, 2) for one in gazetteer.places(name)):
            return name
    return parsed.tokens[first].text
