"""OpenDocument texts (.odt): paragraphs, lists, tables and text boxes in order, without what tracked changes delete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.office import Parts, attribute, local, parts_of
from onrecord.intake.written import Block, Stated, held

_LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms",
     "variable-decls", "ruby-text", "bookmark-start", "bookmark-end", "table-columns",
     "title", "desc", "table-of-content", "soft-page-break"}
)  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h"})
_MOST_BLANKS = 1000


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The report, its title as a style or the properties tell it; footnotes, heads and feet are left out."""
    with parts_of(member) as parts:
        if _is_encrypted(parts):
            raise NotAReport(f"{member.name}: is encrypted; save it without a password")
        root = parts.xml("content.xml")
        body = next(root.iter("{*}text"), None) if root is not None else None
        if root is None or body is None:
            raise NotAReport(f"{member.name}: has no text part; save it again as .odt")
        walk = _Walk(_titles(root, parts))
        walk.blocks(body, listed=False)
        stated = _stated(parts)
    notes = (f"{walk.footnotes} footnotes are left out",) if walk.footnotes else ()
    yield from held(member, walk.found, stated, notes)


@dataclass(slots=True)
class _Walk:
    """Paragraphs being collected; ``titles`` are the names of the styles of titles."""

    titles: frozenset[str]
    found: list[Block] = field(default_factory=list)
    footnotes: int = 0
    number: int = 0

    def blocks(self, parent: etree._Element, listed: bool) -> None:
        """The paragraphs of a part of the document, in order; ``listed`` in a list."""
        for one in parent:
            name = local(one)
            if name in _PARAGRAPHS:
                self._paragraph(one, listed)
            elif name == "table-row":
                self._row(one)
            elif name and name not in _LEFT_OUT:
                self.blocks(one, listed or name == "list")

    def _row(self, row: etree._Element) -> None:
        """A row of cells with a paragraph each is a line; cells with more are read one after the other."""
        start = len(self.found)
        cells = []
        for cell in row:
            before = len(self.found)
            self.blocks(cell, listed=False)
            cells.append(len(self.found) - before)
        if sum(cells) > 1 and max(cells) == 1:
            line = self.found[start:]
            self.found[start:] = [Block("\t".join(block.words for block in line), line[0].at)]

    def _paragraph(self, paragraph: etree._Element, listed: bool) -> None:
        self.number += 1
        at = f"paragraph {self.number}"
        boxes: list[etree._Element] = []
        words = "".join(self._words(paragraph, boxes)).strip()
        if words:
            is_title = attribute(paragraph, "style-name") in self.titles
            self.found.append(Block(f"- {words}" if listed else words, at, is_title))
        for box in boxes:
            self.blocks(box, listed=False)

    def _words(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """The words of a paragraph, blanks as the format joins them; text boxes that hang at it are put aside."""
        yield _joined(parent.text)
        for one in parent:
            name = local(one)
            if name == "s":
                count = attribute(one, "c")
                yield " " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS)
            elif name in ("tab", "line-break"):
                yield "\t" if name == "tab" else "\n"
            elif name == "text-box":
                boxes.append(one)
            elif name == "note":
                self.footnotes += 1
            elif name and name not in _LEFT_OUT:
                yield from self._words(one, boxes)
            yield _joined(one.tail)


def _joined(words: str | None) -> str:
    """Words in which each run of blanks and line ends is one blank."""
    if not words:
        return ""
    inner = " ".join(words.split())
    return (" " if words[0].isspace() else "") + inner + (" " if inner and words[-1].isspace() else "")


def _titles(root: etree._Element, parts: Parts) -> frozenset[str]:
    """The names of the style of titles, and of those made from it for one paragraph."""
    names = {"Title"}
    styles = parts.xml("styles.xml")
    for one in (root, styles) if styles is not None else (root,):
        for style in one.iter("{*}style"):
            if attribute(style, "parent-style-name") == "Title" or attribute(style, "display-name") == "Title":
                names.add(attribute(style, "name"))
    return frozenset(names)


def _is_encrypted(parts: Parts) -> bool:
    manifest = parts.xml("META-INF/manifest.xml")
    return manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None


def _stated(parts: Parts) -> Stated:
    root = parts.xml("meta.xml")
    said = {local(one): (one.text or "").strip() for one in root.iter("{*}*")} if root is not None else {}
    return Stated(
        said.get("title", ""),
        said.get("initial-creator", "") or said.get("creator", ""),
        said.get("language", "")[:2].lower(),
    )
