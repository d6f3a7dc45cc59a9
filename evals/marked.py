"""Makes tellings of mentions that a corpus marks: what is told of each is what onrecord reads around its words.

Of the corpus it takes which words are an event's and which an entity's, never which of them are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from evals.ecbplus import Document, Mention, Noun
from onrecord.issues import Found, Given
from onrecord.link.telling import As, EntityTelling, EventTelling, Party, ReportTelling, Setting
from onrecord.link.told import amount, head, setting, spot
from onrecord.link.words import fold, stem, stems
from onrecord.model import Actor, Event, Place, Quantity, Report, Span, Time
from onrecord.parse.syntax import Parsed, Token
from onrecord.pipeline import STAGES, needs

_ACTS = frozenset({"nsubj", "agent", "csubj"})
_SUFFERS = frozenset({"nsubjpass", "dobj", "dative", "attr", "oprd", "csubjpass"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl", "relcl"})
_CLIMB = 4
"""Steps from a party up to what it has part in."""


class Marked(Protocol):
    """Words that a corpus marks."""

    @property
    def id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A report as onrecord reads it, sentence by sentence where the corpus says where they are."""

    report: Report
    parsed: Parsed
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]


def read(report: Report) -> Read:
    """The stages of the pipeline behind repair; the corpus's text stays as it is."""
    values: dict[str, Any] = {"report": report}
    for gives, stage in STAGES[1:]:
        given = stage(**{name: values[name] for name in needs(stage)})
        values[gives] = (
            given.findings if isinstance(given, Found) else given.given if isinstance(given, Given) else given
        )
    return Read(**{name: values[name] for name in Read.__slots__})


def report_telling(read: Read) -> ReportTelling:
    """The report itself."""
    words = stems(read.report.text)
    return ReportTelling(read.report.id, read.report.published, tuple(words))


class Tellings:
    """The tellings of one report's marked events and entities."""

    def __init__(self, read: Read, events: Iterable[Marked], entities: Iterable[Marked]) -> None:
        self._read = read
        self._parsed = read.parsed
        self._events = [(one, root) for one in events if (root := read.parsed.root(one.start, one.end))]
        self._entities = [(one, root) for one in entities if (root := read.parsed.root(one.start, one.end))]
        self._actors = {(m.start, m.end): actor for actor in read.actors for m in actor.mentions}
        self._actor_ends: dict[int, Actor] = {}
        for actor in read.actors:
            for mention in actor.mentions:
                self._actor_ends.setdefault(mention.end, actor)

    def events(self) -> Iterator[EventTelling]:
        """The events."""
        report = self._read.report
        for one, root in self._events:
            said = report.text[one.start : one.end]
            event = next(
                (
                    e
                    for e in self._read.events
                    if any(one.start < m.end and m.start < one.end for m in (e.trigger, *e.mentions))
                ),
                None,
            )  # noqa: E501
            trigger = tuple(stems(said)) or (said.casefold(),)
            lemma = stem(root.lower) if root.lower.isalpha() else trigger[-1]
            entities = [(other, its) for other, its in self._entities if its.sentence == root.sentence]
            places = [spot(p) for other, _ in entities for p in [self._place(other)] if p]
            times = [t for other, its in entities for t in [self._time(other)] if t and t.days]
            when = event.when if event and event.when else times[0].days if times else None
            yield EventTelling(
                id=one.id, report=report.id, published=report.published, said=said, lemma=lemma, trigger=trigger,
                type=event.type if event else None, what=event.what if event else None,
                name=event.name if event else None,
                parties=tuple(self._parties(root, entities)), places=tuple(places),
                first=when.first if when else None, last=when.last if when else None,
                amounts=tuple(amount(q) for q in self._read.quantities if self._same_sentence(root, q.span.start)),
                words=self._around(root), setting=self._setting(one, root), within=event.id if event else None,
            )  # fmt: skip

    def entities(self) -> Iterator[EntityTelling]:
        """The entities."""
        report = self._read.report
        for one, root in self._entities:
            said = report.text[one.start : one.end]
            actor, place, time = self._actor(one, root), self._place(one), self._time(one)
            pronoun = root.pos == "PRON"
            name = actor.name if actor and pronoun and actor.name else said
            does = [
                stem(its.lower)
                for _, its in self._events
                if its.sentence == root.sentence and self._part(root, its) != "beside"
            ]
            yield EntityTelling(
                id=one.id, report=report.id, published=report.published, said=name,
                head=stem(root.lower) if not pronoun and root.lower.isalnum() else head(name),
                names=tuple(dict.fromkeys([said] if not pronoun else [name])),
                named=root.pos == "PROPN" or (pronoun and name[:1].isupper() and name != said),
                kind=self._kind(actor, place, time),
                country=actor.country if actor else place.country if place else None,
                sector=actor.sector if actor else None, roles=tuple(r.span.text for r in actor.roles) if actor else (),
                place=spot(place) if place else None, first=time.days.first if time and time.days else None,
                last=time.days.last if time and time.days else None, does=frozenset(does), words=self._around(root),
                within=actor.id if actor else None,
            )  # fmt: skip

    def _kind(self, actor: Actor | None, place: Place | None, time: Time | None) -> str:
        if time:
            return "time"
        if actor and actor.kind != "unknown":
            return actor.kind
        return "place" if place else "unknown"

    def _around(self, root: Token) -> tuple[str, ...]:
        sentence = self._parsed.sentences[root.sentence]
        return tuple(dict.fromkeys(stems(self._read.report.text[sentence.start : sentence.end])))

    def _setting(self, one: Marked, root: Token) -> Setting:
        text, sentences = self._read.report.text, self._parsed.sentences
        held = sentences[max(0, root.sentence - 1) : root.sentence + 2]
        around = stems(" ".join(text[each.start : each.end] for each in held))
        start = sentences[root.sentence].start
        return setting(text[start : sentences[root.sentence].end], one.start - start, one.end - start, around)

    def _same_sentence(self, root: Token, start: int) -> bool:
        sentence = self._parsed.sentences[root.sentence]
        return sentence.start <= start < sentence.end

    def _actor(self, one: Marked, root: Token) -> Actor | None:
        return self._actors.get((one.start, one.end)) or self._actor_ends.get(root.end)

    def _place(self, one: Marked) -> Place | None:
        return next(
            (p for p in self._read.places for m in p.mentions if one.start <= m.start and m.end <= one.end), None
        )

    def _time(self, one: Marked) -> Time | None:
        return next(
            (
                t
                for t in self._read.times
                if one.start < t.span.end and t.span.start < one.end and t.span.end == one.end
            ),
            None,
        )  # noqa: E501

    def _parties(self, trigger: Token, entities: list[tuple[Marked, Token]]) -> Iterator[Party]:
        for one, root in entities:
            said = self._read.report.text[one.start : one.end]
            if self._time(one):
                continue
            actor = self._actor(one, root)
            name = actor.name if actor and root.pos == "PRON" and actor.name else said
            found = tuple(word for word in stems(name)) or tuple(fold(name))
            its_head = head(name)
            its = (*(word for word in found if word != its_head), its_head)
            yield Party(name, its, actor.country if actor else None, self._part(root, trigger), one.id)

    def _part(self, party: Token, trigger: Token) -> As:
        """Which part a party has in what a trigger tells, by syntax."""
        at = party
        for _ in range(_CLIMB):
            above = self._parsed.head(at)
            if above is None:
                break
            if above.index == trigger.index:
                return self._by_relation(at, trigger)
            at = above
        subject = self._subject(trigger)
        return "actor" if subject is not None and subject.index == party.index else "beside"

    def _by_relation(self, at: Token, trigger: Token) -> As:
        if at.relation in _ACTS:
            return "actor"
        if at.relation in _SUFFERS:
            return "recipient"
        if at.relation == "poss":
            return "actor"
        if at.relation == "prep":
            return {"by": "actor", "of": "recipient", "against": "recipient", "on": "recipient"}.get(at.lower, "beside")  # type: ignore[return-value]
        return "recipient" if at.relation in ("compound", "amod") and trigger.pos == "NOUN" else "beside"

    def _subject(self, trigger: Token) -> Token | None:
        """Whose deed a verb without a subject of its own is."""
        at: Token | None = trigger
        for _ in range(_CLIMB):
            if at is None or at.relation not in _SHARES_SUBJECT:
                return None
            at = self._parsed.head(at)
            found = self._parsed.child(at, "nsubj") if at else None
            if found:
                return found
        return None


def found(document: Document, read: Read) -> Iterator[Mention]:
    """What onrecord finds in the checked sentences, under the id of the marked mention that has the same head."""
    marked = {(one.noun, _head(read, one.start, one.end)): one.id for one in document.mentions}
    seen: set[tuple[Noun, int]] = set()
    for noun, span in _ours(read):
        head = _head(read, span.start, span.end)
        inside = any(start <= span.start < end for start, end in document.checked)
        if inside and head >= 0 and (noun, head) not in seen:
            seen.add((noun, head))
            id = marked.get((noun, head), f"{document.name} ours {noun} {head}")
            yield Mention(id, span.start, span.end, noun, "", id)


def _head(read: Read, start: int, end: int) -> int:
    root = read.parsed.root(start, end)
    return root.index if root else -1


def _ours(read: Read) -> Iterator[tuple[Noun, Span]]:
    """Events by their triggers and mentions; actors, places and times by theirs."""
    for event in read.events:
        yield from (("event", span) for span in (event.trigger, *event.mentions))
    for finding in (*read.actors, *read.places):
        yield from (("entity", span) for span in finding.mentions)
    yield from (("entity", time.span) for time in read.times)
