"""How real an event is told to be: tense, modality, negation, condition, and whose word it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import onrecord
from onrecord.judge import judge_status
from onrecord.model import Event, Statement
from onrecord.parse import parse
from tests import make

PUBLISHED = date(2031, 3, 12)


def statuses(text: str, what: str) -> list[str]:
    found = onrecord.read(text=text, published=PUBLISHED).events
    return [event.status for event in found if event.what == what]


OCCURRED = [
    ("Kestria shelled a village on Monday.", "shelling"),
    ("A village has been shelled.", "shelling"),
    ("Kestria had shelled the village in May.", "shelling"),
    ("Kestria began to shell the village.", "shelling"),
    ("Rebels managed to capture the airport.", "occupation"),
    ("The attack on the bus killed two men.", "attack"),
    ("During the siege of Koprava nobody could leave.", "blockade"),
    ("After the invasion of Olvania, prices rose.", "invasion"),
    ("To stop the civil war in Marovia, Tavenia would have paid.", "civil war"),
    ("The withdrawal of the brigade began on Monday.", "withdrawal"),
    ("Gunmen attacked a bus, the police said.", "attack"),
    ("A hospital said nine people were killed in the market.", "killing"),
    ("The gunmen killed nine people and met no guards.", "killing"),
    ("There was an airstrike on Lenn, the mayor said.", "airstrike"),
    ("The Home Front claimed that it had bombed the bus station.", "bombing"),
    ("The witness said that rebels had shelled the town.", "shelling"),
    ("The ministry demands the release of the nine officers detained on 4 March.", "arrest"),
    ("The two sides did not reach a common view of the shelling of Lenn.", "shelling"),
    ("Olvania attacked almost forty villages.", "attack"),
    ("It is hard to forget that Kestria shelled the village.", "shelling"),
    ("The ministry demands an end to the siege that began in May.", "blockade"),
    ("Kestria's army admitted that Valdanian guns had shelled the village.", "shelling"),
]
ONGOING = [
    ("Kestria is shelling the village.", "shelling"),
    ("Tanks are taking up positions near Dellin.", "deployment"),
    ("The ongoing siege of Koprava has emptied the town.", "blockade"),
    ("A manhunt for the attackers has been launched.", "manhunt"),
    ("Quill is on a tour of five countries.", "visit"),
    ("Both sides have been holding talks in Selmar.", "talks"),
]
PLANNED = [
    ("The exchange of prisoners at Lenn has been put off.", "prisoner exchange"),
    ("Kestria will withdraw its troops from Dellin.", "withdrawal"),
    ("Kestria plans to deploy 3,000 soldiers.", "deployment"),
    ("Olvania agreed to withdraw its troops from Dellin.", "withdrawal"),
    ("Kestria ordered the army to deploy 3,000 soldiers.", "deployment"),
    ("The withdrawal was ordered by the general.", "withdrawal"),
    ("Valdania announced the deployment of 600 soldiers.", "deployment"),
    ("The upcoming exercise near Lenn involves nine countries.", "exercise"),
    ("The ministers are expected to meet in Selmar.", "meeting"),
    ("Sorrel is set to visit Selmar.", "visit"),
    ("The exercise near Lenn begins on 20 March 2031.", "exercise"),
    ("The ministers are due to meet in Selmar.", "meeting"),
    ("The ministers are to meet in Selmar.", "meeting"),
    ("Kestria is going to withdraw its troops from Dellin.", "withdrawal"),
    ("The army sent a column with the aim of shelling Lenn.", "shelling"),
    ("The talks in Selmar were postponed.", "talks"),
]
HYPOTHETICAL = [
    ("The resolution authorises air strikes on the barracks at Lenn.", "airstrike"),
    ("The paper wrote that civilians would be massacred.", "massacre"),
    ("The mandate allows the Forum to deploy 300 soldiers.", "deployment"),
    ("If the guns do not fall silent by 1 June, we will close the border, Quill said.", "closure"),
    ("Should the demands not be met by Friday, Olvania will suspend the treaty.", "withdrawal from treaty"),
    (
        "The ministry demands: (a) the release of prisoners; (b) the withdrawal of Kestrian units from Lenn.",
        "withdrawal",
    ),
    ("The admiral did not rule out an attack on Lenn on Monday.", "attack"),
    ("Unless the shelling stops, Kestria will attack Lenn, the general said.", "attack"),
    ("The militia tried to shell Lenn.", "shelling"),
    ("The brigade was to have withdrawn from Dellin.", "withdrawal"),
    ("Saboteurs possibly shelled the village.", "shelling"),
]
DENIED = [
    ("Kestria did not attack the village.", "attack"),
    ("The hostages have not yet been released.", "release"),
    ("Kestria refused to withdraw its troops from Dellin.", "withdrawal"),
    ("The army failed to evacuate the village.", "evacuation"),
    ("Kestria refrained from closing the border.", "closure"),
    ("No soldiers were killed in Dellin.", "killing"),
    ("Senneck denies giving weapons to the rebels.", "arms transfer"),
    ("There were no massacres, he declared.", "massacre"),
    ("Mr Quill said there had been no airstrike on the town.", "airstrike"),
    ("There has not been any shelling of Lenn since Sunday.", "shelling"),
    ("The army carried out no attacks on Lenn on Monday.", "attack"),
    ("There will be no attack on Lenn, Quill said.", "attack"),
    ("Kestria has not decided to deploy troops near Lenn.", "deployment"),
    ("There are no plans to withdraw the troops from Lenn.", "withdrawal"),
    ("The strike killed nobody.", "killing"),
    ("The blast hurt no civilians.", "wounding"),
    ("The blast hurt no one.", "wounding"),
    ("The attempt to shell Lenn was foiled.", "shelling"),
    ("The rebels made no attempt to shell Lenn.", "shelling"),
    ("Olvania nearly attacked the islands.", "attack"),
    ("The exercise near Lenn was called off.", "exercise"),
    ("The column left without attacking the village.", "attack"),
    ("Rather than attack the village, the column turned back.", "attack"),
    ("Nobody planned to deploy 3,000 soldiers.", "deployment"),
]
ALLEGED = [
    ("The alleged attack on the bus angered Senneck.", "attack"),
    ("The Home Front was blamed for the attack on the bus.", "attack"),
    ("The Home Front is suspected of bombing the bus station.", "bombing"),
    ("The so-called invasion of Olvania never left the paper.", "invasion"),
    ("Quill insisted that the attack on Lenn had been ordered by General Sabo.", "attack"),
    ("Quill claimed that rebels had shelled the town.", "shelling"),
    ("Rebels reportedly shelled the town.", "shelling"),
    ("The rebels must have shelled the town.", "shelling"),
]
TABLE = [
    (text, what, status)
    for status, rows in (
        ("occurred", OCCURRED),
        ("ongoing", ONGOING),
        ("planned", PLANNED),
        ("hypothetical", HYPOTHETICAL),
        ("denied", DENIED),
        ("alleged", ALLEGED),
    )
    for text, what in rows
]


@pytest.mark.parametrize(("text", "what", "status"), TABLE)
def test_the_words_around_it(text: str, what: str, status: str) -> None:
    assert statuses(text, what) == [status]


NO_EVENT = [
    "Unless the rebels withdraw by Friday, prices will rise.",
    "Withdraw the troops from Dellin.",
    "Kestria may attack Olvania.",
    "Kestria could attack Olvania next week.",
    "If Kestria attacks Olvania, Tavenia will help.",
    "Should Kestria attack Olvania, prices would rise.",
    "Were Kestria to attack Olvania, prices would rise.",
    "Kestria threatens to attack Olvania.",
    "The wall should prevent an attack on Olvania.",
    "They fear an attack on Olvania.",
    "The mayor urged the army to attack the rebels.",
    "Will Kestria attack Olvania?",
    "The officers expect an attack on Olvania to come.",
    "If no attack takes place by Friday, prices will fall.",
    "The admiral did not rule out an attack.",
    "The rebels must attack Olvania.",
    "The rebels fled as if an enemy had attacked Olvania.",
    "It is impossible to attack Olvania.",
    "An attack on Olvania is possible, but a likely attack on Marovia worries nobody.",
]


def test_guns_that_may_fall_silent_are_neither_shelling_nor_a_halt() -> None:
    text = "If the guns do not fall silent by 1 June, we will close the border, Quill said."
    assert statuses(text, "shelling") == statuses(text, "halt to fighting") == []


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_is_only_feared_or_thought_of_is_no_event(text: str) -> None:
    assert statuses(text, "attack") == []


TEXT = (
    "Selmar said that Kestrian tanks shelled a bridge. Observers were asked. Selmar said that it would send nurses. "
    "A hospital spoke of nine dead."
)
REPORT = make.report(TEXT)
SELMAR = make.actor(REPORT, "Selmar", kind="country")


def judged(event: Event, *statements: Statement) -> Event:
    return judge_status(REPORT, parse(REPORT), (SELMAR,), (event,), statements)[0]


def shelling(**more: Any) -> Event:
    return make.event(REPORT, "shelled", **({"actors": (make.part(REPORT, "Kestrian tanks"),)} | more))


def told(**more: Any) -> Statement:
    fields = {"source": make.source(REPORT, "Selmar", SELMAR)} | more
    return make.statement(REPORT, "Kestrian tanks shelled a bridge", **fields)


def test_in_the_reports_own_voice_it_stands_in_no_statement() -> None:
    assert (judged(shelling()).status, judged(shelling()).told_by) == ("occurred", None)


def test_what_one_party_tells_of_another_is_alleged() -> None:
    assert judged(shelling(), told()).status == "alleged"


def test_what_nobody_named_tells_is_not_alleged() -> None:
    assert judged(shelling(), told(source=None)).status == "occurred"


def test_what_a_neutral_source_tells_is_not_alleged() -> None:
    assert judged(shelling(), told(source=make.source(REPORT, "Observers"))).status == "occurred"


def test_what_a_party_tells_of_nobody_named_is_not_alleged() -> None:
    assert judged(shelling(actors=()), told()).status == "occurred"


def test_what_a_party_tells_of_itself_is_not_alleged() -> None:
    own = shelling(actors=(make.part(REPORT, "Selmar", SELMAR),))
    assert judged(own, told()).status == "occurred"


def test_what_the_author_endorses_is_not_alleged() -> None:
    assert judged(shelling(), told(stance="endorses")).status == "occurred"


@pytest.mark.parametrize(("stance", "status"), [("doubts", "alleged"), ("denies", "denied")])
def test_what_the_author_doubts_is_alleged_and_what_the_author_denies_is_denied(stance: str, status: str) -> None:
    assert judged(shelling(actors=()), told(stance=stance)).status == status


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("denies", "denied"),
        ("accuses", "alleged"),
        ("demands", "hypothetical"),
        ("threatens", "hypothetical"),
        ("admits", "occurred"),
    ],
)
def test_the_statements_act(act: str, status: str) -> None:
    own = shelling(actors=(make.part(REPORT, "Selmar", SELMAR),))
    assert judged(own, told(act=act)).status == status


def test_it_is_told_by_the_innermost_statement() -> None:
    inner = make.statement(REPORT, "shelled a bridge", id="s9", within="s0")
    outer = make.statement(REPORT, "Kestrian tanks shelled a bridge", id="s0")
    assert judged(shelling(), outer, inner).told_by == "s9"


def test_what_a_source_would_do_itself_is_planned() -> None:
    event = make.event(REPORT, "send", status="hypothetical", actors=(make.part(REPORT, "it"),))
    statement = make.statement(REPORT, "it would send nurses", source=make.source(REPORT, "Selmar", SELMAR))
    assert judged(event, statement).status == "planned"


def test_a_past_verb_is_not_planned_by_a_later_day() -> None:
    assert judged(shelling(when=make.days("2031-03-20"))).status == "occurred"


def test_no_events_give_none() -> None:
    assert judge_status(REPORT, parse(REPORT), (), (), ()) == ()


def test_what_is_to_end_goes_on_and_what_is_to_begin_is_planned() -> None:
    assert statuses("The exercise near Lenn ends on 20 March 2031.", "exercise") == ["ongoing"]


def test_the_army_and_the_ministry_of_one_country_are_one_party() -> None:
    army = make.actor(REPORT, "Kestrian tanks", kind="armed force", country="KES", sector="MIL")
    ministry = make.actor(REPORT, "Selmar", country="KES", sector="GOV")
    event = shelling(actors=(make.part(REPORT, "Kestrian tanks", army),))
    statement = told(source=make.source(REPORT, "Selmar", ministry))
    parsed = parse(REPORT)
    assert judge_status(REPORT, parsed, (army, ministry), (event,), (statement,))[0].status == "occurred"
    other = replace(army, country="OLV")
    assert judge_status(REPORT, parsed, (other, ministry), (event,), (statement,))[0].status == "alleged"
