"""Who does an event and to whom: roles from the tree, tied to the actors whose mentions stand there."""

from __future__ import annotations

from onrecord.find.events.grammar import NOUNS, antecedent, behind, conjuncts, objects, subjects
from onrecord.find.events.matching import STRIKING, Trigger, doers
from onrecord.find.events.referents import doings
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers
from onrecord.model import Actor, Part, Span
from onrecord.parse.syntax import Token

_PARTICIPANTS = frozenset(
    {
        "force",
        "person",
        "government",
        "name",
        "captive",
        "envoy",
        "alliance",
        "protester",
        "worker",
        "site",
        "place",
        "medium",
        "ship",
        "aircraft",
    }
)
_CORE = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "advmod"})
_TOWARDS = {
    "ASSAULT": ("on", "against", "at", "with", "upon", "into", "of"),
    "COERCE": ("on", "against", "of", "for"),
    "SANCTION": ("on", "against", "from", "with", "to", "of"),
    "AID": ("to", "for"),
    "COOPERATE": ("with", "to", "of"),
    "AGREE": ("with", "to"),
    "CONSULT": ("with", "to", "of"),
    "PROTEST": ("against", "at"),
    "CONCEDE": ("to", "of", "with"),
    "RETREAT": ("of",),
    "MOBILIZE": ("against",),
    "ACCUSE": ("against", "into", "of"),
    "SUPPORT": ("with", "to", "of"),
}
_BY_NOUN = ("by", "between", "among")
_OWNED = frozenset({"force", "government", "envoy", "arms", "observer"})
_GIVEN = frozenset({"arms", "relief", "money", "treaty"})


def actors(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    """Who does it, in text order; empty where nobody is said to."""
    if not trigger.pattern.verb:
        return _parts(scene, _doers_by_noun(scene, trigger))
    return _parts(scene, doers(scene, trigger.head, trigger.pattern) or _doers_by_object(scene, trigger))


def _doers_by_object(scene: Scene, trigger: Trigger) -> list[Token]:
    """ "Talks between Kestria and Marovia were held", "a Council resolution was passed": whose the thing done is."""
    done = scene.parsed.child(trigger.head, "nsubjpass")
    if done is None or trigger.kind.type not in _OF_SEVERAL:
        return []
    parties = [one for child in scene.parsed.children(done, "poss") for one in conjuncts(scene.parsed, child)]
    parties += behind(scene.parsed, done, "between", "among")
    return parties + [one for one in scene.parsed.children(done, "compound", "amod", "nmod") if _adjectival(scene, one)]


_OF_SEVERAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "MOBILIZE"})
"""Types whose object is a thing of those who do it: talks, a treaty, an exercise."""


def recipients(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    """To whom it is done, in text order; empty where nobody is said to be."""
    head, parsed, kind = trigger.head, scene.parsed, trigger.kind
    found = [one for word in trigger.words for one in behind(parsed, word, *_TOWARDS[kind.type])]
    found = [one for one in found if not (_is_spot(scene, one) and _comes_from(scene, one))]
    if trigger.pattern.verb:
        found += parsed.children(head, "dative") + _objects(scene, trigger)
    else:
        verb = parsed.head(head)
        if head.relation == "nsubj" and verb is not None and kind.type == "ASSAULT" and verb.lemma in STRIKING:
            found += objects(parsed, verb)
        if head.relation == "dobj" and verb is not None:
            found += behind(parsed, verb, *_TOWARDS[kind.type]) + parsed.children(verb, "dative")
    doers = {part.span for part in actors(scene, trigger)}
    return tuple(
        part for part in _parts(scene, [one for one in found if one.relation != "prep"]) if part.span not in doers
    )


def _comes_from(scene: Scene, noun: Token) -> bool:
    preposition = scene.parsed.head(noun)
    return preposition is not None and preposition.lower == "from"


def _objects(scene: Scene, trigger: Trigger) -> list[Token]:
    if trigger.kind.type == "MOBILIZE":
        return []
    words = {word.index for word in trigger.words}
    found = (one for one in objects(scene.parsed, trigger.head) if one.index not in words)
    return [one for one in found if not scene.is_a(one, _GIVEN)]


def _doers_by_noun(scene: Scene, trigger: Trigger) -> list[Token]:
    parsed, noun = scene.parsed, trigger.head
    own = [one for child in parsed.children(noun, "poss") for one in conjuncts(parsed, child)]
    own += behind(parsed, noun, *_BY_NOUN)
    if trigger.kind.type not in {"MOBILIZE", "RETREAT"}:
        own += behind(parsed, noun, "from")
    if trigger.kind.type in {"MOBILIZE", "RETREAT", "CONSULT"} and trigger.kind.what != "visit":
        own += [one for one in behind(parsed, noun, "of") if scene.is_a(one, frozenset({"force", "person", "name"}))]
    modifiers = [one for child in parsed.children(noun, "compound", "amod", "nmod") for one in conjuncts(parsed, child)]
    own += [child for child in modifiers if _adjectival(scene, child) and not _of_what_is_met(scene, child, noun)]
    return own + _doers_by_verb(scene, noun, said=bool(own))


def _doers_by_verb(scene: Scene, noun: Token, said: bool) -> list[Token]:
    """Who does what a noun tells by the verb that carries it: "launched a raid", "a raid was launched by"."""
    parsed, above = scene.parsed, scene.parsed.head(noun)
    if above is None:
        return []
    if noun.relation == "dobj" and above.lemma.lower() in doings():
        return subjects(parsed, above)
    if noun.relation == "nsubjpass" and above.lemma not in tellers():
        return behind(parsed, above, "by")
    verb = parsed.head(above) if noun.relation == "pobj" else None
    if verb is None:
        return []
    if above.lower in {"on", "in"} and verb.lemma == "be":
        return subjects(parsed, verb)
    if above.lower in {"for", "of", "in", "over"} and not said and verb.lemma in _HELD:
        return objects(parsed, verb)
    owns_up = verb.lemma == "responsibility" and above.lower == "for"
    claim = parsed.head(verb) if owns_up and verb.relation == "dobj" else None
    return subjects(parsed, claim) if claim is not None and claim.lemma in {"claim", "admit", "take", "accept"} else []


_HELD = frozenset({"blame", "accuse", "suspect", "convict", "charge", "sentence", "try", "indict", "condemn"})
"""Verbs that lay a deed at the door of whom they meet."""


def _of_what_is_met(scene: Scene, child: Token, noun: Token) -> bool:
    """ "The Kestrian embassy bombing": what stands between says that the adjective tells whom it met."""
    between = [one for one in scene.parsed.children(noun, "compound") if one.index > child.index]
    return any(scene.is_a(one, frozenset({"site", "person", "envoy"})) for one in between if not scene.named(one))


def _adjectival(scene: Scene, child: Token) -> bool:
    """ "The Kestrian attack", "NATO exercises": a name that modifies, but not "the Lenn blast"."""
    if "-" in child.text or _is_spot(scene, child):
        return False
    if child.text[:1].isupper() and (scene.named(child) or scene.mentions.people(child) is not None):
        return True
    return scene.mentions.actor(child) is not None


def _is_spot(scene: Scene, token: Token) -> bool:
    """Whether a name is that of a town or the like, which does nothing itself."""
    known = scene.mentions.place(token)
    return known is not None and scene.mentions.actor(token) is None and not scene.is_land(known[0])


def _parts(scene: Scene, heads: list[Token]) -> tuple[Part, ...]:
    found: dict[tuple[int, int], Part] = {}
    heads = [head for head in heads if head.index not in scene.timed and head.index not in scene.coded]
    heads = [head for head in heads if head.lower not in _ARTICLES]
    for head in sorted(heads, key=lambda one: one.index):
        part = _part(scene, head)
        if part is not None:
            found.setdefault((part.span.start, part.span.end), part)
    return tuple(found.values())


_ARTICLES = frozenset({"a", "an", "the"})
"""What the tree may take for a noun in front of a name with a number."""


def _part(scene: Scene, head: Token) -> Part | None:
    """The part of one noun: tied to the actor whose mention holds it, or to the one it is an army or government of."""
    measured = scene.measured(head)
    if measured is not head:
        return _part(scene, measured)
    known = _called(scene, head) or scene.mentions.actor(head)
    if known is not None and (not _is_common(known[0], head) or _owner(scene, head) is None):
        return Part(known[0].id, known[0].name, known[1])
    place = scene.mentions.place(head)
    if place is not None:
        return Part(None, place[0].name, place[1])
    country = scene.mentions.people(head)
    if country is not None:
        return Part(*country, scene.report.span(head.start, head.end))
    if head.pos not in NOUNS or not (head.pos == "PRON" or scene.is_a(head, _PARTICIPANTS) or _has_name(scene, head)):
        return None
    span = phrase(scene, head)
    owner = _owner(scene, head)
    return Part(owner[0], owner[1], span) if owner is not None else Part(None, span.text, span)


def _called(scene: Scene, head: Token) -> tuple[Actor, Span] | None:
    """ "The militant group Red Dawn, which is banned": the actor whose name stands behind a common noun."""
    for child in scene.parsed.children(head, "appos"):
        known = scene.mentions.actor(child) if head.pos == "NOUN" and child.pos == "PROPN" else None
        if known is not None and not _is_common(known[0], child):
            return known
    return None


def _is_common(actor: Actor, head: Token) -> bool:
    """Whether an actor has a common noun for a name: "government", "Kestrian troops", "Fighters" at the beginning."""
    return actor.name.split()[-1].islower() or (head.pos == "NOUN" and actor.name == head.text)


def _has_name(scene: Scene, head: Token) -> bool:
    return any(_adjectival(scene, child) for child in scene.parsed.children(head, "compound", "amod", "poss", "nmod"))


_NOBODYS = frozenset(
    [
        "gunman", "gunmen", "militant", "rebel", "insurgent", "guerrilla", "guerilla", "separatist", "jihadist",
        "extremist", "terrorist", "mercenary", "militia", "volunteer",
    ]
)  # fmt: skip
"""Who fights for no state, wherever they are from: "Kestrian gunmen"."""


def _owner(scene: Scene, head: Token) -> tuple[str | None, str] | None:
    """ "Ukrainian forces", "troops from the 4th Brigade": the actor that a force, envoy or government is of."""
    if not scene.is_a(head, _OWNED) or head.lemma.lower() in _NOBODYS:
        return None
    led = scene.parsed.child(head, "acl")
    behind_it = behind(scene.parsed, head, "of", "from")
    behind_it += behind(scene.parsed, led, "by") if led is not None and led.lemma in {"lead", "head"} else []
    for word in (*scene.parsed.children(head, "compound", "amod", "poss", "nmod"), *behind_it):
        child = antecedent(scene.parsed, word)
        known = scene.mentions.actor(child)
        whole = known is not None and known == scene.mentions.actor(head)
        if known is not None and not whole and "-" not in child.text and known[1].text[:1].isupper():
            return known[0].id, known[0].name
        country = scene.mentions.people(child)
        if country is not None:
            return country
        place = scene.mentions.place(child)
        if place is not None and child not in behind_it:
            return None, place[0].name
        if place is None and child in behind_it and child.pos == "PROPN":
            return None, phrase(scene, child).text
    return None


def phrase(scene: Scene, head: Token) -> Span:
    """The words of a noun phrase from its first modifier to its head, without article and possessive marks."""
    start = head
    for index in range(head.index - 1, -1, -1):
        token = scene.parsed.tokens[index]
        if token.sentence != head.sentence or not _inside(scene, token, head):
            break
        if token.relation in _CORE:
            start = token
    return scene.report.span(start.start, head.end)


def _inside(scene: Scene, token: Token, head: Token) -> bool:
    return any(above.index == head.index for above in scene.parsed.ancestors(token)) and token.relation != "det"
