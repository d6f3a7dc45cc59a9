"""The thread of places: an event that says no place is where the story is that it goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.find.events.drafts import Draft
from onrecord.find.events.linked import places_of
from onrecord.find.events.merging import Group
from onrecord.find.events.narration import elsewhere, in_quotation
from onrecord.find.events.referents import familiar
from onrecord.find.events.scene import Scene
from onrecord.find.events.standing import backdrop
from onrecord.model import Site
from onrecord.parse.syntax import Sentence, Token

Sites = tuple[Site, ...]
_ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of what is done where its victims are; what is agreed, sent or imposed may be far from what was told before."""
_BACK = 4
"""Sentences that a story goes on for."""


def placed(scene: Scene, told: Sequence[tuple[Draft, Group]]) -> list[Sites]:
    """Where each event is; events are given with their fullest telling, in text order."""
    found = [_own(fullest, group) for fullest, group in told]
    places = Places(scene)
    for (_, group), sites in zip(told, found, strict=True):
        places.tell(group, sites)
    for at, (_, group) in enumerate(told):
        if not found[at]:
            found[at] = places.of(group)
            places.tell(group, found[at])
    return found


def _own(fullest: Draft, group: Group) -> Sites:
    return fullest.places or next((one.places for one in group if one.places), ())


class Places:
    """What is told where in each sentence, and what goes on there."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: dict[int, list[tuple[Draft, Sites]]] = {}
        self._heads: dict[int, Sites] = {}

    def tell(self, group: Group, sites: Sites) -> None:
        """Takes in an event with its places: wherever it is told, the story is there."""
        for draft in group:
            head = draft.trigger.head
            if sites:
                self._heads[head.index] = sites
            if sites and not draft.title and draft.trigger.kind.type in _ON_THE_SPOT and _is_done(draft):
                self._told.setdefault(head.sentence, []).append((draft, sites))

    def of(self, group: Group) -> Sites:
        """The places of an event that tells none: of an event that it names, else of the story that it goes on with."""
        body = [draft for draft in group if not draft.title]
        for look in (self._named, self._beside, self._going_on):
            for draft in body:
                if found := look(draft):
                    return found
        return ()

    def _named(self, draft: Draft) -> Sites:
        """ "Was killed in the attack", "the blast wounded four": the event that the clause names."""
        nouns = _nouns(self._scene, draft)
        return next((self._heads[noun.index] for noun in nouns if noun.index in self._heads), ())

    def _beside(self, draft: Draft) -> Sites:
        """ "The raid on Lenn lasted an hour; nine were killed": the only place of violence of the sentence."""
        if not self._goes_on(draft):
            return ()
        told = [sites for _, sites in self._told.get(draft.trigger.head.sentence, [])]
        return told[0] if len(set(told)) == 1 else ()

    def _going_on(self, draft: Draft) -> Sites:
        scene, head = self._scene, draft.trigger.head
        here = scene.parsed.sentence(head)
        if not self._goes_on(draft) or _tells_where(scene, draft):
            return ()
        for sentence in self._before(here):
            told = self._told.get(sentence.index, [])
            if told:
                sites = {places for _, places in told}
                near = sentence.paragraph == here.paragraph or any(_alike(scene, one, draft) for one, _ in told)
                return told[-1][1] if len(sites) == 1 and near else ()
            if places_of(scene, sentence):
                return backdrop(scene, sentence) if sentence.paragraph == here.paragraph else ()
        return ()

    def _goes_on(self, draft: Draft) -> bool:
        scene, head = self._scene, draft.trigger.head
        if draft.trigger.kind.type not in _ON_THE_SPOT or not _is_done(draft):
            return False
        return not elsewhere(scene, head)

    def _before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the body before one, nearest first, up to a heading."""
        for one in reversed(self._scene.parsed.sentences[max(0, sentence.index - _BACK) : sentence.index]):
            if one.kind != "body":
                return
            yield one


def _is_done(draft: Draft) -> bool:
    return draft.realis.status in {"occurred", "ongoing"}


def _tells_where(scene: Scene, draft: Draft) -> bool:
    """Whether its sentence names places, so that the story has gone elsewhere, or nobody can say where it is."""
    return bool(places_of(scene, scene.parsed.sentence(draft.trigger.head)))


def _alike(scene: Scene, one: Draft, draft: Draft) -> bool:
    """Whether a telling of another paragraph may go on with one: it tells a deed of the same kind, or points back."""
    if in_quotation(scene, one.trigger.head) != in_quotation(scene, draft.trigger.head):
        return False
    return one.trigger.kind.what == draft.trigger.kind.what or _known(scene, draft)


def _known(scene: Scene, draft: Draft) -> bool:
    return not draft.trigger.pattern.verb and familiar(scene, draft.trigger.head)


def _nouns(scene: Scene, draft: Draft) -> Iterable[Token]:
    """The nouns that may name the event that a clause is a part of: its subject, and those behind "in", "during"."""
    verb = draft.trigger.head
    if not draft.trigger.pattern.verb:
        return
    yield from scene.parsed.children(verb, "nsubj")
    for preposition in scene.parsed.children(verb, "prep", "agent"):
        if preposition.lower in {"in", "during", "by", "at"}:
            yield from scene.parsed.children(preposition, "pobj")
