"""Times counted in units: from the publication day ("two weeks ago") or from a time named before ("two days later")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.find.times import periods
from onrecord.find.times.amounts import Amount, amount
from onrecord.find.times.grammar import AMOUNT, GRAINS, HEDGE, ORDINAL, PART_OF_DAY, PARTS_OF_DAY, UNIT, Rule
from onrecord.find.times.periods import Period
from onrecord.find.times.relative import step, timed
from onrecord.find.times.setting import Meaning, Setting, dated
from onrecord.model import Days


def _away(count: Amount, base: Period, sign: int) -> Meaning:
    """So many units from a base, no finer than the unit; a decade is good to five years either way."""
    if count.number is None or count.number != int(count.number):
        open_ = Days(None, base.first) if sign < 0 else Days(base.last, None)
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", open_)
    by = sign * int(count.number)
    if count.unit in ("hour", "minute", "second"):
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[count.unit] * by
        other = base.first + timedelta(days=(-1 if sign < 0 else 1) * -int(-abs(hours) // 24))
        first, last = sorted((base.first, other))
        return Meaning("TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", Days(first, last))
    grain = GRAINS[count.unit]
    if count.unit == "fortnight":
        by *= 2
    if grain in ("decade", "century"):
        years = by * (10 if grain == "decade" else 100)
        about = 5 if grain == "decade" else 50
        year = base.first.year + years
        return Meaning("DATE", f"{year:04}", Days(date(year - about, 1, 1), date(year + about, 12, 31)))
    return dated(periods.shifted(grain, base.first, by))


_COMPARED = re.compile(r"(?:[$€£%\d]|\b(?:from|than|versus|with|against)$)[^.;]{0,40}$")


def _compared(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "It earned $3 million in the third quarter, up from $2 million a year earlier": the quarter of that year."""
    count = amount(match["amount"], match["unit"])
    told = at.latest("quarter", "half", "year")
    if (
        count.unit != "year"
        or count.number != 1
        or told is None
        or told.grain == "year"
        or not _COMPARED.search(at.lead)
    ):
        return None
    back = periods.a_year_on(told, -1)
    return Meaning("DATE", back.value, periods.days(back))


def _ago(match: re.Match[str], at: Setting) -> Meaning | None:
    return _compared(match, at) or _away(amount(match["amount"], match["unit"]), periods.day(at.today), -1)


def _long_ago(match: re.Match[str], at: Setting) -> Meaning | None:
    """Years ago: before the publication day, and nobody says how long."""
    return Meaning("DATE", "PAST_REF", Days(None, at.published) if at.published else None)


def _vaguely_later(match: re.Match[str], at: Setting) -> Meaning | None:
    """Years later: after the time named before, and nobody says how long."""
    back = match["way"].lower() == "earlier"
    told = at.earlier[-1] if at.earlier else None
    days = None if told is None else Days(None, told.last) if back else Days(told.first, None)
    return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF", days)


def _from_now(match: re.Match[str], at: Setting) -> Meaning | None:
    return _away(amount(match["amount"], match["unit"]), periods.day(at.today), 1)


def _later(match: re.Match[str], at: Setting) -> Meaning | None:
    """Two days later, a year earlier: counted from the time named before."""
    if match["way"].lower() == "earlier" and (same := _compared(match, at)):
        return same
    count = amount(match["amount"], match["unit"])
    grain = GRAINS.get(count.unit, "day")
    sign = -1 if match["way"].lower() in ("earlier", "previously", "before", "prior") else 1
    if match["way"].lower() in ("before", "after", "prior") and not _ends(at):
        return None
    fine: periods.Grain = "day" if grain in ("day", "week") else grain
    if at.beside is not None and periods.finer(fine, at.beside.grain) and grain in ("day", "week"):
        return _from_one_of(count, at.beside, sign)
    return _away(count, at.last(fine), sign)


def _from_one_of(count: Amount, told: Period, sign: int) -> Meaning:
    """ "Held in |mid-May| and freed ten days later": counted from whichever day of it was meant, and from no other."""
    early, late = (_away(count, periods.day(day), sign).days for day in (told.first, told.last))
    days = Days(early.first if early else None, late.last if late else None)
    return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", days)


_SAYING = re.compile(r"\b(?:statement|speech|letter|message|address|remarks|interview|post|call)s?\b[^.;,]{0,40}$")
_SAYS = frozenset({"call", "warn", "urge", "say", "demand", "accuse", "ask", "threaten", "announce", "vow", "deny"})
"""What a statement is said to do in a participle: "in a letter the day before urging restraint"."""


def _ends(at: Setting) -> bool:
    """Whether nothing stands behind it that it could be counted from."""
    if at.after is not None and at.after.tag == "VBG":  # "30 days before closing the purchase"
        return at.after.lemma in _SAYS and _SAYING.search(at.lead) is not None
    return at.after is None or at.after.pos in ("PUNCT", "CCONJ", "VERB", "AUX", "ADV", "PART") or at.after.tag == "IN"


def _day_beside(match: re.Match[str], at: Setting) -> Meaning | None:
    """The day before, the evening after."""
    if not _ends(at):
        return None
    word, by = match["unit"].lower(), -1 if match["way"].lower() == "before" else 1
    grain = GRAINS.get(word, "day")
    base = at.last(grain)
    return timed(periods.shifted(grain, base.first, by), word if word in PARTS_OF_DAY else None)


def _part_beside(match: re.Match[str], at: Setting) -> Meaning | None:
    """The same evening, the following morning, that night."""
    day = periods.shifted("day", at.last("day").first, step(match["which"].lower()))
    return timed(day, match["part"])


_IN = re.compile(r"\b(?:later|earlier|early|late)(?: on)? in$")


def _part_of_told(match: re.Match[str], at: Setting) -> Meaning | None:
    """In the morning: of the day named before."""
    if at.before not in ("in", "during", "by") or not _ends(at):
        return None
    told = at.latest("day")
    if told is None and match["mid"] and at.published is not None:
        told = periods.day(at.today)
    return timed(told, match["part"]) if told is not None else None


def _day_told(match: re.Match[str], at: Setting) -> Meaning | None:
    """Later in the day."""
    told = at.latest("day")
    return dated(told) if told is not None and _IN.search(at.lead) else None


def _nth_day(match: re.Match[str], at: Setting) -> Meaning | None:
    """Today is the eighth day of the siege: the publication day, not eight days of anything."""
    return dated(periods.day(at.today)) if at.before in ("is", "'s", "’s", "it's", "it’s") else None


def _then(match: re.Match[str], at: Setting) -> Meaning | None:
    if at.before not in ("since", "until", "before", "by"):
        return None
    base = at.last("century")
    return Meaning("DATE", base.value, Days(base.first, base.last))


RULES = (
    Rule("ago", rf"{HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT})(?: or so)? ago", _ago),
    Rule("long_ago", r"(?P<unit>(?:day|week|month|year|decade|centurie)s) ago", _long_ago),
    Rule(
        "vaguely_later",
        r"(?P<unit>moments|minutes|hours|days|weeks|months|years|decades|centuries) (?P<way>later|earlier)",
        _vaguely_later,
    ),
    Rule("from_now", rf"{HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT}) (?:from now|hence)", _from_now),
    Rule(
        "later",
        rf"{HEDGE}?(?P<amount>{AMOUNT}|half an?|an? half(?=-))[-\s](?P<unit>{UNIT})"
        r" (?P<way>later|earlier|previously|before|after|prior)",
        _later,
    ),
    Rule("day_beside", rf"the (?P<unit>day|week|month|year|{PART_OF_DAY}) (?P<way>before|after)", _day_beside),
    Rule(
        "part_beside",
        rf"(?P<which>the same|that same|that|the following|the next|the previous) (?P<part>{PART_OF_DAY})",
        _part_beside,
    ),
    Rule("part_of_told", r"(?:the |(?:the )?(?P<mid>mid)[-\s]+)(?P<part>morning|afternoon|evening)", _part_of_told),
    Rule("day_told", r"the day", _day_told),
    Rule("nth_day", rf"the (?P<nth>{ORDINAL})(?: straight| consecutive| successive)? day", _nth_day),
    Rule("then", r"then", _then),
)
