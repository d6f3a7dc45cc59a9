"""An article of an export, and the lines that it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Metadata

_WIDEST = 130
"""Characters of a line that is set to a width."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text, and its place."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``id`` where the export has one of its own."""

    metadata: Metadata
    body: tuple[tuple[str, str], ...]
    title_at: str = ""
    notes: tuple[str, ...] = ()
    id: str = ""


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Runs of lines with blank lines between, each with the place of its first; lines set to a width are joined."""
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    run: list[Line] = []
    for line in [*lines, Line("", "")]:
        if line.text.strip():
            run.append(line)
        elif run:
            yield _joined([one.text.rstrip() for one in run], width), run[0].at
            run = []


def _joined(run: list[str], width: int) -> str:
    """The lines as one where no first word of a line would have fitted on the line before, else as they are."""
    full = all(len(one) + 1 + len(following.split()[0]) > width for one, following in pairwise(run))
    return " ".join(one.strip() for one in run) if full and width <= _WIDEST else "\n".join(run)


def written(lines: Sequence[Line]) -> list[Line]:
    """The lines that aren't blank, without the blanks around them."""
    return [Line(line.text.strip(), line.at) for line in lines if line.text.strip()]
