"""How equipment is spelled: one table of folded spellings, found by the first piece of a name.

Folded, a spelling is in small letters without blanks, hyphens, dots and strokes: "S-300", "S300" and "s 300" are
"s300". What a text's words may fold to is then looked up, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from onrecord.lexicon import facts

PIECE = re.compile(r"[^\W_]+")
GAPS = frozenset([" ", "-", "–", "‑", "/", ".", ". ", "'", "’", "\u00a0"])
"""What may stand between two pieces of one name."""
_LETTERS = re.compile(r"[a-z]+(?=\d)")
_TAIL = re.compile(r"[A-Z][A-Za-z]{0,4}\d{0,3}[A-Za-z]{0,3}|s")
"""What stands behind a designation's number: T-72|B3|, S-300|PMU2|, F-16|s|."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Equipment that a text names at ``[start, end)``: a system, or (``generic``) a class as such.

    ``kind`` is the class and ``of`` which sort that is; ``reach`` is the end of the class noun right behind a name
    ("Javelin |missiles|"), else ``end``; ``counts`` is the category of a number of them.
    """

    start: int
    end: int
    reach: int
    name: str
    kind: str
    of: Literal["weapon", "platform"]
    counts: str
    generic: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a system or a class; ``loose`` where it needs a sentence that shows it to be equipment."""

    written: str
    name: str
    kind: facts.EquipmentClass | None
    generic: bool
    loose: bool

    @property
    def noun(self) -> bool:
        """Whether the spelling itself ends with its class noun: "Puma |helicopter|"."""
        return self.kind is not None and _name(self.written, self.generic) != self.written

    def fits(self, words: str) -> bool:
        """Whether words of this fold have the letter case that the spelling asks for."""
        if self.generic or self.kind is None or self.written[0].islower():
            return True
        if self.written.isupper() and self.written.isalpha():
            return words.isupper() or words[:-1].isupper() and words[-1] == "s"
        return words[0].isupper() or words[0].isdigit()


@dataclass(frozen=True, slots=True)
class Spellings:
    """All spellings by fold, and for each first piece of one how many pieces a name that begins so may have."""

    folded: Mapping[str, tuple[Spelling, ...]]
    firsts: Mapping[str, int]

    def at(self, folded: str, words: str) -> tuple[Spelling, ...]:
        """The spellings of some words, in the singular or plural, with or without the tail of a designation."""
        for fold in (folded, folded.removesuffix("s"), folded.removesuffix("es")):
            found = tuple(one for one in self.folded.get(fold, ()) if one.fits(words))
            if found:
                return found
        return tuple(self._designated(folded, words)) if any(map(str.isdigit, folded)) else ()

    def _designated(self, folded: str, words: str) -> Iterator[Spelling]:
        for match in reversed(list(re.finditer(r"(?<=\d)[a-z]", folded))):
            tail = words[-(len(folded) - match.start()) :]
            stem = self.folded.get(folded[: match.start()], ())
            if stem and words[: -len(tail)][-1:].isdigit() and _TAIL.fullmatch(tail):
                yield from (one for one in stem if one.written[-1].isdigit() and one.fits(words))
                return

    def pieces(self, first: str) -> int:
        """How many pieces a name may have that begins with this one; 0 where none does."""
        found = self.firsts.get(first) or self.firsts.get(first[:-1] if first[-1] == "s" else first, 0)
        if not found and first[-1].isalnum() and (stem := re.match(r"[a-z]*\d+(?=[a-z])", first)):
            return self.firsts.get(stem[0], 0)
        return found


def fold(words: str) -> str:
    """Small letters and digits alone."""
    return "".join(PIECE.findall(words)).lower()


def _firsts(written: str) -> Iterable[str]:
    """What the first piece of a spelling may be in a text: "mig29" is written "MiG-29", "MiG29" or "MiG 29"."""
    pieces = PIECE.findall(written.lower())
    yield from accumulate(pieces)
    if match := _LETTERS.match(pieces[0]):
        yield match[0]


@cache
def spellings() -> Spellings:
    """The table of all spellings, made once a process."""
    folded: dict[str, tuple[Spelling, ...]] = {}
    firsts: dict[str, int] = {}
    for one in _all():
        folded[fold(one.written)] = (*folded.get(fold(one.written), ()), one)
        size = len(PIECE.findall(one.written)) + 2
        for first in _firsts(one.written):
            firsts[first] = max(firsts.get(first, 0), size)
    return Spellings(folded, firsts)


def _all() -> Iterator[Spelling]:
    for phrase in facts.no_equipment():
        yield Spelling(phrase, "", None, generic=False, loose=False)
    for kind in facts.equipment():
        for generic, rows in ((False, kind.named), (True, kind.nouns)):
            for row in rows:
                for written in row:
                    bare = written.rstrip("~")
                    yield Spelling(bare, _name(row[0].rstrip("~"), generic), kind, generic, loose=bare != written)


_NOUN_BEHIND = re.compile(r"(?<=[\w.]) [a-z][a-z-]+$")


def _name(first: str, generic: bool) -> str:
    """The name of a row: without the noun that tells it from its namesakes ("Puma helicopter")."""
    return first if generic or first[0].islower() else _NOUN_BEHIND.sub("", first)
