"""How likely each of some later passages is to tell what came of a forecast, by weights learnt from invented stories.

The chances of all passages and of *none of them* add up to one, so that what stands out counts, not what shares a word.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Any

import numpy as np

from onrecord.link import meanings
from onrecord.link.bearing import AHEAD, Claim, is_of_claim
from onrecord.link.near import near
from onrecord.link.passages import Passage, Passages
from onrecord.link.words import fold, is_small, stem
from onrecord.model import Days

SIGNS = (
    "claim", "claim like", "claim before it", "a word", "two words", "sentence", "sentence before it", "context",
    "meaning", "names", "linked", "kind", "no day", "about the due day", "due day", "before the due day", "a day late",
    "ten days late", "later", "old", "behind the due day", "early", "has a due day", "words", "foretells", "ahead",
    "done", "done like it", "no event",
)  # fmt: skip
"""What is looked at in a passage, in the order of the weights."""
_SHORT = 3
"""Days of a time that tells a day rather than a stretch."""
_HEAD = 3
"""Stems at most of a sentence that is but the day of those behind it ("18 April.")."""
_BACK = 5
"""Sentences that such a day reaches."""
_SOON, _LONG = 10, 60
"""Days after the due day that are soon, and from which on it makes no difference."""
Array = np.ndarray[Any, np.dtype[np.float64]]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A forecast as its later passages are looked at: what each of its words counts, and what it is about.

    ``sentence`` and ``context`` are the words around the claim and of the sentence before; ``names`` the stems of the
    names of its actors and places; ``groups`` the groups of linked events that are foretold.
    """

    claim: Claim
    words: Weights
    sentence: Weights
    context: Weights
    names: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Learnt:
    means: Array
    spreads: Array
    weights: Array
    none: float


def chances(rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each passage, a row of signs, is the one that tells what came of it."""
    if not rows:
        return []
    held = _learnt()
    odds = np.append((np.array(rows) - held.means) / held.spreads @ held.weights, held.none)
    shares = np.exp(odds - odds.max())
    return [float(one) for one in (shares / shares.sum())[:-1]]


def signs(asked: Asked, passage: Passage, among: Passages, groups: Collection[str]) -> list[float]:
    """What a passage shows, a number for each of ``SIGNS``; ``groups`` are those of its events."""
    ahead = {word for step in (-1, -2) for word in _stems(among.beside(passage, step))} - passage.stems
    own = passage.stems
    shared = sum(word in own for word in asked.words)
    found = {
        "claim": _share(asked.words, own),
        "claim like": _share_like(asked.words, own),
        "claim before it": _share(asked.words, ahead),
        "a word": float(shared > 0),
        "two words": float(shared > 1),
        "sentence": _share(asked.sentence, own),
        "sentence before it": _share(asked.sentence, ahead),
        "context": _share(asked.context, own),
        "meaning": _meaning(asked, passage),
        "names": len(asked.names & own) / len(asked.names) if asked.names else 0.0,
        "linked": float(not asked.groups.isdisjoint(groups)),
        "kind": float(any((event.what or event.type) in asked.claim.kinds for event in passage.events)),
        "words": log(1 + len(own)),
        "foretells": float(passage.foretells),
        "ahead": float(AHEAD.search(passage.span.text.casefold()) is not None),
        "no event": float(not passage.events),
        **_of_events(asked, passage),
        **_of_days(asked.claim, passage, among),
    }
    return [found.get(name, 0.0) for name in SIGNS]


def _stems(passage: Passage | None) -> frozenset[str]:
    return passage.stems if passage is not None else frozenset()


def _share(weights: Weights, words: Collection[str]) -> float:
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in words) / total if total else 0.0


def _share_like(weights: Weights, words: Collection[str]) -> float:
    """The share that has the words or words near them."""
    total = sum(weights.values())
    found = sum(weight * (1.0 if word in words else _like(word, words)) for word, weight in weights.items())
    return found / total if total else 0.0


def _like(word: str, words: Collection[str]) -> float:
    return max((value for one, value in near(word).items() if one in words), default=0.0)


def _meaning(asked: Asked, passage: Passage) -> float:
    """How near in meaning the passage's nearest word is to each of the claim's, these weighed."""
    held, told = _vectors(asked.claim.words), _vectors(passage.span.text)
    if not held or not told:
        return 0.0
    weights = np.array([asked.words.get(stem(word), 0.0) for word in held])
    like = (_rows(asked.claim.words) @ _rows(passage.span.text).T).max(axis=1).clip(0, 1)
    return float((like**2 * weights).sum() / weights.sum()) if weights.any() else 0.0


@lru_cache(maxsize=1 << 14)
def _rows(text: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.stack(list(_vectors(text).values()))


@lru_cache(maxsize=1 << 14)
def _vectors(text: str) -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    """The vectors of a text's words that count; words without one are left out."""
    return {word: vector for word in _counted(text) if (vector := meanings.vector(word)) is not None}


def _counted(text: str) -> list[str]:
    return [word for word in dict.fromkeys(fold(text)) if not is_small(word) and not word[0].isdigit()]


def _of_events(asked: Asked, passage: Passage) -> dict[str, float]:
    """Whether something is told as done, and something like what was foretold."""
    done = [event for event in passage.events if event.status in ("occurred", "ongoing", "alleged")]
    like = [event for event in done if is_of_claim(asked.claim, event)]
    return {"done": float(len(like) < len(done)), "done like it": float(bool(like))}


def _of_days(claim: Claim, passage: Passage, among: Passages) -> dict[str, float]:
    """The passage's days, or those that its paragraph opens with, beside the days of the forecast."""
    days = _told(passage) or _head(passage, among)
    found = {"no day": float(not days)}
    if claim.told is not None:
        found["old"] = float(bool(days) and all(last <= claim.told for _, last in days))
    due = claim.last
    if due is None or passage.published is None:
        return found
    late = [(first - due).days for first, _ in days if first > due]
    behind = (passage.published - due).days
    return found | {
        "has a due day": 1.0,
        "about the due day": float(any(first - timedelta(1) <= due <= last + timedelta(1) for first, last in days)),
        "due day": float(any(first <= due <= last for first, last in days)),
        "before the due day": float(claim.told is not None and any(claim.told < last < due for _, last in days)),
        "a day late": float(1 in late),
        "ten days late": float(any(1 < day <= _SOON for day in late)),
        "later": float(bool(late) and min(late) > _SOON),
        "behind the due day": min(max(behind, 0), _LONG) / _LONG,
        "early": min(max(-behind, 0), _LONG) / _LONG,
    }


def _told(passage: Passage) -> list[tuple[date, date]]:
    return [each for one in passage.told_days if (each := _short(one)) is not None]


def _short(days: Days) -> tuple[date, date] | None:
    if days.first is None or days.last is None or (days.last - days.first).days > _SHORT:
        return None
    return days.first, days.last


def _head(passage: Passage, among: Passages) -> list[tuple[date, date]]:
    """The day that stands alone before the passage, as in a list of dates."""
    for step in range(1, 1 + _BACK):
        before = among.beside(passage, -step)
        if before is None:
            return []
        if before.days and len(before.stems) <= _HEAD:
            return _told(before)
    return []


@cache
def _learnt() -> _Learnt:
    raw = json.loads((files("onrecord.link") / "weights" / "outcomes.json").read_text("utf-8"))
    of = {name: [raw["signs"][sign][name] for sign in SIGNS] for name in ("mean", "spread", "weight")}
    return _Learnt(np.array(of["mean"]), np.array(of["spread"]), np.array(of["weight"]), raw["none"])
