"""Stories in tables: CSV as scrapers, databases and spreadsheets write it, JSON Lines, and services' JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from evals.laid_out.beside import BESIDE
from evals.laid_out.story import Laid, Layout, Story


def _around(story: Story, number: int) -> tuple[list[Story], int]:
    """The story among others, and its number."""
    at = number % 3
    return [*BESIDE[:at], story, *BESIDE[at:]], at + 1


def _body(story: Story) -> str:
    return "\n\n".join(words for words, _ in story.paragraphs)


def _csv(head: Sequence[str], rows: Sequence[Sequence[str]], **how: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, **how)  # type: ignore[arg-type]
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _comma(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    rows = [
        [f"a{i}", one.title, " and ".join(one.authors), one.publisher, one.published.isoformat(), _body(one)]
        for i, one in enumerate(told)
    ]
    return Laid(_csv(["id", "title", "author", "source", "date", "text"], rows).encode(), entry=f"#{at}")


def _semicolon(story: Story, number: int) -> Laid:
    """As a spreadsheet saves it in Europe: semicolons, Windows' encoding, the title once more over the text."""
    told, at = _around(story, number)
    rows = [
        [
            one.published.strftime("%d %B %Y"),
            one.publisher,
            "; ".join(one.authors),
            one.title,
            f"{one.title}\n{_body(one)}",
        ]
        for one in told
    ]
    text = _csv(["Published", "Outlet", "Authors", "Headline", "Full Text"], rows, delimiter=";")
    return Laid(text.encode("cp1252", "xmlcharrefreplace"), entry=f"#{at}")


def _tabs(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    rows = [
        [
            f"https://x.example/{i}",
            f"By {', '.join(one.authors)}",
            one.title,
            one.published.strftime("%Y%m%dT093000Z"),
            one.publisher,
            _body(one).replace("\n\n", "\n"),
        ]
        for i, one in enumerate(told)
    ]
    text = _csv(["url", "byline", "headline", "seendate", "domain", "body"], rows, delimiter="\t")
    return Laid(text.encode("utf-16"), entry=f"#{at}")


def _lines(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    rows = [
        {"url": "https://x.example", "title": one.title, "authors": list(one.authors), "source_domain": one.publisher,
         "date_publish": f"{one.published} 06:00:00", "maintext": _body(one), "image_url": None}
        for one in told
    ]  # fmt: skip
    return Laid("".join(json.dumps(row) + "\n" for row in rows).encode(), entry=f"#{at}")


def _answer(story: Story, number: int) -> Laid:
    """As services that search news answer."""
    told, at = _around(story, number)
    articles = [
        {"source": {"id": None, "name": one.publisher}, "author": ", ".join(one.authors), "title": one.title,
         "description": one.paragraphs[0][0][:80] + "…", "publishedAt": f"{one.published}T11:00:00Z",
         "content": _body(one)}
        for one in told
    ]  # fmt: skip
    whole = {"status": "ok", "totalResults": len(articles), "articles": articles}
    return Laid(json.dumps(whole, ensure_ascii=False, indent=2).encode(), entry=f"#{at}")


TABLES = (
    Layout("csv-comma", ".csv", _comma),
    Layout("csv-semicolon", ".csv", _semicolon),
    Layout("csv-tabs", ".tsv", _tabs),
    Layout("jsonl-lines", ".jsonl", _lines),
    Layout("json-answer", ".json", _answer),
)
"""Reports in rows, with others around."""
