"""What a number counts where no noun stands behind it: its subject, a noun before it, a group it's the size of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.find.quantities.counted import Counted, around, is_people
from onrecord.parse import Parsed, Token

_NUMBERS = frozenset(["number", "total", "count", "figure", "tally"])
_TOLLS = frozenset(["toll", "bodycount"])
_GROUPS = frozenset(["crew", "family", "team", "patrol", "party", "garrison", "staff"])
_REACH = 4


def noun_elsewhere(parsed: Parsed, first: Token, last: Token, led: bool) -> Counted | None:
    """The noun that a number without one counts, from its first word to its last; ``led`` behind a word of change."""
    before = list(islice(_back(parsed, first), 6))
    lowers = [token.lower for token in before]
    behind = parsed.tokens[last.index + 1] if last.index + 1 < len(parsed.tokens) else None
    noun = None
    if lowers[:1] == [","] and "of" in lowers[2:5] and before[1].pos in ("NOUN", "PROPN"):
        noun = before[1]  # of the crew, 33 survived
    elif lowers[:3] in (["which", "of", ","], ["whom", "of", ","]) and len(before) > 3:
        noun = before[3]  # warheads, of which 1,550
    elif lowers[:2] == ["the", "in"] and len(before) > 2:
        noun = before[2]  # casualties in the hundreds
    elif behind is not None and behind.lower == "strong":
        noun = next((token for token in before if token.pos == "NOUN"), None)
    elif (group := is_size_of(parsed, first)) is not None:
        return group
    else:
        noun = _told_by_subject(parsed, first, led)
    return around(parsed, noun) if noun is not None and noun.pos in ("NOUN", "PROPN") else None


def is_size_of(parsed: Parsed, first: Token) -> Counted | None:
    """The group that a number is the size of: "its crew of five"."""
    of, group = next(_back(parsed, first), None), next(islice(_back(parsed, first), 1, None), None)
    if of is None or group is None or of.lower != "of" or group.lower not in _GROUPS:
        return None
    return around(parsed, group)


def is_toll(parsed: Parsed, first: Token) -> bool:
    """Whether the number is a death toll."""
    return any(noun.lower in _TOLLS for noun in _nouns_of_verb(parsed, first))


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


def _nouns_of_verb(parsed: Parsed, first: Token) -> Iterator[Token]:
    """The subject and object before a number, of the verb that it stands behind."""
    for above in islice(parsed.ancestors(first), _REACH):
        if above.pos in ("VERB", "AUX") and above.index < first.index:
            yield from (n for n in parsed.children(above, "dobj", "nsubj", "nsubjpass") if n.index < first.index)
            return


def _told_by_subject(parsed: Parsed, first: Token, led: bool) -> Token | None:
    """The number of orphans is 1,204; arrivals fell to 300."""
    for noun in _nouns_of_verb(parsed, first):
        of = parsed.child(noun, "prep")
        if noun.lemma in _NUMBERS and of is not None and of.lower == "of":
            return parsed.child(of, "pobj")
        if led and noun.tag == "NNS":
            return noun
    return None
