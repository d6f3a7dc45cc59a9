"""What a record answers with: a finding and the report it stands in, origins, and what was added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, NamedTuple, TypedDict, TypeVar

from onrecord.model import Anchor, Days, Event, Finding, Forecast, Kept, Place, Report, Span, Statement
from onrecord.review import Decision

F = TypeVar("F", bound=Finding | Report, covariant=True)

How = Literal["new", "unchanged", "corrected", "copy", "read anew"]
"""What adding a reading did.

*new*: a report the record didn't have. *unchanged*: this file with this report was there. *corrected*: the file's
earlier report is superseded. *copy*: the report was there, from another file. *read anew*: it was there, read by
another version of onrecord or its models.
"""


class AskedReports(TypedDict, total=False):
    """What every question can be asked by; what isn't given doesn't matter.

    ``by`` are whole words of a name (of the source, the actor, the author or publisher), in any case and without
    accents; ``about`` of what is told, who is meant by it or whom it is told to, of an event's sentence, of a report's
    title and text. ``since`` and ``until`` are days, both included: a finding is given when some of its days are
    inside; one without days has its report's publication day. ``history`` gives those of superseded reports too.
    ``after`` is the id of the last entry that one has: what comes behind it is given.
    """

    by: str | None
    about: str | None
    since: date | None
    until: date | None
    history: bool
    after: str | None


class Asked(AskedReports, total=False):
    """What statements, events, forecasts and the timeline can be asked by besides.

    ``where`` are whole words of a place's name, its country or the country's ISO code, ``country`` is that (ISO 3166
    alpha-3) of whoever speaks or acts. ``rejected`` gives what people have rejected, too.
    """

    where: str | None
    country: str | None
    rejected: bool


class AskedStatements(Asked, total=False):
    """Statements can be asked by what saying them does ("denies"), on what evidence, how, and by the author's stance;
    ``to`` are words of the addressee's name."""

    act: str | None
    evidence: str | None
    manner: str | None
    stance: str | None
    to: str | None


class Circle(NamedTuple):
    """What is no more than ``radius`` kilometres from a point; degrees north and east."""

    lat: float
    lon: float
    radius: float


class AskedEvents(Asked, total=False):
    """Events can be asked by PLOVER's type or by what they are ("ASSAULT", "shelling"), and by status, as anybody
    tells it.

    ``to`` are words of a recipient's name, ``told_by`` of a teller's; ``near`` is a circle that a place of the event
    lies in, ``over`` the number that a quantity of it reaches or may reach, ``counts`` the category of that.
    """

    type: str | None
    status: str | None
    to: str | None
    told_by: str | None
    near: Circle | None
    over: float | None
    counts: str | None


class AskedReview(Asked, total=False):
    """The queue of review can be asked for one noun ("statement", "event", "forecast"), for what has a state
    ("contested") instead of what nobody decided on yet, and for the findings of one report, by its id."""

    noun: str | None
    state: str | None
    report: str | None


class AskedForecasts(Asked, total=False):
    """Forecasts can be asked by a day: ``due`` gives those that could be judged by then, ``open`` those that couldn't;
    ``scheduled`` gives timetables only."""

    due: date | None
    open: date | None
    scheduled: bool


class AskedEvidence(Asked, total=False):
    """What rests on little can be asked by that: *unnamed* or *undisclosed* evidence, or *one* source."""

    rests: str | None


class AskedForces(Asked, total=False):
    """Forces can be asked by the category of their numbers ("personnel", "drones"); ``by`` and ``country`` are those of
    who acts. ``after`` is the id of a row."""

    category: str | None


class AskedSpoken(TypedDict, total=False):
    """Who speaks of whom can be asked by words of either name, by the speaker's country, by the act and by days.

    ``after`` is the id of the last row that one has.
    """

    by: str | None
    of: str | None
    country: str | None
    act: str | None
    since: date | None
    until: date | None
    history: bool
    after: str | None


class AskedSearch(TypedDict, total=False):
    """A search can be narrowed to one noun (report, statement, event, forecast) and to days."""

    noun: str | None
    since: date | None
    until: date | None
    history: bool
    rejected: bool
    after: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A stored report without its text; ``current`` is False where a corrected version took its place.

    ``unread`` says why it wasn't read, empty where it was: "in de" (an ISO 639-1 code), "repeats 4f1a…" (an id).
    """

    id: str
    title: str
    publisher: str
    published: date | None
    current: bool
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Generic[F]):
    """A finding of the record, or a report found in a search, with the report's heading.

    ``who`` names the source, the actors or the forecast's speaker, ``words`` are those that tell of it (a report's
    title); both are empty for what is no statement, event or forecast. ``review`` is what people decided on it, empty
    where nobody did; ``original`` is the finding as the program made it, where people changed it.
    """

    report: Heading
    finding: F
    who: str
    words: str
    review: str = ""
    original: F | None = None

    @property
    def id(self) -> str:
        """The id in the record: the report's, a dot, the finding's; the report's alone where that was found."""
        return self.report.id if isinstance(self.finding, Report) else f"{self.report.id}.{self.finding.id}"


Dated = Entry[Statement] | Entry[Event] | Entry[Forecast]


@dataclass(frozen=True, slots=True)
class OnDays:
    """An entry of the timeline and the days it belongs to: said, done, or due."""

    days: Days
    entry: Dated


@dataclass(frozen=True, slots=True)
class Located:
    """An event and the places that it is at, as far as the reading has them."""

    entry: Entry[Event]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that a report was read from: absolute path, hash of its bytes, and the text these decode to.

    ``path`` goes on behind the file's where it is one of many reports in it (intake/members.py). ``published`` is the
    day that its reader gave, None where they gave none. ``anchors`` say where the text stands in the file.
    """

    path: str
    sha256: str
    text: str
    published: date | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """An origin as stored: its ``revision`` counts from 1; ``superseded_by`` is a revision of the same path.

    ``kept`` maps the characters of the report ``report`` to those of the origin's text.
    """

    origin: Origin
    revision: int
    report: str
    kept: tuple[Kept, ...]
    superseded_by: int | None


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a reading did to the record; ``superseded`` is the report that no file says any more, if one."""

    report: str
    how: How
    superseded: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A report of the record with its current and earlier origins, and how many findings it has by noun."""

    heading: Heading
    origins: tuple[Version, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a finding and the part they have in it ("source", "cue", "content", "trigger", …)."""

    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Location:
    """Where words stand in a file's text: line and column count from 1, as editors do.

    ``at`` is the place in the file itself (``model.Anchor``), empty where the text is the file.
    """

    path: str
    line: int
    column: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in its place: its report, its marks in text order, where they stand, and what superseded it.

    ``superseded_by`` are the ids of the reports that took the place of this one; empty for a current one.
    ``decisions`` are all that people took on it, in order; ``lost`` where the program no longer finds it.
    """

    entry: Entry[Finding]
    text: Report
    marks: tuple[Mark, ...]
    locations: tuple[Location, ...]
    superseded_by: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()
    lost: bool = False
