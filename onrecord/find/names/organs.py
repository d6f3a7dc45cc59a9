"""Finds organisations by name: those of the table, those whose last word tells, and those a report shortens itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.names import phrases
from onrecord.find.names.runs import Run
from onrecord.find.names.titled import inside
from onrecord.find.names.words import group_words, organ_words
from onrecord.lexicon import facts
from onrecord.model import ActorKind, Report
from onrecord.parse import Parsed

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_MARKS = frozenset({"*", "“", "‘", "'", '"', "_"})
_LINKS = ("of", "for", "on")


@dataclass(frozen=True, slots=True)
class Organ:
    """One mention of an organisation, tokens ``[first, last)``; ``known`` where the table has it."""

    first: int
    last: int
    kind: ActorKind
    sector: str | None
    known: facts.Organisation | None = None


def from_table(report: Report, parsed: Parsed) -> Iterator[Organ]:
    """The organisations of the table."""
    index = 0
    table, known = phrases.organisations(), facts.organisation_by_name()
    while index < len(parsed.tokens):
        found = table.at(report, parsed, parsed.tokens[index])
        if found is None:
            index += 1
            continue
        one = known[found[0]]
        yield Organ(index, found[1], one.kind, one.sector, one)
        index = found[1]


def by_last_word(parsed: Parsed, runs: tuple[Run, ...]) -> Iterator[Organ]:
    """The organisations whose last word tells, or whose first does before "of"."""
    starts = {run.first: run for run in runs}
    for run in runs:
        last = _telling_end(parsed, run)
        if last is None:
            continue
        kind, sector = _telling(parsed, last) or ("unknown", None)
        first, end = _leftwards(parsed, run, runs), _rightwards(parsed, last, starts)
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
    """The end of the name: over "of Roads", "of the Interior", "of Tour & Travel Agents"."""
    if last >= len(parsed.tokens) or parsed.tokens[last].lower not in _LINKS:
        return last
    if parsed.tokens[last - 1].text in ("Forces", "Command", "Staff", "Police", "Military", "Militia"):
        return last
    at = last + 1
    if at < len(parsed.tokens) and parsed.tokens[at].lower == "the":
        at += 1
    same = at in starts and parsed.tokens[at].sentence == parsed.tokens[last].sentence
    return starts[at].last if same else last


def initials(parsed: Parsed, first: int, last: int) -> str:
    """The first letters of the capitalised words."""
    return "".join(token.text[0] for token in parsed.tokens[first:last] if token.text[0].isupper())


def shortened(parsed: Parsed, first: int, last: int) -> int | None:
    """The index of an acronym in brackets right behind a name, where it is made of the name's letters."""
    inside_ = parsed.tokens[last : last + 3]
    if len(inside_) < 3 or inside_[0].text != "(" or inside_[2].text != ")":
        return None
    short = inside_[1].text
    letters = initials(parsed, first, last)
    if not (short.isupper() and 2 <= len(short) <= 8 and letters):
        return None
    return last + 1 if short[0] == letters[0] and set(letters) >= set(short) - {"O", "F"} else None
