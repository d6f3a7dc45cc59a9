"""Nothing is fetched while files of every format are opened: no socket is asked for, whatever they name."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.intake.kinds import kind_of
from onrecord.intake.members import AS_IT_COMES, Member
from onrecord.intake.opening import READERS, opened
from onrecord.model import RawReport
from onrecord.repair import repair
from tests.intake.documents import docx, odt, p, zipped
from tests.intake.test_posts import channel, shown, text

WORDS = "The ferry sails twice a day, the harbour master said on Monday; nobody had asked for more. "
SECRET = "Nobody may read this."
CONTAINER = (
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='c.opf'/>"
    "</rootfiles></container>"
)
PACKAGE = (
    "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='c' href='c.xhtml' "
    "media-type='application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>"
)
RSS = "<rss version='2.0'><channel><item><link>%s</link><description>%s</description></item></channel></rss>"
SENTENCES = (
    "<Sentences><Sentence date='20310312' id='a_1' source='LAN' sentence='true'><Text>%s</Text></Sentence></Sentences>"
)
MHTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    b"%s\r\n--b--"
)
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"


def outside(root: str, url: str, secret: Path) -> str:
    """The head of a document that names what lies outside it."""
    entities = f'<!ENTITY a SYSTEM "{url}"><!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY % p SYSTEM "{url}">%p;'
    return f'<!DOCTYPE {root} SYSTEM "{url}.dtd" [{entities}]>'


def a_page(url: str) -> str:
    """A page that needs much from elsewhere."""
    head = f'<base href="{url}"><link rel="stylesheet" href="{url}.css"><script src="{url}.js"></script>'
    words = f"<p>&a; &f; {WORDS * 3}</p><p>{WORDS * 3}</p>"
    body = f'<iframe src="{url}"></iframe><article><img src="{url}.png">{words}</article>'
    return f"<html><head>{head}</head><body>{body}</body></html>"


def files(url: str, secret: Path) -> dict[str, bytes]:
    """A file of each format that can name what lies outside it."""
    said = f"&a; &f; {WORDS}"
    page = outside("html", url, secret) + a_page(url)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    mail = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    words = WORDS.replace(",", ";")
    found: dict[str, str | bytes] = {
        "a.html": page,
        "b.html": channel(shown(7, f'<img src="{url}.png">' + text(said), "2031-03-12")),
        "a.mhtml": MHTML % page.encode(),
        "a.docx": docx(p(said), before=outside("document", url, secret)),
        "a.odt": odt(f"<text:p>{said}</text:p>", before=outside("document", url, secret)),
        "a.epub": zipped({
            "mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER,
            "c.opf": outside("package", url, secret) + PACKAGE, "c.xhtml": page,
        }),
        "a.rss": outside("rss", url, secret) + RSS % (url, said),
        "a.xml": outside("Sentences", url, secret) + SENTENCES % said,
        "a.rtf": r"{\rtf1 {\field{\*\fldinst INCLUDETEXT " + url + r"}{\fldrslt x}} " + WORDS + "}",
        "a.eml": mail,
        "a.mbox": b"From a\n" + mail,
        "a.warc": WARC % (url.encode(), len(answer), answer),
        "a.csv": f"text,url\n{words},{url}\n",
        "a.jsonl": json.dumps({"text": words, "url": url}),
        "a.json": json.dumps([{"text": a_page(url), "url": url}]),
        "a.txt": f"{url}\n\n{words}",
    }  # fmt: skip
    packed = zipped({name: raw for name, raw in found.items() if name != "a.odt"})
    return {**{name: raw.encode() if isinstance(raw, str) else raw for name, raw in found.items()}, "a.zip": packed}


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A server that nobody has reason to call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_reading_calls_nobody(listening: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/a"

    def refuse(*given: object, **named: object) -> None:
        asked.append((given, named))
        raise OSError("no network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    kinds = set()
    for name, raw in files(url, secret).items():
        kinds.add(kind_of(name, BytesIO(raw)))
        found = [one for one in opened(Member(name, BytesIO(raw)), AS_IT_COMES) if isinstance(one, RawReport)]
        assert found, name
        for one in found:
            assert "harbour master" in repair(one, None).given.text
            assert SECRET not in one.text
    assert asked == []
    with pytest.raises(BlockingIOError):  # no library called past Python either
        listening.accept()
    assert set(READERS) - kinds == {"pdf", "gzip", "tar", "export"}  # which name nothing that lies outside them
