"""Pages as sites of five kinds set them (sites/*.html), and one that Chromium saved in a single file.

Each site has its own markup and its own things around the text, in double braces: nothing of one stands in another.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from shutil import which
from string import Template

from evals.laid_out.story import Laid, Layout, Story

_SITES = Path(__file__).parent / "sites"
_FURNITURE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 400
Paragraph = Callable[[str, bool], str]
"""The markup of a paragraph, or of a heading."""


def _laid(site: str, story: Story, paragraph: Paragraph, between: str = "\n", encoding: str = "utf-8") -> Laid:
    """The story in a site's page, in three pieces, since things stand between them."""
    template = (_SITES / f"{site}.html").read_text("utf-8")
    pieces = [paragraph(words, heading) for words, heading in story.paragraphs]
    filled = Template(_FURNITURE.sub(r"\1", template)).substitute(
        title=_plain(story.title),
        title_json=json.dumps(story.title),
        publisher=_plain(story.publisher),
        publisher_json=json.dumps(story.publisher),
        authors=" and ".join(map(_plain, story.authors)),
        linked_authors=" and ".join(f'<a rel="author" href="/staff">{_plain(name)}</a>' for name in story.authors),
        persons=json.dumps([{"@type": "Person", "name": name} for name in story.authors]),
        day=story.published,
        day_uk=f"{story.published.day} {story.published:%B %Y}",
        day_us=f"{story.published:%B} {story.published.day}, {story.published.year}",
        picture=_PICTURE,
        quote=_plain(_sentence(story)),
        body_0=between.join(pieces[:2]),
        body_1=between.join(pieces[2:4]),
        body_2=between.join(pieces[4:]),
    )
    furniture = tuple(" ".join(words.split()) for words in _FURNITURE.findall(template))
    return Laid(filled.encode(encoding, "xmlcharrefreplace"), furniture)


def _plain(words: str) -> str:
    return escape(words, quote=False)


def _sentence(story: Story) -> str:
    """A sentence of the story, for a pull quote."""
    sentences = [one for words, heading in story.paragraphs if not heading for one in words.split(". ")]
    fitting = [one for one in sentences if 45 < len(one) < 160]
    return fitting[len(fitting) // 2] if fitting else "Nothing was said"


def magazine(story: Story, number: int) -> Laid:
    """Semantic HTML5 with JSON-LD, a pull quote, a picture, a link between paragraphs, a letter to sign up for."""

    def paragraph(words: str, heading: bool) -> str:
        first, _, rest = _plain(words).partition(" ")
        return f"<h2>{_plain(words)}</h2>" if heading else f"<p><em>{first}</em> {rest}</p>"

    return _laid("magazine", story, paragraph)


def soup(story: Story, number: int) -> Laid:
    """Made by hand: divs and line breaks, no meta, an encoding of one byte a letter."""

    def paragraph(words: str, heading: bool) -> str:
        return f"<b>{_plain(words)}</b>" if heading else _plain(words)

    return _laid("soup", story, paragraph, "<br><br>\n", "cp1252")


def journal(story: Story, number: int) -> Laid:
    """As a well-known system for web logs sets it: share bar, related posts, author's box, comments, widgets."""

    def paragraph(words: str, heading: bool) -> str:
        text = _plain(words)
        if heading:
            return f'<h3 class="wp-block-heading">{text}</h3>'
        quote = words.startswith(("“", '"')) and words.endswith(("”", '"'))
        return f'<blockquote class="wp-block-quote"><p>{text}</p></blockquote>' if quote else f"<p>{text}</p>"

    return _laid("journal", story, paragraph)


def agency(story: Story, number: int) -> Laid:
    """Meta tags, names of classes that a machine made, captions in divs, standing lines around the text."""

    def paragraph(words: str, heading: bool) -> str:
        kind = "h2" if heading else "div"
        return f'<{kind} data-testid="paragraph" class="t__x1FZ b__lekU">{_plain(words)}</{kind}>'

    return _laid("agency", story, paragraph)


def office(story: Story, number: int) -> Laid:
    """An office of state: tables for the layout, no meta, the office's name for the page's title."""

    def paragraph(words: str, heading: bool) -> str:
        return f'<p align="justify">{f"<b>{_plain(words)}</b>" if heading else "&nbsp;&nbsp;" + _plain(words)}</p>'

    return _laid("office", story, paragraph, encoding="ascii")


def saved(story: Story, number: int) -> Laid | None:
    """The magazine's page, saved by Chromium in one file."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    laid = magazine(story, number)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        page = Path(folder) / "page.html"
        page.write_bytes(laid.raw)
        browser = player.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        snapshot = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})
        browser.close()
    return Laid(snapshot["data"].encode(), laid.furniture)


LAYOUTS = (
    Layout("html magazine", ".html", magazine),
    Layout("html soup", ".htm", soup),
    Layout("html journal", ".html", journal),
    Layout("html agency", ".html", agency),
    Layout("html office", ".html", office),
    Layout("mhtml", ".mhtml", saved),
)
