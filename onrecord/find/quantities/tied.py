"""What an amount takes from those beside it: a noun that is said once, a unit, a hedge, the whole it's a part of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from onrecord.find.quantities.drafts import Draft
from onrecord.find.quantities.fates import FATED, fate
from onrecord.find.quantities.rates import rate
from onrecord.parse import Parsed

_AHEAD = re.compile(
    r"-?(?:,|\s(?:and|or|to)|\s(?:out\s)?of(?:\s(?:the|its|his|her|their|our|some|those|these))?)\s", re.I
)
"""What stands between a number and another that has its noun: "four- and six-man crews", "15 of the 60 tanks"."""
_OF = re.compile(r"\s(?:out\s)?of(?:\s(?:the|its|his|her|their|our|some|those|these))?\s(?:total\sof\s)?", re.I)
_SAME_THING = re.compile(r"\s\(|\s?/\s?")
"""What stands between an amount and the same in another unit: "more than 100 km (60 miles)"."""
_OR_SO = re.compile(r",?\sor\s|\s\(")
"""What stands between a change and the same change in another unit: "grew by 300 jobs, or 2 %"."""
_MEASURED = re.compile(r"point|percent|^[A-Z]{3}$")
"""Units of what may rise or fall in a row: "lost 1.3 %, Selmar Oil 1.9 % and Corrin Steel 30 points"."""
_FROM = re.compile(r"\bfrom\s$", re.I)
_TO = re.compile(r"(?:\s[\w'.-]+){0,4}\sto\s", re.I)
"""What stands between the two ends of a change: "from 21 on the old list to 23"."""
_WITHIN = re.compile(
    r"\b(?:including|includes?|among (?:them|these|those|whom|which)|of (?:whom|which)|comprising|consisting of)\b"
)
_OUT_OF = re.compile(r"(?:(?:^|[.;,:]\s)[Oo]f|\b[Aa]mong)\s(?:(?:the|its|their|those|these)\s)?$")
"""What stands before a whole whose parts follow: "Of the 500 conscripts, 60 …"."""
_OF_THEM = re.compile(r"(?:\s\w+)?\sof\s(?:them|these|those|whom|which)\b")


_REACH, _FAR = 6, 6
_PEOPLE = frozenset(["people", "personnel", ""])
_FATES = frozenset(["killed", "wounded", "missing", "captured", "displaced"])
"""What befell the whole befell its parts: "nineteen people died, eight of them firefighters"."""
_OWN = frozenset(["share", "age"])
"""What is measured each time anew: "fell 2 % to 300" is no 300 %."""


def tie(text: str, parsed: Parsed, drafts: list[Draft]) -> None:
    """Completes the drafts of a report, in text order, from their neighbours in the sentence.

    Takes out the doubtful ones that no neighbour has a noun for: "Slovakia 400" is a count behind "Poland took in 900
    refugees", and no amount behind "Poland won".
    """
    for before, after in pairwise(drafts):
        if before.first.sentence == after.first.sentence:
            _same_thing(text, before, after)
            _same_change(text, parsed, before, after)
    for after, before in pairwise(reversed(drafts)):
        if before.first.sentence == after.first.sentence:
            _noun_ahead(text, parsed, before, after)
    for nth, draft in enumerate(drafts):
        if draft.doubtful:
            _noun_behind(parsed, _earlier(drafts, nth), draft)
    drafts[:] = [draft for draft in drafts if not draft.doubtful or draft.counted]
    _parts(text, parsed, drafts)
    for nth, draft in enumerate(drafts):
        _of_the_whole(draft)
        _noun_behind(parsed, _earlier(drafts, nth), draft)


def _earlier(drafts: list[Draft], nth: int) -> list[Draft]:
    """The drafts before one in its sentence, not too far."""
    return [one for one in drafts[max(0, nth - _FAR) : nth] if one.first.sentence == drafts[nth].first.sentence]


def _of_the_whole(draft: Draft) -> None:
    """What befell the whole befell its part, which has its noun where it has none."""
    whole = draft.part_of
    if whole is None:
        return
    if draft.category in _PEOPLE and whole.category in _FATES:
        draft.category = whole.category
    if draft.bare:
        draft.counted, draft.category = whole.counted, draft.category or whole.category


def _same_thing(text: str, before: Draft, after: Draft) -> None:
    """The hedge and the change of an amount hold for it in another unit too; a rate behind that is the first one's."""
    if before.change and not after.change and _OR_SO.fullmatch(text, before.end, after.start):
        after.change = before.change
    bracketed = text[before.end : after.start] == " (" and text.startswith(")", after.end)
    each = rate(text, after.end + 1) if bracketed else None
    if each is not None and before.unit:
        before.unit = f"{before.unit} per {each[0]}"
    one, other = before.amount, after.amount
    measured = one.unit is not None and other.unit is not None and before.unit != after.unit
    exact = other.hedge == "exactly" and other.high is None and one.hedge != "exactly" and one.high is None
    if measured and exact and _SAME_THING.fullmatch(text, before.end, after.start):
        after.amount = replace(other, hedge=one.hedge)


def _same_change(text: str, parsed: Parsed, before: Draft, after: Draft) -> None:
    """What goes from more to less fell, whatever verb tells it; what follows in a row went the same way."""
    if after.change:
        return
    way, _, kind = before.change.partition(" ")
    if kind == "from" and _TO.fullmatch(text, before.end, after.start):
        after.change = "rise to" if way == "rise" else "fall to"
    elif not way and _falls(text, before, after):
        before.change, after.change = "fall from", "fall to"
    elif kind == "by" and _MEASURED.search(after.unit or after.counted) and _joined(text, parsed, before, after):
        named = parsed.between(before.end, after.start)[-1].pos in ("NOUN", "PROPN")
        after.change = before.change if named else ""


def _falls(text: str, before: Draft, after: Draft) -> bool:
    """Whether two amounts are "from 12 to 9": no range, for that goes up."""
    one, other = before.amount, after.amount
    led = _FROM.search(text, max(0, before.start - 6), before.start) or text[before.start :][:5].lower() == "from "
    plain = one.high is None and other.high is None and (before.bare or before.unit == after.unit != "")
    return bool(led) and plain and one.low > other.low and text[before.end : after.start].strip().lower() == "to"


def _noun_ahead(text: str, parsed: Parsed, before: Draft, after: Draft) -> None:
    """The noun, or the unit, that stands behind the next number only."""
    of = before.end - 3 if text.endswith(" of", 0, before.end) else before.end
    if before.category == "share" and not before.counted and _OF.fullmatch(text, of, after.start):
        before.counted = after.counted
    if not before.bare or before.of_a_state or before.amount.vague:
        return
    if not (_AHEAD.fullmatch(text, before.end, after.start) or _joined(text, parsed, before, after)):
        return
    before.counted, before.category = after.counted, before.category or after.category
    if after.amount.unit is not None and after.amount.unit.name:
        before.amount = replace(before.amount, unit=after.amount.unit)
    before.unit = after.unit


def _joined(text: str, parsed: Parsed, before: Draft, after: Draft) -> bool:
    """Whether a number follows in the same row: "800, Niger 300 and Togo 150 troops"."""
    between = parsed.between(before.end, after.start)
    joins = bool(between) and between[0].lower in (",", "and") and len(between) <= _REACH
    return joins and not any(token.pos in ("VERB", "AUX", "ADP", "SCONJ") for token in between)


def _noun_behind(parsed: Parsed, earlier: list[Draft], draft: Draft) -> None:
    """4,000 soldiers and Italy 2,500: the second has the first one's noun, or its unit (but no percentage)."""
    if draft.category == "share" and not draft.unit and not draft.counted:
        draft.counted = next((one.counted for one in reversed(earlier) if one.counted), "")
    if not draft.bare:
        return
    for one in reversed(earlier):
        if one.attributive or draft.of_a_state and one.part_of is not None:
            continue
        if (
            one.unit
            and (one.category not in _OWN or _in_its_slot(parsed, one, draft))
            and not draft.amount.vague
            and not _acts(parsed, draft)
        ):
            draft.amount, draft.unit = replace(draft.amount, unit=one.amount.unit), one.unit
            draft.category = draft.category or one.category
            return
        if one.counted and one.amount.unit is None and not _unlike(draft, one):
            draft.counted, draft.category = one.counted, draft.category or one.category
            return


def _in_its_slot(parsed: Parsed, one: Draft, draft: Draft) -> bool:
    """Whether a number is the other end of a change, or joined to it: "fell to 4.5 % from 5", "by 3.4 % and 2.9"."""
    way, _, kind = draft.change.partition(" ")
    if way and one.change.startswith(way) and {kind, one.change.partition(" ")[2]} == {"from", "to"}:
        return True
    verb = parsed.head(draft.first)
    joined = draft.first.relation == "conj" and verb is not None and bool(one.change)
    return joined and any(above is verb for above in parsed.ancestors(one.first))


def _unlike(draft: Draft, one: Draft) -> bool:
    """ "In the four provinces (191 killed)": whom something befell aren't those things."""
    return draft.category in _FATES and bool(one.category) and one.category not in FATED | _FATES


def _acts(parsed: Parsed, draft: Draft) -> bool:
    """Whether the number stands for somebody: subject of a verb, or killed by it."""
    token = parsed.root(draft.start, draft.end)
    return token is not None and (token.relation in ("nsubj", "nsubjpass") or bool(fate(token, parsed)))


def _parts(text: str, parsed: Parsed, drafts: list[Draft]) -> None:
    """Says of each part which amount it is a part of."""
    whole: Draft | None = None
    for before, draft in pairwise(drafts):
        between = text[before.end : draft.start]
        if before.first.sentence != draft.first.sentence:
            whole = None
        elif _OF.fullmatch(between):
            before.part_of = draft if _may_hold(draft, before) else None
        else:
            whole = _whole(text, parsed, drafts, whole, (before, draft))
            draft.part_of = whole if whole is not None and _may_hold(whole, draft) else None


def _whole(
    text: str, parsed: Parsed, drafts: list[Draft], whole: Draft | None, pair: tuple[Draft, Draft]
) -> Draft | None:
    """The amount whose parts are told at the second of a pair: named behind "including", and on till a new clause."""
    before, draft = pair
    if _OUT_OF.search(text, max(0, before.start - 12), before.start):
        return before
    between = text[before.end : draft.start]
    if _WITHIN.search(between) or _OF_THEM.match(text, draft.amount.end):
        earlier = (
            one for one in reversed(drafts) if one.start < draft.start and one.first.sentence == draft.first.sentence
        )
        return next((one for one in earlier if _may_hold(one, draft)), None)
    verb = any(token.pos in ("VERB", "AUX") for token in parsed.between(before.end, draft.start))
    return None if verb or ";" in between else whole


def _may_hold(whole: Draft, part: Draft) -> bool:
    """Whether one amount may be a part of the other: both counts, or of one unit, and not the greater."""
    top = whole.amount.high or whole.amount.low
    return whole.unit == part.unit and whole.category != "share" != part.category and part.amount.low <= top
