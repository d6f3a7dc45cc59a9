"""What speaks for each thing that a name can stand for: its size, its kind, what the text says, what lies beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, log, log10

import numpy as np
from numpy.typing import NDArray

from onrecord.find.places.candidates import Candidate
from onrecord.find.places.context import Context
from onrecord.globe import EARTH
from onrecord.lexicon import facts

Numbers = NDArray[np.float64]

TOLD = (
    "people of a town", "people of a division", "nobody counted", "own name", "country", "region", "state", "county",
    "capital", "capital of a named country", "share of its country", "share of its state",
    "most named country", "word for its kind", "word for another kind", "hamlet", "nothing known",
)  # fmt: skip
"""What can be told of a candidate by itself."""
BESIDE = (
    "its country among the others", "its state among the others", "its state at all", "others within 30 km",
    "others within 100 km", "others within 300 km", "country among the others", "state among the others",
)  # fmt: skip
"""What the report's other places tell of a candidate."""
POSSIBLE = (
    "its state possible", "its state possible at all", "possible within 30 km", "possible within 100 km",
    "possible within 300 km",
)  # fmt: skip
"""What all that the report's other names can stand for tells of a candidate."""
_WORTH = 0.05
"""A reading of a name that is less likely than this says nothing of the other names."""
_NEAR = (30.0, 100.0, 300.0)
_SAID = {"state": "kinds of state", "county": "kinds of county", "town": "kinds of town"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of the report with all it can stand for; ``within`` is what a comma puts it in;
    ``beside`` are the words before and behind it."""

    name: str
    within: str | None
    beside: frozenset[str]
    found: tuple[Candidate, ...]
    times: int


def told(one: Asked, context: Context) -> Numbers:
    """One row a candidate, one column each of ``TOLD``."""
    capital = facts.country_by_capital().get(one.name)
    rows = []
    for place in one.found:
        town, country = place.kind == "town", place.country or ""
        people = log10(place.population + 10) - 3
        seat = town and capital is not None and capital.code == country
        share = context.countries.get(country, 0.0)
        said = [kind for kind, words in _SAID.items() if one.beside & facts.words(words)]
        rows.append([
            people if town else 0.0, people if place.kind in ("state", "county") else 0.0,
            town and not place.population, place.own and place.kind != "hamlet",
            place.kind == "country", place.kind == "region", place.kind == "state", place.kind == "county",
            seat, seat * share, share, context.states.get((country, place.state), 0.0) if place.state else 0.0,
            share == 1.0, place.kind in said, bool(said) and place.kind not in said,
            place.kind == "hamlet", place.kind == "none",
        ])  # fmt: skip
    return np.array(rows, dtype=np.float64).reshape(len(one.found), len(TOLD))


class Others:
    """The candidates of all names of a report side by side, to weigh each by what the other names stand for."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.places = [place for one in asked for place in one.found]
        self.times = np.array([1.0 + log(one.times) for one in asked])
        self.owner = np.array([index for index, one in enumerate(asked) for _ in one.found], dtype=np.int64)

    @cached_property
    def _points(self) -> Numbers:
        lat, lon = (np.radians([getattr(place, axis) for place in self.places]) for axis in ("lat", "lon"))
        return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

    def _codes(self, values: Sequence[object]) -> NDArray[np.int64]:
        numbers: dict[object, int] = {}
        return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)

    @cached_property
    def _countries(self) -> NDArray[np.int64]:
        return self._codes([place.country or index for index, place in enumerate(self.places)])

    @cached_property
    def _states(self) -> NDArray[np.int64]:
        return self._codes([
            (place.country, place.state) if place.state else index for index, place in enumerate(self.places)
        ])  # fmt: skip

    def _is(self, *kinds: str) -> Numbers:
        return np.array([place.kind in kinds for place in self.places], dtype=np.float64)

    def even(self) -> Numbers:
        """One row a candidate, one column each of ``POSSIBLE``: as if all that a name can stand for were as likely."""
        return self._weighed(1.0 / np.sqrt(np.bincount(self.owner)[self.owner]), 0.0)[:, 1:6]

    def beside(self, likely: Numbers) -> Numbers:
        """One row a candidate, one column each of ``BESIDE``, where ``likely`` is how likely each candidate is now."""
        return self._weighed(likely, _WORTH)

    def _weighed(self, likely: Numbers, least: float) -> Numbers:
        kept = np.flatnonzero(likely > least)
        known = self.times[self.owner[kept]] * likely[kept] * (1.0 - self._is("none")[kept])
        weight = known * (self.owner[:, None] != self.owner[kept][None, :])
        country = (weight * (self._countries[:, None] == self._countries[kept][None, :])).sum(1)
        state = (weight * (self._states[:, None] == self._states[kept][None, :])).sum(1)
        total = weight.sum(1) + 1.0
        together = self._points @ self._points[kept].T
        spot = self._is("town", "county", "hamlet")
        spots = weight * spot[kept][None, :]
        near = [spot * np.log1p((spots * (together >= cos(limit / EARTH))).sum(1)) for limit in _NEAR]
        lands = [self._is("country") * np.log1p(country), self._is("state") * np.log1p(state)]
        return np.stack([country / total, state / total, np.log1p(state), *near, *lands], axis=1)


def weights(values: Mapping[str, float], names: Sequence[str]) -> Numbers:
    """The weights of these features, in their order."""
    return np.array([values[name] for name in names], dtype=np.float64)
