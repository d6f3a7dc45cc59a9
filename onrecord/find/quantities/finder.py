"""Goes through a report's paragraphs and gives each amount its range, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.numbers import worth
from onrecord.find.quantities.counted import Counted, category, lost, phrase
from onrecord.find.quantities.grammar import FRACTIONS, pattern
from onrecord.find.quantities.plain import names_something
from onrecord.find.quantities.ranges import HEDGES, VAGUE, Range, bounded, vaguely
from onrecord.find.quantities.units import Unit, unit
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Quantity, Relation, Report, Time
from onrecord.parse import Parsed, Token


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text with its hedge and unit: characters, and what it says before anything is counted."""

    start: int
    end: int
    low: float
    high: float | None
    vague: bool
    hedge: Relation
    unit: Unit | None
    bare: bool


_MORE: dict[str, Relation] = {"more": "at least", "fewer": "at most", "less": "at most", "so": "about"}


def _hedge(match: re.Match[str]) -> Relation:
    said = HEDGES.get(" ".join((match["hedge"] or "").lower().split()), "exactly")
    if match["more"]:
        return _MORE[match["more"].split()[-1].lower()]
    return "more than" if match["plus"] == "+" else "about" if match["plus"] else said


def _numbers(match: re.Match[str]) -> tuple[float, float | None] | None:
    """The one number or the two; with a magnitude behind the second, the first has it too ("2 to 3 million")."""
    if match["vague"]:
        low, high = VAGUE[" ".join(match["vague"].lower().split())]
        return low, high
    if match["share"]:
        words = re.split(r"[-\s]+", match["share"].lower())
        times = worth(words[0]) if len(words) > 1 else 1
        return (times or 1) * FRACTIONS[words[-1]], None
    magnitude = match["magnitude"] if match["high"] else None
    one = worth(f"{match['low']} {match['lowmag'] or magnitude or ''}")
    two = worth(f"{match['high']} {magnitude or ''}") if match["high"] else None
    return (one, two) if one is not None else None


def _unit(match: re.Match[str]) -> Unit | None:
    behind = unit(match["unit"].strip(" -\u00a0")) if match["unit"] else None
    front = unit(match["sign"]) if match["sign"] else None
    return front or behind


def _read(match: re.Match[str]) -> _Number | None:
    numbers = _numbers(match)
    if numbers is None:
        return None
    low, high = numbers
    if high is not None and high <= low and not match["vague"]:
        return None
    hedge = _hedge(match)
    share = Unit("", "share") if match["share"] else None
    measure = share or _unit(match)
    start = match.start()
    if hedge == "between" and high is None and match["hedge"]:
        start = match.start("sign") if match["sign"] else match.start("low")
    return _Number(start, match.end(), low, high, bool(match["vague"]), hedge, measure, not match["hedge"])


def _scan(report: Report) -> Iterator[re.Match[str]]:
    scan = pattern()
    for paragraph in report.paragraphs:
        yield from scan.finditer(report.text, paragraph.start, paragraph.end)


def find_quantities(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Found[Quantity]:
    """The quantities of a report in text order; none where a time stands, or where a number is part of a name."""
    taken = [(time.span.start, time.span.end) for time in times]
    blocked = frozenset(token.index for start, end in taken for token in parsed.between(start, end))
    ids, found = Ids("q"), []
    before: tuple[Quantity, Token] | None = None
    for match in _scan(report):
        number = _read(match)
        if number is None or any(start < number.end and number.start < end for start, end in taken):
            continue
        inside = parsed.between(number.start, number.end)
        if not inside:
            continue
        counted = None if number.unit and number.unit.category == "money" else phrase(parsed, number.end, blocked)
        if names_something(report, parsed, match, inside, counted):
            continue
        quantity = _quantity(report, parsed, ids, number, counted)
        if not quantity.counted and not quantity.unit and before and before[1].sentence == inside[0].sentence:
            quantity = _shared(quantity, before[0])
        found.append(quantity)
        if quantity.counted and not quantity.unit:
            before = (quantity, inside[0])
    return Found(tuple(found))


def _shared(quantity: Quantity, before: Quantity) -> Quantity:
    """4,000 soldiers and Italy 2,500: the second has the first one's noun."""
    return replace(quantity, counted=before.counted, category=quantity.category or before.category)


def _quantity(report: Report, parsed: Parsed, ids: Ids, number: _Number, counted: Counted | None) -> Quantity:
    measured = number.unit is not None and bool(number.unit.name or number.unit.category)
    whole = not measured
    span: Range
    if number.vague and number.high is not None:
        span = vaguely(number.low, number.high, number.hedge)
    else:
        span = bounded(number.low, number.high, number.hedge, whole)
    end = number.end
    if counted is not None and not (number.unit and number.unit.name):
        end = max(end, counted.head.end)
    return Quantity(
        id=ids.at(number.start),
        span=report.span(number.start, end),
        low=span.low,
        high=span.high,
        relation=span.relation,
        unit=number.unit.name if number.unit else "",
        counted=_words(report, counted) if counted else "",
        category=_category(parsed, number, counted),
    )


def _words(report: Report, counted: Counted) -> str:
    return " ".join(report.text[counted.first.start : counted.end].split())


def _category(parsed: Parsed, number: _Number, counted: Counted | None) -> str:
    if number.unit is not None:
        return number.unit.category
    if counted is not None:
        return category(counted, parsed)
    token = parsed.root(number.start, number.end)
    return "casualties" if token is not None and lost(token, parsed) else ""
