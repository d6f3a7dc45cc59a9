"""Tolls: "spoke of 23 |dead|", "put the |dead| at 14": deaths of an attack told beside, with no verb of dying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.find.events.drafts import Draft
from onrecord.find.events.kinds import Pattern, patterns
from onrecord.model import Quantity
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_HARMED = {"killed": "killing", "wounded": "wounding"}
_REACH = 5
"""Words that may stand between "the dead" and how many they are."""


@cache
def words() -> Mapping[str, Pattern]:
    """What stands for those who are counted, and the pattern of its toll."""
    found = ((head, one) for (_, head), each in patterns().items() for one in each if one.kind.needs == "toll")
    return dict(found)


def tolls(parsed: Parsed, quantities: Iterable[Quantity]) -> frozenset[int]:
    """The words that tell how many were killed or wounded and say no more of them, by index."""
    counted = (one for one in quantities if one.category in _HARMED and not one.counted)
    found = (_word(parsed, list(parsed.between(one.span.start, one.span.end)), one) for one in counted)
    return frozenset(word.index for word in found if word is not None)


def _word(parsed: Parsed, inside: list[Token], quantity: Quantity) -> Token | None:
    """ "23 |dead|", or "the |dead| at 14", "the death |toll| rose to 14"."""
    before = parsed.tokens[max(0, inside[0].index - _REACH) : inside[0].index]
    near = [one for one in before if one.sentence == inside[0].sentence]
    for word in (*reversed(inside), *reversed(near)):
        pattern = words().get(word.lower)
        if pattern is not None and pattern.kind.what == _HARMED[quantity.category] and _stands(parsed, word):
            return word
    return None


def _stands(parsed: Parsed, word: Token) -> bool:
    """Whether a word stands for people: "the dead", not "the dead sea", nor "were found dead"."""
    above = parsed.head(word)
    beside = word.relation in {"amod", "compound"} and above is not None and above.index > word.index
    return not beside and word.relation not in {"acomp", "oprd"}


def without_told(drafts: list[Draft]) -> list[Draft]:
    """The drafts without tolls in a sentence where an attack has its numbers, and without any where none is told."""
    attacks = [one for one in drafts if one.trigger.kind.type == "ASSAULT" and one.trigger.kind.needs != "toll"]
    numbered = {one.trigger.head.sentence for one in attacks if one.quantities}
    return [one for one in drafts if one.trigger.kind.needs != "toll" or attacks and _told(one, numbered)]


def _told(toll: Draft, numbered: set[int]) -> bool:
    return bool(toll.quantities) and toll.trigger.head.sentence not in numbered
