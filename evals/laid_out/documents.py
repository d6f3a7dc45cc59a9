"""Stories as word processors hold them: DOCX by python-docx, ODT by odfpy, RTF as Word writes it."""

from __future__ import annotations

import io

from evals.laid_out.story import Laid, Layout, Story

_HEAD, _FOOT = "Desk copy, not for onward circulation", "Archive of the Quay Street reading circle"
_DELETED = "This sentence was struck out before the report went to print."
_NOTE = "See the annex in the circle's ledger."


def _day(story: Story) -> str:
    return f"{story.published.day} {story.published:%B %Y}"


def _docx_styled(story: Story, number: int) -> Laid:
    """A title in its style, headings, a head and a foot on every page, a sentence deleted with tracked changes."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = _HEAD
    document.sections[0].footer.paragraphs[0].text = _FOOT
    document.add_paragraph(story.title, style="Title")
    document.add_paragraph("By " + " and ".join(story.authors))
    document.add_paragraph(_day(story))
    for words, is_heading in story.paragraphs:
        document.add_paragraph(words, style="Heading 2" if is_heading else None)
    deleted, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = _DELETED
    deleted.set(qn("w:author"), "E. Marsh")
    run.append(text)
    deleted.append(run)
    document.paragraphs[3]._p.append(deleted)
    raw = io.BytesIO()
    document.save(raw)
    return Laid(raw.getvalue(), (_HEAD, _FOOT, _DELETED))


def _docx_pasted(story: Story, number: int) -> Laid:
    """Pasted from elsewhere: no style but the usual, runs of many pieces, the title in the properties and bold."""
    import docx

    document = docx.Document()
    document.core_properties.title = story.title[:255]
    document.core_properties.author = "python-docx"
    document.add_paragraph().add_run(story.title).bold = True
    document.add_paragraph(f"{', '.join(story.authors)}   |   {_day(story)}")
    for words, _ in story.paragraphs:
        paragraph = document.add_paragraph()
        for at in range(0, len(words), 17):
            paragraph.add_run(words[at : at + 17]).italic = at % 3 == 0
    raw = io.BytesIO()
    document.save(raw)
    return Laid(raw.getvalue())


def _docx_table(story: Story, number: int) -> Laid:
    """The whole report in one cell of a table, as pages saved by Word have it."""
    import docx

    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.paragraphs[0].text = story.title
    cell.add_paragraph("By " + " and ".join(story.authors))
    cell.add_paragraph(_day(story))
    for words, _ in story.paragraphs:
        cell.add_paragraph(words)
    raw = io.BytesIO()
    document.save(raw)
    return Laid(raw.getvalue())


def _odt(story: Story, number: int) -> Laid:
    """A title in its style, headings, blanks as the format has them, a foot on every page, a footnote."""
    from odf.opendocument import OpenDocumentText
    from odf.style import Footer, MasterPage, PageLayout, Style
    from odf.text import H, Note, NoteBody, NoteCitation, P

    document = OpenDocumentText()
    document.styles.addElement(Style(name="Title", family="paragraph"))
    document.automaticstyles.addElement(PageLayout(name="L1"))
    page = MasterPage(name="Standard", pagelayoutname="L1")
    footer = Footer()
    footer.addElement(P(text=_FOOT))
    page.addElement(footer)
    document.masterstyles.addElement(page)
    document.text.addElement(P(stylename="Title", text=story.title))
    document.text.addElement(P(text="By " + " and ".join(story.authors)))
    document.text.addElement(P(text=_day(story)))
    for at, (words, is_heading) in enumerate(story.paragraphs):
        one = H(outlinelevel=2, text=words) if is_heading else P(text=words)
        if at == 1:
            note = Note(noteclass="footnote")
            note.addElement(NoteCitation(text="1"))
            body = NoteBody()
            body.addElement(P(text=_NOTE))
            note.addElement(body)
            one.addElement(note)
        document.text.addElement(one)
    raw = io.BytesIO()
    document.save(raw)
    return Laid(raw.getvalue(), (_FOOT, _NOTE))


def escaped(words: str, unicode: bool) -> str:
    """Words as RTF's: characters beyond ASCII by number, or by their byte in Windows' encoding."""
    text = words.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    out = []
    for char in text:
        code = char.encode("cp1252", "ignore")
        if char.isascii():
            out.append(char)
        elif unicode or not code:
            units = char.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little")
                out.append(rf"\u{unit - 65536 if unit > 32767 else unit}?")
        else:
            out.append(rf"\'{code[0]:02x}")
    return "".join(out)


def _rtf_word(story: Story, number: int) -> Laid:
    """As Word writes it: tables of fonts and styles, properties, a foot, a picture, characters by number."""
    lines = [
        r"{\rtf1\ansi\ansicpg1252\uc1\deff0",
        r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset204 Arial CYR;}}",
        r"{\stylesheet{\s0 Normal;}{\s15\sbasedon0 Title;}{\s2 heading 2;}}{\*\generator Invented Writer 9;}",
        r"{\info{\title draft7.doc}{\author E. Marsh}}{\footer\pard " + _FOOT + r"\par}",
        r"\pard\plain\s15 " + escaped(story.title, True) + r"\par",
        r"\pard\plain By " + escaped(" and ".join(story.authors), True) + r"\par",
        r"\pard\plain " + _day(story) + r"\par {\pict\pngblip 89504e470d0a1a0a" + "00ff" * 200 + r"}\par",
    ]
    for words, _ in story.paragraphs:
        text = escaped(words, True)
        lines.append(rf"\pard\plain\f0\fs24 {text[:40]}{{\b {text[40:40]}}}{text[40:]}\par")
    return Laid(("\r\n".join(lines) + "}").encode("ascii"), (_FOOT,))


def _rtf_plain(story: Story, number: int) -> Laid:
    """As small editors write it: lines broken anywhere, characters by their byte, empty paragraphs between."""
    lines = [r"{\rtf1\ansi\ansicpg1252\cocoartf2639{\fonttbl\f0\fswiss\fcharset0 Helvetica;}{\colortbl;\red0\green0;}"]
    head = [story.title, "By " + " and ".join(story.authors), _day(story)]
    for words in [*head, *(words for words, _ in story.paragraphs)]:
        lines.append(rf"\f0\fs26 \cf0 {escaped(words, False)}\par" + "\\\n")
    return Laid(("\n".join(lines) + "}").encode("ascii"))


DOCUMENTS = (
    Layout("docx-styled", ".docx", _docx_styled, ("title", "authors", "published")),
    Layout("docx-pasted", ".docx", _docx_pasted, ("title", "authors", "published")),
    Layout("docx-table", ".docx", _docx_table, ("title", "authors", "published")),
    Layout("odt-styled", ".odt", _odt, ("title", "authors", "published")),
    Layout("rtf-word", ".rtf", _rtf_word, ("title", "authors", "published")),
    Layout("rtf-plain", ".rtf", _rtf_plain, ("title", "authors", "published")),
)
"""Documents of word processors."""
