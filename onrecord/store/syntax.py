"""The language of a search, as people know it: words, "phrases", OR, -not, (groups), word*, field:value."""

from __future__ import annotations

import re
from typing import get_args

from onrecord.errors import QueryError
from onrecord.model import Act, Evidence, Manner, Stance, Status
from onrecord.store.folding import fold
from onrecord.store.searched import ABOUT
from onrecord.store.wanted import EVERYTHING, All, Any, Not, Wanted, holding, marked

COLUMNS = {name: (name,) for name in ("title", "text", "by", "to", "told")} | {"about": ABOUT, "where": ("place",)}
"""Fields of words, with the columns of the index that they are looked for in."""
CHOICES: dict[str, tuple[str, ...]] = {
    "is": ("report", "statement", "event", "forecast"),
    "act": get_args(Act),
    "status": get_args(Status),
    "manner": get_args(Manner),
    "evidence": get_args(Evidence),
    "stance": get_args(Stance),
}
"""Fields of one of some values."""
COUNTRIES = ("from", "to", "in")
"""Fields that take a country's ISO 3166 alpha-3 code: of who speaks or acts, of whom it is done to, of the place."""
FIELDS = tuple(sorted({*COLUMNS, *CHOICES, *COUNTRIES, "type", "mode", "context"}))
"""All fields of a search."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<close>\))|(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?"""
    r"""(?:(?P<open>\()|"(?P<phrase>[^"]*)"?|(?P<word>[^\s()"]+)))"""
)
_CODE = re.compile("[A-Za-z]{3}")
_Token = re.Match[str]
DEEPEST, MOST = 40, 300
"""Groups inside groups, and words in all, that are taken."""


def parse(query: str) -> Wanted:
    """What a search asks for; QueryError where it can't be told."""
    parser = _Parser(query.translate(str.maketrans("“”„«»", '"""""')))
    wanted = parser.alternatives("", 0)
    if parser.next is not None:
        raise QueryError("there is a ) too much in the search; leave it out, or write it in quotation marks")
    if wanted == EVERYTHING:
        raise QueryError("the search has no word; write the words to look for")
    return wanted


def value(field: str, written: str) -> Wanted:
    """What has this value in a field; QueryError where the field has no such one."""
    if field == "type":
        return kind(written)
    choices = CHOICES.get(field)
    if choices and written.strip().lower() not in choices:
        raise QueryError(f"{field}: has no value {written!r}; there are {', '.join(choices)}")
    if field in COUNTRIES and not _CODE.fullmatch(written.strip()):
        raise QueryError(f"{written!r} is no country's code; write its three letters (ISO 3166), such as POL")
    return marked(field, written) if fold(written) else Any(())


def kind(written: str) -> Wanted:
    """Events of PLOVER's type, or those that are this ("shelling")."""
    return Any((marked("type", written), marked("what", written))) if fold(written) else Any(())


class _Parser:
    """Goes through the tokens of a search; ``next`` is the one that it stands before, None behind the last."""

    def __init__(self, query: str) -> None:
        self._tokens = _TOKEN.finditer(query)
        self._left = MOST
        self._step()

    def _step(self) -> _Token | None:
        """The token that it stood before; it stands before the following one now."""
        passed = getattr(self, "next", None)
        self.next: _Token | None = next(self._tokens, None)
        self._left -= 1
        if self._left < 0:
            raise QueryError(f"the search has more than {MOST} words; write it shorter")
        return passed

    def _takes(self, word: str) -> bool:
        """Whether it stands before this operator, which it passes then."""
        token = self.next
        if token is None or token["word"] != word or token["not"] or token["field"]:
            return False
        self._step()
        return True

    def alternatives(self, field: str, deep: int) -> Wanted:
        """Groups with OR between them, up to a closing parenthesis or the end."""
        if deep > DEEPEST:
            raise QueryError(f"the search has more than {DEEPEST} groups inside each other; write it plainer")
        groups: list[list[Wanted]] = [[]]
        while self.next is not None and not self.next["close"]:
            if self._takes("OR"):
                groups.append([])
            elif not self._takes("AND"):
                groups[-1].append(self._part(field, deep))
        told = [[part for part in group if part not in (EVERYTHING, Not(EVERYTHING))] for group in groups]
        found = [All(tuple(group)) if len(group) != 1 else group[0] for group in told if group]
        return found[0] if len(found) == 1 else Any(tuple(found)) if found else EVERYTHING

    def _part(self, field: str, deep: int) -> Wanted:
        """A group, phrase or word, and what stands before it."""
        if self._takes("NOT"):
            if self.next is None or self.next["close"]:
                raise QueryError("the search ends in NOT; write what is not to be there")
            return Not(self._part(field, deep))
        token = self._step()
        assert token is not None
        name = (token["field"] or "").lower()
        if token["open"]:
            part = self.alternatives(_known(name) or field, deep + 1)
            if self._step() is None:
                raise QueryError("a ( is never closed; write the ) where the group ends")
        else:
            part = _leaf(token, name, field)
        return Not(part) if token["not"] else part


def _known(field: str) -> str:
    if field and field not in FIELDS:
        remedy = f'write "{field}:…" in quotation marks'
        raise QueryError(f"{field}: is no field of a search; there are {', '.join(FIELDS)}; {remedy}")
    return field


def _leaf(token: _Token, name: str, field: str) -> Wanted:
    phrase: str | None = token["phrase"]
    words: str = phrase if phrase is not None else token["word"]
    if name in ("http", "https"):
        name, words = "", f"{name} {words}"
    if phrase is None and words[:-1].lower() in FIELDS and words.endswith(":"):
        raise QueryError(f"{words} has nothing behind it; write {words}WORD without a blank")
    if phrase is None and "*" in words[:-1]:
        raise QueryError(f"{words}: a * can only end a word; write the beginning of the word and *")
    return _of_field(_known(name) or field, words, prefix=phrase is None and words.endswith("*"))


def _of_field(field: str, words: str, *, prefix: bool) -> Wanted:
    if field and field not in COLUMNS:
        return value(field, words)
    if not fold(words):
        return EVERYTHING
    found = holding(words, *COLUMNS.get(field, ()), prefix=prefix)
    country = field in COUNTRIES and _CODE.fullmatch(words) and words.isupper()
    return Any((marked(field, words), found)) if country else found
