"""Whether an amount says by how much something went up or down, from what, or to what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord import lexicon
from onrecord.model import Change
from onrecord.parse import Parsed, Token

_STEPS: dict[tuple[str, str], Change] = {
    ("rise", "by"): "rise by",
    ("rise", "to"): "rise to",
    ("rise", "from"): "rise from",
    ("fall", "by"): "fall by",
    ("fall", "to"): "fall to",
    ("fall", "from"): "fall from",
}
_SIGNS = {"+": "rise", "-": "fall", "\u2212": "fall"}
_PARTICLES = {"up": "rise", "down": "fall"}
_MOVING = frozenset(["go", "move", "change", "shift", "bring", "take", "come", "revise"])
"""Verbs that go either way, as "from" and "to" tell."""
_STANDING = frozenset(["be", "close", "end", "finish", "edge", "tick", "trade", "open", "stay", "remain", *_MOVING])
"""Verbs behind which "up" and "down" are the way an amount went: not so in "shot down 12 drones"."""
_REACH = 4
_LEVELS = frozenset(["close", "high", "low", "level", "total", "record", "peak", "average", "maximum", "minimum"])
_PLAIN = frozenset(["", "share", "money", "temperature", "speed", "pressure"])
"""What may rise straight behind its verb: a plane that drops 12 bombs, or a man who falls 40 metres, is no change."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A verb or noun of change: which way, and what may stand straight behind a verb."""

    way: str
    alone: str


@cache
def _words(part: str) -> dict[str, _Word]:
    entries = [entry for entry in lexicon.load("changes").entries if entry.more["part"] == part]
    return {
        word: _Word(entry.means.split()[0], str(entry.more.get("alone", "")))
        for entry in entries
        for word in entry.match
    }


def change(parsed: Parsed, first: Token, category: str, behind: Token | None) -> Change:
    """The change that an amount tells, whose first word is ``first`` and what follows it ``behind``; "" where none."""
    before = _before(parsed, first)
    if before is None:
        return ""
    way = _particle(parsed, before)
    if way:
        return _STEPS[way, "by"]
    step = before.lower
    if step in ("by", "to", "from", "of") and before.pos != "PART":
        return _led(parsed, before, step)
    if before.pos == "VERB" and _direct(parsed, before, category, behind):
        return _STEPS[_words("verb")[before.lemma].way, "by"]
    if behind is not None and category == "share" and behind.pos == "NOUN" and behind.lemma in _words("noun"):
        return _STEPS[_words("noun")[behind.lemma].way, "by"]
    return ""


def signed(parsed: Parsed, first: Token, sign: str) -> Change:
    """The change that a sign tells behind a name ("Stocks -1.3 %"); "" for a level ("growth was -1.3 %")."""
    before = _before(parsed, first)
    if sign not in _SIGNS or before is not None and before.pos not in ("NOUN", "PROPN", "NUM", "PUNCT"):
        return ""
    return _STEPS[_SIGNS[sign], "by"]


def way_of(parsed: Parsed, first: Token, low: float, high: float) -> str:
    """Which way an amount "from … to …" went, where a word of change governs it; "" where it's a plain range."""
    above = _governor(parsed, first)
    if above is None:
        return ""
    if above.lemma in _MOVING and above.pos == "VERB":
        return "rise" if low < high else "fall"
    word = _words("verb" if above.pos == "VERB" else "noun").get(above.lemma)
    return word.way if word else ""


def step(way: str, kind: str) -> Change:
    """The change of this way and kind ("rise", "from")."""
    return _STEPS[way, kind]


def _before(parsed: Parsed, token: Token) -> Token | None:
    before = parsed.tokens[token.index - 1] if token.index else None
    return before if before is not None and before.sentence == token.sentence else None


def _particle(parsed: Parsed, token: Token) -> str:
    """Up or down, straight before an amount; not as a part of its verb ("blew up 3 bridges")."""
    way = _PARTICLES.get(token.lower, "")
    verb = _before(parsed, token)
    if not way or verb is None:
        return ""
    known = verb.lemma in _STANDING or verb.lemma in _words("verb")
    return way if verb.pos not in ("VERB", "PRON") or known else ""


def _led(parsed: Parsed, preposition: Token, step: str) -> Change:
    """The change behind "by", "to", "from" (or "of", after a noun: an increase of 300)."""
    leading = _before(parsed, preposition)
    if leading is not None and leading.lower in _PARTICLES and step in ("from", "to", "by"):
        return _STEPS[_PARTICLES[leading.lower], step]
    above = _governor(parsed, preposition)
    if above is None:
        return ""
    if step == "of":
        noun = _words("noun").get(above.lemma) if above.pos == "NOUN" and above is leading else None
        return _STEPS[noun.way, "by"] if noun else ""
    word = _words("verb" if above.pos == "VERB" else "noun").get(above.lemma)
    return _STEPS[word.way, step] if word else ""


def _governor(parsed: Parsed, token: Token) -> Token | None:
    """The verb, or the noun of change, that a preposition hangs on, over others between ("to a close of 300")."""
    for above in islice(parsed.ancestors(token), _REACH):
        if above.pos == "VERB" or above.lemma in _words("noun") and above.index < token.index:
            return above
        if above.pos != "ADP" and above.lower not in _PARTICLES and above.lemma not in _LEVELS:
            return None  # refugees from 12 countries
    return None


def _direct(parsed: Parsed, verb: Token, category: str, behind: Token | None) -> bool:
    word = _words("verb").get(verb.lemma)
    if word is None or verb.tag == "VBN" and parsed.child(verb, "aux") is None:
        return False
    if word.alone == "share" or verb.lemma in ("drop", "grow"):
        return category == "share" or behind is not None and behind.lemma == "point"
    return word.alone == "any" and category in _PLAIN
