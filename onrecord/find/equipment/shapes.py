"""Names that no list holds: a designation beside a class noun ("the KhX-77 missile"), a ship's name, a ship's class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.find.equipment.spellings import Mention

_SHAPE = (
    r"(?:(?:Type|Project|Mk|Mark|Model)\s)?[A-Z][A-Za-z]{0,4}-?\d{1,4}[A-Za-z]{0,3}\d?|(?:Type|Project)\s\d{1,5}\w?"
)
_BEFORE = re.compile(rf"(?<![\w-])({_SHAPE})\s(?:[a-z]+(?:-[a-z]+)*\s)?$")
_AFTER = re.compile(rf"\s({_SHAPE})(?![\w-])")
_CLASS = re.compile(r"(?<![\w-])([A-Z][\w'’]+(?:\s[A-Z][\w'’.]*){0,3})[- ]class\s(?:[a-z-]+\s){0,2}$")
_SHIP = re.compile(
    r"(?<![\w-])(?:USS|HMS|HMAS|HMCS|HMNZS|USNS|USCGC|INS|PNS|ROKS|TCG|HNLMS|HDMS|HNoMS|ORP|KRI|BRP|IRIS|RFS)\s"
    r"(?:[A-Z]\.\s|[A-Z][\w’-]+\s?(?:of\s)?){1,4}(?<!\s)(?!\w)"
)
_NO_NAME = re.compile(r"(?:COVID|BA|HIV)-?\d")


def designations(text: str, nouns: list[Mention], taken: list[Mention]) -> Iterator[Mention]:
    """The names beside class nouns that overlap nothing that is known."""
    for noun in nouns:
        match = _CLASS.search(text, max(0, noun.start - 60), noun.start) if noun.counts == "ships" else None
        match = match or _BEFORE.search(text, max(0, noun.start - 40), noun.start)
        if match is not None and not _NO_NAME.match(match[1]):
            end = match.end(1) + (len("-class") if match.re is _CLASS else 0)
            yield from _free(
                Mention(match.start(1), end, noun.end, match[1], noun.kind, noun.of, noun.counts, False), taken
            )
        elif not text.endswith("s", noun.start, noun.end) and (match := _AFTER.match(text, noun.end)):
            yield from _free(
                Mention(match.start(1), match.end(), match.end(), match[1], noun.kind, noun.of, noun.counts, False),
                taken,
            )


def ships(text: str, nouns: list[Mention], taken: list[Mention]) -> Iterator[Mention]:
    """The names of ships behind their navy's letters, of the class that stands beside, or else warships."""
    for match in _SHIP.finditer(text):
        near = [noun for noun in nouns if noun.counts == "ships" and -2 <= match.start() - noun.end <= 1]
        near += [noun for noun in nouns if noun.counts == "ships" and 1 <= noun.start - match.end() <= 6]
        kind = near[0].kind if near else "warship"
        yield from _free(
            Mention(match.start(), match.end(), match.end(), match[0], kind, "platform", "ships", False), taken
        )


def _free(one: Mention, taken: list[Mention]) -> list[Mention]:
    return [] if any(other.start < one.end and one.start < other.end for other in taken) else [one]
