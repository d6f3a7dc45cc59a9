"""Authors as formats state them in a field of their own: one name, several, with "By" or what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LEAD = re.compile(r"(?:(?:written|reported|compiled|posted)\s+)?by[:\s]\s*", re.IGNORECASE)
_LISTED = re.compile(r"\[\s*(?:'[^']*'|\"[^\"]*\")(?:\s*,\s*(?:'[^']*'|\"[^\"]*\"))*\s*\]")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_BETWEEN = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(r"\s*(?:,\s*and\s|,|&|\band\b)\s*")
_INVERTED = re.compile(r"([^\W\d_][\w'’. -]*),\s*([^\W\d_][\w'’.-]*(?: [\w'’.-]+)?)")
_ADDRESS = re.compile(r"\s*[<(]?\S+@\S+[>)]?\s*")
_PLACED = re.compile(r"\s+(?:in|from|at)\s+[A-ZÀ-Þ].*$")
_WHAT_THEY_ARE = re.compile(
    r"\b(?:staff|writers?|editors?|correspondents?|reporters?|bureau|desk|columnists?|analysts?|contributors?|newsroom|"
    r"agency|agencies|news|press|team|service|department|office|ministry|admin(?:istrator)?|user|unknown|anonymous|none|null)\b",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"\b(?:the|of|times|post|daily|weekly|herald|wire|register|tribune|gazette|chronicle|journal|observer|guardian|"
    r"media|group|centre|center|institute|mission|embassy|council|committee|union|secretariat|newsletter|alerts?|"
    r"digest|briefing|bulletin|online|subscriptions?|support|info|noreply|no-reply)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5


def people(said: str | Iterable[str]) -> tuple[str, ...]:
    """The names of persons that a field of authors gives, in order and once; none for offices and agencies."""
    parts = _split(said) if isinstance(said, str) else [name for one in said for name in _split(one)]
    return tuple(dict.fromkeys(name for part in parts if (name := _name(part))))


def is_person(words: str) -> bool:
    """Whether words have the form of one person's name, and not of an outlet's."""
    return bool(_name(words)) and not _ORGANISED.search(words)


def _split(said: str) -> list[str]:
    said = said.strip()
    if _LISTED.fullmatch(said):
        return [name for match in _QUOTED.finditer(said) for name in _split(match[1] or match[2] or "")]
    said = _LEAD.sub("", said, count=1) if _LEAD.match(said) else said
    parts = [part for part in _BETWEEN.split(said) if part]
    if len(parts) > 1:
        return [_upright(part) for part in parts]
    if _upright(said) != said:
        return [_upright(said)]
    return [_PLACED.sub("", part) for part in _AND.split(said)]


def _upright(name: str) -> str:
    """ "Doe, Jane" as "Jane Doe"; two full names stay as they are."""
    match = _INVERTED.fullmatch(name)
    if match is None or len(match[1].split()) > 1 and len(match[2].split()) > 1 or _WHAT_THEY_ARE.search(name):
        return name
    return f"{match[2]} {match[1]}" if len(match[1].split()) < 3 else name


def _name(part: str) -> str:
    """A person's name in the usual letters; empty where it is none."""
    part = " ".join(_ADDRESS.sub(" ", part).split()).strip(" .,-–—()[]\"'")
    words = part.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(char.isdigit() for char in part) or _WHAT_THEY_ARE.search(part):
        return ""
    if not words[0][0].isupper() or not words[-1][0].isupper():
        return ""
    return part.title() if part.isupper() else part
