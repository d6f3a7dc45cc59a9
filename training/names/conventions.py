"""What is a name's own and what of which kind, where corpora differ: titles and articles off, countries are places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from onrecord.find.names.words import titles
from onrecord.lexicon import facts
from onrecord.lexicon.gazetteer import towns
from training.names.named import Kind

_CITY = 1_000_000
_ARTICLES = frozenset(("the", "a", "an"))
_GENITIVES = frozenset(("'s", "’s", "'", "’"))
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
def _classes() -> dict[str, frozenset[str]]:
    rows = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return {name: frozenset(row["words"]) for name, row in rows.items()}


def word_class(name: str) -> frozenset[str]:
    """The class of words of this name in ``conventions.yml``."""
    return _classes()[name]


@cache
def peoples() -> frozenset[str]:
    """The words for nations, faiths and their like, adjective and noun."""
    return frozenset(facts.country_by_people()) | word_class("peoples")


@cache
def places() -> frozenset[str]:
    """Names of countries, capitals, regions and seas, none of which is also a word for a people."""
    known = {*facts.country_by_name(), *facts.country_by_capital(), *facts.region_by_name()}
    return frozenset(known | {"US", "UK", "U.K.", "America"}) - peoples()


@cache
def title_words() -> frozenset[str]:
    """The words that titles and callings are made of, in small letters."""
    known = {word.rstrip(".") for title in titles() for word in title.split()}
    return (word_class("titles") | known) - {"of", "the", "and", "to", "for", "in"}


def trimmed(texts: Sequence[str], first: int, last: int, kind: Kind) -> tuple[int, int] | None:
    """Words ``[first, last)`` without article, genitive and (persons) titles; None where no name is left."""
    while first < last and texts[first].lower() in _ARTICLES | _GENITIVES:
        first += 1
    while first < last and texts[last - 1].lower() in _GENITIVES | {"-", ",", "and", "of"}:
        last -= 1
    if kind == "person" and first < last:
        return _untitled(texts, first, last)
    return (first, last) if first < last else None


def _untitled(texts: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """A person's words behind the last title that has a name behind it; None for a title alone."""
    known, given = title_words(), facts.given_names()

    def title(at: int) -> bool:
        return texts[at].lower().rstrip("\u200e.") in known and (texts[at] not in given or at == first)

    for at in range(last - 2, first - 1, -1):
        rest = [word for word in texts[at + 1 : last] if word.lower() not in word_class("behind")]
        if title(at) and any(word[0].isalpha() for word in rest) and not all(map(title, range(at + 1, last))):
            first = at + 1
            break
    while first < last - 1 and (texts[first] in peoples() or texts[first] in ("-", ".")):
        first += 1
    if texts[last - 1].lower().rstrip(".") in known and (first == last - 1 or texts[first] not in given):
        return None
    return first, last


def settled(surface: str, kind: Kind) -> Kind | None:
    """The kind that a name of this spelling has with us, where its corpus says ``kind``; None where it is no name."""
    if surface in word_class("classes"):
        return None
    if surface in word_class("tongues"):
        return "other"
    if _of_people(surface) and not (kind == "person" and surface in word_class("surnames")):
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
