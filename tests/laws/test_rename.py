"""Law 7: replacing a person's name throughout replaces it in the reading and changes nothing else."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Actor
from tests.make import PUBLISHED

TEXT = """Defence Minister {0} said on Monday that the army would leave the border.

"We have no reason to stay," {1} told reporters in Rome. Norway welcomed the step.

Ana Kolb, head of the water board, said that {1} had kept his word."""

NAMES = [
    ("Ilan Dorr", "Dorr"),
    ("Teo Marash", "Marash"),
    ("Sergei Orlov", "Orlov"),
    ("Maria Lindqvist", "Lindqvist"),
    ("Kofi Adomako", "Adomako"),
    ("Hassan Rabbani", "Rabbani"),
    ("Wei Zhenhua", "Zhenhua"),
    ("Jordan Paris", "Paris"),
    ("Washington Okafor", "Okafor"),
    ("Lena van der Meer", "van der Meer"),
    ("Abdul Karim Sarr", "Sarr"),
    ("Jean-Luc Moreau", "Moreau"),
]


def _shape(actor: Actor, full: str, short: str) -> tuple[object, ...]:
    words = tuple(m.text.replace(full, "{0}").replace(short, "{1}") for m in actor.mentions)
    name = actor.name.replace(full, "{0}").replace(short, "{1}")
    return name, actor.kind, actor.country, actor.sector, actor.role, words


def _reading(full: str, short: str) -> tuple[list[tuple[object, ...]], list[tuple[str, int | None]]]:
    reading = onrecord.read(text=TEXT.format(full, short), published=PUBLISHED)
    found = [_shape(actor, full, short) for actor in reading.actors]
    return found, [(place.name, place.geonames) for place in reading.places]


@pytest.mark.parametrize(("full", "short"), NAMES)
def test_renamed(full: str, short: str) -> None:
    assert _reading(full, short) == _reading("Nora Ketting", "Ketting")


def test_what_is_read() -> None:
    """The law would hold for an empty reading too; this one isn't."""
    found, places = _reading("Nora Ketting", "Ketting")
    assert [actor[0] for actor in found] == ["{0}", "army", "reporters", "Norway", "Ana Kolb"]
    assert found[0] == ("{0}", "person", None, "GOV", "Defence Minister", ("{0}", "{1}", "{1}", "his"))
    assert places == [("Rome", 3169070), ("Norway", 3144096)]
