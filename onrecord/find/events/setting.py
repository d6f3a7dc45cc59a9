"""Where its sentence says an event is; which words, times and quantities stand in its clause and in those above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from onrecord.find.events.grammar import OUTCOMES, clause
from onrecord.find.events.locating import Candidate, candidates, chosen, features, weight
from onrecord.find.events.matching import Trigger, trigger_at
from onrecord.find.events.recipients import recipients
from onrecord.find.events.roles import actors
from onrecord.find.events.scene import Scene
from onrecord.find.events.standing import in_sentence, stands_as_place
from onrecord.find.events.whereabouts import taken_up
from onrecord.model import Part, Quantity, Site, Time
from onrecord.parse.syntax import Token
from onrecord.spans import overlap

F = TypeVar("F", Time, Quantity)
Parts = tuple[tuple[Part, ...], tuple[Part, ...]]
"""Who does it, and to whom."""
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


def sites(scene: Scene, trigger: Trigger, words: list[Token], parts: Parts) -> tuple[Site, ...]:
    """Where its sentence says that the event is, the likeliest name first; else where a word for a place takes it up.

    A name that stands for who does it ("Kestria's exercises") says no place.
    """
    taken = {part.span for part in parts[0]} if trigger.kind.what not in _WITHIN else set()
    names = [(weight(told), told, one) for told, one in told_of(scene, trigger, words, parts) if one.span not in taken]
    given = next((named for way in _GIVEN if (named := [one for _, told, one in names if way in told])), [])
    by_people = {} if given else {site.span: site for site in _of_people(scene, trigger, words)}
    if by_people:
        return tuple(by_people.values())
    found = chosen([(heavy, one) for heavy, _, one in names])
    found += [one for one in given if one not in found]
    if found:
        return tuple(Site(one.place.id if one.place else None, one.name, one.span) for one in found)
    return tuple({site.span: site for site in taken_up(scene, words)}.values())


_GIVEN = ("stands own", "stands purpose", "stands shared")
"""What is told of a name that the event's own clause gives, the surest first."""


def told_of(scene: Scene, trigger: Trigger, words: list[Token], parts: Parts) -> list[tuple[frozenset[str], Candidate]]:
    """The names of a trigger's sentence, each with what is told of it as the place of the event."""
    rivals = candidates(scene, scene.parsed.sentence(trigger.head))
    if not rivals:
        return []
    standing = _standing(scene, trigger, words)
    found = []
    for one in rivals:
        told = set(features(scene, trigger.head, one, rivals))
        ways = [standing[index] for index in range(one.first, one.last) if index in standing]
        told.add(f"stands {ways[0] if ways else 'nowhere'}")
        for part, name in zip(parts, ("doer", "met"), strict=True):
            if any(overlap(one.span, other.span) for other in part):
                told.add(f"is {name}")
        found.append((frozenset(told), one))
    return found


def place_of(scene: Scene, token: Token) -> tuple[Site, ...]:
    """Where what any word of a sentence tells is, whether the lexicon knows an event by it or not."""
    trigger = trigger_at(scene, token)
    return sites(scene, trigger, own_words(scene, trigger), (actors(scene, trigger), recipients(scene, trigger)))


def _standing(scene: Scene, trigger: Trigger, words: list[Token]) -> dict[int, str]:
    """By which clause each word that may say where does so: the nearest; "only" of the sentence's only place."""
    found: dict[int, str] = {}
    for clause_of, stretch in _stretches(scene, trigger, words):
        own = clause_of != "above"
        for token in stretch:
            if token.index in found:
                continue
            if scene.mentions.place(token) is not None:
                says = stands_as_place(scene, token, trigger, own)
            else:
                says = _unknown_place(scene, token, trigger)
            if says:
                found[token.index] = clause_of
    if not found:
        here = in_sentence(scene, trigger.head)
        if len({place.id for place, _ in here}) == 1:
            found = {token.index: "only" for token in scene.parsed.between(here[0][1].start, here[0][1].end)}
    return found


_WITHIN = frozenset(["civil war", "war", "uprising", "coup", "election", "referendum", "genocide", "riot"])
"""What goes on in the land whose it is: "Kestria's civil war"."""


def _stretches(scene: Scene, trigger: Trigger, words: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The clauses that may say where, nearest first, by name."""
    yield "own", words
    yield "purpose", _purpose(scene, trigger.head)
    yield "shared", _shared(scene, trigger.head)
    for above in clauses_above(scene, trigger.head):
        yield "above", above


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


def _shifted(scene: Scene, token: Token) -> bool:
    words = {child.lower for child in scene.parsed.children(token, "mark", "prep", "advmod")} | {token.lower}
    return bool(words & {"before", "after", "since", "until", "once", "if", "when"})


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
