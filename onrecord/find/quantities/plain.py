"""Numbers that count nothing: parts of names, ages, list marks, resolutions, scores."""

from __future__ import annotations

import re

from onrecord.find.quantities.amounts import AGE
from onrecord.find.quantities.counted import Counted, category
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_NUMBERED = frozenset(
    [
        "no",
        "no.",
        "number",
        "resolution",
        "article",
        "articles",
        "chapter",
        "page",
        "pages",
        "room",
        "flight",
        "route",
        "highway",
        "section",
        "annex",
        "point",
        "step",
        "version",
        "level",
        "phase",
        "category",
        "protocol",
        "paragraph",
        "line",
        "gate",
        "platform",
        "channel",
        "unit",
        "sector",
        "area",
        "block",
        "zone",
        "aged",
        "age",
        "form",
        "order",
        "law",
        "act",
        "directive",
        "decree",
        "title",
        "episode",
        "season",
        "game",
        "day",
        "stage",
        "tier",
        "class",
        "mark",
        "type",
        "model",
    ]
)
_POINT = re.compile(r"(?:/|\)|\.)(?=\s)")
"""What stands behind a number that counts the points of a list or of a thread, at the beginning of its line."""
_NO_COUNT = frozenset(["no", "any", "every", "each", "another", "this", "that", "which", "the", "number", "some", "same", "or"])
_IDLE = frozenset(
    ["day", "night", "morning", "evening", "afternoon", "time", "moment", "point", "side", "way", "thing", "another", "sense"]
)
"""Nouns that "one" doesn't count: one day, one thing is sure."""


def names_something(
    report: Report, parsed: Parsed, match: re.Match[str], inside: tuple[Token, ...], counted: Counted | None
) -> bool:
    """Whether the number is no amount."""
    text = report.text
    if _POINT.match(text, match.end()) and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" ("):
        return True
    if match["vague"] or match["share"] or match["sign"] or match["unit"] or AGE.match(text, match.end()):
        return False
    before = _before(parsed, inside[0])
    if match["odds"]:
        return before is not None and before.lower in _NUMBERED
    low = match["low"].lower()
    if low == "one":
        return _is_pronoun(match, before, counted, parsed)
    if match["hedge"] and match["hedge"].lower() != "from":
        return False
    if before is not None and before.lower in _NUMBERED:
        return True
    return low[0].isdigit() and _is_label(text, match, before, counted)


def _is_pronoun(match: re.Match[str], before: Token | None, counted: Counted | None, parsed: Parsed) -> bool:
    """No one, one another, the one man who: not so *one soldier*, *one of the soldiers*."""
    if counted is None or match["high"]:
        return counted is None
    if before is not None and (before.lower in _NO_COUNT or before.pos == "PROPN" and match["low"] == "One"):
        return True
    if parsed.tokens[counted.first.index - 1].lower != "one":
        return counted.head.tag not in ("NNS", "NNPS")  # one of the men
    known = bool(category(counted, parsed))
    return not known and (counted.head.tag != "NN" or counted.head.lower in _IDLE)


def _before(parsed: Parsed, token: Token) -> Token | None:
    if token.index == 0:
        return None
    before = parsed.tokens[token.index - 1]
    return before if before.sentence == token.sentence else None


def _named(before: Token | None, counted: Counted) -> bool:
    """A house and its street ("575 Mill Road"), a model ("787 Example"), or a number inside a name."""
    alone = counted.first.tag == "NNP" and counted.head.tag == "NNP"
    return alone or (before is not None and before.pos == "PROPN" and counted.head.tag == "NN")


def _is_label(text: str, match: re.Match[str], before: Token | None, counted: Counted | None) -> bool:
    """A list mark ("1."), an age between commas ("Ana Dorin, 32,"), a name's end ("Winter Shield 31")."""
    if counted is not None and counted.head.tag in ("NNP", "NN") and _named(before, counted):
        return True
    if counted is not None or match["lowmag"] or match["magnitude"]:
        return False
    if match["high"] and text[match.start("high") - 1] in "-–":
        return True
    after = text[match.end() : match.end() + 2]
    if before is None:
        return after[:1] in (".", ")", ":")
    if before.text == "," and after[:1] in (",", "."):
        return True
    if before.pos == "PROPN" or before.text in ("-", "–", "#") or before.text.lstrip("+").isdigit():
        return "," not in match["low"]
    return before.text == "(" and after[:1] == ")"
