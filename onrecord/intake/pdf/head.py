"""The head of a document as its first page is set: title, nameplate, and the lines about author and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.intake.pdf.lines import Line
from onrecord.intake.pdf.margins import parts

_LARGER = 1.15
"""A title is larger than so much of the text."""
_SURELY = 1.6
"""What is larger than so much of the text stands over it for itself."""
_LEADING = 1.7
"""Ems from line to line inside a title."""
_MOST_LINES = 8
_MOST_UNDER = 6
"""So many lines under a title may be about author and day."""
_NAME = 5
"""Words of a paper's name."""
_SOME_TEXT = 100
"""So many characters in the text's size are running text, which stands under the title."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BY = re.compile(r"by\s", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """``title`` are the title's lines, ``over`` the lines above it, ``plate`` those of the paper's name."""

    title: list[Line] = field(default_factory=list)
    plate: list[Line] = field(default_factory=list)
    over: list[Line] = field(default_factory=list)
    under: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The title in one line; empty where none is set off."""
        return _joined(self.title)

    def own(self) -> set[int]:
        """Which lines (by ``id``) are taken out of the text."""
        return {id(line) for line in (*self.title, *self.plate, *self.over)}

    def stated(self) -> Iterator[tuple[str, Line]]:
        """What stands above the title about authors, and about the day where nothing under it does."""
        dated = any(_YEAR.search(line.text) for line in self.under)
        for line in self.over:
            if _BY.match(line.text):
                yield line.text, line
            elif not dated:
                yield from ((part, line) for part in parts([line]) if _YEAR.search(part))


def head_of(lines: Sequence[Line], body: float, named: str, heads: Sequence[Line]) -> Head:
    """The head in the first page's lines (from top to bottom, without its margins).

    ``named`` is what the file itself calls its title, often wrongly; ``heads`` are the running heads.
    """
    first = [line for line in heads if lines and line.page == lines[0].page]
    groups = [one for one in _groups(lines) if one[0].size > _LARGER * body or _bold_opening(one, lines, body)]
    groups = [one for one in groups if len(one) <= _MOST_LINES and any(char.isalpha() for char in one[0].text)]
    if not groups:
        return Head(over=first, under=list(lines[:_MOST_UNDER]))
    title = _titled(groups, named) or _largest(groups, lines, body, heads)
    top = title[0].base
    plates = [one for one in groups if one is not title and one[0].size > _SURELY * body and one[-1].base < top]
    plate = [line for one in plates for line in one]
    mine = {id(line) for line in (*title, *plate)}
    over = [line for line in lines if line.base < top - 0.5 * title[0].size and id(line) not in mine]
    if sum(len(line.text) for line in over) > 300:
        over = []
    under = [line for line in lines if line.base > title[-1].base][:_MOST_UNDER]
    return Head(title, plate, [*first, *over], under)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size and weight that follow each other closely."""
    group: list[Line] = []
    for line in lines:
        if group and not _follows(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _follows(one: Line, line: Line) -> bool:
    alike = abs(one.size - line.size) < 0.05 * one.size and one.bold == line.bold
    return alike and 0.5 * line.size < line.base - one.base < _LEADING * line.size


def _bold_opening(group: list[Line], lines: Sequence[Line], body: float) -> bool:
    """Whether bold lines of about the text's size open the page."""
    return group[0] is lines[0] and all(line.bold for line in group) and group[0].size > 0.95 * body


def _titled(groups: list[list[Line]], named: str) -> list[Line] | None:
    """The lines that are what the file calls its title."""
    wanted = "".join(named.split()).lower()
    return next((one for one in groups if "".join("".join(x.text.split()) for x in one).lower() == wanted), None)


def _largest(groups: list[list[Line]], lines: Sequence[Line], body: float, heads: Sequence[Line]) -> list[Line]:
    """The largest lines; those below them, where the largest are the paper's name."""
    largest = max(groups, key=lambda one: (round(one[0].size), -one[0].base))
    others = [one for one in groups if one[0].base > largest[-1].base and one[0].size > _LARGER * body]
    if not others or len(_joined(largest).split()) > _NAME:
        return largest
    following = max(others, key=lambda one: (round(one[0].size), -one[0].base))
    between = (one for one in lines if largest[-1].base < one.base < following[0].base)
    if sum(len(one.text) for one in between if abs(one.size - body) < 0.03 * body) > _SOME_TEXT:
        return largest
    repeated = any(_joined(largest).lower() == part.lower() for part in parts(heads))
    return following if repeated or following[0].size > _SURELY * body else largest


def _joined(group: Iterable[Line]) -> str:
    """Lines as one; no word of a title is cut, so that a hyphen at a line's end is a compound's."""
    return re.sub(r"(?<=\w[-‐]) (?=\w)", "", " ".join(line.text for line in group))


def publisher(head: Head, heads: Sequence[Line], info: str, text: str) -> str:
    """Who prints the document: its nameplate, or what its running heads say; empty where neither says so.

    ``info`` is what the file says of its making, ``text`` the document's: of several names the one is the paper's that
    is found there, else the first; one alone may be a section's.
    """
    if head.plate:
        return _joined(head.plate)
    title = head.words.lower()
    said = list(dict.fromkeys(parts(heads)))
    names = [one for one in said if _like_name(one) and one.lower() not in title and title not in one.lower()]
    known = [one for one in names if one in info or re.search(rf"\b{re.escape(one)}\b", text) or one.startswith("The ")]
    if known or len(names) > 1 or names and len(names) == len(said) and not names[0].isupper():
        return (known or names)[0]
    return ""


_OF_BOOKS = frozenset(
    {
        "abstract", "acknowledgements", "acknowledgments", "annex", "appendix", "bibliography", "chapter", "conclusion",
        "confidential", "contents", "draft", "foreword", "glossary", "index", "introduction", "notes", "preface",
        "references", "section", "summary", "table of contents", "unclassified",
    }
)  # fmt: skip
"""What running heads say that name a part of a document, or what it is, and not who prints it."""


def _like_name(text: str) -> bool:
    if text.lower() in _OF_BOOKS:
        return False
    return 0 < len(text.split()) <= _NAME and text[0].isupper() and not any(char.isdigit() for char in text)
