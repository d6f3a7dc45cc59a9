"""Number words inside names ("Two Bridges"), and vague ones that count nothing ("he is a handful")."""

from __future__ import annotations

from onrecord.find.numbers import WORTH
from onrecord.find.quantities.counted import Counted, category
from onrecord.parse import Parsed, Token

_ONLY_WITH_NOUN = frozenset(["several", "a few", "a couple", "a pair", "a score", "multiple", "numerous"])
_MANIFOLD = frozenset(["rocket", "launch", "rocket-launcher", "choice"])
"""What is called manifold: a multiple rocket launcher."""
_TIMES_OVER = frozenset(
    ["trousers", "scissors", "glasses", "eyes", "hands", "times", "things", "ways", "days", "hours", "weeks", "years"]
)


def says_little(vague: str, parsed: Parsed, inside: tuple[Token, ...], counted: Counted | None) -> bool:
    """The commander is *a handful*; the Dirty *Dozens*; *a few* of it."""
    words = vague.lower()
    if inside[0].text[0].isupper() and vague[0].isupper() and _in_a_name(parsed, inside[0]):
        return True
    if words == "multiple" and counted is not None and counted.first.lower in _MANIFOLD:
        return True
    if words in _ONLY_WITH_NOUN or words.endswith("number of"):
        if counted is None and _of_them(parsed, inside[-1]):
            return False
        plural = counted is not None and (counted.head.tag in ("NNS", "NNPS") or bool(category(counted, parsed)))
        return not plural or counted is not None and counted.head.lower in _TIMES_OVER
    if counted is None and words == "scores" and _lemma_before(parsed, inside[0]) in ("'s", "’s", "its", "his", "her"):
        return True  # the orchestra's scores
    return words == "a handful" and counted is None and (_lemma_before(parsed, inside[0]) in ("be", "become"))


def _of_them(parsed: Parsed, last: Token) -> bool:
    """Whether a word counts some of those named before: "several of them"."""
    behind = [token.lower for token in parsed.tokens[last.index : last.index + 3]]
    return (
        behind[behind.index("of") + 1 :][:1] in (["them"], ["these"], ["those"], ["whom"]) if "of" in behind else False
    )


def _lemma_before(parsed: Parsed, token: Token) -> str:
    before = token_before(parsed, token)
    return before.lemma if before is not None else ""


def _in_a_name(parsed: Parsed, token: Token) -> bool:
    """Whether a word in capitals stands inside a sentence, behind another one or before a noun in capitals."""
    before = token_before(parsed, token)
    return (
        before is not None
        and before.text[:1].isupper()
        and before.text.isalpha()
        and before.pos in ("PROPN", "NOUN", "ADJ")
    )


def part_of_a_name(parsed: Parsed, inside: tuple[Token, ...], counted: Counted | None) -> bool:
    """The film *Two Bridges*, Hotel *Four Seasons*, Hall *Three*."""
    first = inside[0]
    before = token_before(parsed, first)
    if not (first.text[:1].isupper() and first.text.isalpha()) or before is None or before.pos == "PUNCT":
        return False
    named = counted is not None and counted.first.text[:1].isupper()
    return first.text.lower() in WORTH and (named or _in_a_name(parsed, first)) and not first.text.isupper()


def token_before(parsed: Parsed, token: Token) -> Token | None:
    """The token before another one in its sentence; None at the beginning."""
    if token.index == 0:
        return None
    before = parsed.tokens[token.index - 1]
    return before if before.sentence == token.sentence else None
