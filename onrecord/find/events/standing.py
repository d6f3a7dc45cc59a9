"""Whether a place's name, where it stands, says where an event is."""

from __future__ import annotations

from onrecord.find.events.grammar import fronted
from onrecord.find.events.kinds import noun_classes
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers
from onrecord.model import Place, Site, Span
from onrecord.parse.syntax import Sentence, Token

_GROUND = frozenset({"place", "site"})
_MET = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE"})
"""Types whose object may be where it happens: "shelled Lenn", "visited Lenn"."""
_INSIDE = frozenset({"compound", "amod", "nmod", "conj", "appos"})
_WAR = frozenset({"war", "conflict", "soil", "skies", "sky", "airspace", "north", "south", "east", "west", "center"})
_EDGES = frozenset({"border", "frontier", "shore"})
_LOCAL = frozenset(
    [
        "governor", "mayor", "police", "resident", "residents", "witness", "witnesses", "doctor", "doctors", "medic",
        "medics", "villager", "villagers", "hospital", "prefect", "elder", "elders", "people", "clinic", "rescuers",
    ]
)  # fmt: skip
"""Who tells of what happens where they are."""


def stands_as_place(scene: Scene, token: Token, trigger: Trigger, own: bool) -> bool:
    """Whether a name says where the event of a trigger is; ``own`` where it stands in the event's own clause."""
    if _is_onlooker(scene, token, trigger):
        return False
    for above in (token, *scene.parsed.ancestors(token)):
        head = scene.parsed.head(above)
        if head is None or _is_subject(scene, above):
            return False
        if above.relation == "pobj":
            says = _behind(scene, head, trigger, own)
        elif above.relation in _PARTS:
            says = (above is not token or above.relation not in {"nsubj", "attr"}) and trigger.kind.type in _MET
        else:
            says = _beside(scene, token, above, trigger)
        if says is not None:
            return says
    return False


_PARTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr"})


def _behind(scene: Scene, preposition: Token, trigger: Trigger, own: bool) -> bool | None:
    """Whether what stands behind a preposition is where; None where that hangs on the noun before it."""
    if _of_border(scene, preposition):
        return True
    if preposition.lower not in noun_classes()["where"] or not _leads(scene, preposition, trigger, own):
        return False
    if preposition.lower not in {"of", "from"}:
        return True
    noun = scene.parsed.head(preposition)
    if preposition.lower == "from":
        return not _origin(scene, preposition, trigger)
    if noun is None or noun.index == trigger.head.index or noun.pos != "NOUN":
        return True
    if _origin(scene, preposition, trigger):
        return False
    return True if scene.is_a(noun, frozenset({"inhabitant"})) else None


def _beside(scene: Scene, token: Token, above: Token, trigger: Trigger) -> bool | None:
    """Whether a word that belongs to a noun is where; None where that hangs on the noun."""
    if above.head == trigger.head.index and above.relation in {"poss", "compound"}:
        return True
    if above.relation == "poss":
        head = scene.parsed.head(above)
        return None if head is not None and _lies_there(scene, head) else False
    if above.relation in {"conj", "appos", "prep"} or _modifies(scene, token, above, trigger):
        return None
    return False


def _is_subject(scene: Scene, token: Token) -> bool:
    """ "At the talks in Lenn, Kestria and Marovia signed": those behind the comma are no places."""
    verb = next((above for above in scene.parsed.ancestors(token) if above.pos == "VERB"), None)
    return verb is not None and token in fronted(scene.parsed, verb)


def _is_onlooker(scene: Scene, token: Token, trigger: Trigger) -> bool:
    """ "Mayors in Lenn condemned the shelling of Orne": whether a place is that of who only speaks of a deed."""
    verb = scene.parsed.head(trigger.head)
    if trigger.pattern.verb or verb is None or trigger.head.relation != "dobj" or verb.lemma not in tellers():
        return False
    return any(above.relation == "nsubj" and above.head == verb.index for above in scene.parsed.ancestors(token))


def _of_border(scene: Scene, preposition: Token) -> bool:
    """ "To the border with Lenn", which the parser may hang on the verb."""
    before = scene.parsed.tokens[preposition.index - 1] if preposition.index else preposition
    return preposition.lower == "with" and before.lemma.lower() in _EDGES


def _lies_there(scene: Scene, noun: Token) -> bool:
    """Whether what a place owns lies in it: "Lenn's market", "Kestria's civil war", not its army or its border."""
    if noun.lemma.lower() in _EDGES:
        return False
    return scene.is_a(noun, _GROUND) or noun.lemma.lower() in _WAR or scene.mentions.place(noun) is not None


def _leads(scene: Scene, preposition: Token, trigger: Trigger, own: bool) -> bool:
    """Whether a preposition may lead to a place: no "to" that nothing goes, no "from" beside a "to"."""
    above = scene.parsed.head(preposition)
    if above is not None and above.relation == "acl" and above.lemma in _AT_HOME:
        return False
    if preposition.lower == "to" and not own:
        return above is None or above.pos != "VERB" or above.lemma not in tellers() | _POINTING
    if preposition.lower == "from" and above is not None and trigger.kind.type != "RETREAT":
        return not any(one.lower in {"to", "into"} for one in scene.parsed.children(above, "prep"))
    return True


_AT_HOME = frozenset({"base", "bear", "register", "headquarter"})
"""Verbs that tell where somebody belongs: "a brigade based in Lenn"."""
_POINTING = frozenset({"refer", "speak", "appeal", "point", "belong", "relate", "turn", "allude", "respond", "react"})


def _origin(scene: Scene, preposition: Token, trigger: Trigger) -> bool:
    """ "Gunmen from Brazil": the place belongs to a noun that is neither the event nor itself a place."""
    noun = scene.parsed.head(preposition)
    if noun is None or noun.index == trigger.head.index or not noun.tag.startswith("NN"):
        return False
    if preposition.lower == "of" and scene.is_a(noun, frozenset({"inhabitant"})):
        return False
    return not scene.is_a(noun, _GROUND)


def _modifies(scene: Scene, token: Token, above: Token, trigger: Trigger) -> bool:
    """Whether a modifier is part of the name of a place, or tells of which place it is: "a Sarn resort"."""
    head = scene.parsed.head(above)
    if head is None or above.relation not in _INSIDE:
        return False
    known, other = scene.mentions.place(token), scene.mentions.place(head)
    if known is not None and other is not None and known[1] == other[1]:
        return True
    if above.relation != "compound":
        return False
    return head.index == trigger.head.index or (head.tag[:2] == "NN" and scene.is_a(head, _GROUND))


def in_sentence(scene: Scene, token: Token) -> list[tuple[Place, Span]]:
    """The places of a sentence that may be where what it tells at a token is: not where somebody is from or speaks."""
    words = scene.parsed.words(scene.parsed.sentence(token))
    above = {one.index for one in (token, *scene.parsed.ancestors(token))}
    return [
        known
        for word in words
        if (known := scene.mentions.place(word)) is not None
        and not whence(scene, word)
        and not _of_teller(scene, word, token, above)
    ]


def whence(scene: Scene, token: Token) -> bool:
    """Whether a place only tells where somebody is from, or whose somebody is."""
    for above in (token, *scene.parsed.ancestors(token)):
        noun = scene.parsed.head(above)
        if above.lower == "from" or (above.lower == "of" and noun is not None and not scene.is_a(noun, _GROUND)):
            return True
        if above.relation in {"poss", "compound"} and noun is not None and not _lies_there(scene, noun):
            return scene.mentions.place(noun) is None and scene.is_a(noun, frozenset({"person", "government"}))
    return False


def _of_teller(scene: Scene, word: Token, told: Token, above: set[int]) -> bool:
    """Whether a place stands with the words of saying: "speaking in Lenn, he said", not "witnesses in Lenn said"."""
    path = [word, *scene.parsed.ancestors(word)]
    at = next((one for one in path if one.index in above), None)
    if at is None or at.index == told.index or at.lemma not in tellers() or at.pos != "VERB":
        return False
    local = any(one.lower in _LOCAL for one in path)
    known = scene.mentions.place(word)
    return not local or (known is not None and scene.is_country(known[0]))


def backdrop(scene: Scene, sentence: Sentence) -> tuple[Site, ...]:
    """The only place that a sentence tells its matter in or of: "villages in Lenn were emptied", "Lenn was quiet"."""
    words = scene.parsed.words(sentence)
    told = [(word, known) for word in words if (known := scene.mentions.place(word)) is not None]
    if len({known[0].id for _, known in told}) != 1 or not told:
        return ()
    word, (place, span) = told[0]
    return (Site(place.id, place.name, span),) if _in_the_picture(scene, word) else ()


def _in_the_picture(scene: Scene, word: Token) -> bool:
    for above in (word, *scene.parsed.ancestors(word)):
        head = scene.parsed.head(above)
        if head is None or head.lemma in tellers():
            return False
        if above.relation == "pobj":
            noun = scene.parsed.head(head)
            return head.lower in _WITHIN or (head.lower == "of" and noun is not None and scene.is_a(noun, _GROUND))
        if above.relation in {"nsubj", "nsubjpass", "dobj"}:
            known = scene.mentions.place(word)
            return known is not None and not scene.is_country(known[0]) and above.index == word.index
        if above.relation not in _INSIDE:
            return False
    return False


_WITHIN = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout", "over"})
