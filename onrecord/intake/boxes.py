"""Boxes among the paragraphs of an article, told by what is in them: something to press, to fill in or to play."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from onrecord.intake.dom import Block, local

_CONTROLS = frozenset({
    "button", "input", "form", "select", "textarea", "iframe", "video", "audio", "object", "embed", "amp-ad",
})  # fmt: skip
_TEXT = frozenset({"p", "blockquote", "li", "dd", "dt", "pre", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6"})
_MOST = 0.2
"""Share of the words of an article that a box has."""


def boxed(inside: list[Block], container: HtmlElement, text: list[Block]) -> set[int]:
    """The numbers of the blocks in a container that stand in boxes without any of its ``text``."""
    words: dict[HtmlElement, list[Block]] = {}
    for block in inside:
        for element in _up_to(block.owner, container):
            words.setdefault(element, []).append(block)
    textual = {element for block in text for element in _up_to(block.owner, container)}
    most = _MOST * sum(len(block.words) for block in text)
    boxes = {box for control in container.iter(*_CONTROLS) if (box := _box(control, container, words)) is not None}
    return {block.number for box in boxes if box not in textual and _is_box(words[box], most) for block in words[box]}


def _up_to(element: HtmlElement, container: HtmlElement) -> list[HtmlElement]:
    """An element and those around it, in its container."""
    found = [element]
    while found[-1] is not container and (parent := found[-1].getparent()) is not None:
        found.append(parent)
    return found[:-1]


def _box(control: HtmlElement, container: HtmlElement, words: dict[HtmlElement, list[Block]]) -> HtmlElement | None:
    """The innermost element around a control that has words; None where it is a paragraph, or the whole."""
    around = [one for one in _up_to(control, container) if one in words]
    return around[0] if around and local(around[0]) not in _TEXT else None


def _is_box(blocks: list[Block], most: float) -> bool:
    """Whether blocks around a control are a box: short, more than a heading, no table and no quote."""
    owners = Counter(local(block.owner) for block in blocks)
    return (
        sum(len(block.words) for block in blocks) <= most
        and not all(block.heading for block in blocks)
        and not owners.keys() & {"tr", "td", "th", "blockquote"}
    )
