"""What befell those who are counted: killed, wounded, missing, captured, displaced."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.parse import Parsed, Token

FATED = frozenset(["people", "personnel", "captured", "displaced", "casualties"])
"""The categories of those whom something can befall."""
_STATES = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "missing": "missing",
    "captured": "captured",
    "detained": "captured",
    "arrested": "captured",
    "displaced": "displaced",
    "homeless": "displaced",
    "kia": "killed",
    "wia": "wounded",
    "mia": "missing",
}
"""Words that stand for those counted, or behind them: "12 dead", "left 40 villagers wounded"."""
_TAKEN = frozenset(["prisoner", "hostage", "captive"])
_REACH = 3


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    entries = lexicon.load("fates").entries
    return {word: (entry.means, str(entry.more["as"])) for entry in entries for word in entry.match}


def state(word: str) -> str:
    """The category of a word that says how those counted are ("dead"); empty where it says nothing of it."""
    return _STATES.get(word.lower(), "")


def fate(noun: Token, parsed: Parsed) -> str:
    """What befell those that a noun, or a number alone, stands for; empty where nothing did."""
    behind = parsed.tokens[noun.index + 1] if noun.index + 1 < len(parsed.tokens) else None
    if (
        behind is not None
        and behind.sentence == noun.sentence
        and behind.lower in _STATES
        and (noun.head != behind.index or parsed.child(behind, "dobj") is None)
    ):
        return _STATES[behind.lower]
    noun = _lead(noun, parsed)
    verb = parsed.head(noun)
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return ""
    if verb.lemma == "be" and noun.relation in ("attr", "nsubj") and noun.index > verb.index:
        return _among(verb, parsed)
    subject, passive = noun.relation == "nsubj", _is_passive(noun, verb, parsed)
    said = _described(verb, parsed)
    if said and (subject or passive or noun.relation == "dobj"):
        return said
    means, role = _verbs().get(verb.lemma.lower()) or _verbs().get(verb.lower, ("", ""))
    behind_it = noun.relation == "prep" and noun.index == verb.index + 1  # killed between 9 and 11
    acted_on = passive or behind_it or noun.relation in ("dobj", "nsubjpass")
    fits = subject and not passive if role == "subject" else acted_on
    return means if fits else ""


def _lead(noun: Token, parsed: Parsed) -> Token:
    """The noun whose part in the clause another has: the first of several joined, or whom it is told along with."""
    at = _along_with(noun, parsed) or noun
    for _ in range(_REACH):
        if at.relation not in ("conj", "appos") or (above := parsed.head(at)) is None or above.pos == "VERB":
            break
        at = above
    return at


def _along_with(noun: Token, parsed: Parsed) -> Token | None:
    """Whom somebody is told along with: "detained |a leader| along with two guards"; None where there is nobody."""
    prep = parsed.head(noun)
    if noun.relation != "pobj" or prep is None or prep.lower != "with" or not prep.index:
        return None
    along = parsed.tokens[prep.index - 1]
    above = parsed.head(along)
    if along.lower not in ("along", "together") or above is None:
        return None
    return parsed.child(above, "dobj", "nsubjpass") if above.pos == "VERB" else above


def _among(verb: Token, parsed: Parsed) -> str:
    """Killed in the raid were 12 farmers; among the wounded were 12 farmers."""
    lead = parsed.tokens[parsed.sentence(verb).first : verb.index]
    if not lead or lead[0].lower != "among" and lead[0].tag != "VBN":
        return ""
    return next((state(token.lower) for token in lead if state(token.lower)), "")


def _is_passive(noun: Token, verb: Token, parsed: Parsed) -> bool:
    """Whether the noun is what the verb is done to, though it stands before it ("12 were shot", "12 men killed")."""
    if noun.relation == "nsubjpass":
        return True
    return noun.relation == "nsubj" and verb.tag == "VBN" and parsed.child(verb, "aux") is None


def _described(verb: Token, parsed: Parsed) -> str:
    """Shot dead, went missing, were taken prisoner."""
    for token in parsed.tokens[verb.index + 1 : verb.index + 1 + _REACH]:
        if token.sentence != verb.sentence or token.pos in ("PUNCT", "CCONJ"):
            break
        if token.lower in _TAKEN:
            return "captured"
        if token.lower in ("dead", "missing", "homeless") and token.pos != "NOUN":
            return _STATES[token.lower]
    return ""
