"""Cuts runs of capitalised words into what may name a place: the longest name of a table or of the gazetteer first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.acting import is_building
from onrecord.find.names import Names, Run, phrases
from onrecord.find.names.words import place_words
from onrecord.find.places.relations import tells_place
from onrecord.lexicon import facts, gazetteer
from onrecord.model import Report
from onrecord.parse import Parsed

_LONGEST = 5
_MIN_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """Tokens ``[first, last)``, characters ``[start, end)``; ``land`` for a name of the tables, ``kinded`` where a word
    for a kind of place stands in it or with it ("Orn Province", "the town of Orn")."""

    first: int
    last: int
    start: int
    end: int
    name: str
    land: bool
    kinded: bool


def shapes(report: Report, parsed: Parsed, names: Names) -> list[Shape]:
    """What may name a place, in text order; no part of a person's or an organisation's name."""
    settled = names.settled() - _buildings(parsed, names)
    found = [one for run in names.runs for one in _of_run(report, parsed, run, settled)]
    held = {index for one in found for index in range(one.first, one.last)} | settled
    loose = [
        t for t in parsed.tokens if t.text[0].islower() and t.index not in held and t.lower in facts.words("compass")
    ]
    for token in loose:  # "eastern Europe": a name of the table that starts in small letters
        match = phrases.lands().at(report, parsed, token)
        if match is not None:
            found = [one for one in found if not token.index <= one.first < match[1]]
            found.append(_shape(report, parsed, token.index, match[1], land=True, kinded=False))
    whole = _outermost(sorted(found, key=lambda one: (one.first, -one.last)))
    return [one for one in whole if not _lends_name(parsed, one)]


def _outermost(found: list[Shape]) -> list[Shape]:
    """Those that don't begin inside another: no "Karabakh" in "Nagorno-Karabakh"."""
    kept: list[Shape] = []
    for one in found:
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return kept


def _buildings(parsed: Parsed, names: Names) -> frozenset[int]:
    """The tokens that name a seat of power where only the building is meant."""
    found = [one for one in names.organs if is_building(parsed, one.first, one.last)]
    return frozenset(index for one in found for index in range(one.first, one.last))


def _lends_name(parsed: Parsed, one: Shape) -> bool:
    """Whether something that was made there is called after the place: "the Orn accords", "the Orn peace deal"."""
    behind = [token.lower for token in parsed.tokens[one.last : one.last + 2]]
    deals = facts.words("called after places")
    deep = behind[:1] in (["peace"], ["nuclear"])
    return any(word in deals for word in behind[:1]) or (deep and behind[-1] in deals | {"deal"})


def _shape(report: Report, parsed: Parsed, first: int, last: int, *, land: bool, kinded: bool) -> Shape:
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    return Shape(first, last, start, end, " ".join(report.text[start:end].split()), land, kinded)


def _of_run(report: Report, parsed: Parsed, run: Run, settled: frozenset[int]) -> Iterator[Shape]:
    index = run.first
    while index < run.last:
        if index in settled:
            index += 1
            continue
        limit = index
        while limit < run.last and limit not in settled:
            limit += 1
        one = _longest(report, parsed, index, limit, run)
        if one is not None:
            yield one
        index = max(one.last, index + 1) if one is not None else index + 1


def _longest(report: Report, parsed: Parsed, index: int, limit: int, run: Run) -> Shape | None:
    """The longest name that starts at a token: with its kind, of the gazetteer, of the tables, or the rest."""
    land = phrases.lands().at(report, parsed, parsed.tokens[index])
    land_end = land[1] if land is not None else index
    if land is None and _river(parsed, index, limit):
        return replace(
            _shape(report, parsed, index, index + 1, land=True, kinded=False), name=f"{parsed.tokens[index].text} River"
        )
    kind_end = _kinded(parsed, index, limit)
    if kind_end is not None and kind_end > land_end and (land is None or kind_end <= limit):
        return _shape(report, parsed, index, kind_end, land=False, kinded=True)
    for last in range(min(limit, index + _LONGEST), max(land_end, index), -1):
        if _in_gazetteer(report, parsed, index, last):
            return _shape(report, parsed, index, last, land=False, kinded=_told(report, parsed, index, last))
    if land is not None:
        return _shape(report, parsed, index, land_end, land=True, kinded=False)
    if index == run.first and limit == run.last and not _of_people(parsed, index):
        return _shape(report, parsed, index, limit, land=False, kinded=_told(report, parsed, index, limit))
    return None


def _river(parsed: Parsed, index: int, limit: int) -> bool:
    """Whether "the" before a name alone makes it a river's: "the Dnipro", which else is a town."""
    article = index > 0 and limit == index + 1 and parsed.tokens[index - 1].lower == "the"
    return article and f"{parsed.tokens[index].text} River" in facts.region_by_name()


def _of_people(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[index].text in facts.country_by_people()


def _in_gazetteer(report: Report, parsed: Parsed, first: int, last: int) -> bool:
    name = report.text[parsed.tokens[first].start : parsed.tokens[last - 1].end]
    if (
        not (name[0].isalnum() and (name[-1].isalnum() or name[-1] == "."))
        or len(name) < _MIN_LETTERS
        or name.lower() in facts.words("calendar")
        or (last == first + 1 and _of_people(parsed, first))
    ):
        return False
    return gazetteer.largest(name) is not None


def _kinded(parsed: Parsed, index: int, limit: int) -> int | None:
    """The end of "Orn Province", "Orn river", "Lake Orn", "Orn Air Base" that starts at a token."""
    if _of_people(parsed, index):
        return None
    if parsed.tokens[index].lower in place_words("before") and index + 1 < limit:
        return index + 2 if index + 2 == limit or limit - index <= 3 else None
    sentence = parsed.sentence(parsed.tokens[index])
    for last in range(min(limit + 2, sentence.last), index + 1, -1):
        for size in (2, 1):
            word = " ".join(token.lower for token in parsed.tokens[last - size : last])
            if index + size < last <= limit + size and word in place_words("after"):
                return last if last >= limit else None
    return None


def _told(report: Report, parsed: Parsed, first: int, last: int) -> bool:
    """Whether the words beside the name stand beside places only: "the town of Orn", "15 km west of Orn"."""
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    return _of_kind(parsed, first) or tells_place(report, parsed, start, end)


def _of_kind(parsed: Parsed, index: int) -> bool:
    """Whether "the town of" stands before the name."""
    if index < 2 or parsed.tokens[index - 1].lower != "of":
        return False
    one = parsed.tokens[index - 2].lower
    two = f"{parsed.tokens[index - 3].lower} {one}" if index > 2 else one
    words = place_words("of")
    return one in words or two in words or one.removesuffix("s") in words or one.removesuffix("ies") + "y" in words
