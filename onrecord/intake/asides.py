"""Elements of a page that are usually no part of its article, told by their tags, roles and class names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

_TAGS = {
    "nav": "navigation", "aside": "aside", "footer": "footer", "figure": "caption", "figcaption": "caption",
    "caption": "caption", "form": "form", "dialog": "dialog", "menu": "navigation", "summary": "navigation",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "complementary": "aside", "contentinfo": "footer", "search": "form", "dialog": "dialog",
    "alertdialog": "dialog", "alert": "dialog", "banner": "navigation", "toolbar": "share", "menu": "navigation",
    "menubar": "navigation", "button": "share", "tooltip": "hidden", "doc-pullquote": "pull quote",
}  # fmt: skip
_IN_FIGURES = frozenset({"blockquote", "table", "pre"})
"""What is no caption though it stands in a figure."""
_ANYWHERE = {
    "caption": r"captions?|figcaption|cutline|(?:photo|image|picture|media) credits?",
    "pull quote": r"pull ?quotes?|pull ?out|quote callout|breakout quote",
    "comments": r"comments|commentlist|respond|disqus\w*|livefyre|comment (?:list|form|body|area|thread|section)",
    "share": r"share|sharing|social|addthis\w*|sharedaddy|addtoany|follow us",
    "related": r"related|recommended|recommendations|recirc\w*|read (?:more|next|also)|see also|also (?:read|see)|"
    r"most (?:read|popular)|more (?:stories|news|articles)|outbrain|taboola|teasers?|promos?|trending|up next|"
    r"you may (?:also )?like",
    "newsletter": r"newsletters?|sign ?up|subscribe|subscription|paywall|regwall",
    "advertisement": r"adverts?|advertise\w*|adsbygoogle|sponsor(?:ed)?|dfp|outstream|"
    r"ad (?:slot|unit|container|wrapper|banner|label|box)",
    "cookies": r"cookies?|consent|gdpr",
    "navigation": r"breadcrumbs?|navbar|navigation|pagination|skip link",
    "author": r"author (?:bio|box|info|card|profile|description)|about (?:the )?author|byline bio",
    "hidden": r"visually ?hidden|sr only|screen reader(?: text)?|print only",
}
"""Words that say so wherever they stand in a name; hyphens and capitals part its words."""
_WHOLE = {
    "comments": r"comment|replies|discussion",
    "related": r"more|popular|inline link|topics",
    "advertisement": r"ads?|commercial",
    "navigation": r"nav|menu|pager|tags|tag (?:list|links|cloud)|categories|cat links|masthead|toc|post navigation|"
    r"topbar|(?:site|page|main|top) ?(?:header|head|nav|menu)",
    "footer": r"(?:site |page |main |entry )?footer|colophon|site info|copyright|disclaimer",
    "aside": r"(?:main |left |right )?side ?bar|widget(?: area)?|(?:left |right )?rail|(?:info|fact|side) ?box|pop ?up|"
    r"modal|overlay|banner",
    "author": r"bio|biography",
    "share": r"(?:(?:article|page|post) )?tools|toolbar|buttons",
    "caption": r"credits?",
    "hidden": r"hidden|hide|(?:no|non) ?print",
}
"""Words that say so as a whole name."""
_SEARCHED = re.compile("|".join(rf"(\b(?:{names})\b)" for names in _ANYWHERE.values()))
_MATCHED = re.compile("|".join(f"({names})" for names in _WHOLE.values()))
_NO_NAMES = re.compile(
    r"(?:no|has|with|without|hide|tag|category|cat|tax|post|postid|page|term)\b.*|.*\b(?:with|without|free|enabled|open)\b.*"
)
"""Names that tell of something else: "no-sidebar", "article-with-comments", what a page is filed under."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[^A-Za-z]+")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aside:
    """An element, why it is usually no part of an article, and whether only a name says so."""

    element: HtmlElement
    why: str
    by_name: bool


def aside_of(element: HtmlElement, tag: str, around: tuple[Aside, ...]) -> tuple[Aside, ...]:
    """The asides that an element stands in: those ``around`` it, and itself if it is one."""
    if tag in _IN_FIGURES:
        around = tuple(one for one in around if one.by_name or one.element.tag != "figure")
    why = _TAGS.get(tag) or _ROLES.get(element.get("role", ""), "")
    named = "" if why else _why(element.get("class", ""), element.get("id", ""))
    return (*around, Aside(element, why or named, bool(named))) if why or named else around


def is_hidden(element: HtmlElement) -> bool:
    """Whether its own markup hides an element; a whole page is never taken to be hidden."""
    if element.tag in ("html", "body"):
        return False
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or style is not None
        and _UNSEEN_STYLE.search(style[:1000]) is not None
        or element.tag == "dialog"
        and element.get("open") is None
        or "pagebreak" in element.get("epub:type", element.get("role", ""))
    )


def is_label(element: HtmlElement) -> bool:
    """Whether an element within a paragraph is there for those only who have the page read to them."""
    return _why(element.get("class", ""), "") == "hidden"


@lru_cache(maxsize=4096)
def _why(classes: str, name: str) -> str:
    """Why an element with these classes and this id is an aside; empty where it is none."""
    for one in (*classes[:500].split(), name[:100]):
        words = " ".join(_APART.split(_CAMEL.sub(" ", one))).strip().lower()
        if not words or _NO_NAMES.fullmatch(words):
            continue
        whole = _MATCHED.fullmatch(words)
        if whole is not None and whole.lastindex:
            return tuple(_WHOLE)[whole.lastindex - 1]
        found = _SEARCHED.search(words)
        if found is not None and found.lastindex:
            return tuple(_ANYWHERE)[found.lastindex - 1]
    return ""
