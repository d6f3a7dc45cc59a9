"""Countries that act ("Moscow said", "a raid by Norway"); a country where things happen is a place only."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.find.actors.draft import Draft
from onrecord.find.names.words import saying
from onrecord.lexicon import facts, load
from onrecord.model import ActorKind, Place, Report, Span
from onrecord.parse import Parsed, Token

Standing = Literal["country", "capital", "region"]


@cache
def _facing() -> tuple[frozenset[str], frozenset[str]]:
    """(the prepositions that put a country on a side, the words beside which "to" does)."""
    entries = load("facing").entries
    plain = frozenset(word for entry in entries if "beside" not in entry.more for word in entry.match)
    beside = frozenset(word for entry in entries for word in entry.more.get("beside", ()))
    return plain, beside


def powers(report: Report, parsed: Parsed, places: tuple[Place, ...], held: frozenset[int]) -> list[Draft]:
    """The countries and capitals that act, and regions and unresolved names that do; each place is one actor."""
    found = []
    for place in places:
        standing = _standing(parsed, place)
        if standing is None:
            continue
        free = [span for span in place.mentions if held.isdisjoint(range(span.start, span.end))]
        acting = [span for span in free if _acts(parsed, span, standing)]
        if acting:
            name = " ".join(max((span.text for span in acting), key=len).split())
            kind: ActorKind = "country" if standing != "region" else "unknown"
            draft = Draft(name, kind, place.country, confidence=round(place.confidence * 0.9, 2))
            draft.mentions = [(span.start, span.end) for span in acting]
            found.append(draft)
    return found


def _standing(parsed: Parsed, place: Place) -> Standing | None:
    """What the place is: a country, a capital, or a region or unresolved name that may act; None for a town."""
    names = [span.text for span in place.mentions]
    if any(name in facts.country_by_name() for name in names) or any(
        _has_state(parsed, span) for span in place.mentions
    ):
        return "country"
    if any(name in facts.country_by_capital() for name in names):
        return "capital"
    return "region" if place.geonames is None else None


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
    first = token
    while first.relation in ("conj", "appos") and (above := parsed.head(first)) is not None:
        first = above
    if standing == "region":
        verb = parsed.head(first)
        deeds = saying() | facts.words("deeds of lands")
        return first.relation == "nsubj" and verb is not None and verb.lemma in deeds
    if first.relation == "nsubj":
        return True
    if first.relation in ("nsubjpass", "dative", "poss", "dobj"):
        return _no_place_verb(parsed, first)
    if first.relation == "pobj":
        return _faces(parsed, first)
    return standing == "country" and first.relation in ("compound", "nmod")


def _bracketed(parsed: Parsed, token: Token) -> bool:
    """Whether the name only says where somebody is from: "Ana Kolb (Norway)"."""
    return token.index > 0 and parsed.tokens[token.index - 1].text == "("


def _no_place_verb(parsed: Parsed, token: Token) -> bool:
    head = parsed.head(token)
    if token.relation == "dobj" and head is not None:
        return head.lemma not in ("leave", "visit", "reach", "enter", "border", "tour", "cross", "flee", "quit")
    return True


def _faces(parsed: Parsed, token: Token) -> bool:
    plain, beside = _facing()
    preposition = parsed.head(token)
    if preposition is None:
        return False
    if preposition.lower in plain:
        return True
    above = parsed.head(preposition)
    return preposition.lower == "to" and above is not None and above.lemma.lower() in beside
