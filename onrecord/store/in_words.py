"""Words of a report in their place: what stands before and behind them in their sentence, and whose report it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Span
from onrecord.store.entries import Heading
from onrecord.store.kept import Kept

REACH = 110
"""Characters before and behind that are given at most."""
_ENDS = re.compile(r"[.!?…][\"'”’)]*\s|\n\n")


class Words(Protocol):
    """What has words in a report: a side of a dispute, what is told before or after a change, a passage."""

    @property
    def report(self) -> str:
        """The report's id."""

    @property
    def span(self) -> Span:
        """The words."""


@dataclass(frozen=True, slots=True)
class InWords:
    """Words with the rest of their sentence, as far as it is near."""

    heading: Heading
    before: str
    words: str
    behind: str


def in_words(kept: Iterator[Kept], wanted: Collection[Words]) -> dict[tuple[str, Span], InWords]:
    """The words in their places, by report and span; those whose report isn't there are left out."""
    of: dict[str, set[Span]] = {}
    for one in wanted:
        of.setdefault(one.report, set()).add(one.span)
    return {
        (report.heading.id, span): InWords(report.heading, *around(report.reading.report.text, span))
        for report in kept
        for span in of[report.heading.id]
    }


def around(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before some words in their sentence, the words, and what stands behind; … where it is cut."""
    low, high = max(0, span.start - REACH), min(len(text), span.end + REACH)
    ends = [found.end() for found in _ENDS.finditer(text, low, span.start)]
    before = text[ends[-1] if ends else low : span.start]
    if not ends and low:
        before = f"… {before.partition(' ')[2]}"
    end = _ENDS.search(text, max(low, span.end - 1), high)
    behind = text[span.end : max(span.end, end.end())] if end else text[span.end : high]
    if not end and high < len(text):
        behind = f"{behind.rpartition(' ')[0]} …"
    return before.lstrip(), text[span.start : span.end], behind.rstrip()
