"""Which format a file is in: what its bytes say counts before what it is called."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import tarfile

import pytest

from onrecord.intake.kinds import kind_of
from tests.intake.documents import docx, odt, p, zipped
from tests.intake.test_archives import tarred

PAGE = b"<!DOCTYPE html><html><head><title>x</title></head><body><p>Words.</p></body></html>"
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'
MAIL = b"From: a@x.example\nReceived: from b\n\nWords.\n"
TABLE = b"title,text\nA,Words.\n"
EXPORT = b"1 of 1 DOCUMENTS\n\nHerald\n\nLENGTH: 9 words\n\nWords.\n"


@pytest.mark.parametrize(
    ("kind", "raw", "names"),
    [
        ("docx", docx(p("x")), ["a.docx", "a.zip", "a.txt", "a.csv", "a"]),
        ("odt", odt("<text:p>x</text:p>"), ["a.odt", "a.docx", "a"]),
        ("zip", zipped({"a.txt": b"x"}), ["a.zip", "a.csv", "a.docx", "a.pdf"]),
        ("rtf", b"{\\rtf1 x}", ["a.rtf", "a.doc", "a.txt"]),
        ("gzip", gzip.compress(b"x"), ["a.gz", "a.txt", "a.tar.gz"]),
        ("gzip", bz2.compress(b"x"), ["a.bz2", "a.csv"]),
        ("warc", gzip.compress(b"WARC/1.0"), ["a.warc.gz"]),
        ("warc", b"WARC/1.0\r\n", ["a.warc", "a.txt"]),
        ("tar", tarred(["a.txt"]), ["a.tar", "a.bin", "a.txt"]),
        ("html", PAGE, ["a.html", "a.txt", "a.csv", "a", "a.xml"]),
        ("feed", FEED, ["a.rss", "a.xml", "a.html", "a.txt"]),
        ("sentences", b"<Sentences><Sentence/></Sentences>", ["a.xml", "a.txt"]),
        ("eml", MAIL, ["a.eml", "a", "a.html"]),
        ("mbox", b"From a Tue\n" + MAIL, ["a.mbox", "a"]),
        ("csv", TABLE, ["a.csv", "a.tsv"]),
        ("csv", b'"<p>x</p>",b\n1,2\n', ["a.csv"]),
        ("text", TABLE, ["a.txt", "a.md", "a.jsonl.txt"]),
        ("jsonl", b'{"text": "x"}\n{"text": "y"}\n', ["a.jsonl", "a.txt", "a.json", "a"]),
        ("json", json.dumps([{"text": "x"}], indent=1).encode(), ["a.json"]),
        ("json", b'{"articles": [{"text": "x"}]}', ["a.json"]),
        ("text", b"{not json} at all\nbut words\n", ["a.txt"]),
        ("export", EXPORT, ["a.txt", "a"]),
        ("export", b"\xff\xfe" + EXPORT.decode().encode("utf-16-le"), ["a.txt"]),
        ("text", b"From here to there the ferry sails.\n", ["a.txt"]),
        ("text", b"", ["a.txt", "a"]),
        ("ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["a.doc", "a.txt"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_format_is_told_by_its_bytes(kind: str, raw: bytes, names: list[str]) -> None:
    for name in names:
        stream = io.BytesIO(raw)
        assert (name, kind_of(name, stream)) == (name, kind)
        assert stream.tell() == 0


def test_an_old_tar_without_its_mark_is_one() -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    head = bytearray(raw.getvalue())
    head[257:265] = bytes(8)
    head[148:156] = b"%06o\0 " % (sum(head[:148]) + 8 * 32 + sum(head[156:512]))
    assert kind_of("a", io.BytesIO(bytes(head))) == "tar"
