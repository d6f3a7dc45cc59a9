"""How a verb tells: in the simple past that narrates or in another tense, and whether it lays words at somebody."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.lexicon import load
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

Tense = Literal["past", "perfect", "pluperfect", "present", "other"]
_MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "’ll", "'d", "to"}
)
_HAVE = frozenset({"has", "have", "'ve", "’ve", "having"})
_NOT_FINITE = frozenset({"VBN", "VBG", "VB"})
_SHARES = frozenset({"conj", "advcl", "xcomp", "dep"})


@cache
def tellers() -> frozenset[str]:
    """Verbs that lay words at somebody's door, by lemma; not those that do so only with another word ("go on")."""
    return frozenset(words for entry in load("cues").entries for words in entry.match if " " not in words)


def tense(parsed: Parsed, verb: Token, depth: int = 0) -> Tense:
    """The tense of a verb's clause; a participle or a coordinated verb without its own has that of the verb above."""
    auxiliary = [aux for aux in parsed.children(verb, "aux", "auxpass") if aux.index < verb.index]
    lower = {aux.lower for aux in auxiliary}
    if lower & _MODALS:
        return "other"
    if "had" in lower:
        return "pluperfect"
    if lower & _HAVE:
        return "perfect"
    if auxiliary:
        return "past" if any(aux.tag == "VBD" for aux in auxiliary) else "present"
    if verb.tag == "VBD":
        return "past"
    if verb.tag in {"VBZ", "VBP"}:
        return "present"
    head = parsed.head(verb)
    shares = verb.tag in _NOT_FINITE and verb.relation in _SHARES and parsed.child(verb, "mark") is None
    if head is None or not shares or depth > 4 or head.pos not in {"VERB", "AUX"}:
        return "past" if verb.tag == "VBN" and verb.relation == "ROOT" else "other"
    return tense(parsed, head, depth + 1)
