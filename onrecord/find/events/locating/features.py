"""What tells whether a name says where an event is: how it stands in its sentence, to the trigger, to other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.find.events.kinds import types_of
from onrecord.find.events.locating.candidates import Candidate
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers
from onrecord.parse.syntax import Token

_CHAIN = ("conj", "appos")
_CLASSES = ("place", "site", "force", "person", "government", "inhabitant", "envoy")
_QUARTERS = frozenset(
    ["north", "south", "east", "west", "center", "centre", "northeast", "northwest", "southeast", "southwest",
     "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
     "southwestern", "outskirts", "countryside", "kilometers", "kilometres", "km", "miles"]
)  # fmt: skip
_LONG = 4
"""Steps of a way through the tree that are told one by one."""
_NEAR = (2, 4, 7, 12, 20)


def features(scene: Scene, trigger: Token, candidate: Candidate, rivals: Sequence[Candidate]) -> frozenset[str]:
    """What is told of a candidate as the place of what a trigger tells; ``rivals`` are all names of the sentence."""
    found = {*_way(scene, trigger, candidate), *_beside(scene, candidate), *_among(scene, trigger, candidate, rivals)}
    return frozenset({*found, f"is {candidate.kind}", f"tag {candidate.token.tag}"})


def _way(scene: Scene, trigger: Token, candidate: Candidate) -> Iterator[str]:
    """The way through the tree from the name to the trigger."""
    token = candidate.token
    for relation in _CHAIN:
        if token.relation == relation:
            yield f"by {relation}"
    up, down = _ways(scene, token, trigger)
    steps = [_step(one) for one in up if one.relation not in ("pobj", "conj")]
    told = " ".join(steps[:_LONG])
    outer, inner = (steps[-1] if steps else "self"), (steps[0] if steps else "self")
    below = " ".join(one.relation for one in down[:_LONG])
    side = "own" if not down else "above"
    yield f"up {told}"
    yield f"{side} outer {outer}"
    yield f"{side} inner {inner}"
    yield f"{trigger.lemma.lower()} {side} outer {outer}"
    for kind in types_of(trigger.lemma.lower()):
        yield f"{kind} {side} outer {outer}"
        yield f"{kind} {side} inner {inner}"
    yield f"down {below}"
    yield f"down {below} outer {outer}"
    yield f"up {told} {side}"
    yield f"steps {min(len(steps), 6)} {side}"
    top = scene.parsed.head(up[-1]) if up else token
    for sort in _sorts(top) if top is not None and top is not trigger else ():
        yield f"under {sort} outer {outer}"
    for one in up[1:] if up else ():
        if one.pos in ("VERB", "AUX"):
            yield f"clause {one.relation}"
            yield from (f"clause {sort} {inner}" for sort in _sorts(one))
        elif one.pos in ("NOUN", "PROPN"):
            yield from (f"noun {name}" for name in _classes(scene, one))
    head = scene.parsed.head(up[0]) if up else None
    if head is not None and head.pos == "NOUN":
        yield from (f"{inner} of {name}" for name in _classes(scene, head))


def _sorts(verb: Token) -> Iterator[str]:
    """What a verb on the way tells, where it says that a name is no place of anything else."""
    if verb.lemma in tellers() or verb.lemma in _SPEAKS:
        yield "saying"
    if verb.lemma in _AT_HOME:
        yield "being at home"


_SPEAKS = frozenset({"speak", "talk", "address", "appear", "quote", "write", "publish", "post"})
_AT_HOME = frozenset({"base", "bear", "register", "headquarter", "come", "hail", "live", "raise", "train", "found"})


def _ways(scene: Scene, name: Token, trigger: Token) -> tuple[list[Token], list[Token]]:
    """The words from the name, and from the trigger, up to the word that both hang on."""
    above, below = [name, *scene.parsed.ancestors(name)], [trigger, *scene.parsed.ancestors(trigger)]
    while above and below and above[-1] is below[-1]:
        above.pop()
        below.pop()
    return above, below


def _step(token: Token) -> str:
    return token.lower if token.relation in ("prep", "agent", "mark") else token.relation


def _classes(scene: Scene, noun: Token) -> Iterator[str]:
    found = [name for name in _CLASSES if scene.is_a(noun, frozenset({name}))]
    yield from found or ("other",)


def _beside(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """The words right before and behind the name."""
    tokens, sentence = scene.parsed.tokens, scene.parsed.sentence(candidate.token)
    if candidate.first > sentence.first:
        before = tokens[candidate.first - 1]
        before = (
            tokens[candidate.first - 2] if before.lower == "the" and candidate.first - 1 > sentence.first else before
        )
        yield f"after {before.lower}" if before.pos in ("ADP", "PUNCT") else f"after {before.pos}"
        if before.lower in _QUARTERS:
            yield "after quarter"
        far = tokens[candidate.first - 2] if candidate.first - 2 >= sentence.first else None
        if far is not None and far.lower in _QUARTERS:
            yield f"after quarter {before.lower}"
        if far is not None and far.pos == "NOUN":
            yield from (f"after {name} {before.lower}" for name in _classes(scene, far))
    else:
        yield "opens"
    if candidate.last < sentence.last:
        behind = tokens[candidate.last]
        yield f"before {behind.lower}" if behind.pos in ("ADP", "PUNCT", "PART") else f"before {behind.pos}"
        if behind.pos == "NOUN":
            yield from (f"before {name}" for name in _classes(scene, behind))
            if behind.lower in _QUARTERS:
                yield "before quarter"


def _among(scene: Scene, trigger: Token, candidate: Candidate, rivals: Sequence[Candidate]) -> Iterator[str]:
    """Where the name stands to the trigger and to the other names."""
    behind = candidate.first > trigger.index
    between = candidate.first - trigger.index if behind else trigger.index - candidate.last
    yield f"{'behind' if behind else 'ahead'} {sum(between > far for far in _NEAR)}"
    verbs = sum(
        scene.parsed.tokens[index].pos == "VERB"
        for index in range(min(trigger.index, candidate.first) + 1, max(trigger.index, candidate.first))
    )
    yield f"{'behind' if behind else 'ahead'} verbs {min(verbs, 3)}"
    same = [one for one in rivals if (one.first > trigger.index) == behind and one is not candidate]
    nearer = sum(abs(one.first - trigger.index) < abs(candidate.first - trigger.index) for one in same)
    yield f"{'behind' if behind else 'ahead'} nearer {min(nearer, 3)}"
    for other in rivals:
        if other is not candidate:
            yield from _to_rival(scene, candidate, other)


def _to_rival(scene: Scene, candidate: Candidate, other: Candidate) -> Iterator[str]:
    """How the name stands to another: both parts of one noun phrase, or parted by a comma alone."""
    mine, theirs = _ways(scene, candidate.token, other.token)
    top = scene.parsed.head(mine[-1]) if mine else candidate.token
    if top is not None and top.pos in ("NOUN", "PROPN"):
        yield f"kin {_told(mine)} / {_told(theirs)}"
    apart = scene.parsed.tokens[other.last : candidate.first] or scene.parsed.tokens[candidate.last : other.first]
    if len(apart) == 1 and apart[0].text == ",":
        yield "ahead of comma" if candidate.first < other.first else "behind comma"


def _told(way: Sequence[Token]) -> str:
    return " ".join(_step(one) for one in way[:_LONG] if one.relation != "pobj")
