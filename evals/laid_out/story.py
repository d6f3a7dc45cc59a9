"""What is laid out: a report with its parts known, and what a layout makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.model import Paragraph, RawReport
from onrecord.repair import repair

_ROOT = Path(__file__).parents[2]
BUILT_WITH = _ROOT / "examples" / "reports"
"""The reports that readers of formats may be built with."""
KEPT = _ROOT / "training" / "link" / "stories"
"""Others, in other words and styles, to score on."""
_AUTHORS = ("Mara Ellin", "Jonas Petrak", "Ines Dufour", "Tobias Arlen", "Signe Holm", "Rafe Okonjo")
_PUBLISHERS = ("The Lantern", "Northern Ledger", "Harbour Dispatch", "Meridian Post")


@dataclass(frozen=True, slots=True)
class Story:
    """A report: ``paragraphs`` without its title, each with whether it is a heading."""

    name: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: date
    paragraphs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The title and the paragraphs, a blank line between."""
        return "\n\n".join([self.title, *(words for words, _ in self.paragraphs)])


@dataclass(frozen=True, slots=True)
class Laid:
    """A story in a format: the file's bytes, and every furniture line that stands in it beside the story.

    ``entry`` is how the story's name ends where the file holds other reports as well ("#2"); else it is the first.
    """

    raw: bytes
    furniture: tuple[str, ...] = ()
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of laying a story out: its name, the file's ending, and what does it.

    ``states`` are what the file states besides the text, of "title", "authors", "publisher", "published". ``columned``
    for a PDF with columns. ``make`` is given a number by which it may vary (page size, hyphens); None where the tool
    isn't there.
    """

    name: str
    ending: str
    make: Callable[[Story, int], Laid | None]
    states: tuple[str, ...] = ("title", "authors", "publisher", "published")
    columned: bool = False


def stories(kept: bool = False) -> list[Story]:
    """The stories to build with, or those that are kept to score on, in order of their names."""
    paths = KEPT.glob("*/reports/*.txt") if kept else BUILT_WITH.glob("*.txt")
    return [_story(number, path) for number, path in enumerate(sorted(paths, key=lambda one: one.name))]


def _story(number: int, path: Path) -> Story:
    report = repair(RawReport(str(path), path.read_text("utf-8")), None).given
    whole = list(_paragraphs(report.text, report.paragraphs))
    return Story(
        path.stem,
        report.title or whole[0][0],
        report.authors or (_AUTHORS[number % len(_AUTHORS)],),
        report.publisher or _PUBLISHERS[number % len(_PUBLISHERS)],
        report.published or date(2031, 5, 1),
        tuple(whole if report.title else whole[1:]),
    )


def _paragraphs(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[str, bool]]:
    for one in paragraphs:
        if one.kind != "title":
            yield " ".join(text[one.start : one.end].split()), one.kind == "heading"
