"""What came of forecasts, by what later reports tell."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.link.evidence import Evidence
from onrecord.link.outcomes import Outcome, outcomes, tracks
from onrecord.model import Reading, Span
from tests import make

FORECAST = "The ferry company will reopen the Arvik route by 20 March"
LATER = date(2031, 4, 30)


def foretold(text: str = FORECAST, day: int = 10, due: str = "2031-03-20", claim: str = "") -> Reading:
    of = make.report(f"{text}.", published=date(2031, 3, day), publisher="The Arvik Day")
    return make.reading(of, forecasts=(make.forecast(of, claim or text, due=make.days(f"2031-03-{day}", due)),))


def after(text: str, day: int = 25) -> Reading:
    return make.reading(make.report(text, published=date(2031, 3, day)))


def came(*readings: Reading, as_of: date = LATER) -> Outcome:
    found = outcomes({one.report.id: one for one in readings}, as_of)
    return next(one for one in found if one.forecasts[0][0] == readings[0].report.id)


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        ("The Arvik route was reopened by the ferry company, as promised.", "came true"),
        ("The ferry company did not reopen the Arvik route.", "did not"),
        ("The ferry company has called off the reopening of the Arvik route.", "did not"),
        ("The Arvik route was reopened four days late, the ferry company said.", "did not"),
        ("The Arvik route was reopened in part, the ferry company said.", "partly"),
        ("The harvest was good, and the mill has been sold to a baker.", "cannot tell"),
    ],
)
def test_the_outcome_is_what_later_reports_tell(later: str, wanted: str) -> None:
    assert came(foretold(), after(later)).outcome == wanted


def test_words_of_like_meaning_are_enough() -> None:
    truce = foretold("The truce at Arvik will end by 20 March")
    assert came(truce, after("The ceasefire did not end.")).outcome == "did not"
    assert came(truce, after("The concert did not end.")).outcome == "cannot tell"


def test_evidence_points_at_its_words_and_says_why() -> None:
    later = after("The mill is sold. The ferry company did not reopen the Arvik route.")
    (evidence,) = came(foretold(), later).evidence
    assert (evidence.report, evidence.span.text) == (
        later.report.id,
        "The ferry company did not reopen the Arvik route.",
    )
    assert evidence.reasons[0] == "“did not”"


def test_before_its_day_a_forecast_is_open() -> None:
    later = after("The ferry company has not reopened the Arvik route.", day=15)
    assert came(foretold(), later, as_of=date(2031, 3, 16)).outcome == "open"


def test_that_something_had_not_come_before_its_day_is_no_evidence() -> None:
    later = after("The ferry company has not reopened the Arvik route.", day=15)
    assert came(foretold(), later).outcome == "cannot tell"


def test_what_was_never_to_be_and_was_did_not_come_true() -> None:
    never = foretold("The ferry company will never reopen the Arvik route")
    of = make.report("The ferry company reopened the Arvik route.", published=date(2031, 3, 25))
    later = make.reading(of, events=(make.event(of, "reopened", type="COOPERATE", what="reopening"),))
    assert came(never, later).outcome == "did not"


def test_a_report_of_before_the_forecast_is_no_evidence() -> None:
    assert came(foretold(), after("The ferry company did not reopen the Arvik route.", day=9)).outcome == "cannot tell"


def test_fewer_than_promised_is_partly() -> None:
    of = make.report("The navy will send 40 divers to Arvik by 20 March.", published=date(2031, 3, 10))
    due = make.days("2031-03-10", "2031-03-20")
    claim = "The navy will send 40 divers to Arvik by 20 March"
    promised = make.reading(
        of,
        forecasts=(make.forecast(of, claim, due=due),),
        quantities=(make.quantity(of, "40 divers", 40, counted="divers"),),
    )
    then = make.report("The navy sent 25 divers to Arvik.", published=date(2031, 3, 25))
    later = make.reading(then, quantities=(make.quantity(then, "25 divers", 25, counted="divers"),))
    assert came(promised, later).outcome == "partly"


def test_a_forecast_told_again_is_one_and_counted_once() -> None:
    first, again = foretold(), foretold(f"{FORECAST}, it says again", day=12, claim=FORECAST)
    (found,) = outcomes({one.report.id: one for one in (first, again)}, LATER)
    assert found.forecasts == ((first.report.id, "f0"), (again.report.id, "f0"))


SURE = (Evidence("r", None, Span(0, 1, "x"), 0.9, "for", 0.9, ()),)


def test_a_source_of_fewer_than_five_known_outcomes_has_no_share() -> None:
    made = [Outcome((("r", f"f{nth}"),), "Ena Holt", None, LATER, "came true", SURE, ()) for nth in range(4)]
    (track,) = tracks([*made, Outcome((("r", "f9"),), "Ena Holt", None, LATER, "cannot tell", (), ())])
    assert (track.made, track.due, track.came_true, track.cannot_tell) == (5, 5, 4, 1)
    assert track.share(track.came_true) is None
    (track,) = tracks([*made, Outcome((("r", "f9"),), "Ena Holt", None, LATER, "did not", SURE, ())])
    assert track.share(track.came_true) == pytest.approx(0.8)


def test_an_outcome_that_is_not_clear_is_not_known() -> None:
    (track,) = tracks([Outcome((("r", "f1"),), "Ena Holt", None, LATER, "did not", (), ())])
    assert (track.did_not, track.cannot_tell) == (0, 1)


def test_those_asked_for_alone_are_judged_as_they_are_among_all() -> None:
    ferry, mill = foretold(), foretold("The mill at Dellin will be sold by 22 March", due="2031-03-22")
    again = foretold(day=12)
    readings = {one.report.id: one for one in (ferry, mill, again, after("The mill at Dellin was sold, as promised."))}
    every = outcomes(readings, LATER)
    (sold,) = outcomes(readings, LATER, wanted=[(mill.report.id, mill.forecasts[0].id)])
    assert sold in every and sold.outcome == "came true" and len(every) == 2
    (told_twice,) = outcomes(readings, LATER, wanted=[(again.report.id, again.forecasts[0].id)])
    assert len(told_twice.forecasts) == 2
    assert outcomes(readings, LATER, wanted=[]) == []
