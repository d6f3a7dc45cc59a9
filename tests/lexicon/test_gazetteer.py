"""The gazetteer: names are folded, towns come by size, the index is built once and whole."""

from __future__ import annotations

import marshal
import sqlite3
from pathlib import Path

import pytest

from onrecord.lexicon import gazetteer, gazetteer_index


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Łódź", "lodz"), ("Sana'a", "sanaa"), ("Port-au-Prince", "port au prince"), ("St. John’s", "st johns"), ("", "")],
)
def test_fold(name: str, folded: str) -> None:
    assert gazetteer.fold(name) == folded


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Kyiv", 703448),
        ("Kiev", 703448),
        ("gorlovka", 707753),
        ("Lodz", 3093133),
        ("Łódź", 3093133),
        ("Texas", 4736286),
    ],
)
def test_towns(name: str, geonames: int) -> None:
    assert gazetteer.towns(name)[0].geonames == geonames


@pytest.mark.parametrize(
    ("name", "geonames", "level"),
    [
        ("Texas", 4736286, 1),
        ("Cook County", 4888671, 2),
        ("Diyala", 96965, 1),
        ("Donetsk Oblast", 709716, 1),
        ("Kyiv", 703448, 0),
    ],
)
def test_places(name: str, geonames: int, level: int) -> None:
    assert (geonames, level) in {(one.geonames, one.level) for one in gazetteer.places(name)}


def test_a_hamlet_has_no_id_and_is_no_town() -> None:
    (hamlet,) = (one for one in gazetteer.places("Cookville") if one.state == "TX")
    assert (hamlet.level, hamlet.country, hamlet.population) == (3, "USA", 0)
    assert hamlet.geonames < 0
    assert hamlet not in gazetteer.towns("Cookville")


def test_no_town() -> None:
    assert gazetteer.towns("Varnost") == ()
    assert gazetteer.towns("") == ()


def test_the_largest_town_is_the_first_of_them() -> None:
    for name in ("Paris", "Springfield", "Texas", "Cook County", "Varnost"):
        assert gazetteer.largest(name) == next(iter(gazetteer.towns(name)), None)
    assert gazetteer.largest("Cook County") is None


def test_of_a_shared_name_the_first_are_ready_and_the_others_follow() -> None:
    rows = [(nth, f"Orn {nth}", 1.0, 2.0, "OLV", "", 90 - nth, 1, 0, 0) for nth in range(7)]
    shared = gazetteer.Shared(marshal.dumps(rows[:4]), marshal.dumps(rows[4:]))
    walk = iter(shared)
    assert [next(walk).geonames for _ in range(3)] == [0, 1, 2]
    assert tuple(shared) == tuple(rows)
    assert [one.geonames for one in walk] == [3, 4, 5, 6]
    assert len(shared) == 7
    assert shared[6].name == "Orn 6"
    assert [one.geonames for one in shared[5:]] == [5, 6]


def test_the_largest_comes_first() -> None:
    people = [town.population for town in gazetteer.towns("Paris")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 2


def _few(index: sqlite3.Connection, fold: object) -> None:
    index.execute("CREATE TABLE town (id)")
    index.commit()


def test_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[sqlite3.Connection] = []

    def counted(index: sqlite3.Connection, fold: object) -> None:
        built.append(index)
        _few(index, fold)

    monkeypatch.setattr(gazetteer_index, "_folders", lambda: (tmp_path / "a", tmp_path / "b"))
    monkeypatch.setattr(gazetteer_index, "fill", counted)
    first, second = gazetteer_index.ready(gazetteer.fold), gazetteer_index.ready(gazetteer.fold)
    assert first == second
    assert first is not None
    assert first.parent == tmp_path / "a"
    assert len(built) == 1


def test_second_folder_where_the_first_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("a file, no folder")
    monkeypatch.setattr(gazetteer_index, "_folders", lambda: (tmp_path / "a", tmp_path / "b"))
    monkeypatch.setattr(gazetteer_index, "fill", _few)
    found = gazetteer_index.ready(gazetteer.fold)
    assert found is not None
    assert found.parent == tmp_path / "b"


def test_no_folder_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("a file, no folder")
    monkeypatch.setattr(gazetteer_index, "_folders", lambda: (tmp_path / "a",))
    assert gazetteer_index.ready(gazetteer.fold) is None


def test_a_build_that_breaks_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(index: sqlite3.Connection, fold: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(gazetteer_index, "_folders", lambda: (tmp_path,))
    monkeypatch.setattr(gazetteer_index, "fill", broken)
    assert gazetteer_index.ready(gazetteer.fold) is None
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]
