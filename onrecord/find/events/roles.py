"""Who does an event, from the tree: subjects and agents, whose the noun is, and who carries it out."""

from __future__ import annotations

from onrecord.find.events.grammar import OUTCOMES, behind, conjuncts, makers, objects, subjects
from onrecord.find.events.matching import Trigger, doers, trigger_at
from onrecord.find.events.parts import adjectival, is_spot, parts
from onrecord.find.events.referents import doings
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers
from onrecord.model import Part
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_BY_NOUN = ("by", "between", "among")


def actors(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    """Who does it, in text order; empty where nobody is said to."""
    if not trigger.pattern.verb:
        return parts(scene, _by_noun(scene, trigger))
    if is_taken(trigger):
        return parts(scene, _givers(scene, trigger))
    if is_suffered(trigger):
        return ()
    found = doers(scene, trigger.head, trigger.pattern)
    blows = _blows(scene, trigger, found)
    if blows:
        return parts(scene, [one for blow in blows for one in _by_noun(scene, blow)])
    of_thing = makers(scene.parsed, trigger.head) if found else _by_object(scene, trigger)
    return parts(scene, found) or parts(scene, of_thing) or parts(scene, _driving_out(scene, trigger))


def _driving_out(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Two envoys were expelled from |Kestria|": the land that drives somebody out, where nobody else is said to."""
    if trigger.kind.what not in {"expulsion", "deportation"}:
        return []
    return [one for one in behind(scene.parsed, trigger.head, "from") if not is_spot(scene, one) and scene.named(one)]


def is_taken(trigger: Trigger) -> bool:
    """ "Received aid", "bought six jets": whether the subject is who is given it."""
    return trigger.pattern.verb and trigger.kind.type == "AID" and trigger.head.lemma in _TAKING


def is_suffered(trigger: Trigger) -> bool:
    """ "Nine miners died", "the crew perished": whether the subject is who is met, and nobody is said to do it."""
    return trigger.pattern.verb and trigger.head.lemma in {"die", "perish"}


_TAKING = frozenset({"receive", "get", "obtain", "buy", "purchase", "import"})


def _givers(scene: Scene, trigger: Trigger) -> list[Token]:
    given = (trigger.head, *objects(scene.parsed, trigger.head))
    return [one for word in given for one in behind(scene.parsed, word, "from", "by")]


def _blows(scene: Scene, trigger: Trigger, found: list[Token]) -> list[Trigger]:
    """ "Kestrian attacks have killed nine": the blows that stand as the subject, done by whoever struck them."""
    if trigger.kind.type != "ASSAULT":
        return []
    every = (trigger_at(scene, one) for one in found if one.tag.startswith("NN") and scene.mentions.actor(one) is None)
    return [one for one in every if one.kind.what and not one.pattern.verb and one.kind.type == "ASSAULT"]


def _by_object(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Talks between Kestria and Marovia were held", "a Council resolution was passed": whose the thing done is."""
    done = scene.parsed.child(trigger.head, "nsubjpass")
    if done is None or trigger.kind.type not in _OF_SEVERAL:
        return []
    found = [one for child in scene.parsed.children(done, "poss") for one in conjuncts(scene.parsed, child)]
    found += behind(scene.parsed, done, "between", "among")
    return found + [one for one in scene.parsed.children(done, "compound", "amod", "nmod") if adjectival(scene, one)]


_OF_SEVERAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "MOBILIZE"})
"""Types whose object is a thing of those who do it: talks, a treaty, an exercise."""


def _by_noun(scene: Scene, trigger: Trigger) -> list[Token]:
    parsed, noun = scene.parsed, trigger.head
    own = [one for child in parsed.children(noun, "poss") for one in conjuncts(parsed, child)]
    own += behind(parsed, noun, *_BY_NOUN)
    if trigger.kind.type not in {"MOBILIZE", "RETREAT"}:
        own += behind(parsed, noun, "from")
    if trigger.kind.type in {"MOBILIZE", "RETREAT", "CONSULT"} and trigger.kind.what != "visit":
        own += [one for one in behind(parsed, noun, "of") if scene.is_a(one, frozenset({"force", "person", "name"}))]
    modifiers = [one for child in parsed.children(noun, "compound", "amod", "nmod") for one in conjuncts(parsed, child)]
    own += [child for child in modifiers if adjectival(scene, child) and not _of_what_is_met(scene, child, noun)]
    return own + _by_verb(scene, trigger, said=bool(own))


def _by_verb(scene: Scene, trigger: Trigger, said: bool) -> list[Token]:
    """Who does what a noun tells by the verb that carries it: "launched a raid", "a raid was launched by"."""
    parsed, noun = scene.parsed, whole(scene, trigger.head)
    above = parsed.head(noun)
    if above is None:
        return []
    if noun.relation == "dobj" and above.lemma.lower() in doings():
        return subjects(parsed, above)
    if noun.relation == "nsubjpass" and above.lemma not in tellers():
        return behind(parsed, above, "by")
    struck = carrier_of_blow(parsed, trigger)
    if struck is not None:
        return [] if said else subjects(parsed, struck)
    return _behind_preposition(scene, noun, above, said)


def whole(scene: Scene, noun: Token) -> Token:
    """ "Tons of food aid": the word of measure that stands for a noun in its clause; any other noun itself."""
    preposition = scene.parsed.head(noun)
    above = scene.parsed.head(preposition) if preposition is not None and preposition.lower == "of" else None
    return above if above is not None and scene.measured(above) is noun else noun


def carrier_of_blow(parsed: Parsed, trigger: Trigger) -> Token | None:
    """ "Wounded two guards in an attack": the verb of harm that says who struck, and whom; None where none does."""
    preposition = parsed.head(trigger.head)
    if trigger.kind.type != "ASSAULT" or preposition is None or preposition.lower not in {"in", "during", "with"}:
        return None
    verb = parsed.head(preposition)
    return verb if verb is not None and verb.pos == "VERB" and verb.lemma in OUTCOMES else None


def _behind_preposition(scene: Scene, noun: Token, above: Token, said: bool) -> list[Token]:
    parsed = scene.parsed
    verb = parsed.head(above) if noun.relation == "pobj" else None
    if verb is None:
        return []
    if above.lower in {"on", "in"} and verb.lemma == "be":
        return subjects(parsed, verb)
    if above.lower in {"for", "of", "in", "over"} and not said and verb.lemma in _HELD:
        return objects(parsed, verb)
    if verb.lower == "responsible" and above.lower == "for":
        copula = parsed.head(verb)
        return subjects(parsed, copula) if copula is not None and not said else []
    owns_up = verb.lemma == "responsibility" and above.lower == "for"
    claim = parsed.head(verb) if owns_up and verb.relation == "dobj" else None
    return subjects(parsed, claim) if claim is not None and claim.lemma in {"claim", "admit", "take", "accept"} else []


_HELD = frozenset({"blame", "accuse", "suspect", "convict", "charge", "sentence", "try", "indict", "condemn"})
"""Verbs that lay a deed at the door of whom they meet."""


def _of_what_is_met(scene: Scene, child: Token, noun: Token) -> bool:
    """ "The Kestrian embassy bombing": what stands between says that the adjective tells whom it met."""
    between = [one for one in scene.parsed.children(noun, "compound") if one.index > child.index]
    return any(scene.is_a(one, frozenset({"site", "person", "envoy"})) for one in between if not scene.named(one))
