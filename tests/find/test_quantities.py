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
    ("They sent hundreds of soldiers.", "hundreds of soldiers", 200, 999, "between", "", "soldiers", "personnel"),
    ("They sent dozens of soldiers.", "dozens of soldiers", 24, 99, "between", "", "soldiers", "personnel"),
    ("They sent thousands of soldiers.", "thousands of soldiers", 2000, 999999, "between", "", "soldiers", "personnel"),
    (
        "They sent tens of thousands of soldiers.",
        "tens of thousands of soldiers",
        20000,
        99999,
        "between",
        "",
        "soldiers",
        "personnel",
    ),
    (
        "They sent hundreds of thousands of letters.",
        "hundreds of thousands of letters",
        200000,
        999999,
        "between",
        "",
        "letters",
        "",
    ),
    (
        "They sent several hundred soldiers.",
        "several hundred soldiers",
        200,
        999,
        "between",
        "",
        "soldiers",
        "personnel",
    ),
    ("They sent a few dozen soldiers.", "a few dozen soldiers", 24, 99, "between", "", "soldiers", "personnel"),
    ("They sent a dozen helicopters.", "a dozen helicopters", 12, 12, "exactly", "", "helicopters", "aircraft"),
    ("They sent half a dozen helicopters.", "half a dozen helicopters", 6, 6, "exactly", "", "helicopters", "aircraft"),
    ("They sent between 200 and 250 men.", "between 200 and 250 men", 200, 250, "between", "", "men", "people"),
    ("They sent 200 to 250 men.", "200 to 250 men", 200, 250, "between", "", "men", "people"),
    ("They sent 200-250 men.", "200-250 men", 200, 250, "between", "", "men", "people"),
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
    (
        "The war cost millions of lives.",
        "millions of lives",
        2000000,
        999999999.0,
        "between",
        "",
        "lives",
        "casualties",
    ),
    (
        "The war cost trillions of dollars.",
        "trillions of dollars",
        2000000000000.0,
        999999999999999.0,
        "between",
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
    ("They fired 155mm shells.", "155mm", 155, 155, "exactly", "millimetre", "shells", "distance"),
    ("Winds reached 120 km/h.", "120 km/h", 120, 120, "exactly", "kilometre per hour", "", "speed"),
    ("Twelve soldiers were killed.", "Twelve soldiers", 12, 12, "exactly", "", "soldiers", "casualties"),
    ("The blast killed 12 people.", "12 people", 12, 12, "exactly", "", "people", "casualties"),
    ("The blast left 12 dead.", "12 dead", 12, 12, "exactly", "", "dead", "casualties"),
    ("The blast wounded 30 civilians.", "30 civilians", 30, 30, "exactly", "", "civilians", "casualties"),
    ("Another five died.", "Another five", 5, 5, "exactly", "", "", "casualties"),
    ("All three were freed.", "All three", 3, 3, "exactly", "", "", ""),
    ("One soldier was killed.", "One soldier", 1, 1, "exactly", "", "soldier", "casualties"),
    ("Two officials denied it.", "Two officials", 2, 2, "exactly", "", "officials", "people"),
    ("Five heavily armed men came.", "Five heavily armed men", 5, 5, "exactly", "", "heavily armed men", "people"),
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
    ("An estimated 300 refugees came.", "An estimated 300 refugees", 270, 330, "about", "", "refugees", "people"),
    ("A total of 300 refugees came.", "A total of 300 refugees", 300, 300, "exactly", "", "refugees", "people"),
    (
        "Fewer than a hundred refugees came.",
        "Fewer than a hundred refugees",
        None,
        99,
        "less than",
        "",
        "refugees",
        "people",
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
    ("About 1.5 million people fled.", "About 1.5 million people", 1350000, 1650000, "about", "", "people", "people"),
    (
        "They bought 36 armoured vehicles.",
        "36 armoured vehicles",
        36,
        36,
        "exactly",
        "",
        "armoured vehicles",
        "vehicles",
    ),
    ("Hundreds were arrested.", "Hundreds", 200, 999, "between", "", "", ""),
    ("Dozens more were wounded.", "Dozens", 24, 99, "between", "", "", "casualties"),
    ("The raid left scores dead.", "scores dead", 40, 99, "between", "", "dead", "casualties"),
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
    ("They held 1,400 prisoners.", "1,400 prisoners", 1400, 1400, "exactly", "", "prisoners", "people"),
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
        "They sent 35,000 troops from 28 countries.",
        ["35,000 troops | troops from 28 countries | personnel", "28 countries | countries | countries"],
    ),
    ("The blast killed 12 people and wounded 30.", ["12 people | people | casualties", "30 | people | casualties"]),
    (
        "Selmar will send 4,000 soldiers and Norland 2,500.",
        ["4,000 soldiers | soldiers | personnel", "2,500 | soldiers | personnel"],
    ),
    (
        "They lost over 700 vehicles, including 90 tanks.",
        ["over 700 vehicles | vehicles | vehicles", "90 tanks | tanks | vehicles"],
    ),
    ("Some 20 drones hit 14 buildings.", ["Some 20 drones | drones | aircraft", "14 buildings | buildings | places"]),
    (
        "They fired 200 rockets at two villages.",
        ["200 rockets | rockets | weapons", "two villages | villages | places"],
    ),
]
"""(text, words, counted and category of each)"""

NONE = [
    "They fired an S-300 missile.",
    "They sent TB2 drones.",
    "The 82nd Division came.",
    "The driver is a 32-year-old.",
    "Ana Dorin, 32, left.",
    "One of the men left.",
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


@pytest.mark.xfail(reason="what only 15 of 60 tanks counts is the noun behind the second number")
def test_a_part_counts_what_the_whole_counts() -> None:
    assert quantities("Only 15 of 60 tanks came.")[0].counted == "tanks"


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
