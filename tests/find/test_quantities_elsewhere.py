"""What a number counts whose noun stands elsewhere, by syntax; and where there is none."""

from __future__ import annotations

import pytest

from tests.find.test_quantities import quantities


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Casualties stood at 300.", ["300 | Casualties | casualties"]),
        ("The scouts stood at 300.", ["300 | scouts | "]),
        ("The garrison numbered 900.", ["900 | garrison | personnel"]),
        ("The governor visited 900.", ["900 |  | "]),
        ("Police said arrests had passed 500.", ["500 | arrests | events"]),
        ("The recruits passed 500 on the road.", ["500 |  | "]),
        ("Officials put the number of missing at 70.", ["70 |  | missing"]),
        ("Aid workers put the injured at 600.", ["600 |  | wounded"]),
        ("Officials put the lamp at 70.", ["70 | lamp | "]),
        ("Rebels cut their posts to 300.", ["300 | posts | "]),
        ("Cases climbed to 450 and deaths to 12.", ["450 | Cases | ", "12 | deaths | killed"]),
        ("The port has a workforce of 3,000.", ["3,000 | workforce | "]),
        ("The port has a debt of 3,000.", ["3,000 |  | "]),
    ],
)
def test_the_noun_of_its_clause(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Protesters, about 200, stood before the court.", ["about 200 | Protesters | people"]),
        ("Protesters shouted, about 200.", ["about 200 |  | "]),
        ("Rifles were found, 210 in all.", ["210 | Rifles | weapons"]),
        ("Rifles were found, 210 in Selmar.", ["210 |  | "]),
        ("Killed: 8. Injured: 27.", ["8 |  | killed", "27 |  | wounded"]),
        ("Soldiers of the Ninth Brigade lost: 54.", ["54 | Soldiers of the Ninth Brigade | personnel"]),
        ("The soldiers have said it: 54.", ["54 |  | "]),
        ("Prisoners in their hundreds were led away.", ["hundreds | Prisoners | captured"]),
        ("Lorries pass at a rate of 40 an hour.", ["40 an hour | Lorries | vehicles"]),
        ("Fourteen of them were children.", ["Fourteen | children | people"]),
        ("Fourteen of the recruits were cousins.", ["Fourteen of the recruits | recruits | personnel"]),
        (
            "The council has 12 old and nine new members.",
            ["12 | members | people", "nine new members | new members | people"],
        ),
    ],
)
def test_the_noun_beside_it(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The strike killed between 9 and 11.", ["between 9 and 11 |  | killed"]),
        ("Rebels wounded 30 more.", ["30 |  | wounded"]),
        ("Killed in the raid were six farmers.", ["six farmers | farmers | killed"]),
        ("Found in the mill were six farmers.", ["six farmers | farmers | people"]),
        ("Among the wounded were six farmers.", ["six farmers | farmers | wounded"]),
        (
            "The clinic counted 19 dead, 7 of them children, and over 100 injured.",
            ["19 dead |  | killed", "7 of them children | children | killed", "over 100 injured |  | wounded"],
        ),
        ("The five-member panel heard 12.", ["five-member | member | people", "12 |  | "]),
    ],
)
def test_what_befell_those_without_a_noun(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shot down: 4 Su-25 jets.", ["4 Su-25 jets | Su-25 jets | aircraft"]),
        ("The airline flies 300 Boeing 737 aircraft.", ["300 Boeing 737 aircraft | Boeing 737 aircraft | aircraft"]),
        ("The army bought 30 two-seaters.", ["30 two-seaters | two-seaters | "]),
        ("They met in cellar 12.", []),
        ("They met 12.", ["12 |  | "]),
        ("The ship sailed on course 270.", []),
        ("The death toll 41.", ["41 |  | killed"]),
        ("The eighty-first infantry left.", []),
    ],
)
def test_numbers_in_names(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Unemployment fell to 4.5 percent from 5.", [("4.5 percent", "percent"), ("5", "percent")]),
        ("Prices rose by 3.4 percent in May and 2.9 in June.", [("3.4 percent", "percent"), ("2.9", "percent")]),
        ("Prices fell 2 percent to 300.", [("2 percent", "percent"), ("300", "")]),
    ],
)
def test_per_cent_of_the_same_change(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.span.text, one.unit) for one in quantities(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A million and a half people left.", [(1_500_000, "", "people")]),
        ("Two thousand and a half crew left.", [(2_500, "", "crew")]),
        ("Over half of the displaced are under age.", [(0.5, "", "displaced")]),
        ("Half of the town was shut.", [(0.5, "", "town")]),
        ("In the second half the home side attacked.", []),
        ("The orchestra's scores burned.", []),
        ("The orchestra's scores of players left.", [(40, "", "players")]),
        ("The fine is 600 Libyan dinars.", [(600, "LYD", "")]),
        ("They built 3 L.A. studios.", [(3, "", "L.A. studios")]),
        ("They sold 3 L of milk.", [(3, "litre", "milk")]),
    ],
)
def test_numbers_beside_halves_and_letters(text: str, wanted: list[tuple[float, str, str]]) -> None:
    assert [(one.low, one.unit, one.counted) for one in quantities(text)] == wanted


def test_what_is_grown_is_no_change() -> None:
    assert [one.change for one in quantities("They grow 30 different crops. The force grew by 30.")] == ["", "rise by"]


def told(text: str) -> list[str]:
    return [f"{one.span.text} | {one.counted} | {one.category}" for one in quantities(text)]
