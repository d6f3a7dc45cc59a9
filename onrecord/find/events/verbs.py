"""How real a verb tells its event to be: tense, modality, negation, condition and the verbs that govern it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.events.hedges import hedged, left_undone
from onrecord.find.events.markers import Realis, governors, markers
from onrecord.find.events.negation import none_met, refused, refuted
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_CONDITIONS = frozenset({"if", "unless", "should", "were", "lest", "whether", "provided", "once", "until"})
_INVERTED = frozenset({"should", "were", "had"})


def of_verb(parsed: Parsed, verb: Token) -> Realis:
    """What tense, auxiliaries, negation, conditions and governing verbs make of a verb's event."""
    looks = (asked, bidden, _supposed, before_comma, _negated, none_met, left_undone, _conditional, _modal, _announced)
    for look in (*looks, _governed, _ongoing):
        found = look(parsed, verb)
        if found is not None:
            return hedged(parsed, verb, found)
    return hedged(parsed, verb, Realis("occurred", None))


def asked(parsed: Parsed, verb: Token) -> Realis | None:
    """ "Will the rebels attack?": asked, not told."""
    sentence, auxiliary = parsed.sentence(verb), parsed.child(verb, "aux", "auxpass")
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    if parsed.tokens[sentence.last - 1].text != "?" or auxiliary is None or subject is None:
        return None
    return Realis("hypothetical", auxiliary, False) if auxiliary.index < subject.index else None


def bidden(parsed: Parsed, verb: Token) -> Realis | None:
    """ "Withdraw the tanks!", "(b) admit the observers": an imperative, which asks for the deed."""
    if verb.tag != "VB" or verb.relation != "ROOT" or parsed.child(verb, "aux", "nsubj", "nsubjpass", "expl"):
        return None
    before = parsed.tokens[parsed.sentence(verb).first : verb.index]
    return None if any(one.pos in {"NOUN", "PROPN", "PRON"} for one in before) else Realis("hypothetical", verb, False)


def before_comma(parsed: Parsed, word: Token) -> Realis | None:
    """ "Unless the rebels withdraw by Friday, …": between an "unless" or "if" and the comma before its main clause,
    where the parser didn't see the clause.
    """
    if word.relation == "advcl" and parsed.child(word, "mark") is None or word.relation not in _HIDDEN:
        return None
    for above in (word, *parsed.ancestors(word)):
        mark = next((one for one in parsed.children(above, "mark") if one.lower in {"if", "unless"}), None)
        if mark is None or not mark.index < word.index:
            continue
        comma = next((one for one in parsed.tokens[mark.index + 1 : above.index] if one.text == ","), None)
        own = above is word and word.tag.startswith("NN")
        return Realis("hypothetical", mark, False) if own or comma is not None and word.index < comma.index else None
    return None


_HIDDEN = frozenset({"acl", "relcl", "advcl", "nsubj"})


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
    negation = next((word for word in parsed.children(verb, "neg") if word.index < verb.index), None)
    if negation is None:
        negation = next((word for one in _chain(parsed, verb) if (word := _nobody(parsed, one)) is not None), None)
        if negation is None:
            return None
    future = any(
        aux.lower in {"will", "wo", "would", "could", "may", "might", "should", "must"}
        for aux in parsed.children(verb, "aux")
    )
    firm = not future or any(aux.lower in {"will", "wo", "would"} for aux in parsed.children(verb, "aux"))
    return Realis("denied", negation, firm)


def _nobody(parsed: Parsed, verb: Token) -> Token | None:
    """The word that makes a verb's subject nobody: "|no| child was hurt or detained"; None where there is none."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    first = parsed.subtree(subject)[0] if subject is not None else None
    return first if first is not None and first.lower in {"no", "neither", "not", "none", "nobody"} else None


def _supposed(parsed: Parsed, verb: Token) -> Realis | None:
    """Inside an if-clause: imagined, negated or not."""
    for one in _chain(parsed, verb):
        marks = [*parsed.children(one, "mark"), *parsed.children(one, "advmod")[:1]]
        mark = next((word for word in marks if word.lower in _CONDITIONS), None)
        soon = parsed.head(one)
        if one.relation == "advcl" and soon is not None and soon.lower in {"soon", "long"}:
            return Realis("hypothetical", soon, False)
        if mark is not None and one.relation in {"advcl", "ccomp", "pcomp", "acl"}:
            return Realis("hypothetical", mark, False)
        auxiliary = parsed.child(one, "aux")
        subject = parsed.child(one, "nsubj", "nsubjpass")
        if one.relation == "advcl" and auxiliary is not None and subject and auxiliary.index < subject.index:
            return Realis("hypothetical", auxiliary, False)
        if one.relation == "ccomp" and inverted(parsed, one):
            return Realis("hypothetical", one, False)
    return None


def _conditional(parsed: Parsed, verb: Token) -> Realis | None:
    """The main clause of an if-clause: imagined."""
    for one in _chain(parsed, verb):
        auxiliary = parsed.child(one, "aux")
        if auxiliary is not None and any(_if_clause(parsed, below) for below in parsed.children(one, "advcl", "ccomp")):
            return Realis("hypothetical", one, auxiliary.lower in {"to", "will", "wo", "would"})
    return None


def _if_clause(parsed: Parsed, clause: Token) -> bool:
    """ "If it attacks", "unless it withdraws", "should it attack", "were it to attack"."""
    mark, first = parsed.child(clause, "mark"), parsed.subtree(clause)[0]
    if clause.relation == "ccomp":
        return inverted(parsed, clause)
    return (mark is not None and mark.lower in {"if", "unless"}) or first.lower in _INVERTED


def inverted(parsed: Parsed, clause: Token) -> bool:
    """ "Should it attack", "were it to attack", "had it not left", before the main clause and without a question."""
    first, head = parsed.subtree(clause)[0], parsed.head(clause)
    helps = first.relation in {"aux", "auxpass"} and first.head == clause.index
    opens = first.lower in _INVERTED and (helps or first == clause and parsed.child(clause, "nsubj") is not None)
    return opens and head is not None and clause.index < head.index


def _modal(parsed: Parsed, verb: Token) -> Realis | None:
    for aux in auxiliaries(parsed, verb):
        found = markers("modal").get(aux.lower)
        if found is not None and aux.lower == "must" and verb.tag == "VBN" and _perfect(parsed, verb):
            return Realis("alleged", aux)
        if found is not None and aux.lower != "to":
            return Realis(found[0], aux, found[1])
    return None


def _announced(parsed: Parsed, verb: Token) -> Realis | None:
    """ "Kestria to send 300 guards": the infinitive by which a headline tells what is to come."""
    to = next((aux for aux in parsed.children(verb, "aux") if aux.lower == "to" and aux.index < verb.index), None)
    if to is None or verb.relation != "ROOT" or parsed.child(verb, "nsubj", "nsubjpass") is None:
        return None
    return Realis("planned", to)


def _perfect(parsed: Parsed, verb: Token) -> bool:
    """ "Must have shot": what is concluded of the past."""
    return any(aux.lower == "have" for aux in auxiliaries(parsed, verb))


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
    if infinitive and (arranged := _arranged(parsed, verb, head)) is not None:
        return arranged
    passive = parsed.child(head, "auxpass") is not None or head.pos in {"ADJ", "AUX"}
    found = (markers("predicate") if passive else {}).get(head.lemma.lower()) or governors().get(head.lemma.lower())
    if found is not None and (infinitive or verb.relation in {"pcomp", "xcomp"}):
        return refuted(parsed, head, found[0], found[1] and not (found[0] == "hypothetical" and _modal(parsed, head)))
    if head.lemma.lower() in markers("implying"):
        return of_verb(parsed, head)
    if infinitive and verb.relation == "advcl" and head.lemma in markers("going"):
        return of_verb(parsed, head) if of_verb(parsed, head).status != "occurred" else Realis("planned", head)
    return Realis("hypothetical", head, False) if infinitive and verb.relation != "relcl" else None


def _arranged(parsed: Parsed, verb: Token, head: Token) -> Realis | None:
    """ "Is going to vote", "are to meet", "was to have met"; "tried to storm", which was tried and may have failed."""
    if head.lemma.lower() in markers("trying"):
        return Realis("denied", head) if refused(parsed, head) else Realis("hypothetical", head)
    if verb.relation != "xcomp":
        return None
    if head.lemma == "go" and head.tag == "VBG" and parsed.child(head, "aux") is not None:
        return refuted(parsed, head, "planned", True)
    if head.lemma != "be" or head.tag not in {"VBZ", "VBP", "VBD"} or not _bare(parsed, head):
        return None
    missed = head.tag == "VBD" and _perfect(parsed, verb)
    return Realis("hypothetical", head) if missed else refuted(parsed, head, "planned", True)


def _bare(parsed: Parsed, verb: Token) -> bool:
    """ "The ministers are (to)", not "it is hard (to)" and not "were they (to)"."""
    subject = parsed.child(verb, "nsubj")
    return subject is not None and subject.index < verb.index and parsed.child(verb, "acomp", "attr") is None


def _ongoing(parsed: Parsed, verb: Token) -> Realis | None:
    """Present progressive and present perfect progressive: going on."""
    auxiliary = [aux.lower for aux in auxiliaries(parsed, verb)]
    if verb.tag == "VBG" and any(aux in {"is", "are", "'s", "'re", "am", "been", "'m"} for aux in auxiliary):
        return Realis("ongoing", verb)
    if verb.tag in {"VBZ", "VBP"} and not auxiliary and verb.relation != "relcl" and verb.lemma == "continue":
        return Realis("ongoing", verb)
    return None
