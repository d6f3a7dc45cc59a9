"""All texts with names, or those of a part: re3d, GUM, wikigold, MEANTIME, and those that we invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals.corpora import folder
from training.names.gum import gum
from training.names.meantime import meantime
from training.names.named import Named, Part, invented
from training.names.re3d import re3d
from training.names.wikigold import wikigold

INVENTED = Path(__file__).parent / "invented"


def texts() -> Iterator[Named]:
    """Every text of every corpus."""
    yield from re3d(folder("re3d"))
    yield from gum(folder("gum"))
    yield from wikigold(folder("wikigold"))
    yield from meantime(folder("meantime"))
    yield from invented(INVENTED)


def part_of(part: Part) -> list[Named]:
    """The texts of a part."""
    return [one for one in texts() if one.part == part]
