"""What is looked for in the index of words, as a tree; and the tree in the words of each database."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.folding import BETWEEN, fold, singular
from onrecord.store.marks import mark
from onrecord.store.searched import NAMES, PROSE


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand beside each other in one of some columns; with ``prefix``, the last may go on."""

    columns: tuple[str, ...]
    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """What matches all parts; without parts, everything."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What matches one part at least; without parts, nothing."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What doesn't match the part."""

    part: Wanted


Wanted = Phrase | All | Any | Not

EVERYTHING = All(())

LONGEST = 200
"""Letters by which PostgreSQL tells words apart; it takes words of up to 2 KB."""


def marked(field: str, value: object) -> Wanted:
    """What has a mark."""
    return Phrase(("marks",), (mark(field, value),))


def holding(words: str, *columns: str, prefix: bool = False) -> Wanted:
    """What has these words side by side in one of the columns (all, where none is named); nothing for no words.

    With ``prefix`` the last one may go on, or be another number of the word: ``drones*`` is ``drone``, too.
    """
    folded = tuple(fold(words))
    if not folded:
        return Any(())
    found = []
    names = tuple(name for name in columns or NAMES if name in NAMES)
    prose = tuple(name for name in columns or PROSE if name in PROSE)
    if names:
        found.append(Phrase(names, folded, prefix))
    if prose:
        single = tuple(map(singular, folded))
        found.append(Phrase(prose, (*single[:-1], folded[-1]) if prefix else single, prefix))
        if prefix and single[-1] != folded[-1]:
            found.append(Phrase(prose, single))
    return found[0] if len(found) == 1 else Any(tuple(found))


_EVERY = Any(tuple(marked("is", noun) for noun in ("report", "statement", "event", "forecast")))
_NEVER = Phrase(("marks",), (BETWEEN,))


def fts5(wanted: Wanted) -> str:
    """The tree as SQLite's full-text search reads it."""
    if isinstance(wanted, Phrase):
        columns, words = " ".join(wanted.columns), " ".join(wanted.words)
        return f'({{{columns}}} : "{words}"{" *" if wanted.prefix else ""})'
    if isinstance(wanted, Not):
        return f"({fts5(_EVERY)} NOT {fts5(wanted.part)})"
    if isinstance(wanted, Any):
        return f"({' OR '.join(map(fts5, wanted.parts or (_NEVER,)))})"
    without = [part.part for part in wanted.parts if isinstance(part, Not)]
    has = [fts5(part) for part in wanted.parts if not isinstance(part, Not)] or [fts5(_EVERY)]
    return f"(({' AND '.join(has)}){f' NOT {fts5(Any(tuple(without)))}' if without else ''})"


def tsquery(wanted: Wanted) -> str:
    """The tree as PostgreSQL's text search reads it."""
    if isinstance(wanted, Phrase):
        return f"({' | '.join(_adjacent(column, wanted) for column in wanted.columns)})"
    if isinstance(wanted, Not):
        return f"!{tsquery(wanted.part)}"
    if isinstance(wanted, Any):
        return f"({' | '.join(map(tsquery, wanted.parts or (_NEVER,)))})"
    return f"({' & '.join(map(tsquery, wanted.parts or (_EVERY,)))})"


def _adjacent(column: str, phrase: Phrase) -> str:
    words = [f"'{column}:{word[:LONGEST]}'" for word in phrase.words]
    return f"({' <-> '.join(words)}{':*' if phrase.prefix else ''})"
