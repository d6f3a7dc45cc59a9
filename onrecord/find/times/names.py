"""Whether the word of a time is part of a name: the Tomorrow Party, Captain May, Bloody Sunday, Monday Hill."""

from __future__ import annotations

from functools import cache

from onrecord.find.names import phrases
from onrecord.find.names.words import organ_words, place_words, titles
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_DAYS_WITH_NAMES = frozenset(["bloody", "black", "man", "super", "cyber", "good", "palm", "holy", "ash", "easter"])
_MORE = frozenset(
    [
        "accord", "accords", "agreement", "agreements", "award", "awards", "child", "club", "express", "fc", "festival",
        "foundation", "herald", "journal", "league", "ledger", "library", "mail", "memorial", "mirror", "movement",
        "museum", "news", "observer", "people", "post", "prayers", "prize", "review", "school", "sun", "telegraph",
        "theatre", "times", "tribune", "trust", "university",
    ]
)  # fmt: skip
_LEAD = 6
"""Words of a name before its time."""
_PEOPLE = frozenset(["march", "april", "may", "june", "august"])
_TITLES_ASIDE = frozenset(["private", "major", "deputy", "representative", "secretary"])


@cache
def _name_words() -> frozenset[str]:
    """Words that end the name of an organisation or a place."""
    return _MORE | {word.lower() for word in organ_words()} | place_words("after")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.split()[-1].lower().rstrip(".") for word in titles()) - _TITLES_ASIDE


def in_body(report: Report, parsed: Parsed, start: int, end: int) -> bool:
    """Whether characters ``[start, end)`` are a part of the name of a known organisation: "the |March 23| Movement"."""
    opens = parsed.between(start, start + 1)
    if not opens:
        return False
    first = max(parsed.sentence(opens[0]).first, opens[0].index - _LEAD)
    for token in parsed.tokens[first : opens[0].index + 1]:
        found = phrases.organisations().at(report, parsed, token)
        if (
            found is not None
            and (behind := token.start + len(found[0])) >= end
            and (token.start, behind) != (start, end)
        ):
            return True
    return False


def in_name(parsed: Parsed, opens: Token, after: Token | None) -> bool:
    """Whether the words around a capitalised time word make it part of a name."""
    first = parsed.sentence(opens).first
    before = parsed.tokens[opens.index - 1] if opens.index > first else None
    if after is not None and after.text[:1].isupper() and after.lower in _name_words():
        led = before is not None and before.lower in ("on", "in", "by", "since", "until", "from")
        return not (led and after.text in organ_words())  # "on Friday Army helicopters came"
    if not opens.text[:1].isupper() or before is None:
        return False
    if not before.text[:1].isupper():
        return False
    return before.lower in _DAYS_WITH_NAMES or (opens.lower in _PEOPLE and before.lower.rstrip(".") in _titles())


def name_before(parsed: Parsed, opens: Token) -> bool:
    """Commander Noel Easter: a capitalised name that belongs to the word stands right before it."""
    if opens.index == parsed.sentence(opens).first:
        return False
    before = parsed.tokens[opens.index - 1]
    return before.pos == "PROPN" and before.head == opens.index and before.relation == "compound"


def oddly_capital(parsed: Parsed, opens: Token) -> bool:
    """Whether a word has a capital that neither the beginning of a sentence or quotation nor a headline gives it."""
    if not opens.text[:1].isupper():
        return False
    sentence = parsed.sentence(opens)
    if opens.index == sentence.first or parsed.tokens[opens.index - 1].pos in ("PUNCT", "SYM", "SPACE"):
        return False
    words = [token.text for token in parsed.words(sentence) if len(token.text) > 3 and token.text.isalpha()]
    return sum(word[0].isupper() for word in words) * 3 < len(words) * 2
