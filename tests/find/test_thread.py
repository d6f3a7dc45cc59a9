"""Which days an event has, why, and with how many it is: each rule with an example and a counter-example."""

from __future__ import annotations

from datetime import date

import pytest

from evals.whens import found_in, nearest
from onrecord.model import Event

PUBLISHED = date(2031, 3, 12)


def told(text: str, trigger: str, published: date | None = PUBLISHED) -> Event:
    """The event of a text that these words tell."""
    found = nearest(found_in(text, published)["events"], text, trigger)
    assert found is not None
    return found


def how(text: str, trigger: str) -> str | None:
    basis = told(text, trigger).when_basis
    return basis.how if basis else None


BOTH = [
    ("Rebels shelled Orne in January and February.", date(2031, 1, 1), date(2031, 2, 28)),
    ("Rebels shelled Orne on 2 and 3 March.", date(2031, 3, 2), date(2031, 3, 3)),
    ("Rebels shelled Orne on 2 and 7 March.", date(2031, 3, 2), date(2031, 3, 7)),
    ("Rebels shelled Orne in 2028 and 2030.", date(2028, 1, 1), date(2028, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), BOTH)
def test_an_event_in_two_months_or_days_is_in_both_where_they_lie_close(text: str, first: date, last: date) -> None:
    days = told(text, "shelled").when
    assert days is not None
    assert (days.first, days.last) == (first, last)


KNOWN = [
    ("Rebels shelled Orne on Sunday. They wounded a nurse.", "wounded", "thread"),
    ("Rebels shelled Orne on Sunday. They had wounded a nurse.", "wounded", None),
    ("Rebels shelled Orne on Sunday. They have wounded many nurses.", "wounded", None),
    ("Rebels shelled Orne on Sunday. Previously they wounded a nurse.", "wounded", None),
    ("Rebels shelled Orne on Sunday. After the harvest they killed a miller.", "killed", None),
    ("Rebels shelled Orne on Sunday. A reporter asked why the rebels killed a miller.", "killed", None),
    ("Rebels shelled Orne on Sunday.\n\nThe rebels killed a miller.", "killed", "thread"),
    ("Rebels shelled Orne on Sunday.\n\nBandits killed a miller.", "killed", None),
    ("Ministers met in Corrin on Sunday. Twelve sailors were killed.", "killed", None),
    ("Guards bombed Orne on Sunday. The town mourns. Two boys were killed in the bombing.", "killed", "mention"),
    ("Ministers met in Corrin on Sunday. Two boys were killed in the embassy bombing.", "killed", None),
    ("The January 2028 bombing of a hall that killed a guard is forgotten.", "killed", "sentence"),
    ("A warrant issued on Monday names men who killed a guard.", "killed", None),
]


@pytest.mark.parametrize(("text", "trigger", "known"), KNOWN)
def test_days_are_known(text: str, trigger: str, known: str | None) -> None:
    assert how(text, trigger) == known


def test_the_reason_names_the_time_and_the_event_that_it_goes_on_from() -> None:
    event = told("Rebels shelled Orne on Sunday. They wounded a nurse.", "wounded")
    assert event.when_basis is not None
    assert event.when_basis.reason == "it goes on from “shelled” at 7, which is on the days of “Sunday”"
    assert [span.text for span in event.when_basis.words] == ["Sunday", "shelled"]


def test_what_still_holds_ends_on_the_day_of_publication_only() -> None:
    held = "The militia has held Dellin since 2028."
    assert told(held, "held").when is not None
    assert told(held, "held").when.last == PUBLISHED  # type: ignore[union-attr]
    assert told(held, "held", None).when.last is None  # type: ignore[union-attr]
    assert told("The militia had held Dellin since 2028.", "held").when.last is None  # type: ignore[union-attr]


COUNTED = [
    ("Rebels attacked Orne, leaving nine farmers dead.", "attacked", ["nine farmers"]),
    ("Rebels attacked Orne, which has 900 houses.", "attacked", []),
    ("Fourteen people, not 17, were killed when shells hit Orne.", "hit", ["Fourteen people"]),
    ("Police detained 80 people, up from 35 in May.", "detained", ["80 people"]),
    ("The army held an exercise. It involves 900 soldiers.", "exercise", ["900 soldiers"]),
    ("The army held an exercise. It has 900 cooks.", "exercise", []),
    ("The army held an exercise. Some 900 soldiers were to take part.", "exercise", ["Some 900 soldiers"]),
    (
        "The army held an exercise. Some 900 soldiers took part. They were joined by 12 ships.",
        "exercise",
        ["Some 900 soldiers", "12 ships"],
    ),
    ("The army held an exercise. Six frigates were sent for it.", "exercise", ["Six frigates"]),
    ("The army held an exercise. Six frigates were sent for repair.", "exercise", []),
    ("The army held an exercise. Last year 900 soldiers took part.", "exercise", []),
    ("The army held an exercise. It rained. Some 900 soldiers took part.", "exercise", []),
    ("Rebels attacked Orne. Six soldiers died. Another 12 are missing.", "attacked", ["Six soldiers", "Another 12"]),
    ("Rebels attacked Orne. Two drivers died in a crash.", "attacked", []),
    ("Rebels attacked Orne. In May six soldiers were killed.", "attacked", []),
    ("Rebels attacked Orne. Six soldiers did not die.", "attacked", []),
    (
        "Norland will send Kestria launchers. Included are six radars. The package is worth 90 million crowns.",
        "send",
        ["six radars", "90 million crowns"],
    ),
    ("Norland will send Kestria launchers. Its own stock is worth 90 million crowns.", "send", []),
]


@pytest.mark.parametrize(("text", "trigger", "counted"), COUNTED)
def test_quantities_are_the_events(text: str, trigger: str, counted: list[str]) -> None:
    found = found_in(text, PUBLISHED)
    event = nearest(found["events"], text, trigger)
    assert event is not None
    assert [one.span.text for one in found["quantities"] if one.id in event.quantities] == counted


TOLD_OF = [
    ("The army today confirmed the arrest of a courier in Lenn on Sunday.", date(2031, 3, 9)),
    ("The army confirmed the arrest of a courier in Lenn on Sunday.", date(2031, 3, 9)),
    ("The army on Sunday confirmed the arrest of a courier in Lenn.", date(2031, 3, 9)),
]


@pytest.mark.parametrize(("text", "day"), TOLD_OF)
def test_of_two_times_the_one_behind_what_is_confirmed_dates_it(text: str, day: date) -> None:
    days = told(text, "arrest").when
    assert days is not None
    assert (days.first, days.last) == (day, day)


WITHIN = [
    ("The army opened an operation near Lenn on Friday. Marek Yule was killed during this operation.", "thread"),
    ("The army opened an operation near Lenn on Friday. Marek Yule was killed during this dispute.", None),
    ("Near Lenn last night, a force went to a mill. During the search the force detained a courier.", "thread"),
]


@pytest.mark.parametrize(("text", "by"), WITHIN)
def test_a_story_goes_on_within_this_operation(text: str, by: str | None) -> None:
    assert how(text, "detained" if "detained" in text else "killed") == by
