"""A text with its names: our kinds of names, and the mark-up that invented texts have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from training.attribution.corpus import headed

Kind = Literal["person", "organisation", "unit", "place", "people", "weapon", "platform", "event", "other"]
"""What a name is of: ``unit`` is military, ``people`` a nation or faith, ``platform`` a vehicle, ship or aircraft."""
KINDS: tuple[Kind, ...] = get_args(Kind)
Part = Literal["train", "tune", "score"]
Span = tuple[int, int, Kind]
"""Characters ``[start, end)`` of a name."""


@dataclass(frozen=True)
class Named:
    """A text whose lines are paragraphs, with the names in it, in text order, none over another.

    A word outside of ``spans`` is no name of one of ``kinds``; whether it is one of another kind, nobody looked.
    ``name`` begins with the corpus: "gum/GUM_news_x".
    """

    name: str
    text: str
    spans: tuple[Span, ...]
    kinds: frozenset[Kind]
    part: Part

    @property
    def corpus(self) -> str:
        """The corpus that the text is of."""
        return self.name.partition("/")[0]


_TAG = re.compile(rf"<(/?)({'|'.join(KINDS)})>")


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the names that they mark: ``<person>Ana Kolb</person>``.

    Marks that cross, lie in one another or stay open are a ValueError.
    """
    bare: list[str] = []
    spans: list[Span] = []
    at = length = 0
    opened: tuple[str, int] | None = None
    for tag in _TAG.finditer(text):
        bare.append(text[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        kind: Kind = tag[2]  # type: ignore[assignment]
        if bool(tag[1]) != (opened is not None and opened[0] == kind):
            raise ValueError(f"marks cross or are left open near {text[max(0, tag.start() - 60) : tag.end()]!r}")
        if opened:
            spans.append((opened[1], length, kind))
        opened = None if opened else (kind, length)
    if opened:
        raise ValueError(f"never closed: {opened[0]}")
    return "".join([*bare, text[at:]]), tuple(spans)


def invented(folder: Path) -> Iterator[Named]:
    """The marked texts of a folder, each headed by a line ``=== name``; those of ``score.txt`` are kept to score."""
    for path, name, (text, spans) in headed(folder, marked):
        part: Part = "score" if path.stem == "score" else "train"
        yield Named(f"invented/{name}", text, spans, frozenset(KINDS), part)
