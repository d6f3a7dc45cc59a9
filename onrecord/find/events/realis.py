"""How real an event is told to be by the words around its verb or noun, in its own sentence."""

from __future__ import annotations

from onrecord.find.events.hedges import left_undone
from onrecord.find.events.markers import Realis, governors, markers
from onrecord.find.events.negation import none_of, refuted, unproved
from onrecord.find.events.verbs import asked, before_comma, of_verb
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_UP = frozenset(
    [
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "conj",
        "pcomp",
        "dobj",
        "pobj",
        "prep",
        "attr",
        "nsubjpass",
        "nsubj",
        "appos",
        "acomp",
        "dative",
        "agent",
        "relcl",
        "oprd",
    ]
)


def realis(parsed: Parsed, trigger: Token) -> Realis:
    """The status that the words around a trigger give its event, in its own sentence."""
    if trigger.tag.startswith("VB"):
        told = of_verb(parsed, trigger)
        own = markers("itself").get(trigger.lemma.lower())
        if own is not None and told.status in {"occurred", "ongoing"}:
            return Realis(own[0], trigger)
        return Realis("ongoing", trigger) if told.because is None and _present(parsed, trigger) else told
    for look in (none_of, before_comma, unproved, left_undone, _adjective, _noun_governed, _predicate):
        found = look(parsed, trigger)
        if found is not None:
            return found
    verb = _carrier(parsed, trigger)
    if _presupposed(parsed, trigger):
        lasts = trigger.lemma in markers("lasting") and verb is not None and verb.tag in {"VB", "VBZ", "VBP", "VBG"}
        return Realis("ongoing" if lasts and _owned(parsed, trigger) else "occurred", None)
    if verb is None:
        return Realis("occurred", None)
    if asked(parsed, verb) is not None:
        return Realis("planned" if parsed.child(verb, "aux") else "hypothetical", verb)
    if _lasting(parsed, trigger, verb):
        return Realis("ongoing", verb)
    told = _announced(parsed, trigger, verb) or of_verb(parsed, verb)
    if told.status == "denied" and _untouched(parsed, trigger):
        return Realis("occurred", None)
    return told


def _present(parsed: Parsed, verb: Token) -> bool:
    """ "Howitzers stand in a quarry", "has held the hill since May": what lasts, told in the present of the body."""
    auxiliary = {aux.lower for aux in parsed.children(verb, "aux", "auxpass")}
    if parsed.sentence(verb).kind != "body" or verb.lemma not in {*markers("present"), "be"}:
        return False
    if verb.tag in {"VBZ", "VBP"} and not auxiliary:
        return True
    if auxiliary & {"has", "have"}:
        return any(child.lower == "since" for child in parsed.children(verb, "prep"))
    return verb.tag == "VBN" and bool(auxiliary & {"is", "are"}) and "been" not in auxiliary


def _predicate(parsed: Parsed, noun: Token) -> Realis | None:
    """ "An attack is possible": what the adjective behind the copula makes of it."""
    verb = parsed.head(noun)
    adjective = parsed.child(verb, "acomp") if verb is not None and noun.relation == "nsubj" else None
    found = markers("adjective").get(adjective.lower) if adjective is not None else None
    return Realis(found[0], adjective, found[1]) if found is not None else None


def _presupposed(parsed: Parsed, noun: Token) -> bool:
    """ "During the siege", "to stop the war": what one speaks of in passing has happened, whatever the verb says."""
    head = parsed.head(noun)
    if head is None:
        return False
    if head.relation in {"prep", "mark"} and head.lower in markers("presupposing"):
        return True
    if _owned(parsed, noun):
        return True
    return noun.relation == "dobj" and head.lemma in {"stop", "end", "halt", "survive", "witness", "condemn", "avenge"}


def _untouched(parsed: Parsed, noun: Token) -> bool:
    """ "They did not share a view of the shelling of Lenn": a "not" leaves what "the" names behind a preposition."""
    preposition = parsed.head(noun)
    governor = next((one for one in parsed.ancestors(noun) if one.pos in {"VERB", "AUX"}), None)
    if noun.relation != "pobj" or preposition is None or governor is None or governor.lemma.lower() in governors():
        return False
    known = parsed.child(noun, "det")
    return known is not None and known.lower == "the" and parsed.child(noun, "prep") is not None


def _lasting(parsed: Parsed, noun: Token, verb: Token) -> bool:
    """ "A hunt has been launched", "is on a tour": begun and not told to have ended."""
    head = parsed.head(noun)
    if head is not None and noun.relation == "pobj" and verb.lemma == "be" and verb.tag in {"VBZ", "VBP"}:
        return head.lower in markers("continuing") and parsed.head(head) is verb
    begun = verb.lemma in markers("continuing") and head is verb
    return begun and any(aux.lower in {"has", "have"} for aux in parsed.children(verb, "aux"))


def _owned(parsed: Parsed, noun: Token) -> bool:
    """ "In Marovia's civil war": somebody's, and not what the clause is about."""
    head = parsed.head(noun)
    behind = head is not None and noun.relation == "pobj" and head.lower in {"in", "on", "amid"}
    return behind and parsed.child(noun, "poss") is not None


def _announced(parsed: Parsed, noun: Token, verb: Token) -> Realis | None:
    """ "Announced the deployment of", "expects an attack": the noun is what a governing verb is about."""
    if noun.relation not in {"dobj", "nsubjpass", "nsubj"} or parsed.head(noun) is not verb:
        return None
    particle = parsed.child(verb, "prt")
    called = f"{verb.lemma} {particle.lower}" if particle is not None else verb.lemma.lower()
    found = governors().get(called) or governors().get(verb.lemma.lower())
    return refuted(parsed, verb, *found) if found is not None and noun.relation != "nsubj" else None


def _adjective(parsed: Parsed, noun: Token) -> Realis | None:
    for child in parsed.children(noun, "amod", "compound", "advmod", "det", "nmod"):
        found = markers("adjective").get(child.lower)
        if found is not None:
            return Realis(found[0], child, found[1])
    return None


def _noun_governed(parsed: Parsed, noun: Token) -> Realis | None:
    """ "A plan for an attack", "the threat of war": the noun above the preposition, or one that it modifies."""
    preposition = parsed.head(noun)
    if preposition is None or noun.relation not in {"pobj", "compound", "conj"}:
        return None
    if noun.relation == "conj":
        return _noun_governed(parsed, preposition)
    above = preposition if noun.relation == "compound" else parsed.head(preposition)
    if above is None:
        return None
    found = governors().get(above.lemma.lower())
    if found is not None and not (above.pos == "VERB" and parsed.child(above, "prep") is None):
        return Realis(found[0], above, found[1])
    return _noun_governed(parsed, above) if above.tag.startswith("NN") else None


def _carrier(parsed: Parsed, noun: Token) -> Token | None:
    """The verb whose subject or object the noun is, directly or behind a preposition."""
    token = noun
    for above in parsed.ancestors(noun):
        if above.pos in {"VERB", "AUX"}:
            return above if token.relation not in {"advcl", "parataxis"} else None
        if token.relation not in _UP:
            return None
        token = above
    return None
