"""Nouns that take up somebody named before, and those that may mean another."""

from __future__ import annotations

import pytest

from tests.tie.calling import called

ACTING = (
    "Acting president Ida Brask met Teo Lunt, the president-elect. The acting president wept. The president-elect left."
)
FORMER = (
    "Defence Minister Olan Brask, now a deputy, said Teo Lunt had replaced him. "
    "The former defence minister met the new defence minister."
)
TIED = [
    ("General Olan Brask came. He met nobody. The general left.", "Olan Brask", "general"),
    ("Captain Ana Kolb was lost. The young officer swam home.", "Ana Kolb", "young officer"),
    ("Ana Kolb, a teacher, met Olan Brask. The teacher left.", "Ana Kolb", "teacher"),
    ("Teo Kolb's brother, Olan Kolb, came. Teo Kolb let his brother ride.", "Olan Kolb", "his brother"),
    ("The 12th Desert Brigade fired. The brigade gave no reason.", "12th Desert Brigade", "brigade"),
    ("The Ministry of Roads paid. The ministry gave no reason.", "Ministry of Roads", "ministry"),
    ("The Sarn Home Front fired. The group gave no reason.", "Sarn Home Front", "group"),
    ("The Lake Observatory warned. The institution has six boats.", "Lake Observatory", "institution"),
    ("The Assam Police came. Residents thanked the police.", "Assam Police", "police"),
    ("Olan Brask, deputy commander of the 81st Regiment, said his regiment fired.", "81st Regiment", "his regiment"),
    ("Olan Brask drove the van. The 67-year-old never stopped.", "Olan Brask", "67-year-old"),
    ("Ana Kolb, 31, met Ida Brask. The 31-year-old never stopped.", "Ana Kolb", "31-year-old"),
    ("Olan Brask pleaded not guilty. The judge said the accused was ill.", "Olan Brask", "accused"),
    ("Olan Brask was arrested with Ida Lunt. The defendant left.", "Olan Brask", "defendant"),
    ("Olan Brask was a mechanic. Ida Lunt paid. The former mechanic left.", "Olan Brask", "former mechanic"),
    ("Olan Brask spoke. The grandfather of two was blunt.", "Olan Brask", "grandfather of two"),
    ("The first witness was Teo Lunt. The witness wept.", "Teo Lunt", "witness"),
    ("Ana Kolb sleeps in Orn. The camp's only doctor is tired.", "Ana Kolb", "camp's only doctor"),
    ("Lunt Petroleum closed a well. The company gave no reason.", "Lunt Petroleum", "company"),
    ("The Harbour Rescue Cell met. The cell gave no reason.", "Harbour Rescue Cell", "cell"),
    ("Rear Adm. Olan Brask spoke. Ida Lunt left. The admiral wept.", "Olan Brask", "admiral"),
    (ACTING, "Ida Brask", "acting president"),
    (ACTING, "Teo Lunt", "president-elect"),
    (FORMER, "Olan Brask", "former defence minister"),
    ("Teo Lunt became governor in May. The new governor said that he would stay.", "Teo Lunt", "new governor"),
    ("The then-prime minister, Teo Lunt, lied.", "Teo Lunt", "then-prime minister"),
    ("The Sarn-backed group's spokesman, Teo Lunt, lied.", "Teo Lunt", "Sarn-backed group's spokesman"),
    ("Mayor Olan Brask left. Ida Lunt praised the mayor.", "Olan Brask", "mayor"),
    ("Major Teo Lunt left. Ida Brask said the major was ill.", "Teo Lunt", "major"),
]


@pytest.mark.parametrize(("text", "name", "words"), TIED)
def test_tied(text: str, name: str, words: str) -> None:
    assert words in called(text, name)


LEFT = [
    (ACTING, "Teo Lunt", "acting president"),
    (FORMER, "Olan Brask", "new defence minister"),
    ("Mayor Olan Brask left. Brask praised the mayor.", "Olan Brask", "mayor"),
    ("Major Teo Lunt came. Lunt said the major was ill.", "Teo Lunt", "major"),
    (
        "Spokesman Teo Lunt of the Sarn Home Front said rebels fled. Lunt added that their commander had died.",
        "Teo Lunt",
        "their commander",
    ),
    ("General Olan Brask met General Teo Kolb. The general left.", "Olan Brask", "general"),
    ("Olan Brask, a judge, came. The minister left.", "Olan Brask", "minister"),
    ("The Ministry of Roads wrote to the Ministry of Ports. The ministry paid.", "Ministry of Roads", "ministry"),
    ("The Ministry of Roads paid. A ministry gave no reason.", "Ministry of Roads", "ministry"),
    ("The 12th Desert Brigade fired. The other brigade gave no reason.", "12th Desert Brigade", "brigade"),
    ("The Sarn Home Front fired on the Lunt Militia. The group left.", "Sarn Home Front", "group"),
    ("The 4th Mountain Brigade fired. The general staff denied it.", "4th Mountain Brigade", "general staff"),
    ("Olan Brask, 44, drove the van. Ida Lunt, 67, paid. The 67-year-old left.", "Olan Brask", "67-year-old"),
    ("Olan Brask drove the 67-year-old van.", "Olan Brask", "67-year-old"),
    ("Olan Brask was arrested. Teo Lunt was charged. The accused wept.", "Olan Brask", "accused"),
    ("Olan Brask spoke. Ida Lunt is a mechanic. The mechanic left.", "Olan Brask", "mechanic"),
    ("Olan Brask spoke. Ida Lunt's doctor left.", "Olan Brask", "doctor"),
    ("Olan Brask met Ida Lunt. The father of the bride left.", "Olan Brask", "father of the bride"),
    ("The 12th Desert Brigade fired. The charity gave no reason.", "12th Desert Brigade", "charity"),
]


@pytest.mark.parametrize(("text", "name", "words"), LEFT)
def test_left(text: str, name: str, words: str) -> None:
    assert words not in called(text, name)
