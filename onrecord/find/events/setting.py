"""Where its sentence says an event is; which words, times and quantities stand in its clause and in those above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.find.events.grammar import OUTCOMES, clause
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.find.events.standing import in_sentence, stands_as_place
from onrecord.find.events.whereabouts import taken_up
from onrecord.model import Part, Place, Quantity, Site, Span, Time
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


def sites(scene: Scene, trigger: Trigger, words: list[Token], doers: tuple[Part, ...]) -> tuple[Site, ...]:
    """Where the event's clause says that it is, else the one above; else the only place that its sentence tells it at.

    A name that stands for who does it ("Kestria's exercises") says no place.
    """
    taken = {part.span for part in doers} if trigger.kind.what not in _WITHIN else set()
    for stretch, own in _stretches(scene, trigger, words):
        found = {site.span: site for site in _told(scene, trigger, stretch, own) if site.span not in taken}
        found = found or {site.span: site for site in taken_up(scene, stretch)}
        found = found or {site.span: site for site in _of_people(scene, trigger, stretch)}
        if found:
            return tuple(found.values())
    known_here = in_sentence(scene, trigger.head)
    if any(span in taken for _, span in known_here) and _is_shifted(scene, trigger.head):
        return ()
    known_here = [known for known in known_here if known[1] not in taken]
    return (_site(*known_here[0]),) if len({place.id for place, _ in known_here}) == 1 else ()


_WITHIN = frozenset(["civil war", "war", "uprising", "coup", "election", "referendum", "genocide", "riot"])
"""What goes on in the land whose it is: "Kestria's civil war"."""


def _stretches(scene: Scene, trigger: Trigger, words: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The clauses that may say where, nearest first, each with whether it is the event's own."""
    yield words, True
    yield _purpose(scene, trigger.head), True
    yield _shared(scene, trigger.head), True
    for above in clauses_above(scene, trigger.head):
        yield above, False


def _told(scene: Scene, trigger: Trigger, words: list[Token], own: bool) -> Iterator[Site]:
    for token in words:
        known = scene.mentions.place(token)
        if known is not None:
            if stands_as_place(scene, token, trigger, own):
                yield _site(*known)
        elif _unknown_place(scene, token, trigger):
            span = _run(scene, token)
            yield Site(None, span.text, span)


def _of_people(scene: Scene, trigger: Trigger, words: list[Token]) -> Iterator[Site]:
    """ "Bombed Kestrian towns": the country of what is met, where nothing nearer says where."""
    for token in words:
        head = scene.parsed.head(token)
        country = scene.mentions.people(token) if token.relation in {"amod", "nmod", "compound"} else None
        if country is None or head is None or head.tag[:2] != "NN" or head.lemma.lower() not in _LAND:
            continue
        if stands_as_place(scene, head, trigger, True):
            place = scene.mentions.named(country[1])
            yield Site(place.id if place else None, country[1], scene.report.span(token.start, token.end))


_LAND = frozenset(
    [
        "city", "town", "village", "region", "province", "district", "island", "port", "territory", "soil",
        "settlement", "airfield", "airport", "border", "coast", "capital", "suburb", "airspace",
    ]
)  # fmt: skip


def _unknown_place(scene: Scene, token: Token, trigger: Trigger) -> bool:
    """Whether a name that nothing else is known of stands behind "in", "at", "near" or "to" a moving verb."""
    preposition = scene.parsed.head(token)
    if preposition is None or token.pos not in {"PROPN", "NOUN"} or not token.text[:1].isupper():
        return False
    if token.index in scene.timed | scene.armed or token.index in scene.coded or not _is_bare(scene, token):
        return False
    known, above = scene.mentions.actor(token), scene.parsed.head(preposition)
    if known is not None and known[0].kind != "unknown":
        return False
    if token.relation in {"dobj", "nsubjpass"}:
        return token.pos == "PROPN" and trigger.kind.what in _ON_LAND and preposition is trigger.head
    if token.relation != "pobj" or above is None:
        return False
    if preposition.lower == "of":
        return scene.is_a(above, frozenset({"place", "site"}))
    if preposition.lower in {"to", "for", "from"}:
        return above.lemma in _MOTION or (preposition.lower == "from" and trigger.kind.type == "RETREAT")
    return preposition.lower in _AT and above.lemma not in _BELIEF


def _is_bare(scene: Scene, token: Token) -> bool:
    """Whether a name has no adjective but of a quarter: "the lower Luma", not "the old Luma"."""
    return all(one.lower in _QUARTERS for one in scene.parsed.children(token, "amod"))


_QUARTERS = frozenset(
    ["northern", "southern", "eastern", "western", "central", "upper", "lower", "northeastern", "northwestern"]
)
_AT = frozenset({"in", "at", "near", "through", "outside", "around", "off", "inside", "across"})
_ON_LAND = frozenset({"shelling", "bombing", "airstrike", "occupation", "invasion", "missile strike"})
"""What can be done to land and hardly to a person."""
_MOTION = frozenset(
    [
        "fly", "travel", "go", "come", "move", "march", "roll", "drive", "head", "return", "send", "leave", "sail",
        "visit", "deploy", "dispatch", "ship", "retreat", "withdraw", "advance", "transfer", "deliver", "flee",
    ]
)  # fmt: skip
_BELIEF = frozenset(["believe", "trust", "aim", "look", "fire", "shoot"])


def _run(scene: Scene, token: Token) -> Span:
    """A name with the capitalised words right before it."""
    first = token
    for child in scene.parsed.children(token, "compound"):
        if child.text[:1].isupper() and child.index < token.index:
            first = min(first, child, key=lambda one: one.index)
    return scene.report.span(first.start, token.end)


def _purpose(scene: Scene, head: Token) -> list[Token]:
    """The words of "to strengthen the garrison in Lenn" below "sent", and of "when shells hit Lenn" below "killed"."""
    below = scene.parsed.children(head, "advcl", "xcomp") if head.tag.startswith("VB") else []
    return [
        token
        for verb in below
        if any(aux.lower == "to" for aux in scene.parsed.children(verb, "aux")) or _befell(scene, head, verb)
        for token in clause(scene.parsed, verb)
    ]


def _befell(scene: Scene, head: Token, verb: Token) -> bool:
    marks = {one.lower for one in scene.parsed.children(verb, "mark", "advmod")}
    return head.lemma in OUTCOMES and bool(marks & {"when", "as", "after"})


def _shared(scene: Scene, head: Token) -> list[Token]:
    """The words of "and defeated militias in Lenn" behind "intervened": what says where at the last says it of all."""
    found, verb = list[Token](), head if head.tag.startswith("VB") else None
    while verb is not None:
        verb = next((one for one in scene.parsed.children(verb, "conj") if one.pos == "VERB"), None)
        if verb is None or scene.parsed.child(verb, "nsubj", "nsubjpass") is not None:
            break
        if verb.index - head.index <= _NEXT:
            found += clause(scene.parsed, verb)
    return found


_NEXT = 3
"""Words between verbs that share what stands behind the last."""


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


def _is_shifted(scene: Scene, head: Token) -> bool:
    """Whether what is told is told as before or after something else, which may be elsewhere."""
    return any(_shifted(scene, one) for one in (head, *scene.parsed.ancestors(head)))


def _shifted(scene: Scene, token: Token) -> bool:
    words = {child.lower for child in scene.parsed.children(token, "mark", "prep", "advmod")} | {token.lower}
    return bool(words & {"before", "after", "since", "until", "once", "if", "when"})


def _site(place: Place, span: Span) -> Site:
    return Site(place.id, place.name, span)


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
