"""Quotation marks: the stretches of a report that stand between them, over paragraphs where they run on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.issues import Found
from onrecord.model import Issue, Report

_PAIRS = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), "‹": ("›",), "‘": ("’",), "``": ("''",),
}  # fmt: skip
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’]|(?<![^\s(\[—–-])'(?=[A-Z])|(?<=, )'(?=\w)|(?<=[.,!?])'(?=[\s)\]\"”,]|$)")
_INNER_MARK = re.compile(r"[\"“”„«»‹›‘’]|(?<![^\s(\[—–-])'(?=\w)|(?<=[\w.,!?])'(?=[\s).,;:!?]|$)")
"""Inside a quotation a single mark may stand before any word and close behind any."""
_LONGEST_TITLE = 8
"""Words of a name in quotation marks; a longer run of capitals is a headline read out."""
_LONGEST_SINGLE = 600
"""Characters between single marks; more is an apostrophe gone astray."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``[start, end)`` from mark to mark; ``paragraph`` is the number of its paragraph.

    ``runs_on``: no closing mark, the next paragraph opens with one; ``continues``: the one before ran on. ``around``
    is what stands between the marks of the quotation that it is told in, for one inside another.
    """

    start: int
    end: int
    paragraph: int
    runs_on: bool = False
    continues: bool = False
    around: tuple[int, int] | None = None


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark stands where a quotation begins: behind a blank or bracket, before a word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-:,/") and bool(after) and not after.isspace()


def _closes(mark: str) -> tuple[str, ...]:
    return _PAIRS.get(mark, (mark,))


_STRAIGHT = frozenset({'"', "'", "''"})


class _Scan:
    """Walks over the marks of ``[start, end)``, a paragraph or less; outermost quotations only."""

    def __init__(self, text: str, start: int, end: int, number: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.number = number
        self.quotes: list[Quote] = []
        self.open_at: int | None = None
        self.opener = ""
        self.depth = 0

    def run(self, marks: re.Pattern[str] = _MARK) -> None:
        for found in marks.finditer(self.text, self.start, self.end):
            mark, at = found.group(), found.start()
            if self.open_at is None:
                self._outside(mark, at)
            else:
                self._inside(mark, at)

    def _outside(self, mark: str, at: int) -> None:
        straight = mark in _STRAIGHT
        if (straight and _opens(self.text, at)) or (not straight and mark in _PAIRS and self._can_open(mark, at)):
            self.open_at, self.opener, self.depth = at, mark, 0

    def _can_open(self, mark: str, at: int) -> bool:
        if mark == "‘":
            return "’" in self.text[at + 1 : min(self.end, at + _LONGEST_SINGLE)]
        return mark != "»" or _opens(self.text, at)

    def _inside(self, mark: str, at: int) -> None:
        assert self.open_at is not None
        if mark == self.opener and mark not in _STRAIGHT:
            self.depth += 1
        elif mark in _closes(self.opener) and not self._is_apostrophe(mark, at):
            if self.depth:
                self.depth -= 1
            elif mark == '"' and _opens(self.text, at) and self.text[at - 1] not in "—–-":
                self.open_at = at  # the mark that should have closed is missing: begin anew
            else:
                self.quotes.append(Quote(self.open_at, at + len(mark), self.number))
                self.open_at = None

    def _is_apostrophe(self, mark: str, at: int) -> bool:
        after = self.text[at + 1 : at + 2]
        return mark in "’'" and bool(after) and after.isalnum()


def over(quotes: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """The quotations that share characters with ``[start, end)``; they are in text order and don't overlap."""
    first = bisect_right(quotes, start, key=lambda quote: quote.end)
    return quotes[first : bisect_left(quotes, end, key=lambda quote: quote.start)]


def is_title(quoted: str) -> bool:
    """Whether marks stand round a name and not round speech: "Iron Meadow 31", the film "He Said No"."""
    words = quoted.strip("\"“”„«»‘’' ").split()
    if not 0 < len(words) <= _LONGEST_TITLE or words[-1][-1] in ".,!?…":
        return False
    big = [word for word in words if len(word) > 3 or word == words[0]]
    return all(word[0].isupper() or word[0].isdigit() for word in big) and (
        len(words) == 1 or sum(word[0].isupper() or word[0].isdigit() for word in words) > 1
    )


def find_quotes(report: Report) -> Found[Quote]:
    """The outermost quotations of a report's paragraphs in text order; a mark that is never closed gives an Issue.

    An open quotation runs to its paragraph's end; where the next paragraph opens with a mark, it goes on there
    (the usage of English print: an opening mark on each paragraph, a closing one on the last).
    """
    quotes: list[Quote] = []
    issues: list[Issue] = []
    running = False
    for number, paragraph in enumerate(report.paragraphs):
        scan = _Scan(report.text, paragraph.start, paragraph.end, number)
        scan.run()
        found = scan.quotes
        if scan.open_at is not None:
            runs_on = _opens_paragraph(report, number + 1)
            found.append(Quote(scan.open_at, paragraph.end, number, runs_on=runs_on))
            if not runs_on:
                issues.append(Issue(scan.open_at, scan.open_at + 1, "attribute", "a quotation mark is never closed"))
        if running and found and found[0].start == paragraph.start:
            found[0] = Quote(found[0].start, found[0].end, number, found[0].runs_on, continues=True)
        running = bool(found) and found[-1].runs_on
        quotes.extend(found)
    return Found(tuple(quotes), tuple(issues))


def inner_quotes(report: Report, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations inside others, in text order: "My mother told me 'never lend a boat'"."""
    found = []
    for quote in quotes:
        start, end = quote.start + 1, quote.end - (0 if quote.runs_on else 1)
        scan = _Scan(report.text, start, end, quote.paragraph)
        scan.run(_INNER_MARK)
        found += [Quote(one.start, one.end, one.paragraph, around=(start, end)) for one in scan.quotes]
    return found


def _opens_paragraph(report: Report, number: int) -> bool:
    return number < len(report.paragraphs) and report.text[report.paragraphs[number].start] in "\"“„«‘'"
