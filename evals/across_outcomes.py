"""Scores copies, quotes and outcomes across the forty demo reports against their key (examples/key), part by part.

usage: python -m evals.across_outcomes [--misses] [--stories]

Outcomes are scored twice: as the program finds and judges forecasts, and with the key's forecasts and days given, so
that reading and judging are told apart. ``--misses`` lists those of the read part alone, sorted by cause.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rich.console import Console
from rich.table import Table

from evals import key
from evals.demo import read_all
from onrecord.link import link_all, told
from onrecord.link.copies import copies
from onrecord.link.foretold import ForecastKey
from onrecord.link.outcomes import Outcome, outcomes
from onrecord.link.quotes import Member, Quote, quotes
from onrecord.model import Days, Forecast, Reading, Report

PARTS: tuple[key.Part, ...] = ("read", "kept")
CLASSES = ("came true", "did not", "partly", "cannot tell", "open")
COLUMNS = ("all", "read", "right of read", "right of all", "right of proposed", "right of clear")
Stretch = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """Right ones, found ones and wanted ones."""

    right: int
    found: int
    wanted: int

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.wanted if self.wanted else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def stretch(report: Report, words: key.Words) -> Stretch | None:
    """Where words of the file stand in the repaired text; None where repair kept none of them."""
    kept = [
        (
            max(words.start, run.origin) - run.origin + run.start,
            min(words.end, run.origin + run.length) - run.origin + run.start,
        )
        for run in report.kept
        if max(words.start, run.origin) < min(words.end, run.origin + run.length)
    ]
    return (report.id, kept[0][0], kept[-1][1]) if kept else None


def meets(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share characters."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


@dataclass(frozen=True, slots=True)
class Held:
    """The key, the readings by file, and what the program found."""

    wanted: key.Key
    readings: Mapping[str, Reading]

    def at(self, words: key.Words) -> Stretch | None:
        """Where words of the key stand."""
        return stretch(self.readings[words.report].report, words)

    def id(self, file: str) -> str:
        """A report's id by its file."""
        return self.readings[file].report.id


def score_copies(held: Held) -> dict[key.Part, Counts]:
    """Pairs of copy and origin; what the key lacks counts against both parts."""
    found = set(copies(one.report for one in held.readings.values()).items())
    wanted = {
        part: {
            (held.id(copy), held.id(one.origin))
            for one in held.wanted.copies
            if key.part(one.id) == part
            for copy in one.copies
        }
        for part in PARTS
    }
    every = wanted["read"] | wanted["kept"]
    return {
        part: Counts(len(found & wanted[part]), len(found & wanted[part]) + len(found - every), len(wanted[part]))
        for part in PARTS
    }


def score_quotes(held: Held) -> dict[key.Part, tuple[Counts, int, int]]:
    """Pairs of members in one quote, and of how many quotes found the first report is right."""
    found = quotes(held.readings.values())
    made = {}
    for part in PARTS:
        right = wanted = pairs = firsts = met = 0
        for one in (each for each in held.wanted.quotes if key.part(each.id) == part):
            groups = [_groups(found, at) if at else set() for at in map(held.at, one.members)]
            wanted += len(groups) * (len(groups) - 1) // 2
            hit = sum(bool(a & b) for a, b in combinations(groups, 2))
            right += hit
            best = Counter(nth for group in groups for nth in group).most_common(1)
            if hit and best:
                met += 1
                firsts += found[best[0][0]].first == held.id(one.first)
                pairs += _wrong(held, found, best[0][0], one)
        made[part] = (Counts(right, right + pairs, wanted), firsts, met)
    return made


def _groups(found: Sequence[Quote], at: Stretch) -> set[int]:
    return {nth for nth, one in enumerate(found) if any(meets(at, _of(member)) for member in one.members)}


def _of(member: Member) -> Stretch:
    return (member.report, member.span.start, member.span.end)


def _wrong(held: Held, found: Sequence[Quote], nth: int, one: key.Quote) -> int:
    """Pairs of the group with members that are no words of this quote."""
    spots = [at for at in map(held.at, one.members) if at]
    others = [member for member in found[nth].members if not any(meets(at, _of(member)) for at in spots)]
    inside = len(found[nth].members) - len(others)
    return inside * len(others)


def score_made_up(held: Held) -> int:
    """How many quotes the program finds of which the key has no word."""
    spots = [at for one in held.wanted.quotes for at in map(held.at, one.members) if at]
    return sum(
        not any(meets(at, _of(member)) for member in one.members for at in spots)
        for one in quotes(held.readings.values())
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A forecast of the key and what the program makes of it; ``made`` is None where it was not read."""

    wanted: key.Fulfilment
    made: Outcome | None
    is_found: bool
    due_right: bool

    @property
    def outcome(self) -> str:
        """What the program says; a forecast that was not read has none."""
        return self.made.outcome if self.made is not None else "not read"


def judge_found(held: Held) -> list[Judged]:
    """With the forecasts that our reading found."""
    return list(_judged(held, held.readings))


def judge_given(held: Held) -> list[Judged]:
    """With the key's forecasts and due days put in place of those that our reading found."""
    return list(_judged(held, with_forecasts(held)))


def with_forecasts(held: Held) -> dict[str, Reading]:
    """The readings by file, with the key's forecasts and due days in place of those that our reading found."""
    by_file: dict[str, dict[tuple[int, int], key.Fulfilment]] = {}
    for one in held.wanted.outcomes:
        at = held.at(one.claim)
        if at is not None:
            by_file.setdefault(one.claim.report, {})[at[1:]] = one
    given = {}
    for file, reading in held.readings.items():
        made = tuple(_given(reading, span, one) for span, one in sorted(by_file.get(file, {}).items()))
        spans = [one.claim for one in made]
        rest = tuple(
            one
            for one in reading.forecasts
            if not any(s.start < one.claim.end and one.claim.start < s.end for s in spans)
        )
        given[file] = replace(reading, forecasts=tuple(sorted((*made, *rest), key=lambda each: each.claim.start)))
    return given


def _given(reading: Reading, span: tuple[int, int], one: key.Fulfilment) -> Forecast:
    near = next((each for each in reading.forecasts if each.claim.start < span[1] and span[0] < each.claim.end), None)
    told_in = [each for each in reading.statements if any(c.start < span[1] and span[0] < c.end for c in each.content)]
    statement = near.statement if near is not None else told_in[0].id if told_in else None
    days = Days(near.due.first if near is not None and near.due is not None else None, one.due) if one.due else None
    claim = near.claim if near is not None else reading.report.span(*span)
    return Forecast(f"k{span[0]}", statement, claim, None, None, days, 1.0)


def _judged(held: Held, readings: Mapping[str, Reading]) -> Iterator[Judged]:
    groups = link_all(told(one) for one in held.readings.values())[1].group_of()
    made = {day: _by_forecast(outcomes(readings, day, groups)) for day in {one.as_of for one in held.wanted.outcomes}}
    for one in held.wanted.outcomes:
        at = held.at(one.claim)
        reading = readings[one.claim.report]
        hits = [
            each
            for each in reading.forecasts
            if at and meets(at, (reading.report.id, each.claim.start, each.claim.end))
        ]
        best = max(hits, key=lambda each: _shared(at, each), default=None)
        if best is None:
            yield Judged(one, None, False, False)
            continue
        result = made[one.as_of][reading.report.id, best.id]
        last = (best.due.last or best.due.first) if best.due else None
        yield Judged(one, result, any(_is_evidence(held, each, result) for each in one.evidence), last == one.due)


def _shared(at: Stretch | None, one: Forecast) -> int:
    return min(at[2], one.claim.end) - max(at[1], one.claim.start) if at else 0


def _by_forecast(found: Iterable[Outcome]) -> dict[ForecastKey, Outcome]:
    return {each: one for one in found for each in one.forecasts}


def _is_evidence(held: Held, words: key.Words, made: Outcome) -> bool:
    at = held.at(words)
    return at is not None and any(meets(at, (one.report, one.span.start, one.span.end)) for one in made.evidence)


def _row(judged: Sequence[Judged]) -> list[str]:
    read = [one for one in judged if one.made is not None]
    right = sum(one.outcome == one.wanted.outcome for one in judged)
    with_evidence = [one for one in judged if one.wanted.evidence]
    proposed = [one for one in read if one.outcome in CLASSES[:3]]
    clear = [one for one in proposed if one.made is not None and one.made.is_clear]
    good = sum(one.outcome == one.wanted.outcome for one in proposed)
    return [
        str(len(judged)), str(len(read)), _share(right, len(read)), _share(right, len(judged)),
        _share(good, len(proposed)), _share(sum(one.outcome == one.wanted.outcome for one in clear), len(clear)),
        *(f"{_of_class(judged, one).shares[2]:.2f}" for one in CLASSES), f"{_micro(judged).shares[2]:.2f}",
        _share(sum(one.is_found for one in with_evidence), len(with_evidence)),
    ]  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.2f}" if whole else "0"


def _of_class(judged: Sequence[Judged], name: str) -> Counts:
    right = sum(one.outcome == one.wanted.outcome == name for one in judged)
    return Counts(right, sum(one.outcome == name for one in judged), sum(one.wanted.outcome == name for one in judged))


def _micro(judged: Sequence[Judged]) -> Counts:
    """All outcomes but open."""
    each = [_of_class(judged, name) for name in CLASSES if name != "open"]
    return Counts(sum(one.right for one in each), sum(one.found for one in each), sum(one.wanted for one in each))


def cause(one: Judged) -> str:
    """Why an outcome is wrong, the first cause on the way from the text to the outcome."""
    if one.made is None:
        return "forecast not read"
    if not one.due_right:
        return "due day wrong"
    return "judged wrong" if one.is_found or not one.wanted.evidence else "evidence not found"


def _print(every: Sequence[Held], console: Console, *, misses: bool, both_parts: bool) -> None:
    table = Table("", "right", "found", "wanted", "P", "R", "F1", "first")
    for part in PARTS:
        copied = _sum([score_copies(held)[part] for held in every])
        table.add_row(f"copies, {part}", *_counts(copied), "")
        quoted, firsts, met = zip(*(score_quotes(held)[part] for held in every), strict=True)
        table.add_row(f"quotes, {part}", *_counts(_sum(quoted)), f"{sum(firsts)}/{sum(met)}")
    console.print(table, f"quotes of which the key has no word: {sum(map(score_made_up, every))}")
    table = Table("outcomes", *COLUMNS, *CLASSES, "micro", "evidence")
    for name, judge in (("ours", judge_found), ("given", judge_given)):
        judged = [one for held in every for one in judge(held)]
        for part in PARTS:
            its = [one for one in judged if key.part(one.wanted.id) == part]
            table.add_row(f"{name}, {part}", *_row(its))
            if misses and (both_parts or part == "read"):
                _print_misses(console, name, its)
    console.print(table)


def _sum(given: Sequence[Counts]) -> Counts:
    return Counts(*(sum(getattr(one, name) for one in given) for name in ("right", "found", "wanted")))


def _counts(one: Counts) -> list[str]:
    return [str(one.right), str(one.found), str(one.wanted), *(f"{share:.2f}" for share in one.shares)]


def _print_misses(console: Console, name: str, judged: Sequence[Judged]) -> None:
    wrong = [one for one in judged if one.outcome != one.wanted.outcome]
    console.print(name, Counter(map(cause, wrong)))
    for one in sorted(wrong, key=cause):
        console.print(f"{cause(one)}: {one.wanted.id}: {one.outcome}, not {one.wanted.outcome}", highlight=False)
        for each in one.made.evidence if one.made is not None else ():
            console.print(f"    {each.fits} {each.bears} {each.span.text[:100]!r} {each.reasons[:2]}", highlight=False)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m evals.across_outcomes", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="what is wrong in the read part")
    parser.add_argument("--stories", action="store_true", help="over the stories that are learnt from instead")
    given = parser.parse_args()
    roots = key.stories() if given.stories else [key.ROOT]
    every = [Held(key.load(root), read_all(root)) for root in roots]
    _print(every, Console(width=180), misses=given.misses, both_parts=given.stories)


if __name__ == "__main__":
    main()
