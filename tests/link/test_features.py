"""What each feature makes of two tellings: an example, a counter-example, and nothing where nothing is told."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.link.features import OF_ENTITIES, OF_EVENTS, days, numbers, parties, place, trigger
from onrecord.link.known import Known
from onrecord.link.telling import Amount, Spot
from tests.link.tellings import entity, event, party, report

KNOWN = Known.of(
    [
        report("a", "Shells hit the harbour of Koprava. Velikova spoke."),
        report("b", "Shelling at Koprava harbour, Velikova confirms."),
        report("c", "Bankers sentenced in Vellin."),
    ]
)
A = event("a.1", "shelled", "The Northern Front shelled the harbour of Koprava", parties=(party("Northern Front"),))
B = event(
    "b.1", "shelling", "the shelling of Koprava harbour by the Northern Front", parties=(party("Northern Front"),)
)
C = event("c.1", "sentenced", "A court in Vellin sentenced two bankers", parties=(party("court"),))
DAY, NEXT = date(2031, 3, 9), date(2031, 3, 10)


def dated(first: date | None, last: date | None):  # type: ignore[no-untyped-def]
    return event("a.1", "shelled", "", first=first, last=last)


def test_words_of_triggers() -> None:
    assert trigger.same_word(A, B, KNOWN) == 1
    assert trigger.same_word(A, C, KNOWN) == 0
    assert trigger.rare_word(A, C, KNOWN) is None


def test_who_does_it() -> None:
    assert (parties.same_actor(A, B, KNOWN) or 0) > 0.5
    assert (parties.same_actor(A, C, KNOWN) or 0) < 0.4
    assert parties.same_recipient(A, B, KNOWN) is None


def test_who_does_the_one_suffers_the_other() -> None:
    struck = event("b.2", "struck", "", parties=(party("Northern Front", "recipient"),))
    assert (parties.turned_round(A, struck, KNOWN) or 0) > 0.5
    assert parties.turned_round(A, B, KNOWN) is None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (Spot("Koprava", 7), Spot("Kopravo", 7), 1.0),
        (Spot("Koprava", 7, 10.0, 10.0, 5.0), Spot("the harbour", 8, 10.01, 10.01, 1.0), 0.8),
        (Spot("Koprava", 7, 10.0, 10.0, 5.0), Spot("Kestria", 9, 11.0, 10.0, 400.0), 0.5),
        (Spot("Koprava", 7, 10.0, 10.0, 5.0), Spot("Vellin", 8, 20.0, 10.0, 5.0), -1.0),
    ],
)
def test_how_places_lie(one: Spot, other: Spot, wanted: float) -> None:
    assert place.lie(one, other) == place.lie(other, one) == wanted


def test_days_agree_or_exclude_each_other() -> None:
    week = dated(date(2031, 3, 7), date(2031, 3, 13))
    assert days.share(dated(DAY, DAY), dated(DAY, DAY), KNOWN) == 1
    assert 0.9 < (days.share(dated(DAY, DAY), week, KNOWN) or 0) < 1
    assert (days.share(dated(DAY, DAY), dated(NEXT, NEXT), KNOWN) or 0) < 0
    assert days.share(dated(DAY, DAY), dated(None, None), KNOWN) is None


def test_days_that_exclude_each_other_are_said_so() -> None:
    one, other = dated(DAY, DAY), dated(NEXT, NEXT)
    said = days.FEATURES[0].says(one, other, days.share(one, other, KNOWN) or 0)
    assert said == "their days exclude each other (2031-03-09; 2031-03-10)"


def test_numbers_of_one_thing_agree_or_differ() -> None:
    four, some, nine, tanks = (
        event("a.1", "killed", "", amounts=(amount,))
        for amount in (Amount(4, 4, "worker"), Amount(3, None, "worker"), Amount(9, 9, "worker"), Amount(4, 4, "tank"))
    )
    assert numbers.same_numbers(four, some, KNOWN) == 1
    assert numbers.same_numbers(four, nine, KNOWN) == -1
    assert numbers.same_numbers(four, tanks, KNOWN) is None


def test_every_feature_is_the_same_both_ways_and_gives_reasons() -> None:
    people = [entity("a.2", "Darya Velikova", "Velikova spoke"), entity("b.2", "Velikova", "Velikova confirms")]
    for features, (one, other) in ((OF_EVENTS, (A, B)), (OF_EVENTS, (A, C)), (OF_ENTITIES, people)):
        for feature in features:
            score = feature.score(one, other, KNOWN)
            assert score == pytest.approx(feature.score(other, one, KNOWN)), feature.name
            if score is not None:
                assert -1.01 <= score <= 5, feature.name
                assert isinstance(feature.says(one, other, score), str)
