"""How amounts are written: a hedge, a currency, one number or two or a vague word, a magnitude, a unit."""

from __future__ import annotations

import re
from functools import cache

from onrecord.find.numbers import ELSEWHERE, FRACTION, HALVES, IN_DIGITS, IN_WORDS, MAGNITUDES, PARTS, WORTH
from onrecord.find.quantities.ranges import HEDGES, VAGUE
from onrecord.find.quantities.units import behind, currencies, in_front, in_front_words

FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fourth": 0.25,
    "fourths": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "sixth": 1 / 6,
    "eighth": 0.125,
    "eighths": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
_SMALL_BASE = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|a hundred"
MAGNITUDE = (
    r"[-\s]?(?:hundred|thousand|million|billion|trillion|dozen|bn|bln|mln|mn|tn|trn|crore|lakh|mio\b\.?|mrd\b\.?)(?!\w)"
)
_PEOPLE = (
    r"(?:people|civilians|citizens|residents|inhabitants|voters|refugees|migrants|workers|children|women|men|troops|soldiers|"
    r"units|copies|tonnes|customers|passengers|subscribers|households|doses|tests|vaccines|visitors|members|downloads|streams|"
    r"shares|votes|cases|deaths|fans|families|students|pupils|patients|adults|americans|britons|tourists|guests|"
    r"users|viewers|readers|followers|barrels|jobs|homes|views)"
)
_SECOND = r"(?:\s(?:and|to|or)\s|\s?[-–]\s?)\d{1,4}(?:\.\d{1,3})?[mb]"
_NOT_THOUSAND = r"(?!\w|\s(?:run|race|walk|from|of|off|away|long|deep|north|south|east|west|behind|beyond)\b)"


def _words(keys: list[str]) -> str:
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return "|".join(re.escape(key).replace(r"\ ", r"\s{1,3}") for key in ordered)


def _letter(sign: str) -> str:
    """A letter in either case, without a flag: a set is passed over sooner than a letter that ignores its case."""
    if sign.isspace():
        return r"[\s-]"
    return f"[{sign.lower()}{sign.upper()}]" if sign.isalpha() else re.escape(sign)


def _opening() -> str:
    """A pattern of the first letters that an amount may begin with, which most words are passed over by."""
    parts = [f"{article} {part}" for article in ("a", "an") for part in (*FRACTIONS, *MAGNITUDES)]
    numbers = [word for word in WORTH if len(word) > 2]
    words = {*HEDGES, *VAGUE, *in_front_words(), *parts, *numbers, "half", "minus"}
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[0].lower(), set()).add(word[1:3].lower())
    found = []
    for first, rests in sorted(by_first.items()):
        rest = "|".join("".join(map(_letter, rest)) for rest in sorted(rests))
        found.append(_letter(first) if "" in rests else f"{_letter(first)}(?:{rest})")
    return rf"(?=[^\s\w,;:()\"'?!]|\d|[½¼¾⅓⅔]|{'|'.join(found)})"


@cache
def pattern() -> re.Pattern[str]:
    """The one pattern of all amounts; groups hedge, sign, vague, low, high, magnitude, share, unit, more."""
    hedges, vague = _words([hedge for hedge in HEDGES if hedge != "between"]), _words(list(VAGUE))
    number = (
        rf"(?:{ELSEWHERE}|{FRACTION}|{IN_DIGITS}|(?i:half\s{{1,3}}an?\s{{1,3}}(?:dozen|hundred|thousand|million|billion)\b"
        rf"|{PARTS}|{HALVES}|zero(?=\s[a-z]+s\b)|{IN_WORDS}))"
    )
    more = r"(?:(?:an?|the)\s{1,3})?(?:total\s{1,3}of|estimated|further|additional)\s{1,3}"
    start = rf"(?<!\w){_opening()}(?<![$€£/:%+])(?<!\w[.,'’-])(?<!\s[.])"
    hedge = rf"(?:(?P<hedge>(?i:(?P<both>between)|{hedges}))(?:\s{{1,3}}|-)(?:{more})?|(?P<mark>[~≈<>≥≤])\s?)?"
    share = (
        rf"(?!(?i:{PARTS}))(?P<share>(?i:half|(?:an?|one|two|three|four|five|nine)[-\s](?:{'|'.join(FRACTIONS)})))"
        r"(?:(?=\s{1,3}(?:of|is|are|was|were|have|has)\s|\s{1,3}(?:the|its|their|all)\s|-)|(?<=ths)(?!\w)|(?<=thirds)(?!\w)"
        r"|(?(hedge)(?=[^\w\s-])|(?!))|(?:(?<=by\shalf)|(?<=by\sa\sthird)|(?<=by\sa\squarter))(?=\W))(?:\s{1,3}of(?=\s))?"
    )
    letter = rf"(?(sign)[mkbMKB](?!\w)|(?:[mbM](?=(?:{_SECOND})?\s(?:{currencies()}|{_PEOPLE})\b)"
    letter += rf"|\s[mM](?=\s(?:{currencies()})\b)|[kK]{_NOT_THOUSAND}))"
    magnitude = rf"(?i:{MAGNITUDE})|{letter}"
    joint = r"(?:\s?[-–—]\s?|\sto\s|\sor\s|(?(both)\sand\s|(?!)))"
    odds = (
        r"(?P<odds>(?i:one|1|(?:two|three|four|five|six|seven|eight|nine)(?=\s\w{2,3}\s(?:of\s)?ten\b|\sout\sof\s(?:[a-z]|100?\b)))"
        rf"\s(?i:in|out\s{{1,3}}of)\s{{1,3}}(?:every\s{{1,3}})?(?P<base>[1-9]?\d|1,?000?|(?i:{_SMALL_BASE})))(?![\w%]|[.,:]\d)"
    )
    minus = r"(?:(?P<minus>[-\u2212](?=[\d$€£])|(?i:minus)[\s-])|(?P<gain>\+(?=\d+(?:\.\d+)?\s?%)))?"
    power = r"(?P<power>\s?[×x]\s?10\s?(?:\^\s?)?[-\u2212\u2013]?\d{1,2}|(?<=10)\^[-\u2212\u2013]?\d{1,2})?"
    one = rf"{minus}(?:(?P<sign>{in_front()})\s?)?(?P<low>{number}){power}(?P<lowmag>{magnitude})?"
    two = rf"(?:(?P<unit1>{behind()})?{joint}(?:(?P<sign2>{in_front()})\s?)?(?P<high>{number})(?!\w*-\w)"
    two += rf"(?P<magnitude>{magnitude})?)?"
    tail = rf"(?P<plus>\+|-plus|-odd|\sodd(?=\s\w))?(?P<unit>{behind()})?"
    tail += r"(?:\s(?P<more>or\s(?:more|fewer|less|so|above|over|under|below)|and\s(?:above|over|up)))?"
    tail += r"(?![\w%]|[.,:/]\d)"
    return re.compile(
        rf"{start}{hedge}(?:(?P<vague>(?i:{vague}))(?:\s{{1,3}}of)?(?!\w)|{share}|{odds}|{one}{two}){tail}"
    )
