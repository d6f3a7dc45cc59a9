"""What "no", "not any" and a denied verb make of an event: that it was not, or that it is left open."""

from __future__ import annotations

from onrecord.find.events.markers import Realis, governors
from onrecord.model import Status
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_NOBODY = frozenset({"nobody", "none", "nothing"})
_COMING = frozenset({"will", "wo", "would", "shall"})
_SUPPOSED = frozenset({"may", "might", "could", "can", "should", "must"})


def none_of(parsed: Parsed, noun: Token) -> Realis | None:
    """ "There was no airstrike", "not any shelling": the event is denied; None where the noun is not negated."""
    determiner = next((child for child in parsed.children(noun, "det") if child.lower in {"no", "any"}), None)
    verb = parsed.head(noun)
    if determiner is None or verb is None or noun.relation not in {"attr", "dobj", "nsubj", "nsubjpass"}:
        return None
    if determiner.lower == "any" and not _disclaimed(parsed, verb) or _conditional(parsed, verb):
        return None
    helpers = {aux.lower for aux in parsed.children(verb, "aux")}
    return Realis("denied", determiner, not helpers & _SUPPOSED)


def _disclaimed(parsed: Parsed, verb: Token) -> bool:
    """ "Did not see any", "denied that any attack was prepared"."""
    if parsed.child(verb, "neg") is not None:
        return True
    above = parsed.head(verb)
    return verb.relation == "ccomp" and above is not None and above.lemma == "deny" and not _negated(parsed, above)


_PROOF = frozenset({"evidence", "sign", "trace", "proof", "indication", "hint", "report"})


def unproved(parsed: Parsed, noun: Token) -> Realis | None:
    """ "There is no evidence of a massacre": left open; None where nothing of the kind is said."""
    preposition = parsed.head(noun)
    above = parsed.head(preposition) if preposition is not None else None
    if noun.relation != "pobj" or above is None or above.lemma.lower() not in _PROOF:
        return None
    denied = none_of(parsed, above)
    return Realis("hypothetical", denied.because, False) if denied is not None else None


def _conditional(parsed: Parsed, verb: Token) -> bool:
    mark = parsed.child(verb, "mark")
    return mark is not None and mark.lower in {"if", "unless", "whether"}


def none_met(parsed: Parsed, verb: Token) -> Realis | None:
    """ "The strike killed nobody", "hurt no civilians": denied by its object; None where the object is somebody."""
    for noun in parsed.children(verb, "dobj"):
        if noun.lower in _NOBODY:
            return Realis("denied", noun)
        if any(child.lower == "no" for child in parsed.children(noun, "det")):
            return none_of(parsed, noun)
    return None


def _negated(parsed: Parsed, governor: Token) -> bool:
    """ "Did not plan to", "nobody planned to", "no plans to"."""
    if governor.pos in {"VERB", "AUX", "ADJ"}:
        subject = parsed.child(governor, "nsubj", "nsubjpass")
        return parsed.child(governor, "neg") is not None or (subject is not None and _nobody(parsed, subject))
    return _nobody(parsed, governor)


def _nobody(parsed: Parsed, noun: Token) -> bool:
    return noun.lower in _NOBODY or any(child.lower in {"no", "neither"} for child in parsed.children(noun, "det"))


def refused(parsed: Parsed, governor: Token) -> bool:
    """ "No attempt to", "the attempt to … failed", "was foiled": what came of nothing."""
    verb = parsed.head(governor)
    if _negated(parsed, governor):
        return True
    if verb is None or governor.relation not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    found = governors().get(verb.lemma.lower())
    return found is not None and found[0] == "denied" and parsed.child(verb, "neg") is None


def refuted(parsed: Parsed, governor: Token, status: Status, firm: bool) -> Realis:
    """What a governing word makes of an event, turned by a "not" of its own.

    "Did not rule out an attack" leaves it open, "has not ordered an attack" says that there is none.
    """
    if not _negated(parsed, governor):
        return Realis(status, governor, firm)
    if status == "denied":
        return Realis("hypothetical", governor, False)
    helpers = {aux.lower for aux in parsed.children(governor, "aux")}
    if status == "planned" and not helpers & (_SUPPOSED | _COMING):
        return Realis("denied", governor, firm)
    return Realis(status, governor, firm)
