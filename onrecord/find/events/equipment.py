"""Weapons, vehicles and platforms by the names that reports give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.find.events.scene import Scene
from onrecord.lexicon import load
from onrecord.model import Equipment, Report
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    spelled = {spelling: entry.means for entry in load("equipment", "facts").entries for spelling in entry.match}
    choices = "|".join(re.escape(spelling) for spelling in sorted(spelled, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![\w-])(?:{choices})(?:s|es)?(?![\w])"), spelled


def armed(report: Report, parsed: Parsed) -> frozenset[int]:
    """The indices of all tokens that name equipment."""
    found = (parsed.between(*match.span()) for match in _names()[0].finditer(report.text))
    return frozenset(token.index for tokens in found for token in tokens)


def equipment(scene: Scene, words: list[Token]) -> tuple[Equipment, ...]:
    """The equipment named in an event's words, each once, in text order; a class right behind its name is no other."""
    if not words:
        return ()
    inside = {token.index for token in words}
    start, end = words[0].start, words[-1].end
    found: dict[str, Equipment] = {}
    pattern, spelled = _names()
    last = -2
    for match in pattern.finditer(scene.report.text, start, end):
        token = scene.parsed.token_at(match.start())
        beside = match.start() - last <= 1 and match.group().islower()
        last = match.end()
        if token is not None and token.index in inside and not beside:
            spelling = match.group()
            name = (
                spelled.get(spelling)
                or spelled.get(spelling.removesuffix("s"))
                or spelled.get(spelling.removesuffix("es"))
            )
            found.setdefault(
                name or spelling, Equipment(name or spelling, scene.report.span(match.start(), match.end()))
            )
    return tuple(found.values())
