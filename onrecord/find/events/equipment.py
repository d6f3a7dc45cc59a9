"""Weapons, vehicles and platforms in the words of events."""

from __future__ import annotations

from onrecord.find.equipment import Mention
from onrecord.find.events.scene import Scene
from onrecord.model import Equipment
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token


def armed(parsed: Parsed, arms: tuple[Mention, ...]) -> frozenset[int]:
    """The indices of all tokens that name equipment, with the class noun behind a name."""
    found = (parsed.between(one.start, one.reach) for one in arms)
    return frozenset(token.index for tokens in found for token in tokens)


def equipment(scene: Scene, words: list[Token]) -> tuple[Equipment, ...]:
    """The equipment named in an event's words, each once, in text order."""
    inside = {token.index for token in words}
    found: dict[str, Equipment] = {}
    for one in scene.arms:
        if (token := scene.parsed.token_at(one.start)) and token.index in inside:
            found.setdefault(one.name, Equipment(one.name, scene.report.span(one.start, one.end), one.kind))
    return tuple(found.values())
