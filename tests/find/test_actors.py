"""Actors: persons tied by name, bodies, countries that act, groups without a name; and what is none."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import Actor, Reading
from tests.make import PUBLISHED


def read(text: str) -> Reading:
    return onrecord.read(text=text, published=PUBLISHED)


def actors(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in read(text).actors}


def said(actor: Actor) -> list[str]:
    return [mention.text for mention in actor.mentions]


PERSONS = [
    (
        "Ana Kolb, head of the water board, said no. Kolb left at noon.",
        "Ana Kolb",
        "head of the water board",
        None,
        None,
    ),
    ("President Teo Lunt met the press.", "Teo Lunt", "President", "GOV", None),
    ("Estonian President Teo Lunt met the press.", "Teo Lunt", "Estonian President", "GOV", "EST"),
    ("Colonel Ana Kolb closed the road.", "Ana Kolb", "Colonel", "MIL", None),
    ("Col. Ana Kolb closed the road.", "Ana Kolb", "Col.", "MIL", None),
    ("The rebel leader Maro Besh called for talks.", "Maro Besh", "rebel leader", "REB", None),
    ("Kremlin spokesman Ilan Dorr said no.", "Ilan Dorr", "Kremlin spokesman", "GOV", "RUS"),
    ("Its spokesman, Brano Lusk, denied it.", "Brano Lusk", "spokesman", None, None),
    ("The governor of Sarn Province, Maro Besh, denied it.", "Maro Besh", "governor of Sarn Province", "GOV", None),
    ("Maro Besh, the governor of Sarn Province, denied it.", "Maro Besh", "governor of Sarn Province", "GOV", None),
    ("Secretary of State Ana Kolb flew to Rome.", "Ana Kolb", "Secretary of State", "GOV", None),
    ("Senator Ana Kolb voted no.", "Ana Kolb", "Senator", "LEG", None),
    ("Judge Ana Kolb closed the case.", "Ana Kolb", "Judge", "JUD", None),
    ("The opposition leader Ana Kolb was freed.", "Ana Kolb", "opposition leader", "OPP", None),
    ("Dr. Lio Faran, the hospital's director, said no.", "Lio Faran", "hospital's director", "MED", None),
    ("Norway's President Teo Lunt met the press.", "Teo Lunt", "Norway's President", "GOV", "NOR"),
    ("US National Security Advisor Teo Lunt said no.", "Teo Lunt", "US National Security Advisor", "GOV", "USA"),
    ('"We will not leave," said Ilan Dorr.', "Ilan Dorr", None, None, None),
    ("Prime Minister Lunt resigned.", "Lunt", "Prime Minister", "GOV", None),
    ("Mr. Lunt resigned, Ana Kolb said.", "Ana Kolb", None, None, None),
    ("NATO General Secretary Ilan Dorr spoke.", "Ilan Dorr", "NATO General Secretary", "IGO", None),
]


@pytest.mark.parametrize(("text", "name", "role", "sector", "country"), PERSONS)
def test_persons(text: str, name: str, role: str | None, sector: str | None, country: str | None) -> None:
    actor = actors(text)[name]
    assert (actor.kind, actor.role, actor.country) == ("person", role, country)
    if sector is not None:
        assert actor.sector == sector


TIED = [
    ("Minister Ana Kolb spoke. Kolb was angry. Later Ana Kolb left.", "Ana Kolb", ["Ana Kolb", "Kolb", "Ana Kolb"]),
    ("President Teo Lunt met Colonel Ana Kolb. Lunt praised Kolb.", "Teo Lunt", ["Teo Lunt", "Lunt"]),
    ("President Teo Lunt met Colonel Ana Kolb. Lunt praised Kolb.", "Ana Kolb", ["Ana Kolb", "Kolb"]),
    ("Judge Abdul Karim Sarr spoke. Abdul Karim left.", "Abdul Karim Sarr", ["Abdul Karim Sarr", "Abdul Karim"]),
    ("Ana Jordan said the border was open. Jordan smiled.", "Ana Jordan", ["Ana Jordan", "Jordan"]),
    ("The Sarn Home Front fired. The Home Front denied it.", "Sarn Home Front", ["Sarn Home Front", "Home Front"]),
    ("The Border League met. The League wants war.", "Border League", ["Border League", "League"]),
    (
        "The Continental Safety Forum (CSF) spoke. The CSF left.",
        "Continental Safety Forum",
        ["Continental Safety Forum", "CSF", "CSF"],
    ),
    (
        "The Sarn People's Republic (SPR) closed the bridge. The SPR gave no reason.",
        "Sarn People's Republic",
        ["Sarn People's Republic", "SPR", "SPR"],
    ),
    ("The Kolb administration denied it. The administration gave no proof.", "Kolb administration",
     ["Kolb administration", "administration"]),
    ("US officials denied it. The US officials gave no proof.", "US officials", ["US officials", "US officials"]),
    ("The United Nations met. The UN gave no reason.", "United Nations", ["United Nations", "UN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "mentions"), TIED)
def test_mentions_are_tied(text: str, name: str, mentions: list[str]) -> None:
    assert said(actors(text)[name]) == mentions


BODIES = [
    ("The 4th Mountain Brigade crossed the river.", "4th Mountain Brigade", "armed force", "MIL", None),
    ("The Norwegian Defence Ministry said no.", "Norwegian Defence Ministry", "organisation", "GOV", "NOR"),
    ("The Ministry of Roads said no.", "Ministry of Roads", "organisation", "GOV", None),
    (
        "Norway's National Security and Defence Council met.",
        "National Security and Defence Council",
        "organisation",
        None,
        "NOR",
    ),
    ("The Lunt Herald reported it.", "Lunt Herald", "organisation", "JRN", None),
    ("Hamas denied it.", "Hamas", "armed force", "REB", "PSE"),
    ("The Pentagon denied it.", "Pentagon", "organisation", "GOV", "USA"),
    ("Reuters reported it.", "Reuters", "organisation", "JRN", None),
    ("NATO denied it.", "NATO", "organisation", "IGO", None),
    ("The Green Meadow Party voted at noon.", "Green Meadow Party", "organisation", "PTY", None),
    ("The Lunt Militia closed the pass.", "Lunt Militia", "armed force", "REB", None),
    ("The Ukrainian General Staff denied it.", "Ukrainian General Staff", "armed force", "MIL", "UKR"),
    ("The Veterans' Union called for peace.", "Veterans' Union", "organisation", None, None),
]


@pytest.mark.parametrize(("text", "name", "kind", "sector", "country"), BODIES)
def test_bodies(text: str, name: str, kind: str, sector: str | None, country: str | None) -> None:
    actor = actors(text)[name]
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, country)


GROUPS = [
    ("US officials denied it.", "US officials", "group", "GOV", "USA"),
    ("NATO Defence Ministers met on Monday.", "NATO Defence Ministers", "group", "GOV", None),
    ("A security official denied it.", "security official", "person", "GOV", None),
    ("Gunmen shot a policeman.", "Gunmen", "group", "UAF", None),
    ("Gunmen shot a policeman.", "policeman", "person", "COP", None),
    ("Heavily armed gunmen fired.", "Heavily armed gunmen", "group", "UAF", None),
    ("Far-right militias fired.", "Far-right militias", "armed force", "REB", None),
    ("Travel agents lost money.", "Travel agents", "group", "BUS", None),
    ("Residents fled.", "Residents", "group", "CVL", None),
    ("The ministry denied it.", "ministry", "organisation", "GOV", None),
    ("Norway's defence ministry denied it.", "defence ministry", "organisation", "GOV", "NOR"),
    ("The Lithuanian army left.", "Lithuanian army", "armed force", "MIL", "LTU"),
    ("They shot at Ukrainian troops.", "Ukrainian troops", "group", "MIL", "UKR"),
    ("Some 3,000 troops left.", "troops", "group", "MIL", None),
    ("A spokeswoman for the army denied it.", "spokeswoman", "person", None, None),
    ("NATO officials denied it.", "NATO officials", "group", "GOV", None),
    ("The rebels were beaten by the police.", "rebels", "group", "REB", None),
    ("The rebels were beaten by the police.", "police", "organisation", "COP", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "sector", "country"), GROUPS)
def test_groups(text: str, name: str, kind: str, sector: str | None, country: str | None) -> None:
    actor = actors(text)[name]
    assert (actor.kind, actor.sector, actor.country) == (kind, sector, country)


CAPITALS = [
    ("Moscow", "RUS"), ("Washington", "USA"), ("Kyiv", "UKR"), ("Beijing", "CHN"), ("London", "GBR"), ("Paris", "FRA"),
    ("Berlin", "DEU"), ("Tehran", "IRN"), ("Ankara", "TUR"), ("Cairo", "EGY"), ("Pyongyang", "PRK"), ("Warsaw", "POL"),
]  # fmt: skip
ACTING = ["{} said it would answer.", "{} denied the report.", "The report was denied by {}."]
STANDING = ["The talks were held in {}.", "A bus left {} at noon."]


@pytest.mark.parametrize(("capital", "country"), CAPITALS)
@pytest.mark.parametrize("sentence", ACTING)
def test_a_capital_that_acts_is_an_actor(sentence: str, capital: str, country: str) -> None:
    reading = read(sentence.format(capital))
    assert [(actor.name, actor.kind, actor.country) for actor in reading.actors] == [(capital, "country", country)]


@pytest.mark.parametrize(("capital", "country"), CAPITALS)
@pytest.mark.parametrize("sentence", STANDING)
def test_a_capital_where_things_happen_is_none(sentence: str, capital: str, country: str) -> None:
    reading = read(sentence.format(capital))
    assert [actor.name for actor in reading.actors] == []
    assert [place.country for place in reading.places] == [country]


COUNTRIES = [
    ("The raid by Norway failed.", "Norway", True),
    ("A ship sailed to Norway.", "Norway", False),
    ("Sanctions against Norway stayed.", "Norway", True),
    ("The ship sank off Norway.", "Norway", False),
    ("Norway's army left.", "Norway", True),
    ("They gave grain to Norway.", "Norway", True),
    ("Prices rose in Norway.", "Norway", False),
    ("Alongside Norway, it sent ships.", "Norway", True),
    ("Ana Kolb (Norway) left at noon.", "Norway", False),
    ("Norway and Italy agreed.", "Italy", True),
    ("They live near Norway and Italy.", "Italy", False),
    ("US claims were doubted.", "US", True),
    ("He left Norway.", "Norway", False),
    ("Talks between Norway and Italy failed.", "Italy", True),
]


@pytest.mark.parametrize(("text", "name", "acts"), COUNTRIES)
def test_countries(text: str, name: str, acts: bool) -> None:
    assert (name in actors(text)) is acts


NONE = [
    "It rained.",
    "He is a teacher.",
    "Tourism is a major source of income.",
    "The road was closed in March.",
    "Winter came early.",
    "The exercise \"Iron Meadow 31\" begins on Monday.",
    "Reading the paper took an hour.",
    "...",
    "🙂 🙂",
    "“‘(«",
    "B" * 400,
    "a\n\nb\n\nc",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_actor(text: str) -> None:
    assert actors(text) == {}


def test_titles_of_a_list() -> None:
    """One title stands for all in the list, the brackets tell the country."""
    found = actors("Foreign Ministers Ana Kolb (Norway), Teo Lunt (Italy) and Ilan Dorr (Poland) met in Rome.")
    assert {(one.name, one.role, one.country) for one in found.values()} == {
        ("Ana Kolb", "Foreign Minister", "NOR"),
        ("Teo Lunt", "Foreign Minister", "ITA"),
        ("Ilan Dorr", "Foreign Minister", "POL"),
    }


def test_two_persons_of_one_surname() -> None:
    """A short name with another office than the full one's is another person."""
    found = read("President Kolb was ill in May. Ambassador Ana Kolb flew to Rome.").actors
    assert [(one.name, one.role) for one in found] == [("Kolb", "President"), ("Ana Kolb", "Ambassador")]


def test_a_person_is_never_an_organisation_of_the_table() -> None:
    """Wagner is in the table of organisations; Richard Wagner, with a given name, is a person."""
    assert actors("Richard Wagner said no.")["Richard Wagner"].kind == "person"
    assert actors("Wagner denied it.")["Wagner"].kind == "armed force"


def test_unnamed_persons_are_new_each_time() -> None:
    found = read("A gunman was seen on Monday. A gunman was shot on Friday.").actors
    assert [one.name for one in found] == ["gunman", "gunman"]
    assert len({one.id for one in found}) == 2


def test_actors_come_in_the_order_of_their_first_mention() -> None:
    starts = [one.mentions[0].start for one in read("Norway and US officials met Ana Kolb, a judge, in Rome.").actors]
    assert starts == sorted(starts)


NAMED = [
    ("The jockey Olan Brask fell.", "Olan Brask", "person"),
    ("Her lodger, Olan Brask, fell.", "Olan Brask", "person"),
    ("The pensioners Olan Brask and Teun Aalbers fell.", "Teun Aalbers", "person"),
    ("The prize went to Olan Brask, Teun Aalbers and Ana Kolb.", "Teun Aalbers", "person"),
    ("The court heard Teun Aalbers. Aalbers said no road was closed.", "Teun Aalbers", "person"),
    ("Jun-ho Baek drew the map.", "Jun-ho Baek", "person"),
    ("The Teachers' League met in Rome.", "Teachers' League", "organisation"),
    ("The human rights group Open Barracks met in Rome.", "Open Barracks", "organisation"),
    ("A spokesman for Varo Rail closed the road.", "Varo Rail", "organisation"),
    ("The Unit for the Search of Ships (USS) dived.", "Unit for the Search of Ships", "organisation"),
    ("The Banner of Orn, a faction, closed the road.", "Banner of Orn", "organisation"),
    ("Drivers hailed Open Lake, a small charity.", "Open Lake", "organisation"),
    ("Ansar al-Lunt closed the road.", "Ansar al-Lunt", "armed force"),
    ("The Sons of the Creek said no.", "Sons of the Creek", "organisation"),
    ("The Orn River Column closed the road.", "Orn River Column", "armed force"),
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMED)
def test_named_by_what_stands_beside(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


NOT_NAMED = [
    ("Nine ships sank off Orn (USS) on Monday.", "ships sank off Orn"),
    ("Olan Brask, a party member, closed the road.", "a party member"),
    ("Tim Miller closed the road.", "Tim"),  # a calling with a capital letter is a surname
    ("The envoy, Ana Kolb, and the governor of Orn, Teo Lunt, met.", "and the governor of Orn"),
    ("Near Kal Obra, two trucks burnt.", "Near Kal Obra"),
    ("US-led NATO troops met Ana Kolb and Varo Bank.", "US-led NATO"),
]


@pytest.mark.parametrize(("text", "words"), NOT_NAMED)
def test_no_name_is_made_of_what_stands_beside(text: str, words: str) -> None:
    found = actors(text)
    assert words not in found
    assert words not in {actor.role for actor in found.values()}


def test_an_office_beside_a_name_is_no_actor_of_its_own() -> None:
    assert list(actors("Her deputy, Mr Teo Lunt, closed the road.")) == ["Teo Lunt"]


HELD = [
    ("Ana Kolb, mayor until 2029, left.", "Ana Kolb", [("mayor", None, "2029-12-31", True)]),
    ("Ana Kolb, mayor since 2029, left.", "Ana Kolb", [("mayor", "2029-01-01", None, False)]),
    ("Mayor Ana Kolb, in office since 2029, left.", "Ana Kolb", [("Mayor", "2029-01-01", None, False)]),
    ("In 2029 Mayor Ana Kolb left.", "Ana Kolb", [("Mayor", None, None, False)]),
    ("The then-mayor, Ana Kolb, left.", "Ana Kolb", [("then-mayor", None, None, True)]),
    ("Ex-mayor Ana Kolb left.", "Ana Kolb", [("Ex-mayor", None, None, True)]),
    ("Teo Lunt was elected mayor of Orn in 2029.", "Teo Lunt", [("mayor of Orn", "2029-01-01", None, False)]),
    ("Teo Lunt was not elected mayor of Orn in 2029.", "Teo Lunt", []),
    ("Teo Lunt could become mayor of Orn in 2033.", "Teo Lunt", []),
    ("Teo Lunt resigned as mayor in 2029.", "Teo Lunt", [("mayor", None, "2029-12-31", True)]),
    (
        "Teo Lunt, who served as consul from 2020 to 2022, left.",
        "Teo Lunt",
        [("consul", "2020-01-01", "2022-12-31", True)],
    ),
    ("Teo Lunt, named consul in 2029, left.", "Teo Lunt", [("consul", "2029-01-01", None, False)]),
    ("Teo Lunt will be mayor until 2035.", "Teo Lunt", []),
    (
        "Former consul Teo Lunt became mayor in 2029.",
        "Teo Lunt",
        [("Former consul", None, None, True), ("mayor", "2029-01-01", None, False)],
    ),
    ("Mayor Teo Lunt left. Mayor Lunt was ill.", "Teo Lunt", [("Mayor", None, None, False)]),
]


@pytest.mark.parametrize(("text", "name", "held"), HELD)
def test_offices_have_the_days_that_the_text_tells(
    text: str, name: str, held: list[tuple[str, str | None, str | None, bool]]
) -> None:
    found = []
    for role in actors(text)[name].roles:
        days = (role.days.first, role.days.last) if role.days else (None, None)
        found.append((role.span.text, *(day.isoformat() if day else None for day in days), role.former))
        assert text[role.span.start : role.span.end] == role.span.text
    assert found == held


BELONGS = [
    ("Ana Kolb of Human Rights Watch said no.", "NGO", None),
    ("Ana Kolb, from the Royal Navy, said no.", "MIL", "GBR"),
    ("UN envoy Ana Kolb said no.", "IGO", None),
    ("Chilean envoy Ana Kolb said no.", "GOV", "CHL"),
    ("Ana Kolb, Chile's ambassador to the United Nations, said no.", "GOV", "CHL"),
    ("Ana Kolb met Interpol.", None, None),
]


@pytest.mark.parametrize(("text", "sector", "country"), BELONGS)
def test_a_person_is_of_the_body_that_the_text_tells(text: str, sector: str | None, country: str | None) -> None:
    actor = actors(text)["Ana Kolb"]
    assert (actor.sector, actor.country) == (sector, country)


BEARERS = [
    ("The March 23 Movement (M23) left Orn on 3 March.", "March 23 Movement", "COD"),
    ("On March 23 the movement left Orn.", "March 23 Movement", None),
    ("The ADF left Orn.", "ADF", "COD"),
    ("Australian ships came. The ADF left Orn.", "ADF", "AUS"),
    ("The Australian Defence Force came to Congo. The ADF left Orn.", "Australian Defence Force", "AUS"),
    ("Kenya's National Intelligence Service left Orn.", "National Intelligence Service", "KEN"),
    ("Agents of MIT left Orn.", "MIT", None),
    ("Turkish agents of MIT left Orn.", "MIT", "TUR"),
    ("Israel's Labour Party left.", "Labour Party", "ISR"),
    ("Fighters of Da’esh left Orn.", "Da’esh", None),
    ("WHO IS TO PAY FOR ORN?\n\nNobody knows.", "WHO", None),
]


@pytest.mark.parametrize(("text", "name", "country"), BEARERS)
def test_a_name_of_several_is_the_one_s_that_the_report_tells_of(text: str, name: str, country: str | None) -> None:
    found = {one.name: one.country for one in read(text).actors if one.kind in ("organisation", "armed force")}
    assert found.get(name) == country


def test_a_date_inside_a_name_is_no_time() -> None:
    assert [one.span.text for one in read("The March 23 Movement left Orn on March 25.").times] == ["March 25"]


def test_a_river_s_bank_is_no_body() -> None:
    assert "left bank" not in actors("Marines held the left bank of the Dnipro.")
    assert "bank" in actors("The bank said it had closed.")


ARMS = "An Iskander-M hit Kharkiv. HIMARS rockets hit a Buk-M1. The Su-34 fired a Kh-59 missile."


def test_weapons_are_no_actors_and_no_places() -> None:
    found = read(ARMS)
    assert [one.name for one in found.actors if one.name in ("Iskander-M", "Buk-M1", "Su-34")] == []
    assert "Buk-M1" not in {site.name for event in found.events for site in event.places}
    assert "an" not in {part.name.lower() for event in found.events for part in event.recipients}
    assert "Sarn Lancers" in actors("The Sarn Lancers said they had fired a Lancet.")


def test_who_bears_a_weapon_s_name_is_met_and_is_none() -> None:
    event = read("President Teo Lunt met President Nikol Sarin in Brussels.").events[0]
    assert [part.name for part in event.recipients] == ["Nikol Sarin"]
    assert event.equipment == ()
    used = read("Rebels attacked Kharkiv with sarin.").events[0]
    assert [one.name for one in used.equipment] == ["sarin"]


STATES = [
    "Kestria said on Monday that its army had left. Kestria denied it.",
    "Kestria denied it. Kestria's parliament met.",
    "Kestria said no. A Kestrian farmer wept.",
]


@pytest.mark.parametrize("text", STATES)
def test_a_lone_name_that_has_what_lands_have_is_no_person(text: str) -> None:
    assert actors(text)["Kestria"].kind != "person"


def test_a_lone_name_is_a_person_where_nothing_speaks_for_a_land() -> None:
    assert actors("Brask said that the army had left. Brask denied it.")["Brask"].kind == "person"
    assert actors("Brask said that his army had left. Brask denied it.")["Brask"].kind == "person"


def test_a_land_s_name_is_no_given_name_of_somebody() -> None:
    found = actors("Jordan Brask met Ana Kolb in Geneva. Jordan said it would close its border. Brask left.")
    assert said(found["Jordan Brask"]) == ["Jordan Brask", "Brask"]
    assert found["Jordan"].country == "JOR"
    assert said(actors("Lord Halifax came. Halifax said war was near.")["Halifax"])[:2] == ["Halifax", "Halifax"]


def test_the_army_of_a_land_is_one_by_its_name_and_by_its_letters() -> None:
    found = actors("The Israeli military said it had struck a depot. The IDF said three were hurt. The IDF left.")
    assert said(found["Israeli military"]).count("IDF") == 2
    assert "IDF" in actors("The Lebanese army said no. The IDF said yes.")


def test_a_father_of_somebody_is_no_priest() -> None:
    assert actors("Ana Kolb succeeded her father, Teo Kolb, in May.")["Teo Kolb"].sector is None
    assert actors("Father Teo Kolb closed the church in May.")["Teo Kolb"].sector == "REL"


def test_letters_stand_for_a_name_with_a_hyphen_in_it() -> None:
    text = "The Joint Office for Dams and Co-ordination (JODC) closed. The JODC gave no reason."
    assert said(actors(text)["Joint Office for Dams and Co-ordination"])[:3] == [
        "Joint Office for Dams and Co-ordination",
        "JODC",
        "JODC",
    ]


def test_a_name_that_is_a_body_s_somewhere_is_one_actor() -> None:
    text = (
        "The Mission recorded more violations in Lenn. Staff told the Mission that a woman was hurt. "
        "The Mission's chief, Oskar Pellow, wept. The Mission said no."
    )
    assert len([one for one in read(text).actors if one.name == "Mission"]) == 1
    both = "The Sarn Mission said no. The Lake Mission said yes."
    assert {"Sarn Mission", "Lake Mission"} <= set(actors(both))
