"""Times by name, from the lexicons: vague ones ("soon"), and occasions with their days ("the Cold War")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.find.times import periods
from onrecord.find.times.grammar import PORTION, YEAR, Rule, portion_of
from onrecord.find.times.periods import Period
from onrecord.find.times.setting import Meaning, Setting, UnanchoredError, dated
from onrecord.find.times.yearly import days_in
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
def _feasts() -> dict[str, Entry]:
    return {_key(word): entry for entry in lexicon.load("feasts").entries for word in entry.match}


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
    only = entry.more.get("only_behind")
    if at.capital or at.in_name or (only and at.before not in str(only).split()):
        return None
    if entry.more.get("not_first") and match[0][0].isupper():
        return None
    if at.after is not None and at.after.text == "-":
        return None  # "the now-closed bridge"
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
    if not _says_when(match["name"], at):
        return None
    one = _which(_occasions()[_key(match["name"])], match, at)
    if _is_later_one(one, at) and not (match["before"] or match["year"]):
        return None
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


def _is_later_one(one: _Occasion, at: Setting) -> bool:
    """ "The Madrid summit" in a report of 1999 isn't that of 2022; a war keeps its name for itself."""
    short = one.last - one.first < timedelta(days=90)
    return short and at.published is not None and one.first - at.published > _NEAR


_WHEN = re.compile(
    r"\b(?:in|during|since|after|before|until|till|by|throughout|through|from|to|for|at|over|followed|of|between|and|amid)"
    r"(?: the| this| last| that)?$|\bpre-$|\bpost-$"
)


def _says_when(name: str, at: Setting) -> bool:
    """Whether an occasion's name stands where a time does: not "Cold War maps", "a film on the Six-Day War"."""
    when = bool(_WHEN.search(at.lead)) or (at.before == "on" and name.endswith("Day"))
    return when and not _of_another(at)


def _of_another(at: Setting) -> bool:
    """Whether a name belongs to another noun: the 9/11 Memorial, the film Independence Day, Commander Noel Easter."""
    if at.in_name or (at.after is not None and at.after.text == "-"):
        return True
    here, after = at.here, at.after
    if at.name_before:
        return True
    if here is None or here.relation not in ("appos", "compound", "nmod", "amod"):
        return False
    return here.relation == "appos" or (
        after is not None and after.pos in ("NOUN", "PROPN") and (here.head == after.index or after.text[:1].isupper())
    )


def _feast(match: re.Match[str], at: Setting) -> Meaning | None:
    """The one of the year that is named with it, or the one next to the publication day, on the side of the tense."""
    entry = _feasts()[_key(match["name"])]
    if _of_another(at):
        return None
    more = _of_country(entry, at)
    if match["year"] is None and at.published is None:
        raise UnanchoredError
    middle = int(match["year"]) if match["year"] else at.today.year
    years = (middle,) if match["year"] else range(max(middle - 1, 1), min(middle + 1, 9999) + 1)
    days = [days for year in years for days in days_in(year, more)]
    if not days:
        raise UnanchoredError(needs="reckoning")
    first, last = days[0] if match["year"] else min(days, key=lambda one: _off(one[0], at))
    if first == last:
        return dated(periods.day(first))
    return Meaning("DATE", f"{first}/{last}", Days(first, last))


def _of_country(entry: Entry, at: Setting) -> Mapping[str, Any]:
    """How it is reckoned; where that is by country, the one that the sentence names."""
    countries = entry.more.get("countries")
    if countries is None:
        return entry.more
    sentence = at.sentence_of()
    named = [day for name, day in countries.items() if day and re.search(rf"\b{re.escape(name)}(?!\w)", sentence)]
    if len(set(named)) != 1:
        raise UnanchoredError(needs="country")
    return {"falls": named[0]}


def _off(day: date, at: Setting) -> int:
    away, tense = (day - at.today).days, at.tense
    return abs(away) + 366 * ((away > 0 and tense == "past") or (away < 0 and tense == "future"))


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
    feasts = _alternatives(word for entry in lexicon.load("feasts").entries for word in entry.match)
    vague = _alternatives(word for entry in lexicon.load("times").entries for word in entry.match)
    return (
        Rule(
            "occasion",
            rf"{PORTION}?(?:the )?(?:(?P<before>{YEAR}) )?(?P<name>(?-i:{occasions}))"
            rf"(?: (?:of |in )?(?P<year>{YEAR}))?",
            _occasion,
        ),
        Rule("feast", rf"(?P<name>(?-i:{feasts}))(?:,? (?:of |in )?(?P<year>{YEAR}))?", _feast),
        Rule("vague", rf"(?:{vague})", _said_vaguely),
    )
