"""Finds organisations by name: those of the table, those whose last word tells, and those a report shortens itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.names import marked
from onrecord.find.names.known import known
from onrecord.find.names.runs import Run
from onrecord.find.names.titled import inside
from onrecord.find.names.words import group_words, organ_words
from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Organisation
from onrecord.model import ActorKind, Report
from onrecord.parse import Parsed, Token

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_MARKS = frozenset({"*", "“", "‘", "'", '"', "_"})
_LINKS = ("of", "for", "on")
_MOST_LINKS = 3
_SMALL = frozenset({"of", "for", "on", "the", "and", "in", "to", "&"})
_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM"})
_REACH = 8
"""Words behind a name in which it is told what it is of."""
_OF_SEVERAL = frozenset({"Ministry", "Department", "Bureau", "Directorate", "Committee", "Commission"})
"""Bodies that are called after several fields."""


@dataclass(frozen=True, slots=True)
class Organ:
    """One mention of an organisation, tokens ``[first, last)``; ``known`` where the table has it."""

    first: int
    last: int
    kind: ActorKind
    sector: str | None
    known: Organisation | None = None


def from_table(report: Report, parsed: Parsed) -> Iterator[Organ]:
    """The organisations of the table."""
    for first, last, one in known(report, parsed):
        yield Organ(first, last, one.kind, one.sector, one)


def by_last_word(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The organisations whose last word tells, or whose first does before "of"."""
    starts = {run.first: run for run in runs}
    for run in runs:
        last = _telling_end(parsed, run)
        if last is None:
            continue
        kind, sector = _telling(parsed, last) or ("unknown", None)
        first, end = _leftwards(parsed, run, runs), _rightwards(parsed, last, starts)
        if kind == "armed force" and end == last == run.last - 1 and inside(parsed, run) is None:
            end = run.last  # "Operational Command |Steppe|"
        if _whole(parsed, first, end) and (
            end - first > 1 or parsed.tokens[first].text in facts.words("lone organisations")
        ):
            yield Organ(first, end, kind, sector)


def by_noun_before(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The organisations named right behind a noun for one: "the human rights group |Open Barracks|"."""
    for run in runs:
        at = run.first - 1
        while at > 0 and parsed.tokens[at].text in _MARKS:
            at -= 1
        noun, name = parsed.tokens[at], parsed.root(parsed.tokens[run.first].start, parsed.tokens[run.last - 1].end)
        known = group_words().get(noun.lower) if at >= 0 and noun.tag == "NN" else None
        if known is None or known[0] not in ("organisation", "armed force") or name is None:
            continue
        hangs = name.head == noun.index and name.relation in ("appos", "nmod", "dep")
        beside = noun.relation in ("compound", "nmod", "appos") and noun.head == name.index
        if (hangs or beside) and inside(parsed, run) is None and _whole(parsed, run.first, run.last):
            yield Organ(run.first, run.last, known[0], known[1])


def by_mark(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The organisations and units that the encoder marked; a name of several words wherever it stands."""
    for one, kind, sector in marked.bodies(parsed):
        yield Organ(one.first, one.last, kind, sector)
        if one.last - one.first > 1 and one.kind == "organisation":
            again = _everywhere(parsed, one.first, one.last, runs)
            yield from (Organ(other.first, other.last, kind, sector) for other in again)


def by_first_word(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The organisations whose first word tells in another tongue: "|Ansar| al-Sahil", "|Frente| Sur"."""
    for run in runs:
        word = parsed.tokens[run.first].text
        if run.last - run.first > 1 and inside(parsed, run) is None:
            if word in facts.words("armed bodies begin"):
                yield Organ(run.first, run.last, "armed force", "REB")
            elif word in facts.words("bodies begin"):
                yield Organ(run.first, run.last, "organisation", None)


def by_letters(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The names that a report shortens letter by letter: "the Unit for Lost Ships (ULS)"; each wherever it stands."""
    for at in range(2, len(parsed.tokens) - 1):
        short = parsed.tokens[at].text
        bracketed = parsed.tokens[at - 1].text == "(" and parsed.tokens[at + 1].text == ")"
        if bracketed and short.isupper() and short.isalpha() and len(short) > 2 and _whole_word(short):
            first = _spelt(parsed, at - 1, short)
            if first is not None:
                yield from _everywhere(parsed, first, at - 1, runs)


def _spelt(parsed: Parsed, last: int, short: str) -> int | None:
    """The first token of the words before token ``last`` that begin with these letters; small words count or don't."""
    first, letters = last, list(short)
    begin = parsed.sentence(parsed.tokens[last]).first
    while letters and first > begin:
        first -= 1
        token = parsed.tokens[first]
        if _ends_word(parsed, first):
            continue
        counts = token.lower in _SMALL and len(letters) > 1 and token.text[0].upper() == letters[-1]
        if token.text[0] == letters[-1] or counts:
            letters.pop()
        elif token.lower not in _SMALL and token.text not in ("-", "'s", "’s"):
            return None
    return first if not letters else None


def _ends_word(parsed: Parsed, index: int) -> bool:
    """Whether a word in small letters is the end of one with a hyphen: the "ordination" of "Co-ordination"."""
    hyphen, token = parsed.tokens[index - 1], parsed.tokens[index]
    return token.text.islower() and hyphen.text == "-" and hyphen.end == token.start


def _everywhere(parsed: Parsed, first: int, last: int, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """A name of several words wherever it stands, with what its last word tells, or the one before "of" or "for"."""
    words = [token.text for token in parsed.tokens[first:last]]
    chief = next((first + at for at, word in enumerate(words) if word in _LINKS), last)
    kind, sector = _telling(parsed, last) or _telling(parsed, chief) or ("organisation", None)
    for run in runs:
        begin = run.first if parsed.tokens[run.first].text == words[0] else run.last
        if [token.text for token in parsed.tokens[begin : begin + len(words)]] == words:
            yield Organ(begin, begin + len(words), kind, sector)


def by_noun_behind(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The names told to be a body's: "the Banner of Peace, a |faction|", "Open Lake, a small |charity|"."""
    starts = {run.first: run for run in runs}
    for run in runs:
        last = run.last
        while (further := _linked(parsed, last, starts, further=True)) is not None:
            last = further
        noun = _noun_behind(parsed, last)
        told = group_words().get(noun.lemma.lower()) if noun is not None else None
        if noun is None or inside(parsed, run) is not None or not _whole(parsed, run.first, last):
            continue
        if told is not None and told[0] in ("organisation", "armed force"):
            yield from (
                Organ(one.first, one.last, told[0], told[1]) for one in _everywhere(parsed, run.first, last, runs)
            )
        elif told is None and noun.lower in facts.words("any body"):
            yield from _everywhere(parsed, run.first, last, runs)


def _noun_behind(parsed: Parsed, last: int) -> Token | None:
    """The head of ", a small charity" behind a name: the last of its nouns."""
    words = parsed.tokens[last : last + _REACH]
    if len(words) < 3 or words[0].text != "," or words[1].lower not in ("a", "an"):
        return None
    at = 2
    while at < len(words) and (words[at].pos in _DESCRIBING or words[at].text == "-"):
        at += 1
    noun = words[at - 1]
    return noun if noun.tag == "NN" and noun.sentence == words[0].sentence else None


def _whole(parsed: Parsed, first: int, end: int) -> bool:
    """Whether the words are no land's name ("Soviet Union")."""
    name = " ".join(token.text for token in parsed.tokens[first:end])
    return name not in facts.country_by_name() and name not in facts.region_by_name()


def _telling(parsed: Parsed, last: int) -> tuple[ActorKind, str | None] | None:
    """What the word (or the two words) before token ``last`` tells."""
    two = " ".join(token.text for token in parsed.tokens[max(0, last - 2) : last])
    return organ_words().get(two) or organ_words().get(parsed.tokens[last - 1].text)


def _telling_end(parsed: Parsed, run: Run) -> int | None:
    """Where in the run an organisation's name ends; None where no word tells of one."""
    title = inside(parsed, run)
    limit = run.last
    if title is not None and _telling(parsed, run.last) is None:
        limit = max(title.first, run.first)
    for last in range(limit, run.first, -1):
        if _telling(parsed, last) is not None:
            return last
    return None


def _leftwards(parsed: Parsed, run: Run, runs: tuple[Run, ...]) -> int:
    """The first token of the name: over "4th" and over "National Security and" before "Defence Council"."""
    first = run.first
    if first > 0 and _ORDINAL.fullmatch(parsed.tokens[first - 1].text):
        return first - 1
    if first < 2 or parsed.tokens[first - 1].lower != "and":
        return first
    left = next((one for one in runs if one.last == first - 1), None)
    head = parsed.tokens[run.last - 1]
    if left is None or _telling(parsed, left.last) is not None:
        return first
    joined = {token.index for token in parsed.subtree(head)}
    return left.first if set(range(left.first, first)) <= joined else first


def _rightwards(parsed: Parsed, last: int, starts: dict[int, Run]) -> int:
    """The end of the name: over "of Roads", "of the Interior", "for the Defence of Azgar", "of Energy and Mines"."""
    if parsed.tokens[last - 1].text in ("Forces", "Command", "Staff", "Police", "Military", "Militia"):
        return last
    end = last
    for further in range(_MOST_LINKS):
        behind = _linked(parsed, end, starts, further=further > 0)
        if behind is None:
            break
        end = behind
    return _joined(parsed, end, starts) if end > last and parsed.tokens[last - 1].text in _OF_SEVERAL else end


def _linked(parsed: Parsed, last: int, starts: dict[int, Run], *, further: bool) -> int | None:
    """The end of the words that "of" ties on; None where none are, or, ``further`` on, where they name a land."""
    if last >= len(parsed.tokens) or parsed.tokens[last].lower not in _LINKS:
        return None
    at = last + 1
    if at < len(parsed.tokens) and parsed.tokens[at].lower == "the":
        at += 1
    if at not in starts or parsed.tokens[at].sentence != parsed.tokens[last].sentence:
        return None
    end = starts[at].last
    root = parsed.root(parsed.tokens[at].start, parsed.tokens[end - 1].end)
    describes = root is not None and root.relation in ("compound", "nmod", "amod") and root.head >= end
    return None if describes or (further and not _whole(parsed, at, end)) else end


def _joined(parsed: Parsed, last: int, starts: dict[int, Run]) -> int:
    """The end of the name over a second portfolio: "of Energy and |Mines|"."""
    at = last + 1
    if at not in starts or parsed.tokens[last].lower != "and" or starts[at].last - at > 1:
        return last
    return at + 1 if _whole(parsed, at, at + 1) and _telling(parsed, at + 1) is None else last


def initials(parsed: Parsed, first: int, last: int) -> str:
    """The first letters of the capitalised words."""
    return "".join(token.text[0] for token in parsed.tokens[first:last] if token.text[0].isupper())


def shortened(parsed: Parsed, first: int, last: int) -> int | None:
    """The index of an acronym in brackets right behind a name, where letters of the name are in it.

    It may be made of the name in another tongue: "the National Liberation Army (ELN)".
    """
    inside_ = parsed.tokens[last : last + 3]
    if len(inside_) < 3 or inside_[0].text != "(" or inside_[2].text != ")":
        return None
    short = inside_[1].text
    letters = initials(parsed, first, last)
    if not (short.isupper() and short.isalpha() and 2 <= len(short) <= 8 and letters) or not _whole_word(short):
        return None
    own = short[0] == letters[0] and set(letters) >= set(short) - {"O", "F"}
    return last + 1 if own or (len(letters) > 1 and len(short) > 2 and set(letters) & set(short)) else None


def _whole_word(short: str) -> bool:
    """Whether letters in brackets are no land ("UK") and no other body of the table."""
    return short not in facts.country_by_name() and short not in facts.organisation_by_name()
