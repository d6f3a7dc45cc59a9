"""Texts to learn from, as words with traits and with what is marked in them: PolNeAR, invented texts, bare texts."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from evals.statements import Attribution, annotated, report_of
from onrecord.encode.windows import traits

Range = tuple[int, int]
"""Words ``[first, last)``."""
HELD_OUT_EVERY = 21


@dataclass(frozen=True)
class Relation:
    """One statement in words: its cue, its source (None where nobody stands there), its contents, how deep it is told.

    ``level`` 0 stands in the report's own voice, 1 inside a statement of level 0.
    """

    source: Range | None
    cue: Range | None
    contents: tuple[Range, ...]
    level: int = 0


@dataclass(frozen=True)
class Document:
    """A text as the parser sees it; ``golds`` holds one tuple of relations an annotator, none for a bare text.

    ``levels`` says how many levels the annotators looked at (PolNeAR marks the outer one alone).
    """

    name: str
    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    traits: list[tuple[str, ...]]
    paragraphs: list[int]
    golds: tuple[tuple[Relation, ...], ...]
    levels: int


def parsed(name: str, text: str, golds: Iterable[Iterable[tuple[Attribution, int]]], levels: int) -> Document:
    """A text parsed as onrecord parses it, lines being paragraphs, with its annotations laid on words."""
    from onrecord import parse

    tokens = parse.parse(report_of(text))
    words, sentences = tokens.tokens, tokens.sentences
    paragraphs = [sentences[word.sentence].paragraph for word in words]
    starts, ends = [word.start for word in words], [word.end for word in words]
    laid = tuple(tuple(laid_on(one, level, starts, ends) for one, level in gold) for gold in golds)
    return Document(
        name, text, [w.text for w in words], starts, ends, traits(words, paragraphs), paragraphs, laid, levels
    )


def laid_on(one: Attribution, level: int, starts: list[int], ends: list[int]) -> Relation:
    """An annotated relation on the words that its characters touch."""

    def ranges(spans: tuple[tuple[int, int], ...]) -> tuple[Range, ...]:
        found = []
        for start, end in sorted(spans):
            first, last = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
            if first < last:
                found.append((first, last))
        return tuple(found)

    source, cue = ranges(one.source), ranges(one.cue)
    return Relation(source[0] if source else None, cue[0] if cue else None, ranges(one.content), level)


def polnear(corpus: Path, part: str) -> Iterator[Document]:
    """Every document of a part of PolNeAR, with all of its annotators."""
    for path in sorted((corpus / part / "text").glob("*.txt")):
        notes = sorted((corpus / part / "attributions").glob(f"{path.stem}_????.ann"))
        golds = [[(one, 0) for one in annotated(note)] for note in notes]
        yield parsed(path.stem, path.read_text("utf-8"), golds, 1)


_TAG = re.compile(r"<(/?)([sck])([\d,]*)>")


def marked(text: str) -> tuple[str, list[tuple[Attribution, int]]]:
    """A text without its marks, and the statements that they mark with their level.

    ``<s1>…</s1>`` is the source of statement 1, ``c`` its cue, ``k`` its content; ``<s1,2>`` serves two. A statement
    that is told inside another's content is one level deeper than it.
    """
    bare, at, opened = [], 0, []
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    levels: dict[str, int] = {}
    length = 0
    for tag in _TAG.finditer(text):
        bare.append(text[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        closing, role, numbers = tag.groups()
        if not closing:
            opened.append((role, numbers, length))
            if role == "c":
                levels[numbers] = sum(kind == "k" for kind, _, _ in opened[:-1])
            continue
        if not opened or (numbers and opened[-1][:2] != (role, numbers)):
            raise ValueError(f"marks cross or are left open near {text[max(0, tag.start() - 60) : tag.end()]!r}")
        kind, numbers, start = opened.pop()
        for number in numbers.split(","):
            spans.setdefault((kind, number), []).append((start, length))
    if opened:
        raise ValueError(f"never closed: {opened}")
    bare.append(text[at:])
    found = []
    for number in levels:
        source, cue, content = (tuple(sorted(spans.get((role, number), []))) for role in "sck")
        if content:
            found.append((Attribution(source, cue, content), levels[number]))
    return "".join(bare), found


Marked = TypeVar("Marked")


def headed(folder: Path, read: Callable[[str], Marked]) -> Iterator[tuple[Path, str, Marked]]:
    """The texts of a folder's files, each headed by a line ``=== name``: file, name, and what ``read`` makes of it.

    A text whose marks ``read`` can't take (ValueError) ends the program with its file and name.
    """
    for path in sorted(folder.glob("*.txt")):
        for piece in re.split(r"^=== *", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _, body = piece.partition("\n")
            try:
                found = read(body.strip())
            except ValueError as fault:
                raise SystemExit(f"{path}: {name}: {fault}") from None
            yield path, name.strip(), found


def invented(folder: Path) -> Iterator[Document]:
    """The marked texts of a folder."""
    for _, name, (text, found) in headed(folder, marked):
        yield parsed(name, text, [found], 2)


def kept(store: Path, make: Callable[[], Iterator[Document]]) -> list[Document]:
    """Documents made once and kept in a file."""
    if not store.exists():
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_bytes(pickle.dumps(list(make())))
    found: list[Document] = pickle.loads(store.read_bytes())
    return found


def split(documents: list[Document], every: int = HELD_OUT_EVERY) -> tuple[list[Document], list[Document]]:
    """Those to train on, and every so-manieth, held out for tuning."""
    return [one for nth, one in enumerate(documents) if nth % every], documents[::every]
