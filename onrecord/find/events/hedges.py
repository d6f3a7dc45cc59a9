"""Small words that hedge an event or leave it undone: "reportedly", "nearly", "without", "instead of"."""

from __future__ import annotations

from onrecord.find.events.markers import Realis, markers
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_TOLD = frozenset({"occurred", "ongoing"})


def hedged(parsed: Parsed, verb: Token, told: Realis) -> Realis:
    """ "Reportedly captured", "nearly attacked": what an adverb leaves of a deed that is told as fact."""
    if told.status not in _TOLD:
        return told
    for child in parsed.children(verb, "advmod"):
        found = markers("adverb").get(child.lower)
        if found is not None:
            return Realis(found[0], child, found[1])
    return told


def left_undone(parsed: Parsed, token: Token) -> Realis | None:
    """ "Without attacking", "instead of an attack", "rather than attack"; None where nothing of the kind is said."""
    word = parsed.head(token) if token.relation in {"pobj", "pcomp"} else parsed.child(token, "mark")
    if word is None or word.relation not in {"prep", "mark"}:
        return None
    first = parsed.child(word, "advmod") or (parsed.child(token, "advmod") if word.lower == "than" else None)
    found = markers("preposition").get(f"{first.lower} {word.lower}" if first is not None else word.lower)
    return Realis(found[0], word, found[1]) if found is not None else None
