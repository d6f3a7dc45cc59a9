"""Word documents (.docx): paragraphs, lists, tables and text boxes in order, as they read with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.office import Parts, attribute, local, parts_of
from onrecord.intake.written import Block, Stated, held

_DOCUMENT = "word/document.xml"
_WORDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr",
     "sdtEndPr", "commentReference", "annotationRef", "Fallback", "rubyPr", "rt"}
)  # fmt: skip
"""Deleted words, fields' instructions, comments, looks, and what is there once more for older programs."""
_BREAKS = frozenset({"page", "column"})


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The report, its title as a style or the properties tell it; footnotes, heads and feet are left out."""
    with parts_of(member) as parts:
        root = parts.xml(_DOCUMENT)
        if root is None:
            raise NotAReport(f"{member.name}: has no text part; save it again as .docx")
        walk = _Walk(_titles(parts))
        body = next((one for one in root if local(one) == "body"), root)
        walk.blocks(body)
        stated = _stated(parts)
    notes = (f"{walk.footnotes} footnotes are left out",) if walk.footnotes else ()
    yield from held(member, walk.found, stated, notes)


@dataclass(slots=True)
class _Walk:
    """Paragraphs being collected; ``titles`` are the ids of the styles of titles."""

    titles: frozenset[str]
    found: list[Block] = field(default_factory=list)
    footnotes: int = 0
    number: int = 0

    def blocks(self, parent: etree._Element) -> None:
        """The paragraphs of a part of the document, in order."""
        for one in parent:
            name = local(one)
            if name == "p":
                self._paragraph(one)
            elif name == "tbl":
                self._table(one)
            elif name not in _LEFT_OUT:
                self.blocks(one)

    def _table(self, table: etree._Element) -> None:
        """Rows of cells with a paragraph each are a line a row; cells with more are read one after the other."""
        for row in table.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is not table:
                continue
            start = len(self.found)
            ends = []
            for cell in row:
                self.blocks(cell)
                ends.append(len(self.found))
            cells = [last - first for first, last in zip([start, *ends], ends, strict=False)]
            if sum(cells) > 1 and max(cells) == 1:
                line = self.found[start:]
                self.found[start:] = [Block("\t".join(block.words for block in line), line[0].at)]

    def _paragraph(self, paragraph: etree._Element) -> None:
        self.number += 1
        at = f"paragraph {self.number}"
        boxes: list[etree._Element] = []
        words = "".join(self._words(paragraph, boxes)).strip()
        if words:
            looks = next((one for one in paragraph if local(one) == "pPr"), None)
            style = (
                next((attribute(one, "val") for one in looks if local(one) == "pStyle"), "")
                if looks is not None
                else ""
            )
            listed = looks is not None and any(local(one) == "numPr" for one in looks)
            self.found.append(Block(f"- {words}" if listed else words, at, style in self.titles))
        for box in boxes:
            self.blocks(box)

    def _words(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """The words of a paragraph; text boxes that hang at it are put aside."""
        for one in parent:
            name = local(one)
            if name in _LEFT_OUT or name == "r" and _is_hidden(one):
                continue
            if name == "t":
                yield (one.text or "") + "".join(inner.tail or "" for inner in one)
            elif name in _WORDS:
                yield "" if attribute(one, "type") in _BREAKS else _WORDS[name]
            elif name == "sym":
                yield _symbol(attribute(one, "char"))
            elif name == "txbxContent":
                boxes.append(one)
            elif name in ("footnoteReference", "endnoteReference"):
                self.footnotes += 1
            else:
                yield from self._words(one, boxes)


def _is_hidden(run: etree._Element) -> bool:
    looks = next((one for one in run if local(one) == "rPr"), None)
    return looks is not None and any(
        local(one) == "vanish" and attribute(one, "val") not in ("0", "false") for one in looks
    )


def _symbol(code: str) -> str:
    """A character given by its number; those of picture fonts are none of a text."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= char <= "\uf8ff" or not char.isprintable() else char


def _titles(parts: Parts) -> frozenset[str]:
    """The ids of the styles that are named for titles, whatever the language of the program that wrote them."""
    root = parts.xml("word/styles.xml")
    if root is None:
        return frozenset({"Title"})
    return frozenset(
        attribute(style, "styleId")
        for style in root.iter("{*}style")
        for name in style
        if local(name) == "name" and attribute(name, "val").lower() == "title"
    )


def _stated(parts: Parts) -> Stated:
    root = parts.xml("docProps/core.xml")
    said = {local(one): (one.text or "").strip() for one in root} if root is not None else {}
    return Stated(said.get("title", ""), said.get("creator", ""), said.get("language", "")[:2].lower())
