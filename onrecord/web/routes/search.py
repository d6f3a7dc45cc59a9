"""`/search`: what holds some words, with the words marked, and how many there are by kind and year."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.store.hits import Hit, Snippet
from onrecord.web import answers
from onrecord.web.asked import Search
from onrecord.web.facets import Facet
from onrecord.web.listing import Kept, Listing
from onrecord.web.pages import query

router = APIRouter()
Asked = Annotated[Search, Query()]

LISTING: Listing[Hit] = Listing("/search", "Search", sheet.SEARCH, answer_json.hit, lambda one: one.entry.id)

NOUNS = {"r": "report", "s": "statement", "e": "event", "f": "forecast"}
MOST_YEARS = 12


@router.get("/search", include_in_schema=False)
def page(request: Request, record: Kept, asked: Asked) -> HTMLResponse:
    """The hits of a search as a list; nothing is found by no words."""
    found = record.search(asked.q, **asked.filters()) if asked.q.strip() else iter(())
    return LISTING.page(request, found, asked, q=asked.q, facets=facets(record, asked), pieces=pieces)


@router.get("/search.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The same, all of it, as CSV."""
    return LISTING.csv(record.search(asked.q, **asked.filters()))


@router.get("/api/search", name="Search", responses=answers.told(answers.Hits))
def json(record: Kept, asked: Asked) -> Response:
    """What holds some words, in order of days."""
    return LISTING.json(record.search(asked.q, **asked.filters()), asked)


def facets(record: Kept, asked: Search) -> dict[str, list[Facet]]:
    """The kinds, and the years, that a search could be narrowed to."""
    if not asked.q.strip():
        return {}
    filters = {name: value for name, value in asked.filters().items() if name not in ("noun", "after")}
    found = record.searched(asked.q, **filters)
    nouns: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for (letter, day), count in found.items():
        nouns[NOUNS[letter]] += count
        if day and asked.noun in (None, NOUNS[letter]):
            years[day.year] += count
    kinds = [_kind(asked, noun, nouns[noun]) for noun in NOUNS.values() if nouns[noun]]
    return {"Kind": kinds, "Year": [_year(asked, year, years[year]) for year in sorted(years)[-MOST_YEARS:]]}


def _kind(asked: Search, noun: str, count: int) -> Facet:
    chosen = asked.noun == noun
    return Facet(noun, count, _address(asked, noun="" if chosen else noun), chosen)


def _year(asked: Search, year: int, count: int) -> Facet:
    since, until = f"{year:04}-01-01", f"{year:04}-12-31"
    chosen = (str(asked.since), str(asked.until)) == (since, until)
    return Facet(
        str(year), count, _address(asked, since="" if chosen else since, until="" if chosen else until), chosen
    )


def _address(asked: Search, **more: str) -> str:
    return f"/search?{query({**asked.filters(), 'after': None, 'q': asked.q}, **more)}"


def pieces(snippet: Snippet) -> list[tuple[str, bool]]:
    """A snippet in pieces, and whether each is one of the words looked for."""
    made, at = [], 0
    for start, end in snippet.marks:
        made += [(snippet.text[at:start], False), (snippet.text[start:end], True)]
        at = end
    return [(text, looked_for) for text, looked_for in (*made, (snippet.text[at:], False)) if text]
