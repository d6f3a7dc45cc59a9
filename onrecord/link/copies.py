"""Agency copies: which reports repeat another's text, and which single paragraphs are taken over.

A text is cut into shingles, runs of a few words. Under a sample of them, one and the same for every report, reports
stand in an index; those that meet there are compared in full. What counts is the share of the copy's own shingles that
the origin has: sentences may be changed and paragraphs dropped. Nothing is compared with everything.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from onrecord.link.words import fold
from onrecord.model import Paragraph, Report, Span

WIDTH = 4
"""Words of a shingle."""
SAMPLED = 4
"""Of so many shingles one stands in the index; of a short text all."""
SHORT = 200
COPY = 0.5
"""Of a copy's shingles at least this share is its origin's."""
TAKEN = 0.7
"""The same of a paragraph taken over."""
_LONG = 20
"""Words of a paragraph that says enough to have been taken over."""
_MEET = 3
"""Shingles of the index that two reports share before they are compared."""
_CROWD = 60
"""Reports that have one shingle, from which on it is a fixed phrase that tells nothing."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that repeats another: how much of it is the origin's (0 to 1), whether it names it, and why."""

    report: str
    origin: str
    share: float
    credited: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A paragraph that stands in an earlier report as well, which isn't this one's origin."""

    report: str
    span: Span
    origin: str
    origin_span: Span
    share: float


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """For each copy the report that it copies, by id; an origin is no copy itself."""
    return {one.report: one.origin for one in find_copies(reports)}


def find_copies(reports: Iterable[Report]) -> list[Copy]:
    """The copies in the order of their ids, each of the origin that it has most of."""
    held = _Held.of(reports)
    best: dict[str, Copy] = {}
    for one, other in held.meetings():
        for made in held.judged(one, other):
            known = best.get(made.report)
            if known is None or (made.share, known.origin) > (known.share, made.origin):
                best[made.report] = made
    return [_rooted(best, best[id]) for id in sorted(best)]


def taken_over(reports: Iterable[Report]) -> list[TakenOver]:
    """Paragraphs of reports that are no copies, each with the earliest report that has it."""
    held = _Held.of(reports)
    origins = {one.report: one.origin for one in find_copies(held.reports.values())}
    found: list[TakenOver] = []
    for one, other in held.meetings():
        early, late = sorted((one, other), key=held.rank)
        if origins.get(late, late) != origins.get(early, early) and late not in origins:
            found.extend(held.paragraphs(late, early))
    first: dict[tuple[str, Span], TakenOver] = {}
    for made in sorted(found, key=lambda one: (one.report, one.span, held.rank(one.origin))):
        first.setdefault((made.report, made.span), made)
    return list(first.values())


def _rooted(best: Mapping[str, Copy], made: Copy) -> Copy:
    """With the origin that itself copies nothing; each origin ranks before its copy, so that there is an end."""
    root = made.origin
    while root in best:
        root = best[root].origin
    if root == made.origin:
        return made
    reasons = (*made.reasons, f"{made.origin} itself copies {root}")
    return Copy(made.report, root, made.share, made.credited, reasons)


def _shingles(text: str) -> Iterator[int]:
    words = fold(text)
    for nth in range(len(words) - WIDTH + 1):
        yield crc32(" ".join(words[nth : nth + WIDTH]).encode())


@dataclass(frozen=True, slots=True)
class _Held:
    """All reports, the shingles of their bodies, and an index over a sample of them."""

    reports: Mapping[str, Report]
    bodies: Mapping[str, frozenset[int]]
    under: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> _Held:
        held = {report.id: report for report in reports}
        bodies = {id: frozenset(_of_body(report)) for id, report in held.items()}
        under: dict[int, list[str]] = defaultdict(list)
        for id in sorted(bodies):
            thin = len(bodies[id]) > SHORT
            for shingle in bodies[id]:
                if not thin or shingle % SAMPLED == 0:
                    under[shingle].append(id)
        return cls(held, bodies, {key: ids for key, ids in under.items() if 1 < len(ids) <= _CROWD})

    def meetings(self) -> list[tuple[str, str]]:
        """Pairs that share enough of the index, in order."""
        shared: Counter[tuple[str, str]] = Counter()
        for ids in self.under.values():
            shared.update((one, other) for nth, one in enumerate(ids) for other in ids[nth + 1 :])
        return sorted(pair for pair, times in shared.items() if times >= _MEET)

    def rank(self, id: str) -> tuple[date, int, str]:
        """Which comes first: the earlier, then the longer."""
        return (self.reports[id].published or date.max, -len(self.bodies[id]), id)

    def judged(self, one: str, other: str) -> Iterator[Copy]:
        """The copy among two reports, none where neither has enough of the other."""
        origin, copy = sorted((one, other), key=self.rank)
        same_day = self.reports[one].published == self.reports[other].published
        if same_day and _credits(self.reports[origin], self.reports[copy]):
            origin, copy = copy, origin
        shared = len(self.bodies[one] & self.bodies[other])
        share = shared / max(len(self.bodies[copy]), 1)
        if share >= COPY:
            credited = _credits(self.reports[copy], self.reports[origin])
            yield Copy(copy, origin, round(share, 3), credited, tuple(self._reasons(copy, origin, share, credited)))

    def _reasons(self, copy: str, origin: str, share: float, credited: bool) -> Iterator[str]:
        yield f"{share:.0%} of its runs of {WIDTH} words stand in the other"
        early, late = self.reports[origin].published, self.reports[copy].published
        if early is not None and late is not None and early < late:
            yield f"the other was published earlier, on {early.isoformat()}"
        if credited:
            yield f"it names {self.reports[origin].publisher} as where it has it from"

    def paragraphs(self, late: str, early: str) -> Iterator[TakenOver]:
        """The paragraphs of a report that an earlier one has as well."""
        theirs = [(one, set(_of_paragraph(self.reports[early], one))) for one in self.reports[early].paragraphs]
        for one in self.reports[late].paragraphs:
            its = set(_of_paragraph(self.reports[late], one))
            if len(its) < _LONG - WIDTH:
                continue
            shared, nth = max(((len(its & other), -nth) for nth, (_, other) in enumerate(theirs)), default=(0, 0))
            if shared >= TAKEN * len(its):
                its_span = self.reports[late].span(one.start, one.end)
                span = self.reports[early].span(theirs[-nth][0].start, theirs[-nth][0].end)
                yield TakenOver(late, its_span, early, span, round(shared / len(its), 3))


def _of_body(report: Report) -> Iterator[int]:
    for one in report.paragraphs:
        if one.kind == "body":
            yield from _of_paragraph(report, one)


def _of_paragraph(report: Report, paragraph: Paragraph) -> Iterator[int]:
    return _shingles(report.text[paragraph.start : paragraph.end])


def _credits(report: Report, other: Report) -> bool:
    """Whether a report names the other's publisher as its source: in brackets, or in a line of nothing else."""
    name = re.escape(other.publisher)
    if not name or other.publisher == report.publisher:
        return False
    line = rf"^\W*(?:(?:by|from|source|with material from)\W+)?{name}\W*$"
    return re.search(rf"\({name}\)|{line}", report.text, re.MULTILINE | re.IGNORECASE) is not None
