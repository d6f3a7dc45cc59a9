"""What came of forecasts: the outcome that later passages propose, and each source's track.

The program proposes, with the passages it rests on and why; a person decides. Silence is no evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from onrecord.link.evidence import MOST, Evidence, Finder
from onrecord.link.foretold import ForecastKey, Foretold, foretold, same_forecasts
from onrecord.link.known import Known
from onrecord.link.names import bare
from onrecord.link.told import told
from onrecord.model import Bears, Came, Days, Reading, Span

LEAST = 5
"""Forecasts of which the outcome is known, under which a source has no share."""
_MARGIN = 1.15
"""So much more must speak for an outcome than for any other."""
CLEAR = 0.4
"""How well one passage must fit at least for a proposed outcome to count in a source's track."""
_PLAIN = 0.5
"""How well a passage must fit to settle a forecast before its day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A forecast and what came of it as of a day; ``forecasts`` are all its tellings, the first of them in front.

    Behind the ``evidence`` that the outcome goes by stands what likely tells of it, too, but isn't understood.
    """

    forecasts: tuple[ForecastKey, ...]
    source: str
    due: Days | None
    as_of: date
    outcome: Came
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    decided: bool = False
    """Whether a person decided it."""

    @property
    def is_clear(self) -> bool:
        """Whether a person decided it, or a passage fits so well that it will hardly be of something else."""
        return self.decided or any(one.fits >= CLEAR and one.bears != "unclear" for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Track:
    """What came of a source's forecasts, each counted once.

    A proposed outcome that isn't clear counts as *cannot tell*. Shares are of those known; under five there is none.
    """

    source: str
    made: int
    due: int
    came_true: int
    did_not: int
    partly: int
    cannot_tell: int

    @property
    def known(self) -> int:
        """Those of which the outcome is known."""
        return self.came_true + self.did_not + self.partly

    def share(self, count: int) -> float | None:
        """A count's share of those known; None where they are too few to speak of shares."""
        return count / self.known if self.known >= LEAST else None


def outcomes(
    readings: Mapping[str, Reading],
    as_of: date,
    event_groups: Mapping[str, str] | None = None,
    *,
    unclear: bool = True,
    wanted: Collection[ForecastKey] | None = None,
) -> list[Outcome]:
    """For each forecast, once however often it is told, what came of it by ``as_of``; or for those ``wanted`` alone.

    ``event_groups`` are the groups of linked events by telling (``report.event``). Without ``unclear`` only passages
    by which an outcome is proposed are looked for.
    """
    held = {one.report.id: one for one in readings.values()}
    known = Known.of(told(one).report for one in held.values())
    finder = Finder.of(held, known, event_groups or {})
    by_key = {one.key: one for one in foretold(held.values())}
    every = same_forecasts(held.values(), known)
    groups = every if wanted is None else [group for group in every if not set(group).isdisjoint(wanted)]
    found = [([by_key[key] for key in group], finder, as_of) for group in groups]
    return [_with_unclear(_outcome(*one), *one) if unclear else _outcome(*one) for one in found]


def tracks(found: Iterable[Outcome]) -> list[Track]:
    """For each source that foretells what came of it, those with most forecasts first."""
    by_source: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for one in found:
        by_source[bare(one.source)].append(one)
    made = [_track(ones) for ones in by_source.values()]
    return sorted(made, key=lambda one: (-one.made, one.source))


def _track(ones: Sequence[Outcome]) -> Track:
    counts = Counter(one.outcome if one.is_clear or one.outcome == "open" else "cannot tell" for one in ones)
    due = len(ones) - counts["open"]
    each = (counts[came] for came in ("came true", "did not", "partly", "cannot tell"))
    return Track(min(one.source for one in ones), len(ones), due, *each)


def _outcome(tellings: Sequence[Foretold], finder: Finder, as_of: date) -> Outcome:
    first = tellings[0]
    due = next((one.forecast.due for one in tellings if one.forecast.due is not None), None)
    made = (tuple(one.key for one in tellings), first.source, due, as_of)
    last = (due.last or due.first) if due is not None else None
    evidence = _best(each for one in _unlike(tellings) for each in finder.evidence(one, as_of))
    came, reasons = judged(evidence, last)
    if last is not None and last > as_of and not _is_settled(evidence):
        came, reasons = "open", (f"its day, {last.isoformat()}, has not come by {as_of.isoformat()}",)
    return Outcome(*made, came, tuple(evidence), reasons)


def _with_unclear(found: Outcome, tellings: Sequence[Foretold], finder: Finder, as_of: date) -> Outcome:
    """With the passages behind its evidence that likely tell of it, too."""
    told = {(one.report, one.span) for one in found.evidence}
    more = (one for one in finder.likely(tellings[0], as_of) if (one.report, one.span) not in told)
    return replace(found, evidence=(*found.evidence, *more))


def _unlike(tellings: Sequence[Foretold]) -> list[Foretold]:
    """One telling of each wording."""
    return list({one.stems: one for one in reversed(tellings)}.values())


def _best(found: Iterable[Evidence]) -> list[Evidence]:
    """The passages that fit best, each once."""
    best: dict[tuple[str, Span], Evidence] = {}
    for one in found:
        known = best.get((one.report, one.span))
        if known is None or one.fits > known.fits:
            best[one.report, one.span] = one
    return sorted(best.values(), key=lambda one: (-one.fits, one.report, one.span))[:MOST]


def _is_settled(evidence: Sequence[Evidence]) -> bool:
    """Whether the best passage plainly tells before the day that it came."""
    return bool(evidence) and evidence[0].bears == "for" and evidence[0].fits >= _PLAIN


def judged(evidence: Sequence[Evidence], last: date | None) -> tuple[Came, tuple[str, ...]]:
    """The outcome that the evidence proposes, and why; without evidence nobody can tell, or no day has come."""
    counts: dict[Bears, float] = defaultdict(float)
    for nth, one in enumerate(evidence):
        counts[one.bears] += one.fits * one.weight / sqrt(1 + nth)
    said = {bears: value for bears, value in counts.items() if bears != "not yet"}
    if not said:
        if last is None:
            return "open", ("no day is told on which it can be judged, and no report tells what came of it",)
        return "cannot tell", ("no report tells what came of it",)
    best = max(sorted(said), key=lambda bears: said[bears])
    if any(value * _MARGIN > said[best] for bears, value in said.items() if bears != best):
        return "cannot tell", ("the reports contradict each other",)
    named: dict[Bears, Came] = {"for": "came true", "against": "did not", "partly": "partly"}
    reason = next(one.reasons[0] for one in evidence if one.bears == best)
    return named[best], (reason, f"{sum(one.bears == best for one in evidence)} of {len(evidence)} passages say so")
