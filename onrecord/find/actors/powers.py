"""Countries that act ("Moscow said", "a raid by Norway"); a country where things happen is a place only.

Whether a name stands for those who govern there is settled by where it stands in its sentence, and by the word that it
hangs on: "a letter to Oslo", "the road to Oslo".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from onrecord.find.actors.draft import Draft
from onrecord.find.names.words import saying, taking
from onrecord.lexicon import facts, load
from onrecord.model import ActorKind, Place, Report, Span
from onrecord.parse import Parsed, Token

Standing = Literal["country", "capital", "town", "region"]
_BESIDE = frozenset(("with", "against", "versus", "alongside", "among", "without", "than", "like", "unlike"))
"""Prepositions behind which a country is a side, whatever they hang on."""
_SPELT = {"toward": "towards", "upon": "on"}
_CHAIN = ("conj", "appos")


@cache
def _sides() -> Mapping[str, frozenset[str]]:
    """For each way to stand the words beside which a name stands for those who govern."""
    found: dict[str, frozenset[str]] = {}
    for entry in load("sides").entries:
        stands = entry.more["stands"]
        found[stands] = found.get(stands, frozenset()) | frozenset(entry.match)
    return found


def powers(report: Report, parsed: Parsed, places: tuple[Place, ...], held: frozenset[int]) -> list[Draft]:
    """The countries, capitals, towns and regions that act; each place is one actor.

    A name joined to a word stands inside a group's: "Norway" in "Norway-backed fighters".
    """
    found = []
    for place in places:
        standing = _standing(parsed, place)
        acting = [
            span
            for span in place.mentions
            if (held.isdisjoint(range(span.start, span.end)) or _joined(parsed, span)) and _acts(parsed, span, standing)
        ]
        if acting:
            name = " ".join(max((span.text for span in acting), key=len).split())
            governs = standing in ("country", "capital")
            kind: ActorKind = "country" if governs else "unknown"
            country = None if standing == "town" else place.country
            draft = Draft(name, kind, country, confidence=round(place.confidence * 0.9, 2))
            draft.mentions = [(span.start, span.end) for span in acting]
            found.append(draft)
    return found


def _standing(parsed: Parsed, place: Place) -> Standing:
    """What the place is: a country, a capital, another town, or a region or unresolved name."""
    names = [span.text for span in place.mentions]
    if any(name in facts.country_by_name() for name in names) or any(
        _has_state(parsed, span) for span in place.mentions
    ):
        return "country"
    if any(name in facts.country_by_capital() for name in names):
        return "capital"
    return "region" if place.geonames is None else "town"


def _has_state(parsed: Parsed, span: Span) -> bool:
    """Whether the name has a government ("Orn's army") or a people ("Olvania" with "Olvanian")."""
    token = parsed.root(span.start, span.end)
    owner = parsed.head(token) if token is not None and token.relation == "poss" else None
    if owner is not None and owner.lower in facts.words("of states"):
        return True
    return span.text.endswith("ia") and any(one.text == span.text + "n" for one in parsed.tokens)


def _acts(parsed: Parsed, span: Span, standing: Standing) -> bool:
    """Whether the name stands where an actor stands."""
    token = parsed.root(span.start, span.end)
    if token is None or _bracketed(parsed, token):
        return False
    joined = _joined(parsed, span)
    if joined is not None:
        return standing in ("country", "capital") and joined in _sides()["joined"]
    first = token
    while first.relation in _CHAIN and (above := parsed.head(first)) is not None:
        first = above
    head = parsed.head(first)
    if head is None:
        return False
    if standing in ("town", "region"):
        return first.relation == "nsubj" and head.lemma in saying() | facts.words("deeds of lands")
    return _governs(parsed, first, head, standing)


def _governs(parsed: Parsed, name: Token, head: Token, standing: Standing) -> bool:
    """Whether a country's or a capital's name stands for those who govern there."""
    if name.relation == "nsubj":
        return head.lemma not in facts.words("lie of lands") and not _is_ground(parsed, head)
    if name.relation == "nsubjpass":
        return standing == "country" or not _takes(head)
    if name.relation == "dobj":
        return not _takes(head) and head.lemma not in ("border", "tour", "cross", "quit")
    if name.relation == "dative":
        return True
    if name.relation == "poss":
        return head.lower not in facts.words("of lands")
    if name.relation == "pobj":
        return _faces(parsed, head, standing)
    if name.relation in ("compound", "nmod", "amod"):
        if head.lower in _sides()["before"]:
            return True
        return standing == "country" and head.lower not in facts.words("of lands")
    return False


def _joined(parsed: Parsed, span: Span) -> str | None:
    """The word joined to the name by a hyphen: the "backed" of "Oslo-backed"."""
    last = parsed.between(span.start, span.end)[-1].index
    behind = parsed.tokens[last + 1 : last + 3]
    if len(behind) == 2 and behind[0].text in ("-", "‑") and span.end == behind[0].start:
        return behind[1].lower
    return None


def _bracketed(parsed: Parsed, token: Token) -> bool:
    """Whether the name only says where somebody is from: "Ana Kolb (Norway)"."""
    return token.index > 0 and parsed.tokens[token.index - 1].text == "("


def _takes(verb: Token) -> bool:
    """Whether the verb is done to land: "shelled", "entered"."""
    return verb.lemma in taking("place") or verb.lemma in taking("place or person")


def _is_ground(parsed: Parsed, verb: Token) -> bool:
    """Whether "to be" says how a place is, or where: "was dark", "was without light"."""
    if verb.lemma not in ("be", "remain", "stay", "become", "go"):
        return False
    told = parsed.child(verb, "acomp", "attr", "prep", "oprd")
    return told is not None and told.lower in facts.words("of grounds") | {"without", "in", "at", "near"}


def _faces(parsed: Parsed, preposition: Token, standing: Standing) -> bool:
    """Whether a country behind the preposition is a side of what is done."""
    word = _SPELT.get(preposition.lower, preposition.lower)
    above = parsed.head(preposition)
    beside = {above.lower, above.lemma.lower()} if above is not None else set[str]()
    if preposition.relation == "agent" or word in _BESIDE:
        return True
    if word == "to" and beside & {"accord", "according"}:
        return True
    if word == "by":
        return above is not None and above.pos in ("NOUN", "PROPN")
    if word == "between":
        return not beside & facts.words("ways between")
    if word == "on" and standing == "country":
        return True
    return bool(beside & _sides().get(word, frozenset()))
