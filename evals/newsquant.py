"""Our quantities and lengths of time in the terms of NewsQuant, the corpus of CQE (Almasian et al. 2023).

A hedged value is the value itself, a length of time a quantity, the unit of a count its noun in base form. The names of
units and the order of hedges and changes are those of CQE's published lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any

from onrecord.find.numbers import FRACTION, HALVES, IN_DIGITS, IN_WORDS, worth
from onrecord.find.quantities import find_quantities
from onrecord.find.quantities.ranges import HEDGES
from onrecord.find.times import find_times
from onrecord.model import Paragraph, Quantity, Report, Time
from onrecord.parse import Parsed, Token, parse

_CHANGES = {"at least": ">", "more than": ">", "at most": "<", "less than": "<", "about": "~"}
_NOUNS = frozenset(
    ["increase", "rise", "growth", "jump", "gain", "fall", "drop", "decline", "decrease", "reduction", "cut", "loss"]
)
_EXACT = re.compile(r"(?i)\b(?:just|exactly|totall?ing) \|(?!over|under|above|below)|\|(?:just|exactly) (?!over|under)")
_AVERAGED = re.compile(r"(?i)\baverag(?:ed|es|ing) \|")
_RUPEE = re.compile(r"(?i)(?<!indian )rupee|\brs\b")
_PLURALS = re.compile(r"(?i)\b(?:tens|hundreds|thousands|millions|billions)\b")
_UNITS = {
    "": "-",
    "AED": "united arab emirates dirham",
    "AFN": "afghan afghani",
    "AMD": "armenian dram",
    "AUD": "australian dollar",
    "AZN": "azerbaijani manat",
    "BDT": "bangladeshi taka",
    "BRL": "brazilian real",
    "BTC": "bitcoin",
    "BYN": "belarusian ruble",
    "CAD": "canadian dollar",
    "CHF": "swiss franc",
    "CNY": "chinese yuan",
    "CZK": "czech koruna",
    "DKK": "danish krone",
    "EGP": "egyptian pound",
    "ETB": "ethiopian birr",
    "EUR": "euro",
    "GBP": "pound sterling",
    "GEL": "georgian lari",
    "HKD": "hong kong dollar",
    "HRK": "croatian kuna",
    "HUF": "hungarian forint",
    "IDR": "indonesian rupiah",
    "ILS": "shekel",
    "INR": "indian rupee",
    "IQD": "iraqi dinar",
    "IRR": "iranian rial",
    "JPY": "japanese yen",
    "KES": "kenyan shilling",
    "KRW": "south korean won",
    "KZT": "kazakhstani tenge",
    "LBP": "lebanese pound",
    "LKR": "sri lankan rupee",
    "MDL": "moldovan leu",
    "MXN": "mexican peso",
    "MYR": "malaysian ringgit",
    "NGN": "nigerian naira",
    "NOK": "norwegian krone",
    "NZD": "new zealand dollar",
    "PHP": "philippine peso",
    "PKR": "pakistani rupee",
    "PLN": "polish złoty",
    "RON": "romanian leu",
    "RSD": "serbian dinar",
    "RUB": "russian ruble",
    "SAR": "saudi riyal",
    "SDG": "sudanese pound",
    "SEK": "swedish krone",
    "SGD": "singapore dollar",
    "SYP": "syrian pound",
    "THB": "thai baht",
    "TRY": "turkish lira",
    "UAH": "ukrainian hryvnia",
    "USD": "dollar",
    "VND": "vietnamese dong",
    "ZAR": "south african rand",
    "atmosphere": "standard atmosphere",
    "cubic centimetre": "millilitre",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
    "franc": "swiss franc",
    "microlitre": "cubic millimetre",
    "millimetre of mercury": "millimeter of mercury",
    "nautical mile": "mile",
    "part per billion": "parts-per-billion",
    "part per million": "parts-per-million",
    "percent": "percentage",
    "peso": "mexican peso",
    "pound": "pound-mass",
    "pound per square inch": "pound per square inch",
    "revolution per minute": "revolutions per minute",
    "time": "count",
    "tonne": "metric ton",
}
"""The paper's normalised units, where ours is another word."""
_NUMBER = rf"(?:{HALVES}|{FRACTION}|{IN_DIGITS}|{IN_WORDS}|half(?=\sa))"
_LENGTH = re.compile(
    rf"(?i)(?P<low>{_NUMBER})(?:(?:\s?[-–]\s?|\s(?:to|or)\s)(?P<high>{_NUMBER}))?[-\s](?:more\s|an?\s)?"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|centur)(?:s|ies|y)?\b"
)
_APART = re.compile(
    rf"\sfrom\s|\sof\s(?:(?=[A-Z0-9])|(?={IN_WORDS}|(?:the|an?|this|that|these|those|its|his|her|their|our|my)\b))"
)
"""What cuts off what is no part of the unit: shells of the battery, but kinds of shells."""
_ENDLESS = re.compile(r"(?i)multiple\b|numerous\b|an? (?:\w+ )?number of\b")
"""Words for many that the annotators don't count."""
_PARTITIVE = re.compile(r"(?i)\bof\b")
_LEFT_OUT = frozenset(["POS", "RB", "RBR", "RBS", "CC", "DT", "IN", "TO", "PRP", "PRP$", "PDT", "HYPH"])


@dataclass(frozen=True)
class Found:
    """A quantity as NewsQuant has it."""

    low: float
    high: float
    unit: str
    change: str
    words: str = ""


def of_gold(one: dict[str, Any]) -> Found:
    """An annotated quantity; its value is a number ("-3.5", "2.9E-08") or a range ("15.0-22.0")."""
    value = str(one["value"])
    pair = re.fullmatch(r"([\d.]+)-([\d.]+)", value)
    low, high = (float(pair[1]), float(pair[2])) if pair else (float(value), float(value))
    return Found(low, high, one["normalized_unit"].lower(), one["change"])


@dataclass(frozen=True)
class _Read:
    """A sentence as we read it."""

    text: str
    parsed: Parsed
    quantities: tuple[Quantity, ...]

    def before(self, one: Quantity) -> Quantity | None:
        """The quantity before one."""
        nth = self.quantities.index(one)
        return self.quantities[nth - 1] if nth else None


def ours_in(text: str) -> list[Found]:
    """The quantities and lengths of time that the finders find in a sentence."""
    one = Report("", "", "", (), "", None, text, (Paragraph(0, len(text), "body"),), (), ())
    parsed = parse(one)
    times = find_times(one, parsed).findings
    read = _Read(
        text, parsed, tuple(q for q in find_quantities(one, parsed, times).findings if not _ENDLESS.match(q.span.text))
    )
    taken = [(quantity.span.start, quantity.span.end) for quantity in read.quantities]
    lengths = [of_time(time) for time in times if not any(s < time.span.end and time.span.start < e for s, e in taken)]
    found = [of_quantity(quantity, read) for quantity in read.quantities]
    return _from_to(read.quantities, found) + [length for length in lengths if length]


def of_quantity(one: Quantity, read: _Read) -> Found:
    """A quantity of ours in the paper's terms."""
    low, high = _value(one)
    return Found(low, high, _unit(one, _nouns(one, read)).lower(), _change(one, read), one.span.text)


def _value(one: Quantity) -> tuple[float, float]:
    """From what to what: a hedged value is the value, not its range; tens of thousands are 10,000 to 100,000.

    What fell by 2 % is -2 % where the sign says so.
    """
    low, high = one.low, one.high
    if _is_plural(one) and low and high:
        tens = 10.0 ** floor(log10(low))
        return tens, 10 * tens
    if one.change == "fall by" and one.span.text[0] in "-\u2212" and low and high:
        return -low, -high
    step = int(not one.unit and one.category != "share" and all(end is None or end == int(end) for end in (low, high)))
    if one.relation == "about" and low is not None and high is not None:
        low = high = (low + high) / 2
    elif high is None and low is not None:
        low = high = low - step * (one.relation == "more than")
    elif low is None and high is not None:
        low = high = high + step * (one.relation == "less than")
    return low or 0.0, high or 0.0


def _is_plural(one: Quantity) -> bool:
    return one.relation == "about" and _PLURALS.search(one.span.text) is not None


def _unit(one: Quantity, nouns: str) -> str:
    if one.unit == "INR" and _RUPEE.search(one.span.text):
        return "rupee"
    if one.unit and one.unit in _UNITS:
        return _UNITS[one.unit]
    of, _, each = one.unit.partition("per ") if one.unit.startswith("per ") else one.unit.partition(" per ")
    of = of or f"{'% ' * (one.category == 'share')}{nouns}".strip()
    return _UNITS.get(of, of) + (f" per {_UNITS.get(each, each)}" if each else "")


def _change(one: Quantity, read: _Read) -> str:
    """The paper's change: the bound, or where there's none which way a verb says it went.

    It marks no rise or fall told by a noun ("a 5 % drop"), and of "rose 5 % to 400" only the 5 %. Of what rose or fell
    by about so much it says that it rose or fell; what is averaged is about so much.
    """
    way, _, kind = one.change.partition(" ")
    led = f"{read.text[max(0, one.span.start - 15) : one.span.start]}|{one.span.text}"
    if one.relation in _CHANGES and not (one.relation == "about" and kind == "by"):
        return "=" if _is_plural(one) else _CHANGES[one.relation]
    if not way or one.relation == "between" and kind != "by":
        return "~" if _AVERAGED.search(led) or _hedge(one.span.text) == "about" else "="
    before = read.before(one)
    reached = kind != "by" and before is not None and before.change.startswith(way)
    by_noun = kind == "by" and _is_by_noun(one, read)
    return "=" if reached or by_noun or _EXACT.search(led) else {"rise": "up", "fall": "down"}[way]


def _hedge(words: str) -> str:
    """The relation that the first of some words tell."""
    said = max((hedge for hedge in HEDGES if words.lower().startswith(f"{hedge} ")), key=len, default="")
    return HEDGES.get(said, "exactly")


def _is_by_noun(one: Quantity, read: _Read) -> bool:
    """Whether a noun says that it rose or fell: a 5 % pay rise; an increase of 300 jobs, or 2 %."""
    first = read.parsed.between(one.span.start, one.span.end)[0].index
    beside = list(read.parsed.tokens[max(0, first - 2) : first])
    beside += read.parsed.between(one.span.end, one.span.end + 1 + max(1, len(one.counted)))
    if any(token.pos == "NOUN" and token.lemma in _NOUNS for token in beside):
        return True
    before = read.before(one)
    same = before is not None and read.text[before.span.end : one.span.start].strip(" ,(") in ("or", "")
    return same and before is not None and _is_by_noun(before, read)


def _nouns(one: Quantity, read: _Read) -> str:
    """What is counted in base form, as the paper's unit: the words behind the number, without the small ones.

    A noun said with a neighbour counts ("4,000 soldiers and Italy 2,500"), one said elsewhere is no unit in the paper.
    "One of the best gunners in the fleet" has all of its phrase for a unit.
    """
    head = re.split(r"\s(?:of|from)\s", one.counted)[0]
    same = (q for q in (one, *read.quantities) if head and q.counted == one.counted and q.span.text.endswith(head))
    said, parsed = next(same, None), read.parsed
    if said is None:
        return ""
    start = said.span.end - len(head)
    tokens = list(parsed.between(start, start + len(_APART.split(one.counted)[0])))
    before = parsed.tokens[tokens[0].index - 1] if tokens and tokens[0].index else None
    if before is not None and before.lower == "other":
        tokens.insert(0, before)
    if tokens and said is one and _PARTITIVE.search(one.span.text[: -len(head)]):
        tokens += _rest_of_phrase(parsed, tokens[-1])
    kept = [token for token in tokens if token.tag not in _LEFT_OUT or token.text == "-"]
    lemmas = [token.text if token.tag in ("NNPS", "VBG", "VBN") else token.lemma for token in kept]
    return " ".join(lemmas).replace(" - ", "-")


def _rest_of_phrase(parsed: Parsed, head: Token) -> list[Token]:
    """What hangs on a noun behind it, up to a comma, a dash or a clause of its own."""
    rest: list[Token] = []
    for token in parsed.tokens[head.index + 1 :]:
        inside = any(above is head for above in parsed.ancestors(token))
        if not inside or token.pos == "PUNCT" or token.tag in ("WDT", "WP", "WRB") or token.relation == "relcl":
            break
        rest.append(token)
    return rest


def of_time(one: Time) -> Found | None:
    """A length of time with a number ("three months", "every 33 years", "five years ago"); None for other times."""
    match = _LENGTH.search(one.span.text)
    low = (0.5 if match["low"].lower() == "half" else worth(match["low"])) if match else None
    if match is None or low is None or match["low"].lower() in ("a", "an"):
        return None
    high = worth(match["high"]) if match["high"] else low
    hedge = " ".join(one.span.text[: match.start()].lower().split())
    relation = next(
        (HEDGES[words] for words in sorted(HEDGES, key=len, reverse=True) if hedge.endswith(words)), "exactly"
    )
    unit = match["unit"].lower().replace("centur", "century")
    return Found(low, high or low, unit, _CHANGES.get(relation, "="), one.span.text)


def _from_to(quantities: tuple[Quantity, ...], found: list[Found]) -> list[Found]:
    """What goes "from 1,000 to 2,000" is one range in the paper."""
    joined: list[Found] = []
    for nth, one in enumerate(found):
        steps = [quantity.change.partition(" ")[2] for quantity in quantities[max(0, nth - 1) : nth + 1]]
        if steps == ["from", "to"] and joined[-1].low == joined[-1].high:
            one = replace(one, low=joined.pop().low, change="=")
        joined.append(one)
    return joined
