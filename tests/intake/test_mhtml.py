"""Pages that a browser saved in one file."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.opening import read_file

WORDS = "The harbour office in Ostmark said “no” on Monday, after nine hours of talks on the ferry and its crew."
MORE = "The captains' union answered that it would wait until Friday, and that no ship would leave the port."
PAGE = f"<html><body><h1>Talks break off</h1><p>{WORDS}</p><p>{MORE}</p></body></html>"
OTHER = (
    "<html><body><p>This frame shows an advertisement, which says quite a lot about tyres and cars.</p></body></html>"
)


def saved(parts: list[tuple[str, bytes]], heads: str = 'type="text/html"') -> bytes:
    whole = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mail.example/talks\r\nSubject: Talks\r\n"
        f"Date: Sat, 7 Nov 2037 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; {heads};\r\n"
        '\tboundary="----Multi--x"\r\n\r\n'
    ).encode()
    for head, body in parts:
        whole += b"\r\n------Multi--x\r\n" + head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body
    return whole + b"\r\n------Multi--x--\r\n"


def part(encoding: str, charset: str = "utf-8", page: str = PAGE) -> tuple[str, bytes]:
    raw = page.encode(charset)
    ways = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}
    words = ways[encoding](raw) if encoding in ways else raw
    return (
        f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {encoding}\nContent-ID: <{encoding}>",
        words,
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_the_page_is_read_out_of_any_transfer_encoding(tmp_path: Path, encoding: str, charset: str) -> None:
    path = tmp_path / "talks.mhtml"
    path.write_bytes(
        saved([part(encoding, charset), ("Content-Type: image/png\nContent-Transfer-Encoding: base64", b"AAAA")])
    )
    raw = read_file(path)
    assert raw.text.split("\n\n") == ["Talks break off", WORDS, MORE]
    assert raw.metadata.url == "https://mail.example/talks"
    assert raw.metadata.published is None
    assert raw.anchors[1].at == "/html/body/p[1]"


def test_the_part_that_the_heads_name_is_the_page(tmp_path: Path) -> None:
    path = tmp_path / "talks.mht"
    frame = ("Content-Type: text/html\nContent-ID: <frame>", OTHER.encode())
    path.write_bytes(saved([frame, part("8bit")], 'start="<8bit>"'))
    assert read_file(path).text.startswith("Talks break off")


def test_the_first_page_is_it_where_the_heads_name_none(tmp_path: Path) -> None:
    path = tmp_path / "talks.mht"
    path.write_bytes(saved([part("8bit"), ("Content-Type: text/html\nContent-ID: <frame>", OTHER.encode())]))
    assert "tyres" not in read_file(path).text


@pytest.mark.parametrize(
    "content",
    [
        saved([]),
        saved([("Content-Type: image/png", b"\x89PNG")]),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nnothing",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 20_000,
    ],
)
def test_a_file_without_a_page_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.mhtml"
    path.write_bytes(content)
    with pytest.raises(NotAReport, match=r"empty\.mhtml: no page in it; save"):
        read_file(path)


def test_a_page_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "talks.mhtml"
    path.write_bytes(saved([part("base64")])[:-150])
    assert WORDS in read_file(path).text
