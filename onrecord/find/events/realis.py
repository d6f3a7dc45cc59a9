"""How real an event is told to be: tense, modality, negation, condition and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Status
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_CONDITIONS = frozenset({"if", "unless", "should", "were", "lest", "whether", "provided", "once", "until"})
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


@dataclass(frozen=True, slots=True)
class Realis:
    """A status and the word that gives it, None where plain tense does; not ``firm`` is what may be no event at all."""

    status: Status
    because: Token | None
    firm: bool = True


@cache
def governors() -> Mapping[str, tuple[Status, bool]]:
    """What a governing word makes of an event, by lemma: its status, and whether the event is firm enough to tell."""
    found: dict[str, tuple[Status, bool]] = {}
    for entry in load("status").entries:
        if entry.more["by"] == "governor":
            for word in entry.match:
                found.setdefault(word, (entry.means, bool(entry.more.get("firm", False))))  # type: ignore[arg-type]
    return found


@cache
def markers(by: str) -> Mapping[str, tuple[Status, bool]]:
    """What a modal, an adverb or an adjective makes of an event, by its word in small letters."""
    return {
        word: (entry.means, bool(entry.more.get("firm", False)))  # type: ignore[misc]
        for entry in load("status").entries
        if entry.more["by"] == by
        for word in entry.match
    }


def realis(parsed: Parsed, trigger: Token) -> Realis:
    """The status that the words around a trigger give its event, in its own sentence."""
    if trigger.tag.startswith("VB"):
        return _verb(parsed, trigger)
    marked = _adjective(parsed, trigger)
    if marked is not None:
        return marked
    governed = _noun_governed(parsed, trigger)
    if governed is not None:
        return governed
    predicate = _predicate(parsed, trigger)
    if predicate is not None:
        return predicate
    verb = _carrier(parsed, trigger)
    if _presupposed(parsed, trigger):
        lasts = trigger.lemma in markers("lasting") and verb is not None and verb.tag in {"VB", "VBZ", "VBP", "VBG"}
        return Realis("ongoing" if lasts and _owned(parsed, trigger) else "occurred", None)
    if verb is None:
        return Realis("occurred", None)
    if _asked(parsed, verb) is not None:
        return Realis("planned" if parsed.child(verb, "aux") else "hypothetical", verb)
    if _lasting(parsed, trigger, verb):
        return Realis("ongoing", verb)
    return _announced(parsed, trigger, verb) or _verb(parsed, verb)


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
    found = governors().get(verb.lemma.lower())
    return Realis(found[0], verb, found[1]) if found is not None and noun.relation != "nsubj" else None


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


def _verb(parsed: Parsed, verb: Token) -> Realis:
    """What tense, auxiliaries, negation, conditions and governing verbs make of a verb's event."""
    for look in (_asked, _negated, _conditional, _modal, _governed, _ongoing):
        found = look(parsed, verb)
        if found is not None:
            return found
    return Realis("occurred", None)


def _asked(parsed: Parsed, verb: Token) -> Realis | None:
    """ "Will the rebels attack?": asked, not told."""
    sentence, auxiliary = parsed.sentence(verb), parsed.child(verb, "aux", "auxpass")
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    if parsed.tokens[sentence.last - 1].text != "?" or auxiliary is None or subject is None:
        return None
    return Realis("hypothetical", auxiliary, False) if auxiliary.index < subject.index else None


def _chain(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verb and those it is coordinated with before it, whose auxiliaries it shares."""
    yield verb
    while verb.relation == "conj":
        head = parsed.head(verb)
        if head is None or head.pos not in {"VERB", "AUX"} or parsed.child(verb, "nsubj", "nsubjpass", "aux"):
            return
        verb = head
        yield verb


def auxiliaries(parsed: Parsed, verb: Token) -> list[Token]:
    """The auxiliaries of a verb, those shared in coordination included."""
    return [aux for one in _chain(parsed, verb) for aux in parsed.children(one, "aux", "auxpass")]


def _negated(parsed: Parsed, verb: Token) -> Realis | None:
    negation = parsed.child(verb, "neg")
    if negation is None:
        subject = parsed.child(verb, "nsubj", "nsubjpass")
        negation = parsed.child(subject, "det", "neg") if subject is not None else None
        if negation is None or negation.lower not in {"no", "neither", "not"}:
            return None
    future = any(
        aux.lower in {"will", "wo", "would", "could", "may", "might", "should", "must"}
        for aux in parsed.children(verb, "aux")
    )
    return Realis("denied", negation, not future)


def _conditional(parsed: Parsed, verb: Token) -> Realis | None:
    """Inside an if-clause, or the main clause of one: imagined."""
    for one in _chain(parsed, verb):
        mark = parsed.child(one, "mark", "advmod")
        soon = parsed.head(one)
        if one.relation == "advcl" and soon is not None and soon.lower in {"soon", "long"}:
            return Realis("hypothetical", soon, False)
        if mark is not None and mark.lower in _CONDITIONS and one.relation in {"advcl", "ccomp", "pcomp", "acl"}:
            return Realis("hypothetical", mark, False)
        inverted = parsed.child(one, "aux")
        subject = parsed.child(one, "nsubj", "nsubjpass")
        if one.relation == "advcl" and inverted is not None and subject is not None and inverted.index < subject.index:
            return Realis("hypothetical", inverted, False)
        auxiliary = parsed.child(one, "aux")
        if auxiliary is not None and any(_if_clause(parsed, below) for below in parsed.children(one, "advcl")):
            return Realis("hypothetical", one, auxiliary.lower == "to")
    return None


def _if_clause(parsed: Parsed, clause: Token) -> bool:
    """ "If it attacks", "unless it withdraws", "should it attack", "were it to attack"."""
    mark, first = parsed.child(clause, "mark"), parsed.subtree(clause)[0]
    return (mark is not None and mark.lower in {"if", "unless"}) or first.lower in {"should", "were", "had"}


def _modal(parsed: Parsed, verb: Token) -> Realis | None:
    for aux in auxiliaries(parsed, verb):
        found = markers("modal").get(aux.lower)
        if found is not None and aux.lower != "to":
            return Realis(found[0], aux, found[1])
    return None


def _governed(parsed: Parsed, verb: Token) -> Realis | None:
    """The verb, adjective or noun that an infinitive or a clause hangs on: plans, agreed, threatened, failed to."""
    head = parsed.head(verb)
    if verb.relation == "conj":
        first = list(_chain(parsed, verb))[-1]
        return _governed(parsed, first) if first is not verb else None
    if head is None or verb.relation not in {"xcomp", "acl", "ccomp", "advcl", "pcomp", "relcl", "dobj", "csubj"}:
        return None
    infinitive = any(aux.lower == "to" for aux in parsed.children(verb, "aux"))
    if verb.relation == "pcomp":
        head = parsed.head(head) or head
    if verb.relation == "ccomp" and not infinitive:
        return None
    passive = parsed.child(head, "auxpass") is not None or head.pos in {"ADJ", "AUX"}
    found = (markers("predicate") if passive else {}).get(head.lemma.lower()) or governors().get(head.lemma.lower())
    if found is not None and (infinitive or verb.relation in {"pcomp", "xcomp"}):
        return Realis(found[0], head, found[1] and not (found[0] == "hypothetical" and _modal(parsed, head)))
    if head.lemma.lower() in markers("implying"):
        return _verb(parsed, head)
    return Realis("hypothetical", head, False) if infinitive and verb.relation != "relcl" else None


def _ongoing(parsed: Parsed, verb: Token) -> Realis | None:
    """Present progressive and present perfect progressive: going on."""
    auxiliary = [aux.lower for aux in auxiliaries(parsed, verb)]
    if verb.tag == "VBG" and any(aux in {"is", "are", "'s", "'re", "am", "been", "'m"} for aux in auxiliary):
        return Realis("ongoing", verb)
    if verb.tag in {"VBZ", "VBP"} and not auxiliary and verb.relation != "relcl" and verb.lemma == "continue":
        return Realis("ongoing", verb)
    return None
