"""Ties the other name that a report tells of a person: "known as", "alias", "nom de guerre", "the nickname"."""

from __future__ import annotations

from onrecord.find.names.people import Person, Sighting, words_of
from onrecord.find.names.runs import Run
from onrecord.parse import Parsed

_TELLING = frozenset({"alias", "aka", "nicknamed", "nickname", "guerre", "pseudonym", "sobriquet"})
_MARKS = frozenset({'"', "“", "‘", "'", "of"})
_BACK = 1
"""Sentences above that may name whose other name it is."""


def with_aliases(parsed: Parsed, people: list[Person], runs: tuple[Run, ...]) -> list[Person]:
    """The persons, each with the other name that is told where one alone can be meant; a person of that name is it."""
    for run in runs:
        owner = _owner(parsed, run, people) if _is_alias(parsed, run.first) else None
        if owner is None:
            continue
        words = words_of(parsed, run.first, run.last)
        for other in [person for person in people if person.words == words]:
            people = [person for person in people if person is not other]
            owner.sightings += other.sightings
        held = {index for person in people for one in person.sightings for index in range(one.first, one.last)}
        again = [one for one in runs if words_of(parsed, one.first, one.last) == words and one.first not in held]
        owner.sightings += [Sighting(one.first, one.last) for one in again]
    return people


def _is_alias(parsed: Parsed, first: int) -> bool:
    """Whether the words before a name tell that it is another name of somebody."""
    at = first - 1
    while at > 0 and parsed.tokens[at].text in _MARKS:
        at -= 1
    before = [token.lower for token in parsed.tokens[max(0, at - 1) : at + 1]]
    return before == ["known", "as"] or before[-1:] != [] and before[-1] in _TELLING


def _owner(parsed: Parsed, run: Run, people: list[Person]) -> Person | None:
    """The one person named before the run in its sentence, else from the one above on, else in the text so far."""
    here = parsed.sentence(parsed.tokens[run.first])
    start = parsed.sentences[max(0, here.index - _BACK)].first
    for first in (here.first, start, 0):
        named = [p for p in people if any(first <= one.first < one.last <= run.first for one in p.sightings)]
        if named:
            return named[0] if len(named) == 1 else None
    return None
