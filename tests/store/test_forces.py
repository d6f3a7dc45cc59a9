"""Forces: one row a number, and whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Equipment
from onrecord.store import Record
from onrecord.store.forces import CATEGORIES, Force, category_of
from tests import make

OF = make.report("Kestria sent 300 Norn soldiers, 40 tanks and howitzers, 50 miles, to Lenn. Twelve men fell.")
NORN = make.actor(OF, "Norn", kind="country", country="NOR")
KESTRIA = make.actor(OF, "Kestria", kind="country", country="POL")
MEN = make.quantity(OF, "300 Norn soldiers", 300.0, category="personnel", counted="Norn soldiers")
TANKS = make.quantity(OF, "40 tanks", 41.0, None, category="armoured vehicles", counted="tanks")
FALLEN = make.quantity(OF, "Twelve men", 12.0, category="killed", counted="men")
MILES = make.quantity(OF, "50 miles", 50.0, category="distance")
GUNS = Equipment("howitzers", make.span(OF, "howitzers"), "howitzer")


def forces(record: Record, *, asked: Any = None, **more: Any) -> list[Force]:
    """The forces of one event."""
    quantities = (MEN, TANKS, FALLEN, MILES)
    fields = {"actors": (make.part(OF, "Kestria", KESTRIA),), "quantities": tuple(one.id for one in quantities)} | more
    event = make.event(OF, "sent", places=(make.site(OF, "Lenn"),), **fields)
    record.add(make.reading(OF, actors=(KESTRIA, NORN), quantities=quantities, events=(event,)))
    return list(record.forces(**(asked or {})))


def test_personnel_and_equipment_but_no_dead_and_no_miles(record: Record) -> None:
    assert [(one.category, one.what, one.low) for one in forces(record)] == [
        ("personnel", "Norn soldiers", 300.0),
        ("armoured vehicles", "tanks", 41.0),
    ]


def test_the_side_is_who_is_named_in_the_number_else_who_acts(record: Record) -> None:
    assert [(one.side, one.country) for one in forces(record)] == [("Norn", "NOR"), ("Kestria", "POL")]


def test_nobody_named_is_no_side(record: Record) -> None:
    assert [one.side for one in forces(record, actors=())] == ["Norn", ""]


def test_equipment_that_nobody_counted_has_a_row_without_a_number(record: Record) -> None:
    tanks = Equipment("tank", make.span(OF, "tanks"), "tank")
    (*_, guns) = found = forces(record, equipment=(tanks, GUNS))
    assert len(found) == 3, "the tanks are counted"
    assert (guns.category, guns.what, guns.low, guns.high) == ("artillery", "howitzers", None, None)


@pytest.mark.parametrize(("category", "found"), [("personnel", 1), ("Artillery", 1), ("drones", 0)])
def test_of_one_category(record: Record, category: str, found: int) -> None:
    assert len(forces(record, asked={"category": category}, equipment=(GUNS,))) == found


def test_every_class_of_equipment_that_counts_is_a_force() -> None:
    assert category_of("tank") in CATEGORIES
    assert category_of("helicopter") in CATEGORIES
    assert category_of("teapot") == ""
