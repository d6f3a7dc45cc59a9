"""Pages in the manner of real outlets and offices (sites/*.html), by one who had not seen the reader of pages.

Each is set as its kind of site sets its pages: hashes for classes, data in scripts, things between the paragraphs, what
a content system of twenty years ago made. Kept (what is missed in them is not looked at when the reader is mended):
times, ministry, letter.
"""

from __future__ import annotations

from collections.abc import Callable

from evals.laid_out.story import Laid, Layout, Story
from evals.laid_out.templates import Paragraph, laid_in, linked, plain

_CUTS = (2, 4, 6)


def _site(
    site: str, paragraph: Paragraph, between: str = "\n", encoding: str = "utf-8", entry: str = ""
) -> Callable[[Story, int], Laid]:
    def make(story: Story, number: int) -> Laid:
        laid = laid_in(site, story, paragraph, between, encoding, _CUTS)
        return Laid(laid.raw, laid.furniture, entry)

    return make


def _blocks(words: str, heading: bool) -> str:
    """A block a paragraph, each in its own component."""
    kind, text = ("subheadline", f"<h2>{plain(words)}</h2>") if heading else ("text", f"<p>{linked(words)}</p>")
    return f'<div data-component="{kind}-block" class="sc-18fde0d6-0 dlWCEZ">{text}</div>'


def _lettered(words: str, heading: bool) -> str:
    """Paragraphs with the class of a rendering service, links wrapped in elements of its own."""
    if heading:
        return f'<h2 id="b-1" class="dcr-12ibh7f">{plain(words)}</h2>'
    return f'<p class="dcr-130mj7b">{linked(words)}</p>'


def _styled(words: str, heading: bool) -> str:
    if heading:
        return f'<h2 class="css-13o6u42 eoo0vm40" id="link-2">{plain(words)}</h2>'
    return f'<p class="css-ac37hb evys1bk0">{linked(words)}</p>'


def _hidden_links(words: str, heading: bool) -> str:
    """Links that say to a screen reader what they open."""
    if heading:
        return f'<h2 class="heading_6">{plain(words)}</h2>'
    return f'<p class="text_1k body_2">{linked(words, "<span class=visually-hidden>, opens new tab</span>")}</p>'


def _bare(words: str, heading: bool) -> str:
    return f"<h2>{plain(words)}</h2>" if heading else f"<p>{linked(words)}</p>"


def _broken(words: str, heading: bool) -> str:
    """Text between line breaks, indented by hard blanks."""
    return f"<b>{plain(words)}</b>" if heading else f"&nbsp;&nbsp;&nbsp;{plain(words)}"


def _pasted(words: str, heading: bool) -> str:
    """As a word processor's text looks once it was pasted into an editor on a page."""
    text = f"<strong>{plain(words)}</strong>" if heading else plain(words)
    style = "font-size: 14px; font-family: tahoma, arial, helvetica, sans-serif;"
    span = f'<span style="{style}">{text}<o:p></o:p></span>'
    return f'<p class="MsoNormal" style="text-align: justify;">{span}</p>\n<p>&nbsp;</p>'


def _marked(words: str, heading: bool) -> str:
    """Paragraphs of spans, as an editor on a page leaves them."""
    if heading:
        button = '<div class="pencraft"><button aria-label="Link"></button></div>'
        return f'<h3 class="header-anchor-post">{plain(words)}{button}</h3>'
    first, _, rest = plain(words).partition(" ")
    return f"<p><span>{first} </span><strong>{rest[:9]}</strong><span>{rest[9:]}</span></p>"


def _message(words: str, heading: bool) -> str:
    return f"<b>{plain(words)}</b>" if heading else plain(words)


_daily = _site("daily", _lettered)


_SAVED = (
    ("<!doctype html>", "<!DOCTYPE html>\n<!-- saved from url=(0046)https://www.daily.example/world/some-slug -->"),
    (
        '<html lang="en">',
        '<html lang="en" class="js-on fonts-loaded"><script id="x" src="./Page_files/a.js.download"></script>',
    ),
    ("https://i.daily.example/", "./Page_files/"),
    ("<style>", '<link rel="stylesheet" href="./Page_files/main.css"><style>'),
    (
        "</body>",
        '<div id="sp_message_container_1" style="display: block;"><iframe src="./Page_files/index.html"></iframe></div>'
        '<div class="adsbox"><iframe id="google_ads_iframe_1" src="./Page_files/container.html"></iframe>'
        "<span>Buy two lamps and light the third</span></div>"
        '<div id="onboarding" style="display:none"><p>Welcome back to your own front page</p></div></body>',
    ),
)
"""What a browser changes in a page that it saves, and what the page's scripts had put in."""


def _saved(story: Story, number: int) -> Laid:
    """The daily's page as a browser saves it whole: where it was, a folder beside it, what its scripts had put in."""
    laid = _daily(story, number)
    page = laid.raw.decode("utf-8")
    for before, after in _SAVED:
        page = page.replace(before, after)
    more = ("Buy two lamps and light the third", "Welcome back to your own front page")
    return Laid(page.encode("utf-8"), (*laid.furniture, *more))


SITES = (
    Layout("site broadcaster", ".html", _site("broadcaster", _blocks)),
    Layout("site daily", ".html", _daily),
    Layout("site times", ".html", _site("times", _styled)),
    Layout("site amp", ".html", _site("amp", _hidden_links)),
    Layout("site wire", ".html", _site("wire", _bare)),
    Layout("site welle", ".html", _site("welle", _bare)),
    Layout("site gulf", ".html", _site("gulf", _bare)),
    Layout("site bureau", ".htm", _site("bureau", _broken, "<br />\n<br />\n", "cp1251"), ("title", "published")),
    Layout("site ministry", ".html", _site("ministry", _pasted), ("title", "publisher", "published")),
    Layout("site builder", ".html", _site("builder", _bare)),
    Layout("site letter", ".html", _site("letter", _marked)),
    Layout("site channel", ".html", _site("channel", _message, "<br/><br/>", entry="412"), ("publisher", "published")),
    Layout("site chat", ".html", _site("chat", _message, "<br><br>", entry="412"), ("title", "publisher", "published")),
    Layout("site live", ".html", _site("live", _bare)),
    Layout("site saved", ".html", _saved),
)
