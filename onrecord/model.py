"""Every noun of the record, in reading order: report, findings, reading.

All are frozen and slotted dataclasses; sequences are tuples. Offsets count Unicode code points of
``report.text`` (or, where it says *origin*, of the decoded file). Days are ``datetime.date``. The words are
those of docs/concepts.md; the JSON form of a reading is docs/reading-json.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "asserts",
    "denies",
    "demands",
    "promises",
    "threatens",
    "predicts",
    "asks",
    "praises",
    "accuses",
    "admits",
]
Evidence = Literal["named", "unnamed", "undisclosed", "document", "none"]
Stance = Literal["neutral", "endorses", "doubts", "denies"]
Status = Literal["occurred", "ongoing", "planned", "alleged", "denied", "hypothetical"]
EventType = Literal[
    "AGREE", "CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT", "ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT",
]  # fmt: skip
"""PLOVER's event types; what is only said of the last five is a statement with an act, what is done an event: a suit,
a charge, an investigation or a note of protest (ACCUSE), a refusal or veto (REJECT), an apology (SUPPORT)."""
ActorKind = Literal["person", "organisation", "country", "armed force", "group", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
DatedBy = Literal["tied", "above", "sentence", "mention", "thread", "story"]
"""How the days of an event are known: by a time that syntax ties to it, one in the clause above, the only one of its
sentence; by the event that "the attack" names; by what the text tells before; by the day of a report's opening."""
Relation = Literal["exactly", "at least", "more than", "at most", "less than", "about", "between"]
Change = Literal["", "rise by", "rise from", "rise to", "fall by", "fall from", "fall to"]
Disputed = Literal["asserted/denied", "number", "date", "place", "actor", "status"]
Changed = Literal["new event", "status", "number", "account", "withdrawn"]
Came = Literal["open", "came true", "did not", "partly", "cannot tell"]
"""What reports dispute or tell otherwise later, and what forecasts come to."""
Bears = Literal["for", "against", "partly", "not yet", "unclear"]
"""Which way a later passage bears on a forecast."""
ParagraphKind = Literal["title", "heading", "body"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of a report's text, with the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Days:
    """A first and a last day, both included; None is an open end."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format states of a report beside its text; what it doesn't state is empty or None.

    ``language`` is an ISO 639-1 code ("en"), ``url`` where it was published.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From character ``start`` of an origin's text up to the next anchor, words stand ``at`` a place in its file.

    A place is told in words: "page 2, box 72 310 290 342" (points from the page's upper left corner: left, top, right,
    bottom), "/html/body/article/p[3]", "paragraph 12", "row 7, column body".
    """

    start: int
    at: str


@dataclass(frozen=True, slots=True)
class RawReport:
    """What intake hands over: the origin's text, not yet repaired, where it came from, and what its format states.

    ``anchors`` are in order of ``start``; none where the text is the file itself. A ``metadata.title`` is the text's
    first line, too. ``notes`` say what a person should know of how the text was had ("read as WINDOWS-1252").
    ``sha256`` is that of the bytes that it was read from, empty where these were no file.
    """

    origin: str
    text: str
    metadata: Metadata = Metadata()
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A run of characters that repair kept: ``length`` characters at ``start`` stood at ``origin`` in the origin."""

    start: int
    origin: int
    length: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text that is not the report's body and isn't read: byline, contact line, share button, running head."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the report's text that is read as one; what is in no paragraph is left out."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Report:
    """One published text after repair, each kept character mapped to its origin.

    ``origin`` is where the bytes came from (a path as given), ``publisher`` who printed them. ``published`` is
    None where neither the text nor the user states a day. ``kept`` is in order of ``start``; a character in no
    run (the blank that joins a broken paragraph) was put there by repair. ``url`` is where it was published, as far as
    its format says so, ``language`` an ISO 639-1 code. ``repeats`` is the id of another report, which has all of its
    sentences; empty for most.
    """

    id: str
    origin: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: date | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...]
    kept: tuple[Kept, ...]
    url: str = ""
    language: str = "en"
    repeats: str = ""

    @property
    def is_read(self) -> bool:
        """Whether findings are looked for: not in another language than English, nor where another report has all."""
        return self.language == "en" and not self.repeats

    def span(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` with its words; ValueError where it is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span [{start}, {end}) in a report of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Issue:
    """Text that a stage saw and did not understand; ``start == end`` where it is about the whole report."""

    start: int
    end: int
    stage: str
    says: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 ``type`` and ``value``, and the days it means (None: not resolved)."""

    id: str
    span: Span
    type: TimeType
    value: str
    days: Days | None


@dataclass(frozen=True, slots=True)
class Equipment:
    """A weapon, vehicle or platform: the name of the system or of the class, and ``kind``, the class it is of.

    The classes are those of docs/reading-json.md; ``kind`` is empty in a record of before they were kept.
    """

    name: str
    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured amount from ``low`` to ``high`` (None: open) ``unit`` of what is ``counted``.

    ``unit`` is a name ("metre", "EUR", "percent") or empty for a count; ``counted`` the words of what is counted,
    empty where there are none; ``category`` personnel, casualties, vehicles, aircraft, ships, weapons,
    money, distance, … or empty. ``change`` is empty where nothing is said to rise or fall; ``part_of`` is the id of the
    whole that this is told as a part of ("90 tanks" of "over 700 vehicles, including 90 tanks"); ``equipment`` is what
    it counts where that is some.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    relation: Relation
    unit: str
    counted: str
    category: str
    change: Change = ""
    part_of: str | None = None
    equipment: Equipment | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; ``geonames``, ``lat``, ``lon`` and ``country`` (ISO 3166 alpha-3) are None where unresolved.

    ``radius`` is how many kilometres round the point the place goes: 5 for a village, hundreds for a country.
    ``relation`` is how the place lies to what is named, where it isn't that itself ("15 km west of", "north part of",
    "border of"): point and radius are then the place's, ``geonames`` and ``country`` those of what is named.
    """

    id: str
    name: str
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    radius: float | None
    mentions: tuple[Span, ...]
    confidence: float
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the text gives a person, at its words ("former defence minister").

    ``days`` are those in which it was held as far as the text says ("until last year"), None where it says nothing;
    ``former`` where the text tells that it is held no more.
    """

    span: Span
    days: Days | None
    former: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks: all mentions in one report, names, nouns and pronouns, under the fullest name; they may nest.

    ``country`` is ISO 3166 alpha-3, ``sector`` PLOVER's code (GOV, MIL, REB, IGO, MED, CVL, …), ``role`` the first
    title that the text gives ("Defence Minister"); each None where the text doesn't tell. ``roles`` are all of them.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    role: str | None
    mentions: tuple[Span, ...]
    confidence: float
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: the words, the name they resolve to, and the actors; where several fit, none, and ``candidates``.

    ``reason`` says in plain words why it is this one, or why it is left open; offsets in it count in the report's text.
    """

    span: Span
    name: str
    actors: tuple[str, ...]
    candidates: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words laid at somebody's door: source, cue, content (PolNeAR's attribution relation).

    ``source`` is None for "it was reported that"; ``within`` is the id of the statement that this one is told inside.
    """

    id: str
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    act: Act
    said: Days | None
    addressee: str | None
    evidence: Evidence
    within: str | None
    stance: Stance
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in an event, at the words that say so; ``actor`` is None for a name we have no actor for."""

    actor: str | None
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Site:
    """Where an event is, at the words that say so; ``place`` is the id of a place, None where we have none."""

    place: str | None
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Basis:
    """Why an event's days are as they are: how they are known, in plain words too, and the words that they rest on.

    The first of ``words`` is the time; offsets in ``reason`` count in the report's text.
    """

    how: DatedBy
    reason: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one teller makes of an event: its status as told in a statement (its id), or by the author (None)."""

    status: Status
    told_by: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, or said to be done, coded by PLOVER.

    ``what`` is finer than ``type`` ("airstrike"), ``name`` the event's own ("Winter Shield 31"). ``quantities``
    are ids. ``told_by`` is the statement it stands in, None in the report's own voice. ``when_basis`` says why
    ``when`` is so; None where there are no days, or in a record of before reasons were kept. ``contexts`` are PLOVER's,
    in its manual's order. ``accounts`` are all tellers with the status that each gives, the one of ``status`` first;
    empty where there is one teller alone.
    """

    id: str
    type: EventType
    mode: str | None
    what: str
    name: str | None
    trigger: Span
    mentions: tuple[Span, ...]
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    places: tuple[Site, ...]
    when: Days | None
    quantities: tuple[str, ...]
    equipment: tuple[Equipment, ...]
    status: Status
    told_by: str | None
    confidence: float
    when_basis: Basis | None = None
    contexts: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """A claim about what has not yet happened, with the days on which it can be judged.

    ``statement`` is None where the report's author says it; ``scheduled`` is True for an announced timetable.
    """

    id: str
    statement: str | None
    claim: Span
    hedge: str | None
    condition: str | None
    due: Days | None
    confidence: float
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: onrecord's version, and the models by name and version."""

    version: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one report; a pure function of its text and its publication day."""

    made_by: MadeBy
    report: Report
    issues: tuple[Issue, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    forecasts: tuple[Forecast, ...]


Finding = Actor | Place | Time | Quantity | Statement | Event | Forecast
