"""Every question answers what a plain look through all readings does, on any days, in pages of any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from random import Random
from typing import Any, get_args

import pytest

from onrecord.model import Act, Evidence, Manner, Stance, Status
from onrecord.store import Record, ask
from onrecord.store.entries import Circle
from tests.store import invented, naive
from tests.store.naive import Told

SEEDS = range(3)
ROUNDS = 20
"""Questions of each kind that are put to each record."""
Filters = dict[str, Any]
Matches = Callable[[Told, Any], bool]

SHARED: dict[str, Matches] = {
    "by": lambda told, words: naive.holds(told, words, "by"),
    "about": lambda told, words: naive.holds(told, words, "title", "text", "about", "to"),
    "where": lambda told, words: naive.holds(told, words, "place"),
    "country": lambda told, code: code in naive.countries(told),
    "since": lambda told, day: naive.days(told) is not None and naive.days(told)[1] >= day,  # type: ignore[index]
    "until": lambda told, day: naive.days(told) is not None and naive.days(told)[0] <= day,  # type: ignore[index]
}
OF_STATEMENTS: dict[str, Matches] = {
    "to": lambda told, words: naive.holds(told, words, "to"),
    **{
        name: lambda told, value, name=name: getattr(told.one, name) == value  # type: ignore[misc]
        for name in ("act", "manner", "evidence", "stance")
    },
}
OF_EVENTS: dict[str, Matches] = {
    "to": lambda told, words: naive.holds(told, words, "to"),
    "told_by": lambda told, words: naive.holds(told, words, "told"),
    "type": lambda told, value: value.lower() in (told.one.type.lower(), told.one.what),
    "status": lambda told, value: value in (told.one.status, *(one.status for one in told.one.accounts)),
    "near": lambda told, circle: naive.near(told, *circle),
    "over": lambda told, least: naive.over(told, least, None),
    "counts": lambda told, category: (
        naive.over(told, float("-inf"), category)
        or category in {one.category or "other" for one in told.reading.quantities if one.id in told.one.quantities}
    ),
}
OF_FORECASTS: dict[str, Matches] = {
    "due": lambda told, day: (own := naive.own_days(told)) is not None and (own.last or date.max) <= day,
    "open": lambda told, day: (own := naive.own_days(told)) is None or (own.last or date.max) > day,
    "scheduled": lambda told, value: told.one.scheduled or not value,
}


def value(chance: Random, name: str) -> Any:
    """Something that a filter can be asked with."""
    words = (*invented.NAMES, *invented.PLACES, *invented.WORDS, "Dorin", "zoe", "POL", "Poland", "she", "press")
    choices: dict[str, Any] = {
        **dict.fromkeys(("by", "about", "where", "to", "told_by"), words),
        **dict.fromkeys(("since", "until", "due", "open"), [day for day in invented.DAYS if day]),
        "country": ("POL", "NOR", "MLI"),
        "act": get_args(Act)[:4],
        "manner": get_args(Manner),
        "evidence": get_args(Evidence),
        "stance": get_args(Stance),
        "status": get_args(Status),
        "type": ("ASSAULT", "shelling", "Arms transfer", "AID"),
        "over": (0.5, 3, 10, 99.5, 100, 5000, 12001),
        "counts": ("personnel", "drones", "killed", "other"),
        "scheduled": (True, False),
    }
    if name == "near":
        return Circle(chance.uniform(-90, 90), chance.uniform(-180, 180), chance.choice((0, 900, 4000, 12000)))
    return chance.choice(choices[name])


def questions(chance: Random, names: list[str]) -> Iterator[Filters]:
    """Each filter alone, then some together."""
    yield {}
    for name in names:
        yield from ({name: value(chance, name)} for _ in range(4))
    for _ in range(ROUNDS):
        yield {name: value(chance, name) for name in chance.sample(names, 2)}
    for _ in range(ROUNDS // 2):
        yield {name: value(chance, name) for name in ("since", "until", *chance.sample(names, 1))}


@pytest.fixture(params=SEEDS)
def chance(request: pytest.FixtureRequest) -> Random:
    """Chance that is the same each time."""
    return Random(request.param)


@pytest.fixture
def told(record: Record, chance: Random) -> list[Told]:
    """All that the record has."""
    readings = invented.readings(chance)
    for one in readings:
        record.add(one)
    return naive.everything(readings)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of a few rows, so that an answer has several."""
    monkeypatch.setattr(ask, "FIRST", 2)
    monkeypatch.setattr(ask, "CHUNK", 3)


@pytest.mark.parametrize(
    ("noun", "filters"),
    [
        ("statement", SHARED | OF_STATEMENTS),
        ("event", SHARED | OF_EVENTS),
        ("forecast", SHARED | OF_FORECASTS),
        ("report", {name: SHARED[name] for name in ("by", "since", "until")}),
    ],
)
def test_filters(record: Record, told: list[Told], chance: Random, noun: str, filters: dict[str, Matches]) -> None:
    ask_for = getattr(record, f"{noun}s")
    found = 0
    for asked in questions(chance, list(filters)):
        answer = [one.heading.id if noun == "report" else one.id for one in ask_for(**asked)]
        wanted = [one for one in told if one.noun == noun and all(filters[n](one, v) for n, v in asked.items())]
        assert Counter(answer) == Counter(one.id for one in wanted), asked
        days = {one.id: naive.stands(one) for one in wanted}
        assert [days[id] for id in answer] == sorted(days.values()), asked
        found += bool(answer) and len(answer) < sum(one.noun == noun for one in told)
    assert found > 10


def test_the_timeline_has_what_has_days(record: Record, told: list[Told], chance: Random) -> None:
    for asked in questions(chance, ["since", "until", "by", "about", "where", "country"]):
        answer = [one.entry.id for one in record.timeline(**asked)]
        dated = [one for one in told if one.noun != "report" and naive.own_days(one)]
        assert Counter(answer) == Counter(one.id for one in dated if all(SHARED[n](one, v) for n, v in asked.items()))


def test_pages_behind_any_row_are_the_rest(record: Record, told: list[Told], chance: Random) -> None:
    for asked in islice(questions(chance, list(SHARED)), 0, None, 8):
        whole = list(record.statements(**asked))
        for size in (1, 2, 5):
            pages: list[Any] = []
            while page := list(islice(record.statements(**asked, after=pages[-1].id if pages else None), size)):
                pages += page
            assert pages == whole


def test_forces_go_on_inside_an_event(record: Record, told: list[Told]) -> None:
    whole = list(record.forces())
    assert len({one.id for one in whole}) == len(whole) > 0
    for nth, one in enumerate(whole):
        assert list(record.forces(after=one.id)) == whole[nth + 1 :]


def test_who_says(record: Record, told: list[Told], chance: Random) -> None:
    for asked in questions(chance, ["by", "country", "act", "since", "until"]):
        matches = SHARED | OF_STATEMENTS
        statements = [one for one in told if one.noun == "statement"]
        wanted = naive.spoken([one for one in statements if all(matches[n](one, v) for n, v in asked.items())])
        whole = list(record.who_says(**asked))
        counts: Counter[tuple[str, str]] = Counter()
        for one in whole:
            counts[one.by.name, one.of.name] += one.times
            assert sum(one.acts.values()) == one.times
        assert counts == wanted, asked
        assert [one.times for one in whole] == sorted((one.times for one in whole), reverse=True)


def test_who_says_goes_on_behind_any_pair_and_of_whom(record: Record, told: list[Told], chance: Random) -> None:
    for asked in islice(questions(chance, ["by", "country", "act", "since", "until"]), 0, None, 8):
        whole = list(record.who_says(**asked))
        for nth in range(0, len(whole), 7):
            assert list(record.who_says(**asked, after=whole[nth].id)) == whole[nth + 1 :]
        for of in ("brask", "Orn Guard", "guard"):
            held = [one for one in whole if of.lower() in " ".join(naive.words(one.of.name))]
            assert list(record.who_says(**asked, of=of)) == held


def test_evidence(record: Record, told: list[Told]) -> None:
    found = {one.entry.id: one.rests for one in record.evidence()}
    for one in told:
        if one.noun == "statement":
            rests = (one.one.evidence,) if one.one.evidence in ("unnamed", "undisclosed") else ()
            assert found.get(one.id, ()) == rests
    for ground in ("unnamed", "undisclosed", "one"):
        some = [one.entry.id for one in record.evidence(rests=ground)]
        assert sorted(some) == sorted(id for id, rests in found.items() if ground in rests)


COLUMNS = ("title", "text", "by", "to", "about", "place", "told")
FIELDS = {"by": ("by",), "to": ("to",), "told": ("told",), "title": ("title",), "text": ("text",), "where": ("place",)}
FIELDS["about"] = ("title", "text", "about", "to")


def searches(chance: Random, deep: int = 3) -> tuple[str, Callable[[Told], bool]]:
    """A search by chance, as it is written, and what it means."""
    kind = chance.choice(("word", "word", "phrase", "begins", "field") + ("all", "any", "not") * (deep > 0))
    if kind in ("all", "any"):
        parts = [searches(chance, deep - 1) for _ in range(chance.randrange(2, 4))]
        means = [part[1] for part in parts]
        if kind == "all":
            return f"({' '.join(part[0] for part in parts)})", lambda told: all(one(told) for one in means)
        return f"({' OR '.join(part[0] for part in parts)})", lambda told: any(one(told) for one in means)
    if kind == "not":
        part, inside = searches(chance, deep - 1)
        return (
            f"NOT {part}" if chance.random() < 0.5 or part.startswith("NOT") else f"-{part}"
        ), lambda told: not inside(told)
    word = chance.choice([word for word in (*invented.WORDS, "Dorin", "guard", "she", "Poland") if word != "or"])
    if kind == "phrase":
        words = f"{word} {chance.choice(invented.WORDS)}"
        return f'"{words}"', lambda told: naive.holds(told, words, *COLUMNS)
    if kind == "begins":
        start = chance.choice(("br", "a", "drones", "armies", "do", "ł"))
        return f"{start}*", lambda told: naive.holds(told, start, *COLUMNS, prefix=True)
    if kind == "field":
        field = chance.choice(list(FIELDS))
        return f"{field}:{word}", lambda told: naive.holds(told, word, *FIELDS[field])
    return word, lambda told: naive.holds(told, word, *COLUMNS)


def test_search(record: Record, told: list[Told], chance: Random) -> None:
    some = 0
    for nth in range(4 * ROUNDS):
        query, means = searches(chance)
        noun = (None, "report", "statement", "event", "forecast")[nth % 5]
        hits = list(record.search(query, noun=noun))
        wanted = [one for one in told if means(one) and noun in (None, one.noun)]
        assert Counter(hit.entry.id for hit in hits) == Counter(one.id for one in wanted), query
        days = {one.id: naive.stands(one) for one in wanted}
        assert [days[hit.entry.id] for hit in hits] == sorted(days.values()), query
        some += bool(hits) and len(hits) < len(told)
    assert some > ROUNDS
