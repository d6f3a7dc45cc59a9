"""Persons by name, with the role that the text gives them and the sector and country that the role tells."""

from __future__ import annotations

from onrecord.find.actors.draft import Draft, country_in, owner_country, reach, words
from onrecord.find.names import Names, Person, phrases
from onrecord.find.names.people import Sighting
from onrecord.find.names.words import group_words, organ_words, titles
from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Parsed


def individuals(report: Report, parsed: Parsed, names: Names) -> list[Draft]:
    """The persons of a report."""
    return [_individual(report, parsed, person) for person in names.persons]


def _individual(report: Report, parsed: Parsed, person: Person) -> Draft:
    longest = max(person.sightings, key=lambda one: one.last - one.first)
    draft = Draft(words(report, parsed, longest.first, longest.last), "person", confidence=_confidence(person))
    draft.mentions = [reach(parsed, one.first, one.last) for one in person.sightings]
    for one in person.sightings:
        if one.role is None or one.word is None:
            continue
        first, last = one.role
        draft.country = draft.country or country_in(parsed, first, last) or _bracketed(parsed, one)
        draft.country = draft.country or owner_country(parsed, first) or _organ_country(report, parsed, first, last)
        draft.sector = draft.sector or _sector(report, parsed, one.word, first, last)
        if draft.role is None and one.word not in facts.words("address"):
            role = words(report, parsed, first, last)
            draft.role = role.removesuffix("s") if one.singular else role
    return draft


def _confidence(person: Person) -> float:
    titled = any(one.word is not None for one in person.sightings)
    return 0.95 if titled and len(person.words) > 1 else 0.85 if len(person.words) > 1 or titled else 0.7


def _sector(report: Report, parsed: Parsed, word: str, first: int, last: int) -> str | None:
    """By the title; where that tells nothing, by the organisation that the role names."""
    if titles().get(word) is not None:
        return titles()[word]
    for token in parsed.tokens[first:last]:
        known = phrases.organisations().at(report, parsed, token)
        if known is not None:
            return facts.organisation_by_name()[known[0]].sector
        for table in (organ_words().get(token.text), group_words().get(token.lemma.lower())):
            if table is not None and table[1] is not None and token.lower != word:
                return table[1]
    return None


def _organ_country(report: Report, parsed: Parsed, first: int, last: int) -> str | None:
    """The country of an organisation of the table that the role names: the USA for "Pentagon spokesman"."""
    for token in parsed.tokens[first:last]:
        known = phrases.organisations().at(report, parsed, token)
        if known is not None:
            return facts.organisation_by_name()[known[0]].country
    return None


def _bracketed(parsed: Parsed, one: Sighting) -> str | None:
    """The country in brackets behind the name: "Ana Kolb (Norway)"."""
    if one.last + 2 < len(parsed.tokens) and parsed.tokens[one.last].text == "(":
        end = next((at for at in range(one.last + 1, min(one.last + 5, len(parsed.tokens)))
                    if parsed.tokens[at].text == ")"), None)  # fmt: skip
        return country_in(parsed, one.last + 1, end) if end is not None else None
    return None
