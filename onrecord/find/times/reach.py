"""What the word before a time makes of its days: "since 2014" has no last day, "until June" no first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.find.times.setting import Meaning
from onrecord.model import Days

_FROM = re.compile(r"(?:\bsince|\bas early as|\bas soon as|\bno earlier than|\bnot before|\bstarting) (?:on |in )?$")
_UNTIL = re.compile(
    r"(?:\buntil|\btill|\bup to(?: and including)?|\bby|\bno later than|\bas late as|\bnot later than) (?:the )?$"
)
_BEFORE = re.compile(r"(?:\bbefore|\bprior to|\bpre-) ?(?:the )?$")
_END = re.compile(r"(?:the )?(?:very )?(?:end|close|late)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?:\bafter|\bpost-) ?(?:the )?$")
_LONGEST = 28


def reached(meaning: Meaning, text: str, start: int, end: int) -> Meaning:
    """The meaning with its days as open as the words before it say; unchanged where they say nothing."""
    days = meaning.days
    if days is None or meaning.type not in ("DATE", "TIME") or text[end : end + 2] in ("'s", "’s"):
        return meaning
    before = re.sub(r"\s+", " ", text[max(0, start - _LONGEST) : start].lower())
    if _FROM.search(before):
        days = Days(days.first, None)
    elif _UNTIL.search(before) or _BEFORE.search(before) and _END.match(text, start):
        days = Days(None, days.last)
    elif _ends_there(text, end) and days.first is not None and _BEFORE.search(before):
        days = Days(None, _beside(days.first, -1))
    elif _ends_there(text, end) and days.last is not None and _AFTER.search(before):
        days = Days(_beside(days.last, 1), None)
    return replace(meaning, days=days)


def _beside(day: date, step: int) -> date:
    """The day before or behind; the day itself where the calendar begins or ends."""
    return day if day in (date.min, date.max) else day + timedelta(days=step)


def _ends_there(text: str, end: int) -> bool:
    """Whether the time is all that follows: not "after the 2015 accords"."""
    rest = text[end:].lstrip()
    return not rest or not (rest[0].isalnum() or rest[0] in "-'’")
