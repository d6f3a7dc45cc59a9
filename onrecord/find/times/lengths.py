"""Lengths of time, those that reach back or forward from the publication day, repeated times and clock times."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.find.times import periods
from onrecord.find.times.amounts import Amount, amount, duration
from onrecord.find.times.grammar import (
    AMOUNT,
    GRAINS,
    HEDGE,
    MONTH,
    NUMBER,
    OF_A_TIME,
    PART_OF_DAY,
    PARTS_OF_DAY,
    SEASONS,
    UNIT,
    WEEKDAY,
    Rule,
    month_number,
    weekday_number,
)
from onrecord.find.times.periods import Period
from onrecord.find.times.setting import Meaning, Setting, dated
from onrecord.model import Days

_LONG = 400 * 366


def reach(count: Amount, at: Setting, sign: int) -> Days:
    """The days from today that many units on (back, if negative), rounded outward to whole units."""
    if count.number is None or count.number > _LONG:
        return Days(None, at.today) if sign < 0 else Days(at.today, None)
    if count.unit in ("hour", "minute", "second"):
        hours = count.number * {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[count.unit]
        far = at.today + timedelta(days=sign * -int(-hours // 24))
        return Days(*sorted((far, at.today)))
    grain = GRAINS[count.unit]
    factor = 2 if count.unit == "fortnight" else 1
    number = -int(-count.number * factor // 1)
    if grain == "decade":
        grain, number = "year", number * 10
    elif grain == "century":
        grain, number = "year", number * 100
    far_off = _whole(grain, at, sign * number)
    return Days(far_off.first, at.today) if sign < 0 else Days(at.today, far_off.last)


def _whole(grain: periods.Grain, at: Setting, by: int) -> Period:
    return periods.shifted(grain, at.today, by)


def _stretch_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """The past three months, over the last 30 years, in the coming weeks; not "will last three days"."""
    if at.opens is not None and at.opens.lower == "last" and at.opens.pos in ("VERB", "AUX"):
        return None
    count = amount(match["amount"], match["unit"])
    back = match["way"].lower() in _WAY_BACK.split("|")
    days = reach(count, at, -1 if back else 1) if at.published and match["of"] is None else None
    return Meaning("DURATION", duration(count), days)


_AHEAD = re.compile(
    r"\b(?:to (?!the\b|an?\b|its\b|their\b|his\b|her\b)[a-z]+(?: [\w’'-]+){0,5}"
    r"|(?:predict|expect|forecast|fear|warn|threaten|promise|vow|pledge|demand|ultimatum|deadline)\w*[^.;]*) within$"
)
"""What is asked for or foretold lies ahead, whenever it was: "told them to leave within 48 hours"."""


def _within(count: Amount, at: Setting) -> Days | None:
    """Within two weeks: up to fourteen days from today; not "fell within two weeks", nor "within two weeks of it"."""
    if at.published is None or at.after is not None and at.after.lower == "of":
        return None
    if at.tense == "past" and not _AHEAD.search(at.lead):
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}.get(count.unit)
    if days is None or count.number is None or count.number > _LONG:
        return reach(count, at, 1)
    return Days(at.today, at.today + timedelta(days=-int(-count.number * days // 1)))


def _in(match: re.Match[str], at: Setting) -> Meaning | None:
    """In two weeks, said of what is to come."""
    count = amount(match["amount"], match["unit"])
    if at.before == "within":
        return Meaning("DURATION", duration(count), _within(count, at))
    if match["time"] and count.number is not None and at.published is not None and count.unit in GRAINS:
        return dated(periods.shifted(GRAINS[count.unit], at.today, int(count.number)))
    if count.unit == "quarter" and match["amount"].lower() in ("a", "one"):
        return None
    if at.before != "in" or at.tense != "future" or count.number is None or count.unit in ("decade", "century"):
        return None
    if count.unit in ("hour", "minute", "second"):
        return Meaning("DURATION", duration(count), reach(count, at, 1))
    factor = 2 if count.unit == "fortnight" else 1
    return dated(periods.shifted(GRAINS[count.unit], at.today, int(count.number) * factor))


def _ahead(match: re.Match[str], at: Setting) -> Meaning | None:
    """In the weeks ahead."""
    return Meaning(
        "DURATION", duration(amount(None, match["unit"])), Days(at.published, None) if at.published else None
    )


def _all(match: re.Match[str], at: Setting) -> Meaning | None:
    """All night, all week."""
    if match["part"]:
        return Meaning("TIME", PARTS_OF_DAY[match["part"].lower()], None)
    return Meaning("DURATION", duration(amount("a", match["unit"])), None)


_PARTS = ("a", "one", "two", "three", "1", "2", "3")


def _duration(match: re.Match[str], at: Setting) -> Meaning | None:
    after = at.after
    if after is not None and (after.lower in ("old", "olds", "-old") or after.text == "-"):
        return None
    if match["unit"][0].isupper() and not match[0].isupper():
        return None
    if match["amount"].lower() in ("a", "an") and (_RATED.search(at.lead) or match[0].lower().endswith("long")):
        return None  # "a week-long visit": the article is the visit's
    if (
        match["unit"].lower().startswith("quarter")
        and match["amount"].lower() in _PARTS
        and after is not None
        and after.lower == "of"
    ):
        return None  # three quarters of the town
    if match["unit"].lower() in ("second", "quarter") and match["amount"].lower() in ("a", "one"):
        return None
    if match["amount"].lower().startswith("many") and at.before == "as":
        return None  # "the third in as many days"
    if after is not None and after.lower == "a" and match["unit"].lower() in ("hours", "days"):
        return None  # "open 24 hours a day": how long of each
    return Meaning("DURATION", duration(amount(match["amount"], match["unit"])), None)


def _long(match: re.Match[str], at: Setting) -> Meaning | None:
    """A week-long visit."""
    return Meaning("DURATION", duration(amount("a", match["unit"])), None)


def _longs(match: re.Match[str], at: Setting) -> Meaning | None:
    """Their decades-long quarrel."""
    return Meaning("DURATION", duration(amount(None, match["unit"])), None)


def _half_century(match: re.Match[str], at: Setting) -> Meaning | None:
    """A quarter-century, half-century."""
    return Meaning("DURATION", "P50Y" if match["amount"].lower() == "half" else "P25Y", None)


def _over_the(match: re.Match[str], at: Setting) -> Meaning | None:
    """Over the years; not "over the years that followed"."""
    after = at.after
    if at.before not in ("over", "through") or (
        after is not None and after.pos not in ("PUNCT", "VERB", "AUX", "CCONJ", "ADP")
    ):
        return None
    return Meaning("DURATION", duration(amount(None, match["unit"])), None)


_HOURS_OF = frozenset(["early", "late", "small", "wee", "opening", "working"])
"""What makes "hours" a part of a day: "the early |hours| of Sunday"."""


def _some(match: re.Match[str], at: Setting) -> Meaning | None:
    """Weeks, years: only behind a word that makes them a length ("for weeks", "years of war")."""
    if (match[0][0].isupper() and at.capital) or at.before in _HOURS_OF or at.lead.endswith("as many"):
        return None
    if (
        at.before in ("for", "over", "many", "after", "within")
        or at.lead.endswith("time in")
        or (at.after is not None and at.after.lower == "of")
    ):
        return Meaning("DURATION", duration(amount(None, match["unit"])), None)
    return None


_RATED = re.compile(r"(?:\d|\b(?:hundred|thousand|million|billion|dozen|dollars|euros|pounds|hours))$")


def _article(match: re.Match[str], at: Setting) -> Meaning | None:
    """A week, a year: a length, or how often ("twice a day")."""
    code = duration(amount("a", match["unit"]))
    if match["unit"][0].isupper() or (at.after is not None and at.after.text == "-"):
        return None
    if _RATED.search(at.lead):
        return None  # "$1.76 a year": the unit of a rate
    often = match["often"] or at.before in ("once", "twice", "times", "every")
    return Meaning("SET" if often else "DURATION", code, None)


_OFTEN = {
    "hourly": "PT1H",
    "nightly": "P1D",
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


_RATE = re.compile(r"(?:\d%|\b(?:percent|per cent|dollars|[$€£]\d[\d.,]*(?: [mb]illion)?))$")


def _often(match: re.Match[str], at: Setting) -> Meaning | None:
    if (match[0][0].isupper() and at.before) or (at.after is not None and at.after.tag == "NNP"):
        return None  # a newspaper: "the party daily Krasny"
    if _RATE.search(at.lead):
        return None  # "to rise 8.5% annually": the unit of a rate
    return Meaning("SET", _OFTEN[match[0].lower()], None)


def _every(match: re.Match[str], at: Setting) -> Meaning | None:
    if match["day"]:
        part = PARTS_OF_DAY[match["daypart"].lower()] if match["daypart"] else ""
        return Meaning("SET", f"XXXX-WXX-{weekday_number(match['day']) + 1}{part}", None)
    if match["part"]:
        return Meaning("SET", f"XXXX-XX-XX{PARTS_OF_DAY[match['part'].lower()]}", None)
    if match["month"]:
        return Meaning("SET", f"XXXX-{month_number(match['month']):02}", None)
    number = match["amount"]
    if number and number.lower() == "other":
        return Meaning("SET", duration(Amount(2, amount("a", match["unit"]).unit)), None)
    return Meaning("SET", duration(amount(number or "a", match["unit"])), None)


def _every_season(match: re.Match[str], at: Setting) -> Meaning | None:
    """Every spring."""
    return Meaning("SET", f"XXXX-{SEASONS[match['season'].lower()]}", None)


def _weekends(match: re.Match[str], at: Setting) -> Meaning | None:
    """At weekends, on weekdays."""
    if at.before not in ("on", "at", "over", "during", "most", "all"):
        return None
    return Meaning("SET", "XXXX-WXX-WE" if match["which"].lower() == "weekends" else "XXXX-WXX", None)


def _often_counted(match: re.Match[str], at: Setting) -> Meaning | None:
    """Twice daily."""
    return Meaning("SET", _OFTEN[match["often"].lower()], None)


def _weekdays(match: re.Match[str], at: Setting) -> Meaning | None:
    return Meaning("SET", f"XXXX-WXX-{weekday_number(match['day']) + 1}", None)


_WAY_BACK = "last|latest|past|previous|prior|preceding|recent"
_WAY_ON = "next|coming|following|upcoming"

RULES = (
    Rule(
        "stretch_of",
        rf"(?:(?:the|these) )?(?P<way>{_WAY_BACK}|{_WAY_ON}) {HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT}){OF_A_TIME}?",
        _stretch_of,
    ),
    Rule(
        "stretch_vague",
        rf"(?:the )?(?P<way>{_WAY_BACK}|{_WAY_ON}) (?P<amount>)"
        rf"(?P<unit>(?:hour|day|week|weekend|month|quarter|year|decade|centurie)s){OF_A_TIME}?",
        _stretch_of,
    ),
    Rule("ahead", r"the (?P<unit>(?:hour|day|week|month|year|decade)s) (?:ahead|to come)", _ahead),
    Rule(
        "all",
        r"all (?:(?P<part>night|morning|afternoon|evening)|(?P<unit>day|week|weekend|month|year))(?: long)?",
        _all,
    ),
    Rule("in_future", rf"(?P<amount>{AMOUNT}) (?P<unit>{UNIT})(?P<time>['’]s? time)?", _in),
    Rule(
        "every",
        rf"(?:every|each) (?:(?P<day>{WEEKDAY})(?: (?P<daypart>{PART_OF_DAY}))?|(?P<part>{PART_OF_DAY})"
        rf"|(?P<month>{MONTH})|(?:(?P<amount>other|{NUMBER}) )?(?P<unit>{UNIT}))",
        _every,
    ),
    Rule("every_season", rf"(?:every|each) (?P<season>{'|'.join(SEASONS)})", _every_season),
    Rule("weekends", r"(?P<which>weekends|weekdays|week nights)", _weekends),
    Rule(
        "often_counted",
        r"(?:once|twice|three times|four times|five times) (?P<often>daily|weekly|monthly|yearly|annually)",
        _often_counted,
    ),
    Rule("weekdays", rf"(?P<day>{WEEKDAY})s", _weekdays),
    Rule("often", rf"(?:{'|'.join(_OFTEN)})", _often),
    Rule(
        "article",
        rf"(?:(?P<often>once|twice|{NUMBER} times) )?(?:an?|another|the (?:entire|whole|full))"
        r"(?: additional| further| full| whole| entire)? "
        r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|century)",
        _article,
    ),
    Rule(
        "duration",
        rf"(?:the (?:first |final )?(?={NUMBER} )|{HEDGE})?(?P<amount>{AMOUNT})"
        rf"(?: more| consecutive| straight| further)?[-\s]+(?P<unit>{UNIT})(?!['’]?s?[-\s]olds?\b)"
        r"(?:[-\s](?:long|period))?",
        _duration,
    ),
    Rule("longs", r"(?P<unit>(?:hour|day|week|month|year|decade|centurie)s)-long", _longs),
    Rule("over_the", r"the (?P<unit>years|months|decades|centuries)", _over_the),
    Rule("half_century", r"an? (?P<amount>half|quarter)[-\s]century", _half_century),
    Rule("long", r"(?P<unit>hour|day|week|month|year|decade|century)(?:-long|long)", _long),
    Rule("half", rf"{HEDGE}?(?P<amount>half an?|an? half|half(?=-))[-\s](?P<unit>{UNIT})", _duration),
    Rule("some", r"(?P<unit>(?:minute|hour|day|week|month|year|decade|centurie)s)", _some),
)
