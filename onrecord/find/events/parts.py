"""The words for a party of an event, tied to the actor that is mentioned there or that they are of."""

from __future__ import annotations

from onrecord.find.events.grammar import NOUNS, antecedent, behind
from onrecord.find.events.scene import Scene
from onrecord.model import Actor, Part, Span
from onrecord.parse.syntax import Token

PARTICIPANTS = frozenset(
    {
        "force", "person", "government", "name", "captive", "envoy", "alliance", "protester", "worker", "site", "place",
        "medium", "ship", "aircraft",
    }
)  # fmt: skip
"""Classes of nouns that can have a part in an event without a name."""
_CORE = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "advmod"})
_OWNED = frozenset({"force", "government", "envoy", "arms", "observer"})


def adjectival(scene: Scene, child: Token) -> bool:
    """ "The Kestrian attack", "NATO exercises": a name that modifies, but not "the Lenn blast"."""
    if "-" in child.text or is_spot(scene, child):
        return False
    if child.text[:1].isupper() and (scene.named(child) or scene.mentions.people(child) is not None):
        return True
    return scene.mentions.actor(child) is not None


def is_spot(scene: Scene, token: Token) -> bool:
    """Whether a name is that of a town or the like, which does nothing itself."""
    known = scene.mentions.place(token)
    if known is None or scene.mentions.actor(token) is not None:
        return False
    return not scene.is_land(known[0]) and not scene.is_country(known[0])


def parts(scene: Scene, heads: list[Token]) -> tuple[Part, ...]:
    """The parties that nouns are, in text order; a noun that can be none gives none."""
    found: dict[tuple[int, int], Part] = {}
    heads = [head for head in heads if head.index not in scene.timed and head.index not in scene.coded]
    heads = [head for head in heads if head.lower not in _ARTICLES]
    for head in sorted(heads, key=lambda one: one.index):
        part = part_of(scene, head)
        if part is not None:
            found.setdefault((part.span.start, part.span.end), part)
    return tuple(found.values())


_ARTICLES = frozenset({"a", "an", "the"})
"""What the tree may take for a noun in front of a name with a number."""


def part_of(scene: Scene, head: Token) -> Part | None:
    """The part of one noun: tied to the actor whose mention holds it, or to the one it is an army or government of."""
    measured = scene.measured(head)
    if measured is not head:
        return part_of(scene, measured)
    known = _called(scene, head) or scene.mentions.actor(head)
    if known is not None and (not _is_common(known[0], head) or _owner(scene, head) is None):
        return Part(known[0].id, known[0].name, known[1])
    place = scene.mentions.place(head)
    if place is not None:
        return Part(None, place[0].name, place[1])
    country = scene.mentions.people(head)
    if country is not None:
        return Part(*country, scene.report.span(head.start, head.end))
    noun = head.pos in NOUNS or scene.parsed.child(head, "det") is not None
    if not noun or not (head.pos == "PRON" or scene.is_a(head, PARTICIPANTS) or _has_name(scene, head)):
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
    return any(adjectival(scene, child) for child in scene.parsed.children(head, "compound", "amod", "poss", "nmod"))


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
        return _body(scene, head)
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


def _body(scene: Scene, head: Token) -> tuple[str | None, str] | None:
    """ "Activists of the Red Dawn movement", "students at Lenn University": the body that people are of."""
    if not scene.is_a(head, frozenset({"person"})):
        return None
    named = (scene.mentions.actor(one) for one in behind(scene.parsed, head, "of", "from", "at"))
    bodies = (one for one in named if one is not None and one[0].kind in _BODIES and one[1].text[:1].isupper())
    return next(((one[0].id, one[0].name) for one in bodies), None)


_BODIES = frozenset({"organisation", "armed force", "group"})


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
