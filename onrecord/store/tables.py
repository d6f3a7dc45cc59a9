"""The tables of a record, defined once for every database.

A report's whole reading is kept packed, as it was read (packed.py); beside it stand a row a statement, event and
forecast, to ask by, and the index of words (words.py), which both follow from the reading and from what people
decided. No row but those of ``decisions``, ``verdicts``, ``fulfilments`` and ``changes``, and of what was linked,
depends on when or in how many runs a record was written.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    text,
)

from onrecord.model import Actor, Event, Forecast, Issue, Place, Quantity, Statement, Time
from onrecord.store.dialect import TEXT

SCHEMA = 8
"""The version of this layout; what brings an earlier one to it stands in layouts.py, and a later one is refused."""

METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

LAYOUT = Table("onrecord", METADATA, Column("schema_version", Integer, primary_key=True, autoincrement=False))
"""One row: the version of the layout. Its presence tells a record from any other database."""

REPORTS = Table(
    "reports",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),
    Column("published", Date),
    Column("current", Boolean, nullable=False),
    Column("made_by", LargeBinary, nullable=False),
    Column("reading", LargeBinary, nullable=False),
    Column("decided", Boolean, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    Column("rows_seal", LargeBinary, nullable=False),
)
"""``number`` is the report's part in keys (keys.py), ``reading`` the reading as the program made it, ``current`` False
where every origin of the report has a later revision, ``decided`` True where people decided on something in it.

``findings``, ``issues`` and ``origins`` are how many it has, ``seal`` and ``rows_seal`` those of the reading and of the
rows that it is asked by (seals.py).
"""

ORIGINS = Table(
    "origins",
    METADATA,
    Column("path", TEXT, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("published", Date),
    Column("text", LargeBinary, nullable=False),
    Column("kept", LargeBinary, nullable=False),
    Column("superseded_by", Integer),
    Column("seal", LargeBinary, nullable=False),
    Column("anchors", LargeBinary),
    Index("origins_of_report", "report"),
)
"""Each version of each file; ``published`` is the day its reader gave, ``text`` what the bytes decode to, packed, and
``anchors`` where that stands in the file, packed, NULL where the text is the file."""

SENTENCES = Table(
    "sentences",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("report", _NUMBER, primary_key=True, autoincrement=False),
    Index("sentences_of_report", "report"),
    sqlite_with_rowid=False,
)
"""Some sentences of each report that is read, by numbers that follow from their words (repeating.py)."""

SUPERSEDED = "NOT current"
"""The condition on a finding that its report is superseded."""

FINDINGS = Table(
    "findings",
    METADATA,
    Column("key", _NUMBER, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("noun", TEXT, nullable=False),
    Column("id", TEXT, nullable=False),
    Column("last", Date),
    Column("dated", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("review", TEXT, nullable=False),
    Index("findings_of_report", "report"),
    Index("findings_to_review", "review", "confidence", "key"),
    Index("findings_superseded", "key", sqlite_where=text(SUPERSEDED), postgresql_where=text(SUPERSEDED)),
)
"""Reports, statements, events and forecasts as corrected: ``key`` has the first of their days, ``last`` is the last.

``noun`` is the id's letter, "r" for a report, whose ``id`` is empty here; ``dated`` is False where the days are
those of the publication; ``review`` is what people decided (review/states.py), empty where nobody did.
"""

LONG = Table(
    "long",
    METADATA,
    Column("key", _NUMBER, primary_key=True, autoincrement=False),
    Column("last", Date, nullable=False),
    Column("only", TEXT, nullable=False),
    Column("noun", TEXT, nullable=False),
)
"""What goes on for longer than keys.LONG (*long*), and what has no first day (*open*; its key is the last day's)."""

SPOKEN = Table(
    "spoken",
    METADATA,
    Column("key", _NUMBER, primary_key=True, autoincrement=False),
    Column("of", _NUMBER, primary_key=True, autoincrement=False),
    Column("by", _NUMBER, nullable=False),
    Column("act", TEXT, nullable=False),
    Index("spoken_by", "by", "of", "act"),
    sqlite_with_rowid=False,
)
"""Who speaks of whom: a row for each statement (its ``key``) and each party in it; names stand in ``parties``."""

OFTEN = Table(
    "often",
    METADATA,
    Column("by", _NUMBER, primary_key=True, autoincrement=False),
    Column("of", _NUMBER, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Index("often_first", text("times DESC"), "by", "of"),
    sqlite_with_rowid=False,
)
"""How often one party speaks of another in current reports: the rows of ``spoken``, counted as they come and go."""

PARTIES = Table(
    "parties",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
    Column("country", TEXT, nullable=False),
)
"""Names with the country (ISO 3166 alpha-3, or empty) by a number that follows from both."""

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("about", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("note", TEXT, nullable=False),
    Column("span", LargeBinary, nullable=False),
    Column("was", LargeBinary, nullable=False),
    Column("now", LargeBinary, nullable=False),
    Column("links", LargeBinary, nullable=False),
    Index("decisions_of_report", "report", "about"),
)
"""What people decided on findings, in the order in which it came; no row is ever changed."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("report", TEXT, nullable=False),
    Column("finding", TEXT, nullable=False),
    Column("says", TEXT, nullable=False),
    Index("changes_of_report", "report", "finding"),
)
"""Every change of the record, in order; ``report`` and ``finding`` are ids, empty where it is about none, and stay
when the report is removed. Moments are in UTC."""

TELLINGS = Table(
    "tellings",
    METADATA,
    Column("report", ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("told", LargeBinary, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)
"""A report that is linked: its events, actors and places as linking sees them (link/telling.py), packed, and the keys
that each stands under. The number of one is the report's and its place among them (link/numbers.py)."""

UNDER = Table(
    "under",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("numbers", LargeBinary, nullable=False),
)
"""Under each key (link/candidates.py) behind the noun, the tellings by number with day, 8 bytes each, in order."""

COUNTED = Table(
    "counted",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("reports", Integer, nullable=False),
    Column("words", LargeBinary, nullable=False),
)
"""One row, numbered 1: how many reports are linked, and how many of them have each word, packed."""

LINKED = Table(
    "linked",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("group", _NUMBER, nullable=False),
    Column("event", Boolean, nullable=False),
    Column("name", TEXT, nullable=False),
    Index("linked_of_report", "report"),
    Index("linked_of_group", "group", "number"),
)
"""The tellings that aren't alone, by number: whether each is an event, the words for it, and its group, by the number
of one of those in it."""

PAIRS = Table(
    "pairs",
    METADATA,
    Column("one", _NUMBER, primary_key=True, autoincrement=False),
    Column("other", _NUMBER, primary_key=True, autoincrement=False),
    Column("chance", Float, nullable=False),
    Index("pairs_of_other", "other"),
)
"""Tellings that the program is unsure of, and events that it holds for the same, with how likely it holds that."""

VERDICTS = Table(
    "verdicts",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("one", TEXT, nullable=False),
    Column("other", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("note", TEXT, nullable=False),
    Index("verdicts_of_one", "one"),
    Index("verdicts_of_other", "other"),
)
"""What people decided of two findings (ids with the report's), in the order in which it came; the last of each person
holds. They name findings, not tellings, and so outlast that a report is read or linked anew."""

FULFILMENTS = Table(
    "fulfilments",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("forecast", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("note", TEXT, nullable=False),
    Index("fulfilments_of_forecast", "forecast"),
)
"""What people decided came of a forecast (its id with the report's), as in ``verdicts``."""

SEEN = Table(
    "seen",
    METADATA,
    Column("who", TEXT, primary_key=True),
    Column("change", _NUMBER, nullable=False),
)
"""Up to which of the ``changes`` each person was told what is told otherwise."""

NOUNS: tuple[tuple[str, type], ...] = (
    ("issues", Issue),
    ("actors", Actor),
    ("places", Place),
    ("times", Time),
    ("quantities", Quantity),
    ("statements", Statement),
    ("events", Event),
    ("forecasts", Forecast),
)
"""(field of a reading, noun), in the order of a reading."""
