"""Which later passages likely tell what came of a forecast, whatever words they use."""

from __future__ import annotations

from datetime import date

from onrecord.link.fitting import SIGNS, chances
from onrecord.link.outcomes import Outcome, outcomes
from onrecord.model import Reading
from tests import make

LATER = date(2031, 4, 30)
SAID = "The mayor of Arvik spoke on Monday. The relief convoy will reach Arvik by 20 March."


def foretold() -> Reading:
    of = make.report(SAID, published=date(2031, 3, 10), publisher="The Arvik Day")
    claim = "The relief convoy will reach Arvik by 20 March"
    return make.reading(of, forecasts=(make.forecast(of, claim, due=make.days("2031-03-10", "2031-03-20")),))


def came(later: str, day: int = 22) -> Outcome:
    first, then = foretold(), make.reading(make.report(later, published=date(2031, 3, day)))
    (found,) = outcomes({one.report.id: one for one in (first, then)}, LATER)
    return found


def unclear(found: Outcome) -> list[str]:
    return [one.span.text for one in found.evidence if one.bears == "unclear"]


def test_a_passage_in_other_words_is_shown() -> None:
    found = came("The price of bread rose. Forty lorries with flour drove into Arvik at dawn. A choir sang.")
    assert "Forty lorries with flour drove into Arvik at dawn." in unclear(found)


def test_what_is_but_shown_proposes_no_outcome() -> None:
    found = came("The price of bread rose. Forty lorries with flour drove into Arvik at dawn. A choir sang.")
    assert unclear(found)
    assert (found.outcome, found.is_clear) == ("cannot tell", False)


def test_what_tells_of_something_else_is_not_shown() -> None:
    assert unclear(came("The price of bread rose. A choir sang.")) == []


def test_no_passage_is_shown_twice() -> None:
    found = came("The relief convoy did not reach Arvik.")
    assert [one.span.text for one in found.evidence] == ["The relief convoy did not reach Arvik."]


def test_chances_leave_room_for_none_of_them() -> None:
    assert chances([]) == []
    found = chances([[0.0] * len(SIGNS)] * 3)
    assert found[0] == found[1] == found[2]
    assert 0 < sum(found) < 1
