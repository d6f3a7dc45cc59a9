"""Documents of word processors: what is read of them, in which order, and what is said of those that are broken."""

from __future__ import annotations

import pytest

from tests.intake.documents import docx, odt, p, zipped
from tests.intake.held import at, fault, reports


def test_docx_is_read_in_order_with_its_title_first() -> None:
    raw = docx(p("Eastquay") + p("Fewer boats", "Titel") + p("By Olga Brandt") + p("The ferry sails twice a day."))
    (report,) = reports("a.docx", raw)
    assert report.text == "Fewer boats\n\nEastquay\n\nBy Olga Brandt\n\nThe ferry sails twice a day."
    assert report.metadata.title == "Fewer boats"
    assert at(report, "The ferry") == "paragraph 4"
    assert at(report, "Fewer") == "paragraph 2"
    assert "running head" not in report.text


def test_docx_reads_as_with_all_changes_accepted() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('The ferry ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>{run('still ')}</w:ins>"
        f"<w:moveFrom>{run('gone')}</w:moveFrom><w:hyperlink>{run('sails')}</w:hyperlink>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        f"<w:r><w:footnoteReference/></w:r>{run('.')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    (report,) = reports("a.docx", docx(body))
    assert report.text == "The ferry still sails."
    assert report.notes == ("1 footnotes are left out",)


def test_docx_tables_lists_and_text_boxes() -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>{}{}</w:tr>".format
    rows = row(cell(p("Dock")), cell(p("Boats"))) + row(cell(p("East") + p("West")), cell(p("4")))
    table = f"<w:tbl>{rows}</w:tbl>"
    inner = f"<w:pict><w:txbxContent>{p('In the box.')}</w:txbxContent></w:pict>"
    box = f"<w:p><w:r><w:t>Around the box.</w:t>{inner}</w:r></w:p>"
    listed = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first point</w:t></w:r></w:p>"
    (report,) = reports("a.docx", docx(table + box + listed))
    assert report.text.split("\n\n") == [
        "Dock\tBoats",
        "East",
        "West",
        "4",
        "Around the box.",
        "In the box.",
        "- first point",
    ]


@pytest.mark.parametrize(
    ("core", "body", "title"),
    [
        ("<dc:title>Fewer boats</dc:title>", p("Fewer boats") + p("The ferry sails."), "Fewer boats"),
        ("<dc:title>Fewer boats</dc:title>", p("The ferry sails. " * 20), "Fewer boats"),
        ("<dc:title>draft-7.docx</dc:title>", p("The ferry sails. " * 20), ""),
        ("<dc:title>Minutes of May</dc:title>", p("Fewer boats") + p("The ferry sails."), ""),
    ],
)
def test_properties_tell_the_title_where_the_text_bears_them_out(core: str, body: str, title: str) -> None:
    (report,) = reports("a.docx", docx(body, core))
    assert report.metadata.title == title
    assert report.text.count("Fewer boats") == (1 if title or "Fewer" in body else 0)


def test_a_typist_in_the_properties_is_no_author() -> None:
    core = "<dc:creator>Emil Sato</dc:creator>"
    assert reports("a.docx", docx(p("Fewer boats") + p("The ferry sails."), core))[0].metadata.authors == ()
    body = p("Fewer boats") + p("Emil Sato") + p("The ferry sails.")
    assert reports("a.docx", docx(body, core))[0].metadata.authors == ("Emil Sato",)


def test_odt_is_read_in_order() -> None:
    body = (
        '<text:p>Eastquay</text:p><text:p text:style-name="P1">Fewer boats</text:p>'
        '<text:p>The  ferry<text:s text:c="2"/>sails'
        "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
        " twice<office:annotation><text:p>Check!</text:p></office:annotation> a\nday.</text:p>"
        "<text:list><text:list-item><text:p>first point</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Dock</text:p></table:table-cell>"
        "<table:table-cell><text:p>Boats</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Around.<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes>"
    )
    (report,) = reports("a.odt", odt(body))
    assert report.text.split("\n\n") == [
        "Fewer boats", "Eastquay", "The ferry  sails twice a day.", "- first point", "Dock\tBoats", "Around.",
        "In the box.",
    ]  # fmt: skip
    assert report.metadata.title == "Fewer boats"
    assert report.notes == ("1 footnotes are left out",)
    assert at(report, "sails") == "paragraph 3"


BOMB = "<!DOCTYPE d [" + '<!ENTITY a "{}">'.format("ha" * 1000) + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
) + "]>"  # fmt: skip
LOADED = '<!DOCTYPE d [<!ENTITY h SYSTEM "file:///etc/passwd">]>'


def test_no_entity_is_expanded_and_nothing_loaded() -> None:
    words = "Before &h; behind."
    for name, raw in (
        ("a.docx", docx(p(words), "", LOADED)),
        ("a.odt", odt(f"<text:p>{words}</text:p>", "", LOADED)),
    ):
        assert reports(name, raw)[0].text.split() == ["Before", "behind."]
    assert "is damaged XML" in fault("a.docx", docx(p(words), "", BOMB))
    assert "is damaged XML" in fault("a.odt", odt(f"<text:p>{words}</text:p>", "", BOMB))


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.docx", docx(p("x") * 400)[:-600], "is damaged"),
        ("a.docx", docx("<w:p><w:r>"), "is damaged XML"),
        ("a.docx", docx(""), "no text in it"),
        ("a.docx", docx("<w:sdt>" * 300 + p("deep") + "</w:sdt>" * 300), "is damaged XML"),
        ("a.odt", odt("<text:p>"), "is damaged XML"),
        ("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "has no text part"),
        ("a.docx", docx(p("x" * 61_000_000)), "over 60,000,000 bytes"),
    ],
)  # fmt: skip
def test_a_broken_document_is_named(name: str, raw: bytes, says: str) -> None:
    assert fault(name, raw).startswith(f"{name}: ")
    assert says in fault(name, raw)


def test_an_encrypted_odt_says_so() -> None:
    entry = "<m:file-entry><m:encryption-data/></m:file-entry>"
    raw = zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x00\x01",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="urn:x">{entry}</m:manifest>',
    })  # fmt: skip
    assert "is encrypted" in fault("a.odt", raw)


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    rb"{\stylesheet{\s0 Normal;}{\s7 Title;}}"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\pard One.\par Two.\par", "One.\n\nTwo."),
        (rb"\pard\s7 A title\par\pard\s0 Body.\par", "A title\n\nBody."),
        (rb"caf\'e9 \ldblquote no\rdblquote  \emdash  \u8364?5\par", "café “no” — €5"),
        (rb"{\f1 \'cc\'fd\'f0} said\par", "Мэр said"),
        (rb"{\f2 \'93\'8c\'8b\'9e} said\par", "東京 said"),
        (rb"\uc2 na\u239\'ef\'efve \u-10179\'3f\'3f\u-8704\'3f\'3f\par", "naïve 😀"),
        (rb"{\pict\pngblip 89504e47}Seen.{\*\unknown hidden}{\header Head}{\footnote Note}\par", "Seen."),
        (rb"{\pict\bin9 {{{{{}}}} }Seen.\par", "Seen."),
        (rb"Kept {\deleted struck }{\v hidden }words\par", "Kept words"),
        (rb'{\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt shown}}\par', "shown"),
        (rb"\trowd\intbl Dock\cell Boats\cell\row\pard After.\par", "Dock\tBoats\n\nAfter."),
        (rb"\trowd\intbl One.\par Two.\cell\row\pard After.\par", "One.\n\nTwo.\n\nAfter."),
        (rb"Around.{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box.\par}}{\shprslt twice}} On.\par Next.\par",
         "Around. On.\n\nIn the box.\n\nNext."),
        (rb"{\listtext 1.\tab}first point\par", "- first point"),
        (rb"A line\line below\par", "A line\nbelow"),
        (rb"{\upr{old}{\*\ud{new}}}\par", "new"),
    ],
)  # fmt: skip
def test_rtf_says_what_a_reader_sees(body: bytes, text: str) -> None:
    (report,) = reports("a.rtf", RTF + body + b"}")
    assert report.text == text


def test_rtf_states_title_and_paragraphs() -> None:
    raw = RTF + rb"{\info{\title Fewer boats}{\author Emil Sato}}\pard Fewer boats\par By Olga Brandt\par Words.\par}"
    (report,) = reports("a.rtf", raw)
    assert report.metadata.title == "Fewer boats"
    assert report.metadata.authors == ()
    assert at(report, "Words.") == "paragraph 3"


def test_rtf_that_is_cut_short_is_read_as_far_as_it_goes() -> None:
    (report,) = reports("a.rtf", RTF + rb"One.\par Tw")
    assert report.text == "One.\n\nTw"
    assert report.notes == ("the file is cut short; read as far as it goes",)


def test_hostile_rtf_is_named() -> None:
    assert "nests too deep" in fault("a.rtf", RTF + b"{" * 100_000)
    assert "no text in it" in fault("a.rtf", RTF + b"}" * 100_000)
    assert "no text in it" in fault("a.rtf", RTF + rb"\bin999999999 ")


def test_a_document_is_told_by_its_bytes() -> None:
    raw = docx(p("The ferry sails."))
    assert reports("a.txt", raw)[0].text == "The ferry sails."
    assert reports("a.csv", raw)[0].text == "The ferry sails."
    assert reports("a.docx", RTF + rb"Words.\par}")[0].text == "Words."
    assert reports("a.docx", b"Plain words.")[0].text == "Plain words."
