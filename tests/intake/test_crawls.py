"""Crawls and feeds: which records are reports, what is stated of them, and that nothing is fetched."""

from __future__ import annotations

import gzip
import io
import socket
from datetime import date

import pytest

from onrecord.intake import feed, warc
from onrecord.intake.members import Member, Wanted
from onrecord.model import RawReport
from tests.intake.held import at, fault, held, reports


def record(
    kind: str, body: bytes, number: int = 1, status: str = "200 OK", sort: str = "response", more: str = ""
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    heads = {
        "WARC-Type": sort,
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "WARC-Target-URI": f"https://x.example/{number}",
        "WARC-Date": "2031-02-20T00:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    head = "".join(f"{line}\r\n" for line in ["WARC/1.0", *(f"{name}: {said}" for name, said in heads.items()), ""])
    return head.encode() + answer + b"\r\n\r\n"


CRAWL = (
    record("text/plain; charset=windows-1252", "The café burned.".encode("cp1252"), 1)
    + record("text/plain", b"Gone.", 2, status="404 Not Found")
    + record("image/png", b"\x89PNG", 3)
    + record("text/plain", b"GET /", 4, sort="request")
    + record("text/plain", gzip.compress(b"Zipped words."), 5, more="Content-Encoding: gzip\r\n")
    + record("text/plain", b"5\r\nIn pi\r\n4\r\neces\r\n0\r\n\r\n", 6, more="Transfer-Encoding: chunked\r\n")
)


@pytest.mark.parametrize("raw", [CRAWL, gzip.compress(CRAWL)])
def test_answers_with_texts_are_read_and_the_rest_is_passed_over(raw: bytes) -> None:
    found = reports("c.warc.gz", raw)
    assert [(one.origin, one.text) for one in found] == [
        ("c.warc.gz#<urn:uuid:1>", "The café burned."), ("c.warc.gz#<urn:uuid:5>", "Zipped words."),
        ("c.warc.gz#<urn:uuid:6>", "In pieces"),
    ]  # fmt: skip
    assert found[0].metadata.url == "https://x.example/1"
    assert found[0].metadata.published is None


def test_a_page_is_handed_on_as_one() -> None:
    raw = record("text/html; charset=iso-8859-1", "<p>café</p>".encode("latin-1"))
    (page,) = warc.read(Member("c.warc", io.BytesIO(raw)), Wanted())
    assert isinstance(page, Member)
    assert page.kind == "html"
    assert page.stream.read().decode("utf-8-sig") == "<p>café</p>"


def test_damaged_crawls_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = held("c.warc", record("text/plain", b"Words.") + b"garbage\r\nmore garbage\r\n")
    assert isinstance(found[0], RawReport)
    assert "is damaged" in str(found[-1])
    assert "is damaged" in fault("c.warc", b"WARC/9.9\r\nno heads")
    assert "is damaged" in str(held("c.warc.gz", gzip.compress(CRAWL)[:-30])[-1])
    assert capsys.readouterr() == ("", "")


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Eastquay Herald</title><link>https://x.example</link>{}</channel></rss>"""
ITEM = """<item><title>Fewer boats &amp;amp; more cars</title><link>https://x.example/1</link><guid>id-1</guid>
 <dc:creator>Olga Brandt and Emil Sato</dc:creator><pubDate>Tue, 11 Feb 2031 23:50:00 +0900</pubDate>
 <description>The ferry sails.</description>{}</item>"""


def entries(raw: str) -> list[object]:
    return list(feed.read(Member("f.xml", io.BytesIO(raw.encode())), Wanted()))


def test_an_entry_of_plain_words_is_a_report() -> None:
    (report,) = reports("f.xml", RSS.format(ITEM.format("")).encode())
    assert report.origin == "f.xml#id-1"
    assert report.text == "Fewer boats & more cars\n\nThe ferry sails."
    assert report.metadata.authors == ("Olga Brandt", "Emil Sato")
    assert report.metadata.publisher == "Eastquay Herald"
    assert report.metadata.published == date(2031, 2, 11)
    assert report.metadata.url == "https://x.example/1"
    assert at(report, "ferry") == "entry 1"


def test_the_fullest_text_of_an_entry_is_handed_on_as_a_page() -> None:
    words = "<p>The ferry sails.</p><script>x</script><p><img src='/a.png'>Twice.</p>"
    content = f"<content:encoded><![CDATA[{words}]]></content:encoded>"
    (page,) = entries(RSS.format(ITEM.format(content)))
    assert isinstance(page, Member)
    assert (page.name, page.kind, page.metadata.title) == ("f.xml#id-1", "html", "Fewer boats & more cars")
    assert b"<p>The ferry sails.</p>" in page.stream.read()


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>urn:1</id><title>Boats</title>'
    "<updated>2031-02-11T00:00:00Z</updated><content>One.\n\nTwo.</content></entry></feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<item rdf:about="u"><title>Boats</title><link>https://x.example/2</link>'
    "<description>One.</description></item></rdf:RDF>"
)
BROKEN = (
    "<rss><channel><item><title>Boats</title>"
    "<description>An &unknown; mark & a bare one.</description></item></channel>"
)


@pytest.mark.parametrize(
    ("raw", "origin", "text"),
    [
        (ATOM, "f.xml#urn:1", "Boats\n\nOne.\n\nTwo."),
        (RDF, "f.xml#u", "Boats\n\nOne."),
        (BROKEN, "f.xml#1", "Boats\n\nAn &unknown; mark & a bare one."),
    ],
)
def test_feeds_of_other_kinds(raw: str, origin: str, text: str) -> None:
    (report,) = reports("f.xml", raw.encode())
    assert (report.origin, report.text) == (origin, text)


def test_an_entry_without_text_is_named() -> None:
    found = held("f.rss", RSS.format("<item><title>Boats</title><guid>1</guid></item>" + ITEM.format("")).encode())
    assert "f.rss#1: has no text in the feed; save the page that it leads to" in str(found[0])
    assert isinstance(found[1], RawReport)
    assert "is no feed with entries" in fault("f.rss", RSS.format("").encode())


def test_nothing_is_fetched_and_no_entity_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("it went to the network"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("it looked a host up"))
    before = '<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b SYSTEM "https://x.example/b"><!ENTITY % c SYSTEM "https://x.example/c">]>'
    body = RSS.format("<item><title>Boats</title><description>One &a; &b; two.</description></item>")
    (report,) = reports("f.xml", body.replace("?>", f"?>{before}", 1).encode())
    assert "haha" not in report.text
    assert report.text.startswith("Boats\n\nOne")
