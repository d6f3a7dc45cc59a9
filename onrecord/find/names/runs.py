"""Finds runs of capitalised words, the raw material of names, and leaves out capitals that only begin a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.names.phrases import known_words
from onrecord.find.names.words import organ_words, standing
from onrecord.lexicon import facts
from onrecord.parse import Parsed, Sentence, Token

_OPENING = frozenset('"“‘«(—–*:•[…')
_TITLE_CASE = 0.7
_SYLLABLE = re.compile(r"(?!run|gun|to$)(?:ch|[bdghjkmnpstwy])?[wy]?[aeiou]{1,2}(?:ng|[klmnp])?")
"""The second syllable of a Korean given name."""
_OF_MANY = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``[first, last)``: capitalised words side by side, with the small words inside a name ("al", "von")."""

    first: int
    last: int


def _shaped(token: Token) -> bool:
    """Whether the word looks like a name or a part of one."""
    word = token.text
    if not word[0].isupper() or token.lower in facts.words("calendar"):
        return False
    if token.lower in facts.words("closed"):
        return word.isupper() and len(word) > 1 and token.pos in ("PROPN", "NOUN")
    return True


def _begins(parsed: Parsed, sentence: Sentence) -> set[int]:
    """Indices of tokens whose capital letter may only mark a beginning."""
    found, fresh = set(), True
    for token in parsed.words(sentence):
        if fresh and token.text[0].isalnum():
            found.add(token.index)
            fresh = False
        elif not fresh and token.text[0] in _OPENING and token.text not in ("-", "'"):
            fresh = True
    return found


def capitals(parsed: Parsed) -> frozenset[int]:
    """Indices of the tokens whose capital letter marks a name."""
    begins = {index for sentence in parsed.sentences for index in _begins(parsed, sentence)}
    shouted = {s.index for s in parsed.sentences if s.kind != "body" and _title_case(parsed, s)}
    shaped = [token for token in parsed.tokens if _shaped(token)]
    sure = {t.text for t in shaped if t.index not in begins and t.sentence not in shouted and t.tag != "NNS"}
    return frozenset(t.index for t in shaped if _marks(parsed, t, t.index in begins or t.sentence in shouted, sure))


def _marks(parsed: Parsed, token: Token, doubtful: bool, sure: set[str]) -> bool:
    if doubtful and token.text.istitle() and token.lower in standing():  # "|Near| Orn, two trucks burnt"
        return False
    if not doubtful or token.text in sure or token.text in known_words():
        return True
    sentence = parsed.sentence(token)
    return (sentence.kind == "body" or not _title_case(parsed, sentence)) and token.tag in ("NNP", "NNPS")


def _title_case(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether the sentence is set like a headline, With Capitals Throughout."""
    words = [t for t in parsed.words(sentence)[1:] if t.text[0].isalpha() and t.lower not in facts.words("closed")]
    return len(words) > 1 and sum(t.text[0].isupper() for t in words) >= _TITLE_CASE * len(words)


def runs(parsed: Parsed) -> tuple[Run, ...]:
    """All runs of a report, in text order; none crosses a sentence."""
    marked, found, index = capitals(parsed), [], 0
    while index < len(parsed.tokens):
        if index not in marked:
            index += 1
            continue
        last = index + 1
        while (step := _step(parsed, last, marked)) is not None:
            last = step
        found.append(Run(_with_particles(parsed, index), last))
        index = last
    return tuple(found)


def _with_particles(parsed: Parsed, first: int) -> int:
    """The first token of a name that opens with small words ("van der Meer")."""
    begin = parsed.sentence(parsed.tokens[first]).first
    while first > begin and parsed.tokens[first - 1].lower in facts.words("particles"):
        if parsed.tokens[first - 1].pos not in ("PROPN", "X"):
            break
        first -= 1
    return first


def _step(parsed: Parsed, last: int, marked: frozenset[int]) -> int | None:
    """The end of the run after one more word; None where it ends at ``last``."""
    sentence = parsed.sentence(parsed.tokens[last - 1])
    if last + 1 < sentence.last and parsed.tokens[last].text == "-" and _second_half(parsed, last + 1):
        return last + 2
    for ahead in range(4):
        index = last + ahead
        if index >= sentence.last:
            return None
        if index in marked:
            joined = all(_joins(parsed, between) for between in range(last, index))
            return index + 1 if joined else None
    return None


def _joins(parsed: Parsed, index: int) -> bool:
    """Whether a small word can stand inside a name: a particle, "&", or a hyphen between parts of one name."""
    token = parsed.tokens[index]
    if token.lower in facts.words("particles") or token.text == "&":
        return True
    if token.text in _OF_MANY and _owns(parsed, index):
        return True
    if token.text not in ("-", "‑"):
        return _second_half(parsed, index) or _between_hyphens(parsed, index)
    before, after = parsed.tokens[index - 1], parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else token
    tight = before.end == token.start and after.start == token.end
    return tight and not (before.text in known_words() and after.text in known_words())


def _owns(parsed: Parsed, index: int) -> bool:
    """Whether a body is called after those it is made of: "Women's Union", "Teachers' League"."""
    before, behind = parsed.tokens[index - 1], parsed.tokens[index + 1 : index + 4]
    plural = before.tag in ("NNS", "NNPS") and parsed.tokens[index].text in ("'", "’")
    return before.text in facts.words("owners") or (plural and any(token.text in organ_words() for token in behind))


def _between_hyphens(parsed: Parsed, index: int) -> bool:
    """Whether a small word stands inside a place's name: the "au" of "Port-au-Prince"."""
    before, token, behind = parsed.tokens[index - 1], parsed.tokens[index], parsed.tokens[index + 1 : index + 2]
    tight = before.end == token.start and bool(behind) and token.end == behind[0].start
    return tight and before.text == behind[0].text == "-" and token.text.islower()


def _second_half(parsed: Parsed, index: int) -> bool:
    """Whether a small word is the second half of a given name: the "ho" of "Jun-ho Baek"."""
    token, hyphen = parsed.tokens[index], parsed.tokens[index - 1]
    tight = hyphen.text == "-" and hyphen.end == token.start and parsed.tokens[index - 2].end == hyphen.start
    if token.tag == "NNP":
        return tight and token.text.isalpha() and len(token.text) < 6
    surname = parsed.tokens[index - 3]
    named = surname.text.istitle() and surname.tag == "NNP" and surname.sentence == token.sentence
    return tight and index > 2 and named and _SYLLABLE.fullmatch(token.text) is not None


def words(parsed: Parsed, run: Run) -> Iterator[Token]:
    """The tokens of a run."""
    return iter(parsed.tokens[run.first : run.last])
