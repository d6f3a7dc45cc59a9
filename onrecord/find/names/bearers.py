"""Ties the mentions of each person: title and name, full name, surname, whatever the accents and capitals."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from onrecord.find.names.aliases import with_aliases
from onrecord.find.names.people import Person, Sighting, at_place, is_large_town, is_marked_place, is_other, words_of
from onrecord.find.names.runs import Run
from onrecord.find.names.words import names_land
from onrecord.lexicon import facts
from onrecord.parse import Parsed

Known = dict[str, list[Person]]
"""The persons who have a word in their name, by the word without accents in small letters."""
_KIN_REACH = 8
"""Words behind a name in which it is told whose kin somebody is."""
_NEAR = 3
"""Words behind a name in which its owner's kin tells whether it is a man's or a woman's."""


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word in small letters without accents."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def tie(parsed: Parsed, seen: list[Sighting], runs: tuple[Run, ...]) -> list[Person]:
    """Persons from their sightings, with every bare surname in the runs that fits exactly one of them."""
    people: list[Person] = []
    known: Known = {}
    shared = _shared_surnames(parsed, seen)
    seen = [*seen, *(Sighting(at, at + 1) for at in shared if not any(one.first <= at < one.last for one in seen))]
    for one in sorted(seen, key=lambda s: (s.first - s.last, s.first)):
        words = shared.get(one.first, words_of(parsed, one.first, one.last))
        bearers = _fitting(words, known)
        fits = [person for person in bearers if _same_office(one, person) and _same_gender(parsed, one, person)]
        if not fits and len(bearers) == 1 and _may_be(parsed, one, bearers[0]):
            fits = bearers
        if len(fits) > 1:
            fits = _told_apart(parsed, one, fits) if one.word else _first_known(parsed, one.first, fits)
        if len(fits) == 1:
            fits[0].sightings.append(one)
            continue
        people.append(Person(words, [one]))
        for word in dict.fromkeys(map(folded, words)):
            known.setdefault(word, []).append(people[-1])
    taken = {index for one in seen for index in range(one.first, one.last)}
    for run in runs:
        if run.first in taken or run.last - 1 in taken:
            continue
        if (bare := _bare(parsed, run, known)) is not None:
            bare.sightings.append(Sighting(run.first, run.last))
    people = with_aliases(parsed, people, runs)
    for person in people:
        person.sightings.sort(key=lambda s: s.first)
    return sorted(people, key=lambda person: person.sightings[0].first)


def _shared_surnames(parsed: Parsed, seen: list[Sighting]) -> dict[int, tuple[str, ...]]:
    """By the index of a given name alone, the full name of who shares the surname behind: "|Anton| and Vera Kolb"."""
    found = {}
    for one in seen:
        before = parsed.tokens[max(0, one.first - 3) : one.first]
        alone = len(before) > 1 and before[-1].lower == "and" and _is_common_given_name(before[-2].text)
        if one.last - one.first > 1 and alone and not (len(before) > 2 and before[0].text[0].isupper()):
            found[one.first - 2] = (before[-2].text, *words_of(parsed, one.first + 1, one.last))
    return found


def part_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words are the beginning or the end of a full name, its first and last word, or one inside it."""
    short, long = tuple(map(folded, words)), tuple(map(folded, full))
    size = len(short)
    if short in (long[:size], long[-size:]) or (size == 2 and short == (long[0], long[-1])):
        return True
    return size == 1 and len(long) > 2 and words[0][0].isupper() and short[0] in long


def _same_office(one: Sighting, person: Person) -> bool:
    """Whether a short name with a title before it can be this person: no other office is known of them."""
    anybody = facts.words("address") | facts.words("ranks") | facts.words("kin")
    return (
        one.last - one.first == len(person.words)
        or one.word is None
        or one.role is None
        or one.role[1] != one.first  # "Kolb, a former minister,"
        or not person.titles - facts.words("kin")
        or one.word in person.titles | anybody
    )


def _same_gender(parsed: Parsed, one: Sighting, person: Person) -> bool:
    """Whether the report doesn't tell the other gender of a person than a title does: "Mr Kolb" is no woman."""
    told, gender = _genders(parsed, person), _gender(one.word)
    return gender is None or not told or gender in told


def _may_be(parsed: Parsed, one: Sighting, person: Person) -> bool:
    """Whether the only bearer of a name may have another title too: named in full before, and of no other gender."""
    before = len(person.words) > 1 and any(other.first < one.first for other in person.sightings)
    gender = _gender(one.word)
    return before and (gender is None or _genders(parsed, person) <= {gender})


def _told_apart(parsed: Parsed, one: Sighting, fits: list[Person]) -> list[Person]:
    """Those of several bearers whom a title fits: who has it, and who is no man where it is a woman's."""
    titled = [person for person in fits if one.word in person.titles]
    titled = titled or [person for person in fits if one.word in {word.split()[-1] for word in person.titles}]
    gender = _gender(one.word)
    if gender is None or len(titled) == 1:
        return titled
    told = [(person, _genders(parsed, person)) for person in fits]
    same = [person for person, genders in told if genders == {gender}]
    return same or [person for person, genders in told if not genders]


def _gender(word: str | None) -> str | None:
    return next((name for name in ("women", "men") if word in facts.words(name)), None)


def _genders(parsed: Parsed, person: Person) -> set[str]:
    """The genders that titles and kinship tell of somebody."""
    words = person.titles | {word for one in person.sightings for word in _kin(parsed, one)}
    owned = {_gender_by_kin(parsed, one) for one in person.sightings}
    return {gender for gender in {*map(_gender, words), *owned} if gender is not None}


def _gender_by_kin(parsed: Parsed, one: Sighting) -> str | None:
    """What "her husband" or "and his son" right behind a name tells, where no other name or noun stands between."""
    for token in parsed.tokens[one.last : one.last + _NEAR]:
        if token.lower in ("his", "her"):
            owned = parsed.tokens[token.index + 1 : token.index + 2]
            kin = bool(owned) and owned[0].lower in facts.words("kin")
            return ("men" if token.lower == "his" else "women") if kin else None
        if token.pos in ("NOUN", "PROPN", "PUNCT"):
            return None
    return None


def _kin(parsed: Parsed, one: Sighting) -> frozenset[str]:
    """The words for kin beside a name: "her |brother|, Ana Kolb", "Ana Kolb, the owner's |wife|"."""
    before = [token.lower for token in parsed.tokens[max(0, one.first - 2) : one.first]]
    behind = [token.lemma.lower() for token in parsed.tokens[one.last : one.last + _KIN_REACH]]
    if behind[:1] != [","]:
        behind = []
    elif "," in behind[1:]:
        behind = behind[: behind.index(",", 1)]
    return facts.words("kin") & {*before, *behind}


def _bare(parsed: Parsed, run: Run, known: Known) -> Person | None:
    """The person whom a run without a title names; None where none or several fit."""
    if at_place(parsed, run) and (is_other(parsed, run) or is_large_town(parsed, run)):
        return None
    fits = _fitting(words_of(parsed, run.first, run.last), known)
    if is_other(parsed, run) or is_marked_place(parsed, run):
        fits = [person for person in fits if not _is_given_name(parsed, run, person)]
    if len(fits) > 1:
        fits = _first_known(parsed, run.first, fits)
    return fits[0] if len(fits) == 1 else None


def _is_common_given_name(word: str) -> bool:
    """Whether a word is a common given name and no land's name."""
    return word in facts.given_names() and not names_land(word)


def _is_given_name(parsed: Parsed, run: Run, person: Person) -> bool:
    """Whether a run is but the first word of a full name: "Jordan" is the land, not Jordan Brask."""
    return words_of(parsed, run.first, run.last) == person.words[:-1]


def _first_known(parsed: Parsed, first: int, fits: list[Person]) -> list[Person]:
    """Of several bearers those named before; of several, those who weren't told of as another's kin.

    Kin have their given name beside the surname, unless they are named in the same paragraph: then it may be either.
    """
    before = [person for person in fits if any(one.first < first for one in person.sightings)]
    if len(before) < 2:
        return before
    paragraph = parsed.sentence(parsed.tokens[first]).paragraph
    others = [person for person in before if not _is_kin_elsewhere(parsed, person, paragraph)]
    if len(others) > 1:
        others = [person for person in others if not _goes_by_given_name(parsed, person, first)]
    return others


def _goes_by_given_name(parsed: Parsed, person: Person, first: int) -> bool:
    """Whether somebody told of as kin was called by the given name alone before: the bare surname is another's."""
    given = (person.words[0],)
    alone = any(words_of(parsed, one.first, one.last) == given for one in person.sightings if one.first < first)
    return alone and len(person.words) > 1 and any(_kin(parsed, one) for one in person.sightings)


def _is_kin_elsewhere(parsed: Parsed, person: Person, paragraph: int) -> bool:
    """Whether somebody is told of as another's kin, and isn't named in a paragraph."""
    here = any(parsed.sentence(parsed.tokens[one.first]).paragraph == paragraph for one in person.sightings)
    return not here and any(_kin(parsed, one) for one in person.sightings)


def _fitting(words: tuple[str, ...], known: Known) -> list[Person]:
    """The persons whose full name the words are a part of."""
    words = _small_particle(words)
    fits: list[Person] = []
    for end in dict.fromkeys((folded(words[0]), folded(words[-1]))):
        for person in known.get(end, []):
            if part_of(words, person.words) and not any(person is other for other in fits):
                fits.append(person)
    if not fits and len(words) > 1 and words[0] in facts.words("courtesy"):  # "Don Olan" for "Olan Brask"
        return _fitting(words[1:], known)
    return fits


def _small_particle(words: tuple[str, ...]) -> tuple[str, ...]:
    """A surname as it stands inside the full name: "Van Aken" for "Bart van Aken"."""
    small = words[0].lower()
    return (small, *words[1:]) if len(words) > 1 and small in facts.words("particles") else words
