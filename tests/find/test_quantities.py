"""Quantities: range, relation, unit, what is counted, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.quantities import find_quantities
from onrecord.find.times import find_times
from onrecord.model import Quantity
from onrecord.parse import parse
from tests import make

CASES = [
    ("They sent 3,000 troops.", "3,000 troops", 3000, 3000, "exactly", "", "troops", "personnel"),
    (
        "They sent 3,000 troops from the Ninth Mountain Brigade to the border.",
        "3,000 troops",
        3000,
        3000,
        "exactly",
        "",
        "troops from the Ninth Mountain Brigade",
        "personnel",
    ),
    ("They sent three thousand troops.", "three thousand troops", 3000, 3000, "exactly", "", "troops", "personnel"),
    (
        "They sent two hundred and fifty troops.",
        "two hundred and fifty troops",
        250,
        250,
        "exactly",
        "",
        "troops",
        "personnel",
    ),
    ("They sent at least 40 ships.", "at least 40 ships", 40, None, "at least", "", "ships", "ships"),
    ("They sent no fewer than 40 ships.", "no fewer than 40 ships", 40, None, "at least", "", "ships", "ships"),
    ("They sent more than 40 ships.", "more than 40 ships", 41, None, "more than", "", "ships", "ships"),
    ("They sent over 700 vehicles.", "over 700 vehicles", 701, None, "more than", "", "vehicles", "vehicles"),
    ("They sent up to 60 boats.", "up to 60 boats", None, 60, "at most", "", "boats", "ships"),
    ("They sent as many as 60 boats.", "as many as 60 boats", None, 60, "at most", "", "boats", "ships"),
    ("They sent no more than 60 boats.", "no more than 60 boats", None, 60, "at most", "", "boats", "ships"),
    ("They sent fewer than 10 jets.", "fewer than 10 jets", None, 9, "less than", "", "jets", "aircraft"),
    ("They sent about 500 people.", "about 500 people", 450, 550, "about", "", "people", "people"),
    ("They sent some 500 people.", "some 500 people", 450, 550, "about", "", "people", "people"),
    ("They sent nearly 500 people.", "nearly 500 people", 450, 550, "about", "", "people", "people"),
    ("They sent exactly 12 officers.", "exactly 12 officers", 12, 12, "exactly", "", "officers", "personnel"),
    ("They sent 40 or more trucks.", "40 or more trucks", 40, None, "at least", "", "trucks", "vehicles"),
    ("They sent 300+ trucks.", "300+ trucks", 300, None, "at least", "", "trucks", "vehicles"),
    ("They sent multiple boats.", "multiple boats", 2, None, "at least", "", "boats", "ships"),
    ("They sent numerous boats.", "numerous boats", 3, None, "at least", "", "boats", "ships"),
    ("They sent a number of boats.", "a number of boats", 2, None, "at least", "", "boats", "ships"),
    ("They sent a large number of boats.", "a large number of boats", 2, None, "at least", "", "boats", "ships"),
    ("They sent hundreds of soldiers.", "hundreds of soldiers", 200, 999, "about", "", "soldiers", "personnel"),
    ("They sent dozens of soldiers.", "dozens of soldiers", 24, 99, "about", "", "soldiers", "personnel"),
    ("They sent thousands of soldiers.", "thousands of soldiers", 2000, 9999.0, "about", "", "soldiers", "personnel"),
    (
        "They sent tens of thousands of soldiers.",
        "tens of thousands of soldiers",
        20000,
        99999,
        "about",
        "",
        "soldiers",
        "personnel",
    ),
    (
        "They sent hundreds of thousands of letters.",
        "hundreds of thousands of letters",
        200000,
        999999,
        "about",
        "",
        "letters",
        "",
    ),
    ("They sent several hundred soldiers.", "several hundred soldiers", 200, 999, "about", "", "soldiers", "personnel"),
    ("They sent a few dozen soldiers.", "a few dozen soldiers", 24, 99, "about", "", "soldiers", "personnel"),
    ("They sent a dozen helicopters.", "a dozen helicopters", 12, 12, "exactly", "", "helicopters", "aircraft"),
    ("They sent half a dozen helicopters.", "half a dozen helicopters", 6, 6, "exactly", "", "helicopters", "aircraft"),
    ("They sent between 200 and 250 men.", "between 200 and 250 men", 200, 250, "between", "", "men", "personnel"),
    ("They sent 200 to 250 men.", "200 to 250 men", 200, 250, "between", "", "men", "personnel"),
    ("They sent 200-250 men.", "200-250 men", 200, 250, "between", "", "men", "personnel"),
    (
        "They sent six to eight masked gunmen.",
        "six to eight masked gunmen",
        6,
        8,
        "between",
        "",
        "masked gunmen",
        "personnel",
    ),
    ("They sent five or six lorries.", "five or six lorries", 5, 6, "between", "", "lorries", "vehicles"),
    (
        "They sent between 2 and 3 million letters.",
        "between 2 and 3 million letters",
        2000000,
        3000000,
        "between",
        "",
        "letters",
        "",
    ),
    ("The war cost millions of lives.", "millions of lives", 2000000, 9999999.0, "about", "", "lives", "killed"),
    (
        "The war cost trillions of dollars.",
        "trillions of dollars",
        2000000000000.0,
        9999999999999.0,
        "about",
        "USD",
        "",
        "money",
    ),
    ("The bridge cost $3.5 million.", "$3.5 million", 3500000, 3500000, "exactly", "USD", "", "money"),
    ("The bridge cost EUR 40m.", "EUR 40m", 40000000.0, 40000000.0, "exactly", "EUR", "", "money"),
    ("The bridge cost 1.2bn euros.", "1.2bn euros", 1200000000.0, 1200000000.0, "exactly", "EUR", "", "money"),
    ("The bridge cost £300,000.", "£300,000", 300000, 300000, "exactly", "GBP", "", "money"),
    ("The bridge cost up to $4.2b.", "up to $4.2b", None, 4200000000.0, "at most", "USD", "", "money"),
    (
        "The bridge cost between $3 million and $5 million.",
        "between $3 million and $5 million",
        3000000,
        5000000,
        "between",
        "USD",
        "",
        "money",
    ),
    (
        "The bridge cost 40 million dollars.",
        "40 million dollars",
        40000000.0,
        40000000.0,
        "exactly",
        "USD",
        "",
        "money",
    ),
    ("Arrivals fell by 10 per cent.", "10 per cent", 10, 10, "exactly", "percent", "", "share"),
    ("Arrivals fell by 61.5%.", "61.5%", 61.5, 61.5, "exactly", "percent", "", "share"),
    ("Arrivals fell by more than 10 percent.", "more than 10 percent", 10, None, "more than", "percent", "", "share"),
    (
        "Nearly two thirds of the voters stayed home.",
        "Nearly two thirds of the voters",
        0.6,
        0.733333333,
        "about",
        "",
        "voters",
        "share",
    ),
    ("Half of the houses burned.", "Half of the houses", 0.5, 0.5, "exactly", "", "houses", "share"),
    ("Half the houses burned.", "Half the houses", 0.5, 0.5, "exactly", "", "houses", "share"),
    ("A quarter of the crews left.", "A quarter of the crews", 0.25, 0.25, "exactly", "", "crews", "share"),
    ("The post lies 15 kilometers away.", "15 kilometers", 15, 15, "exactly", "kilometre", "", "distance"),
    ("The post lies 15km away.", "15km", 15, 15, "exactly", "kilometre", "", "distance"),
    ("The wall is 30 metres long.", "30 metres", 30, 30, "exactly", "metre", "", "distance"),
    ("They walked 5 km to 10 km.", "5 km to 10 km", 5, 10, "between", "kilometre", "", "distance"),
    ("Fire burned 400 hectares of forest.", "400 hectares", 400, 400, "exactly", "hectare", "forest", "area"),
    ("They carried 90 tons of ammunition.", "90 tons", 90, 90, "exactly", "ton", "ammunition", "weight"),
    ("Winds reached 120 km/h.", "120 km/h", 120, 120, "exactly", "kilometre per hour", "", "speed"),
    ("Twelve soldiers were killed.", "Twelve soldiers", 12, 12, "exactly", "", "soldiers", "killed"),
    ("The blast killed 12 people.", "12 people", 12, 12, "exactly", "", "people", "killed"),
    ("The blast left 12 dead.", "12 dead", 12, 12, "exactly", "", "", "killed"),
    ("The blast wounded 30 civilians.", "30 civilians", 30, 30, "exactly", "", "civilians", "wounded"),
    ("Another five died.", "Another five", 5, 5, "exactly", "", "", "killed"),
    ("All three were freed.", "All three", 3, 3, "exactly", "", "", ""),
    ("One soldier was killed.", "One soldier", 1, 1, "exactly", "", "soldier", "killed"),
    ("Two officials denied it.", "Two officials", 2, 2, "exactly", "", "officials", "people"),
    ("Five heavily armed men came.", "Five heavily armed men", 5, 5, "exactly", "", "heavily armed men", "personnel"),
    ("The five-nation tour began.", "five-nation", 5, 5, "exactly", "", "nation", "countries"),
    ("They met for six-party talks.", "six-party", 6, 6, "exactly", "", "party", ""),
    ("Six of the soldiers fled.", "Six of the soldiers", 6, 6, "exactly", "", "soldiers", "personnel"),
    (
        "He counted 60 ceasefire violations.",
        "60 ceasefire violations",
        60,
        60,
        "exactly",
        "",
        "ceasefire violations",
        "events",
    ),
    ("The army has two battalions.", "two battalions", 2, 2, "exactly", "", "battalions", "units"),
    ("Four fighter jets took off.", "Four fighter jets", 4, 4, "exactly", "", "fighter jets", "aircraft"),
    ("Three patrol boats left.", "Three patrol boats", 3, 3, "exactly", "", "patrol boats", "ships"),
    ("They need 12,000 more soldiers.", "12,000 more soldiers", 12000, 12000, "exactly", "", "soldiers", "personnel"),
    ("An estimated 300 refugees came.", "An estimated 300 refugees", 270, 330, "about", "", "refugees", "displaced"),
    ("A total of 300 refugees came.", "A total of 300 refugees", 300, 300, "exactly", "", "refugees", "displaced"),
    (
        "Fewer than a hundred refugees came.",
        "Fewer than a hundred refugees",
        None,
        99,
        "less than",
        "",
        "refugees",
        "displaced",
    ),
    (
        "More than half of the tents burned.",
        "More than half of the tents",
        0.5,
        None,
        "more than",
        "",
        "tents",
        "share",
    ),
    ("They sent 3.5 million tourists.", "3.5 million tourists", 3500000, 3500000, "exactly", "", "tourists", "people"),
    ("They sent 2.5 million.", "2.5 million", 2500000, 2500000, "exactly", "", "", ""),
    (
        "About 1.5 million people fled.",
        "About 1.5 million people",
        1350000,
        1650000,
        "about",
        "",
        "people",
        "displaced",
    ),
    (
        "They bought 36 armoured vehicles.",
        "36 armoured vehicles",
        36,
        36,
        "exactly",
        "",
        "armoured vehicles",
        "armoured vehicles",
    ),
    ("Hundreds were arrested.", "Hundreds", 200, 999, "about", "", "", "captured"),
    ("Dozens more were wounded.", "Dozens", 24, 99, "about", "", "", "wounded"),
    ("The raid left scores dead.", "scores dead", 40, 99, "about", "", "", "killed"),
    ("The club has 61 member states.", "61 member states", 61, 61, "exactly", "", "member states", "countries"),
    (
        "They seized 300 square kilometres.",
        "300 square kilometres",
        300,
        300,
        "exactly",
        "square kilometre",
        "",
        "area",
    ),
    ("It fell 4 percentage points.", "4 percentage points", 4, 4, "exactly", "percentage point", "", "share"),
    ("They held 1,400 prisoners.", "1,400 prisoners", 1400, 1400, "exactly", "", "prisoners", "captured"),
    (
        "They spent $800,000 to $1.3 million.",
        "$800,000 to $1.3 million",
        800000,
        1300000,
        "between",
        "USD",
        "",
        "money",
    ),
]
"""(text, the quantity's words, low, high, relation, unit, counted, category)"""

SEVERAL = [
    (
        "Deaths rose in the four provinces compared with August (191 killed).",
        ["four provinces | provinces | places", "191 killed |  | killed"],
    ),
    (
        "Four villagers died near the mill (nine wounded).",
        ["Four villagers | villagers | killed", "nine wounded | villagers | wounded"],
    ),
    (
        "They sent 35,000 troops from 28 countries.",
        ["35,000 troops | troops from 28 countries | personnel", "28 countries | countries | countries"],
    ),
    ("The blast killed 12 people and wounded 30.", ["12 people | people | killed", "30 | people | wounded"]),
    (
        "Selmar will send 4,000 soldiers and Norland 2,500.",
        ["4,000 soldiers | soldiers | personnel", "2,500 | soldiers | personnel"],
    ),
    (
        "They lost over 700 vehicles, including 90 tanks.",
        ["over 700 vehicles | vehicles | vehicles", "90 tanks | tanks | armoured vehicles"],
    ),
    (
        "The brigade reported 1 KIA, 3 WIA and 2 MIA.",
        ["1 KIA |  | killed", "3 WIA |  | wounded", "2 MIA |  | missing"],
    ),
    ("Some 20 drones hit 14 buildings.", ["Some 20 drones | drones | drones", "14 buildings | buildings | places"]),
    (
        "They fired 200 rockets at two villages.",
        ["200 rockets | rockets | missiles", "two villages | villages | places"],
    ),
]
"""(text, words, counted and category of each)"""

NONE = [
    "It was shelled from 131800C to 140600C.",
    "They fired an S-300 missile.",
    "They sent TB2 drones.",
    "The 82nd Division came.",
    "Ana Dorin, 32, left.",
    "No one came.",
    "They met one another.",
    "They stayed for three days.",
    "The council met in 2014.",
    "The council met on 12 February.",
    "He quoted Resolution 2202.",
    "He read page 12.",
    "He read Article 5 of the treaty.",
    'The exercise "Winter Shield 31" began.',
    "They lost the vote 5-4.",
    "Call 555-1234 for help.",
    "Call +49 30 1234567 for help.",
    "The first man left.",
    "The second man left.",
    "They work 24/7.",
    "The bus left at 6:30.",
    "One day he will return.",
    "A third man came.",
    "Flight 370 was late.",
    "He lives at 575 Mill Road.",
    "They flew an F-16 jet.",
    "They drove a T-72 tank.",
    "Both men left.",
    "Version 1.2.3 is out.",
    "1. The council met.",
    "They fired 155mm shells.",
    "The 7.62 mm rifle was old.",
    "Communiqué No. 8 is short.",
    "Fort 13 and Sector 9 fell.",
    "The Group of 77 met.",
    "The film Two Bridges was shown.",
    "The archer was good with 6-of-11 shots.",
    "They rode in a 1972 KIA.",
    "The post lies at 48.45 N, 35.02 E.",
    "He works nine-to-five.",
    "The frequency is 121.5.",
    "He runs iOS 17.",
    "Call 0800 123 456.",
    "The three-part series ended.",
    "It is a half-truth.",
    "It took a quarter of an hour.",
    "They left at half past six.",
    "He is a handful.",
]


def quantities(text: str) -> tuple[Quantity, ...]:
    report = make.report(text)
    parsed = parse(report)
    return find_quantities(report, parsed, find_times(report, parsed).findings).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_quantity(case: tuple[str, str, float | None, float | None, str, str, str, str]) -> None:
    text, words, low, high, *kind = case
    (found,) = quantities(text)
    assert found.span.text == words
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert [found.relation, found.unit, found.counted, found.category] == kind


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_several_quantities(text: str, wanted: list[str]) -> None:
    assert [f"{one.span.text} | {one.counted} | {one.category}" for one in quantities(text)] == wanted


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert [one.span.text for one in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("The boat came within 500m of the sluice.", 500, "metre"),
        ("The reserve holds 500m people.", 5e8, ""),
        ("The reserve cost €500m.", 5e8, "EUR"),
        ("The reserve cost 500m euros.", 5e8, "EUR"),
        ("Between 3m and 4m people voted.", 3e6, ""),
        ("The sluice lies 40km away.", 40, "kilometre"),
        ("The crane lifts 40t.", 40, "tonne"),
        ("The kiln held 1200C.", 1200, "degree Celsius"),
        ("The rally drew 40k people.", 40_000, ""),
        ("Output fell by two-fifths.", 0.4, ""),
        ("Two thirds voted.", 2 / 3, ""),
    ],
)
def test_letters_behind_a_number_and_shares(text: str, low: float, unit: str) -> None:
    assert [(one.low, one.unit) for one in quantities(text)] == [(low, unit)]


@pytest.mark.parametrize("mark", ["1/", "3/", "12.", "(2)", "4)"])
def test_the_mark_of_a_point_counts_nothing(mark: str) -> None:
    assert quantities(f"The mayor spoke.\n\n{mark} Claims about the bridge are false.") == ()
    assert len(quantities("The mayor spoke.\n\n12 bridges are closed.")) == 1


def test_a_part_counts_what_the_whole_counts() -> None:
    part, whole = quantities("Only 15 of 60 tanks came.")
    assert (part.counted, part.part_of, whole.part_of) == ("tanks", whole.id, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They lost over 700 vehicles, including 90 tanks and 210 troop carriers.", [None, 0, 0]),
        ("Twelve of the 40 soldiers were wounded.", [1, None]),
        ("Of the 500 conscripts, 60 have deserted.", [None, 0]),
        ("Some 300 people were detained, 12 of them children.", [None, 0]),
        ("It sent 12,000 soldiers from nine countries, including 3,000 from Selmar.", [None, None, 0]),
        ("They lost 90 tanks and took 210 carriers.", [None, None]),
        ("The raid killed 12 people, including the mayor, and burned 40 houses.", [None, None]),
    ],
)
def test_parts_of_a_whole(text: str, wanted: list[int | None]) -> None:
    found = quantities(text)
    assert [one.part_of for one in found] == [None if nth is None else found[nth].id for nth in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Exports rose 5% to 400 tons.", ["rise by", "rise to"]),
        ("The force grew by about 3,000 soldiers.", ["rise by"]),
        ("The garrison was cut from 9,000 to 6,500 men.", ["fall from", "fall to"]),
        ("The company is going from 1,000 to 2,000 workers.", ["rise from", "rise to"]),
        ("Turnout was up nearly 12 per cent.", ["rise by"]),
        ("Losses fell to 12 tanks from 40 last week.", ["fall to", "fall from"]),
        ("A 19% drop in output was reported.", ["fall by"]),
        ("There was an increase of 300 troops.", ["rise by"]),
        ("Output grew by 300 tons, or 2 %.", ["rise by", "rise by"]),
        ("Growth slowed to 2 per cent.", ["fall to"]),
        ("Growth is expected to go from 5.2 to 4.1 per cent.", ["fall from", "fall to"]),
        ("They moved from 40 villages to 3 camps.", ["", ""]),
        ("Oil fell $3 to $60 a barrel.", ["fall by", "fall to"]),
        ("The town grew by 2 million to 9 million.", ["rise by", "rise to"]),
        ("The town grew by 2 million to 3 million.", ["rise by"]),
        ("Output rose by 2 to 9 per cent.", ["rise by"]),
        ("Its range fell from 90 km on the old list to 70 km.", ["fall from", "fall to"]),
        ("The Selmar 50 lost 1.3 %, Corrin Oil 1.9 % and Corrin Steel 30 points.", ["fall by"] * 3),
        ("Output fell 3 %, a 5 % share of it in Selmar.", ["fall by", ""]),
        ("Corrin Oil -0.4%, Corrin Steel +1.2%.", ["fall by", "rise by"]),
        ("Growth was -0.4%.", [""]),
        ("They shot down 12 drones.", [""]),
        ("The planes dropped 12 bombs.", [""]),
        ("Refugees from 12 countries rose.", [""]),
        ("He walked from 5 to 10 km.", [""]),
        ("They raised $5 million.", [""]),
    ],
)
def test_what_rises_and_falls(text: str, wanted: list[str]) -> None:
    assert [one.change for one in quantities(text)] == wanted


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Fuel costs $2.11 per gallon.", "$2.11 per gallon", "USD per gallon"),
        ("The plant makes 30 drones a month.", "30 drones a month", "per month"),
        ("It gives 40,000 barrels of oil a day.", "40,000 barrels of oil a day", "barrel per day"),
        ("The field is 30 kV/cm strong.", "30 kV/cm", "kilovolt per centimetre"),
        ("They fired 30 shells a day after the truce.", "30 shells", ""),
        ("Each has 120 rounds per man.", "120 rounds", ""),
        ("The field yields 40,000 bpd.", "40,000 bpd", "barrel per day"),
    ],
)
def test_rates(text: str, words: str, unit: str) -> None:
    assert [(one.span.text, one.unit) for one in quantities(text)] == [(words, unit)]


@pytest.mark.parametrize(
    ("text", "number"),
    [("The driver is a 32-year-old.", 32), ("The victim was 34.", 34), ("A boy of 9 was unhurt.", 9)],
)
def test_an_age_is_an_amount_of_its_own_kind(text: str, number: int) -> None:
    assert [(one.low, one.unit, one.category) for one in quantities(text)] == [(number, "year of age", "age")]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The number of orphans registered is 1,204.", ["orphans"]),
        ("Of the crew, 33 survived.", ["crew"]),
        ("Two-thirds of the 300 gunners left.", ["gunners", "gunners"]),
        ("They brought twelve 155mm howitzers.", ["155mm howitzers"]),
        ("They wrote two 300-page reports.", ["300-page reports", "page"]),
        ("The treaty covers warheads, of which 1,550 may be deployed.", ["warheads"]),
        ("The militia, at most 400 strong, withdrew.", ["militia"]),
        ("Arrivals fell to 300.", ["Arrivals"]),
        ("Poland took in 900 refugees, Slovakia 400.", ["refugees", "refugees"]),
        ("Chad would provide 800, Niger 300 and Togo 150 troops.", ["troops", "troops", "troops"]),
        ("The four- and six-man crews left.", ["man", "man"]),
        ("One of the men left.", ["men"]),
        ("She wrote to Slovakia 400 times.", ["times"]),
        ("The mill gave $1.2bn in aid.", ["aid"]),
    ],
)
def test_a_noun_that_stands_elsewhere(text: str, counted: list[str]) -> None:
    assert [one.counted for one in quantities(text)] == counted


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They walked 2½ miles.", 2.5, 2.5),
        ("Two and a half thousand men came.", 2500, 2500),
        ("A quarter of a million people signed.", 250_000, 250_000),
        ("The table gives 12.500 men.", 12_500, 12_500),
        ("The fields give 12.500 tons.", 12.5, 12.5),
        ("It cost 4 500 000 euros.", 4.5e6, 4.5e6),
        ("Nearly 12,50,000 people moved.", 1_125_000, 1_375_000),
        ("Five to six hundred came.", 500, 600),
        ("It was minus 12 degrees.", -12, -12),
        ("One in five villages is dry.", 0.2, 0.2),
        ("It holds ~300 tons.", 270, 330),
        ("They fired 10^4 shells.", 10_000, 10_000),
        ("They fired 3 x 10^4 shells.", 30_000, 30_000),
        ("Nine out of 10 homes are dry.", 0.9, 0.9),
        ("They shot down 9 out of 10 drones.", 9, 9),
        ("It goes more than 100 km (60 miles).", 100, None),
    ],
)
def test_numbers_written_otherwise(text: str, low: float, high: float | None) -> None:
    found = quantities(text)[0]
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The gunner is 6ft 2in tall.", [(6, "foot"), (2, "inch")]),
        ("Bread costs 75c here and 60p there.", [(75, "cent"), (60, "penny")]),
        ("The drone was up in 7.2s.", [(7.2, "second")]),
        ("He left the city in the 40s; the film is in 1080p.", []),
        ("It cooled to minus-3 degrees.", [(-3, "degree")]),
        ("The fund fell: -3%.", [(3, "percent")]),
        ("Growth was -3%.", [(-3, "percent")]),
    ],
)
def test_units_straight_behind_their_digits_and_signs(text: str, wanted: list[tuple[float, str]]) -> None:
    assert [(one.low, one.unit) for one in quantities(text)] == wanted


def test_a_rate_behind_a_bracket_is_the_first_amounts() -> None:
    assert [one.unit for one in quantities("They offered A$9 (US$6) per ounce.")] == ["AUD per ounce", "USD"]


def test_a_hedge_holds_in_another_unit_too() -> None:
    assert [one.relation for one in quantities("It goes more than 100 km (60 miles).")] == ["more than", "more than"]


@given(st.integers(2, 999_999))
@settings(deadline=None, max_examples=25)
def test_the_range_of_a_hedged_number_holds_what_the_words_allow(number: int) -> None:
    plain, more, less, least, most, about = (
        quantities(f"They sent {hedge}{number:,} ships.")[0]
        for hedge in ("", "more than ", "fewer than ", "at least ", "up to ", "about ")
    )
    assert (plain.low, plain.high) == (number, number)
    assert (more.low, more.high) == (number + 1, None)
    assert (less.low, less.high) == (None, number - 1)
    assert (least.low, least.high) == (number, None)
    assert (most.low, most.high) == (None, number)
    assert about.low is not None
    assert about.high is not None
    assert about.low < number < about.high


@pytest.mark.parametrize(
    "text", ["", "…", "🙂 12 🙂", '"""', "9" * 400, "1,1,1,1", "one", "half", "hundreds", "$", "€5"]
)
def test_odd_text_raises_nothing(text: str) -> None:
    assert all(one.span.text in text for one in quantities(text))


FATES = [
    ("Police detained a rebel chief along with two gunmen.", "two gunmen", "captured"),
    ("The army killed a rebel chief as well as two gunmen.", "two gunmen", "killed"),
    ("A rebel chief was killed together with two gunmen.", "two gunmen", "killed"),
    ("Police arrested a mayor, a courier and several officers.", "several officers", "captured"),
    ("Police arrested one man and wounded two others.", "two others", "wounded"),
    ("The raid wounded several others.", "several others", "wounded"),
    ("The chief patrolled along with two gunmen.", "two gunmen", "personnel"),
    ("The army killed a rebel and lost two soldiers.", "two soldiers", "personnel"),
    ("Four lorries burned and two others were painted.", "two others", ""),
]


@pytest.mark.parametrize(("text", "words", "category"), FATES)
def test_what_befell_one_befell_those_told_along_with_it(text: str, words: str, category: str) -> None:
    assert [one.category for one in quantities(text) if one.span.text == words] == [category]


UNCOUNTED = [
    "A multiple rocket launcher fired from the hill.",
    "The guard was hit multiple times.",
    "A number of the beast stood on the door.",
    "The number of boats grew.",
    "Release 2031-11-S-273 names nobody.",
]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_words_for_many_that_count_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_several_of_those_told_before_are_counted() -> None:
    (one,) = quantities("The army met the rebels and killed several of them.")
    assert (one.low, one.high, one.category) == (3, 9, "killed")
