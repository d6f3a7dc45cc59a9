"""Places: what names one, what doesn't, and which one it is."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Place, Reading
from tests.make import PUBLISHED


def read(text: str) -> Reading:
    return onrecord.read(text=text, published=PUBLISHED)


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in read(text).places}


RESOLVED = [
    ("The talks in Geneva ended without a deal.", "Geneva", 2660646, "CHE"),
    ("The ship left Odesa for Istanbul on Friday.", "Odesa", 698740, "UKR"),
    ("The ship left Odesa for Istanbul on Friday.", "Istanbul", 745044, "TUR"),
    ("The meeting in Paris closed in May.", "Paris", 2988507, "FRA"),
    ("The factory in Paris, Texas, closed in May.", "Paris", 4717560, "USA"),
    ("The factory in Paris, Texas, closed in May.", "Texas", 4736286, "USA"),
    ("It was a nice day in Mobile, Alabama.", "Mobile", 4076598, "USA"),
    ("The mayor of Nice spoke to reporters.", "Nice", 2990440, "FRA"),
    ("They read the paper in Reading.", "Reading", 2639577, "GBR"),
    ("He flew from Nairobi to Mogadishu.", "Nairobi", 184745, "KEN"),
    ("He flew from Nairobi to Mogadishu.", "Mogadishu", 53654, "SOM"),
    ("Washington said it would send ships.", "Washington", 4140963, "USA"),
    ("The shells fell on Kharkiv, Kherson and Mykolaiv.", "Kharkiv", 706483, "UKR"),
    ("The shells fell on Kharkiv, Kherson and Mykolaiv.", "Mykolaiv", 700569, "UKR"),
    ("The rockets landed in Sderot, southern Israel.", "Sderot", 293619, "ISR"),
    ("A drone struck a depot outside Belgorod, Russia.", "Belgorod", 578072, "RUS"),
    ("Ukraine lost a bridge near Avdeyevka.", "Avdeyevka", 713122, "UKR"),
    ("Ministers from Jordan and Egypt met in Amman.", "Jordan", 248816, "JOR"),
    ("Ministers from Jordan and Egypt met in Amman.", "Amman", 250441, "JOR"),
    ("Turkey said that its army would stay.", "Turkey", 298795, "TUR"),
    ("The flood hit Chad and Niger.", "Chad", 2434508, "TCD"),
    ("The flood hit Chad and Niger.", "Niger", 2440476, "NER"),
    ("The U.S. and the UK signed the pact.", "U.S.", 6252001, "USA"),
    ("The U.S. and the UK signed the pact.", "UK", 2635167, "GBR"),
    ("Tanks stood in Kiev.", "Kiev", 703448, "UKR"),
    ("Tanks stood in Kyiv.", "Kyiv", 703448, "UKR"),
    ("The crew of the Ivory Coast ship reached South Africa.", "South Africa", 953987, "ZAF"),
    ("Libya closed the road to Benghazi.", "Benghazi", 88319, "LBY"),
    ("He was born in Kuala Lumpur.", "Kuala Lumpur", 1735161, "MYS"),
    ("The envoy spoke in Sana'a, Yemen.", "Yemen", 69543, "YEM"),
    ("It rained in Salem, West Virginia.", "Salem", 4821203, "USA"),
    ("It rained in Springfield, Ill., on Sunday.", "Springfield", 4250542, "USA"),
    ("The governor of Diyala province spoke in Baghdad, Iraq.", "Diyala province", 96965, "IRQ"),
    ("Police in Cook County, Illinois, closed the road to Chicago.", "Cook County", 4888671, "USA"),
    ("Ministers of Russia, the United States and France met.", "Russia", 2017370, "RUS"),
    ("Ships from China, Japan and Norway met.", "China", 1814991, "CHN"),
    ("The Philippines is in Asia.", "Asia", 6255147, None),
    ("Ministers met in Singapore.", "Singapore", 1880251, "SGP"),
    ("Snow fell in Nevada, Texas and Ohio.", "Nevada", 5509151, "USA"),
    ("The road from Boise to Moscow, Idaho, was closed.", "Moscow", 5601538, "USA"),
]


@pytest.mark.parametrize(("text", "name", "geonames", "country"), RESOLVED)
def test_resolved(text: str, name: str, geonames: int, country: str | None) -> None:
    place = places(text)[name]
    assert (place.geonames, place.country) == (geonames, country)
    assert place.lat is not None
    assert place.lon is not None


OPEN = [
    ("Two shells fell near Varnost on Monday.", "Varnost"),
    ("Fighting went on in the town of Harn.", "Harn"),
    ("Fighting went on in the villages of Pell and Orrin.", "Orrin"),
    ("The aid reached Lake Orn and Orn Province.", "Lake Orn"),
    ("The aid reached Lake Orn and Orn Province.", "Orn Province"),
    ("Troops crossed the Luma river at dawn.", "Luma river"),
    ("The rebels captured Dellin.", "Dellin"),
    ("Kestria's foreign minister denied it.", "Kestria"),
    ("Olvania closed the road, and Olvanian troops left.", "Olvania"),
    ("Tanks were seen at Varga Mill and near Lenn Bridge.", "Lenn Bridge"),
    ("Shells fell near Varnost, Kestrel and Ludden.", "Kestrel"),
]


@pytest.mark.parametrize(("text", "name"), OPEN)
def test_left_open(text: str, name: str) -> None:
    """A name that the sentence puts at a place is one, though no gazetteer has it."""
    assert places(text)[name].geonames is None


REGIONS = [
    ("A base in eastern Europe was closed.", "eastern Europe", None),
    ("The West Bank and the Gaza Strip were closed off.", "West Bank", "PSE"),
    ("Ice drifted into the Black Sea.", "Black Sea", None),
    ("The army left Crimea.", "Crimea", "UKR"),
    ("Shells fell on the Donbas.", "Donbas", "UKR"),
    ("A ship sank in the Mediterranean.", "Mediterranean", None),
    ("Ministers of the Baltic states met.", "Baltic states", None),
    ("The patrol went to Darfur.", "Darfur", "SDN"),
    ("The army holds the Golan Heights.", "Golan Heights", None),
]


@pytest.mark.parametrize(("text", "name", "country"), REGIONS)
def test_regions(text: str, name: str, country: str | None) -> None:
    place = places(text)[name]
    assert place.country == country
    assert place.lat is not None


NONE = [
    "In March the army left.",
    "Police said the road was open.",
    "Reading the paper took an hour.",
    "It was a nice day for most of us.",
    "The minister, Jordan Pike, said he would resign.",
    "Paris Lunt, a teacher, said the school was closed.",
    "General Washington Okafor said the ships had left.",
    "Chad Orwin said the flood had passed.",
    "Ana Jordan said the border was open. Jordan smiled.",
    "Us and them, said the clown.",
    "The Bank of England raised its rate.",
    "The University of Leeds closed its gates.",
    "They met in Parliament on Tuesday.",
    "He answered in English.",
    "He believes in God and in NATO.",
    "Mayor Victoria Santiago spoke at noon.",
    "The batman left the officer's mess.",
    "She works at the World Bank.",
    "The Jerusalem Post and the Kyiv Independent reported it.",
    "Dozens of buses stood still.",
    "Yesterday was cold.",
    "",
    "...",
    "🙂🙂🙂",
    "“‘(",
    "A" * 500,
]


@pytest.mark.parametrize("text", NONE)
def test_no_place(text: str) -> None:
    assert places(text or " ") == {}


def test_one_place_however_it_is_called() -> None:
    reading = read("Tanks stood in Kiev. The mayor of Kyiv asked for help. Kyiv waited.")
    kyiv = [place for place in reading.places if place.geonames == 703448]
    assert [len(place.mentions) for place in kyiv] == [3]


def test_country_of_the_report_decides() -> None:
    """London is in Ontario where the report speaks of Canada alone."""
    text = "Canada mourns. The Canadian police of London, Ontario, closed the road. Rain fell in London."
    assert {place.geonames for place in read(text).places if place.name == "London"} >= {6058560}


def test_what_lies_together_is_meant_together() -> None:
    """No comma says which Paris it is; the county round it and the city beside it do."""
    found = places("A judge in Henry County, Tennessee, opened the court in Paris. The road to Paris was closed.")
    assert found["Paris"].geonames == 4647963


def test_a_radius_says_how_far_a_place_goes() -> None:
    found = places("Ukraine sent aid to Avdeyevka and to Donetsk Oblast.")
    town, division, country = (found[name].radius for name in ("Avdeyevka", "Donetsk Oblast", "Ukraine"))
    assert town is not None
    assert division is not None
    assert country is not None
    assert town < division < country


def test_two_towns_of_equal_weight_stay_open() -> None:
    assert all(place.geonames is None for place in read("Springfield was quiet on Sunday.").places)


def test_a_hamlet_far_from_all_the_report_names_stays_open() -> None:
    """There is a Lenno in Italy that GeoNames also calls Lenn: not the one meant."""
    assert places("The column dug in at Lenn.")["Lenn"].geonames is None


def test_a_dateline_is_evidence_and_no_finding() -> None:
    text = "TRIPOLI, Lebanon (Norwick Wire) - Two shells hit the port on Monday. Shops in Tripoli closed."
    reading = read(text)
    assert [(one.name, one.country, one.mentions[0].start) for one in reading.places] == [("Tripoli", "LBN", 78)]
    assert all(site.span.start > 30 for event in reading.events for site in event.places)


MOVED = [
    ("Two shells fell 60 km north of Kirkuk.", "60 km north of", (36.0, 44.39)),
    ("Two shells fell 40 miles west of Ramadi.", "64 km west of", (33.42, 42.6)),
    ("Nine soldiers died in northern Norway.", "north part of", (63.4, 10.0)),
    ("A bus was ambushed between Homs and Hama.", "between", (34.93, 36.74)),
]


@pytest.mark.parametrize(("text", "relation", "point"), MOVED)
def test_words_round_a_name_move_its_point(text: str, relation: str, point: tuple[float, float]) -> None:
    (place,) = read(text).places
    assert place.relation == relation
    assert place.lat == pytest.approx(point[0], abs=0.6)
    assert place.lon == pytest.approx(point[1], abs=0.6)


def test_a_moved_place_is_another_than_the_one_named() -> None:
    reading = read("Two shells fell 15 km west of Kirkuk. The mayor of Kirkuk asked for help.")
    west, town = reading.places
    assert (west.name, west.relation, town.name, town.relation) == ("Kirkuk", "15 km west of", "Kirkuk", "")
    assert west.geonames == town.geonames
    assert west.radius is not None
    assert town.radius is not None


def test_a_border_lies_between_its_two_countries() -> None:
    (border,) = read("The shots fell on the border between Niger and Nigeria.").places
    assert (border.name, border.relation) == ("Niger and Nigeria", "border of")
    assert (border.country, border.geonames) == (None, None)
    assert border.lat is not None
    assert 10 < border.lat < 18


def test_outside_a_country_is_anywhere_but_there() -> None:
    (norway,) = read("The exiles live outside Norway.").places
    assert (norway.relation, norway.lat, norway.radius) == ("outside", None, None)


def test_a_name_that_only_places_have_beside_it() -> None:
    """No gazetteer has Varnost: "15 km west of" makes it a place."""
    assert places("Two shells fell 15 km west of Varnost.")["Varnost"].relation == "15 km west of"


def test_a_river_has_an_article_and_a_town_none() -> None:
    river, town = read("Marines held the left bank of the Dnipro. Shells hit Dnipro.").places
    assert (river.country, town.country) == (None, "UKR")


WITHIN = [
    ("Rain fell on the Nigerian state of Niger.", "Niger", "NGA"),
    ("The trial opened in Victoria, capital of the Seychelles.", "Victoria", "SYC"),
    ("They met in the Lebanese port of Tripoli.", "Tripoli", "LBN"),
    ("Snow fell on Canada's London and on the road.", "London", "CAN"),
]


@pytest.mark.parametrize(("text", "name", "country"), WITHIN)
def test_a_country_told_beside_the_name(text: str, name: str, country: str) -> None:
    assert places(text)[name].country == country


def test_a_place_s_name_holds_no_other_place() -> None:
    found = places("Shells fell in Nagorno-Karabakh. Karabakh was dark.")
    assert [one.text for one in found["Nagorno-Karabakh"].mentions] == ["Nagorno-Karabakh", "Karabakh"]
