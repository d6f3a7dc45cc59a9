"""How a later sentence bears on a forecast: for it, against it, partly, or not at all, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from onrecord.link.near import near
from onrecord.link.passages import Passage
from onrecord.link.words import fold, stem, stems
from onrecord.model import Bears, Event, Quantity

_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|without|nor|won't|n't)\b|n't\b")
_WILL_NOT = re.compile(
    r"^\W*(?:that )?(?:no|nobody|nothing|none|neither|not)\b|\b(?:not|never|cannot|without)\b|n['’]t\b"
)
"""What a claim is about not happening, and not that something without a name will ("with no culprit")."""
_DEADLINE = re.compile(r"\b(?:not|no) (?:later|earlier|more|less|fewer) than\b|\bnot only\b")
_SINCE = re.compile(r"\b(?:not|never|no|nobody|without)\b[^.;]* since\b")
"""What has not been since a day was on that day."""
_COMES = frozenset(
    {"be", "been", "so", "come", "com", "happen", "appear", "tak", "plac", "hold", "occur", "materializ", "materialis",
     "arriv", "begin", "start", "open", "end", "follow", "keep", "meet", "do", "leav", "go", "reach", "sign", "publish"}
)  # fmt: skip
"""What words can be negated of anything foretold."""
_REACH = 6
"""Words behind a negation that may be what it negates."""
AHEAD = re.compile(
    r"\b(?:will|would|if|(?:threat|promis|expect|plan|warn)\w*|agreed to|(?:is|are|was|were) to)\b|[’']ll\b"
)
"""What is told of a day ahead, or was."""
_FITS = 0.5
"""A passage that fits so well tells of what was foretold, whatever it calls it."""
_FEW = 7
_LIKE = 0.6
_SOON = 14
"""Days after the due day on which what is told may be the thing foretold, come late."""
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
    """What is foretold, as judging needs it: words, stems, numbers, kinds of its events, and its days.

    ``told`` is the day on which it was published, ``last`` the one on which it is due.
    """

    words: str
    stems: frozenset[str]
    quantities: tuple[Quantity, ...]
    kinds: frozenset[str]
    told: date | None
    last: date | None

    @property
    def is_negated(self) -> bool:
        """Whether it foretells that something will not be."""
        return foretells_nothing(self.words)


def foretells_nothing(claim: str) -> bool:
    """Whether the words of a forecast say that something will not be."""
    return _WILL_NOT.search(_DEADLINE.sub("", claim.casefold())) is not None


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = yaml.safe_load((files("onrecord.link") / "bearing.yml").read_text("utf-8"))
    return tuple((re.compile(one["match"]), one["means"]) for one in raw["entries"])


def cues(text: str) -> Iterator[tuple[str, str]]:
    """What a sentence's words say of something foretold, each with those words, in the order of the lexicon."""
    for pattern, means in _cues():
        for found in pattern.finditer(text.casefold()):
            yield means, found.group()


def bearing(claim: Claim, passage: Passage, fits: float, *, behind: bool = False) -> Bearing | None:
    """How a passage that fits a claim so well (0 to 1) bears on it; None where it doesn't tell what came of it.

    ``behind``: it stands behind the forecast told again, and what it negates is that.
    """
    text = passage.span.text.casefold()
    said = {means: words for means, words in reversed(list(cues(text))) if _is_about(claim, means, words, text, behind)}
    over = claim.last is None or passage.published is None or passage.published > claim.last
    if _SINCE.search(text) or passage.foretells and not _calls_off(said):
        return None
    if "pending" in said and not over:
        return Bearing("not yet", 0.6, f"“{said['pending']}”")
    return (
        _by_lateness(claim, passage, said, over)
        or _by_number(claim, passage, said)
        or _by_words(claim, said, over)
        or _by_event(claim, passage, fits, over)
        or _by_likeness(claim, passage, over)
    )


def _is_about(claim: Claim, means: str, words: str, text: str, behind: bool) -> bool:
    """Whether words that say what came of something are near those foretold, or negate what may stand for them."""
    if behind:
        return True
    before, after = text.split(words, 1)
    next_ones = fold(after)[:_REACH]
    if means == "failed" and _NEGATED.search(words):
        return any(word in _COMES or stem(word) in claim.stems | _COMES for word in next_ones)
    beside = {stem(word) for word in (*fold(before)[-_REACH:], *fold(words), *next_ones)}
    return bool(claim.stems & (beside | {other for word in beside for other in near(word)}))


def _calls_off(said: dict[str, str]) -> bool:
    """Whether words can be said of something before its day: that it "was cancelled", not that it "has not come"."""
    word = said.get("failed", "")
    return bool(word) and (not _NEGATED.search(word) or word in ("will not", "won't"))


def _by_lateness(claim: Claim, passage: Passage, said: dict[str, str], over: bool) -> Bearing | None:
    """What came late may have come before the day of this forecast."""
    if "late" not in said or claim.is_negated:
        return None
    days = [days.last for days in passage.told_days if days.last is not None and claim.told is not None]
    if claim.last is not None and any(claim.told <= day <= claim.last for day in days if claim.told is not None):
        return Bearing("for", 0.6, f"“{said['late']}”, and yet before its day")
    if not over:
        return None
    short = _ONE_DAY.search(passage.span.text.casefold()) is not None
    return Bearing("partly" if short else "against", 0.9, f"“{said['late']}”: not by its day")


def _by_number(claim: Claim, passage: Passage, said: dict[str, str]) -> Bearing | None:
    """Fewer of the same than foretold, or as many."""
    if "failed" in said or "partly" in said:
        return None
    for wanted in claim.quantities:
        for got in passage.quantities:
            if not _same_thing(wanted, got) or wanted.low is None or got.low is None:
                continue
            high = got.high if got.high is not None else got.low
            if wanted.low <= 1 or got.relation in ("at least", "more than") and high < wanted.low:
                continue
            what = f"{got.span.text} against {wanted.span.text}"
            if high >= wanted.low * (1 - _SLACK):
                if AHEAD.search(passage.span.text.casefold()):
                    continue
                return Bearing("for", 0.5, what)
            return Bearing("partly" if high >= wanted.low * _PART else "against", 0.7, what)
    return None


def _same_thing(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit:
        return False
    a, b = stems(one.counted), stems(other.counted)
    return bool(a and b and a[-1] == b[-1]) or bool(one.unit and (not a or not b))


def _by_words(claim: Claim, said: dict[str, str], over: bool) -> Bearing | None:
    if "partly" in said:
        return Bearing("partly", 0.6, f"“{said['partly']}”")
    if "held" in said and "failed" not in said:
        return Bearing("for", 0.9, f"“{said['held']}”")
    if "failed" not in said:
        return None
    if claim.is_negated:
        return Bearing("for", 0.6, f"“{said['failed']}”, and it was foretold that it would not be")
    return Bearing("against", 0.8, f"“{said['failed']}”") if over or _calls_off(said) else None


def _by_event(claim: Claim, passage: Passage, fits: float, over: bool) -> Bearing | None:
    """By what the passage tells as done, and when, where that is of the kind of what was foretold."""
    for event in passage.events:
        if not is_of_claim(claim, event) and fits < _FITS or event.status not in ("occurred", "ongoing", "denied"):
            continue
        first, last = (event.when.first, event.when.last) if event.when is not None else (None, None)
        if claim.told is not None and last is not None and last < claim.told:
            continue
        if not over and not _is_past(first, last, passage.published):
            continue
        if event.status == "denied":
            return Bearing("for" if claim.is_negated else "against", 0.5, f"“{event.trigger.text}” is denied")
        if claim.is_negated:
            return Bearing(
                "against", 0.6, f"“{event.trigger.text}” is told as done, and it was foretold that it would not be"
            )
        after = (first - claim.last).days if first is not None and claim.last is not None else 0
        if after > 0 and event.status == "occurred":
            if after > _SOON or not is_of_claim(claim, event):
                continue
            return Bearing("against", 0.3, f"“{event.trigger.text}” on {first}, after its day")
        return Bearing("for", 0.5, f"“{event.trigger.text}” is told as done")
    return None


def _is_past(first: date | None, last: date | None, published: date | None) -> bool:
    """Whether something is told of a few days that were over when it was published."""
    if first is None or last is None or published is None:
        return False
    return last <= published and (last - first).days <= _FEW


def is_of_claim(claim: Claim, event: Event) -> bool:
    """Whether an event may be what is foretold: by its words or its kind."""
    words = set(stems(event.trigger.text))
    like = {other for word in words for other in near(word)}
    return bool((words | like) & claim.stems or (event.what or event.type) in claim.kinds or words & _COMES)


def _by_likeness(claim: Claim, passage: Passage, over: bool) -> Bearing | None:
    """Most of the claim's words, told as something that is so."""
    shared = claim.stems & passage.stems
    text = passage.span.text.casefold()
    plain = over and claim.is_negated == (_WILL_NOT.search(text) is not None) and AHEAD.search(text) is None
    if plain and len(shared) > 1 and len(shared) >= _LIKE * len(claim.stems):
        return Bearing("for", 0.4, "it tells as a fact what was foretold")
    return None
