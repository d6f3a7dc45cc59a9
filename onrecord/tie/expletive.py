"""Whether "it" means nothing: "it is clear that", "it was Kolb who", "it takes a year", "it rained"."""

from __future__ import annotations

from onrecord.parse import Parsed, Token

_SEEMING = frozenset({"be", "seem", "appear", "become", "happen", "turn", "remain"})
_EMPTY = frozenset({"rain", "snow", "hail", "thunder"})


def is_expletive(parsed: Parsed, pronoun: Token) -> bool:
    """Whether "it" only holds the place of a subject."""
    verb = parsed.head(pronoun)
    if pronoun.lower != "it" or verb is None or pronoun.relation not in ("nsubj", "nsubjpass", "expl"):
        return False
    if pronoun.relation == "expl" or verb.lemma in _EMPTY:
        return True
    if pronoun.relation == "nsubjpass":
        return parsed.child(verb, "ccomp", "csubj", "csubjpass") is not None
    if verb.lemma in ("take", "cost"):  # "It took an hour to reach them", and not "It took no part"
        return parsed.child(verb, "xcomp", "advcl", "ccomp") is not None
    if verb.lemma not in _SEEMING:
        return False
    below = [child for child in parsed.children(verb) if child.index > verb.index]
    clause = any(child.relation in ("ccomp", "csubj", "relcl", "advcl") and child.index > verb.index for child in below)
    told = parsed.child(verb, "acomp", "attr")
    behind = told is not None and parsed.child(told, "ccomp", "relcl") is not None
    return behind or (clause and told is not None) or (told is not None and told.lower == "time")
