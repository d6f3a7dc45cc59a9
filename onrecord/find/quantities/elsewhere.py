"""What a number counts where no noun stands behind it: its subject, a noun before it, a group it's the size of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.find.quantities.counted import Counted, around, category, is_people
from onrecord.find.quantities.fates import state
from onrecord.parse import Parsed, Token

_NUMBERS = frozenset(["number", "total", "count", "figure", "tally"])
_TOLLS = frozenset(["toll", "bodycount"])
_GROUPS = frozenset(
    ["crew", "family", "team", "patrol", "party", "garrison", "staff", "workforce", "population", "squad", "crowd"]
)
_REACH, _FAR = 4, 12
_SETTING = frozenset(["put", "estimate", "set", "place", "keep", "hold"])
"""Verbs that give their object a number: "put the missing at 70"."""
_EQUALS = frozenset(["number", "total", "stand", "amount"])
"""Verbs that say how many their subject is."""
_REACHES = frozenset(["be", "reach", "pass", "exceed", "surpass", "average", "remain"])
"""Verbs that say so where their subject is no people, who are 12 years old, or pass 12 others on the road."""
_RATES = frozenset(["rate", "pace"])
_IN_ALL = re.compile(r"\s(?:in\s(?:all|total)|all\stold|altogether)\b")
_JOINING = frozenset([",", ";", "and", "while", "but"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_THEM = frozenset(["them", "these", "those", "whom"])


def noun_elsewhere(parsed: Parsed, text: str, amount: tuple[int, int], led: bool) -> Counted | None:
    """The noun that a number without one counts, given where the number stands; ``led`` behind a word of change.

    It is looked for where syntax puts it: in the same phrase, in an apposition, in the clause's subject or object.
    """
    inside = parsed.between(*amount)
    first, last = inside[0], inside[-1]
    before = list(islice(_back(parsed, first), 6))
    whole = is_size_of(parsed, first) or _shared(parsed, last)
    if whole is not None:
        return whole
    noun = (
        _in_its_phrase(parsed, before, last)
        or _before_colon(parsed, before)
        or _beside_comma(parsed, text, before, last)
        or _of_its_own_clause(before)
        or _in_its_clause(parsed, first, led)
        or _said_of_it(parsed, inside)
    )
    return around(parsed, noun) if noun is not None and (noun.pos in ("NOUN", "PROPN") or state(noun.lower)) else None


def _in_its_phrase(parsed: Parsed, before: list[Token], last: Token) -> Token | None:
    """Of the crew, 33; warheads, of which 1,550; casualties in the hundreds; a garrison 400 strong."""
    lowers = [token.lower for token in before]
    behind = parsed.tokens[last.index + 1] if last.index + 1 < len(parsed.tokens) else None
    if lowers[:1] == [","] and "of" in lowers[2:5] and before[1].pos in ("NOUN", "PROPN"):
        return before[1]
    if lowers[:3] in (["which", "of", ","], ["whom", "of", ","]) and len(before) > 3:
        return before[3]
    if lowers[1:2] == ["in"] and lowers[0] in ("the", "their", "its") and len(before) > 2:
        return before[2]
    if behind is not None and behind.lower == "strong":
        return next((token for token in before if token.pos == "NOUN"), None)
    return None


def _shared(parsed: Parsed, last: Token) -> Counted | None:
    """The noun of another number, with an adjective of one's own: "12 old and nine new boats"."""
    behind = parsed.tokens[last.index + 1] if last.index + 1 < len(parsed.tokens) else None
    described = behind is not None and behind.pos == "ADJ" and last.relation == "nummod"
    head = parsed.head(last) if described else None
    if head is None or head.index < last.index or head.tag != "NNS":
        return None
    return Counted(head, head, head.end)


def _before_colon(parsed: Parsed, before: list[Token]) -> Token | None:
    """Killed: 8. Soldiers held by the enemy: 54."""
    if not before or before[0].text != ":":
        return None
    label = parsed.tokens[parsed.sentence(before[0]).first : before[0].index]
    if any(token.tag in _FINITE for token in label):
        return None
    known = (token for token in label if token.tag == "NNS" or state(token.lower))
    return next((token for token in known if token.relation not in ("pobj", "dobj")), None)


def _beside_comma(parsed: Parsed, text: str, before: list[Token], last: Token) -> Token | None:
    """Protesters, about 200, stood by; rifles were found, 210 in all."""
    if len(before) < 2 or before[0].text != ",":
        return None
    if _IN_ALL.match(text, last.end):
        clause = islice(_back(parsed, before[0]), _FAR)
        return next((t for t in clause if t.tag == "NNS" and t.relation in ("dobj", "nsubj", "nsubjpass")), None)
    return before[1] if before[1].tag == "NNS" and text[last.end : last.end + 1] == "," else None


def _of_its_own_clause(before: list[Token]) -> Token | None:
    """Cases climbed to 450 and *deaths* to 12: the verb is left out, not the noun."""
    gapped = len(before) > 2 and before[0].lower in ("to", "at") and before[2].lower in _JOINING
    return before[1] if gapped and before[1].tag == "NNS" else None


def _said_of_it(parsed: Parsed, inside: tuple[Token, ...]) -> Token | None:
    """Fourteen of them were *children*."""
    subject = parsed.root(inside[0].start, inside[-1].end)
    verb = parsed.head(subject) if subject is not None and subject.relation == "nsubj" else None
    behind = [token.lower for token in parsed.tokens[inside[-1].index + 1 : inside[-1].index + 3]]
    if verb is None or verb.lemma != "be" or behind[0] == "of" and behind[-1] not in _THEM:
        return None
    attribute = parsed.child(verb, "attr")
    return attribute if attribute is not None and attribute.tag == "NNS" else None


def is_size_of(parsed: Parsed, first: Token) -> Counted | None:
    """The group that a number is the size of: "its crew of five"."""
    of, group = next(_back(parsed, first), None), next(islice(_back(parsed, first), 1, None), None)
    if of is None or group is None or of.lower != "of" or group.lower not in _GROUPS:
        return None
    return replace(around(parsed, group), end=group.end)


def is_count(noun: Token) -> bool:
    """Whether a noun is of a number itself: toll, total."""
    return noun.lower in _TOLLS or noun.lower in _NUMBERS


def is_toll(parsed: Parsed, first: Token) -> bool:
    """Whether the number is a death toll."""
    before = next(_back(parsed, first), first)
    return any(noun.lower in _TOLLS for noun in (before, *_nouns_of_verb(parsed, first)))


def is_age(parsed: Parsed, first: Token, number: float) -> bool:
    """Whether a bare number is how old somebody is: "she was 34", "a boy of 9"."""
    before = next(_back(parsed, first), None)
    if before is None or not first.text.isdigit() or not 0 < number < 111:
        return False
    above = next(islice(_back(parsed, first), 1, None), None)
    if before.lower == "of" and above is not None:
        return above.tag == "NN" and is_people(above)
    if before.lemma not in ("be", "turn") or before.pos not in ("VERB", "AUX"):
        return False
    subject = parsed.child(before, "nsubj")
    return subject is not None and (subject.lower in ("he", "she", "who") or subject.tag == "NN" and is_people(subject))


def _back(parsed: Parsed, token: Token) -> Iterator[Token]:
    at = token.index - 1
    while at >= 0 and parsed.tokens[at].sentence == token.sentence:
        yield parsed.tokens[at]
        at -= 1


def _verb_above(parsed: Parsed, first: Token) -> Token | None:
    """The verb that a number stands behind."""
    above = islice(parsed.ancestors(first), _REACH)
    return next((token for token in above if token.pos in ("VERB", "AUX") and token.index < first.index), None)


def _nouns_of_verb(parsed: Parsed, first: Token) -> list[Token]:
    """The object before a number, of the verb that it stands behind; its subject where there is none."""
    verb = _verb_above(parsed, first)
    if verb is None:
        return []
    told = [noun for noun in parsed.children(verb, "dobj", "nsubj", "nsubjpass") if noun.index < first.index]
    return [noun for noun in told if noun.relation == "dobj"] or told


def _in_its_clause(parsed: Parsed, first: Token, led: bool) -> Token | None:
    """The number of orphans is 1,204; arrivals fell to 300; casualties stood at 40; they put the missing at 70."""
    verb, before = _verb_above(parsed, first), next(_back(parsed, first), first)
    for noun in _nouns_of_verb(parsed, first):
        of = parsed.child(noun, "prep")
        if noun.lemma in _NUMBERS and of is not None and of.lower == "of":
            return parsed.child(of, "pobj", "pcomp")
        if led and noun.tag == "NNS" or verb is not None and _is_as_many(parsed, verb, noun, before):
            return noun
    return None


def _is_as_many(parsed: Parsed, verb: Token, noun: Token, before: Token) -> bool:
    """Whether a verb says that a noun is as many as the number behind it."""
    of = next(_back(parsed, before), None)
    if before.lower == "of":
        return of is not None and of.lower in _RATES and noun.tag == "NNS"  # lorries pass at a rate of 40 an hour
    if verb.lemma in _SETTING:
        return noun.relation == "dobj" and before.lower == "at"
    if noun.tag != "NNS" and noun.lower not in _GROUPS and not state(noun.lower):
        return False
    if verb.lemma in _EQUALS:
        return before is verb or before.lower in ("at", "to")
    named = category(around(parsed, noun), parsed) in ("people", "personnel")
    return verb.lemma in _REACHES and before is verb and not named
