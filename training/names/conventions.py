"""What is a name's own and what of which kind, where corpora differ: titles and articles off, countries are places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.find.names.words import titles
from onrecord.lexicon import facts
from onrecord.lexicon.gazetteer import towns
from training.names.named import Kind

_CITY = 1_000_000
_ARTICLES = frozenset(("the", "a", "an"))
_GENITIVES = frozenset(("'s", "’s", "'", "’"))
_MORE_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame madam sen senator rep "
    "representative congressman congresswoman gov judge justice pope father rev reverend imam mullah emir "
    "pfc spc sgt lt cpl maj capt gen adm col cmdr brig spokesman spokeswoman spokesperson chairman "
    "chairwoman chair ceo director founder manager minister secretary president deputy vice under assistant acting "
    "former commander chief officer analyst coordinator advisor adviser speaker leader prime defense defence foreign "
    "interior special envoy representative correspondent author actor actress singer professor brother sister uncle "
    "saint class petty staff master gunnery airman seaman private".split()
)
_NOT_ALONE = frozenset("jr jr. sr sr. ii iii iv".split())
_PEOPLES = frozenset(
    "Kurd Kurds Kurdish Sunni Sunnis Shia Shias Shiite Shiites Shi'a Shi'ite Muslim Muslims Christian Christians Jew "
    "Jews Jewish Islamic Hindu Hindus Buddhist Buddhists Catholic Catholics Protestant Protestants Yazidi Yazidis "
    "Druze Alawite Alawites Turkmen Turkoman Arab Arabs Assyrian Assyrians Coptic Copts Tatar Tatars Chechen Chechens "
    "Pashtun Pashtuns Tajik Hazara Hazaras Uighur Uighurs Uyghur Uyghurs Rohingya Tutsi Tutsis Hutu Hutus Igbo Hausa "
    "Fulani Tuareg Berber Berbers Maya Inuit Maori Cherokee Navajo African Africans European Europeans Asian Asians "
    "American Americans Latino Latinos Hispanic Hispanics Soviet Soviets Prussian Roman Romans Greek Scottish Scots "
    "Welsh English Englishman Englishmen Irishman Frenchman Dutchman Scandinavian Slavic Slav Slavs Balkan Persian "
    "Persians Palestinian Palestinians Tibetan Tibetans Taiwanese Iraqi Syrian British Briton Britons Amish Mormon "
    "Mormons Orthodox Anglican Anglicans Islamist Islamists Australian Aboriginal Aborigines Nordic Baltic Caucasian "
    "Zionist Semitic Goths Celtic Basque Basques Catalan Catalans Breton Flemish Flemings Californian Californians "
    "Texan Texans Byzantine Ottoman Mongol Mongols Viking Vikings Norse Gypsies "
    "Roma Sikh Sikhs Bengali Punjabi Tamil Tamils Sinhalese Javanese Hawaiian Hawaiians Cuban Lutheran Methodist "
    "Baptist Presbyterian Evangelical Jesuit Jesuits Salafi Salafist Wahhabi Ismaili Sufi Republican Republicans Democratic "
    "Democrat Democrats Tory Tories Maoist Maoists Communist Communists".split()
)
_SURNAMES_TOO = frozenset(("French", "English", "Roman", "German", "Welsh", "Greek"))
_TONGUES_AND_FAITHS = frozenset(
    "Arabic Hebrew Farsi Dari Pashto Urdu Hindi Mandarin Cantonese Latin Kurmanji Cyrillic Islam Christianity Judaism "
    "Catholicism Hinduism Buddhism".split()
)
_CLASSES = frozenset("IED IEDs VBIED VBIEDs SVBIED SVBIEDs UAV UAVs RPG RPGs ATGM APC APCs MANPADS WMD".split())
"""Capitals for a class of weapons, which are no names."""
_UNIT = re.compile(
    r"(?:^|\s)(?:Brigade|Battalion|Regiment|Squadron|Platoon|Flotilla|Fleet|Battlegroup|Battle Group|Strike Group"
    r"|Task Force|CTF|Fighter Wing|Artillery Battery|(?:Infantry|Armou?red|Airborne|Mountain|Marine|Tank|Cavalry"
    r"|Panzer|Rifle) Division)(?:\s|$)"
    r"|^(?:\d+(?:st|nd|rd|th|d)|(?:Twenty-|Thirty-)?(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth"
    r"|Tenth)|[IVX]+)(?:\s.*)?\s(?:Division|Corps|Army|Group|Wing|Infantry|Cavalry|Artillery|Company|Fleet|Legion"
    r"|Marines|Volunteers|Volunteer Infantry)$|^\d+(?:st|nd|rd|th)$|^\w+(?:'s|’s) (?:Division|Brigade|Corps)$"
)
_PLATFORM = re.compile(
    r"^(?:USS|HMS|HMC|FS|INS|SS|MV|RMS|HMAS|HMCS|USNS|RFA) [\w ]+$"
    r"|^(?:Airbus |Boeing )?(?:[ABCEFHKMPTU]{1,2}C?-?\d{1,4}(?:-\d+)?[A-Z]{0,3}|7[0-9e]7(?:-\d+\w*)?)s?\b"
    r"|\b(?:Dreamliners?|Stratotankers?|Stratofortress|Hercules|Black Hawks?|Chinooks?|Apache|Humvees?|Worldliner"
    r"|Galileo|Stardust|Ulysses|Airliner|Space Shuttle|Superjumbo|(?:U-?2|MiG|Mig|Sukhoi|Tupolev|Antonov)\b.*)$"
)
_WEAPON = re.compile(r"\b(?:Brimstone|Hellfire|Paveway|Javelin|Stinger|Kalashnikov|AK-?47|M-?16|RPG-?\d*|Scud|Tomahawk"
                     r"|Glock|Trident|Minuteman|Agent Orange|Patriot missiles?)\b")  # fmt: skip
_EVENT = re.compile(
    r"\b(?:Wars?|WWI|WWII|Battle|Siege|Campaign|Revolution|Holocaust|Cup|Games|Olympics?|Olympiad|Paralympics"
    r"|Championships?|Festival|Uprising|Operation|Expo|Conference|Bowl|Summit|Elections?|Masters|Grand Prix|Crusade"
    r"|Hurricane|Cyclone|Tournament|Convention|Depression|Fair|Series|Massacre|Invasion|Crisis|Rebellion|Intifada"
    r"|Hajj|Exercise|Marathon|Playoffs?|World Tour|Derby|Premiership|Spring)\b"
)


@cache
def peoples() -> frozenset[str]:
    """The words for nations, faiths and their like, adjective and noun."""
    return frozenset(facts.country_by_people()) | _PEOPLES


@cache
def places() -> frozenset[str]:
    """Names of countries, capitals, regions and seas, none of which is also a word for a people."""
    known = {*facts.country_by_name(), *facts.country_by_capital(), *facts.region_by_name()}
    return frozenset(known | {"US", "UK", "U.K.", "America"}) - peoples()


@cache
def _title_words() -> frozenset[str]:
    known = {word.rstrip(".") for title in titles() for word in title.split()}
    return (_MORE_TITLES | known) - {"of", "the", "and", "to", "for", "in"}


def trimmed(words: Sequence[str], first: int, last: int, kind: Kind) -> tuple[int, int] | None:
    """Words ``[first, last)`` without article, genitive and (persons) titles; None where no name is left."""
    while first < last and words[first].lower() in _ARTICLES | _GENITIVES:
        first += 1
    while first < last and words[last - 1].lower() in _GENITIVES | {"-", ",", "and", "of"}:
        last -= 1
    if kind == "person" and first < last:
        return _untitled(words, first, last)
    return (first, last) if first < last else None


def _untitled(words: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """A person's words behind the last title that has a name behind it; None for a title alone."""
    known, given = _title_words(), facts.given_names()

    def title(at: int) -> bool:
        return words[at].lower().rstrip("\u200e.") in known and (words[at] not in given or at == first)

    for at in range(last - 2, first - 1, -1):
        rest = [word for word in words[at + 1 : last] if word.lower() not in _NOT_ALONE]
        if title(at) and any(word[0].isalpha() for word in rest) and not all(map(title, range(at + 1, last))):
            first = at + 1
            break
    while first < last - 1 and (words[first] in peoples() or words[first] in ("-", ".")):
        first += 1
    if words[last - 1].lower().rstrip(".") in known and (first == last - 1 or words[first] not in given):
        return None
    return first, last


def settled(surface: str, kind: Kind) -> Kind | None:
    """The kind that a name of this spelling has with us, where its corpus says ``kind``; None where it is no name."""
    if surface in _CLASSES:
        return None
    if surface in _TONGUES_AND_FAITHS:
        return "other"
    if _of_people(surface) and not (kind == "person" and surface in _SURNAMES_TOO):
        return "people"
    if kind != "person" and surface in places():
        return "place"
    if kind == "organisation" and (_millions(surface) or re.match(r"(?:Operation|Exercise) \w", surface)):
        return "place" if _millions(surface) else "event"
    if kind == "place" and surface in facts.organisation_by_name():
        return "organisation"
    return "unit" if kind == "organisation" and _UNIT.search(surface) else kind


def _millions(surface: str) -> bool:
    """Whether it is the name of a city of a million."""
    return any(town.own and town.population > _CITY for town in towns(surface))


def _of_people(surface: str) -> bool:
    """Whether it is a word for a people, "West African" too."""
    side, _, rest = surface.rpartition(" ")
    return rest in peoples() and side in ("", "West", "East", "North", "South", "Central", "Northern", "Southern")


def sorted_out(surface: str) -> Kind | None:
    """The kind of a name of which the corpus only says that it is no person, place or organisation."""
    if _WEAPON.search(surface):
        return "weapon"
    if _EVENT.search(surface) and not re.search(r"\b(?:Award|Medal|Treaty|Act|Protocol|Prize|Pact)s?\b", surface):
        return "event"
    return settled(surface, "platform" if _PLATFORM.search(surface) else "other")
