"""The thread of the text: an event without a time of its own is on the days of the story that it goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.find.events.dating import HAPPENS, Dated, times_of
from onrecord.find.events.drafts import Draft
from onrecord.find.events.linked import Link, link, places_of
from onrecord.find.events.merging import Group
from onrecord.find.events.narration import in_quotation, narrates, own_times, times_in
from onrecord.find.events.referents import familiar
from onrecord.find.events.scene import Scene
from onrecord.find.events.story import on_its_day, opening
from onrecord.find.events.tense import tellers, tense
from onrecord.model import Basis, Days, EventType, Span
from onrecord.parse.syntax import Sentence, Token

_BACK = 4
"""Sentences that a story without a time goes on for."""
_SHORT, _YEAR = 8, 366
"""Days that a story holds on to from sentence to sentence; longer ones only to the next, where it is linked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text with the days of what is told there, and the words that tell the days."""

    days: Days
    head: Token
    told: Span
    time: Span
    kind: EventType | None = None


def dated(scene: Scene, told: Sequence[tuple[Draft, Group]]) -> list[Dated | None]:
    """The days of each event with their reason; events are given with their fullest telling, in text order."""
    found = [_own(fullest, group) for fullest, group in told]
    thread = Thread(scene, (group for _, group in told))
    for (_, group), days in zip(told, found, strict=True):
        if days is not None:
            thread.tell(group, days)
    for at, (_, group) in enumerate(told):
        if found[at] is None and (days := thread.days_of(group)) is not None:
            found[at] = days
            thread.tell(group, days)
    return found


def _own(fullest: Draft, group: Group) -> Dated | None:
    return fullest.dated or next((one.dated for one in group if one.dated is not None), None)


class Thread:
    """The days that are told in each sentence, and what goes on from them."""

    def __init__(self, scene: Scene, told: Iterable[Group]) -> None:
        self._scene = scene
        self._told = {draft.trigger.head.index for group in told for draft in group}
        self._marks: dict[int, list[Mark]] = {}
        self._heads: dict[int, Mark] = {}
        self._opening = opening(scene)
        for sentence in scene.parsed.sentences:
            for mark in _of_times(scene, sentence):
                self._marks.setdefault(sentence.index, []).append(mark)

    def tell(self, group: Group, dated: Dated) -> None:
        """Takes in an event with its days: wherever it is told, the story is on them."""
        for draft in group:
            head = draft.trigger.head
            mark = Mark(dated.days, head, draft.span, dated.basis.words[0], draft.trigger.kind.type)
            self._heads[head.index] = mark
            if narrates(self._scene, draft):
                self._marks.setdefault(head.sentence, []).append(mark)

    def days_of(self, group: Group) -> Dated | None:
        """The days of an event that tells none: by an event that it names, else by the story that it goes on with."""
        body = [draft for draft in group if not draft.title]
        for look in (self._named, self._going_on, self._in_story):
            for draft in body:
                found = look(draft)
                if found is not None:
                    return found
        return None

    def _named(self, draft: Draft) -> Dated | None:
        """ "Was killed in the attack", "the blast killed four": the event that the clause names."""
        head = draft.trigger.head
        if draft.realis.status != "occurred" or own_times(self._scene, head):
            return None
        for noun in _nouns(self._scene, draft):
            mark = self._heads.get(noun.index)
            if mark is not None and noun is not head and _is_closed(mark.days):
                words = self._scene.report.span(noun.start, noun.end)
                reason = f"“{words.text}” at {words.start} is on the days of “{mark.time.text}”"
                return Dated(mark.days, Basis("mention", reason, (mark.time, words)))
        return None

    def _going_on(self, draft: Draft) -> Dated | None:
        scene, head = self._scene, draft.trigger.head
        if not narrates(scene, draft) or own_times(scene, head) or self._of_another(draft):
            return None
        for sentence in self._before(scene.parsed.sentence(head)):
            marks = [mark for mark in self._marks.get(sentence.index, []) if mark.head.index < head.index]
            if marks:
                return self._from(marks, draft)
            if _breaks(scene, sentence):
                return None
        return None

    def _of_another(self, draft: Draft) -> bool:
        """ "The bombing", "were killed in the embassy bombing": what is known already is not where a story goes on."""
        if not draft.trigger.pattern.verb:
            return familiar(self._scene, draft.trigger.head)
        return any(noun.index in self._told and familiar(self._scene, noun) for noun in _nouns(self._scene, draft))

    def _in_story(self, draft: Draft) -> Dated | None:
        return on_its_day(self._scene, self._opening, draft)

    def _before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, nearest first, back to the paragraph before."""
        for one in reversed(self._scene.parsed.sentences[max(0, sentence.index - _BACK) : sentence.index]):
            if one.paragraph < sentence.paragraph - 1 or one.kind == "title":
                return
            yield one

    def _from(self, marks: Sequence[Mark], draft: Draft) -> Dated | None:
        mark = marks[-1]
        if len({one.days for one in marks}) != 1 or not self._holds(mark, draft):
            return None
        reason = f"it goes on from “{mark.told.text}” at {mark.told.start}"
        if mark.told != mark.time:
            reason += f", which is on the days of “{mark.time.text}”"
        return Dated(mark.days, Basis("thread", reason, tuple(dict.fromkeys((mark.time, mark.told)))))

    def _holds(self, mark: Mark, draft: Draft) -> bool:
        """Whether the story goes on from the mark to the telling."""
        scene, head = self._scene, draft.trigger.head
        here, there = scene.parsed.sentence(head), scene.parsed.sentence(mark.head)
        by = link(scene, draft, there)
        if by == "doers" and not (mark.kind == "ASSAULT" or _of_forces(scene, there)):
            by = None
        if not _is_closed(mark.days) or not _near(mark, draft, by):
            return False
        if _elsewhere(scene, draft, there) and by != "pronoun":
            return False
        same = here.paragraph == there.paragraph and in_quotation(scene, head) == in_quotation(scene, mark.head)
        return by is not None or (same and _alike(mark, draft))


def _alike(mark: Mark, draft: Draft) -> bool:
    """Whether a telling that takes up nothing may go on: after a date that stands alone, or a deed of its sort."""
    if mark.told == mark.time:
        return True
    return mark.kind is not None and (mark.kind in _FORCE) == (draft.trigger.kind.type in _FORCE)


_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})


def _of_forces(scene: Scene, sentence: Sentence) -> bool:
    return any(scene.is_a(word, frozenset({"force"})) for word in scene.parsed.words(sentence) if word.pos == "NOUN")


def _near(mark: Mark, draft: Draft, by: Link | None) -> bool:
    length = (mark.days.last - mark.days.first).days + 1 if mark.days.last and mark.days.first else _YEAR + 1
    if length <= _SHORT:
        return True
    return (
        length <= _YEAR and by in {"pronoun", "name", "noun"} and draft.trigger.head.sentence == mark.head.sentence + 1
    )


def _is_closed(days: Days) -> bool:
    return days.first is not None and days.last is not None


def _elsewhere(scene: Scene, draft: Draft, there: Sentence) -> bool:
    """Whether both sentences name places, and none that both name."""
    here = places_of(scene, scene.parsed.sentence(draft.trigger.head))
    before = places_of(scene, there)
    return bool(here and before) and not here & before


def _breaks(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence without days of its own ends a story: in another tense, or with a time that dates nothing."""
    if sentence.kind == "heading" or times_in(scene, sentence):
        return True
    root = next((token for token in scene.parsed.words(sentence) if token.relation == "ROOT"), None)
    if root is None or root.pos not in {"VERB", "AUX"} or root.lemma in tellers():
        return False
    return tense(scene.parsed, root) != "past"


def _of_times(scene: Scene, sentence: Sentence) -> Iterator[Mark]:
    """The days of what a sentence tells with a time, event or not: "I was in Lenn on Saturday", "Monday, 10 March."."""
    words = scene.parsed.words(sentence)
    for time in times_of(scene, words):
        root = scene.parsed.root(time.span.start, time.span.end)
        if root is None or time.days is None or time.type == "DURATION":
            continue
        verb = next((above for above in scene.parsed.ancestors(root) if above.pos in {"VERB", "AUX"}), None)
        if verb is None and time.span.end - time.span.start >= sentence.end - sentence.start - 4:
            yield Mark(time.days, root, time.span, time.span)
        elif verb is not None and _happened(scene, verb, root):
            yield Mark(time.days, verb, scene.report.span(verb.start, verb.end), time.span)


def _happened(scene: Scene, verb: Token, time: Token) -> bool:
    """Whether a verb with a time narrates: in the simple past, no verb of saying, in a main clause or of happening."""
    if tense(scene.parsed, verb) != "past" or verb.lemma in tellers():
        return False
    link = next((one for one in (time, *scene.parsed.ancestors(time)) if scene.parsed.head(one) is verb), None)
    if link is None or link.lower in {"since", "until", "before", "after", "from", "by"}:
        return False
    if verb.relation == "relcl":
        return verb.lemma in HAPPENS
    return verb.relation in {"ROOT", "conj", "ccomp"}


def _nouns(scene: Scene, draft: Draft) -> Iterator[Token]:
    """The nouns in an event's clause that may name the event it is a part of: its subject, and those behind "in"."""
    verb = draft.trigger.head
    if not draft.trigger.pattern.verb:
        return
    if tense(scene.parsed, verb) == "past":
        yield from scene.parsed.children(verb, "nsubj")
    for preposition in scene.parsed.children(verb, "prep", "agent"):
        if preposition.lower in {"in", "during", "by", "at"}:
            yield from scene.parsed.children(preposition, "pobj")
