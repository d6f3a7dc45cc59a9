"""All texts with names, or those of a part: re3d, GUM, wikigold, MEANTIME, and those that we invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evals.corpora import folder
from training.names.gum import gum
from training.names.meantime import meantime
from training.names.named import Named, Part, invented
from training.names.re3d import re3d
from training.names.wikigold import wikigold

READERS: dict[str, Callable[[], Iterator[Named]]] = {
    "re3d": lambda: re3d(folder("re3d")),
    "gum": lambda: gum(folder("gum")),
    "wikigold": lambda: wikigold(folder("wikigold")),
    "meantime": lambda: meantime(folder("meantime")),
    "invented": lambda: invented(Path(__file__).parent / "invented"),
}


def texts(corpora: Iterable[str] = READERS) -> Iterator[Named]:
    """Every text of the corpora."""
    for name in corpora:
        yield from READERS[name]()


def part_of(part: Part, corpora: Iterable[str] = READERS) -> list[Named]:
    """The texts of a part."""
    return [one for one in texts(corpora) if one.part == part]
