"""What a page states of its report in its head: JSON-LD first, then Open Graph and meta tags, then its own marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.intake.days import day_of
from onrecord.intake.dom import Block
from onrecord.intake.names import people
from onrecord.model import Metadata

_ARTICLES = re.compile(
    r"\w*Article|\w*NewsArticle|Report|BlogPosting|LiveBlogPosting|PressRelease|SocialMediaPosting|Review"
)
_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
)
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
    "publisher",
)
_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "date", "release_date",
)  # fmt: skip
_URLS = ("og:url", "twitter:url", "parsely-link")
_UNIVERSAL = re.compile(r"T\d\d:?\d\d.*(?:Z|[+-]00:?00)$")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
_CHANGED = re.compile(
    r"(?<![a-z])(?:updated?|modified|revised|edited|amended|corrected)\b[^\d]{0,20}(?:\d\d?[:.]\d\d.{0,20})?$", re.I
)
"""What stands before the day on which a page was changed: "Updated 4:05 p.m. GMT, "."""
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d/\d\d?/\d\d?|(?:19|20)\d\d-\d\d-\d\d)(?=[/-])")
_MOST_JSON = 2_000_000
_MOST_NODES = 2_000
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NEVER_WHOLE = "the page states that its text is not free to read; it may be cut"


@dataclass(slots=True)
class Stated:
    """What the head states: ``titles`` in order of trust, the browser's last, and ``stamp``, the day as written."""

    metadata: Metadata
    titles: tuple[str, ...] = ()
    stamp: str = ""
    notes: tuple[str, ...] = ()


def stated(root: HtmlElement, text: str) -> Stated:
    """What the page says of itself; ``text`` is its source, for what a browser noted in it when it saved it."""
    meta = _meta(root)
    article = _article(root)
    outlet = _name(article.get("publisher")) or _first(meta, _PUBLISHERS)
    browser = " ".join(root.findtext(".//head/title", "").split())
    stamp = _text(article.get("datePublished")) or _first(meta, _DAYS)
    day, notes = day_of(stamp)
    titles = [_text(article.get("headline")), _first(meta, _TITLES), browser]
    found = Metadata(
        title=_clean(next((one for one in titles if one), "")),
        authors=_authors(article, meta, outlet),
        publisher=_clean(outlet),
        published=day,
        url=_url(root, article, meta, text),
        language=_language(root, article, meta),
    )
    free = _text(article.get("isAccessibleForFree")).lower()
    notes += (_NEVER_WHOLE,) if free == "false" else ()
    return Stated(found, tuple(_clean(one) for one in titles if one), stamp, notes)


def merged(first: Metadata, then: Metadata) -> Metadata:
    """What one states, and the other where it doesn't."""
    return replace(first, **{name: getattr(then, name) for name in Metadata.__slots__ if not getattr(first, name)})


def shown_day(stated: Stated, shown: list[Block]) -> date | None:
    """The day in the page's own time zone: a stamp in UTC may be a day off, and what the page shows decides."""
    day = stated.metadata.published
    if day is None or not _UNIVERSAL.search(stated.stamp):
        return day
    near = (day, day + timedelta(1), day - timedelta(1))
    return next((one for one in near if any(_shows(block.words, one) for block in shown)), day)


def day_in_path(url: str) -> date | None:
    """The day that an address files its page under: "/news/2031/03/14/"."""
    match = _DAY_IN_PATH.search(url)
    return day_of(match[1])[0] if match else None


def _shows(words: str, day: date) -> bool:
    figures = rf"(?<!\d)0?{day.day}(?:st|nd|rd|th)?(?!\d)"
    month = rf"(?:{_MONTHS[day.month - 1]}[a-z]*\.?|(?<!\d)0?{day.month}(?!\d))"
    between = r"[\s,./-]+(?:of\s+)?"
    form = (
        rf"{figures}{between}{month}{between}{day.year}|{month}{between}{figures}{between}{day.year}|{day.isoformat()}"
    )
    found = re.finditer(form, words, re.IGNORECASE) if len(words) < 200 else ()
    return any(not _CHANGED.search(words[: match.start()]) for match in found)


def _meta(root: HtmlElement) -> dict[str, list[str]]:
    """The contents of meta tags by their names in small letters."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or "")[:2000].split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _article(root: HtmlElement) -> dict[str, object]:
    """The node of JSON-LD that describes an article, with what it only points at; empty where none does."""
    nodes = [node for script in root.iter("script") if _is_linked_data(script) for node in _nodes(script.text or "")]
    articles = [node for node in nodes if any(_ARTICLES.fullmatch(kind) for kind in _kinds(node))]
    named = {_text(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    best = max(articles, key=len, default={})
    return {key: _followed(value, named) for key, value in best.items()}


def _is_linked_data(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "") and len(script.text or "") <= _MOST_JSON


def _kinds(node: dict[str, object]) -> list[str]:
    kinds = node.get("@type")
    return [one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str)]


def _followed(value: object, named: dict[str, dict[str, object]]) -> object:
    """A value, or the node of the page that it points at."""
    if isinstance(value, list):
        return [_followed(one, named) for one in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(_text(value.get("@id")), value)
    return value


def _nodes(source: str) -> Iterator[dict[str, object]]:
    """The objects at the top of a JSON-LD source, of its graph and its lists; none where it is no JSON."""
    try:
        waiting: list[object] = [json.loads(source.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]


def _text(value: object) -> str:
    """A value of JSON-LD as words; of several the first."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value", ""))
    return str(value).strip() if isinstance(value, str | bool | int | float) else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        return next((name for one in value if (name := _name(one))), "")
    if isinstance(value, dict):
        return _text(value.get("name"))
    return "" if _text(value).startswith("http") else _text(value)


def _authors(article: dict[str, object], meta: dict[str, list[str]], outlet: str) -> tuple[str, ...]:
    """The persons who wrote it; offices and the outlet itself are none."""
    said = article.get("author") or article.get("creator")
    several = said if isinstance(said, list) else [said] if said else []
    names = [_name(one) for one in several if not (isinstance(one, dict) and one.get("@type") == "Organization")]
    found = people(_clean(name) for name in names if name)
    for key in _AUTHORS:
        found = found or people(_clean(one) for one in meta.get(key, ()) if not one.startswith("http"))
    return tuple(name for name in found if name.casefold() != outlet.casefold())


def _url(root: HtmlElement, article: dict[str, object], meta: dict[str, list[str]], text: str) -> str:
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    saved = _SAVED_FROM.search(text[:5000])
    page = article.get("mainEntityOfPage")
    said = [page.get("@id") if isinstance(page, dict) else page, article.get("url")]
    several = [*links, *(meta[name][0] for name in _URLS if name in meta), *map(_text, said), saved[1] if saved else ""]
    return next((one for one in several if _is_page(one)), "")


def _is_page(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https") and len(address) <= 2000 and not re.search(r"\s", address)
    except ValueError:
        return False


def _language(root: HtmlElement, article: dict[str, object], meta: dict[str, list[str]]) -> str:
    said = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        _text(article.get("inLanguage")),
        *(meta[name][0] for name in ("content-language", "og:locale", "dc.language", "language") if name in meta),
    )
    match = next((found for one in said if one and (found := _LANGUAGE.match(one.strip()))), None)
    return match[1].lower() if match else ""


def _clean(words: str) -> str:
    """Words without markup and entities that a template wrote twice."""
    from html import unescape

    return " ".join(re.sub(r"</?[a-z][^<>]{0,200}>", "", unescape(words)).split())
