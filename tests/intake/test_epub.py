"""Books of one report."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.opening import read_file

ONE = "The harbour office in Ostmark said on Monday that the talks on the ferry had been broken off after nine hours."
TWO = "The captains' union answered that it would wait until Friday, and that no ship would leave the port before then."
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
HEAD = """<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Talks break off</dc:title>
<dc:creator>Ada Brell</dc:creator><dc:creator>Tom Quarry</dc:creator><dc:publisher>The Ostmark Mail</dc:publisher>
<dc:date>2031-03-03</dc:date><dc:language>en-GB</dc:language><dc:source>https://mail.example/talks</dc:source></metadata>"""
CHAPTERS = {
    "cover.xhtml": '<section epub:type="cover"><img src="c.png"/><p>Cover</p></section>',
    "contents.xhtml": '<div><h1>Contents</h1><ol><li><a href="two.xhtml">The ferry</a></li></ol></div>',
    "two.xhtml": f'<h1>Talks break off</h1><a id="p1"/><p>{ONE}</p>',
    "one one.xhtml": f'<span epub:type="pagebreak">12</span><p>{TWO}</p><figcaption>A ferry</figcaption>',
    "nav.xhtml": '<nav epub:type="toc"><ol><li><a href="two.xhtml">One</a></li></ol></nav>',
}


def book(path: Path, chapters: dict[str, str] = CHAPTERS, head: str = HEAD, **others: str) -> Path:
    items = "".join(
        f'<item id="{at}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml" '
        f'properties="{"nav" if name == "nav.xhtml" else ""}"/>'
        for at, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="{at}"/>' for at in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf">{head}<manifest>{items}</manifest><spine>{order}</spine>'
        '<guide><reference type="cover" href="cover.xhtml"/></guide></package>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        files = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package}
        files |= {f"OPS/{name}": page(body) for name, body in chapters.items()} | others
        for name, words in files.items():
            archive.writestr(name, words)
    return path


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def test_a_book_is_one_report_in_the_order_of_its_spine(tmp_path: Path) -> None:
    raw = read_file(book(tmp_path / "talks.epub"))
    assert raw.text.split("\n\n") == ["Talks break off", ONE, TWO]
    says = raw.metadata
    assert (says.title, says.authors, says.publisher) == (
        "Talks break off",
        ("Ada Brell", "Tom Quarry"),
        "The Ostmark Mail",
    )
    assert (says.published, says.language, says.url) == (date(2031, 3, 3), "en", "https://mail.example/talks")
    assert [anchor.at for anchor in raw.anchors] == [
        "OPS/book.opf, title",
        "OPS/two.xhtml, /html/body/p",
        "OPS/one one.xhtml, /html/body/p",
    ]


def test_a_book_without_a_title_begins_with_its_text(tmp_path: Path) -> None:
    raw = read_file(book(tmp_path / "talks.epub", head=""))
    assert raw.text.split("\n\n") == ["Talks break off", ONE, TWO]


LOCKED = "<encryption><EncryptedData><CipherData><CipherReference URI='{}'/></CipherData></EncryptedData></encryption>"
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(12)
)


@pytest.mark.parametrize(
    ("others", "fault"),
    [
        ({"META-INF/container.xml": "<container/>"}, "lacks its part"),
        ({"META-INF/container.xml": "no xml"}, "is damaged"),
        ({"META-INF/encryption.xml": LOCKED.format("OPS/two.xhtml")}, "is protected against reading"),
        ({"OPS/two.xhtml": "<p>" + "a" * 30_000_000}, "is too large"),
        ({"OPS/book.opf": BOMB + "]><package><title>&m;</title></package>"}, "no running text"),
        ({"OPS/book.opf": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><package/>"}, "no running text"),
    ],
)
def test_a_book_that_cannot_be_read_is_named_with_fault_and_remedy(
    tmp_path: Path, others: dict[str, str], fault: str, recwarn: pytest.WarningsRecorder
) -> None:
    with pytest.raises(NotAReport, match=rf"talks\.epub: .*{fault}.*; "):
        read_file(book(tmp_path / "talks.epub", **others))


def test_encrypted_fonts_do_no_harm(tmp_path: Path) -> None:
    locked = LOCKED.format("OPS/font.otf")
    assert ONE in read_file(book(tmp_path / "talks.epub", **{"META-INF/encryption.xml": locked})).text


def test_a_book_cut_short_is_named(tmp_path: Path) -> None:
    path = book(tmp_path / "talks.epub")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(NotAReport, match=r"talks\.epub: "):
        read_file(path)
