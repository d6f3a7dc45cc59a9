"""Scores where named places are, and how words round a name move them, on made-up cases.

usage: python -m evals.places_cases

A case is found where a place's mention covers the name; its country is right where it is the case's, or the case has
none; its point is near where it lies within 161 km of the case's (300 for seas, rivers, regions), for "15 km west of"
within two fifths of that distance, for a part of a country on that side of its middle, for "between" and borders on the
way from one to the other; its words are right where the place says the case's relation. A case is right where all four
are. Prints the faults of the read half, how many cases pass each step, and how many of each kind are right by half.
"""

from __future__ import annotations

from collections import Counter
from math import atan2, cos, radians

from rich.console import Console
from rich.table import Table

import onrecord
from evals.acting import at
from evals.halves import Case, halves, show
from evals.places import NEAR, kilometres
from onrecord.find.places.offsets import BEARINGS, away
from onrecord.model import Place

STEPS = ("found", "country", "near", "words")
PLAIN = {"at", "in", "on", "along"}
"""Relations that leave a place what it is."""
WIDE = 300.0
LARGE = 700.0
ABOUT = 0.4
ROUND_TRIP = 1.25
"""How much longer than straight the way over a point between two others may be."""
WIDE_KINDS = {"region", "sea", "strait", "river", "mountain", "off"}
SIDE = 70.0
Point = tuple[float, float]


def judged(case: Case) -> dict[str, bool]:
    """Each step, and whether the case passes it; none but the first where nothing is found."""
    start, end = at(case)
    reading = onrecord.read(text=case["text"])
    covering = (one for one in reading.places if any(s.start < end and start < s.end for s in one.mentions))
    place = next(covering, None)
    if place is None:
        return dict.fromkeys(STEPS, False)
    codes = {case["where"]["country"], *(one["country"] for one in case.get("other", ()))}
    right = place.country in codes or None in codes or len(codes) > 1 and place.country is None
    return dict(zip(STEPS, (True, right, _near(case, place), place.relation == wanted(case)), strict=True))


def wanted(case: Case) -> str:
    """The relation that the place should say: "35 km north of", "north part of", "near"; empty for "in" and "at"."""
    relation, where = str(case["relation"]), case["where"]
    if relation in PLAIN:
        return ""
    if "km" not in where:
        return relation
    long = f"{where['km']:.0f} km"
    if relation == "off":
        return f"{long} off"
    return f"{long} {where['direction']} of" if "direction" in where else f"{long} from"


def _near(case: Case, place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    point, where = (place.lat, place.lon), case["where"]
    middle = (float(where["lat"]), float(where["lon"]))
    if "other" in case:
        ends = [middle, *((float(one["lat"]), float(one["lon"])) for one in case["other"])]
        straight = kilometres(ends[0], ends[1])
        return kilometres(ends[0], point) + kilometres(point, ends[1]) <= max(ROUND_TRIP * straight, straight + NEAR)
    if "km" in where and "direction" in where:
        return kilometres(away(middle, where["km"], BEARINGS[where["direction"]]), point) <= ABOUT * where["km"]
    if case["kind"] == "part of a country":
        side = str(case["relation"]).split()[0].removesuffix("-central")
        return kilometres(middle, point) <= LARGE and (side == "central" or _apart(middle, point, BEARINGS[side]))
    return kilometres(middle, point) <= (WIDE if case["kind"] in WIDE_KINDS else NEAR)


def _apart(middle: Point, point: Point, bearing: float) -> bool:
    """Whether a point lies about in this direction from the middle of a country."""
    north, east = point[0] - middle[0], (point[1] - middle[1]) * cos(radians(middle[0]))
    return (north, east) != (0.0, 0.0) and cos(atan2(east, north) - radians(bearing)) >= cos(radians(SIDE))


def fault(case: Case) -> str:
    """What is wrong with a case; empty where nothing is."""
    passed = judged(case)
    wrong = ", ".join(step for step in STEPS if not passed[step])
    return f"{case['name']} ({wanted(case) or 'plain'}), not {wrong}: {case['text']}" if wrong else ""


def main() -> None:
    """Prints the faults and the tables."""
    show("places", fault)
    counts = Counter((step, kept) for case, kept in halves("places") for step, ok in judged(case).items() if ok)
    total = Counter(kept for _, kept in halves("places"))
    table = Table("step", "read", "kept")
    for step in STEPS:
        table.add_row(step, *(f"{counts[step, kept]}/{total[kept]}" for kept in (False, True)))
    Console().print(table)


if __name__ == "__main__":
    main()
