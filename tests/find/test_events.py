"""What tells an event and what doesn't, and who, to whom, where, when, with what it is told."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.model import Event

PUBLISHED = date(2031, 3, 12)


def events(text: str) -> tuple[Event, ...]:
    return onrecord.read(text=text, published=PUBLISHED).events


def one(text: str, what: str) -> Event:
    """The only event of that kind."""
    found = [event for event in events(text) if event.what == what]
    assert len(found) == 1, [(event.what, event.trigger.text) for event in events(text)]
    return found[0]


TELLS = [
    ("Dockers in Halvik walked off the job over unpaid wages.", "strike", "PROTEST"),
    ("Students held a sit-in outside the parliament in Lenn.", "demonstration", "PROTEST"),
    ("The navy held live-fire drills near Lenn.", "exercise", "MOBILIZE"),
    ("There were clashes with the rebels.", "clash", "ASSAULT"),
    ("The enemy launched 14 unmanned aerial vehicles at the depot.", "drone strike", "ASSAULT"),
    ("The enemy withdrew to the hills.", "withdrawal", "RETREAT"),
    ("Kestrian jets bombed the harbour of Halvik on Monday.", "bombing", "ASSAULT"),
    ("Two villages were shelled during the night.", "shelling", "ASSAULT"),
    ("Shells hit a school in Koprava on Sunday.", "shelling", "ASSAULT"),
    ("A missile struck a bus near Ustrel.", "missile strike", "ASSAULT"),
    ("A drone attacked a fuel train near Pellow.", "drone strike", "ASSAULT"),
    ("Border guards opened fire on fishermen.", "shooting", "ASSAULT"),
    ("Nine soldiers were killed in the fighting at Dellin.", "killing", "ASSAULT"),
    ("Masked men shot and killed a judge in Senneck.", "killing", "ASSAULT"),
    ("The killing of a farmer near Lenn angered the village.", "killing", "ASSAULT"),
    ("Three nurses were abducted from a clinic in Ustrel.", "kidnapping", "ASSAULT"),
    ("The kidnapping of two engineers near Lenn shocked Tirasel.", "kidnapping", "ASSAULT"),
    ("A patrol was ambushed on the road to Dellin.", "ambush", "ASSAULT"),
    ("Rebels clashed with the army outside Dellin.", "clash", "ASSAULT"),
    ("Kestria invaded Sarn Province in 2028.", "invasion", "ASSAULT"),
    ("The rebels stormed the governor's palace.", "attack", "ASSAULT"),
    ("The army launched an offensive against the rebels near Ustrel.", "attack", "ASSAULT"),
    ("Soldiers blew up a railway bridge at Pellow.", "destruction", "ASSAULT"),
    ("Air defences shot down two drones over Senneck.", "shootdown", "ASSAULT"),
    ("Rebels captured the airport of Ustrel on Friday.", "occupation", "COERCE"),
    ("Police detained forty students in Tirasel.", "arrest", "COERCE"),
    ("Officers overthrew the government of Marovia in 2026.", "coup", "COERCE"),
    ("Olvania violated the Halvik Accord twice, observers found.", "violation", "COERCE"),
    ("The militia is jamming the observers' drones.", "jamming", "COERCE"),
    ("Kestria closed the border crossing on Sunday.", "closure", "COERCE"),
    ("The governor imposed a curfew in Koprava.", "curfew", "COERCE"),
    ("Valdania imposed sanctions on four Kestrian banks.", "sanction", "SANCTION"),
    ("Olvania expelled three Kestrian diplomats.", "expulsion", "SANCTION"),
    ("Kestria withdrew from the Halvik Accord on Monday.", "withdrawal from treaty", "SANCTION"),
    ("Olvania recalled its ambassador from Senneck.", "break of relations", "SANCTION"),
    ("A court sentenced the officer to six years.", "conviction", "SANCTION"),
    ("Valdania deployed 600 soldiers to the border.", "deployment", "MOBILIZE"),
    ("Olvania sent hundreds of troops to Koprava.", "deployment", "MOBILIZE"),
    ("Tanks took up positions outside Dellin.", "deployment", "MOBILIZE"),
    ("Kestria held a military exercise on Hollen Heath.", "exercise", "MOBILIZE"),
    ("Olvania called up 4,500 reservists.", "mobilisation", "MOBILIZE"),
    ("Kestria tested a ballistic missile on Sunday.", "weapons test", "MOBILIZE"),
    ("Kestria withdrew its troops from Lenn.", "withdrawal", "RETREAT"),
    ("The rebels retreated to the hills.", "retreat", "RETREAT"),
    ("Two hundred fighters surrendered at Dellin.", "surrender", "RETREAT"),
    ("The army evacuated 2,300 people from Koprava.", "evacuation", "RETREAT"),
    ("The rebels freed two hostages on Friday.", "release", "CONCEDE"),
    ("Both sides exchanged forty prisoners at Lenn Bridge.", "prisoner exchange", "CONCEDE"),
    ("The defence minister resigned on Thursday.", "resignation", "CONCEDE"),
    ("Kestria lifted the blockade of Halvik.", "easing of restrictions", "CONCEDE"),
    ("Olvania and Valdania signed a defence treaty in Corrin.", "treaty", "AGREE"),
    ("Both sides signed a ceasefire on Sunday.", "ceasefire", "AGREE"),
    ("The council adopted a resolution on Marovia.", "resolution", "AGREE"),
    ("Parliament voted to extend the pact on Tuesday.", "vote", "AGREE"),
    ("The two foreign ministers met in Selmar.", "meeting", "CONSULT"),
    ("Both delegations held talks in Selmar on Tuesday.", "talks", "CONSULT"),
    ("The president visited Corrin on Monday.", "visit", "CONSULT"),
    ("Tavenia mediated between the two neighbours.", "mediation", "CONSULT"),
    ("The leaders attended a summit in Selmar in May.", "summit", "CONSULT"),
    ("Observers monitored the ceasefire around Dellin.", "monitoring", "COOPERATE"),
    ("Valdania trained 2,000 soldiers for Olvania.", "training", "COOPERATE"),
    ("Valdania delivered six drones to Olvania.", "arms transfer", "AID"),
    ("Valdania handed over 24 Bayraktar TB2 to Olvania.", "arms transfer", "AID"),
    ("Tavenia sent food and blankets to Koprava.", "humanitarian aid", "AID"),
    ("Valdania lent Olvania 400 million crowns.", "economic aid", "AID"),
    ("Thousands of students protested in Tirasel on Tuesday.", "demonstration", "PROTEST"),
    ("Dockers went on strike in Halvik.", "strike", "PROTEST"),
    ("Prisoners rioted in Pellow on Sunday.", "riot", "PROTEST"),
]


@pytest.mark.parametrize(("text", "what", "kind"), TELLS)
def test_tells(text: str, what: str, kind: str) -> None:
    assert (what, kind) in {(event.what, event.type) for event in events(text)}


TELLS_NOTHING = [
    "The school held a fire drill.",
    "Olvania lodged with the harbour office for a week.",
    "Any raid on the port would be met with artillery.",
    "The mayor died of a heart attack.",
    "The opposition prepared an attack on the budget.",
    "The ministry of defence has a new roof.",
    "The military is a large employer in Pellow.",
    "An arms control expert spoke on the radio.",
    "The government wants to fight inflation.",
    "Marovia lost its World Cup match.",
    "The director shot a film in Koprava.",
    "The new law strikes a balance between both camps.",
    "War is a terrible thing.",
    "Terrorism and kidnapping are crimes.",
    "The minister said that the roof was leaking.",
    "The company fired its director.",
    "The factory met its target in March.",
    "The camera has a high resolution.",
    "The bank paid an advance of ten crowns.",
    "The scandal destroyed his reputation.",
    "She withdrew money from the bank.",
    "The ministry released a statement.",
    "The museum opened a new room on war propaganda.",
    "Doctors advise daily exercise.",
    "The officers fear that the rebels could attack Dellin.",
    "If Kestria attacks Olvania, Valdania will help.",
    "An attack may come at any moment.",
    "The threat of an attack on Dellin is small.",
    "He warned against plans for an invasion of Olvania.",
    "The mayor demanded a withdrawal of the troops.",
    "Will the rebels attack Dellin?",
    "The peace talks expert lives in Selmar.",
    "The paper called the aid an \"invasion\" of Marovia.",
]  # fmt: skip


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_tells_nothing(text: str) -> None:
    assert [(event.what, event.trigger.text) for event in events(text)] == []


ROLES = [
    ("Kestria attacked Olvania on Monday.", "attack", ["Kestria"], ["Olvania"]),
    ("Olvania was attacked by Kestria on Monday.", "attack", ["Kestria"], ["Olvania"]),
    ("The village was shelled by the army.", "shelling", ["army"], ["village"]),
    ("Gunmen kidnapped a teacher and a nurse.", "kidnapping", ["Gunmen"], ["teacher", "nurse"]),
    ("Gunmen who attacked a bus fled.", "attack", ["Gunmen"], ["bus"]),
    ("Kestria and Olvania signed a ceasefire in Selmar.", "ceasefire", ["Kestria", "Olvania"], []),
    ("Valdania delivered six drones to Olvania.", "arms transfer", ["Valdania"], ["Olvania"]),
    ("Kestria launched an attack on Olvania.", "attack", ["Kestria"], ["Olvania"]),
    ("Rebels clashed with soldiers near Dellin.", "clash", ["Rebels"], ["soldiers"]),
    ("Kestria began to shell the village.", "shelling", ["Kestria"], ["village"]),
    ("The general ordered the army to shell the village.", "shelling", ["army"], ["village"]),
    ("Soldiers shot and killed a farmer near Lenn.", "killing", ["Soldiers"], ["farmer"]),
]


def words(names: list[str]) -> set[str]:
    return {name.split()[-1].lower() for name in names}


@pytest.mark.parametrize(("text", "what", "actors", "recipients"), ROLES)
def test_who_does_it_to_whom(text: str, what: str, actors: list[str], recipients: list[str]) -> None:
    event = one(text, what)
    assert words([part.name for part in event.actors]) == words(actors)
    assert words([part.name for part in event.recipients]) == words(recipients)


def test_he_is_the_only_man_before() -> None:
    text = "President Edvin Sorrel spoke in Senneck.\n\nHe visited Pellow on Monday."
    assert [part.name for part in one(text, "visit").actors] == ["Edvin Sorrel"]


def test_he_is_nobody_where_two_men_stand_before() -> None:
    text = "Edvin Sorrel and Pavo Strand spoke in Senneck.\n\nHe visited Pellow on Monday."
    assert [part.actor for part in one(text, "visit").actors] == [None]


def test_equipment_is_named_in_the_events_own_words() -> None:
    event = one("Valdania delivered Javelin missiles and two S-300 systems to Olvania.", "arms transfer")
    assert [item.name for item in event.equipment] == ["Javelin", "S-300"]


def test_equipment_of_another_sentence_is_not_the_events() -> None:
    event = one("Valdania delivered ten trucks and a gun. A T-72 stood in the museum.", "arms transfer")
    assert "T-72" not in [item.name for item in event.equipment]


def test_the_clauses_own_day() -> None:
    days = one("The army shelled Paris on Monday, after the talks of last year had failed.", "shelling").when
    assert days is not None
    assert days.first == days.last == date(2031, 3, 10)


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    assert one("A guard was killed in Paris, an officer said on Sunday.", "killing").when is None


def test_no_day_is_made_up() -> None:
    assert one("The army shelled Paris.", "shelling").when is None


def test_the_place_of_the_clause() -> None:
    assert [site.name for site in one("Gunmen attacked a bus near Paris.", "attack").places] == ["Paris"]


def test_where_somebody_is_from_is_not_where_it_happened() -> None:
    assert one("Gunmen from Brazil attacked a bus.", "attack").places == ()


def test_a_quoted_name() -> None:
    assert one('The drill, named "Iron Meadow 31", opened on Monday.', "exercise").name == "Iron Meadow 31"


def test_a_name_before_its_word() -> None:
    assert one("The \"Calm Heath\" exercise began near Paris.", "exercise").name == "Calm Heath"  # fmt: skip


def test_a_sentences_first_word_is_no_name() -> None:
    assert one("The 1973 war killed 8,500 soldiers.", "war").name is None
    assert one("The Iron Meadow 31 exercise began on Monday.", "exercise").name == "Iron Meadow 31"


@pytest.mark.parametrize(
    ("text", "what", "name"),
    [
        ("Ships of Norway joined Iron Gull 31, an exercise of the Danish navy.", "exercise", "Iron Gull 31"),
        ("Norway will hold Cold Anvil, a two-week exercise, in May.", "exercise", "Cold Anvil"),
        ("The exercise, called Iron Gull, began on Monday.", "exercise", "Iron Gull"),
        ("An exercise known as Winter Hammer began on Monday.", "exercise", "Winter Hammer"),
        ("Steel Harbour is an exercise of the Norwegian navy.", "exercise", "Steel Harbour"),
        ("They signed the Lenn Protocol on Monday.", "treaty", "Lenn Protocol"),
        ("Norway began an exercise with Denmark, an ally, on Monday.", "exercise", None),
        ("The exercise, Ana Kolb said, began on Monday.", "exercise", None),
        ("General Orsk, who led the exercise, left.", "exercise", None),
        ("They signed the treaty on Monday.", "treaty", None),
    ],
)
def test_a_name_stands_beside_what_it_is(text: str, what: str, name: str | None) -> None:
    assert one(text, what).name == name


def test_a_name_once_told_is_the_exercise_wherever_it_stands() -> None:
    told = one("Norway began the exercise Quiet Reed near Lenn. Nobody mourns Quiet Reed.", "exercise")
    assert [words.text for words in told.mentions].count("Quiet Reed") == 2


def test_where_an_exercise_is_held_is_not_its_name() -> None:
    told = one('On Hollen Heath, the Kestrian exercise "Iron Gull" went on. Hollen Heath is wide.', "exercise")
    assert told.name == "Iron Gull"


def test_a_capitalised_name_that_no_exercise_bears_tells_none() -> None:
    assert events("Nobody mourns Quiet Reed. The exercise book, Ana Kolb said, is full.") == ()


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("A shell killed a farmer in Lenn.", {"shelling", "killing"}),
        ("A farmer in Lenn was killed by a mine.", {"bombing", "killing"}),
        ("A farmer in Lenn found a mine.", set()),
    ],
)
def test_a_weapon_that_harms_tells_its_attack(text: str, whats: set[str]) -> None:
    assert {event.what for event in events(text)} == whats


def test_a_participle_shares_the_auxiliary_before_it() -> None:
    found = {event.what for event in events("Nine soldiers were killed and six wounded near Lenn.")}
    assert found == {"killing", "wounding"}
    assert {event.what for event in events("Nine cooks were hired and six praised in Lenn.")} == set()


def test_the_exchange_of_a_day_points_back() -> None:
    told = one("Norway and Denmark exchanged 40 prisoners. Monday's exchange took an hour.", "prisoner exchange")
    assert [words.text for words in told.mentions][-1] == "exchange"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The army shelled Lenn before the summit of the allies on 4 March.",
            {"shelling": None, "summit": "2031-03-04"},
        ),
        ("Norway shelled Lenn on Monday before talks in Paris.", {"shelling": "2031-03-10", "talks": None}),
        ("Norway shelled Lenn before the talks, on 2 March.", {"shelling": "2031-03-02"}),
        ("Norway shelled Lenn after dinner on Monday.", {"shelling": "2031-03-10"}),
    ],
)
def test_a_time_behind_another_deed_is_that_deed_s(text: str, days: dict[str, str | None]) -> None:
    found = {event.what: str(event.when.first) if event.when else None for event in events(text)}
    assert found == days


def test_a_named_exercise_is_no_place_that_is_held() -> None:
    assert [event.what for event in events("Norway will hold Cold Anvil, a two-week exercise, in May.")] == ["exercise"]
    assert one("Norway will hold Lenn, a town of miners, in May.", "occupation")


def test_an_infinitive_is_no_fall_to_somebody() -> None:
    assert not events("He would be the third defence minister to fall.")
    assert one("The town of Lenn fell to the rebels on Monday.", "occupation")


def test_what_two_stretches_of_months_come_to_is_two() -> None:
    july = "In July 2030, 214 villagers were killed. "
    half = july + "Between January and July 2030, 1,640 villagers were killed."
    again = july + "Of those 214 villagers, 30 were killed in July 2030."
    assert [len([e for e in events(text) if e.what == "killing"]) for text in (half, again)] == [2, 1]


def test_no_name_without_quotation_marks_or_capitals() -> None:
    assert one("The spring exercise of the navy began near Paris.", "exercise").name is None


SAME = [
    ("Gunmen attacked a bus near Paris on Monday. The attack lasted an hour.", "attack"),
    ("Gunmen kill guard in Paris\n\nGunmen killed a guard in Paris on Monday, the police said.", "killing"),
    ("The exercise \"Calm Heath\" began on Monday. \"Calm Heath\" is an exercise of nine countries.", "exercise"),
    ("Kestria deployed tanks near Paris. Such deployments are rare.", "deployment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what"), SAME)
def test_told_twice_it_is_one(text: str, what: str) -> None:
    assert len(one(text, what).mentions) >= 2


APART = [
    ("A tourist was kidnapped in May. A farmer was kidnapped in June.", "kidnapping"),
    ("Rebels attacked a bus in Paris. Rebels attacked a train in Lyon.", "attack"),
    ("The exercise \"Calm Heath\" began in May. The exercise \"Grey Wall\" began in June.", "exercise"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what"), APART)
def test_two_are_not_one(text: str, what: str) -> None:
    assert sum(event.what == what for event in events(text)) == 2


@pytest.mark.parametrize(
    "text", ["", "!!! ... ???", "🙂 🙂", "a" * 5000, "\"“” ' Attack attack attack attack", "Kill", "War."]
)
def test_odd_text_is_read(text: str) -> None:
    for event in events(text or "."):
        assert event.trigger.text


def test_what_introduces_named_ones_is_none_beside_them() -> None:
    text = (
        'Kestria is holding several exercises. The "Calm Heath" exercise began in May, "Grey Wall", a drill, in June.'
    )
    found = [event for event in events(text) if event.what == "exercise"]
    assert [(event.name, [part.name for part in event.actors]) for event in found] == [
        ("Calm Heath", ["Kestria"]),
        ("Grey Wall", ["Kestria"]),
    ]


def test_several_exercises_without_names_are_one_event() -> None:
    assert one("Kestria is holding several military exercises.", "exercise").name is None


def test_who_is_sent_to_watch_watches() -> None:
    event = one("Tavenia sent observers to monitor the ceasefire.", "monitoring")
    assert [part.name for part in event.actors] == ["observers"]


def test_the_place_of_the_purpose() -> None:
    event = one("Kestria sent hundreds of soldiers to strengthen its garrison in Paris.", "deployment")
    assert [site.name for site in event.places] == ["Paris"]


def test_the_year_of_a_treaty_is_not_when_it_is_violated() -> None:
    assert one("Kestria violated the 2028 accords.", "violation").when is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Four Kestrian howitzers stand in a quarry near Ustrel.", "deployment"),
        ("Lorries of the 2nd Brigade rolled through Lenn on Sunday.", "deployment"),
        ("The first drones reached Olvania on Friday.", "arms transfer"),
        ("Inspectors examined the wreck on Monday.", "monitoring"),
        ("Clear Heath 31 begins on Friday.", "exercise"),
        ("Forty prisoners came home on Friday.", "release"),
        ("The ceasefire took effect on Sunday.", "ceasefire"),
    ],
)
def test_motion_presence_and_transfer_tell_events(text: str, what: str) -> None:
    assert one(text, what)


@pytest.mark.parametrize(
    "text", ["Two chairs stand in a room near Ustrel.", "The dice rolled through the door on Sunday."]
)
def test_motion_and_presence_of_anything_else_tell_none(text: str) -> None:
    assert events(text) == ()


def test_a_peoples_adjective_names_its_country() -> None:
    found = one("Kestria denied it. Kestrian tanks took up positions near Lenn.", "deployment")
    assert [part.name for part in found.actors] == ["Kestria"]


def test_an_adjective_of_no_country_in_the_report_names_none() -> None:
    found = one("Tavenia denied it. Kestrian tanks took up positions near Lenn.", "deployment")
    assert [part.name for part in found.actors] == ["Kestrian tanks"]


def test_it_is_the_country_that_speaks() -> None:
    found = one("Norway said that it would move 12,000 soldiers to Lenn.", "deployment")
    assert [part.name for part in found.actors] == ["Norway"]


def test_who_is_accused_of_a_deed_is_its_doer() -> None:
    found = one("Lusk accused the Olvanian army of shelling the village of Lenn.", "shelling")
    assert "army" in found.actors[0].span.text


def test_a_name_that_no_gazetteer_has_is_still_where_it_is() -> None:
    assert [site.name for site in one("Corvas will fly to Corrin on Thursday.", "visit").places] == ["Corrin"]


MODES = [
    ("Artillery killed six villagers in Lenn.", "killing", "heavy-weapons"),
    ("An airstrike on the market killed six people.", "killing", "aerial"),
    ("Nine soldiers were killed in an air strike on Lenn.", "killing", "aerial"),
    ("Two nurses were killed by a drone in Pellow.", "killing", "drone"),
    ("The village was shelled, killing two women.", "killing", "heavy-weapons"),
    ("Gunmen killed six villagers in Lenn.", "killing", "firearms"),
    ("Gunmen killed six villagers before the shelling began.", "killing", "firearms"),
    ("Rebels fired rockets at Lenn, killing two children.", "killing", "heavy-weapons"),
    ("Two policemen were killed when a bomb exploded in Lenn.", "killing", "explosives"),
    ("A gunman opened fire, killing nine people.", "killing", "firearms"),
    ("A mine wounded two sappers near Ustrel.", "wounding", "explosives"),
]


@pytest.mark.parametrize(("text", "what", "mode"), MODES)
def test_the_mode_is_of_what_killed(text: str, what: str, mode: str) -> None:
    assert one(text, what).mode == mode


def test_an_accident_is_no_killing() -> None:
    assert events("The plane crashed near Lenn, killing nine people.") == ()


def test_who_is_attacked_is_not_the_killer() -> None:
    assert one("The convoy was attacked near Lenn, killing nine soldiers.", "killing").actors == ()


def test_who_attacked_is_the_killer() -> None:
    killing = one("The convoy was attacked by rebels, killing nine soldiers.", "killing")
    assert [part.name for part in killing.actors] == ["rebels"]


ONE_EACH = [
    ("The two envoys sat down for talks in Selmar.", "talks"),
    ("The president declared no state of emergency in Sarn Province.", "martial law"),
    ("Three brigades arrived in the capital on Monday.", "deployment"),
    ("The Tavenian minister arrived in the capital on Monday.", "visit"),
    ("Both sides arrived in Selmar on Monday.", "visit"),
    ("Police fired tear gas at students in Senneck.", "crowd control"),
    ("Police fired at students in Senneck.", "shooting"),
    ("An airstrike hit the town of Lenn on Monday.", "airstrike"),
    ("Nine of the protesters were arrested.", "arrest"),
    ("Olvania summoned the Kestrian ambassador on Monday.", "summons"),
    ("Olvania summoned 900 reservists on Monday.", "mobilisation"),
]


@pytest.mark.parametrize(("text", "what"), ONE_EACH)
def test_one_deed_is_one_event(text: str, what: str) -> None:
    assert [event.what for event in events(text)] == [what]


SHARES = [
    ("Air defences shot down nine of 14 drones over Senneck.", ["nine"]),
    ("Shelling killed 506 soldiers, 12 per cent more than in May.", ["506 soldiers"]),
    ("The shelling wounded 12 per cent of the garrison.", ["12 per cent"]),
    ("Air defences shot down nine drones and 14 missiles over Senneck.", ["nine drones", "14 missiles"]),
]


@pytest.mark.parametrize(("text", "words"), SHARES)
def test_a_whole_and_a_share_by_which_a_toll_rose_are_no_amounts(text: str, words: list[str]) -> None:
    reading = onrecord.read(text=text, published=PUBLISHED)
    spans = {quantity.id: quantity.span.text for quantity in reading.quantities}
    assert [spans[id] for event in reading.events for id in event.quantities] == words


SHARED_NOBODY = [
    ("No child was hurt or detained in Lenn.", "arrest", "denied"),
    ("No soldier fled, and two couriers were detained in Lenn.", "arrest", "occurred"),
    ("Nobody was killed, but two couriers were detained in Lenn.", "arrest", "occurred"),
]


@pytest.mark.parametrize(("text", "what", "status"), SHARED_NOBODY)
def test_verbs_that_share_nobody_for_a_subject_are_denied(text: str, what: str, status: str) -> None:
    assert one(text, what).status == status


def test_a_search_and_a_questioning_are_no_arrests() -> None:
    found = events("Police searched a house in Lenn. Police questioned two residents. Police arrested a courier.")
    assert [event.what for event in found] == ["search", "questioning", "arrest"]


def test_a_particle_makes_another_verb() -> None:
    """Who gives |up| guns hands them to nobody."""
    assert {event.what for event in events("The militia gave up twelve howitzers in May.")} == {"disarmament"}


def test_a_preposition_of_a_time_fills_no_pattern() -> None:
    assert not events("The actor fired on Monday the cook whom he had hired.")
