"""Which words of a text may name equipment: the longest spelling at each, before it is asked whether it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.equipment.spellings import GAPS, PIECE, Spelling, spellings

_VARIANT = re.compile(r"[-–](?:[A-Z]{1,3}\d{0,2}[A-Z]?|\d{1,3}[A-Z]?)(?![\w-])|[- ]class\b")
"""What may stand behind a name: Kornet|-EM|, Quds|-2|, Akula|-class|."""
_SHORT = re.compile(r"[A-Za-z]{1,2}[ \u00a0]\d")
"""No designation: "An 26-year-old", "group A 10 times"."""
_ROADS = re.compile(
    r"\b(?:route|road|highway|motorway|room|gate|flight|bus|line|exit|hall|page|grade|seat|terminal|group|channel|"
    r"article|section|vitamin|junction|paragraph|chapter)s?\s$",
    re.I,
)
_NO_ARMS = re.compile(r"\s(?:motorway|road|highway|route|visa|vitamin|bus|league|junction|autobahn|line|fuel)s?\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name one of some systems; the first is meant where nothing near decides."""

    start: int
    end: int
    spelled: tuple[Spelling, ...]

    @property
    def first(self) -> Spelling:
        """The spelling that is meant where nothing near decides."""
        return self.spelled[0]


def candidates(text: str) -> list[Candidate]:
    """All candidates in text order; neighbours that name the same system are one ("F-35 Lightning II")."""
    found: list[Candidate] = []
    for one in _scanned(text):
        before = found[-1] if found else None
        if before is not None and text[before.end : one.start] in (" ", "-") and _same(before, one):
            sure = before if not before.first.loose else replace(before, spelled=one.spelled)
            found[-1] = replace(sure, end=one.end)
        else:
            found.append(one)
    return found


def _same(before: Candidate, one: Candidate) -> bool:
    return not one.first.generic and any(
        (a.name, a.kind) == (b.name, b.kind) for a in before.spelled for b in one.spelled
    )


def _scanned(text: str) -> Iterator[Candidate]:
    table = spellings()
    pieces = [(match.start(), match.end(), match[0].lower()) for match in PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        size = table.pieces(pieces[at][2])
        found = _longest(text, pieces[at : at + size]) if size else None
        at += 1
        if found is not None and (one := _whole(text, found)) is not None:
            if one.first.kind is not None:
                yield one
            while at < len(pieces) and pieces[at][0] < one.end:
                at += 1


def _longest(text: str, pieces: list[tuple[int, int, str]]) -> Candidate | None:
    start, folded, found = pieces[0][0], "", None
    last = start
    for begin, end, piece in pieces:
        if begin > start and text[last:begin] not in GAPS:
            break
        folded, last = folded + piece, end
        spelled = spellings().at(folded, text[start:end])
        if spelled:
            found = Candidate(start, end, spelled)
    return found


def _whole(text: str, one: Candidate) -> Candidate | None:
    """The candidate with a variant behind it; None where it is but a part of a word, or no weapon's number."""
    start, end, words = one.start, one.end, text[one.start : one.end]
    if text[start - 1 : start] in ("-", "–", "'", "’", "_") and text[start - 2 : start - 1].isalnum() and start > 1:
        return None
    if one.first.kind is None:
        return one
    if one.first.generic:
        joined = text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha()
        return None if joined or one.first.loose and words[0].isupper() and not _begins(text, start) else one
    if any(map(str.isdigit, words)) and _is_other_number(text, one):
        return None
    variant = _VARIANT.match(text, end)
    return replace(one, end=variant.end()) if variant else one


def _is_other_number(text: str, one: Candidate) -> bool:
    """Whether a designation is no weapon's: a road's, a room's, or two words that happen to stand side by side."""
    if _SHORT.match(text, one.start, one.end) or _NO_ARMS.match(text, one.end):
        return True
    return _ROADS.search(text, max(0, one.start - 12), one.start) is not None


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins here."""
    before = text[max(0, start - 4) : start].rstrip(" \"“‘'(")[-1:]
    return before in ("", "\n", ".", "!", "?", ":", "—", "–")
