"""What the next sentences say of an event's size or toll: "Some 40 ships are taking part", "Nine soldiers died"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.find.events.grammar import clause
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.parse.syntax import Sentence, Token

_SIZES = frozenset({"involve", "include", "comprise", "bring", "gather", "draw", "feature", "unite", "muster", "span"})
_JOINS = frozenset({"part", "participate", "join", "attend", "march", "gather", "compete", "train", "come"})
_COUNTS = frozenset({"count", "estimate", "put", "number", "speak"})
_SIZED = frozenset({"MOBILIZE", "CONSULT", "PROTEST", "COOPERATE", "AGREE"})
_ENDS, _HURTS, _STATES = {"die", "perish"}, {"kill", "wound", "injure", "hurt"}, {"missing", "dead"}
_HARMS = frozenset({"killing", "wounding"})
_IT = frozenset({"it", "they", "this"})
_ON = 2
"""Sentences behind an event's that go on with its numbers."""


def sized(scene: Scene, trigger: Trigger) -> Iterator[list[Token]]:
    """The words that size an event: "which involves 900 soldiers", "It involves …", "Nine soldiers died"."""
    if trigger.kind.type == "ASSAULT" and _leads(scene, trigger) and trigger.kind.what not in _HARMS:
        yield from _in_a_row(scene, trigger, _tells_toll)
    if trigger.kind.type not in _SIZED:
        return
    for token in scene.parsed.subtree(trigger.head):
        if token.relation == "relcl" and token.lemma in _SIZES:
            yield clause(scene.parsed, token)
    yield from _in_a_row(scene, trigger, _tells_size)


def _leads(scene: Scene, trigger: Trigger) -> bool:
    """Whether an event is what its sentence tells first: its main verb, or that verb's subject or object."""
    verb = trigger.head if trigger.pattern.verb else scene.parsed.head(trigger.head)
    return verb is not None and verb.relation == "ROOT"


def _in_a_row(scene: Scene, trigger: Trigger, tells: Callable[[Scene, Token, Trigger], bool]) -> Iterator[list[Token]]:
    """The main clauses of the sentences behind an event's, in its paragraph, as long as each tells of its numbers."""
    here = scene.parsed.sentence(trigger.head)
    for sentence in scene.parsed.sentences[here.index + 1 : here.index + 1 + _ON]:
        root = next((word for word in scene.parsed.words(sentence) if word.relation == "ROOT"), None)
        if root is None or sentence.paragraph != here.paragraph or _at_another_time(scene, sentence):
            return
        if scene.parsed.child(root, "neg") is not None or not tells(scene, root, trigger):
            return
        yield clause(scene.parsed, root)


def _at_another_time(scene: Scene, sentence: Sentence) -> bool:
    """ "Last year 9,000 soldiers took part": a sentence with a day of its own."""
    days = (time for time in scene.times if time.type in {"DATE", "TIME"} and time.days is not None)
    return any(sentence.start <= time.span.start < sentence.end for time in days)


def _tells_size(scene: Scene, root: Token, trigger: Trigger) -> bool:
    subject = scene.parsed.child(root, "nsubj", "nsubjpass")
    it = subject is not None and subject.lower in _IT
    if root.lemma in _SIZES or root.lemma == "join" and scene.parsed.child(root, "agent") is not None:
        return it
    if root.lemma in _COUNTS:
        return trigger.kind.type == "PROTEST"
    return _for_it(scene, root) or any(
        _takes_part(scene, verb) for verb in (root, *scene.parsed.children(root, "xcomp"))
    )


def _takes_part(scene: Scene, verb: Token) -> bool:
    """ "Are taking part", "were to take part"; joined or trained, and nothing else's part."""
    part = scene.parsed.child(verb, "dobj")
    if verb.lemma == "take" and part is not None and part.lower == "part":
        return True
    return verb.lemma in _JOINS and scene.parsed.child(verb, "prep", "dobj") is None


def _for_it(scene: Scene, verb: Token) -> bool:
    """ "Were deployed |for it|"."""
    nouns = [
        scene.parsed.child(one, "pobj") for one in scene.parsed.children(verb, "prep") if one.lower in {"for", "in"}
    ]
    return any(noun is not None and noun.lower == "it" for noun in nouns)


def _tells_toll(scene: Scene, root: Token, trigger: Trigger) -> bool:
    """ "Nine soldiers died", "Another 14 are missing", with no word of where, when or in what else."""
    subject = scene.parsed.child(root, "nsubj", "nsubjpass")
    if subject is None or scene.parsed.child(root, "prep", "advcl", "agent") is not None:
        return False
    passive = root.lemma in _HURTS and scene.parsed.child(root, "auxpass") is not None
    state = scene.parsed.child(root, "acomp") if root.lemma == "be" else None
    fits = passive or root.lemma in _ENDS or state is not None and state.lower in _STATES
    counted = any(word.pos == "NUM" for word in scene.parsed.subtree(subject))
    return fits and counted
