"""Persons by name, with the role that the text gives them and the sector and country that the role tells."""

from __future__ import annotations

from onrecord.find.actors import tenure
from onrecord.find.actors.draft import Draft, country_in, owner_country, reach, words
from onrecord.find.names import Names, Organ, Person
from onrecord.find.names.people import Sighting
from onrecord.find.names.words import group_words, organ_words, titles
from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Organisation
from onrecord.model import Report, Time
from onrecord.parse import Parsed


def individuals(report: Report, parsed: Parsed, names: Names, times: tuple[Time, ...]) -> list[Draft]:
    """The persons of a report."""
    return [_individual(report, parsed, names, person, times) for person in names.persons]


def _individual(report: Report, parsed: Parsed, names: Names, person: Person, times: tuple[Time, ...]) -> Draft:
    longest = max(person.sightings, key=lambda one: one.last - one.first)
    draft = Draft(words(report, parsed, longest.first, longest.last), "person", confidence=_confidence(person))
    draft.mentions = [reach(parsed, one.first, one.last) for one in person.sightings]
    for one in person.sightings:
        if one.role is None or one.word is None:
            continue
        first, last = one.role
        draft.country = draft.country or country_in(parsed, first, last) or _bracketed(parsed, one)
        draft.country = draft.country or owner_country(parsed, first) or _organ_country(names, first, last)
        draft.sector = draft.sector or _sector(parsed, names, one.word, first, last)
    for one in person.sightings:
        body = _belongs_to(parsed, names, one)
        if body is not None and draft.sector is None and draft.country is None:
            draft.sector, draft.country = body.sector, body.known.country if body.known is not None else None
    held = tenure.offices(parsed, person, times)
    draft.roles = tenure.roles(report, parsed, held)
    for office in held:
        draft.country = draft.country or country_in(parsed, office.first, office.last)
        draft.sector = draft.sector or _sector(parsed, names, office.word, office.first, office.last)
    if held:
        role = words(report, parsed, held[0].first, held[0].last)
        listed = any(one.singular and one.role == (held[0].first, held[0].last) for one in person.sightings)
        draft.role = role.removesuffix("s") if listed else role
    return draft


def _confidence(person: Person) -> float:
    titled = any(one.word is not None for one in person.sightings)
    return 0.95 if titled and len(person.words) > 1 else 0.85 if len(person.words) > 1 or titled else 0.7


def _sector(parsed: Parsed, names: Names, word: str, first: int, last: int) -> str | None:
    """By the title, but for those of international bodies ("UN envoy") and for kin ("her |father|, Teo Lunt"); else by
    the organisation in the role."""
    chief = next((at for at in range(last - 1, first, -1) if parsed.tokens[at].lower == word.split()[-1]), first)
    if any((body := _known(names, at, chief)) is not None and body.sector == "IGO" for at in range(first, chief)):
        return "IGO"
    if word in facts.words("kin") and parsed.tokens[chief].text.islower():
        return None
    if titles().get(word) is not None:
        return titles()[word]
    for token in parsed.tokens[first:last]:
        body = _known(names, token.index, last)
        if body is not None:
            return body.sector
        for table in (organ_words().get(token.text), group_words().get(token.lemma.lower())):
            if table is not None and table[1] is not None and token.lower != word:
                return table[1]
    return None


def _organ_country(names: Names, first: int, last: int) -> str | None:
    """The country of an organisation of the table that the role names: the USA for "Pentagon spokesman"."""
    known = (_known(names, at, last) for at in range(first, last))
    return next((body.country for body in known if body is not None), None)


def _known(names: Names, first: int, last: int) -> Organisation | None:
    """The organisation of the table that is named from a token on, before another."""
    return next((one.known for one in names.organs if one.first == first and one.last <= last and one.known), None)


def _belongs_to(parsed: Parsed, names: Names, one: Sighting) -> Organ | None:
    """The organisation behind a name that somebody is of: "Ana Kolb of |Human Rights Watch|"."""
    at = one.last + (parsed.tokens[one.last : one.last + 1] != () and parsed.tokens[one.last].text == ",")
    if at >= len(parsed.tokens) or parsed.tokens[at].lower not in ("of", "from", "with"):
        return None
    at += 1 + (parsed.tokens[at + 1 : at + 2] != () and parsed.tokens[at + 1].lower == "the")
    return next((body for body in names.organs if body.first == at), None)


def _bracketed(parsed: Parsed, one: Sighting) -> str | None:
    """The country in brackets behind the name: "Ana Kolb (Norway)"."""
    if one.last + 2 < len(parsed.tokens) and parsed.tokens[one.last].text == "(":
        end = next((at for at in range(one.last + 1, min(one.last + 5, len(parsed.tokens)))
                    if parsed.tokens[at].text == ")"), None)  # fmt: skip
        return country_in(parsed, one.last + 1, end) if end is not None else None
    return None
