"""Reads titles and offices beside a name: before it, inside its run, or set off by commas on either side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.names.runs import Run
from onrecord.find.names.words import organ_words, place_words, saying, titles
from onrecord.lexicon import facts
from onrecord.parse import Parsed, Token

_NO_TITLE = frozenset(("then", "yesterday", "today", "tomorrow"))
_LONGEST = 5
_REACH = 14
_IRREGULAR = {"attorneys general": "attorney general", "chiefs": "chief"}


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens ``[first, last)`` of a title; ``word`` is how the lexicon has it, ``plural`` for "Presidents A and B"."""

    first: int
    last: int
    word: str
    plural: bool


def _singular(phrase: str) -> str:
    return _IRREGULAR.get(phrase, phrase.removesuffix("s"))


def title_ending(parsed: Parsed, last: int, first: int) -> Title | None:
    """The longest title that ends before token ``last`` and starts not before ``first``; None where there is none."""
    for start in range(max(first, last - _LONGEST), last):
        stretch = parsed.tokens[start:last]
        phrase = " ".join(token.lower for token in stretch).replace(" - ", "-").replace(" .", ".")
        if _is_title(stretch, phrase):
            return Title(start, last, phrase, False)
        if (one := _singular(phrase)) != phrase and not phrase.endswith("ss") and _is_title(stretch, one):
            return Title(start, last, one, True)
    return None


def _is_title(stretch: tuple[Token, ...], phrase: str) -> bool:
    """Whether it is a title or an office, or in small letters a calling; with a capital those are surnames (Miller)."""
    return phrase in titles() or (phrase in facts.words("callings") and not any(t.text[0].isupper() for t in stretch))


def inside(parsed: Parsed, run: Run) -> Title | None:
    """The last title in a run with a name behind it: "US National Security Advisor" in front of "Ana Kolb"."""
    for last in range(run.last - 1, run.first, -1):
        if (found := title_ending(parsed, last, run.first)) is not None:
            return found
    return _portfolio(parsed, run)


def _portfolio(parsed: Parsed, run: Run) -> Title | None:
    """ "Secretary of State" before the name, where "of" has cut it in two runs."""
    if run.first < 2 or parsed.tokens[run.first - 1].lower != "of":
        return None
    last = run.first
    while last < run.last and parsed.tokens[last].text in facts.words("portfolios"):
        last += 1
    head = title_ending(parsed, run.first - 1, max(0, run.first - 4))
    return Title(head.first, last, head.word, head.plural) if head and run.first < last < run.last else None


def before(parsed: Parsed, run: Run) -> Title | None:
    """The title in small letters right before a run: "spokesman" before "Ana Kolb"."""
    first = parsed.sentence(parsed.tokens[run.first]).first
    found = title_ending(parsed, run.first, first)
    small = found is not None and parsed.tokens[found.last - 1].text[0].islower()
    return found if found and (small or found.word.endswith(".")) else None


def role_span(parsed: Parsed, title: Title) -> tuple[int, int]:
    """Tokens of the whole title with what stands before it: "State Department" before "spokesman"."""
    first, sentence = title.first, parsed.sentence(parsed.tokens[title.first])
    while first > sentence.first and _belongs(parsed.tokens[first - 1]):
        first -= 1
    while first < title.first and not _opens(parsed.tokens[first]):
        first += 1
    return first, title.last


def _belongs(token: Token) -> bool:
    if token.text in ("(", ")", "'s", "’s", "-", "'", "’", "&"):
        return True
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.lower not in _NO_TITLE | facts.words("calendar")


def _opens(token: Token) -> bool:
    return token.text[0].isalnum()


def after(parsed: Parsed, last: int) -> tuple[Title, int, int] | None:
    """(title, first and last token of the role) of ", head of the water board," behind a name."""
    sentence = parsed.sentence(parsed.tokens[last - 1])
    if last + 1 >= sentence.last or parsed.tokens[last].text not in (",", "(", "–", "—"):
        return None
    first = last + 1
    if parsed.tokens[first].pos == "CCONJ":  # "Teo Lunt, and the envoy, Ana Kolb"
        return None
    while first < sentence.last and parsed.tokens[first].pos in ("DET", "PRON"):
        first += 1
    end = _role_end(parsed, first, sentence.last)
    for behind in range(first + 1, end + 1):
        if parsed.tokens[behind - 1].lower in ("of", "for", "in", "at"):
            return None
        if (found := title_ending(parsed, behind, first)) is not None and not _goes_on(parsed, behind, end):
            return found, first, end
    return None


def _goes_on(parsed: Parsed, behind: int, end: int) -> bool:
    """Whether the title is only the start of a longer one, or stands before another name ("President Orn")."""
    return behind < end and parsed.tokens[behind].pos in ("NOUN", "PROPN")


def _role_end(parsed: Parsed, first: int, limit: int) -> int:
    for index in range(first, min(limit, first + _REACH)):
        token = parsed.tokens[index]
        if token.text in ',;:.()–—"“”' or token.tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"):
            return index
    return min(limit, first + _REACH)


def set_off_before(parsed: Parsed, run: Run) -> tuple[Title, int, int] | None:
    """(title, first and last token of the role) of "its spokesman, " or "the governor of Orn, " before a name."""
    sentence = parsed.sentence(parsed.tokens[run.first])
    comma = run.first - 1
    if comma <= sentence.first or parsed.tokens[comma].text != ",":
        return None
    if not (run.last < sentence.last and _closes(parsed.tokens[run.last])):
        return None
    for behind in range(comma, max(sentence.first, comma - _REACH), -1):
        token = parsed.tokens[behind - 1]
        if token.text in ',;:"“”' or token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if (found := title_ending(parsed, behind, sentence.first)) is not None:
            return (found, role_span(parsed, found)[0], comma) if not found.plural else None
    return None


def _closes(token: Token) -> bool:
    return token.text in (",", ".", ";", ")") or token.lemma in saying()


def names_no_person(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the words end as an organisation's or a place's name does."""
    word = parsed.tokens[last - 1]
    return word.text in organ_words() or word.lower in place_words("after") or word.lower in titles()
