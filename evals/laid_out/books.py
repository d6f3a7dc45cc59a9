"""Books of one report: in chapters with all that a book has around them, and as LibreOffice makes one."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from html import escape
from pathlib import Path
from shutil import which

from evals.laid_out.story import Laid, Layout, Story

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
_PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title/></head><body>{}</body></html>"
)
_FURNITURE = ("Cover of the collected reports", "In this book", "Chapter of the report")


def book(story: Story, number: int) -> Laid:
    """A book with a cover, the contents, a page of the title, and two chapters."""
    half = max(1, len(story.paragraphs) // 2)
    contents = f'<ol><li><a href="1.xhtml">{_FURNITURE[2]}</a></li></ol>'
    files = {
        "cover.xhtml": f'<section epub:type="cover"><p>{_FURNITURE[0]}</p></section>',
        "nav.xhtml": f'<nav epub:type="toc"><h1>{_FURNITURE[1]}</h1>{contents}</nav>',
        "0.xhtml": f"<h1>{escape(story.title)}</h1><p>By {escape(' and '.join(story.authors))}</p>",
        "1.xhtml": "".join(map(_marked, story.paragraphs[:half])),
        "2.xhtml": "".join(map(_marked, story.paragraphs[half:])),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/book.opf", _package(story, list(files)))
        for name, body in files.items():
            archive.writestr(f"OEBPS/{name}", _PAGE.format(body))
    return Laid(whole.getvalue(), _FURNITURE)


def _package(story: Story, names: list[str]) -> str:
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml" {_properties(name)}/>'
        for at, name in enumerate(names)
    )
    order = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
    creators = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story.authors)
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(story.title)}</dc:title>{creators}'
        f"<dc:publisher>{escape(story.publisher)}</dc:publisher><dc:date>{story.published}</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine>"
        '<guide><reference type="cover" href="cover.xhtml"/></guide></package>'
    )


def _properties(name: str) -> str:
    return 'properties="nav"' if name == "nav.xhtml" else ""


def _marked(paragraph: tuple[str, bool]) -> str:
    words, heading = paragraph
    return f"<h2>{escape(words)}</h2>" if heading else f"<p>{escape(words, quote=False)}</p>"


def exported(story: Story, number: int) -> Laid | None:
    """What LibreOffice makes of the report's document."""
    office = which("soffice")
    if office is None:
        return None
    title = escape(story.title)
    day = f"{story.published.day} {story.published:%B %Y}"
    signed = f"<p>By {escape(' and '.join(story.authors))}</p><p>{day}</p>"
    body = signed + "".join(map(_marked, story.paragraphs))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        source.write_text(f'<meta charset="utf-8"><title>{title}</title><body><h1>{title}</h1>{body}', "utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        how = ["--headless", "--infilter=HTML (StarWriter)", "--convert-to", "epub", "--outdir", folder, str(source)]
        subprocess.run([office, profile, *how], capture_output=True, check=True)
        return Laid(source.with_suffix(".epub").read_bytes())


LAYOUTS = (
    Layout("epub", ".epub", book),
    Layout("epub exported", ".epub", exported, states=("title", "authors", "published")),
)
