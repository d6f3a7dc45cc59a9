"""Narrower questions beside an answer: what each is called, how many it finds, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.web.pages import query


@dataclass(frozen=True, slots=True)
class Facet:
    """A narrower question: what it is called, how many it finds, its address, and whether it is this one."""

    name: str
    count: int
    address: str
    chosen: bool


def facets(path: str, asked: Mapping[str, Any], field: str, counts: Mapping[str, int]) -> list[Facet]:
    """The questions that a field's values make of this one; that of the value asked for leads back to all."""
    chosen = asked.get(field)
    told = {name: value for name, value in asked.items() if name != "after"}
    return [
        Facet(name, count, f"{path}?{query(told, **{field: '' if name == chosen else name})}", name == chosen)
        for name, count in counts.items()
    ]
