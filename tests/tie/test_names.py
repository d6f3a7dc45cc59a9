"""Names of one actor: short names, other names, acronyms, numbers, capitals and peoples; and those of two."""

from __future__ import annotations

import pytest

from tests.tie.calling import called

ONE = [
    ("Ana Bâ-Keïta, a judge, spoke. Later Ba-Keita, a former minister, left.", "Ana Bâ-Keïta", "Ba-Keita"),
    ("Juan Orn Velasco, a judge, spoke. On Monday Orn left.", "Juan Orn Velasco", "Orn"),
    ("Senator Ana Kolb voted no. At noon Chairwoman Kolb left.", "Ana Kolb", "Kolb"),
    ("Teo Kolb, a judge, is dead. His wife, Ida Kolb, wept. Mrs Kolb left.", "Ida Kolb", "Kolb"),
    ("The wanted man, Olan Brask, known as Old Crow, was seen. Old Crow got away.", "Olan Brask", "Old Crow"),
    ("Police charged Sutrisno, 41, with arson. Sutrisno denied it.", "Sutrisno", "Sutrisno"),
    ("Brask's sister, Claudine, wept. Claudine said he was home.", "Claudine", "Claudine"),
    ("The 12th Desert Brigade fired. The 12th Brigade gave no reason.", "12th Desert Brigade", "12th Brigade"),
    ("The 18th Assault Regiment fired. The 18th lost a tank.", "18th Assault Regiment", "18th"),
    ("The Ministry of Roads paid. The Roads Ministry gave no reason.", "Ministry of Roads", "Roads Ministry"),
    ("The Harbour Authority of Orn paid. The Authority met.", "Harbour Authority of Orn", "Authority"),
    ("The Front for the Defence of Orn (FDO) fired. The FDO met.", "Front for the Defence of Orn", "FDO"),
    ("The National Liberation Army (ELN) fired. The ELN met.", "National Liberation Army", "ELN"),
    ("Norway denied it. Oslo called it a lie.", "Norway", "Oslo"),
    ("Norway denied it. The Norwegians called it a lie.", "Norway", "Norwegians"),
    ("Norway denied it. The government called it a lie.", "Norway", "government"),
]


@pytest.mark.parametrize(("text", "name", "last"), ONE)
def test_one(text: str, name: str, last: str) -> None:
    assert last in called(text, name)[1:]


TWO = [
    ("The 18th Assault Regiment fired. The 81st Assault Regiment gave no reason.", "18th Assault Regiment"),
    ("The Sarn Home Front fired. The Sarn Front gave no reason.", "Sarn Home Front"),
    ("The Army of the Hills fired. Snow fell on the Hills.", "Army of the Hills"),
    ("Ana Kolb, a judge, met Ida Kolb, a nurse. On Monday Kolb left.", "Ana Kolb"),
    ("Norway denied it. Three Norwegians were hurt.", "Norway"),
    ("Norway and Sweden denied it. The government called it a lie.", "Norway"),
]


@pytest.mark.parametrize(("text", "name"), TWO)
def test_two(text: str, name: str) -> None:
    """Nothing of the second sentence is laid to the one named in the first."""
    assert called(text, name)[-1] in (name, "judge")


COUPLE = "Anton and Vera Kolb fled. Vera Kolb said her husband was hurt. Mr Kolb was 45. Mrs Kolb left. Kolb wept."


def test_who_shares_a_surname_behind_and_bears_it() -> None:
    assert called(COUPLE, "Anton") == ["Anton", "Kolb"]
    assert called(COUPLE, "Vera Kolb").count("Kolb") == 1
    assert called("Norway and Vera Kolb signed. Mr Kolb wept.", "Norway") == ["Norway"]


def test_kin_tells_who_is_no_man_and_who_is_no_woman() -> None:
    assert "Kolb" not in called("Vera Kolb said her husband was hurt. Mr Kolb was 45.", "Vera Kolb")
    assert "Kolb" in called("Vera Kolb said her husband was hurt. Mrs Kolb was 45.", "Vera Kolb")
    assert "Kolb" in called("Vera Kolb told Teo Lunt her husband was hurt. Ms Kolb was 45.", "Vera Kolb")
    family = "Premier Ivo Dahl and his son, Marek Dahl, met Minister Ana Dahl, who is no relation. Ms Dahl said no."
    assert "Dahl" in called(family, "Ana Dahl")
    assert "Dahl" not in called(family.replace("Ms Dahl", "Dahl"), "Ana Dahl")
