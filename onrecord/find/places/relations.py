"""Reads the words round a place's name that say how the place lies to it: "15 km west of Orn", "northern Orn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.find.names.words import place_words
from onrecord.find.numbers import IN_DIGITS, IN_WORDS, worth
from onrecord.find.places.offsets import BEARINGS
from onrecord.lexicon import facts, load
from onrecord.model import Report
from onrecord.parse import Parsed, Sentence

Kind = Literal["away", "apart", "side", "part", "near", "outside", "off", "border", "between", "bases"]
Where = Literal["before", "behind", "between", "joined"]
Bounds = tuple[int, int]

_WORDS = {
    "SIDE": r"(?P<side>(?:north|south|east|west)(?:[ -]?(?:north|south|east|west|central)){0,2}(?:ern)?\b)",
    "SHORT": r"(?P<short>[NS]?(?:[NS][EW]|[NSEW])\b)",
    "FAR": r"(?:far|extreme|deep|remote)",
    "NUMBER": rf"(?P<number>{IN_DIGITS}|{IN_WORDS})",
    "UNIT": r"(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi|nautical miles?|nm|met(?:er|re)s?|m)\b",
}
"""What the words in capitals of a lexicon's patterns stand for."""
_KILOMETRES = {"k": 1.0, "mi": 1.609, "n": 1.852, "m": 0.001}
"""By how a unit starts, the longer start first."""
_LETTERS = {"N": "north", "S": "south", "E": "east", "W": "west"}
_REACH = 90
"""How many characters before and behind a name are looked at."""
_AND = re.compile(r",?\sand\s(?:the\s)?(?:\w+\sof\s)?")
_DASH = re.compile(r"\s?[-–—/]\s?")
_JOINED = re.compile(r"^\s?[-–—/]\s?[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?")
_END = (
    r"(?=\s*(?:[.,;:!?)\]”\"’—–]|$)|\s(?:and|or|where|on|in|for|to|from|by|was|is|were|are|has|had|have|after|as|at|"
    r"with|since|during|near|that|which|who|when|while|but|because|into|of)\b)"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a name, or to it and the next; ``words`` are what it is told as ("15 km west of")."""

    kind: Kind
    words: str
    kilometres: float
    side: str
    two: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    means: str
    where: Where
    two: bool
    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of the sentence before a name and behind it; between it and the next name, and behind that."""

    before: str
    behind: str
    gap: str
    after: str


def relations(report: Report, parsed: Parsed, spans: Sequence[Bounds]) -> Mapping[int, Relation]:
    """By the index of a name (characters ``[start, end)``, in order) how a place lies to it, where words say so."""
    found: dict[int, Relation] = {}
    for index in range(len(spans)):
        if index - 1 in found and found[index - 1].two:
            continue
        around = _around(report, parsed, spans, index)
        for rule in _rules():
            match = _matched(rule, around)
            if match is not None and _fits(parsed, rule, spans[index][0]):
                one = _read(rule, match)
                if one is not None:
                    found[index] = one
                    break
    return found


def tells_place(report: Report, parsed: Parsed, start: int, end: int) -> bool:
    """Whether the words round a name stand round places' names only: "15 km west of Orn", "the Orn-Lenn road"."""
    sentence = parsed.sentence(parsed.between(start, end)[0])
    before, behind = _before(report, sentence, start), report.text[end : min(sentence.end, end + _REACH)]
    for rule in _rules():
        if rule.sure and rule.where == "before" and rule.pattern.search(before) and _fits(parsed, rule, start):
            return True
        if rule.sure and rule.where == "joined" and _joins(rule, before, behind):
            return True
    return False


def _joins(rule: _Rule, before: str, behind: str) -> bool:
    """Whether the name is the first or the second of "the Orn-Lenn road"."""
    if _DASH.match(behind):
        return rule.pattern.match(_JOINED.sub("", behind)) is not None
    return _DASH.fullmatch(before[-1:]) is not None and rule.pattern.match(behind) is not None


def _before(report: Report, sentence: Sentence, start: int) -> str:
    """What stands before a name in its sentence, without "the town of"."""
    return _office().sub("", report.text[max(sentence.start, start - _REACH) : start])


def _around(report: Report, parsed: Parsed, spans: Sequence[Bounds], index: int) -> _Around:
    start, end = spans[index]
    sentence = parsed.sentence(parsed.between(start, end)[0])
    before = _before(report, sentence, start)
    behind = report.text[end : min(max(end, sentence.end), end + _REACH)]
    if index + 1 == len(spans) or spans[index + 1][1] > sentence.end:
        return _Around(before, behind, "", "")
    first, last = spans[index + 1]
    return _Around(before, behind, report.text[end:first], report.text[last : min(sentence.end, last + _REACH)])


def _matched(rule: _Rule, around: _Around) -> re.Match[str] | None:
    if rule.where == "before":
        return rule.pattern.search(around.before) if not rule.two or _AND.fullmatch(around.gap) else None
    if rule.where == "between":
        return rule.pattern.fullmatch(around.gap)
    if rule.where == "joined":
        return rule.pattern.match(around.after) if _DASH.fullmatch(around.gap) else None
    return rule.pattern.match(around.behind) if rule.needs.search(around.before) else None


def _fits(parsed: Parsed, rule: _Rule, start: int) -> bool:
    """Whether the word that the phrase hangs on lets it be one of place: not "cut off Orn", "talks between A and B"."""
    if rule.where != "before" or rule.kind not in ("off", "between"):
        return True
    words = [one for one in parsed.between(max(0, start - _REACH), start) if one.lower == rule.kind]
    if not words or words[-1].index == 0:
        return True
    head, before = parsed.head(words[-1]), parsed.tokens[words[-1].index - 1]
    if rule.kind == "off":
        return words[-1].tag != "RP" and before.lemma not in facts.words("taken off")
    if before.pos in ("NOUN", "PROPN"):
        return before.lemma in facts.words("ways between")
    return head is None or head.lemma not in facts.words("dealings between")


def _read(rule: _Rule, match: re.Match[str]) -> Relation | None:
    """What a phrase tells; None for words that look like a direction and are none ("northsouth")."""
    told = match.groupdict()
    named = "".join(_LETTERS[letter] for letter in told.get("short") or "")
    side = _side(named or told.get("side") or "")
    if side is None:
        return None
    kilometres = _length(told["number"], told["unit"]) if told.get("number") else 0.0
    return Relation(rule.kind, _words(rule, kilometres, side), kilometres, side, rule.two)


def _words(rule: _Rule, kilometres: float, side: str) -> str:
    if rule.kind == "part":
        return f"{side or 'central'} part of"
    if rule.kind in ("away", "side", "apart"):
        far = f"{kilometres:.0f} km " if kilometres >= 1 else f"{kilometres * 1000:.0f} m " if kilometres else ""
        return f"{far}{side} of" if side else f"{far}from"
    return f"{kilometres:.0f} km {rule.kind}" if kilometres else rule.means


def _side(words: str) -> str | None:
    """A direction's name ("south-western" as "southwest"); empty for none, None for words that are no direction."""
    plain = re.sub(r"[\s-]", "", words.removesuffix("ern"))
    if plain.endswith("central"):
        side = _side(plain.removesuffix("central"))
        return f"{side}-central" if side else None
    return _directions().get(plain) if plain else ""


def _length(number: str, unit: str) -> float:
    """How many kilometres it is."""
    short = "m" if unit.startswith("met") else unit
    return (worth(number) or 0.0) * next(value for start, value in _KILOMETRES.items() if short.startswith(start))


@cache
def _directions() -> Mapping[str, str]:
    return {name.replace("-", ""): name for name in BEARINGS}


@cache
def _office() -> re.Pattern[str]:
    """ "the town of", "the Norwegian capital," at the end of what stands before a name."""
    words = "|".join(sorted(map(re.escape, place_words("of")), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?:the|a|an)\s(?:[\w'’-]+\s){{0,2}}?(?:{words})s?(?:\sof)?|\bthe\s[\w'’-]+\scapital,?)\s(?:the\s)?$"
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    """In the lexicon's order; of the rules that fit the first counts."""
    return tuple(_compiled_rules())


def _compiled_rules() -> Iterator[_Rule]:
    for entry in load("place_relations").entries:
        more = entry.more
        where: Where = more.get("where", "before")
        for words in entry.match:
            if where == "before":
                words = rf"(?<![\w'’-])(?:{words}) (?:the )?$"
            yield _Rule(
                more["kind"], entry.means, where, bool(more.get("two")),
                _compiled(words + (_END if more.get("ends") else "")),
                _compiled(rf"\b(?:{more['needs']}) (?:the )?$" if "needs" in more else ""), bool(more.get("sure")),
            )  # fmt: skip


def _compiled(words: str) -> re.Pattern[str]:
    for name, pattern in _WORDS.items():
        words = words.replace(name, pattern)
    return re.compile(words.replace(" ", r"\s"))
