"""Links the findings of all reports: candidates, what is held of each pair, and the groups that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.candidates import candidates
from onrecord.link.clusters import Pair, clusters
from onrecord.link.judgement import Verdict, by_program
from onrecord.link.known import Known
from onrecord.link.likelihood import Noun, chances
from onrecord.link.telling import Telling
from onrecord.link.told import Told


@dataclass(frozen=True, slots=True)
class Linked:
    """Groups of tellings by id, singles among them, and what is held of each pair that was judged.

    A pair is in the order of its ids. The program's verdicts come without reasons: ``judge`` gives those of one pair.
    """

    groups: tuple[tuple[str, ...], ...]
    verdicts: Mapping[Pair, Verdict]

    def group_of(self) -> dict[str, str]:
        """For each telling the name of its group: the id of its first member."""
        return {id: group[0] for group in self.groups for id in group}


def link(
    noun: Noun,
    tellings: Sequence[Telling],
    known: Known,
    decided: Mapping[Pair, Verdict] | None = None,
    *,
    within_reports: bool = False,
) -> Linked:
    """Groups tellings of one noun; what a person ``decided`` of a pair stands above what the program holds."""
    pairs = [(tellings[a], tellings[b]) for a, b in candidates(tellings, known, within_reports=within_reports)]
    verdicts = {
        _pair(one.id, other.id): by_program(chance)
        for (one, other), chance in zip(pairs, chances(noun, pairs, known), strict=True)
    }
    ids = {one.id for one in tellings}
    for (one, other), verdict in sorted((decided or {}).items()):
        pair = _pair(one, other)
        if not ids.issuperset(pair):
            continue
        verdicts[pair] = verdicts[pair] + verdict if pair in verdicts else verdict
    return Linked(tuple(clusters(ids, verdicts)), verdicts)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def link_all(told: Iterable[Told], decided: Mapping[Pair, Verdict] | None = None) -> tuple[Linked, Linked, Known]:
    """Entities and events of all reports, each linked, and what is known of the reports, to ask ``judge`` for reasons.

    Entities come first: events with the same parties are the likelier the same.
    """
    held = list(told)
    known = Known.of(one.report for one in held)
    entities = link("entities", [one for each in held for one in each.entities], known, decided)
    known = replace(known, groups=entities.group_of())
    events = link("events", [one for each in held for one in each.events], known, decided)
    return entities, events, known
