"""How the eval of source and target reads its marks, finds the deed and judges it."""

from __future__ import annotations

import onrecord
from evals.event_roles import Deed, Known, Wanted, deed_of, judged, kept, marked, wanted, where


def record(markup: str, event: str = "AID") -> dict[str, object]:
    return {"event": event, "textInfo": {"markup": markup}}


def test_marks_are_read_nested_ones_too() -> None:
    markup = "(SRC: Olvania) (EVT: sent) aid to (LOC:(TAR: Lenn (north))) today."
    assert list(marked(markup)) == [
        ("SRC", "Olvania", 0),
        ("EVT", "sent", 8),
        ("TAR", "Lenn (north)", 20),
        ("LOC", "Lenn (north)", 20),
    ]


def test_words_are_found_near_their_mark_and_with_any_white_space() -> None:
    assert where("Lenn met Lenn", "Lenn", 9) == (9, 13)
    assert where("the town  of Lenn", "town of Lenn", 3) == (4, 17)
    assert where("Lenn", "Pellow", 0) is None


def judged_of(text: str, markup: str, event: str) -> dict[str, bool]:
    reading = onrecord.read(text=text)
    want = wanted(record(markup, event), reading.report.text)
    return judged(deed_of(Known(reading).deeds(), want), want)


def test_an_event_with_its_parties_is_right() -> None:
    text = "Norway sold six tanks to Denmark."
    assert judged_of(text, "(SRC: Norway) (EVT: sold) six tanks to (TAR: Denmark).", "AID") == {
        "actor": True,
        "recipient": True,
    }
    assert judged_of(text, "(TAR: Norway) (EVT: sold) six tanks to (SRC: Denmark).", "AID") == {
        "actor": False,
        "recipient": False,
    }


def test_a_verbal_act_is_a_deed() -> None:
    markup = "(SRC: Norway) (EVT: has rejected) a (TAR: Danish) request to question two sailors."
    text = "Norway has rejected a Danish request to question two sailors."
    assert judged_of(text, markup, "REJECT") == {"actor": True, "recipient": True}


def test_a_record_without_a_deed_is_wrong_in_what_it_marks() -> None:
    assert judged_of("Norway is cold.", "(SRC: Norway) is (EVT: cold).", "AID") == {"actor": False}


def test_of_two_who_act_together_either_is_actor_or_recipient() -> None:
    deed = Deed(((5, 8),), "CONSULT", (((0, 4),),), (((9, 13),),))
    together = Wanted("CONSULT", ((0, 4), (9, 13)), (), ((5, 8),), True)
    assert judged(deed, together) == {"actor": True}
    apart = Wanted("CONSULT", ((0, 4), (9, 13)), (), ((5, 8),), False)
    assert judged(deed, apart) == {"actor": False}


def test_a_half_is_kept_by_the_hash_of_the_id() -> None:
    halves = [kept({"id": f"record-{number}"}) for number in range(200)]
    assert 70 < sum(halves) < 130
