"""Paragraphs that the end of a page or column broke: whether two halves are one, and their joining."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from onrecord.repair.bylines import authors
from onrecord.repair.credits import credit
from onrecord.repair.lines import Join, Line, joined, lines_of
from onrecord.repair.mapping import Traced
from onrecord.repair.pages import page_lines
from onrecord.repair.words import word_list

_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Adm|Brig|St|Rev|Hon)\.$")
_SHORTENED = re.compile(
    r"(?:\b[A-Z]\.(?:[A-Z]\.)+|\b[A-Z]\.|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|approx|No)\.)$"
)
_LATER_SENTENCE = re.compile(r"\w{2}[.!?][\"'”’)]*\s+[\"'“‘(]*[A-ZÀ-Þ]")
_CUT_WORD = re.compile(r"[^\W\d_]{2}[-‐]$")
_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]{0,3}[-‐]$")
_LAST_WORD = re.compile(r"([^\W_]+)[\"'”’)]*$")
_FIRST_WORD = re.compile(r"[\"'“‘(\[]*([^\W_]+)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$|\S+\.\w+/\S*$")
_OPENS = re.compile(r"[^\W_]|[\"'“‘(\[$€£]")
_FURTHEST = 6
"""So many lines of furniture may stand between two halves."""


def mended(traced: Traced, aside: Callable[[list[Line]], list[bool]]) -> Traced:
    """The text with broken paragraphs joined; lines that ``aside`` tells to be no running text move behind."""
    lines = lines_of(traced.text)
    apart, paged = aside(lines), page_lines(lines)
    joins: list[Join] = []
    so_far: str | None = None
    for index, line in enumerate(lines):
        if apart[index]:
            continue
        if joins and joins[-1].second > index:
            continue
        first = line.text if so_far is None else f"{so_far[:200]} {line.text}"
        second = _rest(first, lines, apart, index, paged)
        if second is not None:
            joins.append(Join(index, second))
        so_far = None if second is None else first
    return joined(traced, lines, joins)


def _rest(first: str, lines: list[Line], apart: list[bool], index: int, paged: Container[int]) -> int | None:
    """The line on which a paragraph goes on that line ``index`` ends so far, None where it is whole.

    ``paged`` are the lines that belong to the printed page: other furniture stands between whole paragraphs as well.
    """
    near = [i for i in range(index + 1, min(len(lines), index + 2 + _FURTHEST)) if not apart[i]][:2]
    if near and broken(
        first, lines[near[0]], paged=any(at in paged for at in range(index + 1, near[0])), opens=index == 0
    ):
        return near[0]
    if len(near) < 2 or index == 0 or not lines[near[1]].low or not _inserted(lines[near[0]]):
        return None
    match = _LAST_WORD.search(first[-40:])
    hangs = match is not None and match[1].lower() in word_list("never_last") | word_list("seldom_last")
    return near[1] if hangs and _runs(first) and broken(first, lines[near[1]]) else None


def _inserted(line: Line) -> bool:
    """Whether it can be a caption or a heading that the page set between two halves."""
    return len(line.text) <= 160 and not line.listed and not line.low and not line.text.endswith((",", ":", ";"))


def broken(first: str, second: Line, *, paged: bool = False, opens: bool = False) -> bool:
    """Whether ``second`` is the rest of the paragraph that ``first`` begins.

    ``paged``: a page's end stands between them; ``opens``: ``first`` opens the report, so it may be its title.
    """
    if second.listed or not _OPENS.match(second.text) or _ADDRESS.match(second.text):
        return False
    tail = first[-80:]
    if Line(0, 0, tail, 0, 0).whole:
        return bool(_TITLED.search(tail) and len(first) > 20) or bool(
            _SHORTENED.search(tail) and second.low and len(first) > 40
        )
    if _ADDRESS.search(tail):
        return False
    if _CUT_WORD.search(tail) and second.text[0].isalpha():
        return len(first.split()) > 3
    if _DESIGNATION.search(tail) and second.text[0].isdigit():
        return True
    if second.low:
        return authors(second.text) is None and not first[0].islower() and len(first.split()) > 2 and not _signs(first)
    return _stops_short(first, second, paged=paged, opens=opens)


def _signs(first: str) -> bool:
    """Whether a line only says who wrote the report, or when: "By Ada Quell", "3 March 2031"."""
    return credit(first, bare=False) is not None


def _stops_short(first: str, second: Line, *, paged: bool, opens: bool) -> bool:
    """Whether ``first`` can't end where it does, though ``second`` opens with no small letter."""
    if not _runs(first) or _opens_sentence(second.text):
        return False
    several = bool(_LATER_SENTENCE.search(first))
    if several or paged:
        return True
    match = _LAST_WORD.search(first[-40:])
    last = match[1].lower() if match else ""
    if opens and not second.whole:
        return False
    if (
        first.rstrip("\"'”’").endswith((",", "—", "–"))
        or first.count("(") > first.count(")")
        or last in word_list("never_last")
    ):
        return True
    return last in word_list("seldom_last") and len(first) >= 60


def _runs(text: str) -> bool:
    """Whether it is running text, not a heading in capitals or a name."""
    opening = re.findall(r"[^\W\d_]+", text[:400])
    return len(opening) > 5 and sum(word.islower() for word in opening) >= 0.45 * len(opening)


def _opens_sentence(text: str) -> bool:
    match = _FIRST_WORD.match(text)
    return match is not None and text[0] not in "\"'“‘" and match[1].lower() in word_list("sentence_first")
