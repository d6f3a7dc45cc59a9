"""Where an event is, and which words, times and quantities stand in its own clause and in those above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.find.events.grammar import clause
from onrecord.find.events.kinds import noun_classes
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.model import Place, Quantity, Site, Span, Time
from onrecord.parse.syntax import Token

F = TypeVar("F", Time, Quantity)
_REACH_IN = 2
"""So many findings that begin before some words may reach into them."""


def own_words(scene: Scene, trigger: Trigger) -> list[Token]:
    """The words of the event's own clause: of the verb, or of the noun and the verb that carries it."""
    head = trigger.head
    if not trigger.pattern.verb:
        verb = scene.parsed.head(head)
        carries = (
            verb is not None and verb.pos in {"VERB", "AUX"} and head.relation in {"dobj", "nsubj", "nsubjpass", "attr"}
        )
        if carries and verb is not None:
            head = verb
    words = {token.index: token for token in clause(scene.parsed, head)}
    words.update({token.index: token for token in clause(scene.parsed, trigger.head)})
    if not trigger.pattern.verb:
        for told in scene.parsed.children(trigger.head, "relcl"):
            words.update({token.index: token for token in clause(scene.parsed, told)})
    return [words[index] for index in sorted(words)]


def sites(scene: Scene, trigger: Trigger, words: list[Token]) -> tuple[Site, ...]:
    """The places named behind a word of place in the clause, else in the one above; else the sentence's only one."""
    for stretch in (words, _purpose(scene, trigger.head), *clauses_above(scene, trigger.head)):
        found: dict[tuple[int, int], Site] = {}
        for token in stretch:
            known = scene.mentions.place(token)
            if known is not None and _stands_as_place(scene, token, trigger):
                found.setdefault((known[1].start, known[1].end), _site(*known))
            elif known is None and _unknown_place(scene, token):
                span = _run(scene, token)
                found.setdefault((span.start, span.end), Site(None, span.text, span))
        if found:
            return tuple(found.values())
    known_here = _in_sentence(scene, trigger.head)
    return (_site(*known_here[0]),) if len({place.id for place, _ in known_here}) == 1 else ()


def _unknown_place(scene: Scene, token: Token) -> bool:
    """Whether a name that nothing else is known of stands behind "in", "at", "near" or "to" a moving verb."""
    preposition = scene.parsed.head(token)
    if (
        preposition is None
        or token.relation != "pobj"
        or token.pos not in {"PROPN", "NOUN"}
        or not token.text[:1].isupper()
    ):
        return False
    if token.index in scene.timed or token.index in scene.coded or scene.parsed.child(token, "amod") is not None:
        return False
    known, above = scene.mentions.actor(token), scene.parsed.head(preposition)
    if known is not None and known[0].kind != "unknown" or above is None:
        return False
    if preposition.lower == "of":
        return scene.is_a(above, frozenset({"place", "site"}))
    if preposition.lower in {"to", "for", "from"}:
        return above.lemma in _MOTION
    return preposition.lower in {"in", "at", "near", "through", "outside", "around"} and above.lemma not in _BELIEF


_MOTION = frozenset(
    [
        "fly",
        "travel",
        "go",
        "come",
        "move",
        "march",
        "roll",
        "drive",
        "head",
        "return",
        "send",
        "leave",
        "sail",
        "visit",
    ]
)
_BELIEF = frozenset(["believe", "trust", "aim", "look", "fire", "shoot"])


def _run(scene: Scene, token: Token) -> Span:
    """A name with the capitalised words right before it."""
    first = token
    for child in scene.parsed.children(token, "compound"):
        if child.text[:1].isupper() and child.index < token.index:
            first = min(first, child, key=lambda one: one.index)
    return scene.report.span(first.start, token.end)


def _purpose(scene: Scene, head: Token) -> list[Token]:
    """The words of "to strengthen the garrison in Lenn" below "sent troops"."""
    below = scene.parsed.children(head, "advcl", "xcomp") if head.tag.startswith("VB") else []
    return [
        token
        for verb in below
        if any(aux.lower == "to" for aux in scene.parsed.children(verb, "aux"))
        for token in clause(scene.parsed, verb)
    ]


def clauses_above(scene: Scene, head: Token) -> list[list[Token]]:
    """The words of the clauses that an event's clause hangs on, nearest first; none above "before" and "after"."""
    found: list[list[Token]] = []
    for token in (head, *scene.parsed.ancestors(head)):
        above = scene.parsed.head(token)
        if above is None or token.relation in {"ccomp", "parataxis", "relcl"} or _shifted(scene, token):
            break
        if above.pos in {"VERB", "AUX"}:
            found.append(clause(scene.parsed, above))
    return found


def _shifted(scene: Scene, token: Token) -> bool:
    words = {child.lower for child in scene.parsed.children(token, "mark", "prep", "advmod")} | {token.lower}
    return bool(words & {"before", "after", "since", "until", "once", "if", "when"})


def _site(place: Place, span: Span) -> Site:
    return Site(place.id, place.name, span)


def _in_sentence(scene: Scene, token: Token) -> list[tuple[Place, Span]]:
    words = scene.parsed.words(scene.parsed.sentence(token))
    return [known for word in words if (known := scene.mentions.place(word)) is not None and not _whence(scene, word)]


def _whence(scene: Scene, token: Token) -> bool:
    """Whether a place only tells where somebody is from."""
    for above in scene.parsed.ancestors(token):
        noun = scene.parsed.head(above)
        if (
            above.lower == "from"
            or above.lower == "of"
            and noun is not None
            and not scene.is_a(noun, frozenset({"place"}))
        ):
            return True
    return False


def _stands_as_place(scene: Scene, token: Token, trigger: Trigger) -> bool:
    for above in (token, *scene.parsed.ancestors(token)):
        if above.relation == "pobj":
            preposition = scene.parsed.head(above)
            if preposition is None or preposition.lower not in noun_classes()["where"]:
                return False
            return preposition.lower not in {"from", "of"} or not _origin(scene, preposition, trigger)
        if above.relation in {"dobj", "nsubjpass"}:
            return trigger.kind.type in {"ASSAULT", "COERCE", "CONSULT", "MOBILIZE"}
        if above.relation == "poss":
            return above.head == trigger.head.index
        if above.relation not in {"conj", "appos"} and not _same_place(scene, token, above):
            return False
    return False


def _origin(scene: Scene, preposition: Token, trigger: Trigger) -> bool:
    """ "Gunmen from Brazil": the place belongs to a noun that is neither the event nor itself a place."""
    noun = scene.parsed.head(preposition)
    if noun is None or noun.index == trigger.head.index or not noun.tag.startswith("NN"):
        return False
    return not scene.is_a(noun, frozenset({"place", "site"}))


def _same_place(scene: Scene, token: Token, above: Token) -> bool:
    """Whether a modifier belongs to the name of one place with its head: "Sarn" in "Sarn Province"."""
    head = scene.parsed.head(above)
    known, other = scene.mentions.place(token), scene.mentions.place(head) if head is not None else None
    return known is not None and other is not None and known[1] == other[1]


def inside(scene: Scene, findings: tuple[F, ...], words: Sequence[Token]) -> Iterator[F]:
    """The findings, given in text order, that share a token with the words."""
    if not words:
        return
    inside = {token.index for token in words}
    start, end = min(token.start for token in words), max(token.end for token in words)
    at = max(0, bisect_left(findings, start, key=_start) - _REACH_IN)
    for finding in findings[at : bisect_left(findings, end, key=_start)]:
        if any(token.index in inside for token in scene.parsed.between(finding.span.start, finding.span.end)):
            yield finding


def _start(finding: Time | Quantity) -> int:
    return finding.span.start
