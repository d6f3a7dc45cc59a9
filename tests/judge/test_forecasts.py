"""What foretells and what doesn't, with its hedge, its condition, who says it and when it falls due."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.judge import judge_forecasts
from onrecord.model import Days, Forecast
from onrecord.parse import parse
from tests import make

PUBLISHED = date(2031, 3, 12)


def forecasts(text: str) -> tuple[Forecast, ...]:
    return onrecord.read(text=text, published=PUBLISHED).forecasts


FORETELLS = [
    ("The two ministers will meet in Selmar next week.", None),
    ("Kestria will not withdraw its troops.", None),
    ("The port will not be attacked.", None),
    ("There will be no drones before the summer.", None),
    ("The bridge won't be open in April.", None),
    ("We shall see tanks in Dellin by Easter.", None),
    ("\"We will close the bridge,\" Olbrecht said.", None),
    ("\"They'll come on Monday,\" she said.", None),
    ("Veyl said that war was imminent.", None),
    ("An attack is inevitable, the paper wrote.", None),
    ("Sorrel is set to visit Selmar.", None),
    ("The drones are due to arrive in April.", None),
    ("The column is about to cross the border.", None),
    ("The talks are scheduled to begin on Monday.", None),
    ("The talks are likely to fail.", "likely"),
    ("The observers are expected to publish their report.", "expected"),
    ("The officers expect an attack to come on Sunday.", "expected"),
    ("The column will probably reach Dellin tomorrow.", "probably"),
    ("The column will likely reach Dellin tomorrow.", "likely"),
    ("The attack could begin next week, Veyl warned.", "could"),
    ("Kestria may attack at any moment, Veyl said.", "may"),
    ("The rebels might strike on Sunday, Veyl said.", "might"),
    ("Advisers may follow.", "may"),
    ("The new pact could lead to a war.", "could"),
    ("The mayor said that the flood would hurt the harbour.", "would"),
    ("Valdania would take part only if others led.", "would"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hedge"), FORETELLS)
def test_foretells(text: str, hedge: str | None) -> None:
    assert [one.hedge for one in forecasts(text)] == [hedge]


FORETELLS_NOTHING = [
    "The two ministers met in Selmar.",
    "Will the two ministers meet in Selmar?",
    "What will the ministers do next?",
    "The will of the people is strong.",
    "He wrote his last will in May.",
    "They met in May.",
    "The army could have attacked in February.",
    "The attack may have been an error.",
    "The reporter could confirm the place.",
    "From the tower one could see the harbour.",
    "In those years the fishermen would leave at dawn.",
    "If the army attacked, prices would rise.",
    "Without the dam the valley would have been dry.",
    "\"I will not comment on that,\" he said.",
    "\"I won't speak about details,\" she said.",
    "The people who will carry the manuals are in Corrin.",
    "Nobody knows what he will do.",
    "The table is set in the old hall.",
    "The officers expected little from the talks.",
    "The rebels struck with all their might.",
    "The deal is unlikely, and the weather is fine.",
    "Imminent questions of trade filled the day.",
    "You can see the sea from here.",
    "Citizens must leave the town.",
    "Kestria should withdraw its troops.",
    "The mayor wants a new bridge.",
    "The plan was good.",
    "Kestria has not said whether it will attend the talks.",
    "What will come next is no mystery.",
    "Police asked who will lead the army.",
    "How the truce will be watched has not been settled.",
    "It is not clear when the talks will resume.",
    "Kestria said it will not be threatened.",
    "\"We will not be intimidated,\" Olbrecht said.",
]  # fmt: skip


@pytest.mark.parametrize("text", FORETELLS_NOTHING)
def test_foretells_nothing(text: str) -> None:
    assert [one.claim.text for one in forecasts(text)] == []


CONDITIONS = [
    ("If Kestria attacks, Valdania will send troops.", "If Kestria attacks"),
    ("Valdania will send troops if Kestria attacks.", "if Kestria attacks"),
    ("Unless the rains come, the harvest will fail.", "Unless the rains come"),
    ("The bridge will open once the mines are gone.", "once the mines are gone"),
    ("Should Kestria attack, Valdania will send troops.", "Should Kestria attack"),
    ("Should the demands not be met by Friday, Olvania will leave.", "Should the demands not be met by Friday"),
    ("Unless the shelling stops, Kestria will attack the port.", "Unless the shelling stops"),
    ("The bridge will open on Monday.", None),
    ("The minister asked should they stay. The bridge will open.", None),
    ("The bridge will open although the mines are there.", None),
]


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_the_condition(text: str, condition: str | None) -> None:
    assert [one.condition for one in forecasts(text)] == [condition]


CLAIMS = [
    ("The minister said that the bridge will close.", "the bridge will close"),
    ("\"We will close the bridge,\" Olbrecht said.", "We will close the bridge"),
    ("The bridge will close, the minister said.", "The bridge will close"),
    ("The bridge closed in May, and the port will close in June.", "the port will close in June"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_the_claim_is_the_clause(text: str, claim: str) -> None:
    assert [one.claim.text for one in forecasts(text)] == [claim]


def due(claim: str, words: str, days: Days, published: date | None = PUBLISHED) -> Days | None:
    """The days on which the only forecast of a text falls due, when these words mean these days."""
    report = make.report(claim, published=published)
    times = (make.time(report, words, days),)
    found = judge_forecasts(report, parse(report), times, (), ()).findings
    assert len(found) == 1
    return found[0].due


MONDAY = make.days("2031-03-17")
DUE = [
    ("The bridge will open on Monday.", "Monday", ("2031-03-17", "2031-03-17")),
    ("The bridge may open as early as Monday.", "Monday", ("2031-03-17", None)),
    ("The bridge will open by Monday.", "Monday", ("2031-03-12", "2031-03-17")),
    ("The bridge will open before the end of Monday.", "Monday", ("2031-03-12", "2031-03-17")),
    ("The bridge will open no later than Monday.", "Monday", ("2031-03-12", "2031-03-17")),
    ("The bridge will be open from Monday.", "Monday", ("2031-03-17", None)),
    ("The bridge will open after Monday.", "Monday", ("2031-03-17", None)),
]


@pytest.mark.parametrize(("text", "words", "wanted"), DUE)
def test_when_it_falls_due(text: str, words: str, wanted: tuple[str, str | None]) -> None:
    first, last = wanted
    assert due(text, words, MONDAY) == Days(date.fromisoformat(first), date.fromisoformat(last) if last else None)


def test_a_day_that_is_over_is_not_when_it_falls_due() -> None:
    assert due("The bridge that closed in May will open.", "May", make.days("2030-05-01")) is None


def test_without_a_time_it_has_no_day() -> None:
    assert [one.due for one in forecasts("The bridge will open soon.")] == [None]


def test_without_a_publication_day_by_is_open_at_its_start() -> None:
    assert due("The bridge will open by Monday.", "Monday", MONDAY, None) == make.days(None, "2031-03-17")


TOLD = "Veyl said that the bridge would open. The port would close."


def test_the_innermost_statement_says_it() -> None:
    report = make.report(TOLD)
    outer = make.statement(report, "Veyl said that the bridge would open", id="s0")
    inner = make.statement(report, "the bridge would open", id="s15", within="s0")
    found = judge_forecasts(report, parse(report), (), (outer, inner), ()).findings
    assert [(one.statement, one.claim.text) for one in found] == [("s15", "the bridge would open")]


def test_would_in_the_authors_voice_foretells_nothing() -> None:
    report = make.report(TOLD)
    assert judge_forecasts(report, parse(report), (), (), ()).findings == ()


@pytest.mark.parametrize(
    "text", [".", "will", "Will will will.", "could may might would", "🙂 will 🙂", "If if if will"]
)
def test_odd_text_is_read(text: str) -> None:
    for one in forecasts(text):
        assert one.claim.text


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The ministers will meet before the end of March.", "2031-03-31"),
        ("The troops will go home before March 16.", "2031-03-15"),
        ("Kestria and Olvania will hold talks in Selmar on Friday. Quill will send a car.", "2031-03-14"),
    ],
)
def test_it_is_due_by_the_day_told_or_the_event_it_is_about(text: str, last: str) -> None:
    found = onrecord.read(text=text, published=date(2031, 3, 12)).forecasts[-1].due
    assert found is not None
    assert str(found.last) == last


def test_an_ultimatum_falls_due_by_its_hour_and_counts_no_noons() -> None:
    text = "Should the demands not be met by 12 noon on 10 April, Olvania will suspend the treaty."
    reading = onrecord.read(text=text, published=PUBLISHED)
    assert [one.due for one in reading.forecasts] == [Days(PUBLISHED, date(2031, 4, 10))]
    assert reading.quantities == ()
