"""Which format a member is in: what its bytes say counts before what it is called."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.intake.exports import is_export
from onrecord.intake.unpacking import FAULTS

_HEAD = 65_536
"""Bytes that are looked at."""
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"BZh", "gzip"),
    (b"\xfd7zXZ\x00", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
)
"""``gzip`` is one file compressed. ``zstd``, ``ole`` (Word 97, Outlook's .msg), ``7z``, ``rar`` are known, not read."""
_ENDINGS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mhtml", ".mhtml": "mhtml", ".epub": "epub",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".eml": "eml", ".mbox": "mbox",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed",
    ".warc": "warc", ".warc.gz": "warc", ".wacz": "zip", ".zip": "zip", ".tar": "tar", ".tgz": "tar", ".tar.gz": "tar",
    ".tar.bz2": "tar", ".tar.xz": "tar", ".xml": "xml", ".gz": "gzip", ".bz2": "gzip", ".xz": "gzip",
    ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
_MAIL = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t][^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?"
    rb"(?:Message-ID|MIME-Version|Received|Return-Path):[ \t]",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+)?([a-z][\w:.-]*)", re.I | re.S
)
_OBJECT = re.compile(rb"\A\{\s*\"[^\n]*(?:\}[ \t\r]*|\Z)(?:\n|\Z)")
_OBJECTS = re.compile(_OBJECT.pattern + rb"\s*\{\s*\"")
"""An object on a line of its own, and another on a line below."""
_POSTS = re.compile(
    rb"<div[^<>]{1,300}\sdata-post=[\"'][\w-]{1,80}/\d+[\"']"
    rb"|<div class=\"page_body chat_page\">\s*<div class=\"history\">"
)
"""How Telegram marks a post on its page of a channel, and begins the posts of an export."""
_ROOTS = {
    b"html": "html",
    b"head": "html",
    b"body": "html",
    b"rss": "feed",
    b"feed": "feed",
    b"rdf:rdf": "feed",
    b"sentences": "sentences",
}

ENDINGS = tuple(sorted(_ENDINGS))
"""Of the files that are read of a folder, in any case."""


def kind_of(name: str, stream: BinaryIO, said: str = "") -> str:
    """The format of a stream, which is at its beginning again afterwards; ``said`` is what holds it says it is.

    "text" for what shows no other format, binary or not: its reader says what is wrong.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    by_name = said or _by_name(name)
    found = _by_bytes(head, by_name, stream)
    stream.seek(0)
    return found


def _by_name(name: str) -> str:
    endings = [one.lower() for one in PurePosixPath(name).suffixes]
    return _ENDINGS.get("".join(endings[-2:])) or _ENDINGS.get("".join(endings[-1:])) or ""


def _by_bytes(head: bytes, by_name: str, stream: BinaryIO) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(stream)
    if head.startswith(b"\x1f\x8b"):
        return by_name if by_name == "warc" else "gzip"
    if _is_tar(head):
        return "tar"
    if head.startswith(b"From ") and by_name != "text" or by_name == "mbox":
        return "mbox"
    if by_name == "mhtml" or _MAIL.match(head) and by_name in ("", "eml", "html") or by_name == "eml":
        return "mhtml" if re.search(rb"^content-type:\s*multipart/related", head, re.I | re.M) else "eml"
    markup = _MARKUP.match(head)
    if markup and (by_name not in ("csv", "jsonl") or markup[1].lower() == b"html"):
        other = "xml" if head.lstrip().startswith(b"<?xml") or by_name == "xml" else "html"
        kind = _ROOTS.get(markup[1].lower(), other)
        return "posts" if kind == "html" and _POSTS.search(head) else kind
    if by_name in ("csv", "jsonl"):
        return by_name
    return _by_structure(head.replace(b"\0", b""), by_name)


def _by_structure(head: bytes, by_name: str) -> str:
    """What a text is, by how it is built: JSON, JSON Lines, an export of many articles, a page, or plain."""
    opening = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if by_name == "json" and opening[:1] in (b"{", b"["):
        return "jsonl" if _OBJECTS.match(opening) else "json"
    if _OBJECT.match(opening):
        return "jsonl"
    if is_export(opening.decode("latin-1").replace("\r", "\n")):
        return "export"
    return "html" if by_name == "html" and b"<" in head else "text"


def _is_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are a TAR header: their sum stands among them."""
    said = head[148:156].strip(b" \0")
    if len(head) < 512 or not said.isdigit():
        return False
    return (
        int(said, 8) == sum(head[:148]) + sum(head[156:512]) + 8 * ord(" ") if set(said) <= set(b"01234567") else False
    )


def _zipped(stream: BinaryIO) -> str:
    """What a ZIP file is: a document whose format is made of one, or an archive."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = {one.filename for one in archive.infolist()[:10_000]}
            mime = archive.read("mimetype")[:100].strip() if "mimetype" in names and _small(archive) else b""
    except FAULTS:
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if mime == b"application/epub+zip":
        return "epub"
    return "odt" if mime.startswith(b"application/vnd.oasis.opendocument.text") else "zip"


def _small(archive: zipfile.ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 1000
