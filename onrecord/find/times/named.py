"""Times by name, from the lexicons: vague ones ("soon"), and occasions with their days ("the Cold War")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord import lexicon
from onrecord.find.times import periods
from onrecord.find.times.grammar import PORTION, YEAR, Rule, portion_of
from onrecord.find.times.periods import Period
from onrecord.find.times.setting import Meaning, Setting, UnanchoredError
from onrecord.lexicon import Entry
from onrecord.model import Days

_NEAR = timedelta(days=550)
"""How far from the publication day an occasion that comes again ("the Olympics") may lie to be the one meant."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """An occasion: its days, and whether other ones go by the same name."""

    first: date
    last: date
    value: str
    recurs: bool


def _key(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in ordered)


@cache
def _vague() -> dict[str, Entry]:
    return {_key(word): entry for entry in lexicon.load("times").entries for word in entry.match}


@cache
def _occasions() -> dict[str, tuple[_Occasion, ...]]:
    found: dict[str, list[_Occasion]] = {}
    for entry in lexicon.load("occasions").entries:
        one = _Occasion(
            date.fromisoformat(str(entry.more["first"])),
            date.fromisoformat(str(entry.more["last"])),
            entry.means,
            bool(entry.more.get("recurs", False)),
        )
        for word in entry.match:
            found.setdefault(_key(word), []).append(one)
    return {key: tuple(ones) for key, ones in found.items()}


def _said_vaguely(match: re.Match[str], at: Setting) -> Meaning | None:
    entry = _vague()[_key(match[0])]
    behind = entry.more.get("not_before")
    if behind and at.after is not None and at.after.lower in str(behind).split():
        return None
    if entry.more.get("alone") and at.after is not None and at.after.pos in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None
    ahead = entry.more.get("not_behind")
    if ahead and at.before in str(ahead).split():
        return None
    return Meaning("SET" if entry.more.get("type") == "SET" else "DATE", entry.means, _open(entry, at))


def _open(entry: Entry, at: Setting) -> Days | None:
    """Which side of the publication day it lies on, where the lexicon tells and there is such a day."""
    side = entry.more.get("side")
    if at.published is None or side is None:
        return None
    return Days(at.published, None) if side == "after" else Days(None, at.published)


def _occasion(match: re.Match[str], at: Setting) -> Meaning | None:
    one = _which(_occasions()[_key(match["name"])], match, at)
    which = portion_of(match)
    if which is None:
        return Meaning("DATE", one.value, Days(one.first, one.last))
    edge = one.last if which == "END" else one.first
    if which == "MID":
        return Meaning("DATE", one.value, Days(one.first, one.last))
    if (one.last - one.first).days < 90:
        days = one.last - one.first
        third = timedelta(days=days.days // 3)
        first, last = (one.first, one.first + third) if which == "START" else (one.last - third, one.last)
        return Meaning("DATE", one.value, Days(first, last))
    year: Period = periods.year(edge.year)
    return Meaning("DATE", year.value, Days(year.first, year.last), year)


def _which(fitting: tuple[_Occasion, ...], match: re.Match[str], at: Setting) -> _Occasion:
    """The occasion of the year that is named with it, the only one, or the one next to the publication day."""
    named = match["before"] or match["year"]
    if named:
        fitting = tuple(one for one in fitting if one.first.year <= int(named) <= one.last.year)
    if len(fitting) == 1 and (named or not fitting[0].recurs):
        return fitting[0]
    if not fitting:
        raise UnanchoredError(str(named), "dated list with this occasion in it")
    if at.published is None:
        raise UnanchoredError
    today = at.published

    def away(one: _Occasion) -> timedelta:
        return max(one.first - today, today - one.last, timedelta())

    nearest = min(fitting, key=away)
    if away(nearest) > _NEAR and nearest.recurs:
        raise UnanchoredError(needs="dated list with this occasion near the publication day")
    return nearest


def rules() -> tuple[Rule, ...]:
    """The rules of the two lexicons; occasions keep their capitals, and go first, for they may hold a year."""
    occasions = _alternatives(word for entry in lexicon.load("occasions").entries for word in entry.match)
    vague = _alternatives(word for entry in lexicon.load("times").entries for word in entry.match)
    return (
        Rule(
            "occasion",
            rf"{PORTION}?(?:the )?(?:(?P<before>{YEAR}) )?(?P<name>(?-i:{occasions}))"
            rf"(?: (?:of |in )?(?P<year>{YEAR}))?",
            _occasion,
        ),
        Rule("vague", rf"(?:{vague})", _said_vaguely),
    )
