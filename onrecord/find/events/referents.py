"""Whether a noun tells an event: it must have a referent here, not name a kind, a fear or a topic."""

from __future__ import annotations

from functools import cache

from onrecord.find.events.grammar import behind, clause
from onrecord.find.events.kinds import noun_classes
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.lexicon import load
from onrecord.parse.syntax import Token

_ARGUMENTS = (
    "of",
    "on",
    "against",
    "by",
    "with",
    "between",
    "in",
    "at",
    "near",
    "from",
    "to",
    "off",
    "over",
    "for",
    "among",
    "into",
)
_TEMPORAL = frozenset({"after", "since", "during"})
_CARRYING = _TEMPORAL | {"of", "on", "in", "for"}
_BOUNDING = frozenset({"begin", "start", "open", "end", "close", "conclude", "finish"})
"""Verbs of which "with" tells a first or last part: "ended |with| a parade"."""
_TARGETS = ("against", "on", "between", "by")
_FAMILIAR = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})


@cache
def happenings() -> frozenset[str]:
    """Verbs and nouns that make an event happen: hold, launch, begin, sign, imposition."""
    return frozenset(word for entry in load("happening", "en/classes").entries for word in entry.match)


@cache
def doings() -> frozenset[str]:
    """Verbs whose subject does the event that is their object: hold, launch, wage, but not condemn or suffer."""
    return frozenset(
        word for entry in load("happening", "en/classes").entries if entry.means == "is done" for word in entry.match
    )


def tells(scene: Scene, trigger: Trigger) -> bool:
    """Whether the trigger's noun tells an event of its own; verbs always do."""
    if trigger.pattern.verb:
        needed = {"military": _military, "task": _tasked}.get(trigger.kind.needs)
        return needed is None or needed(scene, trigger.head)
    noun = trigger.head
    if _modifier(scene, noun) or _quoted_alone(scene, noun):
        return False
    needs = trigger.kind.needs
    if needs == "place":
        return located(scene, noun)
    if needs == "happens":
        return happens(scene, noun)
    if needs == "harm":
        return True
    if needs == "launch":
        return happens(scene, noun) or _anchored(scene, noun)
    if needs == "stands":
        return happens(scene, noun) or _anchored(scene, noun) or stands(scene, noun)
    if needs == "argument" or not trigger.pattern.sure:
        return argued(scene, noun) or happens(scene, noun)
    return not _generic(scene, noun)


def _quoted_alone(scene: Scene, noun: Token) -> bool:
    """Whether the one word stands in quotation marks: somebody's word for it, from which the author keeps off."""
    text = scene.report.text
    return text[noun.start - 1 : noun.start] in set("\"“‘'") and text[noun.end : noun.end + 1] in set("\"”’'")


def points_back(scene: Scene, noun: Token) -> bool:
    """Whether a noun points back and says nothing of its own."""
    return familiar(scene, noun) and not argued(scene, noun) and not _when(scene, noun)


def points_at_told(scene: Scene, noun: Token) -> bool:
    """Whether a noun that could be many things takes up what was told: "the exchange of 12 May", "there was no strike".

    Not so "the departure of the minister".
    """
    if (noun.index in scene.timed and noun.text[0].isupper()) or _modifier(scene, noun) or _quoted_alone(scene, noun):
        return False
    determiner, of_what = scene.parsed.child(noun, "det"), behind(scene.parsed, noun, "of", "by")
    if not all(one.index in scene.timed or scene.mentions.place(one) for one in of_what):
        return False
    return familiar(scene, noun) or (determiner is not None and determiner.lower == "no")


def stands(scene: Scene, noun: Token) -> bool:
    """Whether a noun names what goes on and is known: "the ceasefire", "a ceasefire that is three weeks old"."""
    article = scene.parsed.child(noun, "det")
    known = article is not None and article.lower in {"the", "this", "that"}
    aged = any(verb.tag in {"VBZ", "VBD"} for verb in scene.parsed.children(noun, "relcl"))
    return (known or aged) and not happens(scene, noun)


def familiar(scene: Scene, noun: Token) -> bool:
    """Whether a noun points back: "the attack", "this meeting", "such deployments", "Monday's exchange"."""
    determiner = scene.parsed.child(noun, "det", "poss", "amod")
    if determiner is None:
        return False
    return determiner.lower in _FAMILIAR or determiner.relation == "poss" and determiner.index in scene.timed


def argued(scene: Scene, noun: Token) -> bool:
    """Whether the noun says who, whom, where or when by a name, a number or a person."""
    known = any(_concrete(scene, one) for one in behind(scene.parsed, noun, *_ARGUMENTS))
    known = known or any(
        scene.named(word) for clause in scene.parsed.children(noun, "relcl") for word in scene.parsed.subtree(clause)
    )
    return known or any(
        _concrete(scene, child) or _nationality(scene, child)
        for child in scene.parsed.children(noun, "poss", "compound", "amod", "nmod")
    )


def located(scene: Scene, noun: Token) -> bool:
    """Whether the noun says where."""
    below = [*behind(scene.parsed, noun, *_ARGUMENTS), *scene.parsed.children(noun, "poss", "compound")]
    return any(scene.mentions.place(one) or one.pos == "PROPN" for one in below)


def happens(scene: Scene, noun: Token) -> bool:
    """Whether a word of happening carries the noun: "held talks", "the strike began", "there were clashes"."""
    head = scene.parsed.head(noun)
    if head is None:
        return False
    if noun.relation == "pobj":
        return _happens_behind(scene, noun, head)
    if noun.relation == "conj":
        return happens(scene, head)
    if noun.relation not in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return False
    lemma = head.lemma.lower()
    if noun.relation == "attr" and scene.parsed.child(head, "expl") is not None:
        return True
    if (
        noun.relation == "nsubj"
        and lemma in doings()
        and lemma not in {"take", "reach"}
        and scene.parsed.child(head, "dobj")
    ):
        return False
    return lemma in happenings() and (lemma != "have" or argued(scene, noun))


def _happens_behind(scene: Scene, noun: Token, preposition: Token) -> bool:
    """ "A round of talks began", "the outbreak of the war", "after the strike"."""
    above, word = scene.parsed.head(preposition), preposition.lower
    if above is not None and word == "with":
        return above.lemma in _BOUNDING
    if above is None or word not in _CARRYING:
        return False
    if word == "of" and {above.lemma, above.lower} & noun_classes()["measure"]:
        return happens(scene, above)
    return above.lemma.lower() in happenings() or (word in _TEMPORAL and familiar(scene, noun))


def _anchored(scene: Scene, noun: Token) -> bool:
    """Whether the noun has a named party, a place or a day of its own."""
    told_apart = familiar(scene, noun) or scene.parsed.child(noun, "poss") is not None or located(scene, noun)
    return argued(scene, noun) and (told_apart or _when(scene, noun))


def _when(scene: Scene, noun: Token) -> bool:
    words = {token.index for token in clause(scene.parsed, noun)}
    return any(
        any(token.index in words for token in scene.parsed.between(time.span.start, time.span.end))
        for time in scene.times
    )


def _concrete(scene: Scene, token: Token) -> bool:
    one = scene.measured(token)
    if scene.named(one) or token.pos == "NUM":
        return True
    return (
        scene.is_a(one, frozenset({"person", "force", "site", "captive", "government"}))
        or scene.parsed.child(one, "nummod") is not None
    )


def _nationality(scene: Scene, token: Token) -> bool:
    return token.relation in {"amod", "nmod", "compound"} and token.text[:1].isupper() and not token.text.isupper()


def _modifier(scene: Scene, noun: Token) -> bool:
    """Whether the noun only modifies another: "attack helicopter", "peace talks expert"."""
    head = scene.parsed.head(noun)
    if noun.relation in {"compound", "nmod", "npadvmod"} and head is not None and head.tag.startswith("NN"):
        return True
    return noun.relation == "poss"


def _generic(scene: Scene, noun: Token) -> bool:
    """Whether a noun stands bare and without anything that tells one: "terrorism and kidnapping are crimes"."""
    if argued(scene, noun) or happens(scene, noun) or _when(scene, noun) or behind(scene.parsed, noun, *_TARGETS):
        return False
    return scene.parsed.child(noun, "det", "poss", "nummod") is None


def _military(scene: Scene, verb: Token) -> bool:
    words = frozenset({"attack", "force"})
    return any(scene.is_a(token, words) for token in scene.parsed.subtree(verb) if token.tag.startswith("NN"))


def _tasked(scene: Scene, verb: Token) -> bool:
    """ "Is ready |to sign|": whether there is something to do for whom a verb tells of, and no "not" before it."""
    if scene.parsed.child(verb, "neg") is not None:
        return False
    states = (verb, *scene.parsed.children(verb, "acomp", "oprd", "advmod"))
    return any(one.tag == "VB" for state in states for one in scene.parsed.children(state, "xcomp"))
