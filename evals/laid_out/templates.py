"""A story in a site's page: a template whose names are filled in; the things around the text stand in double braces."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import escape
from pathlib import Path
from string import Template

from evals.laid_out.story import Laid, Story

_SITES = Path(__file__).parent / "sites"
_FURNITURE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 400
Paragraph = Callable[[str, bool], str]
"""The markup of a paragraph, or of a heading."""


def laid_in(
    site: str,
    story: Story,
    paragraph: Paragraph,
    between: str = "\n",
    encoding: str = "utf-8",
    cuts: tuple[int, ...] = (2, 4),
) -> Laid:
    """The story in a site's page, in pieces that end after so many paragraphs, since things stand between them."""
    template = (_SITES / f"{site}.html").read_text("utf-8")
    pieces = [paragraph(words, heading) for words, heading in story.paragraphs]
    bodies = {
        f"body_{at}": between.join(pieces[start:end])
        for at, (start, end) in enumerate(zip((0, *cuts), (*cuts, None), strict=True))
    }
    filled = Template(_FURNITURE.sub(r"\1", template)).substitute(_names(story), **bodies)
    furniture = tuple(" ".join(words.split()) for words in _FURNITURE.findall(template))
    return Laid(filled.encode(encoding, "xmlcharrefreplace"), furniture)


def plain(words: str) -> str:
    """Words as they stand in markup."""
    return escape(words, quote=False)


def linked(words: str, extra: str = "") -> str:
    """Words with a link on two in their middle, as body text has them, and something hidden at the link's end."""
    parts = words.split(" ")
    if len(parts) < 8:
        return plain(words)
    at = len(parts) // 2
    before, link, after = (plain(" ".join(some)) for some in (parts[:at], parts[at : at + 2], parts[at + 2 :]))
    return f'{before} <a href="/topic/{at}">{link}{extra}</a> {after}'


def _names(story: Story) -> dict[str, object]:
    day, after = story.published, story.published + timedelta(days=1)
    return {
        "title": plain(story.title),
        "title_json": json.dumps(story.title),
        "title_attribute": escape(story.title),
        "publisher": plain(story.publisher),
        "publisher_json": json.dumps(story.publisher),
        "authors": " and ".join(map(plain, story.authors)),
        "linked_authors": " and ".join(f'<a rel="author" href="/staff">{plain(name)}</a>' for name in story.authors),
        "persons": json.dumps([{"@type": "Person", "name": name} for name in story.authors]),
        "first_author": plain(story.authors[0]),
        "day": day,
        "day_after": after,
        "day_uk": f"{day.day} {day:%B %Y}",
        "day_us": f"{day:%B} {day.day}, {day.year}",
        "day_dots": f"{day:%d.%m.%Y}",
        "day_path": f"{day:%Y/%m/%d}",
        "after_us": f"{after:%B} {after.day}, {after.year}",
        "after_dots": f"{after:%d.%m.%Y}",
        "picture": _PICTURE,
        "quote": plain(_sentence(story)),
        "lead": escape(story.paragraphs[0][0]),
        "text_json": json.dumps("\n".join(words for words, _ in story.paragraphs)),
    }


def _sentence(story: Story) -> str:
    """A sentence of the story, for a pull quote."""
    sentences = [one for words, heading in story.paragraphs if not heading for one in words.split(". ")]
    fitting = [one for one in sentences if 45 < len(one) < 160]
    return fitting[len(fitting) // 2] if fitting else "Nothing was said"
