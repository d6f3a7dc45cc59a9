"""Stories as PDF: set in one to four columns by WeasyPrint, with what papers set around and between them."""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import escape

from evals.laid_out.story import Laid, Layout, Story

_SIZES = ("A4", "Letter", "148mm 210mm")
_CAPTIONS = (
    "The quay at first light, before the ferries were stopped. Photograph: Ilse Marrow",
    "Trucks wait behind the barrier while clerks look through the papers. PICTURE: ONAN REYES",
    "A map of the crossings that were open on the evening of the report",
)
_ASIDES = (
    ("At a glance", "Three crossings stayed open all week", "Two were shut by order of the harbour master"),
    ("In numbers", "Tolls rose by a tenth in a single season", "Fewer than half of the lanterns still burn"),
)
_NOTES = (
    "The figures were taken from the harbour office’s yearbook, second printing.",
    "A longer version of the interview is kept in the paper’s archive.",
)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a paper sets its reports: columns, faces, and what it sets beside the text."""

    columns: int = 1
    face: str = "Liberation Serif"
    size: float = 10
    sizes: tuple[str, ...] = _SIZES
    lead: int = 0
    justified: bool = False
    indented: bool = False
    nameplate: bool = False
    initial: bool = False
    rule: bool = False
    picture: bool = False
    quote: bool = False
    aside: bool = False
    note: bool = False
    head: str = "{publisher}"
    head_right: str = "{section}"
    foot: str = '"Page " counter(page) " of " counter(pages)'
    states: tuple[str, ...] = ("title", "authors", "publisher", "published")
    style: str = ""


@cache
def picture() -> str:
    """A picture of grey bands, as an address that holds it."""
    from PIL import Image

    image = Image.new("L", (60, 40))
    image.putdata([(x * 4 + y * 3) % 256 for y in range(40) for x in range(60)])
    file = io.BytesIO()
    image.save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"


def page_of(story: Story, number: int, dress: Dress) -> tuple[str, tuple[str, ...]]:
    """The page's HTML, and the furniture on it."""
    section = ("WORLD", "Report & Comment", "Abroad")[number % 3]
    head = dress.head.format(publisher=story.publisher, day=_day(story), title=story.title)
    right = dress.head_right.format(section=section, day=_day(story), publisher=story.publisher)
    furniture = [right] if section in right else []
    body, beside = _body(story, number, dress)
    furniture += beside
    by = f"By {' and '.join(story.authors)}"
    plate = f'<div class="plate">{escape(story.publisher)}</div>' if dress.nameplate else ""
    style = _style(number, dress, head, right)
    html = f"""<html lang="en"><head><title>Microsoft Word - draft{number}.doc</title><style>{style}</style></head>
<body>{plate}<h1>{escape(story.title)}</h1><p class="by">{escape(by)}</p><p class="day">{_day(story)}</p>
{body}</body></html>"""
    return html, tuple(furniture)


def _day(story: Story) -> str:
    return f"{story.published.day} {story.published:%B %Y}"


def _body(story: Story, number: int, dress: Dress) -> tuple[str, list[str]]:
    parts, furniture = [], []
    middle = len(story.paragraphs) // 2
    for place, (words, heading) in enumerate(story.paragraphs):
        if place == dress.lead:
            parts.append('<div class="columns">')
        if place == 2 and dress.picture:
            caption = _CAPTIONS[number % len(_CAPTIONS)]
            parts.append(f'<figure><img src="{picture()}"><figcaption>{escape(caption)}</figcaption></figure>')
            furniture.append(caption)
        if place == middle and dress.quote and not heading:
            parts.append(f"<blockquote>“{escape(_quote(words))}”</blockquote>")
            furniture.append(f"“{_quote(words)}”")
        if place == middle + 1 and dress.aside:
            title, *points = _ASIDES[number % len(_ASIDES)]
            rows = "".join(f"<div>{escape(one)}</div>" for one in points)
            parts.append(f"<aside><b>{escape(title)}</b>{rows}</aside>")
            furniture += [title, *points]
        text = escape(words)
        if place == 1 and dress.note:
            text += f'<span class="note">{_NOTES[number % 2]}</span>'
            furniture.append(_NOTES[number % 2])
        kind = "h2" if heading else "p"
        if place == dress.lead and dress.initial and words[0].isalpha():
            text = f'<span class="initial">{text[0]}</span>{text[1:]}'
        parts.append(f"<{kind}>{text}</{kind}>")
    return "".join([*parts, "</div>"]), furniture


def _quote(words: str) -> str:
    """The beginning of a paragraph, as a pull quote."""
    return " ".join(words.strip("\"“”'").split()[:12]).rstrip(',;:"“”')


def _style(number: int, dress: Dress, head: str, right: str) -> str:
    columns = f"columns: {dress.columns}; column-gap: {14 if dress.columns > 2 else 18}pt;" if dress.columns > 1 else ""
    size = dress.sizes[number % len(dress.sizes)]
    return f"""
@page {{ size: {size}; margin: 22mm 17mm;
  @top-left {{ content: "{head}"; font: 8pt "{dress.face}" }}
  @top-right {{ content: "{right}"; font: 8pt "{dress.face}" }}
  @bottom-center {{ content: {dress.foot}; font: 8pt "{dress.face}" }} @footnote {{ border-top: 0.5pt solid black }} }}
body {{ font: {dress.size}pt/1.3 "{dress.face}"; text-align: {"justify" if dress.justified else "left"};
  hyphens: {"auto" if dress.justified else "manual"}; margin: 0; orphans: 2; widows: 2 }}
.columns {{ {columns} {"column-rule: 0.5pt solid #888;" if dress.rule else ""} }}
.plate {{ font-size: 34pt; text-align: center; hyphens: none; border-bottom: 1pt solid black; margin-bottom: 12pt }}
h1 {{ font-size: 20pt; line-height: 1.15; text-align: left; hyphens: none; margin: 0 0 6pt }}
h2 {{ font-size: {dress.size + 1}pt; margin: 8pt 0 2pt; text-align: left; hyphens: none; break-after: avoid }}
p {{ margin: {"0" if dress.indented else "0 0 7pt"}; text-indent: {"12pt" if dress.indented else "0"} }}
.by, .day {{ font-size: 9pt; text-indent: 0; margin: 0 0 4pt; text-align: left }}
.initial {{ display: block; font-size: 30pt; line-height: 26pt; float: left; margin-right: 3pt; text-indent: 0 }}
figure {{ margin: 6pt 0; break-inside: avoid }} img {{ width: 100%; height: 90pt; display: block }}
figcaption {{ font: 7.5pt "Liberation Sans"; text-align: left; margin-top: 3pt }}
blockquote {{ font-size: 15pt; line-height: 1.2; font-style: italic; margin: 10pt 6pt; text-align: left;
  break-inside: avoid; hyphens: none; border-top: 1pt solid black; border-bottom: 1pt solid black }}
aside {{ border: 0.7pt solid black; padding: 5pt; margin: 8pt 0; font: 8.5pt "Liberation Sans"; background: #eee;
  break-inside: avoid; text-align: left }}
.note {{ float: footnote; font-size: 7.5pt; text-indent: 0 }}
::footnote-call {{ font-size: 65%; vertical-align: super }}
{dress.style}"""


def _made(dress: Dress) -> Layout:
    def make(story: Story, number: int) -> Laid | None:
        html, furniture = page_of(story, number, dress)
        raw = printed(html)
        return None if raw is None else Laid(raw, furniture)

    return Layout("", ".pdf", make, dress.states, columned=dress.columns > 1)


def printed(html: str) -> bytes | None:
    """HTML as PDF; None where WeasyPrint isn't there."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return None
    raw: bytes = HTML(string=html).write_pdf()
    return raw


DRESSES = {
    "pdf-one": Dress(face="Liberation Sans", picture=True, quote=True, size=11),
    "pdf-one-indented": Dress(face="DejaVu Serif", justified=True, indented=True, note=True, head="{title}",
                             states=("title", "authors", "published")),
    "pdf-two": Dress(2, justified=True, indented=True, picture=True, quote=True, note=True),
    "pdf-two-ragged": Dress(2, face="Liberation Sans", size=9.5, aside=True, quote=True, head="{publisher} · {day}"),
    "pdf-head-two": Dress(2, face="TeX Gyre Pagella", lead=2, justified=True, note=True, picture=True),
    "pdf-three": Dress(3, size=9, sizes=("11in 17in", "A4"), justified=True, indented=True, nameplate=True,
                       initial=True, picture=True, quote=True, aside=True, head="{day}", rule=True),
    "pdf-four": Dress(4, face="TeX Gyre Termes", size=8.5, sizes=("11in 17in",), justified=True, indented=True,
                      nameplate=True, picture=True, quote=True, head_right="{day}",
                      style="figure { column-span: all } h1 { font-size: 30pt }"),
}  # fmt: skip
"""The papers, by the names of their layouts."""


def _layouts() -> tuple[Layout, ...]:
    from dataclasses import replace

    return tuple(replace(_made(dress), name=name) for name, dress in DRESSES.items())


SHEETS = _layouts()
