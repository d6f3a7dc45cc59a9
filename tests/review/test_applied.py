"""What decisions make of a reading: states, originals, links that lead somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Account, Reading
from onrecord.review.sound import Known
from tests import make
from tests.review.deciding import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk(make.full_reading())


def dangling(reading: Reading) -> list[str]:
    known = Known(reading)
    return [says for one in (*reading.statements, *reading.events, *reading.forecasts) for says in known.dangling(one)]


def test_without_decisions_a_reading_is_itself(desk: Desk) -> None:
    assert desk.now.reading is desk.reading
    assert not desk.now.states


def test_what_is_accepted_is_as_it_was(desk: Desk) -> None:
    desk.decide("e60", "accept")
    assert desk.now.reading == desk.reading
    assert desk.now.states == {"e60": "accepted"}
    assert not desk.now.originals


def test_what_is_corrected_has_its_original_beside_it(desk: Desk) -> None:
    desk.decide("e60", "correct", values={"status": "denied"})
    assert desk.now.states == {"e60": "corrected"}
    assert desk.now.originals == {"e60": desk.reading.events[0]}


def test_what_is_rejected_is_out_and_nothing_names_it(desk: Desk) -> None:
    desk.decide("s46", "reject")
    assert desk.found("s46") is None
    assert desk.found("e60").told_by is None
    assert desk.now.originals["s46"] == desk.reading.statements[0]
    assert desk.now.originals["e60"] == desk.reading.events[0]
    assert desk.now.states == {"s46": "rejected"}


def test_what_was_told_in_a_rejected_statement_is_told_in_the_one_around_it(desk: Desk) -> None:
    around, inside = desk.reading.statements
    desk.reading = replace(desk.reading, statements=(around, replace(inside, within=around.id)))
    (event,) = desk.reading.events
    desk.reading = replace(desk.reading, events=(replace(event, told_by=inside.id),))
    desk.decide(inside.id, "reject")
    assert desk.found("e60").told_by == around.id


def test_statements_within_each_other_do_not_go_round_for_ever(desk: Desk) -> None:
    first, second = desk.reading.statements
    told = (replace(first, within=second.id), replace(second, within=first.id))
    desk.reading = replace(desk.reading, statements=told)
    desk.decide(first.id, "reject")
    desk.decide(second.id, "reject")
    assert desk.found("e60").told_by is None


def test_an_account_goes_with_its_teller(desk: Desk) -> None:
    (event,) = desk.reading.events
    accounts = (Account("alleged", "s46"), Account("denied", "s125"), Account("occurred", None))
    desk.reading = replace(desk.reading, events=(replace(event, accounts=accounts),))
    desk.decide("s46", "reject")
    found = desk.found("e60")
    assert (found.status, found.told_by) == ("denied", "s125")
    assert found.accounts == accounts[1:]
    desk.decide("s125", "reject")
    found = desk.found("e60")
    assert (found.status, found.told_by, found.accounts) == ("occurred", None, ())


def test_a_rejected_actor_speaks_and_acts_no_more(desk: Desk) -> None:
    dorin, army = desk.reading.statements[0].source, desk.reading.events[0].actors[0].actor
    assert dorin and army
    desk.decide(dorin.actors[0], "reject")
    desk.decide(army, "reject")
    desk.decide("p17", "reject")
    assert desk.found("s46").source.actors == ()
    assert desk.found("s46").source.name == dorin.name
    assert desk.found("e60").actors[0].actor is None
    assert desk.found("e60").places[0].place is None
    assert dangling(desk.now.reading) == []


def test_what_stands_in_a_part_of_a_split_statement_is_told_there(desk: Desk) -> None:
    parts = ({"content": "near Koprava on Monday"}, {"content": "Selmar's army shelled a bridge"})
    desk.decide("s46", "split", parts=parts)
    assert desk.found("e60").told_by == "s46x1"
    assert desk.found("s46").content[0].text == "near Koprava on Monday"


def test_a_part_that_another_rejects_is_contested_and_one_s_own_is_out(desk: Desk) -> None:
    parts = ({"content": "Selmar's army shelled"}, {"content": "near Koprava on Monday"})
    second = desk.decide("s46", "split", parts=parts).now[1].id
    desk.decide(second, "reject", by="Bo")
    assert desk.now.states[second] == "contested"
    desk.decide(second, "undo", by="Bo")
    desk.decide(second, "reject")
    assert desk.now.states[second] == "rejected"
    assert desk.found(second) is None


def test_a_tied_mention_says_who_speaks_there(desk: Desk) -> None:
    reading = desk.reading
    open_ = replace(reading.statements[1], source=make.source(reading.report, "she"))
    desk.reading = replace(reading, statements=(reading.statements[0], open_))
    she = make.span(reading.report, "she")
    dorin = reading.statements[0].source.actors[0]  # type: ignore[union-attr]
    desk.decide(dorin, "tie", span=(she.start, she.end))
    assert she in desk.found(dorin).mentions
    assert (desk.found("s125").source.name, desk.found("s125").source.actors) == ("Ana Dorin", (dorin,))
    assert desk.now.states == {dorin: "corrected"}
    desk.decide(dorin, "untie", span=(she.start, she.end))
    assert she not in desk.found(dorin).mentions
    assert desk.found("s125").source.actors == ()


def test_an_untied_mention_says_no_more_where_it_was(desk: Desk) -> None:
    (site,) = desk.reading.events[0].places
    desk.decide("p17", "untie", span=(site.span.start, site.span.end))
    assert desk.found("p17").mentions == desk.reading.places[0].mentions[:1]
    assert desk.found("e60").places[0].place is None
    desk.decide("p17", "undo")
    assert desk.now.reading == desk.reading


def test_a_tied_actor_takes_its_part_in_an_event(desk: Desk) -> None:
    bridge = make.span(desk.reading.report, "bridge")
    army = desk.reading.events[0].actors[0].actor
    assert army
    desk.decide(army, "tie", span=(bridge.start, bridge.end))
    assert [part.actor for part in desk.found("e60").recipients] == [army]


def test_what_a_person_said_of_a_statement_is_not_changed_by_a_mention(desk: Desk) -> None:
    she = make.span(desk.reading.report, "she")
    desk.decide("s125", "correct", values={"source.name": "Ida Brandt", "source.actors": []})
    dorin = desk.reading.statements[0].source.actors[0]  # type: ignore[union-attr]
    desk.decide(dorin, "tie", span=(she.start, she.end))
    assert desk.found("s125").source.name == "Ida Brandt"


def test_two_who_tie_and_untie_one_mention_leave_it_as_it_was(desk: Desk) -> None:
    span = desk.reading.places[0].mentions[1]
    desk.decide("p17", "untie", span=(span.start, span.end))
    desk.decide("p17", "tie", span=(span.start, span.end), by="Bo")
    assert desk.now.states == {"p17": "contested"}
    assert desk.now.reading == desk.reading


def test_two_who_say_otherwise_contest_it_and_the_original_stands(desk: Desk) -> None:
    desk.decide("e60", "correct", values={"status": "denied"})
    desk.decide("e60", "reject", by="Bo")
    assert desk.now.states == {"e60": "contested"}
    assert desk.now.reading == desk.reading
    desk.decide("e60", "undo", by="Bo")
    assert desk.now.states == {"e60": "corrected"}


def test_the_decision_before_holds_again(desk: Desk) -> None:
    desk.decide("e60", "correct", values={"status": "denied"})
    desk.decide("e60", "reject")
    desk.decide("e60", "undo")
    assert desk.found("e60").status == "denied"
    added = desk.decide("e", "add", values={"type": "CONSULT", "trigger": "Talks"}).about
    desk.decide(added, "correct", values={"type": "AGREE"})
    desk.decide(added, "undo")
    assert desk.found(added).type == "CONSULT"


def test_two_who_agree_do_so_whatever_came_between_them(desk: Desk) -> None:
    desk.decide("e60", "accept")
    desk.decide("s46", "reject")
    desk.decide("e60", "accept", by="Bo")
    assert desk.now.states["e60"] == "accepted"


def test_who_accepts_a_part_of_what_was_split_accepts_the_splitting(desk: Desk) -> None:
    parts = ({"content": "Selmar's army shelled"}, {"content": "near Koprava on Monday"})
    first, second = desk.decide("s46", "split", parts=parts).now
    desk.decide(first.id, "accept", by="Bo")
    desk.decide(second.id, "accept", by="Bo")
    assert desk.now.states == {first.id: "split", second.id: "split"}


def test_a_tied_mention_stays_tied_when_its_actor_is_accepted(desk: Desk) -> None:
    bridge = make.span(desk.reading.report, "bridge")
    desk.decide("a46", "accept")
    desk.decide("a46", "tie", by="Bo", span=(bridge.start, bridge.end))
    desk.decide("a46", "accept", by="Bo")
    assert bridge in desk.found("a46").mentions
    desk.decide("a46", "correct", by="Bo", values={"mentions": ["Selmar's army"], "country": "POL"})
    assert bridge not in desk.found("a46").mentions


def test_who_accepts_a_correction_stands_by_it(desk: Desk) -> None:
    desk.decide("e60", "correct", values={"status": "denied"})
    desk.decide("e60", "accept", by="Bo")
    assert desk.now.states == {"e60": "corrected"}
    desk.decide("e60", "undo")
    assert desk.now.states == {"e60": "corrected"}
    assert desk.found("e60").status == "denied"


def test_a_rejected_finding_can_be_accepted_again(desk: Desk) -> None:
    desk.decide("e60", "reject")
    desk.decide("e60", "accept")
    assert desk.now.reading == desk.reading
    assert desk.now.states == {"e60": "accepted"}


def test_what_one_added_and_took_back_is_gone(desk: Desk) -> None:
    desk.decide("e", "add", values={"type": "CONSULT", "trigger": "Talks"})
    desk.decide("e169x1", "reject", by="Bo")
    assert desk.now.states == {"e169x1": "contested"}
    assert desk.found("e169x1")
    desk.decide("e169x1", "undo")
    assert desk.found("e169x1") is None
    assert desk.now.states == {"e169x1": "rejected"}


def test_quantities_and_times_can_be_rejected(desk: Desk) -> None:
    of = desk.reading.report
    whole, part = make.quantity(of, "bridge", 1), make.quantity(of, "road", 1)
    event = replace(desk.reading.events[0], quantities=(whole.id, part.id))
    desk.reading = replace(desk.reading, quantities=(whole, replace(part, part_of=whole.id)), events=(event,))
    desk.decide(whole.id, "reject")
    desk.decide("t93", "reject")
    assert desk.found("e60").quantities == (part.id,)
    assert [one.part_of for one in desk.now.reading.quantities] == [None]
    assert desk.now.reading.times == ()
