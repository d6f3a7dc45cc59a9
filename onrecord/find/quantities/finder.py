"""Goes through a report's paragraphs and gives each amount what it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.quantities.amounts import Amount, amounts
from onrecord.find.quantities.counted import Counted, category, lost, phrase
from onrecord.find.quantities.plain import names_something
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Quantity, Report, Time
from onrecord.parse import Parsed


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where times stand; what counts days is a time and no quantity."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tokens: frozenset[int]

    def holds(self, amount: Amount) -> bool:
        """Whether the amount shares characters with a time."""
        before = bisect_left(self.starts, amount.end) - 1
        return before >= 0 and self.ends[before] > amount.start


def _taken(parsed: Parsed, times: tuple[Time, ...]) -> _Taken:
    spans = [time.span for time in times]
    tokens = (token.index for span in spans for token in parsed.between(span.start, span.end))
    return _Taken(tuple(span.start for span in spans), tuple(span.end for span in spans), frozenset(tokens))


def find_quantities(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Found[Quantity]:
    """The quantities of a report in text order; none where a time stands, or where a number is part of a name."""
    ids, found = Ids("q"), []
    before: tuple[int, Quantity] | None = None
    for amount, counted in _counted(report, parsed, _taken(parsed, times)):
        quantity = _quantity(report, parsed, ids, amount, counted)
        sentence = parsed.between(amount.start, amount.end)[0].sentence
        if not (quantity.counted or amount.unit) and before is not None and before[0] == sentence:
            quantity = _shared(quantity, before[1])
        if quantity.counted and not amount.unit:
            before = (sentence, quantity)
        found.append(quantity)
    return Found(tuple(found))


def _counted(report: Report, parsed: Parsed, taken: _Taken) -> Iterator[tuple[Amount, Counted | None]]:
    """Each amount that is one, with what it counts."""
    for paragraph in report.paragraphs:
        for amount, match in amounts(report.text, paragraph.start, paragraph.end):
            inside = parsed.between(amount.start, amount.end)
            if not inside or taken.holds(amount):
                continue
            money = amount.unit is not None and amount.unit.category == "money"
            counted = None if money else phrase(parsed, amount.end, taken.tokens)
            if not names_something(report, parsed, match, inside, counted):
                yield amount, counted


def _shared(quantity: Quantity, before: Quantity) -> Quantity:
    """4,000 soldiers and Italy 2,500: the second has the first one's noun."""
    return replace(quantity, counted=before.counted, category=quantity.category or before.category)


def _quantity(report: Report, parsed: Parsed, ids: Ids, amount: Amount, counted: Counted | None) -> Quantity:
    measured = amount.unit is not None and bool(amount.unit.name)
    end = amount.end if counted is None or measured else max(amount.end, counted.head.end)
    return Quantity(
        id=ids.at(amount.start),
        span=report.span(amount.start, end),
        low=amount.range.low,
        high=amount.range.high,
        relation=amount.range.relation,
        unit=amount.unit.name if amount.unit else "",
        counted=" ".join(report.text[counted.first.start : counted.end].split()) if counted else "",
        category=_category(parsed, amount, counted),
    )


def _category(parsed: Parsed, amount: Amount, counted: Counted | None) -> str:
    if amount.unit is not None:
        return amount.unit.category
    if counted is not None:
        return category(counted, parsed)
    token = parsed.root(amount.start, amount.end)
    return "casualties" if token is not None and lost(token, parsed) else ""
