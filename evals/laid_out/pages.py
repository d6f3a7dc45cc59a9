"""Pages as sites of five kinds set them (sites/*.html), and one that Chromium saved in a single file.

Each site has its own markup and its own things around the text, in double braces: nothing of one stands in another.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from shutil import which

from evals.laid_out.story import Laid, Layout, Story
from evals.laid_out.templates import laid_in, plain


def magazine(story: Story, number: int) -> Laid:
    """Semantic HTML5 with JSON-LD, a pull quote, a picture, a link between paragraphs, a letter to sign up for."""

    def paragraph(words: str, heading: bool) -> str:
        first, _, rest = plain(words).partition(" ")
        return f"<h2>{plain(words)}</h2>" if heading else f"<p><em>{first}</em> {rest}</p>"

    return laid_in("magazine", story, paragraph)


def soup(story: Story, number: int) -> Laid:
    """Made by hand: divs and line breaks, no meta, an encoding of one byte a letter."""

    def paragraph(words: str, heading: bool) -> str:
        return f"<b>{plain(words)}</b>" if heading else plain(words)

    return laid_in("soup", story, paragraph, "<br><br>\n", "cp1252")


def journal(story: Story, number: int) -> Laid:
    """As a well-known system for web logs sets it: share bar, related posts, author's box, comments, widgets."""

    def paragraph(words: str, heading: bool) -> str:
        text = plain(words)
        if heading:
            return f'<h3 class="wp-block-heading">{text}</h3>'
        quote = words.startswith(("“", '"')) and words.endswith(("”", '"'))
        return f'<blockquote class="wp-block-quote"><p>{text}</p></blockquote>' if quote else f"<p>{text}</p>"

    return laid_in("journal", story, paragraph)


def agency(story: Story, number: int) -> Laid:
    """Meta tags, names of classes that a machine made, captions in divs, standing lines around the text."""

    def paragraph(words: str, heading: bool) -> str:
        kind = "h2" if heading else "div"
        return f'<{kind} data-testid="paragraph" class="t__x1FZ b__lekU">{plain(words)}</{kind}>'

    return laid_in("agency", story, paragraph)


def office(story: Story, number: int) -> Laid:
    """An office of state: tables for the layout, no meta, the office's name for the page's title."""

    def paragraph(words: str, heading: bool) -> str:
        return f'<p align="justify">{f"<b>{plain(words)}</b>" if heading else "&nbsp;&nbsp;" + plain(words)}</p>'

    return laid_in("office", story, paragraph, encoding="ascii")


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
