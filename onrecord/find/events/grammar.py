"""Who does what in a clause: subjects and objects through coordination, control, relative clauses and passives."""

from __future__ import annotations

from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "relcl", "csubj"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
OUTCOMES = frozenset({"kill", "wound", "injure", "hurt", "maim", "destroy", "damage", "sink", "displace"})
_NOUN_RELATIVES = frozenset({"that", "which", "who", "whom"})


def conjuncts(parsed: Parsed, token: Token) -> list[Token]:
    """The token and all that are coordinated with it as nouns, in text order."""
    found, todo = [], [token]
    while todo:
        one = todo.pop()
        found.append(one)
        todo.extend(child for child in parsed.children(one, "conj") if child.pos in NOUNS)
    return sorted(found, key=lambda one: one.index)


def passive(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb stands in the passive, with its auxiliary, one that it shares ("nine were killed and six
    |wounded|") or as a participle behind a noun.
    """
    if parsed.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.relation == "acl":
        return verb.tag == "VBN"
    if verb.relation == "ccomp" and verb.tag == "VBN" and parsed.child(verb, "aux", "dobj", "mark") is None:
        return True
    first = _first_conjunct(parsed, verb)
    if first is verb or parsed.child(verb, "dobj") is not None:
        return False
    shared = parsed.child(verb, "nsubj") is None or parsed.child(verb, "aux") is None
    return verb.tag == "VBN" and shared and passive(parsed, first)


def _first_conjunct(parsed: Parsed, verb: Token) -> Token:
    while verb.relation == "conj":
        head = parsed.head(verb)
        if head is None or head.pos not in {"VERB", "AUX"}:
            return verb
        verb = head
    return verb


def _relative(parsed: Parsed, subject: Token | None, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if subject is not None and subject.lower in _NOUN_RELATIVES:
        clause = _first_conjunct(parsed, verb)
        while clause.relation == "xcomp":
            clause = parsed.head(clause) or clause
        if clause.relation == "relcl":
            return parsed.head(clause)
    return subject


def antecedent(parsed: Parsed, word: Token) -> Token:
    """The noun that "whose" takes up; any other word itself."""
    owned = parsed.head(word) if word.lower == "whose" else None
    above = parsed.ancestors(owned) if owned is not None else ()
    verb = next((one for one in above if one.relation == "relcl"), None)
    return (parsed.head(verb) or word) if verb is not None else word


def _surface(parsed: Parsed, verb: Token, depth: int = 0) -> Token | None:
    """The word that stands as the verb's subject, looked for above it where its own clause has none."""
    own = _own_subject(parsed, verb) or _of_auxiliary(parsed, verb)
    if own is not None:
        return _relative(parsed, own, verb)
    head = parsed.head(verb)
    if head is None or depth > 6:
        return None
    if verb.relation == "acl":
        return head if verb.tag in {"VBG", "VBN"} else _owner(parsed, head, depth)
    if verb.relation == "xcomp" or _sent(verb, head):
        return parsed.child(head, "dobj") or _surface(parsed, head, depth + 1)
    if verb.relation == "pcomp" and head.relation == "prep":
        return _accused(parsed, head, depth)
    if verb.relation in {"conj", "advcl", "ccomp", "pcomp", "dep", "acomp"}:
        return _surface(parsed, head, depth + 1)
    if head.relation in {"dobj", "prep"} or verb.relation == "prep":
        return None
    return None


def _own_subject(parsed: Parsed, verb: Token) -> Token | None:
    """The verb's subject; behind a label's colon, where there are two: "Kestria: Rebels seize town"."""
    found = parsed.children(verb, "nsubj", "nsubjpass", "csubj")
    labelled = len(found) > 1 and parsed.tokens[found[0].index + 1].text == ":" and found[1].index < verb.index
    return found[labelled] if found else None


def _of_auxiliary(parsed: Parsed, verb: Token) -> Token | None:
    """ "The guards have for weeks shelled the town": the subject that the parser hangs on the auxiliary."""
    helpers = (aux for aux in parsed.children(verb, "aux") if aux.index < verb.index)
    return next((subject for aux in helpers for subject in parsed.children(aux, "nsubj", "nsubjpass")), None)


def _accused(parsed: Parsed, preposition: Token, depth: int) -> Token | None:
    """ "Accused the army of shelling", "was blamed for bombing": the object, else the subject, of the verb above."""
    above = parsed.head(preposition)
    if above is None or above.pos not in {"VERB", "AUX"}:
        return None
    return parsed.child(above, "dobj") or _surface(parsed, above, depth + 1)


def _sent(verb: Token, head: Token) -> bool:
    """ "Sent observers to watch": who is sent does it."""
    return verb.relation == "advcl" and verb.tag == "VB" and head.lemma in {"send", "dispatch", "deploy"}


def makers(parsed: Parsed, verb: Token) -> list[Token]:
    """ "Signed a decree granting": who made what a participle tells of; empty for any other verb."""
    noun = parsed.head(verb) if verb.relation == "acl" and verb.tag == "VBG" else None
    owner = _owner(parsed, noun, 0) if noun is not None and noun.pos == "NOUN" else None
    return conjuncts(parsed, owner) if owner is not None else []


def _owner(parsed: Parsed, noun: Token, depth: int) -> Token | None:
    """Whose plan "a plan to attack" is: its possessor, else the subject of the verb that it is the object of."""
    possessor = parsed.child(noun, "poss")
    if possessor is not None:
        return possessor
    head = parsed.head(noun)
    return _surface(parsed, head, depth + 1) if head is not None and head.pos in {"VERB", "AUX"} else None


def subjects(parsed: Parsed, verb: Token) -> list[Token]:
    """Who does it: the agent of a passive, else the subject, with all coordinated; empty where nobody is said."""
    if passive(parsed, verb):
        return [one for agent in _agents(parsed, verb) for one in conjuncts(parsed, agent)]
    above = parsed.head(verb)
    if above is not None and _follows(parsed, verb) and passive(parsed, above):
        return [one for agent in _agents(parsed, above) for one in conjuncts(parsed, agent)]
    subject = _surface(parsed, verb)
    return conjuncts(parsed, subject) if subject is not None else fronted(parsed, verb)


def fronted(parsed: Parsed, verb: Token) -> list[Token]:
    """ "At the summit in Lenn, Kestria and Marovia signed": the subjects that the parser joins to what is before."""
    if verb.pos != "VERB" or verb.relation not in {"ROOT", "conj"} or parsed.child(verb, "nsubj", "nsubjpass"):
        return []
    for preposition in parsed.children(verb, "prep"):
        inside = [one for one in parsed.subtree(preposition) if one.index < verb.index]
        joined = [one for one in inside if one.relation in {"conj", "appos"} and one.pos in NOUNS]
        last = joined[-1] if joined else None
        if last is None or preposition.index > verb.index or last.index != verb.index - 1:
            continue
        commas = [one for one in joined if parsed.tokens[_first(parsed, one) - 1].text == ","]
        return [one for one in joined if commas and one.index >= commas[0].index]
    return []


def _first(parsed: Parsed, noun: Token) -> int:
    """The index of the first word that hangs on a noun from the left."""
    return min(one.index for one in (noun, *parsed.children(noun)) if one.index <= noun.index)


def _follows(parsed: Parsed, verb: Token) -> bool:
    """ "The convoy was attacked, killing nine": what came of a deed, done by whoever did the deed."""
    if verb.relation != "advcl" or verb.tag != "VBG" or parsed.child(verb, "nsubj", "mark") is not None:
        return False
    return verb.lemma in OUTCOMES and verb.index > verb.head


def _agents(parsed: Parsed, verb: Token) -> list[Token]:
    """Who stands behind "by"; "was hit again, this time by Kestrian guns", too."""
    times = (one for one in parsed.children(verb, "npadvmod", "advmod") if one.index > verb.index)
    by = [
        child
        for above in (verb, *times)
        for child in parsed.children(above, "agent", "prep")
        if child.lower == "by" and (child.relation == "agent" or parsed.child(verb, "nsubjpass"))
    ]
    return [noun for one in by for noun in parsed.children(one, "pobj") if not _is_when(noun)]


def _is_when(noun: Token) -> bool:
    return noun.lemma.lower() in {
        "end",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "night",
    }


def objects(parsed: Parsed, verb: Token) -> list[Token]:
    """To whom or what it is done: the object, or the subject of a passive, with all coordinated."""
    if passive(parsed, verb):
        subject = _surface(parsed, verb)
        return conjuncts(parsed, subject) if subject is not None else []
    own = parsed.children(verb, "dobj")
    if not own and verb.relation == "relcl":
        own = [head for head in [parsed.head(verb)] if head is not None and _object_gap(parsed, verb)]
    own = [_taken_up(parsed, one, verb) for one in own]
    own = own or _counted(parsed, verb) or _shared_object(parsed, verb) or _stolen_object(parsed, verb)
    return [one for noun in own for one in conjuncts(parsed, noun)]


def _taken_up(parsed: Parsed, noun: Token, verb: Token) -> Token:
    """ "The drones |that| Kestria sent": the noun that a relative object stands for; any other word itself."""
    return _relative(parsed, noun, verb) or noun if noun.tag in {"WDT", "WP"} else noun


def _counted(parsed: Parsed, verb: Token) -> list[Token]:
    """ "Shot down nine of 14 drones": the number, which the parser takes for a measure of the verb."""
    return [one for one in parsed.children(verb, "npadvmod") if one.tag == "CD" and parsed.child(one, "prep")]


def _object_gap(parsed: Parsed, verb: Token) -> bool:
    """Whether a relative clause has a subject of its own, so that the noun before it is its object."""
    subject = parsed.child(verb, "nsubj")
    return subject is not None and subject.lower not in _NOUN_RELATIVES


def _shared_object(parsed: Parsed, verb: Token) -> list[Token]:
    """ "Shot and killed a policeman": the object stands at the last of coordinated verbs."""
    for after in parsed.children(verb, "conj"):
        if after.pos == "VERB" and after.index - verb.index <= 2:
            return parsed.children(after, "dobj")
    return []


def _stolen_object(parsed: Parsed, verb: Token) -> list[Token]:
    """ "Abandoned the |deal| concluded last year", "allowed the |envoys| to leave": what the parser hangs below."""
    below = parsed.child(verb, "ccomp")
    if below is None or below.index < verb.index or parsed.child(below, "mark"):
        return []
    helpers = parsed.children(below, "aux")
    infinitive = below.tag == "VB" and all(one.lower == "to" for one in helpers)
    return parsed.children(below, "nsubj") if infinitive or not helpers else []


def behind(parsed: Parsed, token: Token, *prepositions: str) -> list[Token]:
    """The nouns behind the prepositions that hang on the token, with all coordinated."""
    return [
        one
        for prep in parsed.children(token, "prep", "agent", "dative")
        if prep.lower in prepositions
        for noun in parsed.children(prep, "pobj")
        for one in conjuncts(parsed, noun)
    ]


def clause(parsed: Parsed, top: Token) -> list[Token]:
    """The token and what hangs on it, without the clauses below it that tell something of their own."""
    found, todo = [], [top]
    while todo:
        one = todo.pop()
        found.append(one)
        todo.extend(child for child in parsed.children(one) if not _own_clause(parsed, child))
    return sorted(found, key=lambda one: one.index)


def _own_clause(parsed: Parsed, child: Token) -> bool:
    if child.relation in _CLAUSES:
        return True
    return child.relation == "conj" and child.pos in {"VERB", "AUX"}
