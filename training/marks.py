"""Made-up sentences with marked words: ``[fled]``, ``{Lenn}``, or ``{a:Lenn}`` with a letter for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_MARK = re.compile(r"\[(?P<square>[^\]]*)\]|\{(?:(?P<letter>[a-z]):)?(?P<curly>[^}]*)\}")
Bracket = Literal["square", "curly"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked characters ``[start, end)`` of a sentence, by their brackets, and their letter where they have one."""

    start: int
    end: int
    bracket: Bracket
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and what was marked in it, in text order."""

    text: str
    marks: tuple[Mark, ...]

    def within(self, bracket: Bracket) -> tuple[tuple[int, int], ...]:
        """The characters that stood in such brackets."""
        return tuple((one.start, one.end) for one in self.marks if one.bracket == bracket)


def unmarked(line: str) -> Marked:
    """A sentence and its marks."""
    text, at, marks = "", 0, list[Mark]()
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        bracket: Bracket = "curly" if found["square"] is None else "square"
        words = found[bracket]
        marks.append(Mark(len(text), len(text) + len(words), bracket, found["letter"] or ""))
        text, at = text + words, found.end()
    return Marked(text + line[at:], tuple(marks))


def sentences(path: Path) -> Iterator[Marked]:
    """A file's sentences, one a line; lines that begin with "#" tell the kind of those below."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield unmarked(line)
