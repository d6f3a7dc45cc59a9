"""Sorts a report's capitalised names: organisations and persons, each stretch of text settled once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.names import bearers, organs, people
from onrecord.find.names.organs import Organ
from onrecord.find.names.people import Person
from onrecord.find.names.runs import Run, runs
from onrecord.model import Report
from onrecord.parse import Parsed


@dataclass(frozen=True, slots=True)
class Names:
    """What the capitalised words of a report name; ``runs`` are all of them, settled or not."""

    runs: tuple[Run, ...]
    organs: tuple[Organ, ...]
    persons: tuple[Person, ...]

    def settled(self) -> frozenset[int]:
        """Indices of the tokens that name a person or an organisation."""
        stretches = [(one.first, one.last) for one in self.organs]
        stretches += [(one.first, one.last) for person in self.persons for one in person.sightings]
        return frozenset(index for first, last in stretches for index in range(first, last))

    def offices(self) -> frozenset[int]:
        """Indices of the tokens that tell a person's office beside the name."""
        roles = [one.role for person in self.persons for one in person.sightings if one.role is not None]
        return frozenset(index for first, last in roles for index in range(first, last))


def read_names(report: Report, parsed: Parsed) -> Names:
    """The names of a report."""
    found = runs(parsed)
    seen = people.sightings(parsed, found)
    bodies = _organs(report, parsed, found, seen)
    held = {index for body in bodies for index in range(body.first, body.last)}
    seen = [one for one in seen if one.first not in held and one.last - 1 not in held]
    free = tuple(run for run in found if run.first not in held)
    return Names(found, bodies, tuple(bearers.tie(parsed, seen, free)))


def _organs(report: Report, parsed: Parsed, found: tuple[Run, ...], seen: list[people.Sighting]) -> tuple[Organ, ...]:
    """Organisations, the longer of two that overlap; a person's longer name is none ("Richard Wagner")."""
    persons = [(one.first, one.last) for one in seen]
    taken: set[int] = set()
    kept = []
    candidates = [*organs.from_table(report, parsed), *organs.by_last_word(parsed, found)]
    candidates += [*organs.by_noun_before(parsed, found), *organs.by_noun_behind(parsed, found)]
    candidates += [
        *organs.by_letters(parsed, found),
        *organs.by_first_word(parsed, found),
        *_by_mark(parsed, found, seen),
    ]
    for one in sorted(candidates, key=lambda o: (o.first - o.last, o.first, o.known is None)):
        inside = any(first <= one.first and one.last <= last and one.last - one.first < last - first
                     for first, last in persons)  # fmt: skip
        if not inside and taken.isdisjoint(range(one.first, one.last)):
            taken.update(range(one.first, one.last))
            kept.append(one)
    return tuple(sorted(kept, key=lambda o: o.first))


def _by_mark(parsed: Parsed, found: tuple[Run, ...], seen: list[people.Sighting]) -> Iterator[Organ]:
    """The bodies known by the encoder's mark alone, where no title and nobody beside makes a person of the name."""
    told = [one for one in seen if one.word is not None or one.alike]
    titled = {index for one in told for index in range(one.first, one.last)}
    return (one for one in organs.by_mark(parsed, found) if titled.isdisjoint(range(one.first, one.last)))
