"""Links the findings of all reports: candidates, what is held of each pair, and the groups that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.bundles import bundled
from onrecord.link.candidates import NEAREST, candidates
from onrecord.link.clusters import BOUNDS, Pair, clusters
from onrecord.link.judgement import Verdict, by_program
from onrecord.link.known import Known
from onrecord.link.likelihood import Noun
from onrecord.link.scoring import Done, scored
from onrecord.link.telling import Telling
from onrecord.link.told import Told

ACROSS, SHARED = 10, 1.0
"""Candidates of one telling in other reports, of which there are more where a report's own are judged too; and of whole
reports what they must share at least (candidates.py)."""


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
    nearest = NEAREST if within_reports else ACROSS
    pairs = candidates(tellings, known, nearest=nearest, within_reports=within_reports)
    return _grouped(noun, tellings, pairs, known, decided or {}, 1, lambda _: None)


def link_all(
    told: Iterable[Told], decided: Mapping[Pair, Verdict] | None = None, *, jobs: int = 1, done: Done = lambda _: None
) -> tuple[Linked, Linked, Known]:
    """Entities and events of all reports, each linked, and what is known of the reports, to ask ``judge`` for reasons.

    Entities come first: events with the same parties are the likelier the same. Those that nothing tells apart are
    judged once. The judging takes ``jobs`` processes, and ``done`` is told its share (0 to 1) now and then.
    """
    held = list(told)
    known = Known.of(one.report for one in held)
    taken = {id for pair in decided or {} for id in pair}
    bundles = bundled((one for each in held for one in each.entities), taken)
    several = {bundle[0].id: [one.id for one in bundle] for bundle in bundles}
    first = _linked("entities", [one[0] for one in bundles], known, decided, jobs, lambda share: done(share / 2))
    groups = tuple(sorted(tuple(sorted(id for one in group for id in several[one])) for group in first.groups))
    entities = Linked(groups, first.verdicts)
    known = replace(known, groups=entities.group_of())
    tellings = [one for each in held for one in each.events]
    events = _linked("events", tellings, known, decided, jobs, lambda share: done((1 + share) / 2))
    return entities, events, known


def _linked(
    noun: Noun,
    tellings: Sequence[Telling],
    known: Known,
    decided: Mapping[Pair, Verdict] | None,
    jobs: int,
    done: Callable[[float], object],
) -> Linked:
    pairs = candidates(tellings, known, nearest=ACROSS, least=SHARED)
    return _grouped(noun, tellings, pairs, known, decided or {}, jobs, done)


def _grouped(  # noqa: PLR0913
    noun: Noun,
    tellings: Sequence[Telling],
    pairs: Sequence[tuple[int, int]],
    known: Known,
    decided: Mapping[Pair, Verdict],
    jobs: int,
    done: Done,
) -> Linked:
    verdicts = {
        ordered(tellings[one].id, tellings[other].id): by_program(chance)
        for (one, other), chance in zip(pairs, scored(noun, tellings, pairs, known, jobs, done), strict=True)
    }
    ids = {one.id for one in tellings}
    add_decided(verdicts, decided, ids)
    return Linked(tuple(clusters(ids, verdicts, BOUNDS[noun])), verdicts)


def add_decided(verdicts: dict[Pair, Verdict], decided: Mapping[Pair, Verdict], ids: set[str]) -> None:
    """Lays what people decided of pairs of these ids over what the program holds."""
    for (one, other), verdict in sorted(decided.items()):
        pair = ordered(one, other)
        if ids.issuperset(pair):
            verdicts[pair] = verdicts[pair] + verdict if pair in verdicts else verdict


def ordered(one: str, other: str) -> Pair:
    """A pair in the order of its ids."""
    return (one, other) if one < other else (other, one)
