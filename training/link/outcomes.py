"""Makes ``onrecord/link/weights/outcomes.json``: by which signs a passage tells what came of a forecast.

usage: python -m training.link.outcomes [--crossed]

Learns from the invented stories: of the later passages of a forecast, and of *none of them*, those are to be likely
that the key points at, or none where it points at none. ``--crossed`` writes nothing and prints for how many
forecasts of each story such a passage is the likeliest, or among the three likeliest, by what the others teach.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from rich.console import Console

from evals import key
from evals.across_outcomes import Held, meets, with_forecasts
from evals.demo import read_all
from onrecord.link import link_all, told
from onrecord.link.evidence import Finder
from onrecord.link.fitting import SIGNS
from onrecord.link.foretold import foretold
from onrecord.link.known import Known

HELD_BACK = 0.01
"""What a weight costs by its square, for each forecast."""
STEPS = 60


@dataclass(frozen=True, slots=True)
class Example:
    """The later passages of a forecast, a row of signs each, and which of them tell what came of it."""

    rows: torch.Tensor
    tells: torch.Tensor


@dataclass(frozen=True, slots=True)
class Learnt:
    """A weight for each sign, in spreads from its mean, and what *none of them* is worth."""

    means: torch.Tensor
    spreads: torch.Tensor
    weights: torch.Tensor
    none: torch.Tensor

    def odds(self, example: Example) -> torch.Tensor:
        """What each passage is worth."""
        return (example.rows - self.means) / self.spreads @ self.weights


def examples(root: Path) -> Iterator[Example]:
    """The forecasts of a story's key, without those whose evidence is not among the passages looked at."""
    held = Held(key.load(root), read_all(root))
    by_file = with_forecasts(held)
    readings = {one.report.id: one for one in by_file.values()}
    tellings = [told(one) for one in readings.values()]
    finder = Finder.of(readings, Known.of(one.report for one in tellings), link_all(tellings)[1].group_of())
    by_place = {(one.key[0], one.forecast.id): one for one in foretold(readings.values())}
    for wanted in held.wanted.outcomes:
        at = held.at(wanted.claim)
        one = by_place.get((at[0], f"k{at[1]}")) if at is not None else None
        if one is None:
            continue
        spots = [spot for words in wanted.evidence if (spot := held.at(words)) is not None]
        found = finder.rows(one, wanted.as_of)
        tells = [
            any(meets(spot, (passage.report, passage.span.start, passage.span.end)) for spot in spots)
            for passage, _ in found
        ]
        if found and any(tells) == bool(wanted.evidence):
            yield Example(torch.tensor([row for _, row in found], dtype=torch.float64), torch.tensor(tells))


def taught(given: Sequence[Example]) -> Learnt:
    """The weights that make likeliest what the examples tell."""
    every = torch.cat([one.rows for one in given])
    learnt = Learnt(
        every.mean(dim=0),
        every.std(dim=0) + 1e-3,
        torch.zeros(len(SIGNS), dtype=torch.float64, requires_grad=True),
        torch.tensor([2.0], dtype=torch.float64, requires_grad=True),
    )
    optimiser = torch.optim.LBFGS([learnt.weights, learnt.none], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        lost = HELD_BACK * len(given) * (learnt.weights**2).sum()
        for one in given:
            odds = learnt.odds(one)
            right = odds[one.tells] if one.tells.any() else learnt.none
            lost = lost + torch.logsumexp(torch.cat([odds, learnt.none]), 0) - torch.logsumexp(right, 0)
        lost.backward()  # type: ignore[no-untyped-call]
        return lost

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return learnt


def write(learnt: Learnt) -> None:
    """Puts the weights where they are taken from."""
    rows = zip(SIGNS, learnt.means, learnt.spreads, learnt.weights.detach(), strict=True)
    held = {
        sign: {"mean": round(float(mean), 4), "spread": round(float(spread), 4), "weight": round(float(weight), 4)}
        for sign, mean, spread, weight in rows
    }
    path = Path(str(files("onrecord.link"))) / "weights" / "outcomes.json"
    none = round(float(learnt.none.detach()), 4)
    path.write_text(json.dumps({"none": none, "signs": held}, indent=1) + "\n", "utf-8")


def found(learnt: Learnt, given: Sequence[Example], most: int) -> int:
    """For how many forecasts one of the likeliest passages is right."""
    best = (one.tells[learnt.odds(one).detach().argsort(descending=True)[:most]] for one in given)
    return sum(bool(tells.any()) for tells in best)


def main() -> None:
    """Writes the weights, or prints how they do on stories left out."""
    says = (__doc__ or "").split("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m training.link.outcomes", description=says)
    parser.add_argument("--crossed", action="store_true", help="print how each story does, learnt from the others")
    crossed = parser.parse_args().crossed
    stories = {root.name: list(examples(root)) for root in key.stories()}
    if not crossed:
        write(taught([one for story in stories.values() for one in story]))
        return
    console = Console()
    for name, story in stories.items():
        learnt = taught([one for other, others in stories.items() if other != name for one in others])
        told_of = [one for one in story if one.tells.any()]
        first, in_three = (found(learnt, told_of, most) for most in (1, 3))
        console.print(f"{name}: {first} first, {in_three} in three, of {len(told_of)}")


if __name__ == "__main__":
    main()
