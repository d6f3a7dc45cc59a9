"""Days that stand at the head: of a declaration, of a communiqué, of the entries of a live blog."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.model import Days, Report, Time


class Heads:
    """Looks up the day at the head of what stands at a place in a report."""

    def __init__(self, report: Report, times: tuple[Time, ...]) -> None:
        self._lines = _dated_lines(report, times)
        self._entries = _entries(report)
        day = report.published
        self._own = Days(day, day) if day is not None and (self._entries or is_official(report)) else None

    def day(self, offset: int) -> Days | None:
        """The day of the nearest dated line above; else that of a live blog or of an official text."""
        at = bisect_right(self._lines, offset, key=lambda line: line[0]) - 1
        if at >= 0:
            return self._lines[at][1]
        return self._own if not self._entries or offset >= self._entries[0] else None

    def entry(self, offset: int) -> int:
        """The number of the live blog's entry that a character stands in; 0 above the first and in other reports."""
        return bisect_right(self._entries, offset)


def is_official(report: Report) -> bool:
    """Whether the text is a body's own: a communiqué, a press release, "Statement by the Ministry of …".

    A report on one ("Joint statement angers farmers") is none: the title begins with the kind and is followed by
    whose it is, or a line above the text is nothing but the kind.
    """
    top = [report.title, *(report.text[one.start : one.end] for one in report.paragraphs[:_TOP])]
    return any(_KIND_ALONE.fullmatch(line.strip()) or _KIND_OF.match(line.strip()) for line in top if line)


_TOP = 6
_KIND = (
    r"(?:(?:joint|final|official|press|concluding|news|agreed|public|ministerial|presidential|summit|plenary) ){0,3}"
    r"(?:communiqu[ée]|statement|press release|declaration|news release|readout|media release|release)"
)
_KIND_ALONE = re.compile(rf"(?:(?:\w[\w'’.]* ){{0,5}}{_KIND}(?: no\.? ?\d+)?|for immediate release):?", re.IGNORECASE)
"""A line that is but the kind of text: "JOINT COMMUNIQUÉ", "Press release No. 14", "Tarn Ministry Press Release"."""
_KIND_OF = re.compile(
    rf"(?:the )?{_KIND}(?: no\.? ?\d+)? (?:by|of|from|issued by|on behalf of|between)\b", re.IGNORECASE
)
"""A line that tells whose text it is: "Statement by the Ministry of Ports on the storm"."""


def _dated_lines(report: Report, times: tuple[Time, ...]) -> list[tuple[int, Days]]:
    """Where a line is but a day, or a place and a day, with the day: it dates what is said below it."""
    found = []
    for time in times:
        at = bisect_right(report.paragraphs, time.span.start, key=lambda paragraph: paragraph.start) - 1
        if time.days is None or time.type != "DATE" or at < 0:
            continue
        line = report.paragraphs[at]
        alone = line.end - time.span.end <= 1 and _PLACE.fullmatch(report.text, line.start, time.span.start)
        if alone and time.days.first == time.days.last:
            found.append((line.end, time.days))
    return found


_PLACE = re.compile(r"(?:[A-Z][\w .'’-]{1,40},? (?:on )?)?")


def _entries(report: Report) -> list[int]:
    """Where the entries of a live blog begin: behind lines headed by a clock time, two of them at least."""
    found = [clock.start() for clock in _CLOCK.finditer(report.text)]
    return found if len(found) > 1 else []


def behind_clock(report: Report, start: int) -> int:
    """Where the words begin of what begins with the clock time of an entry: "16:15 |The mayor| said"; else as given."""
    clock = _CLOCK.match(report.text, start)
    return _AFTER_CLOCK.match(report.text, clock.end()).end() if clock is not None else start  # type: ignore[union-attr]


_AFTER_CLOCK = re.compile(r"[ \t—–|:-]*")
_CLOCK = re.compile(
    r"^[ \t]*\(?(?:[01]?\d|2[0-3])[:.h][0-5]\d\)?(?: ?[ap]\.?m\b\.?)?(?: (?:[A-Z]{2,4}T?|local time)\b)?"
    r"(?=[ \t]*(?:$|[—–|:-]|[ \t][A-Z“\"]))",
    re.MULTILINE,
)
"""A clock time that heads a line: "08:14", "9.40 am", "21.14 GMT — Talks begin"; "10.30 metres" is none."""
