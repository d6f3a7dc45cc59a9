"""The words that make one name with a given one: capitals and what joins them ("Ministry of Defence", "T-72")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicon import facts
from training.names.conventions import peoples, places, word_class
from training.names.named import Kind
from training.names.words import Word

INSIDE = frozenset(("JJ", "NN", "NNS", "VBN", "VBG", "JJS", "JJR", "CD", "FW", "VB", "VBP", "RB"))
"""Tags that the tagger may give to a word of a name beside those of names."""
_ORDINALS = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)`` that a corpus says are of a kind; None where it says no more than that they are a name.

    ``known`` says that the corpus knows which one it is, so that its capitals are no chance.
    """

    first: int
    last: int
    kind: Kind | None
    known: bool = False


def run_around(words: Sequence[Word], at: int, phrase: Phrase) -> tuple[int, int]:
    """The words of a phrase that make one name with the word ``at``."""
    if phrase.known and phrase.kind not in ("person", "place") and capital_throughout(words, phrase):
        return phrase.first, phrase.last
    first, last = at, at + 1
    while last < phrase.last and (more := step(words, (first, last), phrase)):
        last += more
    while first > phrase.first and (more := _step_back(words, (first, last), phrase)):
        first -= more
    return first, last


def capital_throughout(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether all words of a phrase but the small ones are written as a name's."""
    inside = words[phrase.first : phrase.last]
    return all(w.capital or w.text in word_class("small") or w.tag == "CD" for w in inside) and any(
        w.proper for w in inside
    )


def _belongs(word: Word, phrase: Phrase) -> bool:
    """Whether a word beside a name is part of it."""
    if word.proper:
        return True
    if word.begins and not phrase.known and word.text not in peoples():
        return False
    return word.capital and (phrase.known or word.tag in INSIDE) and word.tag not in ("DT", "PRP", "PRP$", "WDT")


def step(words: Sequence[Word], run: tuple[int, int], phrase: Phrase) -> int:
    """How many words further right the name goes on; 0 where it ends."""
    at, end = run[1], phrase.last
    word = words[at]
    if _belongs(word, phrase) or (word.text[0].isdigit() and word.tag == "CD" and phrase.kind != "person"):
        return 1
    ahead = [nth for nth in range(at + 1, min(end, at + 4)) if _belongs(words[nth], phrase)]
    if not ahead:
        return 0
    between = [w.text for w in words[at : ahead[0]]]
    return ahead[0] - at if _linked(words, run, between, ahead[0], phrase) else 0


def _linked(words: Sequence[Word], run: tuple[int, int], between: list[str], ahead: int, phrase: Phrase) -> bool:
    """Whether the words between a name and the next capital hold the two together."""
    first, at = run
    before = words[at - 1]
    if all(text.lower() in word_class("particles") for text in between):
        return between[0] != "-" or _one_word(words, at, ahead)
    if phrase.kind in ("person", "people"):
        return False
    if between[0] in ("'s", "’s", "'", "’"):
        return len(between) == 1 and before.text in facts.words("owners")
    if between == ["&"]:
        return True
    if between[-1] == "the":
        between = between[:-1]
    if phrase.kind == "place" and before.text not in word_class("of"):
        return False
    if between == ["and"]:
        return any(words[nth].text in word_class("links") for nth in range(first, at))
    return len(between) == 1 and between[0] in word_class("links")


def _one_word(words: Sequence[Word], at: int, ahead: int) -> bool:
    """Whether a hyphen at ``at`` stands without blanks, and not between two countries or peoples."""
    both = peoples() | places()
    if words[at - 1].text in both or words[ahead].text in both:
        return False
    return words[at - 1].end == words[at].start and words[ahead - 1].end == words[ahead].start


def _step_back(words: Sequence[Word], run: tuple[int, int], phrase: Phrase) -> int:
    """How many words further left the name begins; 0 where it begins here."""
    at = run[0] - 1
    if (
        words[run[0]].text[-2:] in _ORDINALS
        and words[run[0]].text[0].isdigit()
        and words[at].text in peoples() | places()
    ):
        return 0
    if _belongs(words[at], phrase) or words[at].text.lower() in word_class("particles") - {"-", "as", "an"}:
        return 1
    if words[at].text[0].isdigit() and words[at].text[-2:] in _ORDINALS:
        return 1
    behind = [nth for nth in range(at - 1, max(phrase.first, at - 3) - 1, -1) if _belongs(words[nth], phrase)]
    if not behind:
        return 0
    first, _ = run_back(words, behind[0], phrase)
    between = [w.text for w in words[behind[0] + 1 : at + 1]]
    return run[0] - behind[0] if _linked(words, (first, behind[0] + 1), between, run[0], phrase) else 0


def run_back(words: Sequence[Word], at: int, phrase: Phrase) -> tuple[int, int]:
    """The unbroken capitals that end with the word ``at``."""
    first = at
    while first > phrase.first and (_belongs(words[first - 1], phrase) or words[first - 1].text in word_class("links")):
        first -= 1
    return first, at + 1
