"""The equipment of a text: candidates that are shown, each in its class, with the class noun beside taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.find.equipment.candidates import Candidate, candidates
from onrecord.find.equipment.shapes import designations, ships
from onrecord.find.equipment.shown import shown
from onrecord.find.equipment.spellings import Mention, Spelling

_BETWEEN = re.compile(
    r"[ -](?:(?:light|heavy|main|battle|military|guided|portable|armou?red|tactical|combat|armed|mobile|wheeled|"
    r"tracked|precision|"
    r"supersonic|hypersonic|stealth|strategic|new|modern|"
    r"[a-z0-9]+-(?:range|propelled|fired|launched|guided|mounted|capable|powered|made|"
    r"built|air|tank|ship|role|engine|resistant|type|class|era)|155mm|type|style|series)[ -]){0,3}"
)
"""What may stand between a name and its class noun: "M777 |155mm| howitzers", "Javelin |shoulder-fired| missiles"."""


_HOLDERS = re.compile(
    r"[ -](?:batter(?:y|ies)|launchers?|systems?|interceptors?|jets?|planes?|aircraft|vehicles?|units?|variants?|guns?|"
    r"rounds?|munitions?|boats?|ships?|fighters?|models?)\b(?![\w-])"
)
"""Nouns that go on with a name and aren't of one class alone: "two S-400 |batteries|"."""


@lru_cache(maxsize=2)
def equipment_in(text: str) -> tuple[Mention, ...]:
    """All equipment that a text names, in its order; a class noun right beside a name belongs to it and is no other."""
    found = candidates(text)
    nouns = {nth: _noun_beside(text, found, nth) for nth, one in enumerate(found) if not one.first.generic}
    beside = frozenset(nth for nth, noun in nouns.items() if noun is not None)
    kept = {one.start for one in shown(text, found, beside)}
    named = [
        _mention(text, one, found[other] if (other := nouns[nth]) is not None else None)
        for nth, one in enumerate(found)
        if nth in nouns and one.start in kept
    ]
    generic = [_mention(text, one, None) for nth, one in enumerate(found) if nth not in nouns and one.start in kept]
    more = [*ships(text, generic, named)]
    more += designations(text, generic, [*named, *more])
    every = [*named, *more]
    return tuple(
        sorted([*every, *(one for one in generic if not _belongs(text, one, every))], key=lambda one: one.start)
    )


def _noun_beside(text: str, found: Sequence[Candidate], nth: int) -> int | None:
    """The place of the class noun right behind a name, or right before it."""
    one = found[nth]
    after = found[nth + 1] if nth + 1 < len(found) else None
    if after is not None and after.first.generic and _BETWEEN.fullmatch(text, one.end, after.start):
        return nth + 1
    before = found[nth - 1] if nth else None
    if before is not None and before.first.generic and text[before.end : one.start] in (" ", " “", ' "', " ‘"):
        return nth - 1
    return None


def _mention(text: str, one: Candidate, noun: Candidate | None) -> Mention:
    """The mention of a candidate, of the class that the noun beside it says where the name fits several."""
    spelled = _meant(one, noun.first if noun is not None else None)
    kind = spelled.kind
    if kind is None:
        raise ValueError(f"{spelled.written!r} names no equipment")
    end, named, generic = one.end, spelled.name, spelled.generic
    if spelled.noun:
        end = text.rfind(" ", one.start, one.end)
    holder = None if generic else _HOLDERS.match(text, one.end)
    reach = holder.end() if holder is not None else one.end
    beside = noun.first.kind if noun is not None else None
    if noun is not None and beside is not None and (kind.of == beside.of or _alike(spelled, noun.first)):
        reach = max(one.end, noun.end)
        if spelled.loose and kind.of == "platform" and not _alike(spelled, noun.first):
            named, kind = spelled.written, beside  # Tiger tanks
    return Mention(one.start, end, reach, named, kind.name, kind.of, kind.counts, generic)


def _meant(one: Candidate, noun: Spelling | None) -> Spelling:
    if noun is None or noun.kind is None:
        return one.first
    same = [spelled for spelled in one.spelled if spelled.kind is noun.kind]
    alike = [spelled for spelled in one.spelled if _alike(spelled, noun)]
    return (same or alike or [one.first])[0]


def _alike(one: Spelling, noun: Spelling) -> bool:
    """Whether a system may be called by a class noun: a drone is an aircraft, an armoured car a vehicle."""
    if one.kind is None or noun.kind is None:
        return False
    counts = (one.kind.counts, noun.kind.counts)
    return counts[0] == counts[1] or counts in (("drones", "aircraft"), ("armoured vehicles", "vehicles"))


def _belongs(text: str, noun: Mention, named: Sequence[Mention]) -> bool:
    """Whether a class noun stands right beside a name that it is the class of."""
    for one in named:
        behind = one.end <= noun.start and noun.end <= one.reach
        before = text[noun.end : one.start] in (" ", " “", ' "', " ‘") and one.of == noun.of
        if behind or before or one.start <= noun.start < one.end:
            return True
    return False
