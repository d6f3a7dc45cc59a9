"""Bylines: the names of those who wrote a report, as the line under its title gives them."""

from __future__ import annotations

import re

from onrecord.repair.words import word_list

_LEAD = re.compile(
    r"(?:(?:posted|published|written|reported|compiled)\s+)?by[:\s]\s*|(?:text|words|story|report|author|authors|writer|reporter)\s*(?:by\s*)?:\s*"
    r"|(?:story|text|words|report|analysis|commentary|opinion|reporting)\s+by\s+|from\s+(?=our\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|\||·|/|&|\band\b|\bund\b|\bwith\b)\s*")
_ROLE = re.compile(
    r"\b(?:staff|writers?|editors?|correspondents?|reporters?|bureau|desk|chief|columnists?|analysts?|fellow|professor|agenc(?:y|ies)|"
    r"special|senior|contributors?|journalists?|stringers?|news|newsroom|team|service|press|media|wire|online|today|times|post|"
    r"associated|reuters|afp|ap|dpa|tass|xinhua|ani|pti)\b",
    re.IGNORECASE,
)
_OUR = re.compile(
    r"(?:our|a|the)\s+(?:own\s+)?(?:special\s+|diplomatic\s+|war\s+|foreign\s+)?(?:correspondents?|reporters?|staff)\b,?\s*",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s+(?:in|from)\s+[A-ZÀ-Þ][^\s,]+(?:\s[A-Z][^\s,]+)?(?=,|;|\s+and\b|$)")
_PLACE = re.compile(r"\s+(?:in|at|from|reports? from|reporting from|for)\s+.*$")


def authors(text: str, *, bare: bool = False) -> tuple[str, ...] | None:
    """The names in a byline (none for "By our correspondent"); None where the line is no byline.

    ``bare``: a line of nothing but names is a byline too.
    """
    lead = _LEAD.match(text)
    if len(text) > 80 and text.endswith("."):
        return None
    if lead is None:
        return _bare(text) if bare else None
    rest = _OUR.sub("", text[lead.end() :].strip())
    if not rest or len(rest) > 240:
        return () if not rest else None
    names = []
    for part in _SPLIT.split(_PLACE.sub("", _each_place(rest))):
        if is_agency(part):
            continue
        if is_name(part, led=True):
            names.append(part)
        elif names and _PLACE.search(f" {part}") or names and part and (part[0].islower() or part.istitle()):
            break
        elif part and not _ROLE.search(part):
            return None
    return tuple(_set_small(name) for name in names)


def _each_place(text: str) -> str:
    """``A in Paris and B in Rome`` without the first place, so that B is seen."""
    return _PLACED.sub("", text)


def _bare(text: str) -> tuple[str, ...] | None:
    """Names alone, or with what the writer is: ``Ada Quell, Staff Writer``."""
    parts = [part for part in _SPLIT.split(_PLACED.sub("", text.strip(" ,-–—|·/"))) if part and not is_agency(part)]
    roles = any(_ROLE.search(part) for part in parts)
    names = tuple(part for part in parts if is_name(part, led=roles) and not _ROLE.search(part))
    others = [part for part in parts if part not in names]
    if not names or names[0] != parts[0] or not all(_ROLE.search(part) for part in others):
        return None
    return tuple(_set_small(name) for name in names)


def is_role(text: str) -> bool:
    """Whether it says what a writer is: ``Foreign Correspondent``."""
    return len(text.split()) <= 5 and bool(_ROLE.search(text)) and all(word[0].isupper() for word in text.split())


def is_agency(text: str) -> bool:
    """Whether it is the name of a well-known agency or station."""
    return text.lower() in word_list("agencies")


def _set_small(name: str) -> str:
    return name.title() if name.isupper() else name


def is_name(text: str, *, led: bool = False) -> bool:
    """Whether it has the form of a person's name; ``led``: "By" stands before it, so capitals throughout will do."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    if any(word.lower().strip(".,") in word_list("no_names") for word in words):
        return False
    if text.isupper() and not led or not words[-1][0].isupper():
        return False
    return all(_part_of_name(word) or word.lower() in word_list("name_particles") for word in words)


def _part_of_name(word: str) -> bool:
    return (
        word[0].isupper() and all(char.isalpha() or char in ".'’-" for char in word) and not word.endswith((".'", "’"))
    )
