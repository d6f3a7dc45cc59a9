"""How quantities are scored: NewsQuant's measures on cases worked by hand, and floors on the cases of our own."""

from __future__ import annotations

import pytest

from evals import halves, quantities_cases
from evals.newsquant import Found, of_gold, ours_in
from evals.quantities import scores, tally

FLOORS = {False: 250, True: 64}
"""The least cases right of the read part (267) and of the kept one (83)."""


def found(low: float, unit: str, change: str = "=", high: float | None = None) -> Found:
    return Found(low, low if high is None else high, unit, change)


def test_each_annotated_quantity_is_taken_once() -> None:
    count, wrong = tally([found(5, "ship"), found(5, "ship")], [found(5, "ship")])
    assert (count["gold"], count["predicted"], count["value"], count["value+unit"]) == (1, 2, 1, 1)
    assert [line.split()[0] for line in wrong] == ["spurious"]


def test_of_two_with_one_value_the_one_of_its_unit_is_taken() -> None:
    count, _ = tally([found(5, "mile"), found(5, "ship")], [found(5, "ship"), found(5, "mile")])
    assert (count["value"], count["value+unit"]) == (2, 2)


def test_unit_and_change_are_right_only_with_the_value() -> None:
    count, wrong = tally([found(6, "ship", ">")], [found(5, "ship", ">")])
    assert (count["value"], count["value+unit"], count["value+change"]) == (0, 0, 0)
    assert [line.split()[0] for line in wrong] == ["spurious", "missed"]


def test_change_is_scored_without_the_unit() -> None:
    count, _ = tally([found(5, "-", "up")], [found(5, "percentage", "up")])
    assert (count["value"], count["value+unit"], count["value+change"]) == (1, 0, 1)


def test_a_range_is_no_number_and_has_both_its_ends() -> None:
    assert tally([found(5, "-")], [found(5, "-", high=6)])[0]["value"] == 0
    assert tally([found(5, "-", high=6)], [found(5, "-", high=6)])[0]["value"] == 1


def test_precision_recall_and_f1() -> None:
    count, _ = tally([found(1, "-"), found(2, "-"), found(3, "-")], [found(1, "-"), found(2, "-")])
    assert scores(count, "value") == (pytest.approx(66.667, abs=1e-3), 100.0, pytest.approx(80.0))


@pytest.mark.parametrize(
    ("value", "low", "high"), [("15.0-22.0", 15, 22), ("-3.5", -3.5, -3.5), ("2E-08", 2e-8, 2e-8), (40, 40, 40)]
)
def test_annotated_values(value: str | int, low: float, high: float) -> None:
    one = of_gold({"value": value, "normalized_unit": "Mile", "change": "=", "unit": "miles"})
    assert (one.low, one.high, one.unit) == (low, high, "mile")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("More than 40 small ships left.", [(40, 40, "small ship", ">")]),
        ("It weighs about 300 tonnes.", [(300, 300, "metric ton", "~")]),
        ("Prices rose 5 per cent to $12 a barrel.", [(5, 5, "percentage", "up"), (12, 12, "dollar per barrel", "=")]),
        ("Output fell to 12 tons.", [(12, 12, "ton", "down")]),
        ("A 5 per cent drop was seen.", [(5, 5, "percentage", "=")]),
        ("The staff is going from 100 to 200 clerks.", [(100, 200, "clerk", "=")]),
        ("A third of the farms burned.", [(1 / 3, 1 / 3, "% farm", "=")]),
        ("It took more than 20 years.", [(20, 20, "year", ">")]),
        ("He left five years ago with four to six weeks of leave.", [(5, 5, "year", "="), (4, 6, "week", "=")]),
        ("The code is 7700.", []),
        ("Prices will increase by around 2 per cent.", [(2, 2, "percentage", "up")]),
        ("A 5 per cent toll road rise was seen.", [(5, 5, "percentage", "=")]),
        ("She averages 12 goals.", [(12, 12, "goal", "~")]),
        ("Turnout dropped to just 40 per cent.", [(40, 40, "percentage", "=")]),
        ("They sent tens of thousands of leaflets.", [(10_000, 100_000, "leaflet", "=")]),
        (
            "They hold 40 kinds of shells and 20 shells of the old army.",
            [(40, 40, "kind shell", "="), (20, 20, "shell", "=")],
        ),
        ("It is one of the oldest and finest bridges on the river.", [(1, 1, "old fine bridge river", "=")]),
        ("The wreck lies 12 nautical miles out.", [(12, 12, "mile", "=")]),
    ],
)
def test_our_terms_in_the_papers(text: str, wanted: list[tuple[float, float, str, str]]) -> None:
    got = [(one.low, one.high, one.unit, one.change) for one in ours_in(text)]
    assert got == [(pytest.approx(low), pytest.approx(high), unit, change) for low, high, unit, change in wanted]


def test_floors_of_our_own_cases() -> None:
    right = halves.scores(quantities_cases.CASES, quantities_cases.wrong, quantities_cases.EVERY).right
    assert {kept: right["all", kept] >= floor for kept, floor in FLOORS.items()} == {False: True, True: True}
