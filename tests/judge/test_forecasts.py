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
    ("If it passes, he would be the first mayor from the valley.", "would"),
    ("Should the talks fail, the garrison would march on Lenn.", "would"),
    ("Were the dam to break, forty villages would be under water.", "would"),
    ("If approved, the pact would give Olvania two frigates.", "would"),
    ("The ruling, if upheld, would free eleven officers.", "would"),
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
    ("Sorrel is set to visit Selmar.", "set to"),
    ("The drones are due to arrive in April.", None),
    ("The column is about to cross the border.", None),
    ("The talks are scheduled to begin on Monday.", None),
    ("The talks are likely to fail.", "likely"),
    ("The observers are expected to publish their report.", "expected"),
    ("The officers expect an attack to come on Sunday.", "expect"),
    ("The column will probably reach Dellin tomorrow.", "probably"),
    ("The column will likely reach Dellin tomorrow.", "likely"),
    ("The attack could begin next week, Veyl warned.", "could"),
    ("Kestria may attack at any moment, Veyl said.", "may"),
    ("The rebels might strike on Sunday, Veyl said.", "might"),
    ("Advisers may follow.", "may"),
    ("The new pact could lead to a war.", "could"),
    ("The mayor said that the flood would hurt the harbour.", None),
    ("The mayor says that a flood would hurt the harbour.", "would"),
    ("Valdania would take part only if others led.", "would"),
    ("The talks look likely to fail.", "likely"),
    ("It is likely that the talks will fail.", "likely"),
    ("I suspect the talks will fail.", "suspect"),
    ("My bet is that the harbour will be closed by May.", "bet"),
    ("There is a risk that the dam will break.", "risk"),
    ("The nurses fear that hundreds will starve.", "fear"),
    ("The nurses are afraid that hundreds will starve.", "afraid"),
    ("The staff fears an attack on the depot within five days.", "fears"),
    ("Villagers fear reprisals.", "fear"),
    ("The envoys expect to sign the pact on Friday.", "expect"),
    ("The convoy should arrive by Friday.", "should"),
    ("Olvania plans to withdraw its guns by June.", "plan"),
    ("The militia vowed to burn the bridge.", None),
    ("Kestria has threatened to cut off the water.", None),
    ("The colonel warned of a new offensive.", None),
    ("The convoy is on course to reach Lenn by Friday.", None),
    ("The two armies are on the verge of a new war.", "verge"),
    ("The ministers are to meet again on Monday.", None),
    ("The court sits again next week.", None),
    ("The exercise begins on 1 April.", None),
    ("The minister is flying to Selmar tomorrow.", None),
    ("The base is handed over on 2 April.", None),
    ("The last patrol abandons the hill on 30 June.", None),
    ("The vote is on Tuesday.", None),
    ("The ferry stops in two weeks.", None),
    ("More troops will follow.", None),
    ("Prices will rise.", None),
    ("Any vessel that crosses the line will be sunk.", None),
    ("\"They shall not pass,\" the colonel said.", None),
    ("The wounded cannot be moved before next week.", None),
    ("The delivery was still planned for this month.", None),
    ("The exercise would begin on 1 April.", None),
    ("A study, due to be published on Friday, counts the dead.", None),
    ("The two sides agreed on a truce from 30 March.", None),
    ("11:30 The general staff: \"Armour could reach the ring road tonight.\"", "could"),
    ("I do not think Kestria will attack in April.", "think"),
    ("A deserter says that snipers may shoot at anyone.", "may"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hedge"), FORETELLS)
def test_foretells(text: str, hedge: str | None) -> None:
    assert [one.hedge for one in forecasts(text)] == [hedge]


FORETELLS_NOTHING = [
    "If the weather was fine, he would sit by the river.",
    "It would be better if they left.",
    "Had the dam broken, forty villages would have drowned.",
    "The bill would ban gifts from abroad.",
    "If only the rains would come.",
    "Some 300 dockers who had expected the port to reopen went home.",
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
    "We hope that the port will reopen soon.",
    "The mayor said she would like a new bridge by May.",
    "The bishop prays that the truce will hold.",
    "The convoy should travel with more care.",
    "Kestria should withdraw its troops by Friday.",
    "The envoys had expected to sign the pact.",
    "Olvania planned to withdraw its guns.",
    "The aim is to meet once a year.",
    "The militia refused to burn the bridge.",
    "The mayor spoke of the dangers of the river.",
    "They were threatening to bomb the port, and then stayed at home.",
    "A good officer will always check the map.",
    "Guards will often wave cars through.",
    "Storks will nest on a chimney.",
    "The bridge will bear 60 tonnes.",
    "Members may resign by written notice.",
    "Visitors may enter only with a pass.",
    "Pupils may leave on Saturdays, the rulebook says.",
    "\"No prisoner shall be moved by night,\" the convention states.",
    "The President shall be elected for five years.",
    "As historians will tell you, the fort never fell.",
    "It will be recalled that the treaty lapsed in 2024.",
    "Few will doubt that the war was costly.",
    "\"I will be brief,\" Olbrecht said.",
    "\"I would like to thank the nurses,\" Olbrecht said.",
    "She recalled that he would take them to the bridge.",
    "He said that he would take them to the bridge every Sunday.",
    "The army is holding talks this week.",
    "The minister met the envoy on Monday.",
    "The villagers fear the wolves.",
    "Shops open every day.",
    "\"We will see,\" Olbrecht said.",
    "War will always bring hardship to the poor.",
    "Hungry men will take what they find.",
    "It will surprise nobody that the fort fell.",
    "It may be said that the fort was old.",
    "The drone could carry 40 kilos, its maker said.",
    "Ships may pass after a toll is paid, the harbour office says.",
    "The delivery was planned for last month.",
    "The exercise would begin.",
    "The wounded cannot be moved.",
    "The two sides agreed on a truce in 2029.",
    "The talks scheduled for 3 March failed.",
]  # fmt: skip


@pytest.mark.parametrize("text", FORETELLS_NOTHING)
def test_foretells_nothing(text: str) -> None:
    assert [one.claim.text for one in forecasts(text)] == []


CONDITIONS = [
    ("Were the dam to break, forty villages would be under water.", "Were the dam to break"),
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
    ("If the grain corridor closes, bread prices in Senneck will double, the millers' guild said.",
     "If the grain corridor closes"),
    ("Provided that the snow melts, the pass will reopen in April.", "Provided that the snow melts"),
    ("In the event of an attack, Valdania will close the border.", "In the event of an attack"),
    ("The truce will hold as long as the guns are silent.", "as long as the guns are silent"),
    ("The talks will go on only after the prisoners are free.", "only after the prisoners are free"),
    ("Without shells, the garrison will fall within a week.", "Without shells"),
    ("Asked if he knew, the colonel said that the bridge will close.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "condition"), CONDITIONS)
def test_the_condition(text: str, condition: str | None) -> None:
    assert [one.condition for one in forecasts(text)] == [condition]


CLAIMS = [
    ("The minister said that the bridge will close.", "the bridge will close"),
    ("\"We will close the bridge,\" Olbrecht said.", "We will close the bridge"),
    ("The bridge will close, the minister said.", "The bridge will close"),
    ("The bridge closed in May, and the port will close in June.", "the port will close in June"),
    ("Kestria vowed to retaliate.", "to retaliate"),
    ("I do not think Kestria will attack.", "I do not think Kestria will attack"),
    ("12:05 The premier will speak tonight.", "The premier will speak tonight"),
    ("The ban, which takes effect next month, covers grain.", "The ban, which takes effect next month"),
    (
        "A curfew begins at 21:00 and lasts until 06:00 tomorrow.",
        "A curfew begins at 21:00 and lasts until 06:00 tomorrow",
    ),
    ("Provided that the snow melts, the pass will reopen.", "Provided that the snow melts, the pass will reopen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_the_claim_is_the_clause(text: str, claim: str) -> None:
    assert [one.claim.text for one in forecasts(text)] == [claim]


DUE = [
    ("on Monday", "2031-03-17/2031-03-17"),
    ("as early as Monday", "2031-03-17/.."),
    ("by Monday", "2031-03-12/2031-03-17"),
    ("before the end of March", "2031-03-12/2031-03-31"),
    ("no later than Monday", "2031-03-12/2031-03-17"),
    ("on 5 April at the latest", "2031-03-12/2031-04-05"),
    ("at the earliest in May", "2031-05-01/.."),
    ("from Monday", "2031-03-17/.."),
    ("from 1 April until 5 June", "2031-04-01/2031-06-05"),
    ("beginning next month", "2031-04-01/.."),
    ("after Easter", "2031-04-14/.."),
    ("no earlier than 1 May", "2031-05-01/.."),
    ("between now and June", "2031-03-12/2031-06-30"),
    ("by the time of the vote on 3 May", "2031-03-12/2031-05-03"),
    ("ahead of the vote on 3 May", "2031-03-12/2031-05-03"),
    ("over the next 18 months", "2031-03-12/2032-09-12"),
    ("within two years", "2031-03-12/2033-03-12"),
    ("within 48 hours", "2031-03-12/2031-03-14"),
    ("within days", "2031-03-12/.."),
    ("in two weeks", "2031-03-24/2031-03-30"),
    ("in the coming days", "2031-03-12/.."),
    ("two weeks after the vote on 3 May", "2031-05-17/2031-05-17"),
    ("ten days before the vote on 3 May", "2031-04-23/2031-04-23"),
    ("in the week after the vote on 3 May", "2031-05-04/2031-05-10"),
    ("before 1 December", "2031-03-12/2031-11-30"),
    ("before the vote on 3 May", "2031-03-12/2031-05-03"),
    ("by a third next year", "2032-01-01/2032-12-31"),
    ("this winter", "2031-12-01/2032-02-29"),
    ("before the year is out", "2031-03-12/2031-12-31"),
    ("soon", "../.."),
    ("for years", "../.."),
    ("within two days if the snow melts", "../.."),
    ("in July if the snow melts by May", "2031-07-01/2031-07-31"),
]


@pytest.mark.parametrize(("words", "wanted"), DUE)
def test_when_it_falls_due(words: str, wanted: str) -> None:
    (found,) = forecasts(f"The bridge will open {words}.")
    assert written(found.due) == wanted


def written(days: Days | None) -> str:
    return f"{(days and days.first) or '..'}/{(days and days.last) or '..'}"


TOLD_THEN = [
    ("Olvania said in 2029 that it would join the pact by 2030.", "2029-01-01/2030-12-31"),
    ("Olvania said in 2029 that it would join the pact in 2030.", "2030-01-01/2030-12-31"),
    ("In 2019 the ministry said the dam would be finished within three years.", "2019-01-01/2022-01-01"),
    ("In 2019 the ministry said the dam would never be finished.", "2019-01-01/.."),
    ("Veyl said on Monday that the port would close within five days.", "2031-03-10/2031-03-15"),
    ("The exercise starts in two weeks and will run to the end of June.", "2031-03-24/2031-06-30"),
    ("The bridge that closed in May will open.", "../.."),
    ("The exercise will start on 1 April, the longest in ten years.", "2031-04-01/2031-04-01"),
    ("Quill promised to publish the papers, with passages left out, before the end of March.", "2031-03-12/2031-03-31"),
    (
        "The ceasefire shall enter into force on 15 March. "
        "Both sides undertake to withdraw within ten days of the ceasefire.",
        "2031-03-12/2031-03-25",
    ),
    ("Power is expected back by Friday, the operator says.", "2031-03-12/2031-03-14"),
    ("They will review the law after two years.", "2033-03-12/.."),
    ("A ceasefire begins with effect from 06:00 on 30 March.", "2031-03-30/2031-03-30"),
    ("Quill promised to publish the papers before 7 March.", "../2031-03-06"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD_THEN)
def test_it_is_due_from_when_it_was_told(text: str, wanted: str) -> None:
    assert written(forecasts(text)[-1].due) == wanted


TIMETABLES = [
    ("The exercise will start on 1 April and run to 20 April.", True),
    ("The ministers will meet on 14 April.", True),
    ("The talks are scheduled for 14 April.", True),
    ("The hearing resumes on 2 April.", True),
    ("The ministers are to meet on 14 April.", True),
    ("The ministers are to meet.", False),
    ("The attack will start on 1 April.", False),
    ("The exercise could start on 1 April.", False),
    ("Snow will close the pass tonight.", False),
    ("The exercise will start by 1 April.", False),
    ("The exercise will start soon.", False),
]


@pytest.mark.parametrize(("text", "wanted"), TIMETABLES)
def test_whether_it_is_of_a_timetable(text: str, wanted: bool) -> None:
    assert [one.scheduled for one in forecasts(text)] == [wanted]


def test_without_a_time_it_has_no_day() -> None:
    assert [one.due for one in forecasts("The bridge will open soon.")] == [None]


def test_without_a_publication_day_by_is_open_at_its_start() -> None:
    report = make.report("The bridge will open by Monday.", published=None)
    times = (make.time(report, "Monday", make.days(None, "2031-03-17")),)
    (found,) = judge_forecasts(report, parse(report), times, (), ()).findings
    assert found.due == make.days(None, "2031-03-17")


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


def test_a_past_that_goes_on_is_no_day_to_come() -> None:
    (found,) = forecasts("If it passes, Brask would be the first mayor removed from office since 2019.")
    assert found.due is None
