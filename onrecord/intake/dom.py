"""A page as a tree, and the blocks of words in it, in order, each with the path of its element."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from onrecord.errors import NotAReport
from onrecord.intake.asides import Aside, aside_of, is_hidden, is_label
from onrecord.settings import MAX_REPORT_BYTES

DEEPEST = 2048
"""Elements in elements; browsers stop at 512."""
_MOST_CHARACTERS = 3 * MAX_REPORT_BYTES
"""Of a page with its markup and scripts, without its pictures."""
_MOST_ELEMENTS = 100_000
_MOST_ATTRIBUTES = 1000
_CONTROL = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|"
    r"&#(?:0*(?:[1-8]|1[124-9]|2[0-9]|3[01])(?![0-9])|x0*(?:[1-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?",
    re.IGNORECASE,
)
"""Control characters, as they are or by their number: no sound page has them, and a tree with them can't be written."""
_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BLOCKS = frozenset({
    "address", "article", "aside", "audio", "blockquote", "body", "canvas", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "object", "ol",
    "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "video",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "frame", "noframes", "object",
    "embed", "audio", "video", "canvas", "map", "textarea", "select", "datalist", "button", "input", "progress",
    "meter",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = _HEADINGS | {"p", "li", "blockquote", "dd", "dt"}
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\r?\n[ \t\r]*(?:\n[ \t\r]*)+(?=\S)|\r?\n[ \t\r]*(?:\n[ \t\r]*)+$")
_LOW = re.compile(r"[\"'“‘(]*[a-zß-ÿ]")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(slots=True)
class Block:
    """A paragraph, heading, point or row: its words, the innermost element like a block around them, and its path.

    ``number`` counts the blocks of a page, from 0, ``part`` those in one element, from 1. ``linked`` are the letters in
    links to elsewhere, ``asides`` the elements around it that are usually no part of an article. ``first`` is the
    element in which its words begin, and whether they are that one's tail. ``apart``: more than a single ``<br>``
    stands before it.
    """

    words: str
    owner: HtmlElement
    part: int
    linked: int
    asides: tuple[Aside, ...]
    first: tuple[HtmlElement, bool]
    apart: bool
    number: int = 0
    at: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.owner.tag in _HEADINGS

    @property
    def link(self) -> float:
        """The share of its letters that are in links."""
        return self.linked / max(1, len(self.words.replace(" ", "")))


def parsed(name: str, text: str) -> HtmlElement:
    """The tree of a page, without comments; NotAReport where it is no tree, or one that is beyond all bounds."""
    if len(text) > _MOST_CHARACTERS:
        raise NotAReport(f"{name}: is too large for one report (over {_MOST_CHARACTERS:,} characters); split it")
    if text.count("<") > 2 * _MOST_ELEMENTS:
        raise NotAReport(f"{name}: is too large for one report (over {_MOST_ELEMENTS:,} elements); split it")
    for match in _TAG.finditer(text):
        if len(_QUOTED.sub("", match[0]).split()) > _MOST_ATTRIBUTES:
            raise NotAReport(f"{name}: a tag in it has over {_MOST_ATTRIBUTES:,} attributes; save the page again")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_CONTROL.sub(" ", text).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NotAReport(f"{name}: no page can be made of it; save it again from a browser") from error
    if root is None:
        raise NotAReport(f"{name}: is an empty page; save it again from a browser")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log):
        raise NotAReport(f"{name}: is nested more than {DEEPEST:,} elements deep; save the page again")
    return root


def blocks(name: str, root: HtmlElement) -> list[Block]:
    """All words of a page that its reader sees, in order, but not what its markup hides; NotAReport for too many."""
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or local(element) in _UNSEEN or walk.hides(element):
                walker.skip_subtree()
                skipped = element
            else:
                walk.start(element)
            continue
        if element is skipped:
            skipped = None
        else:
            walk.end(element)
        walk.words(element.tail, element, tail=True)
    if sum(len(block.words) for block in walk.found) > MAX_REPORT_BYTES:
        raise NotAReport(f"{name}: is too large for one report (over {MAX_REPORT_BYTES:,} characters); split it")
    found, paths = _unbroken(walk.found), _Paths()
    for number, block in enumerate(found):
        block.number = number
        block.at = paths.of(block.owner) + (f", paragraph {block.part}" if block.part > 1 else "")
    return found


def local(element: HtmlElement) -> str:
    """The name of an element in small letters, without a namespace."""
    return str(element.tag).rpartition("}")[2].lower()


@dataclass(slots=True)
class _Open:
    """An element like a block that the walk is in: so many ``parts`` have been found in it; whether it is a ``row``."""

    element: HtmlElement
    asides: tuple[Aside, ...]
    row: bool
    parts: int = 0


class _Walk:
    """Words gathered into blocks, on the way through a tree."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._open: list[_Open] = []
        self._pieces: list[str] = []
        self._first: tuple[HtmlElement, bool] | None = None
        self._linked = self._links = self._set = self._breaks = 0

    def hides(self, element: HtmlElement) -> bool:
        """Whether its reader doesn't see an element that begins now."""
        inline = bool(self._open) and local(self._open[-1].element) in _PARAGRAPHS and local(element) not in _BLOCKS
        return is_hidden(element) or inline and is_label(element)

    def start(self, element: HtmlElement) -> None:
        tag = local(element)
        cell = tag in ("td", "th") and bool(self._open) and self._open[-1].row
        if cell:
            self._pieces += [" | "] if self._pieces else []
        elif _is_block(element, tag):
            self.flush()
            around = self._open[-1].asides if self._open else ()
            self._open.append(_Open(element, aside_of(element, tag, around), _is_row(element, tag)))
        elif tag == "br":
            self._broken()
        elif tag == "q":
            self._pieces.append("“")
        self._set += tag == "pre"
        self._links += _leads_elsewhere(element, tag)
        self.words(element.text, element, tail=False)

    def end(self, element: HtmlElement) -> None:
        tag = local(element)
        if self._open and self._open[-1].element is element:
            self.flush()
            self._open.pop()
        elif tag == "q":
            self._pieces.append("”")
        self._set -= tag == "pre"
        self._links -= _leads_elsewhere(element, tag)

    def words(self, words: str | None, element: HtmlElement, *, tail: bool) -> None:
        """Text in an element, or behind it."""
        if not words:
            return
        for number, part in enumerate(_BLANK_LINE.split(words) if self._set else (words,)):
            if number:
                self.flush()
            if self._first is None and not part.isspace():
                self._first = (element, tail)
            self._pieces.append(part)
            self._linked += len("".join(part.split())) if self._links else 0

    def flush(self) -> None:
        """Ends the block."""
        words = "".join(self._pieces)
        words = words.strip("\r\n") if self._set else " ".join(words.split())
        if self._open and self._first is not None and words.strip(" |"):
            owner = self._open[-1]
            owner.parts += 1
            apart = self._breaks != 1
            self.found.append(Block(words, owner.element, owner.parts, self._linked, owner.asides, self._first, apart))
            self._breaks = 0
        self._pieces, self._first, self._linked = [], None, 0

    def _broken(self) -> None:
        """A line ends: so does the block, in anything but a heading or a row."""
        if self._open and (self._open[-1].row or local(self._open[-1].element) in _HEADINGS):
            self._pieces.append(" ")
            return
        self.flush()
        self._breaks += 1


def _is_block(element: HtmlElement, tag: str) -> bool:
    return tag in _BLOCKS or _AS_BLOCK.search(element.get("style", "")[:1000]) is not None


def _is_row(element: HtmlElement, tag: str) -> bool:
    """Whether it is a row of a table of data: several cells with words, and no blocks in them."""
    if tag != "tr":
        return False
    cells = [child for child in element if isinstance(child.tag, str) and local(child) in ("td", "th")]
    plain = not any(local(one) in _BLOCKS or local(one) == "br" for cell in cells for one in cell.iterdescendants("*"))
    return plain and sum(bool("".join(cell.itertext()).strip()) for cell in cells) > 1


def _leads_elsewhere(element: HtmlElement, tag: str) -> bool:
    return tag == "a" and bool(element.get("href", "")) and not element.get("href", "").startswith("#")


def _unbroken(found: list[Block]) -> list[Block]:
    """The blocks, with those joined again that a single ``<br>`` broke within a sentence."""
    spaced = {block.owner for block in found if block.part > 1 and block.apart}
    whole: list[Block] = []
    for block in found:
        last = whole[-1] if whole else None
        if last is not None and last.owner is block.owner and not block.apart and _goes_on(last, block, spaced):
            last.words, last.linked = f"{last.words} {block.words}", last.linked + block.linked
        else:
            whole.append(block)
    return whole


def _goes_on(one: Block, following: Block, spaced: set[HtmlElement]) -> bool:
    """Whether a line goes on with the next: in small letters, or set to a width where empty lines part paragraphs."""
    if _CLOSED.search(one.words):
        return False
    return (
        bool(_LOW.match(following.words)) and len(one.words.split()) > 2 or one.owner in spaced and len(one.words) > 50
    )


class _Paths:
    """The paths of a tree's elements, as XPath writes them; each parent's children are counted once."""

    def __init__(self) -> None:
        self._of: dict[HtmlElement, str] = {}
        self._numbers: dict[HtmlElement, dict[HtmlElement, str]] = {}

    def of(self, element: HtmlElement) -> str:
        """The path of an element: "/html/body/div/p[3]"."""
        above = [element]
        while above[-1] not in self._of and (parent := above[-1].getparent()) is not None:
            above.append(parent)
        path = self._of.setdefault(above[-1], f"/{local(above[-1])}")
        for one in reversed(above[:-1]):
            path = self._of[one] = f"{path}/{self._step(one)}"
        return path

    def _step(self, element: HtmlElement) -> str:
        parent = element.getparent()
        assert parent is not None
        if parent not in self._numbers:
            alike: dict[str, list[HtmlElement]] = defaultdict(list)
            for child in parent.iterchildren("*"):
                alike[local(child)].append(child)
            self._numbers[parent] = {
                child: f"{name}[{number}]" if len(several) > 1 else name
                for name, several in alike.items()
                for number, child in enumerate(several, 1)
            }
        return self._numbers[parent][element]
