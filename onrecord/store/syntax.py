"""The language of a search, as people know it: words, "phrases", OR, -not, (groups), word*, field:value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import QueryError
from onrecord.store.folding import fold
from onrecord.store.wanted import EVERYTHING, All, Any, Not, Wanted, holding, marked

COLUMNS = {name: (name,) for name in ("title", "text", "by", "to", "told")} | {
    "about": ("about", "to", "text"),
    "where": ("place",),
}
"""Fields of words, with the columns of the index that they are looked for in."""
MARKS = ("is", "act", "type", "what", "status", "manner", "evidence", "stance", "mode", "context", "from", "to", "in")
"""Fields of one value; ``from``, ``to`` and ``in`` take a country's ISO 3166 alpha-3 code."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<close>\))|(?P<not>-)?(?:(?P<open>\()|"""
    r"""(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"]+))))"""
)
_COUNTRY = re.compile("[A-Z]{3}")
DEEPEST = 40
"""Groups inside groups that are taken."""


def parse(query: str) -> Wanted:
    """What a search asks for; QueryError where it can't be told."""
    tokens = list(_tokens(query.translate(str.maketrans("“”„«»", '"""""'))))
    wanted, rest = _any(tokens, 0)
    if rest < len(tokens):
        raise QueryError(f"{query}: there is a ) too much; leave it out, or write it in quotation marks")
    if isinstance(wanted, All) and not wanted.parts:
        raise QueryError("the search is empty; write the words to look for")
    return wanted


def _tokens(query: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(query) and query[at:].strip():
        found = _TOKEN.match(query, at)
        if found is None:  # a lone quotation mark or hyphen
            at += len(query[at:]) - len(query[at:].lstrip()) + 1
            continue
        yield found
        at = found.end()


def _any(tokens: list[re.Match[str]], at: int, deep: int = 0) -> tuple[Wanted, int]:
    """Groups with OR between them, up to the closing parenthesis or the end."""
    if deep > DEEPEST:
        raise QueryError(f"the search has more than {DEEPEST} groups inside each other; write it plainer")
    groups: list[list[Wanted]] = [[]]
    while at < len(tokens) and not tokens[at]["close"]:
        token = tokens[at]
        if token["word"] == "OR" and not token["not"] and not token["field"]:
            groups.append([])
        elif token["word"] == "AND" and not token["not"] and not token["field"]:
            pass
        elif token["open"] or token["word"] == "NOT":
            part, at = _opened(tokens, at, deep)
            groups[-1].append(part)
        else:
            groups[-1].append(_leaf(token))
        at += 1
    told = [[part for part in group if part not in (EVERYTHING, Not(EVERYTHING))] for group in groups]
    found = [All(tuple(group)) if len(group) != 1 else group[0] for group in told if group]
    return (found[0] if len(found) == 1 else Any(tuple(found)) if found else All(())), at


def _opened(tokens: list[re.Match[str]], at: int, deep: int) -> tuple[Wanted, int]:
    """A group in parentheses, or what NOT stands before; its last token's place."""
    if tokens[at]["open"]:
        part, end = _any(tokens, at + 1, deep + 1)
        return Not(part) if tokens[at]["not"] else part, end
    if at + 1 == len(tokens):
        raise QueryError("the search ends in NOT; write what is not to be there")
    if tokens[at + 1]["open"]:
        part, at = _any(tokens, at + 2, deep + 1)
        return Not(part), at
    return Not(_leaf(tokens[at + 1])), at + 1


def _leaf(token: re.Match[str]) -> Wanted:
    field, phrase = (token["field"] or "").lower(), token["phrase"]
    words = phrase if phrase is not None else token["word"]
    if field and field not in COLUMNS and field not in MARKS:
        if field in ("http", "https"):
            field, words = "", f"{field} {words}"
        else:
            known = ", ".join(sorted({*COLUMNS, *MARKS}))
            remedy = f'write "{field}:…" in quotation marks'
            raise QueryError(f"{field}: is no field of a search; there are {known}; {remedy}")
    wanted = _of_field(field, words, prefix=phrase is None and words.endswith("*"))
    return Not(wanted) if token["not"] else wanted


def _of_field(field: str, words: str, *, prefix: bool) -> Wanted:
    if field in MARKS and (field not in COLUMNS or _COUNTRY.fullmatch(words)):
        return marked(field, words) if fold(words) else EVERYTHING
    if not fold(words):
        return EVERYTHING
    return holding(words, *COLUMNS.get(field, ()), prefix=prefix)
