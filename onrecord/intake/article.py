"""Which blocks of a page are its article: those that trafilatura takes, and what stands among them as they do."""

from __future__ import annotations

import logging
import re
from collections import Counter

from lxml.html import HtmlElement

from onrecord.intake.dom import Block, local

_DIGITS = tuple(map(chr, range(0x2801, 0x2900)))
"""Braille letters: printable signs that don't stand in news, by which a block is known again."""
_MARK = re.compile(f"([{_DIGITS[0]}-{_DIGITS[-1]}])([{_DIGITS[0]}-{_DIGITS[-1]}])([{_DIGITS[0]}-{_DIGITS[-1]}])")
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_SENTENCE, _RUNNING = 40, 80
"""Characters that a sentence has, and running text."""
_MOST_ELEMENTS = 20_000
"""Beyond so many trafilatura may take minutes, and the element with most text is taken for the article."""
_MOST = 0.9
"""Share of the text taken that its container holds."""
_MUCH = 0.5
"""Share of the text taken that no aside has which only a name tells of."""
_TEXT = frozenset({"p", "blockquote", "li", "dd", "dt", "pre", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6"})


def article(found: list[Block], root: HtmlElement) -> list[Block]:
    """The blocks of the article, in order; none where a page has no running text. The tree is used up."""
    taken = _taken(found, root)
    if not any(running(block) for block in taken):
        taken = _densest(found)
    if not taken:
        return []
    container = _container(taken)
    inside = [block for block in found if _is_in(block.owner, container)]
    own = _own(inside, container, taken)
    return _kept(inside, own, {id(block) for block in taken})


def running(block: Block) -> bool:
    """Whether it is running text: long enough, with the end of a sentence, and no link."""
    return len(block.words) >= _RUNNING and bool(_CLOSED.search(block.words)) and block.link < 0.5


def _taken(found: list[Block], root: HtmlElement) -> list[Block]:
    """The blocks that trafilatura takes for main text; none where it finds none, or there are too many for it."""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return []
    from trafilatura import bare_extraction

    for number, block in enumerate(found):
        _put_mark(block, number)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(root, include_comments=False, include_tables=True)
    except (ValueError, RecursionError, AttributeError, TypeError, IndexError, KeyError):
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    numbers = {_number(match) for match in _MARK.finditer(" ".join(body.itertext()))}
    return [found[number] for number in sorted(numbers) if number < len(found)]


def _put_mark(block: Block, number: int) -> None:
    """Sets a block's number before its words, as three digits."""
    base = len(_DIGITS)
    mark = _DIGITS[number // base**2 % base] + _DIGITS[number // base % base] + _DIGITS[number % base]
    element, tail = block.first
    if tail:
        element.tail = _before(mark, element.tail or "", block)
    else:
        element.text = _before(mark, element.text or "", block)


def _before(mark: str, text: str, block: Block) -> str:
    at = max(0, text.find(block.words[:1]))
    return f"{text[:at]}{mark}{text[at:]}"


def _number(match: re.Match[str]) -> int:
    base = len(_DIGITS)
    one, two, three = (_DIGITS.index(digit) for digit in match.groups())
    return one * base**2 + two * base + three


def _densest(found: list[Block]) -> list[Block]:
    """The text of the element with most of it right below; what stands in asides only where all does.

    Of a piece without running text, its sentences; all of it where nothing in it is a link.
    """
    for text in (
        [block for block in found if running(block) and not block.asides],
        [block for block in found if running(block)],
        [block for block in found if is_text(block) and _says(block) and not block.asides and not _leads_away(block)],
    ):
        if text:
            densest = _most_below(text)
            return [block for block in text if _is_in(block.owner, densest)]
    return [] if any(block.linked or block.asides for block in found) else found


def _most_below(text: list[Block]) -> HtmlElement:
    sizes: Counter[HtmlElement] = Counter()
    for block in text:
        sizes[block.owner] += len(block.words) // 2
        sizes[above(block)] += len(block.words)
    return sizes.most_common(1)[0][0]


def _says(block: Block) -> bool:
    return bool(_CLOSED.search(block.words)) and len(block.words.split()) > 2


def _container(taken: list[Block]) -> HtmlElement:
    """The innermost element with most of the running text."""
    sizes: Counter[HtmlElement] = Counter()
    taken = [block for block in taken if running(block)] or taken
    for block in taken:
        element: HtmlElement | None = block.owner
        while element is not None:
            sizes[element] += len(block.words)
            element = element.getparent()
    most = _MOST * sum(len(block.words) for block in taken)
    element = taken[0].owner.getroottree().getroot()
    while True:
        inner = next((child for child in element.iterchildren("*") if sizes.get(child, 0) >= most), None)
        if inner is None:
            return element
        element = inner


def _is_in(element: HtmlElement | None, container: HtmlElement) -> bool:
    while element is not None and element is not container:
        element = element.getparent()
    return element is container


def _own(inside: list[Block], container: HtmlElement, taken: list[Block]) -> list[bool]:
    """For each block in the container whether no aside is around it there; a name that would take away much is none."""
    above = set(container.iterancestors()) | {container}
    asides = [[one for one in block.asides if one.element not in above] for block in inside]
    total = sum(len(block.words) for block in taken)
    wanted = {id(block) for block in taken}
    lost: Counter[HtmlElement] = Counter()
    for block, several in zip(inside, asides, strict=True):
        for one in several:
            lost[one.element] += len(block.words) if id(block) in wanted else 0
    return [all(one.by_name and lost[one.element] > _MUCH * total for one in several) for several in asides]


def _kept(inside: list[Block], own: list[bool], taken: set[int]) -> list[Block]:
    """The article from the first block taken to the last, and what is formed like its text before and behind."""
    places = [at for at, block in enumerate(inside) if own[at] and id(block) in taken]
    if not places:
        return []
    text = [inside[at] for at in places if running(inside[at])]
    shapes = {_shape(block.owner) for block in text}
    parents = {above(block) for block in text}
    return [
        block
        for at, block in enumerate(inside)
        if own[at]
        and not _leads_away(block)
        and (id(block) in taken or _fits(block, shapes, places[0] < at < places[-1], at == places[-1] + 1))
        and (is_text(block) or _shape(block.owner) in shapes or above(block) in parents)
    ]


def is_text(block: Block) -> bool:
    """Whether a block is marked as text or reads as a sentence; captions, labels and buttons in bare divs don't."""
    return local(block.owner) in _TEXT or bool(_CLOSED.search(block.words))


def _fits(block: Block, shapes: set[tuple[str, str]], among: bool, next_to: bool) -> bool:
    """Whether a block that was not taken is text, ``among`` what was taken, ``next_to`` its end, or formed like it."""
    if among:
        return local(block.owner) in _TEXT or len(block.words) > _SENTENCE and bool(_CLOSED.search(block.words))
    return _shape(block.owner) in shapes and (next_to or bool(_CLOSED.search(block.words)))


def _shape(element: HtmlElement) -> tuple[str, str]:
    parent = element.getparent()
    above = "" if parent is None else f"{local(parent)}.{parent.get('class', '')}"
    return above, f"{local(element)}.{element.get('class', '')}"


def above(block: Block) -> HtmlElement:
    """The element right above that of a block."""
    parent = block.owner.getparent()
    return block.owner if parent is None else parent


def _leads_away(block: Block) -> bool:
    """Whether a block is a link to another page, and not a sentence with one in it."""
    if block.link >= 0.8:
        return not running(block) or block.link > 0.95
    return block.link >= 0.5 and not _CLOSED.search(block.words)


def without_loose_headings(seen: list[Block], kept: list[Block]) -> list[Block]:
    """The blocks kept of a page, without headings under which only what was left out stands."""
    text = {one for block in kept if not block.heading for one in block.owner.iterancestors()}
    ends = [*(block.number for block in kept), len(seen)][1:]
    return [
        block
        for block, end in zip(kept, ends, strict=True)
        if not (block.heading and _is_loose(seen, block, end, text))
    ]


def _is_loose(seen: list[Block], heading: Block, end: int, text: set[HtmlElement]) -> bool:
    """Whether a heading, which the next block that was kept stands ``end`` behind, is that of something left out."""
    if end == heading.number + 1:
        return False
    last = end == len(seen) or seen[end].heading
    return above(heading) not in text or last and _leads_away(seen[heading.number + 1])
