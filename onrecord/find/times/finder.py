"""Goes through a report's paragraphs, in text order, and gives each time expression its days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.find.times.grammar import Scanner
from onrecord.find.times.merge import merged, nights, on_their_day
from onrecord.find.times.names import in_body, in_name, name_before, oddly_capital
from onrecord.find.times.numbered import day_first
from onrecord.find.times.periods import Period
from onrecord.find.times.reach import reached
from onrecord.find.times.rules import scanner
from onrecord.find.times.setting import Meaning, Setting, UnanchoredError
from onrecord.find.times.tense import tense
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Issue, Paragraph, Report, Time
from onrecord.parse import Parsed

_MARKS = re.compile(r'["“”]')
_STAGE = "times"
_REACH = 40
"""How many times back one that is told from another looks for it."""
_LEAD = 60
"""Characters before a time that may tell something of it."""


@dataclass(slots=True)
class _Walk:
    """What has been found so far in one report."""

    report: Report
    parsed: Parsed
    scan: Scanner
    day_first: bool | None
    found: list[tuple[int, int, Meaning]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    told: list[tuple[int, Period]] = field(default_factory=list)
    quoted: list[tuple[int, Period]] = field(default_factory=list)
    marks: tuple[int, bool] = (0, False)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Takes up the times of one paragraph."""
        text, at = self.report.text, paragraph.start
        self.marks = (paragraph.start, False)
        while (start := self.scan.next(text, at, paragraph.end)) is not None:
            read = self._read(start, paragraph)
            if read is None:
                at = start + 1
                continue
            end, meaning = read
            if in_body(self.report, self.parsed, start, end):
                at = end
                continue
            meaning = reached(meaning, text, start, end)
            self.found.append((start, end, meaning))
            self._remember(start, meaning, self._in_quotes(start))
            at = end

    def _read(self, start: int, paragraph: Paragraph) -> tuple[int, Meaning] | None:
        for rule, match in self.scan.matches(self.report.text, start, paragraph.end):
            try:
                meaning = rule.resolve(match, self._setting(start, match.end(), paragraph))
            except UnanchoredError as missing:
                self.issues.append(Issue(start, match.end(), _STAGE, f"no {missing.needs} to resolve {match[0]!r}"))
                return match.end(), Meaning("DATE", missing.value, None)
            except (ValueError, OverflowError):
                self.issues.append(Issue(start, match.end(), _STAGE, f"{match[0]!r} lies outside the calendar"))
                return match.end(), Meaning("DATE", "XXXX", None)
            if meaning is not None:
                return match.end(), meaning
        return None

    def _setting(self, start: int, end: int, paragraph: Paragraph) -> Setting:
        text, parsed = self.report.text, self.parsed
        quoted = self._in_quotes(start)
        after = parsed.between(end, min(end + 8, paragraph.end))
        opens = parsed.between(start, start + 1)
        sentence = parsed.sentence(opens[0]) if opens else None
        told = self.told[-1] if self.told else None
        return Setting(
            published=self.report.published,
            earlier=tuple(period for _, period in self.told[-_REACH:] + (self.quoted if quoted else [])),
            beside=told[1] if told and sentence and told[0] >= sentence.start else None,
            lead=" ".join(text[max(paragraph.start, start - _LEAD) : start].lower().split()),
            opens=opens[0] if opens else None,
            here=parsed.root(start, end),
            after=after[0] if after else None,
            in_name=bool(opens) and in_name(parsed, opens[0], after[0] if after else None),
            capital=bool(opens) and oddly_capital(parsed, opens[0]),
            name_before=bool(opens) and name_before(parsed, opens[0]),
            day_first=self.day_first,
            tense_of=lambda: tense(parsed, start, end),
            sentence_of=lambda: text[sentence.start : sentence.end] if sentence else "",
        )

    def _remember(self, start: int, meaning: Meaning, quoted: bool) -> None:
        """A time of the report's own is one to count from; one in a quotation only for the quotation."""
        if not quoted:
            self.quoted.clear()
        if meaning.period is not None:
            (self.quoted if quoted else self.told).append((start, meaning.period))

    def _in_quotes(self, start: int) -> bool:
        """Whether a place lies in a quotation; asked in text order, so that each mark is looked at once."""
        at, inside = self.marks
        for mark in _MARKS.finditer(self.report.text, at, start):
            inside = not inside if mark[0] == '"' else mark[0] == "“"
        self.marks = (max(at, start), inside)
        return inside


def find_times(report: Report, parsed: Parsed) -> Found[Time]:
    """The times of a report in text order; those that can't be resolved have no days, and an Issue."""
    walk = _Walk(report, parsed, scanner(), day_first(report.text))
    for paragraph in report.paragraphs:
        walk.paragraph(paragraph)
    ids = Ids("t")
    times = tuple(
        Time(ids.at(start), report.span(start, end), meaning.type, meaning.value, meaning.days)
        for start, end, meaning in nights(on_their_day(merged(walk.found, report.text), report.text), report.text)
    )
    return Found(times, tuple(walk.issues))
