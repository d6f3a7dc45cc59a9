"""Periods that a report goes on to speak of: the quarter, the year, the week, and the same a year earlier."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.find.times import periods
from onrecord.find.times.amounts import amount, duration
from onrecord.find.times.grammar import AMOUNT, DAY, GRAINS, MONTH, YEAR, Rule, month_number, ordinal_number
from onrecord.find.times.nearest import nearest_day, nearest_month
from onrecord.find.times.periods import Period
from onrecord.find.times.setting import Meaning, Setting, dated

_WITHIN = re.compile(r"\b(?:in|during|for|by|throughout|through|over|of|since|until|from|than|this)$")
_PART_OF = re.compile(
    r"\b(?:end|close|rest|remainder|part|half|quarter|third|months|weeks|days|start|beginning|middle|course"
    r"|most|much|all) of$"
)
_ENDED = frozenset(["ended", "ending", "through", "to"])


def _the_unit(match: re.Match[str], at: Setting) -> Meaning | None:
    """The quarter, the year: the one the report speaks of, and the day's own where it has named none."""
    unit, after = match["unit"].lower(), at.after
    if after is not None and after.lower in _ENDED and match["latest"] is None and unit != "quarter":
        return Meaning("DURATION", duration(amount("a", unit)), None)
    if not _stands_alone(match, at):
        return None
    if unit == "quarter":
        return _ended_quarter(match, at) or _the_quarter(match, at)
    if unit == "year" and match["latest"]:
        return dated(periods.year(at.today.year - 1))
    return dated(_spoken_of(unit, at))


def _stands_alone(match: re.Match[str], at: Setting) -> bool:
    after = at.after
    if after is not None and (
        after.lower == "of" or after.text == "-" or after.tag in ("NN", "NNS", "NNP", "CD", "IN")
    ):
        return after.tag == "IN" and after.lower != "of" and bool(_WITHIN.search(at.lead))
    if at.lead.endswith(" of") and not (after is not None and after.text in ("'s", "’s")):
        return bool(_PART_OF.search(at.lead))
    return match["latest"] is not None or bool(_WITHIN.search(at.lead)) or after is None or after.text in ("'s", "’s")


def _ended_quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    """The quarter ended Sept. 30: the calendar's, where it ends with it."""
    number = month_number(match["ended"]) if match["ended"] else 1
    if number % 3 or at.published is None:
        return None
    ended = nearest_month(number, at)
    return dated(periods.quarter(ended.first.year, number // 3))


def _the_quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    """The quarter that the report has named; without such it may be a part of a town."""
    told = at.latest("quarter")
    if told is not None:
        return dated(told)
    after = at.after
    if match["latest"] is None and (after is None or after.lower not in _ENDED):
        return None
    return dated(periods.shifted("quarter", at.today, -1))


def _spoken_of(unit: str, at: Setting) -> Period:
    """The unit around the time named last, if the clause tells what is past; else around the publication day."""
    grain = GRAINS[unit]
    told = at.latest("day", "week", "month", "quarter", "season", "half", "year") if at.tense != "future" else None
    if told is None or periods.finer(grain, told.grain):
        return periods.around(grain, at.today)
    return periods.around(grain, told.first)


def _year_earlier(match: re.Match[str], at: Setting) -> Meaning | None:
    """The year-earlier quarter: the one before that the report speaks of."""
    if match["amount"]:
        return Meaning("DURATION", duration(amount(match["amount"], match["units"])), None)
    unit = (match["unit"] or "").lower()
    if match["nth"] and unit == "quarter":
        told = at.latest("quarter", "year")
        year = (told.first.year if told else at.today.year) - 1
        return _alone(periods.quarter(year, ordinal_number(match["nth"])))
    if not unit and (at.after is None or at.after.pos not in ("NOUN", "ADJ", "SYM", "NUM", "PROPN")):
        return None
    told = at.latest("quarter") if unit == "quarter" else at.latest("quarter", "half")
    if told is None and unit == "quarter":
        told = periods.shifted("quarter", at.today, -1)
    if told is None:
        return _alone(periods.year(at.today.year - 1))
    return _alone(periods.a_year_on(told, -1))


def _alone(period: Period) -> Meaning:
    """A period that nothing is counted from: the report goes on to speak of the later one."""
    return Meaning("DATE", period.value, periods.days(period))


def _of_whose_year(match: re.Match[str], at: Setting) -> Meaning | None:
    """This year's third quarter, the 1988 third quarter."""
    year = (
        int(match["year"])
        if match["year"]
        else at.today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    )
    nth = ordinal_number(match["nth"])
    if match["unit"].lower() == "quarter":
        return dated(periods.quarter(year, nth))
    return dated(periods.half(year, nth)) if nth <= 2 else None


def _period_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """The 1988 quarter, the 1989 period: of that year, and as long as the one that the report speaks of."""
    told, year = at.latest("quarter", "half"), int(match["year"])
    if told is None:
        return _alone(periods.year(year))
    return _alone(periods.a_year_on(told, year - told.first.year))


def _half_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """The second half of a month or a week, and the latter half of a year."""
    late = match["nth"].lower() not in ("first", "1st")
    year = int(match["year"])
    return dated(periods.half(year, 2 if late else 1))


def _half_of_month(match: re.Match[str], at: Setting) -> Meaning | None:
    """The second half of June: of the month's days; its value stays the month's."""
    number = month_number(match["month"])
    whole = periods.month(int(match["year"]), number) if match["year"] else nearest_month(number, at)
    middle = whole.first.replace(day=15)
    if match["nth"].lower() == "first":
        return dated(replace(whole, last=middle))
    return dated(replace(whole, first=middle.replace(day=16)))


def _short_quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    """Q3 2030, H1 2030."""
    number = int(match["what"][1])
    make = periods.quarter if match["what"][0] in "Qq" else periods.half
    return dated(make(int(match["year"]), number))


def _week_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """The week of 3 March."""
    month = month_number(match["month"] or match["month2"])
    number = int(re.sub(r"\D", "", match["day"] or match["day2"]))
    if match["year"]:
        return dated(periods.week(periods.real_day(int(match["year"]), month, number).first))
    return dated(periods.week(nearest_day(month, number, at).first))


def _at_year_end(match: re.Match[str], at: Setting) -> Meaning | None:
    """Year-end: the last one, or the next where the clause looks ahead."""
    if at.after is not None and at.after.pos in ("NOUN", "PROPN"):
        return None
    year = at.today.year if at.tense in ("future", "present") or at.before == "by" else at.today.year - 1
    year = at.today.year - 1 if at.before == "since" else year
    return dated(periods.real_day(int(match["year"] or year), 12, 31))


_NTH = "first|second|third|fourth|1st|2nd|3rd|4th"

RULES = (
    Rule(
        "of_whose_year",
        rf"(?:(?P<which>this|last|next) year['’]s|(?:the )?(?P<year>{YEAR})(?:['’]s)?)"
        rf" (?P<nth>{_NTH})[-\s]+(?P<unit>quarter|half)",
        _of_whose_year,
    ),
    Rule("period_of", rf"the (?P<year>{YEAR}) (?P<unit>quarter|period)", _period_of),
    Rule("short_quarter", rf"(?P<what>Q[1-4]|H[12])[ ,/-]{{1,2}}(?P<year>{YEAR})", _short_quarter),
    Rule(
        "week_of",
        rf"the week (?:of|beginning|starting) (?:the )?(?:(?P<day>{DAY}) (?P<month>{MONTH})"
        rf"|(?P<month2>{MONTH}) (?P<day2>{DAY}))(?:,? (?P<year>{YEAR}))?",
        _week_of,
    ),
    Rule(
        "part_half",
        rf"the (?P<nth>first|second|latter) half of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
        _half_of_month,
    ),
    Rule("half_of", rf"the (?P<nth>latter|last) half of (?P<year>{YEAR})", _half_of),
    Rule(
        "year_earlier",
        r"(?:the |a )?(?:comparable |same )?(?:year-earlier|year-ago|prior-year|previous-year)"
        rf"(?: (?:(?:(?P<nth>{_NTH})[-\s]+)?(?P<unit>period|quarter|half|month)"
        rf"|(?P<amount>{AMOUNT}) (?P<units>months|weeks|quarters)))?",
        _year_earlier,
    ),
    Rule("year_end", rf"year[-\s]end(?: (?P<year>{YEAR}))?", _at_year_end),
    Rule(
        "the_unit",
        r"the (?P<latest>latest )?(?:calendar |fiscal |financial )?(?P<unit>quarter|year|month|week)"
        rf"(?= (?:ended|ending|to|through) (?P<ended>{MONTH})|)",
        _the_unit,
    ),
)
