"""Countries that act ("Moscow said", "a raid by Norway"); a country where things happen is a place only.

Whether a name stands for those who govern there is weighed in ``find/acting`` by where it stands in its sentence, and
by the word that it hangs on: "a letter to Oslo", "the road to Oslo".
"""

from __future__ import annotations

from onrecord.find.acting import Standing, acting, standing
from onrecord.find.actors.draft import Draft
from onrecord.lexicon import facts
from onrecord.model import ActorKind, Place, Report, Span
from onrecord.parse import Parsed

_ENOUGH = 0.5


def powers(report: Report, parsed: Parsed, places: tuple[Place, ...], held: frozenset[int]) -> list[Draft]:
    """The countries, capitals, towns and regions that act; each place is one actor.

    A name joined to a word stands inside a group's: "Norway" in "Norway-backed fighters".
    """
    found = []
    words = frozenset(token.text for token in parsed.tokens)
    for place in places:
        stands = _standing(parsed, place, words)
        free = [span for span in place.mentions if held.isdisjoint(range(span.start, span.end))]
        likely = {span: acting(parsed, span.start, span.end, stands) for span in free}
        mentions = [span for span in free if likely[span] > _ENOUGH]
        if mentions:
            name = " ".join(max((span.text for span in mentions), key=len).split())
            kind: ActorKind = "country" if stands in ("country", "capital") else "unknown"
            country = None if stands in ("town", "seat") and not _rules(name) else place.country
            sure = round(place.confidence * max(likely[span] for span in mentions), 2)
            draft = Draft(name, kind, country, confidence=sure)
            draft.mentions = [(span.start, span.end) for span in mentions]
            found.append(draft)
    return found


def _rules(name: str) -> bool:
    """Whether the name is a land's that rules itself, of which the table tells the country."""
    return name in facts.region_by_name()


def _standing(parsed: Parsed, place: Place, words: frozenset[str]) -> Standing:
    """What the place is; by its names, or as a country where the report gives it a government or a people."""
    found = [standing(span.text, town=place.geonames is not None) for span in place.mentions]
    if any(_has_state(parsed, span, words) for span in place.mentions):
        return "country"
    return next((one for one in ("country", "capital", "seat", "house") if one in found), found[0])


def _has_state(parsed: Parsed, span: Span, words: frozenset[str]) -> bool:
    """Whether the name has a government ("Orn's army") or a people ("Olvania" with "Olvanian")."""
    token = parsed.root(span.start, span.end)
    owner = parsed.head(token) if token is not None and token.relation == "poss" else None
    if owner is not None and owner.lower in facts.words("of states"):
        return True
    return span.text.endswith("ia") and span.text + "n" in words
