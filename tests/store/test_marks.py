"""Squares: whoever lies in a circle has one of its marks."""

from __future__ import annotations

from random import Random

import pytest

from onrecord.globe import apart
from onrecord.store.marks import MOST_SQUARES, Marks, mark, squares
from tests import make


@pytest.mark.parametrize("seed", range(8))
def test_what_lies_in_a_circle_has_one_of_its_squares(seed: int) -> None:
    chance = Random(seed)
    of = make.report()
    for _ in range(60):
        lat, lon = chance.choice((-90, -89.5, -0.2, 0, 50, 89.9, 90)), chance.choice((-180, -179.9, 0, 30, 179.5, 180))
        radius = chance.choice((0, 1, 60, 500, 2500, 9000, 20100))
        marks = squares(lat, lon, radius)
        assert len(marks) <= MOST_SQUARES
        for _ in range(40):
            at = min(90, max(-90, lat + chance.gauss(0, radius / 150))), chance.uniform(-180, 180)
            at = chance.choice((at, (at[0], (lon + chance.gauss(0, radius / 150) + 180) % 360 - 180), (lat, lon)))
            if apart((lat, lon), at) <= radius:
                place = make.place(of, "Koprava", lat=at[0], lon=at[1])
                event = make.event(of, "shelled", places=(make.site(of, "Koprava", place),))
                reading = make.reading(of, places=(place,), events=(event,))
                found = Marks(reading, {}).of(event, [place]).split()
                assert set(found) & set(marks), (lat, lon, radius, at)


def test_a_small_circle_leaves_most_of_the_earth_out() -> None:
    assert len(squares(50, 30, 20)) <= 9
    assert mark("square", "known") not in squares(50, 30, 2000)


def test_kilometres_are_those_of_the_earth() -> None:
    assert apart((50.45, 30.52), (52.23, 21.01)) == pytest.approx(690, abs=3)  # Kyiv to Warsaw
    assert apart((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)
    assert apart((90, 0), (-90, 77)) == pytest.approx(20015, abs=1)
