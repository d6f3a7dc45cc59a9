"""Stories as PDF by other tools: an office program, a browser, a typesetter, a shuffled file, a scan."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from evals.laid_out.sheets import DRESSES, SHEETS, page_of, picture
from evals.laid_out.story import Laid, Layout, Story

_MOST_SECONDS = 300
_SHOWN = re.compile(rb"^\[.*\] TJ$", re.DOTALL)


def _day(story: Story) -> str:
    return f"{story.published.day} {story.published:%B %Y}"


def shuffled(story: Story, number: int) -> Laid | None:
    """Two columns whose lines are drawn in any order, on pages that are turned."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return None
    html, furniture = page_of(story, number, DRESSES["pdf-two"])

    def finish(_: Any, pdf: Any) -> None:
        for one in pdf.objects:
            if getattr(one, "stream", None) and b"BT" in one.stream:
                one.stream = _shuffled(one.stream, random.Random(number))
        for page in pdf.pages["Kids"][::3]:
            pdf.objects[page]["Rotate"] = (0, 90, 180, 270)[number % 4]

    return Laid(HTML(string=html).write_pdf(finisher=finish), furniture)


def _shuffled(stream: list[Any], chance: random.Random) -> list[Any]:
    """A page's drawing with its lines of text in another order, each with its own font and place."""
    font, place, lines, rest, first = b"", b"", [], [], None
    for one in stream:
        if isinstance(one, bytes) and one.endswith(b" Tm"):
            place = one
        elif isinstance(one, bytes) and one.endswith(b" Tf"):
            font = one
        elif isinstance(one, bytes) and _SHOWN.match(one):
            lines.append([b"BT", place, font, one, b"ET"])
        elif one == b"BT" and first is None:
            first = len(rest)
        elif one not in (b"BT", b"ET"):
            rest.append(one)
    chance.shuffle(lines)
    return [*rest[:first], *(part for line in lines for part in line), *rest[first:]]


def office(story: Story, number: int) -> Laid | None:
    """A document in one or two columns with head, foot and a box, as an office program exports it."""
    if shutil.which("soffice") is None:
        return None
    from docx import Document
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = ("Liberation Serif", "Liberation Sans")[number % 2]
    document.styles["Normal"].font.size = Pt(11)
    document.sections[0].header.paragraphs[0].text = f"{story.publisher}\t\tFor the press"
    document.sections[0].footer.paragraphs[0].text = "Harbour Street 4 · switchboard 0100"
    document.add_heading(story.title, 0)
    document.add_paragraph(f"By {' and '.join(story.authors)}")
    document.add_paragraph(_day(story))
    if number % 2:
        section = document.add_section(WD_SECTION.CONTINUOUS)
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), "2")
        columns.set(qn("w:space"), "400")
    for words, heading in story.paragraphs:
        document.add_heading(words, 2) if heading else document.add_paragraph(words)
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/report.docx")
        if not _ran(["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to", "pdf",
                     "--outdir", folder, f"{folder}/report.docx"]):  # fmt: skip
            return None
        return Laid(Path(f"{folder}/report.pdf").read_bytes(), ("For the press", "Harbour Street 4 · switchboard 0100"))


def browser(story: Story, number: int) -> Laid | None:
    """A page printed from a browser, with its head and foot."""
    program = shutil.which("chromium")
    if program is None:
        return None
    caption = "Lamps along the mole, seen from the pilot boat"
    middle = len(story.paragraphs) // 2
    parts = [
        (f'<figure><img src="{picture()}"><figcaption>{caption}</figcaption></figure>' if place == middle else "")
        + (f"<h3>{escape(words)}</h3>" if heading else f"<p>{escape(words)}</p>")
        for place, (words, heading) in enumerate(story.paragraphs)
    ]
    html = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(story.title)}</title><style>
body {{ font: 15px/1.5 "{("DejaVu Sans", "Liberation Serif")[number % 2]}"; }} img {{ width: 320px; height: 180px }}
figcaption {{ font-size: 12px }} h1 {{ font-size: 28px }}</style>
<p style="font-size: 26px">{escape(story.publisher)}</p>
<h1>{escape(story.title)}</h1><p>By {escape(" and ".join(story.authors))}</p><p>{_day(story)}</p>{"".join(parts)}"""
    with tempfile.TemporaryDirectory() as folder:
        Path(f"{folder}/page.html").write_text(html, "utf-8")
        if not _ran([program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/p",
                     f"--print-to-pdf={folder}/page.pdf", f"file://{folder}/page.html"]):  # fmt: skip
            return None
        return Laid(Path(f"{folder}/page.pdf").read_bytes(), (caption, f"file://{folder}/page.html"))


def troff(story: Story, number: int) -> Laid | None:
    """Two columns by groff, whose words stand where they stand without blanks between."""
    if shutil.which("groff") is None or shutil.which("ps2pdf") is None:
        return None
    body = "\n".join(f"{'.SH' if heading else '.PP' if number % 2 else '.LP'}\n{_roff(words)}"
                     for words, heading in story.paragraphs)  # fmt: skip
    page = f""".nr PS 10
.nr PD {"0" if number % 2 else "0.5v"}
.ds CH \\\\n[PN]
.ds LH {_roff(story.publisher)}
.ds RH Circular
.TL
{_roff(story.title)}
.LP
By {_roff(" and ".join(story.authors))}
.LP
{_day(story)}
.2C
{body}
"""
    with tempfile.TemporaryDirectory() as folder:
        Path(f"{folder}/page.ms").write_text(page, "utf-8")
        if not _ran(["sh", "-c", f"groff -k -ms -Tps {folder}/page.ms | ps2pdf - {folder}/page.pdf"]):
            return None
        return Laid(Path(f"{folder}/page.pdf").read_bytes(), ("Circular",))


def _roff(words: str) -> str:
    text = words.replace("\\", "\\e").replace("'", "\\(aq").replace('"', "\\(dq")
    return f"\\&{text}"


def scanned(story: Story, number: int) -> Laid | None:
    """Two columns as a scanner gives them: pictures of pages, a little askew, with specks."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    laid = next(one for one in SHEETS if one.name == "pdf-two").make(story, number)
    if laid is None or shutil.which("tesseract") is None:
        return None
    noise = np.random.default_rng(number)
    pages = []
    for page in pypdfium2.PdfDocument(laid.raw):
        image = page.render(scale=200 / 72, grayscale=True).to_pil()
        image = image.rotate(noise.uniform(-0.6, 0.6), fillcolor=255, resample=Image.Resampling.BICUBIC)
        dots = np.asarray(image, dtype=float) * 0.93 + 8 + noise.normal(0, 8, (image.height, image.width))
        pages.append(Image.fromarray(dots.clip(0, 255).astype("uint8")))
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return Laid(file.getvalue(), laid.furniture)


def _ran(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


PRINTED = (
    Layout("pdf-shuffled", ".pdf", shuffled, columned=True),
    Layout("pdf-office", ".pdf", office, columned=True),
    Layout("pdf-browser", ".pdf", browser),
    Layout("pdf-troff", ".pdf", troff, ("title", "authors", "published"), columned=True),
    Layout("pdf-scan", ".pdf", scanned, ("title", "authors", "published"), columned=True),
)
"""In the order in which they are printed."""
