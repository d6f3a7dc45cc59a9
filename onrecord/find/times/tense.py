"""The tense of the clause that some words stand in, as far as it tells past from future."""

from __future__ import annotations

from onrecord.find.times.setting import Tense
from onrecord.parse import Parsed, Token

_AHEAD = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "set",
        "due",
        "slate",
        "intend",
        "hope",
        "want",
        "prepare",
        "agree",
        "vow",
        "promise",
        "threaten",
        "likely",
        "aim",
        "ready",
        "want",
        "pledge",
        "order",
        "ask",
        "urge",
        "call",
        "propose",
        "offer",
        "seek",
        "need",
        "about",
        "decide",
        "choose",
        "resolve",
        "opt",
    ]
)
_SLATED = frozenset(["scheduled", "planned", "slated", "due", "expected", "upcoming"])
_WOULD_BE = frozenset(["will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"])


def tense(parsed: Parsed, start: int, end: int) -> Tense:
    """Past, present or future of the verb above the words ``[start, end)``; unknown where there is none."""
    token = parsed.root(start, end)
    if token is None:
        return "unknown"
    owned = parsed.head(token)
    if token.relation == "poss" and owned is not None and owned.relation not in ("nsubj", "nsubjpass"):
        return "past"  # "get around Friday's ruling": what has a date is mostly done
    ancestors = [token, *parsed.ancestors(token)]
    for above in ancestors:
        if above.lower in _SLATED:
            return "past" if _had_been(parsed, above) else "future"
        if above.pos == "NOUN" and any(child.lower in _SLATED for child in parsed.children(above, "amod")):
            return "future"  # "spoke of the |slated| visit in September"
        if above.pos in ("VERB", "AUX"):
            found = _of_verb(parsed, above)
            if found != "unknown":
                return found
    return "past" if _told_before(parsed, ancestors[-1], token) else "unknown"


def _told_before(parsed: Parsed, top: Token, token: Token) -> bool:
    """ "Recruits under the guard of the army |killed| two rebels Saturday": a verb that the parser hangs on a noun."""
    clauses = parsed.children(top, "advcl") if top.pos in {"NOUN", "PROPN"} and top.relation == "ROOT" else []
    before = (one for one in clauses if one.tag == "VBD" and top.index < one.index < token.index)
    return any(parsed.child(one, "mark", "advmod", "nsubj") is None for one in before)


def _had_been(parsed: Parsed, word: Token) -> bool:
    """ "It had been due on Friday", "had been due to expire on Friday": seen from later on."""
    over = parsed.head(word)
    helpers = parsed.children(word, "aux", "auxpass") + (parsed.children(over, "aux") if over is not None else [])
    return any(helper.lower == "had" for helper in helpers)


def _of_verb(parsed: Parsed, verb: Token) -> Tense:
    helpers = parsed.children(verb, "aux", "auxpass")
    words = {helper.lower for helper in helpers}
    tags = {helper.tag for helper in helpers}
    if tags & {"MD"}:
        perfect = "have" in words and not words & _WOULD_BE
        if "could" in words and (parsed.child(verb, "neg", "preconj") or _denied(parsed, verb)):
            return "past"  # "neither could be reached on Wednesday"
        return "past" if perfect else "future"
    if "to" in words:
        head = parsed.head(verb)
        if head is None or not _looks_ahead(head):
            return "unknown"
        return "past" if _had_been(parsed, head) else "future"
    if tags & {"VBD"} or words & {"has", "have", "having", "’ve", "'ve"}:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return _of_tag(verb.tag)


def _denied(parsed: Parsed, verb: Token) -> bool:
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    return subject is not None and any(
        token.lower in ("neither", "nobody", "none", "no") for token in parsed.subtree(subject)
    )


def _of_tag(tag: str) -> Tense:
    if tag in ("VBD", "VBN"):
        return "past"
    if tag in ("VBZ", "VBP"):
        return "present"
    return "future" if tag in ("MD", "VB") else "unknown"


def _looks_ahead(head: Token) -> bool:
    return head.lemma in _AHEAD or head.lower in _AHEAD or head.lower in ("is", "are", "'s", "’s")
