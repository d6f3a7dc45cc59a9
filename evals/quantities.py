"""Scores the finder of quantities on the tuning sentences of NewsQuant.

usage: python -m evals.quantities [--errors]

Measures are those of CQE (Almasian et al. 2023): a quantity is right in *value* when an annotated one of the sentence
has its value, or its range, in *value+unit* when the normalised unit is the same word for word, in *value+change* when
the change (=, up, down, >, <, ~) is. Each annotated quantity is taken once, which is never kinder than the paper's
script. How our terms turn into the paper's is told at ``of_quantity`` and ``of_time``: lengths of time are times here
("three months"), so the finder of times is scored along with it. Of every four sentences three are read and the fourth is
kept: it is counted, and its errors are shown to nobody. The corpus lies in ``$ONRECORD_CORPORA/newsquant``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isclose
from typing import Any

from evals import corpora
from onrecord.find.numbers import IN_DIGITS, IN_WORDS, worth
from onrecord.find.quantities import find_quantities
from onrecord.find.quantities.ranges import HEDGES
from onrecord.find.times import find_times
from onrecord.model import Paragraph, Quantity, Report, Time
from onrecord.parse import Parsed, parse

_EVERY = 4
"""The last of how many sentences is kept."""
_CHANGES = {"at least": ">", "more than": ">", "at most": "<", "less than": "<", "about": "~"}
_NOUNS = re.compile(
    r"(?i)\b(?:increase|rise|growth|jump|gain|fall|drop|decline|decrease|reduction|cut|loss)s? (?:of|by) \|"
    r"|\|-? (?:increase|rise|growth|jump|gain|fall|drop|decline|decrease|reduction|cut|loss)\b"
)
_UNITS = {
    "": "-",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "NZD": "new zealand dollar",
    "HKD": "hong kong dollar",
    "SGD": "singapore dollar",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "CHF": "swiss franc",
    "RUB": "russian ruble",
    "INR": "indian rupee",
    "ZAR": "south african rand",
    "TRY": "turkish lira",
    "ILS": "shekel",
    "BRL": "brazilian real",
    "MYR": "malaysian ringgit",
    "GEL": "georgian lari",
    "LKR": "sri lankan rupee",
    "HRK": "croatian kuna",
    "KRW": "south korean won",
    "MXN": "mexican peso",
    "BTC": "bitcoin",
    "UAH": "ukrainian hryvnia",
    "PLN": "polish zloty",
    "THB": "thai baht",
    "revolution per minute": "revolutions per minute",
    "time": "count",
    "percent": "percentage",
    "pound": "pound-mass",
    "tonne": "metric ton",
    "part per billion": "parts-per-billion",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
}
"""The paper's normalised units, where ours is another word."""
_NUMBER = rf"(?:{IN_DIGITS}|{IN_WORDS})"
_LENGTH = re.compile(
    rf"(?i)(?P<low>{_NUMBER})(?:(?:\s?[-–]\s?|\s(?:to|or)\s)(?P<high>{_NUMBER}))?[-\s](?:more\s)?"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centur)(?:s|ies|y)?\b"
)


@dataclass(frozen=True)
class Found:
    """A quantity as NewsQuant has it."""

    low: float
    high: float
    unit: str
    change: str
    words: str = ""


def of_quantity(one: Quantity, nouns: str, text: str, before: Quantity | None) -> Found:
    """A quantity of ours in the paper's terms: a hedged value is the value, not the range it lies in.

    ``nouns`` is what is counted in base form, the unit of a count; a share of something is "% something".
    """
    low, high = one.low, one.high
    step = int(not one.unit and one.category != "share" and all(end is None or end == int(end) for end in (low, high)))
    if one.relation == "about" and low is not None and high is not None:
        low = high = (low + high) / 2
    elif high is None and low is not None:
        low = high = low - step * (one.relation == "more than")
    elif low is None and high is not None:
        low = high = high + step * (one.relation == "less than")
    return Found(low or 0.0, high or 0.0, _unit(one, nouns).lower(), _change(one, text, before), one.span.text)


def _unit(one: Quantity, nouns: str) -> str:
    if one.unit and one.unit in _UNITS:
        return _UNITS[one.unit]
    of, _, each = one.unit.partition("per ") if one.unit.startswith("per ") else one.unit.partition(" per ")
    of = of or f"{'% ' * (one.category == 'share')}{nouns}".strip()
    return _UNITS.get(of, of) + (f" per {_UNITS.get(each, each)}" if each else "")


def _change(one: Quantity, text: str, before: Quantity | None) -> str:
    """The paper's change: the hedge, or where there's none which way a verb says it went.

    It marks no rise or fall told by a noun ("a 5 % drop"), and of "rose 5 % to 400" only the 5 %.
    """
    way, _, kind = one.change.partition(" ")
    if one.relation in _CHANGES or not way:
        return _CHANGES.get(one.relation, "=")
    by_noun = _NOUNS.search(f"{text[max(0, one.span.start - 15) : one.span.start]}|{text[one.span.end :][:10]}")
    reached = kind != "by" and before is not None and before.change.startswith(way)
    return "=" if by_noun or reached else {"rise": "up", "fall": "down"}[way]


def of_time(one: Time) -> Found | None:
    """A length of time with a number ("three months", "every 33 years", "five years ago"); None for other times."""
    match = _LENGTH.search(one.span.text)
    low = worth(match["low"]) if match else None
    if match is None or low is None or match["low"].lower() in ("a", "an"):
        return None
    high = worth(match["high"]) if match["high"] else low
    hedge = " ".join(one.span.text[: match.start()].lower().split())
    relation = next(
        (HEDGES[words] for words in sorted(HEDGES, key=len, reverse=True) if hedge.endswith(words)), "exactly"
    )
    unit = match["unit"].lower().replace("centur", "century")
    return Found(low, high or low, unit, _CHANGES.get(relation, "="), one.span.text)


def of_gold(one: dict[str, Any]) -> Found:
    """An annotated quantity; its value is a number ("-3.5", "2.9E-08") or a range ("15.0-22.0")."""
    value = str(one["value"])
    pair = re.fullmatch(r"([\d.]+)-([\d.]+)", value)
    low, high = (float(pair[1]), float(pair[2])) if pair else (float(value), float(value))
    return Found(low, high, one["normalized_unit"].lower(), one["change"])


def same_value(one: Found, other: Found) -> bool:
    """Whether both say the same number, or range."""
    return isclose(one.low, other.low, rel_tol=1e-5) and isclose(one.high, other.high, rel_tol=1e-5)


def _nouns(one: Quantity, others: tuple[Quantity, ...], parsed: Parsed) -> str:
    """What is counted in base form, as the paper's unit: the words behind the number, without what hangs on them.

    A noun said with a neighbour counts ("4,000 soldiers and Italy 2,500"), one said elsewhere is no unit in the paper.
    """
    words = re.split(r"\s(?:of|from)\s", one.counted)[0]
    if not words:
        return ""
    said = next((q for q in (one, *others) if q.counted == one.counted and q.span.text.endswith(words)), None)
    if said is None:
        return ""
    end = said.span.end
    tokens = list(parsed.between(end - len(words), end))
    before = parsed.tokens[tokens[0].index - 1] if tokens and tokens[0].index else None
    if before is not None and before.lower == "other":
        tokens.insert(0, before)
    kept = [token for token in tokens if token.tag not in ("POS", "RB", "RBR", "RBS")]
    lemmas = [token.text if token.tag in ("NNPS", "VBG", "VBN") else token.lemma for token in kept]
    return " ".join(lemmas).replace(" - ", "-")


def ours_in(text: str) -> list[Found]:
    """The quantities and lengths of time that the finders find in a sentence."""
    one = Report("", "", "", (), "", None, text, (Paragraph(0, len(text), "body"),), (), ())
    parsed = parse(one)
    times = find_times(one, parsed).findings
    quantities = find_quantities(one, parsed, times).findings
    taken = [(quantity.span.start, quantity.span.end) for quantity in quantities]
    lengths = [of_time(time) for time in times if not any(s < time.span.end and time.span.start < e for s, e in taken)]
    found = [
        of_quantity(one, _nouns(one, quantities, parsed), text, before)
        for before, one in zip((None, *quantities), quantities, strict=False)
    ]
    return _from_to(quantities, found) + [length for length in lengths if length]


def _from_to(quantities: tuple[Quantity, ...], found: list[Found]) -> list[Found]:
    """What goes "from 1,000 to 2,000" is one range in the paper."""
    joined: list[Found] = []
    for nth, one in enumerate(found):
        steps = [quantity.change.partition(" ")[2] for quantity in quantities[max(0, nth - 1) : nth + 1]]
        if steps == ["from", "to"]:
            one = replace(one, low=joined.pop().low, change="=")
        joined.append(one)
    return joined


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
