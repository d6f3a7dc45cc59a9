"""How a later sentence bears on a forecast: for it, against it, partly, or not at all, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from onrecord.link.passages import Passage
from onrecord.link.words import stems
from onrecord.model import Quantity

Bears = Literal["for", "against", "partly", "not yet"]
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|without|nor|won't|n't)\b|n't\b")
_ONE_DAY = re.compile(r"\b(?:a|one) day (?:late|later|after|behind)")
_SLACK = 0.02
"""By this share a number may fall short of a rounded one."""
_PART = 0.5
"""From this share of a number foretold on, it came true in part."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which way a sentence bears, how plainly it says so (0 to 1), and why."""

    bears: Bears
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What is foretold, as judging needs it: words, numbers, the first and last day, whether it is that something won't be."""

    words: str
    quantities: tuple[Quantity, ...]
    told: date | None
    first: date | None
    last: date | None

    @property
    def is_negated(self) -> bool:
        """Whether it foretells that something will not be."""
        return _NEGATED.search(self.words.casefold()) is not None


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = yaml.safe_load((files("onrecord.link") / "bearing.yml").read_text("utf-8"))
    return tuple((re.compile(one["match"]), one["means"]) for one in raw["entries"])


def cues(text: str) -> Iterator[tuple[str, str]]:
    """What a sentence's words say of something foretold, each with those words, in the order of the lexicon."""
    for pattern, means in _cues():
        for found in pattern.finditer(text.casefold()):
            yield means, found.group()


def bearing(claim: Claim, passage: Passage) -> Bearing | None:
    """How a passage bears on a claim; None where it foretells itself or doesn't tell what came of it."""
    said = dict(reversed(list(cues(passage.span.text))))
    over = claim.last is None or passage.published is None or passage.published > claim.last
    if "pending" in said and not over:
        return Bearing("not yet", 0.6, f"“{said['pending']}”")
    for found in (_by_lateness(claim, passage, said), _by_number(claim, passage), _by_words(claim, passage, said, over)):
        if found is not None:
            return found
    return _by_event(claim, passage)


def _by_lateness(claim: Claim, passage: Passage, said: dict[str, str]) -> Bearing | None:
    if "late" not in said:
        return None
    short = _ONE_DAY.search(passage.span.text.casefold()) is not None
    return Bearing("partly" if short else "against", 0.9, f"“{said['late']}”: not by its day")


def _by_number(claim: Claim, passage: Passage) -> Bearing | None:
    """Fewer of the same than foretold."""
    for wanted in claim.quantities:
        for got in passage.quantities:
            if not _same_thing(wanted, got) or wanted.low is None or got.low is None:
                continue
            high = got.high if got.high is not None else got.low
            if wanted.low <= 1 or got.relation in ("at least", "more than") and high < wanted.low:
                continue
            what = f"{got.span.text} against {wanted.span.text}"
            if high >= wanted.low * (1 - _SLACK):
                return Bearing("for", 0.7, what)
            return Bearing("partly" if high >= wanted.low * _PART else "against", 0.7, what)
    return None


def _same_thing(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit:
        return False
    a, b = stems(one.counted), stems(other.counted)
    return bool(a and b and a[-1] == b[-1]) or bool(one.unit and (not a or not b))


def _by_words(claim: Claim, passage: Passage, said: dict[str, str], over: bool) -> Bearing | None:
    if "partly" in said:
        return Bearing("partly", 0.6, f"“{said['partly']}”")
    if "held" in said and "failed" not in said:
        return Bearing("for", 0.9, f"“{said['held']}”")
    if "failed" not in said:
        return None
    if claim.is_negated:
        return Bearing("for", 0.6, f"“{said['failed']}”, and it was foretold that it would not be")
    return Bearing("against", 0.8, f"“{said['failed']}”") if over or _calls_off(said["failed"]) else None


def _calls_off(word: str) -> bool:
    """Whether it can be said before the day: that it "was cancelled", not that it "has not come"."""
    return not _NEGATED.search(word) or word in ("will not", "won't")


def _by_event(claim: Claim, passage: Passage) -> Bearing | None:
    """By what the passage tells as done, and when."""
    for event in passage.events:
        if event.status == "denied":
            return Bearing("for" if claim.is_negated else "against", 0.5, f"“{event.trigger.text}” is denied")
        if event.status not in ("occurred", "ongoing"):
            continue
        first = event.when.first if event.when is not None else None
        if claim.is_negated:
            return Bearing("against", 0.6, f"“{event.trigger.text}” took place, though it was foretold that it would not")
        if first is not None and claim.last is not None and first > claim.last:
            return Bearing("against", 0.4, f"“{event.trigger.text}” on {first.isoformat()}, after its day")
        if first is not None and claim.told is not None and event.when is not None and _before(event.when.last, claim.told):
            continue
        return Bearing("for", 0.5, f"“{event.trigger.text}” is told as done")
    return None


def _before(last: date | None, day: date) -> bool:
    return last is not None and last < day


def worded(found: Sequence[Bearing]) -> tuple[str, ...]:
    """The reasons, each once."""
    return tuple(dict.fromkeys(one.reason for one in found))
