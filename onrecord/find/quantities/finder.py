"""Goes through a report's paragraphs and gives each amount what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.equipment import Mention, equipment_in
from onrecord.find.quantities.amounts import Amount, amounts
from onrecord.find.quantities.armed import counted_in, in_a_name, of_equipment
from onrecord.find.quantities.changes import change, signed, step, way_of
from onrecord.find.quantities.counted import Counted, bought, category, phrase
from onrecord.find.quantities.drafts import Draft
from onrecord.find.quantities.elsewhere import is_age, is_size_of, is_toll, noun_elsewhere
from onrecord.find.quantities.fates import fate, state
from onrecord.find.quantities.plain import is_gapped, names_something
from onrecord.find.quantities.rates import PEOPLE, rate
from onrecord.find.quantities.tied import tie
from onrecord.find.quantities.units import Unit, measured
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Equipment, Quantity, Report, Time
from onrecord.parse import Parsed

_CONTINENTAL = re.compile(r"[1-9]\d{0,2}\.\d{3}")


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
    arms = equipment_in(report.text)
    drafts = list(_drafts(report, parsed, _taken(parsed, times), arms))
    tie(report.text, parsed, drafts)
    ids = Ids("q")
    names = [ids.at(draft.amount.start) for draft in drafts]
    at = {id(draft): name for draft, name in zip(drafts, names, strict=True)}
    counts = counted_in(report.text, drafts, arms)
    return Found(
        tuple(
            Quantity(
                id=name,
                span=report.span(draft.start, draft.end),
                low=draft.amount.range.low,
                high=draft.amount.range.high,
                relation=draft.amount.range.relation,
                unit=draft.unit,
                counted=draft.counted,
                category=draft.category or (armed.counts if armed is not None else ""),
                change=draft.change,
                part_of=at[id(draft.part_of)] if draft.part_of is not None else None,
                equipment=_equipment(report, armed) if armed is not None else None,
            )
            for draft, name, armed in zip(drafts, names, counts, strict=True)
        )
    )


def _equipment(report: Report, one: Mention) -> Equipment:
    return Equipment(one.name, report.span(one.start, one.end), one.kind)


def _drafts(report: Report, parsed: Parsed, taken: _Taken, arms: tuple[Mention, ...]) -> Iterator[Draft]:
    """Each amount that is one, with what it counts; what goes from one to another is two."""
    reach, behind = 0, {one.start: one for one in arms}
    for paragraph in report.paragraphs:
        for amount, match in amounts(report.text, paragraph.start, paragraph.end):
            inside = parsed.between(amount.start, amount.end)
            if not inside or taken.holds(amount) and not amount.is_age:
                continue
            if amount.start < reach and (inside[0].text.isalpha() or in_a_name(amount, arms)):
                continue  # 30 two-seaters, 60 Leopard 2 tanks
            alone = amount.unit is not None and amount.unit.category in ("money", "age")
            counted = (
                bought(report.text, parsed, amount.end, taken.tokens)
                if alone
                else phrase(parsed, amount.end, taken.tokens)
            )
            armed = behind.get(amount.end + 1) if amount.unit is None else None
            counted = counted or (of_equipment(parsed, armed) if armed is not None else None)
            named = armed is None and names_something(report, parsed, match, inside, counted)
            if named and (counted is not None or not is_gapped(report.text, parsed, amount)):
                continue
            draft = _draft(report, parsed, amount, counted)
            draft.doubtful = named
            draft.attributive = report.text[amount.end : amount.end + 1] == "-"
            reach = draft.end
            way, kind = _way(parsed, draft, match), "from"
            if not way and _is_reached(report.text, draft, match):
                way, kind = draft.change.split()[0], "by"
            yield from _two(parsed, draft, match, (way, kind)) if way else [draft]


def _settled(report: Report, amount: Amount, counted: Counted | None) -> tuple[Amount, Counted | None]:
    """An amount and what stands behind it, where that is a unit, a part of a rate, or tells what a point means."""
    if amount.unit is not None or counted is None:
        return amount, counted
    measure = measured(counted.head.text)
    if measure is not None:
        return replace(amount, unit=measure, end=counted.head.end), None  # 200 rushing yards
    if counted.head.tag == "NNS" and _CONTINENTAL.fullmatch(report.text, amount.start, amount.end):
        return replace(amount, low=round(amount.low * 1000)), counted  # 12.500 men
    return amount, None if rate(report.text, amount.end) else counted  # at a rate of 40 an hour


def _draft(report: Report, parsed: Parsed, amount: Amount, counted: Counted | None) -> Draft:
    amount, counted = _settled(report, amount, counted)
    unit = amount.unit
    name = unit.name if unit else ""
    end = amount.end if counted is None or name else max(amount.end, counted.head.end)
    each = rate(report.text, amount.end) or (rate(report.text, counted.end) if counted is not None else None)
    if each is not None and name != "percent" and (name or each[0] not in PEOPLE):
        name, end = f"{name} per {each[0]}".strip(), each[1]
    first = parsed.between(amount.start, amount.end)[0]
    kind = _category(parsed, amount, counted)
    led = change(parsed, first, kind, counted.head if counted else None)
    if kind == "share" and (sign := signed(parsed, first, report.text[amount.start])):
        led, amount = led or sign, replace(amount, low=abs(amount.low))
    if counted is not None and not kind and unit is None and (crew := is_size_of(parsed, first)) is not None:
        counted, end = crew, amount.end
        kind = category(crew, parsed)
    if counted is None and unit is None:
        if is_age(parsed, first, amount.low):
            amount, name, kind = replace(amount, unit=Unit("year of age", "age")), "year of age", "age"
        elif (counted := noun_elsewhere(parsed, report.text, (amount.start, amount.end), bool(led))) is not None:
            kind = kind or category(counted, parsed)
        elif is_toll(parsed, first):
            kind = "killed"
    return Draft(
        amount=amount,
        first=first,
        start=amount.start,
        end=end,
        unit=name,
        counted=_words(report, counted, kind),
        category=kind,
        change=led,
    )


def _words(report: Report, counted: Counted | None, kind: str) -> str:
    """The words of what is counted; none for those told only as dead, wounded or missing, unless of a share of them."""
    if counted is None or (counted.first is counted.head and state(counted.head.text) and kind != "share"):
        return ""
    return " ".join(report.text[counted.first.start : counted.end].split())


def _way(parsed: Parsed, draft: Draft, match: re.Match[str]) -> str:
    """Which way an amount "from … to …" went; empty where it's a plain range, or none."""
    high = draft.amount.high
    if high is None or draft.amount.vague or (match["hedge"] or "").lower() != "from":
        return ""
    return way_of(parsed, draft.first, draft.amount.low, high)


def _is_reached(text: str, draft: Draft, match: re.Match[str]) -> bool:
    """Whether two numbers are a change and what it led to: "fell $3 to $60", "rose by 2 million to 9 million".

    Each has its own sign, magnitude or unit, and the second is the greater by far: "fell $3 to $4" is a range.
    """
    high = draft.amount.high
    if high is None or draft.amount.vague or not draft.change.endswith(" by") or high < 3 * draft.amount.low:
        return False
    apart = match["sign2"] or match["unit1"] or match["lowmag"] and match["magnitude"]
    return bool(apart) and text[: match.start("high")].rstrip(" $€£¥").endswith(" to")


def _two(parsed: Parsed, draft: Draft, match: re.Match[str], told: tuple[str, str]) -> Iterator[Draft]:
    """Grew from 4,000 to 9,000 soldiers, or by 2,000 to 9,000: two amounts with one noun; ``told`` is way and kind."""
    way, first_kind = told
    whole = draft.amount
    low = replace(whole, start=_start(match, "sign", "low"), high=None, hedge="exactly")
    low = replace(low, end=max(match.end("low"), match.end("lowmag"), match.end("unit1")))
    high = replace(whole, start=_start(match, "sign2", "high"), low=whole.high or 0.0, high=None, hedge="exactly")
    for amount, kind, end in ((low, first_kind, low.end), (high, "to", draft.end)):
        first = parsed.between(amount.start, amount.end)[0]
        unit = draft.unit.partition(" per ")[0] if kind == "by" else draft.unit  # fell $3 to $60 a barrel
        yield replace(draft, amount=amount, first=first, start=amount.start, end=end, change=step(way, kind), unit=unit)


def _start(match: re.Match[str], sign: str, number: str) -> int:
    return match.start(sign) if match[sign] else match.start(number)


def _category(parsed: Parsed, amount: Amount, counted: Counted | None) -> str:
    if amount.unit is not None:
        return amount.unit.category
    found = category(counted, parsed) if counted is not None else ""
    stands_in = counted is not None and counted.head.lower == "others"
    if counted is not None and found not in ("people", "personnel") and not stands_in:
        return found
    token = parsed.root(amount.start, amount.end)  # six of the soldiers were killed
    above = parsed.head(token) if token is not None and token.relation in ("nummod", "amod") else None
    token = above if above is not None and above.lower in ("more", "others") else token  # wounded 30 more
    befell = fate(token, parsed) if token is not None else ""
    return befell if befell and (befell, found) != ("displaced", "personnel") else found
