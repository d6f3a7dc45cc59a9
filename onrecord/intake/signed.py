"""Who wrote a page and when, as its own marks say under the title: ``rel=author``, ``itemprop``, ``<time>``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from onrecord.intake.days import day_of
from onrecord.intake.dom import Block
from onrecord.intake.names import people
from onrecord.model import Metadata

_BY = re.compile(r"(?:^|[^a-z])(?:by-?lines?|authors?|writer|reporter)(?:$|[^a-z])", re.IGNORECASE)
_TO_AUTHOR = re.compile(
    r"/(?:authors?|journalists?|reporters?|correspondents?|writers?|contributors?|byline)/[^/]", re.I
)
"""The address of a page about who writes."""
_ON = re.compile(
    r"(?:^|[^a-z])(?:date|datetime|time|timestamp|published|updated|modified|posted|pubdate|datepublished|datemodified)(?:$|[^a-z])",
    re.IGNORECASE,
)
_SAYS = re.compile(r"^(?:by|from)\s|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b", re.IGNORECASE)
_FURTHEST = 3
"""Elements above a block whose names still tell what it is."""
_LONGEST = 200
_BESIDE = 2
"""Blocks over a title among which a day may stand alone."""
_DAY = 40
"""Characters of a day that stands alone, with the time of day."""
_ABOVE = 6
"""Blocks over a title that may be about it."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """By the number of a block: the authors whom it is marked to name, and the day that it is marked to state.

    ``lines`` are days that stand alone, marked or not.
    """

    authors: dict[int, tuple[str, ...]]
    days: dict[int, date]
    lines: dict[int, date]

    def of(self, seen: list[Block], place: int) -> Metadata:
        """What the blocks under the title state, or above it where they state nothing."""
        order = (*range(max(0, place), len(seen)), *range(place - 1, max(-1, place - 1 - _ABOVE), -1))
        names = next((self.authors[at] for at in order if at in self.authors), ())
        beside = (*range(max(0, place), len(seen)), *range(place - 1, max(-1, place - 1 - _BESIDE), -1))
        days = (self.days[at] for at in order if at in self.days)
        alone = (self.lines[at] for at in beside if at in self.lines)
        return Metadata(authors=names, published=next(days, None) or next(alone, None))


def signed(seen: list[Block]) -> Signatures:
    """What blocks are marked to state, before the tree is used up."""
    authors: dict[int, tuple[str, ...]] = {}
    days: dict[int, date] = {}
    lines: dict[int, date] = {}
    named: set[HtmlElement] = set()
    for at, block in enumerate(seen):
        if len(block.words) > _LONGEST or block.part > 1:
            continue
        box = next((one for one in _around(block) if _BY.search(_component(one))), None)
        if box is not None and box not in named and (names := people(block.words)):
            named.add(box)
            authors[at] = names
        if len(block.words) <= _DAY and (day := day_of(block.words)[0]):
            lines[at] = day
        for element in block.owner.iter():
            if not isinstance(element.tag, str):
                continue
            if _names_author(element) and (names := people(" ".join("".join(element.itertext()).split()))):
                authors[at] = authors.get(at, ()) + tuple(name for name in names if name not in authors.get(at, ()))
            if element.tag == "time" and (day := day_of(_stamp(element))[0]):
                days.setdefault(at, day)
    return Signatures(authors, days, lines)


def _stamp(time: HtmlElement) -> str:
    return str(time.get("datetime") or " ".join("".join(time.itertext()).split()))[:40]


def is_signature(block: Block, metadata: Metadata) -> bool:
    """Whether a block says, or is marked to say, what the metadata say already: who wrote the page, or when."""
    if len(block.words) > _LONGEST:
        return False
    if metadata.authors and _names(block.words) == _names(" ".join(metadata.authors)):
        return True
    marks = " ".join(_marks(element) for element in _around(block))
    by = bool(_BY.search(marks))
    on = bool(_ON.search(marks)) or next(block.owner.iter("time"), None) is not None
    return (by or on) and (not by or bool(metadata.authors)) and (not on or metadata.published is not None)


def _names(words: str) -> list[str]:
    return [word for word in re.findall(r"\w+", words.casefold()) if word not in ("by", "and")]


def says_who_or_when(block: Block) -> bool:
    """Whether a line reads as a byline or has a year or a time of day in it."""
    return len(block.words) <= _LONGEST and bool(_SAYS.search(block.words) or people(block.words))


def _around(block: Block) -> list[HtmlElement]:
    above = [one for _, one in zip(range(_FURTHEST), block.owner.iterancestors(), strict=False)]
    return [*block.owner.iter("*"), *(one for one in above if len(one) < 8)]


def _marks(element: HtmlElement) -> str:
    return f" {element.get('class', '')} {element.get('itemprop', '')} {element.get('rel', '')} "


def _component(element: HtmlElement) -> str:
    """What a page's own programs call an element."""
    return f"{element.get('data-testid', '')} {element.get('data-component', '')}"


def _names_author(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    if element.tag == "a" and _TO_AUTHOR.search(element.get("href", "")):
        return True
    return bool(_BY.search(element.get("class", ""))) and len(element) == 0
