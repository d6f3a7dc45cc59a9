"""Lays nouns for a body to the one named before that they take up: "the brigade", "the ministry", "the group"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.actors.draft import Draft
from onrecord.find.names.bearers import folded
from onrecord.find.names.words import group_words, is_body_noun
from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_REACH = 3
"""Paragraphs that a noun looks back."""
_SECTORS = {"papers": "JRN", "stations": "JRN", "companies": "BUS", "rebels": "REB", "parties": "PTY"}
"""By a list of nouns the sector of those that they can stand for."""
_ALIKE = {"REB", "PTY", "BUS", "JRN"}
"""Sectors whose bodies are called by one another's nouns; "the general staff" is no brigade."""
_PARTS = ("compound", "amod", "nmod")


@dataclass(frozen=True, slots=True)
class _Noun:
    """A definite noun for a body, with the words before it that describe it."""

    head: Token
    words: tuple[str, ...]
    first: int


def take_up(report: Report, parsed: Parsed, named: list[Draft], held: frozenset[int]) -> None:
    """Adds to the bodies every noun that takes up exactly one of them, without its article."""
    bodies = [draft for draft in named if draft.kind in ("organisation", "armed force")]
    ends = {draft.name.split()[-1].lower() for draft in bodies if " " in draft.name}
    taken: list[tuple[Draft, tuple[int, int]]] = []
    for token in parsed.tokens:
        noun = _noun(parsed, token, ends) if token.start not in held else None
        if noun is not None and (draft := _only(report, parsed, noun, bodies)) is not None:
            taken.append((draft, (parsed.tokens[noun.first].start, token.end)))
    for draft, reach in taken:
        draft.mentions.append(reach)


def _noun(parsed: Parsed, token: Token, ends: set[str]) -> _Noun | None:
    collective = token.lower in ("police", "military")
    if token.pos != "NOUN" or not (token.tag == "NN" or collective) or token.relation in ("nmod", "amod"):
        return None
    if token.relation == "compound" or not (collective or token.lower in ends or _is_body(token.lemma.lower())):
        return None
    definite = any(child.lower in ("the", "this", "that") for child in parsed.children(token, "det"))
    below = [child for child in parsed.children(token, *_PARTS) if child.index < token.index]
    loose = any(child.relation in ("poss", "nummod") or child.lower == "other" for child in parsed.children(token))
    if not definite or loose or parsed.child(token, "prep", "relcl") is not None:
        return None
    words = tuple(child.lower for child in below)
    return _Noun(token, words, min([token.index, *(child.index for child in below)]))


def _is_body(noun: str) -> bool:
    return is_body_noun(noun) or any(noun in facts.words(name) for name in ("any body", "rebels", "parties"))


def _only(report: Report, parsed: Parsed, noun: _Noun, bodies: list[Draft]) -> Draft | None:
    """The one body that a noun takes up: by the words of its name, else by its kind; the nearer where several fit."""
    earlier = [draft for draft in bodies if any(start < noun.head.start for start, _ in draft.mentions)]
    called = [draft for draft in earlier if {noun.head.lower, *noun.words} <= _words(draft)]
    if called:
        return called[0] if len(called) == 1 else _nearest(report, parsed, noun, called)
    if noun.head.lower in facts.words("any body") and not noun.words:
        return _nearest(report, parsed, noun, [draft for draft in earlier if draft.sector not in _not_called(noun)])
    near = [draft for draft in earlier if draft.sector in _sectors(noun)]
    near = [draft for draft in near if _within(report, parsed, noun, draft, _REACH)]
    return near[0] if len(near) == 1 else _nearest(report, parsed, noun, near)


def _not_called(noun: _Noun) -> set[str]:
    """The sectors whose bodies aren't called so: an army is no charity."""
    return {"MIL", "GOV", "BUS", "REB", "COP"} if noun.head.lower == "charity" else {"MIL"}


def _words(draft: Draft) -> set[str]:
    """The words of a body's names, in small letters."""
    known = facts.organisation_by_name().get(draft.name)
    names = {draft.name, *(known.names if known is not None else ())}
    return {folded(word) for name in names for word in name.replace("-", " ").split()}


def _sectors(noun: _Noun) -> set[str | None]:
    phrase = " ".join((*noun.words, noun.head.lower))
    told = {group_words()[phrase][1]} & _ALIKE if noun.words and phrase in group_words() else set()
    if not noun.words:
        told = {sector for name, sector in _SECTORS.items() if noun.head.lower in facts.words(name)}
    return told - {None}


def _within(report: Report, parsed: Parsed, noun: _Noun, draft: Draft, reach: int) -> bool:
    floor = report.paragraphs[max(0, parsed.sentence(noun.head).paragraph - reach)].start
    return any(floor <= start < noun.head.start for start, _ in draft.mentions)


def _nearest(report: Report, parsed: Parsed, noun: _Noun, fitting: list[Draft]) -> Draft | None:
    """The one of several that is named in the noun's paragraph before it; None where none or several are."""
    near = [draft for draft in fitting if _within(report, parsed, noun, draft, 0)]
    return near[0] if len(near) == 1 else None
