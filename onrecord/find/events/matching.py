"""Finds the words that may tell an event: a verb or noun of the lexicon with what its pattern asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.find.events.grammar import behind, objects, passive, subjects
from onrecord.find.events.kinds import Kind, Pattern, Words, harming, patterns
from onrecord.find.events.realis import realis
from onrecord.find.events.scene import Scene
from onrecord.parse.syntax import Token

_INSIDE = frozenset(
    {
        "prt",
        "prep",
        "advmod",
        "dobj",
        "pobj",
        "acomp",
        "xcomp",
        "nsubjpass",
        "dative",
        "oprd",
        "npadvmod",
        "aux",
        "attr",
        "agent",
    }
)
_NOUN_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "prep", "pobj", "npadvmod"})
_NOTHING = frozenset({"nothing"})
STRIKING = frozenset({"hit", "strike", "target", "pound"})
"""Verbs that only say whom an attack met."""
_ABOUT = ("of", "on", "against", "by", "with", "to", "from", "in", "at", "between", "for", "among", "into", "over")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell an event, the pattern it fits, and the words that fill the pattern (the head first).

    ``also`` are words beside them that tell the same event: "imposed |sanctions|", "mortar fire |hit|".
    """

    head: Token
    pattern: Pattern
    words: tuple[Token, ...]
    also: tuple[Token, ...] = ()

    @property
    def kind(self) -> Kind:
        return self.pattern.kind


def triggers(scene: Scene) -> list[Trigger]:
    """All words that may tell an event, in text order; a word inside another trigger's words is none of its own."""
    found = [trigger for token in scene.parsed.tokens if (trigger := _trigger(scene, token)) is not None]
    taken = _taken(scene, found)
    by_verb = [(one, taken[one.head.index]) for one in found if not one.pattern.verb and one.head.index in taken]
    dropped = {one.head.index for one, _ in by_verb}
    also: dict[int, list[Token]] = {}
    for one, by in by_verb:
        if one.kind.type == by.kind.type and one.head.index not in scene.coded:
            also.setdefault(by.head.index, []).append(one.head)
    for one in found:
        verb = scene.parsed.head(one.head) if _is_assault(one) and one.head.relation == "nsubj" else None
        if verb is not None and verb.lemma in STRIKING:
            also.setdefault(one.head.index, []).append(verb)
    kept = [one for one in found if one.head.index not in dropped and not _outdone(scene, one, found)]
    return [replace(one, also=tuple(also.get(one.head.index, ()))) for one in kept]


def _taken(scene: Scene, found: list[Trigger]) -> dict[int, Trigger]:
    """The words that belong to a trigger, by index: those of its pattern, and what a verb has for part of its deed."""
    taken: dict[int, Trigger] = {}
    for trigger in found:
        for word in trigger.words[1:]:
            taken.setdefault(word.index, trigger)
    for trigger in found:
        if trigger.pattern.verb and trigger.pattern.objects and realis(scene.parsed, trigger.head).firm:
            for noun in objects(scene.parsed, trigger.head):
                taken.setdefault(noun.index, trigger)
                taken.setdefault(scene.measured(noun).index, trigger)
    for trigger in found:
        for noun in _parts(scene, trigger):
            if any(one.head is noun and one.kind is trigger.kind for one in found):
                taken.setdefault(noun.index, trigger)
    return taken


def _parts(scene: Scene, trigger: Trigger) -> list[Token]:
    """What a verb's pattern has as subject or object, which tells no deed of the verb's own kind again."""
    if not trigger.pattern.verb:
        return []
    above = subjects(scene.parsed, trigger.head) if trigger.pattern.subjects else []
    if not trigger.pattern.words:
        return above
    return [*above, *scene.parsed.children(trigger.head, "dobj", "nsubjpass"), *_behind(scene, trigger)]


def _behind(scene: Scene, trigger: Trigger) -> list[Token]:
    """What stands behind the last of a pattern's words: "came to the |talks|"."""
    return scene.parsed.children(trigger.words[-1], "pobj")


def trigger_at(scene: Scene, token: Token) -> Trigger:
    """The trigger that any word is: the lexicon's, where it knows an event by it, else one of no kind in particular."""
    return _trigger(scene, token) or Trigger(token, _ANY, (token,))


_ANY = Pattern(Kind("", "ASSAULT", None, "", frozenset()), True, False, "", (), frozenset(), frozenset())


def _is_assault(trigger: Trigger) -> bool:
    """Whether a noun says what kind of attack it was: "an |airstrike| hit the town"."""
    kind = trigger.kind
    return kind.type == "ASSAULT" and kind.mode is not None and trigger.pattern.sure and not trigger.pattern.verb


def _struck(scene: Scene, trigger: Trigger, found: list[Trigger]) -> bool:
    """ "An airstrike hit the town": the noun says what it was, the verb only whom it met."""
    if not trigger.pattern.verb or trigger.kind.type != "ASSAULT" or trigger.head.lemma not in STRIKING:
        return False
    above = {child.index for child in scene.parsed.children(trigger.head, "nsubj")}
    return any(one.head.index in above and _is_assault(one) for one in found)


def _outdone(scene: Scene, trigger: Trigger, found: list[Trigger]) -> bool:
    """ "Shot and killed", "agreed to withdraw": another verb says what was done. What is refused is told besides."""
    if _struck(scene, trigger, found):
        return True
    above = trigger.words if trigger.kind.what == "readiness" else (trigger.head,)
    below = {child.index for word in above for child in scene.parsed.children(word, "xcomp", "ccomp", "advcl")}
    below -= {word.index for word in trigger.words} if trigger.kind.what == "refusal" else set()
    told = [one.kind.what for one in found if one.head.index in below and trigger.pattern.verb]
    if trigger.kind.what in told or (told and trigger.kind.what in {"agreement", "readiness", "vote", "refusal"}):
        return True
    after = {
        child.index for child in scene.parsed.children(trigger.head, "conj") if child.index - trigger.head.index == 2
    }
    return trigger.kind.type == "ASSAULT" and any(
        one.head.index in after and one.kind.what in {"killing", "wounding"} and one.pattern.verb for one in found
    )


def _trigger(scene: Scene, token: Token) -> Trigger | None:
    if token.index in scene.tolls:
        return _toll(scene, token)
    verb = _as_verb(token)
    if verb is False and token.relation == "conj" and scene.parsed.child(token, "dobj") is not None:
        verb = True
    if verb is None:
        return None
    for lemma in _looked_up(scene, token, verb):
        for pattern in patterns().get((verb, lemma), ()):
            if pattern.kind.needs == "toll":
                continue
            words = _filled(scene, token, pattern)
            if words is None or _another(scene, words) or _criticised(scene, words):
                continue
            if not _spoilt(scene, words, pattern.kind.not_with):
                return Trigger(token, pattern, words)
    return None


def _looked_up(scene: Scene, token: Token, verb: bool) -> tuple[str, ...]:
    """What a word is looked up by in the lexicon: the last of a codename as that, nouns as they stand, too."""
    named = scene.coded.get(token.index)
    if named is not None and not verb:
        return ("codename",) if token.end == named.end else ()
    return (token.lemma.lower(),) if verb else tuple(dict.fromkeys((token.lower, token.lemma.lower())))


def _toll(scene: Scene, token: Token) -> Trigger | None:
    """ "23 |dead|", unless the sentence tells of another cause: "23 dead in the floods"."""
    pattern = next(one for one in patterns()[(False, token.lower)] if one.kind.needs == "toll")
    sentence = scene.parsed.sentence(token)
    beside = scene.parsed.tokens[sentence.first : sentence.last]
    spoilt = any({word.lower, word.lemma.lower()} & pattern.kind.not_with for word in beside)
    return None if spoilt else Trigger(token, pattern, (token,))


def _another(scene: Scene, words: tuple[Token, ...]) -> bool:
    """ "Gave |up| a rifle": a particle that the pattern doesn't ask for makes another verb of the head."""
    particle = scene.parsed.child(words[0], "prt") if words[0].tag.startswith("VB") else None
    return particle is not None and particle not in words and particle.lower in _TURNING


_TURNING = frozenset({"up", "off"})
"""Particles that turn a deed into another; "out" and "down" mostly say that it was done whole."""


def _criticised(scene: Scene, words: tuple[Token, ...]) -> bool:
    """ "Came under fire |over| the tax", "|for| closing the road": critics fire so; over a town or for a time, guns."""
    if not {"under", "fire"} <= {word.lower for word in words}:
        return False
    why = [one for word in words for one in scene.parsed.children(word, "prep") if one.lower in {"over", "for"}]
    what = [noun for one in why for noun in scene.parsed.children(one, "pobj", "pcomp")]
    return any(scene.mentions.place(noun) is None and noun.index not in scene.timed for noun in what)


def _as_verb(token: Token) -> bool | None:
    """True for a verb, False for a noun, None for a word that is neither."""
    if token.lemma == "be" and token.relation not in {"aux", "auxpass"}:
        return True
    if token.tag.startswith("VB") and token.pos == "VERB":
        return None if token.relation in {"amod", "compound"} else True
    if token.tag.startswith("NN"):
        return False
    return None


def _filled(scene: Scene, token: Token, pattern: Pattern) -> tuple[Token, ...] | None:
    """The words that fill the pattern, or None where something is missing."""
    words = [token]
    for wanted in pattern.words:
        word = _word(scene, words, wanted, _INSIDE if pattern.verb else _NOUN_INSIDE)
        if word is None:
            joined = not pattern.verb and not pattern.objects and _written_before(scene, token, pattern)
            return (token,) if joined else None
        words.append(word)
    fits = _verb_fits if pattern.verb else _noun_fits
    return tuple(words) if fits(scene, words, pattern) else None


def _written_before(scene: Scene, noun: Token, pattern: Pattern) -> bool:
    """Whether the pattern's words stand right before the noun, however they are cut into tokens: "no-fly zone"."""
    start = max(0, noun.start - 30)
    before = scene.report.text[start : noun.start].lower().rstrip()
    return all(len(one) == 1 for one in pattern.words) and before.endswith(" ".join(*zip(*pattern.words, strict=True)))


def _word(scene: Scene, words: list[Token], wanted: Words, relations: frozenset[str]) -> Token | None:
    """The word that is wanted among those that hang on the words found so far, or a particle right behind the verb."""
    particle = _particle(scene, words[-1], wanted) if relations is _INSIDE else None
    if particle is not None:
        return particle
    for above in (*reversed(words), *scene.parsed.children(words[0], "dobj")):
        for child in scene.parsed.children(above):
            found = _hangs(child, relations) and {child.lower, child.lemma.lower()} & wanted
            if found and not _idle(scene, above, child):
                return child
        for preposition in scene.parsed.children(above, "prep", "prt", "agent"):
            for noun in scene.parsed.children(preposition, "pobj", "pcomp", "prep"):
                if {noun.lower, noun.lemma.lower()} & wanted:
                    return noun
    return None


def _particle(scene: Scene, word: Token, wanted: Words) -> Token | None:
    """The particle or preposition that is wanted right behind a word."""
    for one in scene.parsed.tokens[word.index + 1 : word.index + 2]:
        if one.tag in {"RP", "IN"} and one.lower in wanted and not _idle(scene, word, one):
            return one
    return None


def _hangs(child: Token, relations: frozenset[str]) -> bool:
    """Whether a word hangs on another in one of these ways, or as what somebody is found to be ("found guilty")."""
    return child.relation in relations or child.relation == "ccomp" and child.pos == "ADJ"


def _idle(scene: Scene, above: Token, child: Token) -> bool:
    """Whether a word fills no pattern: a preposition in front or of a time ("fired him |on| Monday"), a bare "to"."""
    if child.relation == "prep":
        noun = scene.parsed.child(child, "pobj")
        return child.index < above.index or (noun is not None and noun.index in scene.timed)
    return child.relation == "aux" and child.lower == "to"


def _verb_fits(scene: Scene, words: list[Token], pattern: Pattern) -> bool:
    head, last = words[0], words[-1]
    if pattern.objects:
        found = behind(scene.parsed, head, last.lower) if last is not head else []
        found = found or scene.parsed.children(last, "pobj") or objects(scene.parsed, head)
        if pattern.objects == _NOTHING:
            return not objects(scene.parsed, head) and _has_subject(scene, head, pattern)
        if not any(scene.is_a(one, pattern.objects) for one in found):
            return False
    if pattern.subjects == _NOTHING:
        return passive(scene.parsed, head) and not subjects(scene.parsed, head)
    return not pattern.subjects or _has_subject(scene, head, pattern)


def _has_subject(scene: Scene, verb: Token, pattern: Pattern) -> bool:
    return any(scene.is_a(one, pattern.subjects) for one in doers(scene, verb, pattern))


def doers(scene: Scene, verb: Token, pattern: Pattern) -> list[Token]:
    """Who does what the verb tells; one that asks for no object has its subject in "students protested", too."""
    found = subjects(scene.parsed, verb)
    return found if found or pattern.objects - _NOTHING or not pattern.subjects else objects(scene.parsed, verb)


def _noun_fits(scene: Scene, words: list[Token], pattern: Pattern) -> bool:
    head = words[0]
    if pattern.kind.needs == "harm":
        return _harms(scene, head)
    if not pattern.objects:
        return True
    near = [*behind(scene.parsed, head, *_ABOUT), *scene.parsed.children(head, "compound", "poss", "amod")]
    return any(scene.is_a(one, pattern.objects) for one in near)


def _harms(scene: Scene, noun: Token) -> bool:
    """ "A |shell| killed two", "was wounded by a |mine|": whether a weapon is what a verb of harm has for its doer."""
    above = scene.parsed.head(noun)
    if above is not None and noun.relation == "pobj" and above.relation == "agent":
        above = scene.parsed.head(above)
    elif noun.relation != "nsubj":
        return False
    return above is not None and above.lemma.lower() in harming()


def _spoilt(scene: Scene, words: tuple[Token, ...], not_with: Words) -> bool:
    """Whether a word stands beside a trigger's that makes it another thing; its own words ("set fire to") don't."""
    company = (word for word in _company(scene, words[0]) if word not in words)
    return any({word.lower, word.lemma.lower()} & not_with for word in company)


def _company(scene: Scene, token: Token) -> Iterator[Token]:
    """The words close to a trigger that can make it mean another thing; of "live-fire drills" not the "fire"."""
    for child in scene.parsed.children(
        token, "compound", "amod", "dobj", "nsubj", "nsubjpass", "nmod", "agent", "attr"
    ):
        if scene.report.text[child.start - 1 : child.start] != "-":
            yield child
    for preposition in scene.parsed.children(token, "prep", "agent"):
        for noun in scene.parsed.children(preposition, "pobj"):
            yield noun
            yield from scene.parsed.children(noun, "compound") if preposition.lower == "of" else ()
    head = scene.parsed.head(token)
    if head is not None and (token.relation == "dobj" or token.relation == "advcl" and token.tag == "VBG"):
        yield head
    if head is not None and token.relation in {"compound", "nmod", "amod", "pobj", "npadvmod"}:
        yield head
        above = scene.parsed.head(head)
        if token.relation == "pobj" and above is not None:
            yield above
