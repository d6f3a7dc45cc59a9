"""What the next sentence says an event is made up of: "The package includes 40 Javelins and six drones"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.events.grammar import clause
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.parse.syntax import Sentence, Token

_LISTS = frozenset({"include", "comprise", "contain", "consist", "cover", "feature", "involve", "list", "encompass"})
_GIFTS = frozenset(
    [
        "package",
        "shipment",
        "delivery",
        "consignment",
        "batch",
        "tranche",
        "aid",
        "assistance",
        "deal",
        "contract",
        "order",
        "cargo",
        "convoy",
        "weapon",
        "arms",
        "equipment",
        "weaponry",
        "purchase",
        "sale",
        "supply",
        "donation",
        "load",
        "support",
        "help",
        "agreement",
        "list",
    ]
)
_FORCES = frozenset(
    [
        "deployment",
        "force",
        "exercise",
        "drill",
        "contingent",
        "convoy",
        "fleet",
        "group",
        "column",
        "formation",
        "manoeuvre",
        "maneuver",
        "unit",
    ]
)
_BLOWS = frozenset(
    [
        "attack",
        "strike",
        "barrage",
        "salvo",
        "assault",
        "raid",
        "bombardment",
        "shelling",
        "wave",
        "offensive",
        "operation",
    ]
)
_MADE_OF = {
    "AID": _GIFTS,
    "AGREE": _GIFTS,
    "COOPERATE": _GIFTS | _FORCES,
    "MOBILIZE": _FORCES | _GIFTS,
    "ASSAULT": _BLOWS,
}
"""By type of event the nouns that take it up."""
_PRONOUNS = frozenset({"it", "they", "these", "this", "those"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their", "all"})
_ON = 2
"""So many sentences may go on with the list."""


def listed(scene: Scene, trigger: Trigger) -> Iterator[list[Token]]:
    """The words of the sentences behind an event's that say what it is made up of; none where none do."""
    nouns = _MADE_OF.get(trigger.kind.type)
    here = scene.parsed.sentence(trigger.head)
    if nouns is None or here.kind != "body":
        return
    for sentence in scene.parsed.sentences[here.index + 1 : here.index + 1 + _ON]:
        verb = _lists(scene, sentence, nouns, trigger.kind.type == "ASSAULT")
        if verb is None or sentence.paragraph > here.paragraph + 1:
            return
        yield clause(scene.parsed, verb)


def _lists(scene: Scene, sentence: Sentence, nouns: frozenset[str], blow: bool) -> Token | None:
    """The verb of a sentence that lists; with a noun before it that takes the event up, or a pronoun."""
    root = next((word for word in scene.parsed.words(sentence) if word.relation == "ROOT"), None)
    if root is None:
        return None
    for verb in (root, *scene.parsed.children(root, "ccomp")):
        if verb.lemma == "be" and _among(scene, verb, nouns) or _opens_a_list(scene, verb, sentence):
            return verb
        if verb.lemma not in _LISTS and not (blow and verb.lemma == "use"):
            continue
        subject = scene.parsed.child(verb, "nsubj", "nsubjpass")
        if subject is not None and _takes_up(scene, subject, nouns, verb.lemma != "use"):
            return verb
    return root if _is_worth(scene, root, nouns) else None


def _opens_a_list(scene: Scene, verb: Token, sentence: Sentence) -> bool:
    """ "Included are six launchers"."""
    first = scene.parsed.tokens[sentence.first]
    return first.lower == "included" and (verb.index == first.index or first.head == verb.index)


def _is_worth(scene: Scene, verb: Token, nouns: frozenset[str]) -> bool:
    """ "The package is worth 400 million crowns"."""
    subject, worth = scene.parsed.child(verb, "nsubj"), scene.parsed.tokens[verb.index + 1]
    return worth.lower == "worth" and subject is not None and _takes_up(scene, subject, nouns, pronouns=False)


def _takes_up(scene: Scene, noun: Token, nouns: frozenset[str], pronouns: bool) -> bool:
    if noun.lower in _PRONOUNS:
        return pronouns
    first = scene.parsed.child(noun, "det", "poss", "predet")
    definite = first is not None and first.lower in _DEFINITE
    return definite and {noun.lemma.lower(), noun.lower} & nouns != set()


def _among(scene: Scene, verb: Token, nouns: frozenset[str]) -> bool:
    """ "Among them are 12 jets", "Javelins were among the weapons"."""
    for preposition in scene.parsed.children(verb, "prep"):
        noun = scene.parsed.child(preposition, "pobj")
        if preposition.lower == "among" and noun is not None:
            return noun.lower in {"them", "these", "those"} or _takes_up(scene, noun, nouns, pronouns=False)
    return False
