"""An article of an export, and the lines that it is read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Metadata


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
    """Runs of lines with blank lines between, each with the place of its first."""
    run: list[Line] = []
    for line in [*lines, Line("", "")]:
        if line.text.strip():
            run.append(line)
        elif run:
            yield "\n".join(one.text.rstrip() for one in run), run[0].at
            run = []


def written(lines: Sequence[Line]) -> list[Line]:
    """The lines that aren't blank, without the blanks around them."""
    return [Line(line.text.strip(), line.at) for line in lines if line.text.strip()]
