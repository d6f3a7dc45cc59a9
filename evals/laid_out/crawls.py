"""Stories in archives: feeds, crawls by warcio, ZIP and TAR, compressed files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from html import escape

from evals.laid_out.beside import BESIDE
from evals.laid_out.story import Laid, Layout, Story


def _around(story: Story, number: int) -> tuple[list[Story], int]:
    at = number % 3
    return [*BESIDE[:at], story, *BESIDE[at:]], at + 1


def _text(story: Story) -> bytes:
    head = f"{story.title}\n\nBy {' and '.join(story.authors)}\n\n{story.published.day} {story.published:%B %Y}"
    return "\n\n".join([head, *(words for words, _ in story.paragraphs)]).encode()


def _fragment(story: Story) -> str:
    return "".join(f"<p>{escape(words, quote=False)}</p>" for words, _ in story.paragraphs)


def _rss(story: Story, number: int) -> Laid:
    """The whole text as a page beside a summary."""
    told, at = _around(story, number)
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>https://x.example/{i}</link><guid>item-{i}</guid>"
        f"<dc:creator>{escape(', '.join(one.authors))}</dc:creator>"
        f"<pubDate>{one.published:%a, %d %b %Y} 23:30:00 +0900</pubDate>"
        f"<description>{escape(one.paragraphs[0][0][:90])}…</description>"
        f"<content:encoded><![CDATA[{_fragment(one)}]]></content:encoded></item>"
        for i, one in enumerate(told, 1)
    )
    raw = (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{escape(story.publisher)}</title><link>https://x.example</link>"
        f"<description>News</description>{items}</channel></rss>"
    )
    return Laid(raw.encode(), entry=f"#item-{at}")


def _atom(story: Story, number: int) -> Laid:
    """Plain text in an Atom feed."""
    told, at = _around(story, number)
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>urn:x:{i}</id><updated>{one.published}T08:00:00Z</updated>"
        f"<published>{one.published}T00:30:00+09:00</published>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in one.authors)
        + '<content type="text">'
        + escape("\n\n".join(words for words, _ in one.paragraphs))
        + "</content></entry>"
        for i, one in enumerate(told, 1)
    )
    title = escape(story.publisher)
    raw = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><id>urn:x</id>{entries}</feed>'
    return Laid(raw.encode(), entry=f"#urn:x:{at}")


def _warc(story: Story, number: int) -> Laid:
    """A crawl of texts, of pictures and of what wasn't there."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    told, at = _around(story, number)
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=True)
    for i, one in enumerate(told, 1):
        text = ("200 OK", "text/plain; charset=utf-8", _text(one))
        for status, kind, body in (("404 Not Found", "text/plain", b"gone"), ("200 OK", "image/png", b"\x89PNG"), text):
            record = writer.create_warc_record(
                f"https://x.example/{i}",
                "response",
                payload=io.BytesIO(body),
                http_headers=StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{i}-{status[:3]}-{kind[:4]}>"},
            )
            writer.write_record(record)
    return Laid(raw.getvalue(), entry=f"#<urn:uuid:{at}-200-text>")


def _wacz(story: Story, number: int) -> Laid:
    warc = _warc(story, number)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "id": "pages"}\n')
        archive.writestr("archive/data.warc.gz", warc.raw)
    return Laid(raw.getvalue(), entry=warc.entry)


def _zip(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.md", "What lies here.")
        archive.writestr("__MACOSX/._1.txt", b"\0\5\26\7")
        archive.writestr("news/photo.jpg", b"\xff\xd8\xff\xe0")
        for i, one in enumerate(told, 1):
            archive.writestr(f"news/{i}.txt", _text(one))
    return Laid(raw.getvalue(), entry=f"!/news/{at}.txt")


def _tar(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=("w:gz", "w:bz2", "w:xz")[number % 3]) as archive:  # type: ignore[call-overload]
        for i, one in enumerate(told, 1):
            info = tarfile.TarInfo(f"./news/{i}.txt")
            info.size = len(_text(one))
            archive.addfile(info, io.BytesIO(_text(one)))
    return Laid(raw.getvalue(), entry=f"news/{at}.txt")


def _packed(story: Story, number: int) -> Laid:
    return Laid((gzip.compress, bz2.compress, lzma.compress)[number % 3](_text(story)))


_STATED = ("title", "authors", "published")
CRAWLS = (
    Layout("rss-page", ".rss", _rss),
    Layout("atom-text", ".atom", _atom),
    Layout("warc-text", ".warc.gz", _warc, _STATED),
    Layout("wacz-text", ".wacz", _wacz, _STATED),
    Layout("zip-text", ".zip", _zip, _STATED),
    Layout("tar-text", ".tar.gz", _tar, _STATED),
    Layout("packed-text", ".txt.gz", _packed, _STATED),
)
"""Feeds and archives, with other reports around."""
