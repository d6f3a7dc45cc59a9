"""How a verb is told: in the simple past that narrates, or in another tense that doesn't go on with a story."""

from __future__ import annotations

from typing import Literal

from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

Tense = Literal["past", "perfect", "pluperfect", "present", "other"]
_MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "’ll", "'d", "to"}
)
_HAVE = frozenset({"has", "have", "'ve", "’ve", "having"})
_NOT_FINITE = frozenset({"VBN", "VBG", "VB"})
_SHARES = frozenset({"conj", "advcl", "xcomp", "dep"})


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
