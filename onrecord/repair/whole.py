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
from onrecord.repair.language import ENGLISH, language_of
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
    header = read_header(lines, left, raw.metadata)
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
        url=raw.metadata.url,
        language=language_of("\n".join(traced.text[one.start : one.end] for one in paragraphs)),
    )
    notes = (Issue(0, 0, "intake", note) for note in raw.notes)
    return Given(report, (*notes, *_of_language(report), *_issues(header, stated, published)))


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


def _of_language(report: Report) -> Iterator[Issue]:
    if report.language != ENGLISH:
        says = f"is written in another language than English ({report.language}): kept, not read"
        yield Issue(0, 0, "repair", says)


def _issues(header: Header, stated: date | None, given: date | None) -> Iterator[Issue]:
    if given is None and stated is None:
        doubts = [f"'{day.words.strip()}' {day.doubt}" for _, day in header.days[:1]]
        why = f"{doubts[0]}, so no publication day is certain" if doubts else "no publication day is stated or given"
        yield Issue(0, 0, "repair", f"{why}: relative times stay unresolved")
    elif given is None and header.stated is None and len({day.day for day in header.rivals()}) > 1:
        days = " and ".join(f"'{day.words.strip()}'" for day in header.rivals())
        yield Issue(0, 0, "repair", f"the header states {days}; {stated} is taken for the publication day")
    elif given is not None and stated is not None and given != stated:
        yield Issue(0, 0, "repair", f"published on {given} as given, though the text states {stated}")
