"""All repairs in their order, and the report that they make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord import ids
from onrecord.issues import Given
from onrecord.model import Issue, RawReport, Report
from onrecord.repair.columns import mended
from onrecord.repair.encoding import STEPS
from onrecord.repair.furniture import aside, furniture_lines
from onrecord.repair.header import Header, read_header
from onrecord.repair.lines import lines_of, unwrapped
from onrecord.repair.mapping import Traced, trace
from onrecord.repair.markup import marks
from onrecord.repair.paragraphs import layout

_ROUNDS = 12
"""One repair may lay another defect bare; so many rounds are enough for any text that was not made to be odd."""


def repair(raw: RawReport, published: date | None) -> Given[Report]:
    """The report in a raw report; ``published`` overrules the day that the text states, with an Issue."""
    traced = repaired(trace(raw.text))
    lines = lines_of(traced.text)
    left = furniture_lines(lines)
    header = read_header(lines, left)
    paragraphs, left_out = layout(lines, left, header)
    stated = header.published(published)
    day = published or stated
    report = Report(
        id=ids.of_report(traced.text, day),
        origin=raw.origin,
        title=header.title_words,
        authors=header.authors,
        publisher=header.publisher,
        published=day,
        text=traced.text,
        paragraphs=paragraphs,
        left_out=left_out,
        kept=traced.kept,
    )
    return Given(report, tuple(_issues(header, stated, published)))


def repaired(traced: Traced) -> Traced:
    """The text with every repair made, until there is nothing left to repair."""
    for _ in range(_ROUNDS):
        before = traced.text
        for step in (*STEPS, marks):
            traced = step(traced)
        traced = mended(unwrapped(traced, aside), aside)
        if traced.text == before:
            break
    return traced


def _issues(header: Header, stated: date | None, given: date | None) -> Iterator[Issue]:
    if given is None and stated is None:
        words = f"'{header.days[0][1].words.strip()}' is no full date; " if header.days else ""
        yield Issue(0, 0, "repair", f"{words}no publication day is stated or given: relative times stay unresolved")
    elif given is not None and stated is not None and given != stated:
        yield Issue(0, 0, "repair", f"published on {given} as given, though the text states {stated}")
