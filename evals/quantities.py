"""Scores the finder of quantities on the tuning sentences of NewsQuant.

usage: python -m evals.quantities [--errors]

Measures are those of CQE (Almasian et al. 2023): a quantity is right in *value* when an annotated one of the sentence
has its value, or its range, in *value+unit* when the normalised unit is the same word for word, in *value+change* when
the change (=, up, down, >, <, ~) is. Each annotated quantity is taken once, which is never kinder than the paper's
script. How our terms turn into the paper's is told in ``evals.newsquant``: lengths of time are times here
("three months"), so the finder of times is scored along with it. Of every four sentences three are read and the fourth
is kept: it is counted, and its errors are shown to nobody. The corpus lies in ``$ONRECORD_CORPORA/newsquant``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from math import isclose

from evals import corpora
from evals.newsquant import Found, of_gold, ours_in

_EVERY = 4
"""The last of how many sentences is kept."""


def same_value(one: Found, other: Found) -> bool:
    """Whether both say the same number, or range."""
    return isclose(one.low, other.low, rel_tol=1e-5) and isclose(one.high, other.high, rel_tol=1e-5)


def pairs(ours: list[Found], gold: list[Found]) -> Iterator[tuple[Found, Found | None]]:
    """Each of ours with the annotated quantity of its value, if one is left: best with its unit and change."""
    free = list(gold)
    for one in sorted(ours, key=lambda one: -max((_likeness(one, other) for other in gold), default=0)):
        hit = max(free, key=lambda other: _likeness(one, other), default=None)
        if hit is None or not same_value(one, hit):
            yield one, None
            continue
        free.remove(hit)
        yield one, hit


def _likeness(one: Found, other: Found) -> int:
    return same_value(one, other) * (4 + 2 * (one.unit == other.unit) + (one.change == other.change))


def tally(ours: list[Found], gold: list[Found]) -> tuple[Counter[str], list[str]]:
    """The counts of a sentence, and what was wrong in it."""
    count, wrong, left = Counter(gold=len(gold), predicted=len(ours)), [], list(gold)
    for one, hit in pairs(ours, gold):
        if hit is None:
            wrong.append(f"  spurious {one}")
            continue
        left.remove(hit)
        count["value"] += 1
        for name, ok in (("value+unit", one.unit == hit.unit), ("value+change", one.change == hit.change)):
            count[name] += ok
            wrong += [] if ok else [f"  {name[6:]:8} {one} for {hit}"]
    return count, wrong + [f"  missed   {one}" for one in left]


def scores(count: Counter[str], name: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a measure, in per cent."""
    p, r = count[name] / max(1, count["predicted"]), count[name] / max(1, count["gold"])
    return 100 * p, 100 * r, 100 * 2 * p * r / (p + r) if p + r else 0.0


def counts(errors: bool = False) -> dict[str, Counter[str]]:
    """The counts of the read part, the kept one and the whole; ``errors`` prints what is wrong in the read one."""
    found: dict[str, Counter[str]] = {"read": Counter(), "kept": Counter(), "whole": Counter()}
    path = corpora.folder("newsquant") / "tune.json"
    for nth, item in enumerate(json.loads(path.read_text("utf-8"))):
        text = item["text"].strip()
        count, wrong = tally(ours_in(text), [of_gold(one) for one in item["quantities"]])
        part = "kept" if nth % _EVERY == _EVERY - 1 else "read"
        for name in (part, "whole"):
            found[name] += count
        if errors and wrong and part == "read":
            print(text, *wrong, sep="\n")
    return found


def main(errors: bool) -> int:
    """Prints the table."""
    for part, count in counts(errors).items():
        print(f"NewsQuant tuning sentences, {part}: quantities annotated {count['gold']}, found {count['predicted']}")
        print(f"{'':12} {'P':>6} {'R':>6} {'F1':>6}")
        for name in ("value", "value+unit", "value+change"):
            print(f"{name:12} " + " ".join(f"{score:6.1f}" for score in scores(count, name)))
    return 0


if __name__ == "__main__":
    sys.exit(main("--errors" in sys.argv))
