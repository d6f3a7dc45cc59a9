"""How far a noun group reaches: from its first word without the article to the end of what hangs on it with "of"."""

from __future__ import annotations

from onrecord.parse import Parsed, Token

_INSIDE = frozenset(
    {"compound", "amod", "nmod", "poss", "nummod", "case", "prep", "pobj", "pcomp", "quantmod", "punct", "det"}
)
_ALSO = frozenset({"conj", "cc"})
_LOOSE = frozenset({"ADP", "CCONJ", "DET"})
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—", "“", "”", '"'})


def reach(parsed: Parsed, head: Token) -> tuple[int, int]:
    """The characters of a noun's group, without article, clauses and appositions; an owner is inside."""
    below = _below(parsed, head)
    first = head.index
    while first - 1 in below and parsed.tokens[first - 1].text not in _STOPS:
        first -= 1
    last = head.index
    while last + 1 in below and parsed.tokens[last + 1].text not in _STOPS:
        last += 1
    while last > head.index and (parsed.tokens[last].pos in _LOOSE or parsed.tokens[last].tag == "POS"):
        last -= 1
    while first < head.index and parsed.tokens[first].lower in ("the", "a", "an", "this", "that"):
        first += 1
    first = _whole_word(parsed, first)
    return parsed.tokens[first].start, parsed.tokens[last].end


def _whole_word(parsed: Parsed, first: int) -> int:
    """The first token of the word that a token is a part of: "|then|-prime minister", "|Kestria|-backed group"."""
    while first and parsed.tokens[first].text[0] == "-" and parsed.tokens[first - 1].end == parsed.tokens[first].start:
        first -= 1
    return first


def _below(parsed: Parsed, head: Token) -> set[int]:
    """The tokens of the group; what "and" joins to its head is no part of it, what it joins further down is."""
    found: set[int] = set()
    todo = [head]
    while todo:
        token = todo.pop()
        found.add(token.index)
        joined = token is not head
        for child in parsed.children(token):
            if child.relation in _INSIDE or (joined and child.relation in _ALSO):
                todo.append(child)
    return found
