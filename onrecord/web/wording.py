"""The text around a finding, word by word: each word an element that says where it stands, so that it can be chosen.

Offsets count in the report's text, whatever signs a page shows for what can't be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.model import Report, Span
from onrecord.web.segments import Marked, Segment, segments
from onrecord.web.showing import visible

MOST = 60_000
"""Characters of a report that are shown whole, word by word."""

REACH = 400
"""Characters before and after a finding's chief words that are shown with them."""

_LONG = 6_000
"""Characters of one span that are shown; of a longer one its beginning and its end."""

_WORDS = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:-\w+)*|['’]\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters ``[start, end)``, a word, a sign or a blank, and the classes of what they are part of."""

    start: int
    end: int
    text: str
    styles: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of a long one; ``skipped`` where text before it isn't shown."""

    kind: str
    skipped: bool
    words: tuple[Word, ...]


def passages(
    report: Report, spans: Sequence[Span], marks: Sequence[Marked], *, whole: bool = False, by_word: bool = False
) -> list[Passage]:
    """The paragraphs around the first of some spans and those of the others, in order.

    All of them for the ``whole`` text, unless that is too long; ``by_word`` where words are to be chosen in it.
    """
    whole = whole and len(report.text) <= MOST
    wanted = [(0, len(report.text))] if whole else list(_around(spans, len(report.text)))
    made: list[Passage] = []
    at = 0
    for kind, start, end in _stretches(report, wanted):
        words = (
            word
            for one in segments(report.text, start, end, marks)
            for word in (_words(one) if by_word else [_as_one(one)])
        )
        made.append(Passage(kind, bool(report.text[at:start].strip()), tuple(words)))
        at = end
    return made


def _around(spans: Sequence[Span], length: int) -> Iterator[tuple[int, int]]:
    for nth, span in enumerate(spans):
        low, high = (max(0, span.start - REACH), min(length, span.end + REACH)) if nth == 0 else (span.start, span.end)
        if high - low > _LONG:
            yield low, low + _LONG // 2
            yield high - _LONG // 2, high
        else:
            yield low, high


def _stretches(report: Report, wanted: list[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """The paragraphs, and what was left out, as far as they lie in the wanted stretches; short ones whole."""
    parts = [(one.start, one.end, str(one.kind)) for one in report.paragraphs]
    parts += [(one.start, one.end, "left-out") for one in report.left_out]
    for start, end, kind in sorted(parts):
        inside = [(max(low, start), min(high, end)) for low, high in wanted if low < end and start < high]
        if inside and end - start <= _LONG:
            yield kind, start, end
        else:
            yield from ((kind, low, high) for low, high in _joined(inside))


def _joined(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in order, those that touch or overlap as one."""
    held: tuple[int, int] | None = None
    for low, high in sorted(stretches):
        if held is not None and low <= held[1]:
            held = held[0], max(held[1], high)
        else:
            if held is not None:
                yield held
            held = low, high
    if held is not None:
        yield held


def _as_one(of: Segment) -> Word:
    return Word(of.start, of.start + len(of.text), of.text, of.styles if of.marks else "")


def _words(of: Segment) -> Iterator[Word]:
    styles = of.styles if of.marks else ""
    for found in _WORDS.finditer(of.text):
        yield Word(of.start + found.start(), of.start + found.end(), found[0], styles)


def as_elements(words: Iterable[Word]) -> Markup:
    """The words in order, each an element; there are too many of them for a template."""
    return Markup("").join(map(_element, words))


def _element(one: Word) -> Markup:
    text = escape(visible(one.text))
    return Markup(f'<span class="{escape(one.styles)}" data-at="{one.start}" data-to="{one.end}">{text}</span>')
