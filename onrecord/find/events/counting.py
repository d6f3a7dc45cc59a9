"""With how many an event is: the quantities of its clause, of what came of it, and of the sentence that sizes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.find.events.grammar import OUTCOMES, clause
from onrecord.find.events.matching import Trigger
from onrecord.find.events.packages import listed
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import inside
from onrecord.find.events.sizing import sized
from onrecord.model import Quantity
from onrecord.parse.syntax import Token

_ENDS = OUTCOMES | {"leave", "cost", "claim", "die", "perish"}
"""What comes of a deed: its numbers are the deed's, even where it is an event of its own."""
_RELATIVE = frozenset({"that", "which"})
_HARMS = frozenset({"killing", "wounding"})
_COMPARES = frozenset({"than", "compared", "unlike", "versus"})


def amounts(scene: Scene, trigger: Trigger, words: list[Token]) -> tuple[str, ...]:
    """The ids of the event's quantities, in text order; ``words`` are those of its own clause."""
    every = {token.index: token for token in words}
    for more in (*_results(scene, trigger), *sized(scene, trigger), *listed(scene, trigger)):
        every.update({token.index: token for token in more})
    found = list(inside(scene, scene.quantities, [every[index] for index in sorted(every)]))
    found += _of_whom(scene, trigger)
    kept = {one.id: one for one in found if not _counts_else(one, trigger) and not _compared(scene, one, trigger)}
    return tuple(one.id for one in sorted(kept.values(), key=lambda one: one.span.start))


def _counts_else(quantity: Quantity, trigger: Trigger) -> bool:
    """Whether it is an age, or of a deed of force the share by which a number rose: "506 were hurt, up 12 per cent"."""
    bare = quantity.category == "share" and not quantity.counted
    return quantity.category == "age" or bare and trigger.kind.type == "ASSAULT"


def _results(scene: Scene, trigger: Trigger) -> Iterator[list[Token]]:
    """The clauses of what came of a deed: "leaving dozens dead", "that cost millions of lives", "and left nine"."""
    verb = trigger.head if trigger.pattern.verb else scene.parsed.head(trigger.head)
    if verb is None or trigger.kind.what in _HARMS:
        return
    for child in scene.parsed.children(verb, "advcl", "conj"):
        if child.index > verb.index and _came_of(scene, child, trigger):
            yield from _with_its_like(scene, child)
    for noun in (*trigger.words, *scene.parsed.children(verb, "dobj")):
        for child in scene.parsed.children(noun, "relcl"):
            if noun in trigger.words or child.lemma in _ENDS and _relative(scene, child):
                yield clause(scene.parsed, child)
    if trigger.kind.type == "ASSAULT":
        yield from _when_it_struck(scene, verb)


def _when_it_struck(scene: Scene, verb: Token) -> Iterator[list[Token]]:
    """ "|Fourteen people were killed| when shells hit the market"."""
    above = scene.parsed.head(verb)
    links = {link.lower for link in scene.parsed.children(verb, "advmod", "mark")}
    first = scene.parsed.head(above) if above is not None and above.relation == "conj" else None
    above = first if first is not None and first.lemma in _ENDS else above
    if verb.relation == "advcl" and above is not None and above.lemma in _ENDS and links & {"when", "as"}:
        yield from _with_its_like(scene, above)


def _came_of(scene: Scene, child: Token, trigger: Trigger) -> bool:
    """Whether a clause below a deed tells its outcome: a participle, or a verb of outcome that shares its subject."""
    if child.tag == "VBG" and child.relation == "advcl" and scene.parsed.child(child, "mark", "nsubj") is None:
        return child.lemma in _ENDS or trigger.kind.type in {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"}
    if child.lemma not in _ENDS or child.lemma in OUTCOMES and child.relation == "conj":
        return False
    subject = scene.parsed.child(child, "nsubj")
    return (child.relation == "conj" and subject is None) or (subject is not None and subject.lower in _RELATIVE)


def _relative(scene: Scene, verb: Token) -> bool:
    subject = scene.parsed.child(verb, "nsubj")
    return subject is not None and subject.lower in _RELATIVE


def _with_its_like(scene: Scene, verb: Token) -> Iterator[list[Token]]:
    """The clause of an outcome and of those coordinated with it: "killing eleven people and wounding thirty"."""
    yield clause(scene.parsed, verb)
    for other in scene.parsed.children(verb, "conj"):
        if other.lemma in _ENDS:
            yield clause(scene.parsed, other)


_OF_WHOM = re.compile(r"\s*of (?:whom|them)", re.IGNORECASE)


def _of_whom(scene: Scene, trigger: Trigger) -> list[Quantity]:
    """ "30 prisoners, |12| of whom were wounded"."""
    text, found = scene.report.text, []
    inner = {token.index for token in scene.parsed.subtree(trigger.head)}
    for quantity in scene.quantities:
        if _OF_WHOM.match(text, quantity.span.end) is None:
            continue
        if any(token.index in inner for token in scene.parsed.between(quantity.span.start, quantity.span.end)):
            found.append(quantity)
    return found


def _compared(scene: Scene, quantity: Quantity, trigger: Trigger) -> bool:
    """ "More than |the 400| sent in 2029", "compared with |nine| in April", "not |17|": no number of the event's."""
    inner = scene.parsed.between(quantity.span.start, quantity.span.end)
    root = scene.parsed.root(quantity.span.start, quantity.span.end)
    if root is None or root.sentence != trigger.head.sentence:
        return False
    before = scene.parsed.tokens[max(0, inner[0].index - 2) : inner[0].index]
    if before and before[-1].lower == "not":
        return True
    if [word.lower for word in before] in (["up", "from"], ["down", "from"], ["unlike", "the"]):
        return True
    for above in (*inner, *scene.parsed.ancestors(root)):
        if above.index == trigger.head.index:
            return False
        if above.lower in _COMPARES and above not in inner:
            return True
    return any(word.lower == "than" for word in before)
