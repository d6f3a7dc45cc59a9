"""Small documents by hand: ZIP files with the parts that a word processor writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = 'xmlns:dc="http://purl.org/dc/elements/1.1/" ' + " ".join(
    f'xmlns:{name}="{_OASIS}{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return raw.getvalue()


def docx(body: str, core: str = "", before: str = "") -> bytes:
    """A document with this body; ``p("words")`` makes a paragraph."""
    styles = f'<w:styles {_W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>'
    properties = f'<p xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</p>'
    return zipped({
        "word/document.xml": f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles, "docProps/core.xml": properties,
        "word/header1.xml": f"<w:hdr {_W}>{p('A running head')}</w:hdr>",
    })  # fmt: skip


def p(words: str, style: str = "") -> str:
    """A paragraph of DOCX."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}<w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, meta: str = "", before: str = "") -> bytes:
    """A document with this body."""
    automatic = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{before}<office:document-content {_ODF}>{automatic}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>",
    })  # fmt: skip
