"""The title of a page: the heading over its text that its head states too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from onrecord.intake.days import day_of
from onrecord.intake.dom import Block
from onrecord.model import Metadata

_APART = re.compile(r"\s+(?:[|–—·•»«›/]|-|::?)\s+")
_NAMED = re.compile(r"(?:^|[^a-z])(?:head-?line|title|heading)(?:$|[^a-z])", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST, _LONGEST = 4, 300
_ALIKE = 0.6
_OUTLET = 6
"""Words that an outlet's name has."""
_LEVELS = ("h1", "h2", "h3", "h4")
_UNRANKED = len(_LEVELS) + 3
_LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
_LARGE_STYLE = re.compile(
    r"font-size\s*:\s*(?:1[7-9]|[2-5]\d)(?:\.\d+)?p[xt]|font-size\s*:\s*(?:x+-)?large", re.IGNORECASE
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ABOVE = 8
"""Blocks over the text among which a title that nothing states is looked for."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A title: which block shows it, or -1 and where it stands ``at``; the outlet that the browser's title names."""

    words: str
    place: int
    at: str = "/html/head/title"
    outlet: str = ""


def headline(seen: list[Block], first: int, titles: tuple[str, ...], metadata: Metadata) -> Headline:
    """The title of the page whose text begins with block ``first``; ``titles`` are those that its head states."""
    names = tuple(title for title in titles if plain(title) != plain(metadata.publisher))
    place = _shown(seen, first, names, metadata.publisher)
    if place < 0:
        title = _without_outlet(names[0], metadata.publisher) if names else ""
        return Headline(title, -1)
    words = seen[place].words
    return Headline(words, place, seen[place].at, _rest(words, titles[-1] if titles else ""))


def _shown(seen: list[Block], first: int, names: tuple[str, ...], outlet: str) -> int:
    """Which block shows the title; -1 where the head states it and no block shows it."""
    upper = range(min(first + 1, len(seen)))
    headings = [at for at in upper if seen[at].owner.tag == "h1" and len(seen[at].words) <= _LONGEST]
    marked = _marked(seen, first, outlet) if len(names) < 2 else -1
    for at in [*headings, *(at for at in reversed(upper) if at not in headings)]:
        if any(_same(seen[at], name, outlet) for name in names):
            return marked if marked >= 0 and _rank(seen[marked]) < _rank(seen[at]) else at
    alike = [at for at in headings if any(_alike(seen[at].words, name) for name in names[:2])]
    if alike:
        return alike[-1]
    return marked


def _rest(words: str, browser: str) -> str:
    """What the browser's title names beside the title that the page shows; empty where that is more than one thing."""
    parts = _APART.split(browser)
    while len(parts) > 2 and day_of(parts[-1])[0]:
        browser = browser[: -len(parts.pop())].rstrip(" |–—·•»«›/-:")
    if plain(words) in (plain(browser[: -len(parts[-1])]), plain(browser[len(parts[0]) :])):
        return parts[-1] if plain(browser).startswith(plain(words)) else parts[0]
    return browser if len(parts) == 1 and not _alike(words, browser) and len(browser.split()) <= _OUTLET else ""


def plain(words: str) -> str:
    """Words in small letters, with nothing between but blanks."""
    return _SIGNS.sub(" ", words.casefold()).strip()


def _same(block: Block, title: str, outlet: str) -> bool:
    """Whether a block shows a title: word for word, or this has the outlet's or section's name with it."""
    shown, said = plain(block.words), plain(title)
    if not shown or len(block.words) > _LONGEST:
        return False
    if shown in (said, plain(_without_outlet(title, outlet))):
        return True
    parts = _APART.split(title)
    if len(shown) >= 15 and shown == plain(parts[0].partition(": ")[2]):
        return True
    joined = [plain(" ".join(parts[:end])) for end in range(1, len(parts))]
    if shown in joined:
        return len(shown) >= 15 or _rank(block) < _UNRANKED
    return len(parts) > 1 and shown == plain(parts[-1]) and len(shown) > 25


def _alike(words: str, title: str) -> bool:
    one, other = set(plain(words).split()), set(plain(title).split())
    return len(one & other) >= _ALIKE * min(len(one), len(other)) and len(one & other) > 2


def _without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name at its end or beginning."""
    parts = _APART.split(title)
    name = plain(outlet)
    if len(parts) > 1 and name:
        if plain(parts[-1]) == name:
            return title[: -len(parts[-1])].rstrip(" |–—·•»«›/-:")
        if plain(parts[0]) == name:
            return title[len(parts[0]) :].lstrip(" |–—·•»«›/-:")
    return title


def _marked(seen: list[Block], first: int, outlet: str) -> int:
    """The block over the text that is a heading, or set and named like one; -1 where none is."""
    around = {one.element for one in seen[first].asides}
    above = [
        at
        for at in range(max(0, first - _ABOVE), first + 1)
        if all(one.element in around for one in seen[at].asides)
        and seen[at].link < 0.5
        and _SHORTEST <= len(seen[at].words) <= _LONGEST
        and plain(seen[at].words) != plain(outlet)
    ]
    rank, place = min(((_rank(seen[at]), at) for at in above), default=(_UNRANKED, -1))
    return place if rank < _UNRANKED else -1


def _rank(block: Block) -> int:
    """How plainly a block is set as a title: as a heading, by its name, in large letters, in bold ones, not at all."""
    if block.owner.tag in _LEVELS:
        return _LEVELS.index(block.owner.tag)
    if _NAMED.search(f"{block.owner.get('class', '')} {block.owner.get('id', '')}"):
        return len(_LEVELS)
    large = [one for one in block.owner.iter() if _is_large(one)]
    if _all_in(block, large):
        return len(_LEVELS) + 1
    bold = not block.words.endswith(".") and _all_in(block, [one for one in block.owner.iter() if _is_bold(one)])
    return len(_LEVELS) + 2 if bold else _UNRANKED


def _is_large(element: HtmlElement) -> bool:
    return (
        element.tag == "big"
        or element.tag == "font"
        and element.get("size", "")[:2] in _LARGE
        or bool(_LARGE_STYLE.search(_style(element)))
    )


def _is_bold(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or bool(_BOLD_STYLE.search(_style(element)))


def _style(element: HtmlElement) -> str:
    return str(element.get("style", ""))[:1000]


def _all_in(block: Block, elements: list[HtmlElement]) -> bool:
    """Whether all words of a block stand in elements, of which one may stand in another."""
    outer = [one for one in elements if not any(above in elements for above in one.iterancestors())]
    return plain(block.words) == plain("".join("".join(one.itertext()) for one in outer))
