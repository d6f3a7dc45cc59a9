"""Scores the finder of quantities on the tuning sentences of NewsQuant.

usage: python -m evals.quantities [--errors]

Measures are those of CQE (Almasian et al. 2023): a quantity is right in *value* when an annotated one of the sentence
has its value or range, in *value+unit* when the normalised unit is right too, in *value+change* when the hedge is.
Lengths of time are times here ("three months"), so the finder of times is scored along with it. The corpus lies in
``$ONRECORD_CORPORA/newsquant``.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.find.quantities import find_quantities
from onrecord.find.times import find_times
from onrecord.model import Paragraph, Quantity, Report, Time
from onrecord.parse import parse

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora"))
_CHANGES = {
    "exactly": "=",
    "at least": ">",
    "more than": ">",
    "at most": "<",
    "less than": "<",
    "about": "~",
    "between": "=",
}
_UNITS = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "HKD": "hong kong dollar",
    "JPY": "japanese yen",
    "ILS": "shekel",
    "percent": "percentage",
    "pound": "pound-mass",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
}
_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDHS])")
_TIME_UNITS = {"Y": "year", "W": "week", "D": "day", "H": "hour", "S": "second"}


@dataclass(frozen=True)
class Found:
    """A quantity as NewsQuant has it."""

    low: float
    high: float
    unit: str
    change: str
    words: str
    share: bool = False


def of_quantity(one: Quantity) -> Found:
    """A quantity of ours in NewsQuant's terms: a hedged value is the value, not its range."""
    low, high = one.low, one.high
    if low is not None and high is not None and one.relation == "about":
        low = high = round((low + high) / 2, 6)
    step = int(not one.unit and all(end is None or end == int(end) for end in (low, high)))
    if high is None and low is not None:
        low = high = low - step * (one.relation == "more than")
    elif low is None and high is not None:
        low = high = high + step * (one.relation == "less than")
    unit = _UNITS.get(one.unit, one.unit)
    if not unit and one.counted:
        unit = one.counted.lower().partition(" of ")[0].partition(" from ")[0].split()[-1]
    return Found(low or 0.0, high or 0.0, unit, _CHANGES[one.relation], one.span.text, one.category == "share")


def of_time(one: Time) -> Found | None:
    """A length of time as a quantity; None for other times."""
    match = _DURATION.fullmatch(one.value)
    if one.type != "DURATION" or match is None or re.match(r"(?i)an?\b", one.span.text):
        return None
    number, code = float(match[1]), match[2]
    unit = ("minute" if "T" in one.value else "month") if code == "M" else _TIME_UNITS[code]
    change = "~" if re.match(r"(?i)about|nearly|almost|around", one.span.text) else "="
    change = ">" if re.match(r"(?i)more|over|at least", one.span.text) else change
    return Found(number, number, unit, change, one.span.text)


def of_gold(one: dict[str, Any]) -> Found:
    """An annotated quantity."""
    low, _, high = str(one["value"]).partition("-") if not str(one["value"]).startswith("-") else (one["value"], "", "")
    try:
        first = float(low)
        last = float(high) if high else first
    except ValueError:
        first = last = float(one["value"])
    unit = one["normalized_unit"] if one["normalized_unit"] != "-" else ""
    return Found(first, last, unit, one["change"], str(one["unit"]))


def same_value(one: Found, other: Found) -> bool:
    """Whether both say the same number, or range."""
    return all(abs(a - b) <= 1e-3 * max(1.0, abs(b)) for a, b in ((one.low, other.low), (one.high, other.high)))


def same_unit(one: Found, gold: Found) -> bool:
    """Whether the unit is the same; of a counted phrase, its noun."""
    ours, theirs = one.unit.lower().rstrip("s"), gold.unit.lower()
    if ours == theirs.rstrip("s") or (one.share and theirs.startswith("%")):
        return True
    shown = gold.words.lower().partition(" of ")[0].split()
    return bool(shown) and ours == shown[-1].rstrip("s")


def ours_in(text: str) -> list[Found]:
    """The quantities and lengths of time that the finders find in a sentence."""
    one = Report("", "", "", (), "", None, text, (Paragraph(0, len(text), "body"),), (), ())
    parsed = parse(one)
    times = find_times(one, parsed).findings
    lengths = (of_time(time) for time in times)
    return [of_quantity(q) for q in find_quantities(one, parsed, times).findings] + [one for one in lengths if one]


def tally(item: dict[str, Any], count: Counter[str]) -> list[str]:
    """Counts one sentence, and says what was wrong in it."""
    ours, free = ours_in(item["text"].strip()), [of_gold(one) for one in item["quantities"]]
    count["gold"] += len(free)
    count["predicted"] += len(ours)
    wrong = []
    for quantity in ours:
        fits = [(same_unit(quantity, gold), -nth) for nth, gold in enumerate(free) if same_value(quantity, gold)]
        if not fits:
            wrong.append(f"  spurious {quantity}")
            continue
        hit = free.pop(-max(fits)[1])
        count["value"] += 1
        count["value+unit"] += same_unit(quantity, hit)
        count["value+change"] += quantity.change == hit.change
        if not same_unit(quantity, hit):
            wrong.append(f"  unit     {quantity} for {hit}")
    return wrong + [f"  missed   {gold}" for gold in free]


def main(errors: bool) -> int:
    """Prints the table; 1 where the corpus isn't there."""
    path = CORPORA / "newsquant" / "tune.json"
    if not path.exists():
        print(f"No corpus at {path}: get NewsQuant and set ONRECORD_CORPORA.")
        return 1
    count: Counter[str] = Counter()
    for item in json.loads(path.read_text("utf-8")):
        wrong = tally(item, count)
        if errors and wrong:
            print(item["text"].strip(), *wrong, sep="\n")
    print(f"NewsQuant tuning sentences; quantities annotated {count['gold']}, found {count['predicted']}")
    print(f"{'':12} {'P':>6} {'R':>6} {'F1':>6}")
    for name in ("value", "value+unit", "value+change"):
        p, r = 100 * count[name] / max(1, count["predicted"]), 100 * count[name] / max(1, count["gold"])
        print(f"{name:12} {p:6.1f} {r:6.1f} {2 * p * r / (p + r) if p + r else 0:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main("--errors" in sys.argv))
