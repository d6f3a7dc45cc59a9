"""Who does an event and where it is: each rule with an example and a counter-example."""

from __future__ import annotations

import pytest

import onrecord
from evals.roles import asked, found_in, slot_fault, words
from onrecord.model import Event


def told(text: str, trigger: str) -> Event:
    """The event of a text that has a telling at these words."""
    found = asked(onrecord.read(text=text), trigger)
    assert found is not None
    return found


DOERS = [
    ("Danish and Swedish envoys met near Narvik.", "met", ["Denmark", "Sweden"]),
    ("Danish and elderly envoys met near Narvik.", "met", ["Danish and elderly envoys"]),
    ("Two diplomats were expelled from Norway.", "expelled", ["Norway"]),
    ("Two diplomats were expelled from Norway by Denmark.", "expelled", ["Denmark"]),
    ("The rebels say they shelled a mill.", "shelled", ["rebels"]),
    ("Norwegian jets bombed a farm. A Danish air raid destroyed a mill.", "raid", ["Denmark"]),
    ("The Danish embassy bombing is still remembered.", "bombing", []),
    ("Danish and Swedish exercises began near Narvik.", "exercises", ["Denmark", "Sweden"]),
    ("Danish gunmen killed a farmer near Narvik.", "killed", ["Danish gunmen"]),
    ("Danish troops killed a farmer near Narvik.", "killed", ["Denmark"]),
    ("Guards were blamed for the kidnapping of nine monks.", "kidnapping", ["Guards"]),
    ("Guards were thanked for the rescue of nine monks.", "rescue", []),
    ("Denmark's delivery of rifles to Norway was reported by a newspaper.", "delivery", ["Denmark"]),
    ("Rebels claimed responsibility for the bombing of a mill in Narvik.", "bombing", ["Rebels"]),
    ("Talks between Denmark and Norway were held in Narvik.", "Talks|held", ["Denmark", "Norway"]),
    ("At the summit in Narvik, Denmark and Norway signed a treaty.", "signed", ["Denmark", "Norway"]),
    ("The rebels have for weeks shelled Narvik.", "shelled", ["rebels"]),
    ("Norway: Rebels seize a port near Narvik\n\nNobody was hurt.", "seize", ["Rebels"]),
    ("The army fled to Norway, whose government signed a treaty.", "signed", ["Norway"]),
    ("Danish raids killed nine soldiers near Narvik.", "killed", ["Denmark"]),
    ("Danish farmers killed nine wolves near Narvik.", "killed", ["Danish farmers"]),
    ("Rebels wounded two soldiers in a bomb attack.", "bomb attack", ["Rebels"]),
    ("Rebels spoke of a bomb attack.", "bomb attack", []),
    ("The parliament signed a decree granting asylum to nine monks.", "granting", ["parliament"]),
    ("Rebels have been responsible for killings of monks in Narvik.", "killings", ["Rebels"]),
    ("Denmark received six tanks from Norway.", "received", ["Norway"]),
    ("Nine monks died at the market of Narvik.", "died", []),
    ("Denmark sent six tanks to Norway.", "sent", ["Denmark"]),
    ("Norway sent tons of food aid to Denmark.", "food aid|sent", ["Norway"]),
    ("The mill was hit again on Monday, this time by Danish artillery.", "hit", ["Denmark"]),
    ("Nine monks were killed on Monday, all by noon.", "killed", []),
    ("Activists of the Red Cross attacked a mill.", "attacked", ["Red Cross"]),
    ("Activists from Narvik attacked a mill.", "attacked", ["Activists"]),
]

MET = [
    ("Norway opened an investigation into whether Denmark sold rifles.", "investigation", ["Denmark"]),
    ("Norway opened an investigation on Monday.", "investigation", []),
    ("Norway will sign an agreement with Denmark on Monday.", "sign", ["Denmark"]),
    ("Norway signed an agreement on Monday.", "signed", []),
    ("Norway lifted the ban that it had imposed on Denmark.", "lifted", ["Denmark"]),
    ("Norway is willing to help Denmark.", "is willing", ["Denmark"]),
    ("Rebels surrendered to Denmark on Monday.", "surrendered", ["Denmark"]),
    ("The rifles that Norway sold to Denmark were old.", "sold", ["Denmark"]),
    ("The courier was arrested together with another man.", "arrested", ["courier", "man"]),
    ("The courier, along with a guard, was arrested.", "arrested", ["courier", "guard"]),
    ("Police arrested the courier along with his brother and a guard.", "arrested", ["courier", "brother", "guard"]),
    ("The army, along with the police, arrested the courier.", "arrested", ["courier"]),
    ("Police arrested a courier who came along with his brother.", "arrested", ["courier"]),
    ("Police killed a rebel sub-lieutenant at a house in Narvik.", "killed", ["sub-lieutenant"]),
    ("Police killed a rebel sub-leader at a house in Narvik.", "killed", ["leader"]),
    ("Norway received six tanks from Denmark.", "received", ["Norway"]),
    ("Nine monks died at the market of Narvik.", "died", ["monks"]),
    ("Norway lifted the curfew in the province of Sarn.", "lifted", ["Sarn"]),
    ("Norway lifted the curfew on Monday.", "lifted", []),
    ("Norway imposed a curfew in Bergen.", "imposed", ["Bergen"]),
    ("Norway withdrew its troops from Denmark.", "withdrew", ["Denmark"]),
    ("Norway withdrew its troops from Bergen.", "withdrew", []),
    ("Students rallied in Oslo to demand reforms by the Danish government.", "rallied", ["Danish government"]),
    ("Students rallied in Oslo to celebrate.", "rallied", []),
    ("Norway mobilised reservists for a war against Denmark.", "mobilised", ["Denmark"]),
    ("Police opened fire to disperse the students.", "opened fire", ["students"]),
    ("Police opened fire to honour the students.", "opened fire", []),
    ("Police prevented a demonstration staged by Danish students.", "prevented", ["Danish students"]),
    ("Norway allowed the Danish envoys to leave.", "allowed", ["Denmark"]),
    ("Norway refused to let Danish aircraft cross its border.", "refused", ["Denmark"]),
    ("Norway conceded to the demands of the Danish fishermen.", "conceded", ["Danish fishermen"]),
    ("Norway suspended flights to Denmark.", "suspended", ["Denmark"]),
    ("Norway agreed to sell Denmark a port.", "agreed", ["Denmark"]),
    ("Norway agreed to hold a vote.", "agreed", []),
    ("The miners filed a lawsuit accusing the Danish ministry.", "filed a lawsuit", ["Danish ministry"]),
    ("Norway sent money to help the Danish monks.", "sent", ["Danish monks"]),
    ("Norway sent money to please the Danish monks.", "sent", []),
    ("Rebels wounded two soldiers in a bomb attack.", "bomb attack", ["soldiers"]),
    ("Nine people were killed in air raids on a town.", "killed", ["people"]),
    ("Norwegian troops attacked their fighters near the border with Denmark.", "attacked", ["fighters"]),
]


@pytest.mark.parametrize(("text", "trigger", "names"), MET)
def test_whom_it_meets(text: str, trigger: str, names: list[str]) -> None:
    assert not slot_fault(names, found_in(told(text, trigger), "recipients"))


@pytest.mark.parametrize(("text", "trigger", "names"), DOERS)
def test_who_does_it(text: str, trigger: str, names: list[str]) -> None:
    assert not slot_fault(names, found_in(told(text, trigger), "actors"))


def where(text: str, trigger: str) -> set[str]:
    return {site.name for site in told(text, trigger).places}


KNOWN = pytest.mark.xfail(reason="the weights take the only name of a sentence for where it is")
SITES = [
    ("Rebels attacked a Sabah hotel.", "attacked", {"Sabah"}),
    pytest.param("Rebels attacked a Sabah judge.", "attacked", set(), marks=KNOWN),
    ("Rebels fought in Denmark's civil war.", "civil war", {"Denmark"}),
    ("Denmark's attack on Narvik failed.", "attack", {"Narvik"}),
    ("Villagers of Narvik protested on Monday.", "protested", {"Narvik"}),
    ("Jets bombed Norwegian towns.", "bombed", {"Norway"}),
    ("Jets bombed Norwegian troops.", "bombed", set()),
    ("Denmark moved tanks from Narvik to Bergen.", "moved", {"Bergen"}),
    ("Mayors in Narvik condemned the shelling of Bergen.", "shelling", {"Bergen"}),
    ("Speaking in Narvik, the minister said that rebels had killed a monk.", "killed", set()),
    ("Witnesses in Narvik said that rebels had killed a monk.", "killed", {"Narvik"}),
    ("A brigade based in Narvik was sent to the border with Denmark.", "sent", {"Denmark"}),
    ("Two monks were killed when shells hit a mill in Narvik.", "killed", {"Narvik"}),
    ("Rebels ambushed and robbed a monk near Narvik.", "ambushed", {"Narvik"}),
    pytest.param("Although he met the rebels, the minister referred to Narvik.", "met", set(), marks=KNOWN),
]


@pytest.mark.parametrize(("text", "trigger", "names"), SITES)
def test_where_its_sentence_says(text: str, trigger: str, names: set[str]) -> None:
    assert where(text, trigger) == names


GOES_ON = [
    ("Farms near Narvik stand empty. Last week rebels killed four monks.", "killed", {"Narvik"}),
    ("Norway supports the mission. Last week rebels killed four monks.", "killed", set()),
    ("Farms near Narvik and Bergen stand empty. Last week rebels killed four monks.", "killed", set()),
    ("Farms near Narvik stand empty. Elsewhere rebels killed four monks.", "killed", set()),
    ("Farms near Narvik stand empty. Ministers signed a treaty.", "signed", set()),
    ("Rebels abducted a monk in Narvik.\n\nOn Friday a nurse was abducted.", "a nurse was abducted", {"Narvik"}),
    ("Rebels abducted a monk in Narvik.\n\nOn Friday a nurse was killed.", "killed", set()),
    ("A bomb exploded in Narvik. The town was quiet. Four monks died in the explosion.", "exploded", {"Narvik"}),
    ("The raid on Narvik lasted an hour; nine monks were killed.", "killed", {"Narvik"}),
    ("The drought has hit Narvik. Rebels shot four monks in the town.", "shot", {"Narvik"}),
    ("The drought has hit Norway. Rebels shot four monks in the town.", "shot", set()),
    ("A general flew to Narvik. He met a minister there.", "met", {"Narvik"}),
]


@pytest.mark.parametrize(("text", "trigger", "names"), GOES_ON)
def test_where_the_story_goes_on(text: str, trigger: str, names: set[str]) -> None:
    assert where(text, trigger) == names


MEANT = [
    ("When they stormed the barracks, the mutineers lost a man.", "stormed", ["mutineers"]),
    ("The group of rebels shot a monk. They fled to Narvik.", "fled", ["rebels"]),
]


@pytest.mark.parametrize(("text", "trigger", "names"), MEANT)
def test_whom_they_means(text: str, trigger: str, names: list[str]) -> None:
    found = told(text, trigger).actors
    assert [words(part.name)[-1] for part in found] == names


def test_the_sentence_places_nothing_that_was_before_or_after() -> None:
    text = "Narvik was quiet a day before Denmark began its largest exercise."
    assert where(text, "exercise") == set()
