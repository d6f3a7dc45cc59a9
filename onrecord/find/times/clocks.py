"""Times of day: by the clock, by name, with their zone, and military date-time groups (042130Z MAR 31)."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.find.numbers import worth
from onrecord.find.times import periods
from onrecord.find.times.grammar import MONTHS, Rule, month_number
from onrecord.find.times.nearest import nearest_day_number, nearest_year_of
from onrecord.find.times.setting import Meaning, Setting, dated
from onrecord.model import Days

_ZONE = (
    r"(?: (?:GMT|UTC|zulu)\b(?P<zulu>)|\s?(?-i:Z)\b(?P<z>)"
    r"|(?: local time| (?-i:[A-Z][a-z]+)(?: (?-i:[A-Z][a-z]+)){0,2} time| local\b"
    r"| (?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|EET|EEST|MSK|BST|IST|ET|PT|Eastern)\b))"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LEADS = frozenset(
    ["at", "by", "from", "until", "till", "since", "before", "after", "around", "about", "to", "between"]
)
_COUNTING = frozenset(["NN", "NNS", "CD", "$", "NNP", "NNPS"])


def _zulu(match: re.Match[str]) -> str:
    return "Z" if match["zulu"] is not None or match["z"] is not None else ""


def _timed(hour: int, minute: int, zone: str, at: Setting) -> Meaning | None:
    """A time of day, on a day by the publication; the one that the text names goes before it."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return Meaning("TIME", f"T{hour:02}:{minute:02}{zone}", _by_publication(at))


def _by_publication(at: Setting) -> Days | None:
    """What was at nine was on the publication day or the day before it, what will be on that day or the one after."""
    if at.published is None or at.tense not in ("past", "future"):
        return None
    one, other = at.published, at.published + timedelta(days=-1 if at.tense == "past" else 1)
    return Days(min(one, other), max(one, other))


def _by_half(match: re.Match[str], at: Setting) -> Meaning | None:
    hour, late = int(match["hour"]), match["half"].lower().startswith("p")
    return _timed(hour % 12 + 12 * late, int(match["minute"] or 0), _zulu(match), at) if 1 <= hour <= 12 else None


def _by_name(match: re.Match[str], at: Setting) -> Meaning | None:
    if at.in_name or at.capital:
        return None
    return _timed(24 if "midnight" in match["name"].lower() else 12, 0, _zulu(match), at)


def _by_colon(match: re.Match[str], at: Setting) -> Meaning | None:
    return _timed(int(match["hour"]), int(match["minute"]), _zulu(match), at)


def _by_hours(match: re.Match[str], at: Setting) -> Meaning | None:
    return _timed(int(match["hour"]), int(match["minute"]), _zulu(match), at)


def _bare(match: re.Match[str], at: Setting) -> Meaning | None:
    """At 0430: four digits behind "at" that count nothing; behind other words only where no year begins so."""
    if at.before not in _LEADS or (at.before != "at" and not match["hour"].startswith("0")):
        return None
    if at.after is not None and at.after.tag in _COUNTING and at.after.lower not in ("on", "local"):
        return None
    return _timed(int(match["hour"]), int(match["minute"]), "", at)


def _o_clock(match: re.Match[str], at: Setting) -> Meaning | None:
    hour = int(worth(match["hour"]) or 0)
    late = (match["part"] or "").lower() in ("afternoon", "evening")
    return _timed(hour % 12 + 12 if late else hour, 0, _zulu(match), at) if 1 <= hour <= 12 else None


def _group(match: re.Match[str], at: Setting) -> Meaning | None:
    """Day, hour, minute, zone letter, and mostly month and year; without a month only Zulu ones are taken."""
    zone, hour, minute = match["zone"], int(match["hour"]), int(match["minute"])
    if hour > 24 or minute > 59 or (match["month"] is None and zone != "Z"):
        return None
    day = _day_of_group(match, at)
    return dated(day, "TIME", f"{day.value}T{hour:02}:{minute:02}{_offset(zone)}")


def _day_of_group(match: re.Match[str], at: Setting) -> periods.Period:
    number = int(match["day"])
    if match["month"] is None:
        return nearest_day_number(number, at)
    month = month_number(match["month"])
    if match["year"] is None:
        return nearest_year_of(month, number, at)
    year = int(match["year"]) if len(match["year"]) == 4 else at.year_of_two(int(match["year"]))
    return periods.real_day(year, month, number)


def _offset(letter: str) -> str:
    """A zone letter as an offset: Z is UTC, A to M (without J) lie east of it, N to Y west; J is local."""
    if letter in "ZJ":
        return "Z" if letter == "Z" else ""
    east = "ABCDEFGHIKLM".find(letter)
    return f"+{east + 1:02}:00" if east >= 0 else f"-{'NOPQRSTUVWXY'.index(letter) + 1:02}:00"


RULES = (
    Rule(
        "date_time_group",
        r"(?P<day>0[1-9]|[12]\d|3[01])(?P<hour>\d\d)(?P<minute>\d\d)\s?(?P<zone>(?-i:[A-Z]))"
        rf"(?:\s?(?P<month>{'|'.join(MONTHS)})(?:\s?(?P<year>\d{{4}}|\d\d))?)?",
        _group,
    ),
    Rule(
        "clock",
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?\s?(?P<half>[ap]\.\s?m\.|[ap]m\b){_ZONE}?",
        _by_half,
    ),
    Rule("clock_named", rf"(?P<name>(?:12 )?noon|(?:12 )?midnight|midday){_ZONE}?", _by_name),
    Rule(
        "clock_o",
        rf"(?P<hour>{_HOURS}|\d{{1,2}}) o['’]clock(?: in the (?P<part>morning|afternoon|evening))?{_ZONE}?",
        _o_clock,
    ),
    Rule("clock24", rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?(?: hours| hrs)?{_ZONE}?", _by_colon),
    Rule("clock_hours", rf"(?P<hour>\d\d)[.:]?(?P<minute>\d\d)(?:\s?hours|\s?hrs|h\b)(?:{_ZONE})?", _by_hours),
    Rule("clock_zone", rf"(?P<hour>\d\d)[.:]?(?P<minute>\d\d){_ZONE}", _by_hours),
    Rule("clock_bare", r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)", _bare),
)
