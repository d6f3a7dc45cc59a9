"""The tables of facts are whole and don't contradict each other."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.lexicon import facts
from onrecord.lexicon.organisations import KINDS, SECTORS

LOWER = {
    "444.hu",
    "24.kg",
    "peshmerga",
    "janjaweed",
    "spetsnaz",
    "dpa",
    "colectivos",
    "yakuza",
    "morality police",
    "anti-balaka",
}
"""Bodies that reports write in small letters."""


def test_countries_are_whole() -> None:
    for one in facts.countries():
        assert re.fullmatch(r"[A-Z]{3}", one.code)
        assert re.fullmatch(r"[A-Z]{2}", one.iso2)
        assert one.names
        assert -90 <= one.lat <= 90
        assert -180 <= one.lon <= 180
    assert len(facts.countries()) >= 195


def test_no_name_stands_for_two_things() -> None:
    names = [name for one in facts.countries() for name in one.names]
    names += [name for region in facts.regions() for name in region.names]
    names += [name for body in facts.organisations() for name in body.names]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_regions_and_organisations_lie_in_known_countries() -> None:
    codes = {country.code for country in facts.countries()}
    assert {one.country for one in facts.regions()} - codes == {None}
    assert {one.country for one in facts.organisations()} - codes == {None}
    assert len(facts.regions()) >= 100
    assert len(facts.organisations()) + len(facts.countries()) >= 1500


def test_organisations_have_plover_sectors() -> None:
    assert {one.sector for one in facts.organisations()} <= set(SECTORS)
    assert {one.kind for one in facts.organisations()} <= set(KINDS)


def test_a_shared_name_is_no_country_s_and_no_people_s() -> None:
    shared = {name for one in facts.organisations() for name in one.beside}
    assert not shared & {*facts.country_by_name(), *facts.country_by_people(), *facts.region_by_name()}
    assert all(not set(one.names) & set(one.beside) for one in facts.organisations())


def test_a_name_is_written_as_a_name() -> None:
    names = [name for one in facts.organisations() for name in (*one.names, *one.beside)]
    assert [name for name in names if name != " ".join(name.split()) or len(name) < 2] == []
    assert {name for name in names if name.islower()} <= LOWER


def test_every_continent_has_its_bodies() -> None:
    """Each larger country has several; one that fights has its armed groups."""
    of = Counter(one.country for one in facts.organisations())
    assert all(of[code] >= 5 for code in ("UKR", "RUS", "SYR", "MMR", "COD", "COL", "NGA", "PHL", "IRN", "BRA", "ZAF"))
    assert len(of) >= 150


@pytest.mark.parametrize(
    ("word", "code"), [("Ukrainian", "UKR"), ("Americans", "USA"), ("Dutch", "NLD"), ("Emirati", "ARE")]
)
def test_peoples(word: str, code: str) -> None:
    country = facts.country_by_people()[word]
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("word", ["Congolese", "Dominican"])
def test_a_people_of_two_countries_names_neither(word: str) -> None:
    assert facts.country_by_people()[word] is None


def test_a_people_is_a_country_s_or_a_region_s() -> None:
    assert not set(facts.region_by_people()) & set(facts.country_by_people())
    assert facts.region_by_people()["European"].names == ("Europe",)


def test_states_are_called_by_their_short_forms() -> None:
    assert {facts.short_states()[short] for short in ("W. Va", "WV", "W.Va")} == {"West Virginia"}


def test_a_given_name_is_no_country() -> None:
    assert not facts.given_names() & set(facts.country_by_name())


def test_a_noun_takes_up_other_words_than_itself() -> None:
    assert all(takes and noun not in takes for noun, takes in facts.also_called().items())


def test_no_noun_is_a_woman_s_and_a_man_s() -> None:
    assert not facts.words("women") & facts.words("men")


def test_equipment_is_whole() -> None:
    names = [row[0] for one in facts.equipment() for row in one.named]
    assert len(names) >= 600
    assert len({one.name for one in facts.equipment()}) == len(facts.equipment())
    assert {one.of for one in facts.equipment()} == {"weapon", "platform"}
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_all_classes_of_equipment_are_documented() -> None:
    told = (Path(__file__).parents[2] / "docs/reading-json.md").read_text("utf-8")
    assert [one.name for one in facts.equipment() if one.name not in told] == []
