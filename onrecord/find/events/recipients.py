"""To whom an event is done, from the tree: objects, whom a preposition leads to, and who is under a measure."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.find.events.grammar import NOUNS, behind, conjuncts, objects, subjects
from onrecord.find.events.matching import STRIKING, Trigger
from onrecord.find.events.parts import adjectival, is_spot, part_of, parts
from onrecord.find.events.roles import actors, carrier_of_blow, is_suffered, is_taken, whole
from onrecord.find.events.scene import Scene
from onrecord.model import Part
from onrecord.parse.syntax import Token

_TOWARDS = {
    "ASSAULT": ("on", "against", "at", "with", "upon", "into", "of"),
    "COERCE": ("on", "against", "of", "for", "to"),
    "SANCTION": ("on", "against", "from", "with", "to", "of"),
    "AID": ("to", "for"),
    "COOPERATE": ("with", "to", "of"),
    "AGREE": ("with", "to"),
    "CONSULT": ("with", "to", "of"),
    "PROTEST": ("against", "at"),
    "CONCEDE": ("to", "of", "with", "on", "against", "for"),
    "RETREAT": ("of", "to"),
    "MOBILIZE": ("against",),
    "ACCUSE": ("against", "into", "of", "on", "with", "at", "to"),
    "REJECT": ("to", "of", "from", "by", "with", "on"),
    "SUPPORT": ("to", "for", "of", "with", "in", "by"),
    "THREATEN": ("to", "for", "against"),
}
"""By type the prepositions that lead to whom it is done."""
_GIVEN = frozenset({"arms", "relief", "money", "treaty"})
_LENT = frozenset({"force", "adviser", "peacekeeper"})
_HANDED: Mapping[str, frozenset[str]] = {
    "peacekeeping": _LENT,
    "military support": _LENT,
    "military advisors": _LENT,
    "withdrawal": _LENT,
}
"""By kind what is sent or taken away and meets nothing itself, beside what is always given."""
_OVER_LAND = frozenset(
    {"curfew", "martial law", "blockade", "no-fly zone", "easing of restrictions", "cut of supplies", "clampdown"}
)
"""Kinds of measure that a whole land or town is under."""
_OWNED_BY = ("of", "for", "by", "from")
_REACHING = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "CONCEDE", "AGREE", "SUPPORT"})
"""Types that whoever owns what is met meets too."""


def recipients(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    """To whom it is done, in text order; empty where nobody is said to be."""
    doers = {part.span for part in actors(scene, trigger)}
    for look in (_met, _left, _under, _opposed, _aimed_at, _in_view):
        found = (part for part in parts(scene, look(scene, trigger)) if part.span not in doers)
        if met := tuple(found):
            return met
    return ()


def _met(scene: Scene, trigger: Trigger) -> list[Token]:
    head, parsed, kind = trigger.head, scene.parsed, trigger.kind
    words = [word for word in trigger.words if word.lower != "out"]
    found = [one for word in words for one in _towards(scene, trigger, word)]
    found += [
        one for word in words if word.lower == "to" and word is words[-1] for one in parsed.children(word, "pobj")
    ]
    found = [one for one in found if not (is_spot(scene, one) and _comes_from(scene, one))]
    found = [met for one in found for met in _through(scene, trigger, one)]
    if not trigger.pattern.verb:
        return found + _by_verb(scene, trigger)
    if is_taken(trigger) or is_suffered(trigger):
        return subjects(parsed, head)
    met = _objects(scene, trigger) + _told_to(scene, trigger)
    if kind.type == "ASSAULT" and any(part_of(scene, one) is not None for one in met):
        return met
    return found + [one for one in parsed.children(head, "dative") if one.pos in NOUNS] + met


def _towards(scene: Scene, trigger: Trigger, word: Token) -> list[Token]:
    """ "An inquiry into |the mill|", "into whether |the guards| fired": whom a preposition leads to, or its clause."""
    parsed, prepositions = scene.parsed, _TOWARDS[trigger.kind.type]
    clauses = [
        clause
        for preposition in parsed.children(word, "prep")
        if preposition.lower in prepositions
        for clause in parsed.children(preposition, "pcomp")
    ]
    doers = [one for clause in clauses for one in parsed.children(clause, "nsubj", "nsubjpass")]
    return behind(parsed, word, *prepositions) + [one for doer in doers for one in conjuncts(parsed, doer)]


def _told_to(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Allowed |the envoys| to leave", "refused to let |the envoys| in": who is to do what hangs on the verb."""
    parsed = scene.parsed
    if trigger.kind.type not in {"CONCEDE", "REJECT", "COERCE"}:
        return []
    inner = [word for word in trigger.words[1:] if word.pos == "VERB"]
    found = [one for word in inner for one in (*objects(parsed, word), *behind(parsed, word, "to", "with"))]
    found = [met for one in found for met in _through(scene, trigger, one)]
    tasks = [one for word in (trigger.head, *inner) for one in parsed.children(word, "ccomp")]
    doers = [one for task in tasks if task.tag == "VB" for one in parsed.children(task, "nsubj")]
    return found + [one for doer in doers for one in conjuncts(parsed, doer)]


def _by_verb(scene: Scene, trigger: Trigger) -> list[Token]:
    """Whom the verb meets that carries a noun: "the raid hit Lenn", "waged war on", "sent tons of aid to"."""
    parsed, noun = scene.parsed, whole(scene, trigger.head)
    verb, found = parsed.head(noun), list[Token]()
    if verb is None:
        return []
    if noun.relation == "nsubj" and trigger.kind.type == "ASSAULT" and verb.lemma in STRIKING:
        found += objects(parsed, verb)
    if noun.relation == "dobj":
        found += behind(parsed, verb, *_TOWARDS[trigger.kind.type]) + parsed.children(verb, "dative")
    struck = carrier_of_blow(parsed, trigger)
    return found + (objects(parsed, struck) if struck is not None else [])


def _comes_from(scene: Scene, noun: Token) -> bool:
    preposition = scene.parsed.head(noun)
    return preposition is not None and preposition.lower == "from"


def _objects(scene: Scene, trigger: Trigger) -> list[Token]:
    if trigger.kind.type == "MOBILIZE":
        return []
    words = {word.index for word in trigger.words}
    given = _GIVEN | _HANDED.get(trigger.kind.what, frozenset())
    met = objects(scene.parsed, trigger.head)
    met += _along(scene, trigger, met)
    every = [one for one in met if not _is_of_words(scene, one, words)]
    found = [one for one in every if not scene.is_a(one, given) or scene.is_a(one, _PEOPLE)]
    given_to = (one for noun in every if noun not in found for one in _beside(scene, trigger, noun))
    found = [*found, *given_to, *(one for word in trigger.words[1:] for one in _taken_as(scene, word))]
    return [met for one in found for met in _through(scene, trigger, one)]


def _beside(scene: Scene, trigger: Trigger, given: Token) -> list[Token]:
    """ "Signed a deal with |Kestria|", "freed a |Kestrian| ship": whom a thing leads to, or whose is what is taken."""
    led = _towards(scene, trigger, given)
    if led or trigger.kind.type not in _TAKEN or scene.is_a(given, frozenset({"treaty"})):
        return led
    owners = scene.parsed.children(given, "poss", "compound", "amod", "nmod")
    return [one for one in owners if one.pos != "PRON" and adjectival(scene, one)]


_TAKEN = frozenset({"COERCE", "ASSAULT", "CONCEDE", "SANCTION"})
"""Types that take or give back what is somebody's."""
_PEOPLE = frozenset({"person"})
_ALONG = frozenset({"along", "together"})


def _along(scene: Scene, trigger: Trigger, met: list[Token]) -> list[Token]:
    """ "Arrested the leader along with |another man|": who meets the same beside those whom a deed meets."""
    if trigger.kind.type not in {"ASSAULT", "COERCE"}:
        return []
    parsed, head = scene.parsed, trigger.head
    above = (head, *met) if met else ()
    words = [one for word in above for one in parsed.children(word, "prep", "advmod") if one.lower in _ALONG]
    if parsed.child(head, "auxpass") is None:
        words = [one for one in words if one.index > head.index]
    beside = [one for word in above for one in parsed.children(word, "prep") if one.lower == "with"]
    beside = [one for one in beside if parsed.tokens[one.index - 1] in words]
    nouns = [noun for one in beside for noun in parsed.children(one, "pobj")]
    return [one for word in words for one in behind(parsed, word, "with")] + [
        one for noun in nouns for one in conjuncts(parsed, noun)
    ]


def _taken_as(scene: Scene, word: Token) -> list[Token]:
    """ "Took four |teachers| hostage": who is taken as what a trigger's word says, which the parser joins to it."""
    if word.relation not in {"dobj", "oprd"}:
        return []
    return [one for one in scene.parsed.children(word, "compound", "nmod") if scene.is_a(one, _PEOPLE)]


def _is_of_words(scene: Scene, noun: Token, words: set[int]) -> bool:
    """ "Declared a |state| of siege": whether a noun is one of the trigger's words, or one of them hangs on it."""
    return noun.index in words or any(one.index in words for one in scene.parsed.subtree(noun))


def _through(scene: Scene, trigger: Trigger, noun: Token, depth: int = 0) -> list[Token]:
    """ "Lifted the siege of Lenn", "killed the deputy of Kestria's ally": whose that is which can be no party."""
    parsed = scene.parsed
    above = (noun, *parsed.children(noun, "acl", "relcl"))
    beyond = [one for word in above for one in behind(parsed, word, *_TOWARDS[trigger.kind.type])]
    if part_of(scene, noun) is not None or depth > 1:
        of_thing = trigger.kind.type != "ASSAULT" and not scene.named(noun) and scene.is_a(noun, _THINGS)
        return [one for one in beyond if scene.named(one)] or [noun] if of_thing else [noun]
    if not beyond and trigger.kind.type in _REACHING:
        beyond = [one for one in parsed.children(noun, "poss", "compound", "amod", "nmod") if adjectival(scene, one)]
        owners = (one for word in above for one in behind(parsed, word, *_OWNED_BY))
        beyond = beyond or parsed.children(noun, "poss") or list(owners)
    return [one for word in beyond for one in _through(scene, trigger, word, depth + 1)]


_THINGS = frozenset({"medium", "site", "ship", "aircraft"})
"""What is no party where a name stands behind it: "flights to |Kestria|"."""


def _left(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Withdrew its troops from Kestria": the land that a force leaves."""
    if trigger.kind.what != "withdrawal":
        return []
    words = (*trigger.words, *objects(scene.parsed, trigger.head))
    found = [one for word in words for one in behind(scene.parsed, word, "from")]
    found += [one for word in words if word.lower == "from" for one in scene.parsed.children(word, "pobj")]
    return [one for one in found if not is_spot(scene, one) and scene.named(one)]


def _under(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Lifted a curfew in Lenn": the land or town that a measure is put on."""
    if trigger.kind.what not in _OVER_LAND:
        return []
    verb = scene.parsed.head(trigger.head) if trigger.head.relation in {"dobj", "nsubjpass"} else None
    words = (*trigger.words, *objects(scene.parsed, trigger.head), *((verb,) if verb is not None else ()))
    found = [one for word in words for one in behind(scene.parsed, word, "in", "over", "across", "throughout")]
    lands = [land for noun in found if (land := _land(scene, noun)) is not None]
    return lands[:1]


def _land(scene: Scene, noun: Token) -> Token | None:
    """ "Lenn", "|Sarn| province", "the town of |Lenn|": the name of a land or town; None where it is none."""
    named = (noun, *scene.parsed.children(noun, "compound", "amod"), *behind(scene.parsed, noun, "of"))
    name = next((one for one in named if scene.mentions.place(one) is not None), None)
    return name or (noun if scene.is_a(noun, frozenset({"place"})) else None)


_OPPOSING = frozenset({"against", "protest", "demand", "call", "denounce", "condemn", "oppose", "seek", "urge"})


def _opposed(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Rallied to demand reforms by the Quill government", "mobilised for war against Kestria": who is opposed."""
    if trigger.kind.type not in {"PROTEST", "MOBILIZE"}:
        return []
    parsed = scene.parsed
    top = whole(scene, trigger.head)
    top = (parsed.head(top) or top) if not trigger.pattern.verb and top.relation in {"dobj", "pobj"} else top
    below = [one for one in parsed.subtree(top) if one.index >= trigger.head.index]
    opening = {"against"} if trigger.kind.type == "MOBILIZE" else _OPPOSING
    word = next((one for one in below if one.lemma.lower() in opening and one is not trigger.head), None)
    if word is None:
        return []
    return [one for one in parsed.subtree(word) if one.index > word.index and _is_blamed(scene, one)][:1]


def _is_blamed(scene: Scene, token: Token) -> bool:
    """Whether a name is that of a party, and not of where something is or was."""
    preposition = scene.parsed.head(token)
    if preposition is not None and token.relation == "pobj" and preposition.lower in {"in", "at", "near", "on"}:
        return False
    known = scene.mentions.actor(token) is not None or scene.mentions.people(token) is not None
    return known and token.index not in scene.timed and adjectival(scene, token)


_DRIVING = frozenset({"disperse", "repel", "scatter", "stop", "kill", "drive", "push", "quell", "deter", "break"})


def _aimed_at(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Opened fire to disperse the students": whom a blow without an object is meant to meet."""
    if trigger.kind.type != "ASSAULT" or not trigger.pattern.verb:
        return []
    aims = scene.parsed.children(trigger.head, "advcl", "xcomp")
    aims = [one for one in aims if one.tag == "VB" and one.lemma in _DRIVING]
    return [one for aim in aims for one in objects(scene.parsed, aim)]


_FOR_OTHERS = frozenset({"AID", "CONSULT", "COOPERATE", "MOBILIZE"})
"""Types of what may be done to help somebody."""
_CHARGING = frozenset({"accuse", "charge", "blame", "denounce", "condemn"})
_HELPING = frozenset({"help", "support", "assist", "aid", "protect", "feed", "relieve"})


def _in_view(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Sent money to help the refugees", "agreed to sell Kestria a port": whom an aim or what is agreed on meets."""
    parsed, carrier = scene.parsed, trigger.head if trigger.pattern.verb else scene.parsed.head(trigger.head)
    words = (trigger.head, *((carrier,) if carrier is not None and carrier is not trigger.head else ()))
    if trigger.kind.type in _FOR_OTHERS:
        aims = [one for word in words for one in parsed.children(word, "advcl", "acl", "xcomp", "relcl")]
        return [met for one in aims if one.lemma in _HELPING for met in objects(parsed, one)]
    if trigger.kind.type == "ACCUSE":
        told = [one for word in (*words, *objects(parsed, words[-1])) for one in parsed.children(word, "advcl", "acl")]
        return [met for one in told if one.lemma in _CHARGING for met in objects(parsed, one)]
    if trigger.kind.what not in _TASKING or not trigger.pattern.verb:
        return []
    tasks = [one for word in trigger.words for one in parsed.children(word, "xcomp", "ccomp")]
    tasks += [one for task in tasks for one in parsed.children(task, "advcl", "xcomp") if one.tag == "VB"]
    tasks += [one for task in tasks for one in parsed.children(task, "xcomp", "ccomp") if one not in tasks]
    for task in tasks:
        if found := [one for one in _of_task(scene, task) if scene.named(one) or scene.is_a(one, _WHO)]:
            return found
    return []


_WHO = frozenset({"person", "government", "force"})
_TASKING = frozenset({"agreement", "readiness"})
"""Kinds whose verb has beneath it what is to be done."""


def _of_task(scene: Scene, task: Token) -> list[Token]:
    """Whom a verb that tells no event of its own meets: its objects that can be a party, else whom "to" leads to."""
    parsed = scene.parsed
    met = objects(parsed, task)
    far = [one for word in (task, *met) for one in behind(parsed, word, "to", "with", "of", "against", "for")]
    given = [one for one in parsed.children(task, "dative") if one.pos in NOUNS]
    return given or [one for one in met if part_of(scene, one) is not None] or far
