"""What tells whether a place's name stands for those who govern there: how it stands in its sentence, and to what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.acting.standing import Standing
from onrecord.find.acting.words import as_noun, as_verb, classes, joined
from onrecord.lexicon import facts
from onrecord.parse import Parsed, Token

_LOW = ("town", "region")
_CHAIN = ("conj", "appos")
_HYPHENS = ("-", "‑", "–")
_COMPANY = frozenset({"alongside", "versus", "without", "than", "like", "unlike", "except", "besides", "among"})
"""Prepositions behind which a name is one of those who act, whatever they hang on."""
_DASHES = ("-", "–", "—", "--")
_SPELT = {"toward": "towards", "upon": "on", "onto": "into"}
_SLOTS = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "dative": "object", "poss": "owner",
          "compound": "attribute", "nmod": "attribute", "amod": "attribute"}  # fmt: skip


def features(parsed: Parsed, start: int, end: int, standing: Standing) -> frozenset[str]:
    """What is told of a name at the characters ``[start, end)``."""
    inside = parsed.between(start, end)
    token = parsed.root(start, end)
    if token is None:
        return frozenset({"unread"})
    found = set(_seen(parsed, token, inside))
    low = {f"low {one}" for one in found} if standing in _LOW else set[str]()
    if standing == "house":
        low = {f"house {one}" for one in found}
    return frozenset({*found, *low, f"is {standing}"})


def _seen(parsed: Parsed, token: Token, inside: tuple[Token, ...]) -> Iterator[str]:
    tied = list(_tied(parsed, inside))
    if tied:
        yield from tied
        return
    first = token
    while first.relation in _CHAIN and (above := parsed.head(first)) is not None:
        first = above
    if first is not token:
        yield from (f"beside {name}" for name in _ranks(first))
    yield from (f"beside {name}" for one in parsed.children(token, "conj") for name in _ranks(one))
    yield from _described(parsed, token)
    yield from _around(parsed, inside)
    head = parsed.head(first)
    slot = _SLOTS.get(first.relation, first.relation)
    if head is None:
        yield "root"
        return
    if slot == "subject" and _bare_participle(parsed, head):
        slot = "passive"
    yield slot
    if slot in ("subject", "passive"):
        yield from _doing(parsed, head, slot)
    elif slot == "object":
        yield from (f"object {name}" for name in as_verb(head))
    elif slot in ("owner", "attribute"):
        yield from (f"{slot} {name}" for name in as_noun(head))
    elif slot == "pobj":
        yield from _behind(parsed, head)


def _ranks(token: Token) -> Iterator[str]:
    """What a name listed with the name is."""
    if token.text in facts.country_by_capital() or token.text in facts.country_by_name():
        yield "power"
    elif token.pos in ("NOUN", "PRON"):
        yield from as_noun(token)


def _tied(parsed: Parsed, inside: tuple[Token, ...]) -> Iterator[str]:
    """What hyphens tell: "Oslo-backed", "pro-Oslo", "an Oslo-Stockholm deal"."""
    first, last = inside[0], inside[-1]
    before, behind = (
        parsed.tokens[max(0, first.index - 2) : first.index],
        parsed.tokens[last.index + 1 : last.index + 3],
    )
    if (
        len(behind) == 2
        and behind[0].text in _HYPHENS
        and last.end == behind[0].start
        and behind[0].end == behind[1].start
    ):
        if behind[1].text[0].isupper():
            yield from _paired(parsed, behind[1])
        else:
            yield from (f"joined {name}" for name in joined().get(behind[1].lower, ("strange",)))
    elif (
        len(before) == 2
        and before[1].text in _HYPHENS
        and before[1].end == first.start
        and before[0].end == before[1].start
    ):
        if before[0].text[0].isupper() and before[0].lower not in ("pro", "anti", "non"):
            yield from _paired(parsed, last)
        else:
            yield "joined before"
    elif first.lower.startswith(("pro-", "anti-")):
        yield "joined before"


def _paired(parsed: Parsed, second: Token) -> Iterator[str]:
    noun = second
    for token in parsed.tokens[second.index + 1 : second.index + 4]:
        if token.pos not in ("NOUN", "ADJ", "PROPN") or token.sentence != second.sentence:
            break
        noun = token
    yield "paired"
    yield from (f"paired {name}" for name in as_noun(noun) if noun is not second)


def _described(parsed: Parsed, token: Token) -> Iterator[str]:
    """What an apposition or a relative clause says of the name."""
    above = parsed.head(token)
    if token.relation == "appos" and above is not None:
        yield from (f"apposed {name}" for name in as_noun(above))
    for child in parsed.children(token, "appos"):
        yield from (f"apposed {name}" for name in as_noun(child))
    for clause in parsed.children(token, "relcl"):
        where = any(child.lower == "where" for child in parsed.subtree(clause)[:3])
        yield "told where" if where else "told which"


def _around(parsed: Parsed, inside: tuple[Token, ...]) -> Iterator[str]:
    """The words right before and behind: for headlines, which the parser reads badly."""
    first, last = inside[0], inside[-1]
    sentence = parsed.sentence(first)
    behind = parsed.tokens[last.index + 1 : min(last.index + 3, sentence.last)]
    before = parsed.tokens[max(sentence.first, first.index - 2) : first.index]
    if before and before[-1].text == "(":
        yield "bracketed"
    if _dateline(parsed, first, last):
        yield "dateline"
    if before and (word := before[-1] if before[-1].lower != "the" else before[0]).pos == "ADP":
        yield f"after {_SPELT.get(word.lower, word.lower)}"
    if first.index == sentence.first and behind and first.pos != "PRON":
        if behind[0].lower == "to" and len(behind) == 2:
            yield "opens, will"
        elif behind[0].pos in ("NOUN", "VERB", "ADJ", "PROPN", "ADV"):
            yield from (f"opens, {name}" for name in {*as_verb(behind[0]), *as_noun(behind[0])} - {"strange", "name"})
        elif behind[0].pos in ("ADP", "PUNCT"):
            yield f"opens, {behind[0].lower}"


def _dateline(parsed: Parsed, first: Token, last: Token) -> bool:
    """Whether the sentence opens with the name and soon has a dash or a colon: "Orn, March 3 -"."""
    sentence = parsed.sentence(first)
    behind = parsed.tokens[last.index + 1 : min(last.index + 12, sentence.last)]
    if first.index != sentence.first or not behind or behind[0].text not in (",", "(", ":", *_DASHES):
        return False
    return any(
        token.text in (":", *_DASHES) and token.start > parsed.tokens[token.index - 1].end - (token.text == ":")
        for token in behind
    )


def _bare_participle(parsed: Parsed, verb: Token) -> bool:
    """Whether a headline leaves out "is": "Orn shelled again"."""
    return verb.tag == "VBN" and parsed.child(verb, "aux", "auxpass", "dobj") is None


def _doing(parsed: Parsed, verb: Token, slot: str) -> Iterator[str]:
    """What the verb says, its object, what it says the name is, and what clause hangs on it."""
    yield from (f"{slot} {name}" for name in as_verb(verb))
    light = verb.lemma in (
        "be",
        "have",
        "remain",
        "stay",
        "become",
        "get",
        "go",
        "keep",
        "lose",
        "gain",
        "win",
        "seem",
        "look",
        "feel",
    )
    yield f"{slot} light" if light else f"{slot} full"
    for child in parsed.children(verb):
        if child.relation in ("dobj", "attr", "acomp", "oprd"):
            kind = "has" if child.relation == "dobj" else "is"
            yield f"{slot} {kind}"
            yield from (f"{slot} {kind} {name}" for name in as_noun(child))
        elif child.relation in ("ccomp", "xcomp", "agent"):
            yield f"{slot} with {child.relation}"
        elif child.relation == "prep" and light:
            yield f"{slot} light {child.lower}"
            noun = parsed.child(child, "pobj")
            yield from (f"{slot} in {name}" for name in (as_noun(noun) if noun is not None else ()))


def _behind(parsed: Parsed, preposition: Token) -> Iterator[str]:
    """What the preposition is, and what it hangs on."""
    word = _SPELT.get(preposition.lower, preposition.lower)
    above = parsed.head(preposition)
    found: set[str] = set()
    if preposition.relation == "agent":
        word = "agent"
    while above is not None and above.pos in ("ADP", "ADV", "SCONJ") and above.index != above.head:
        found.add(f"through {above.lower}")
        above = parsed.head(above)
    if above is not None:
        found |= set(_hung(parsed, above))
    near = parsed.tokens[preposition.index - 1] if preposition.index else preposition
    if near.pos in ("NOUN", "ADJ", "PROPN") and near is not above:
        found |= {f"{name}" for name in as_noun(near)} - {"strange", "name"}
    yield word
    if word in _COMPANY:
        yield "in company"
    yield from (f"{word} {name}" for name in sorted(found))
    yield from (f"behind {name}" for name in sorted(found))


def _hung(parsed: Parsed, above: Token) -> Iterator[str]:
    yield from (f"{name}" for name in classes(above))
    if above.pos not in ("VERB", "AUX"):
        return
    yield "done"
    for child in parsed.children(above, "dobj", "nsubjpass", "acomp", "attr"):
        yield from (f"of {name}" for name in as_noun(child))
    for child in parsed.children(above, "nsubj"):
        yield from (f"by {name}" for name in as_noun(child))
