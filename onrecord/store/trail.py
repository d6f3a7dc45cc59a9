"""The trail of changes: what was done to the record, when and by whom, told in the transaction that does it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, TypedDict

from sqlalchemy import Connection, insert, select

from onrecord.review.decision import to_the_second
from onrecord.store.decisions import moment, stored_moment
from onrecord.store.dialect import Looking
from onrecord.store.entries import Added, How
from onrecord.store.named import formed
from onrecord.store.removing import Removal
from onrecord.store.tables import CHANGES

Done = Literal[
    "added",
    "copied",
    "corrected",
    "read anew",
    "superseded",
    "restored",
    "removed",
    "decided",
    "undone",
    "brought up",
]
"""*added*: a report. *copied*: a further file says the same. *corrected*: a file says something else now. *read anew*:
by another version. *superseded*: no file says it any more. *restored*: what superseded it is removed. *brought up*: the
record itself, to a newer layout."""

PAGE = 200
"""Changes that are held at once."""


class AskedChanges(TypedDict, total=False):
    """What the trail can be asked by: the id of a report or finding, which may be shortened, who, what, the days."""

    about: str | None
    by: str | None
    what: Done | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the record; ``about`` is the id of a report or finding, empty where it is about the whole."""

    number: int
    at: datetime
    who: str
    what: Done
    about: str
    says: str


def whoever(who: str = "") -> str:
    """Who works on the record: by this name, or the one in ``ONRECORD_WHO``, or the one they logged in by."""
    named = who.strip() or os.environ.get("ONRECORD_WHO", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError up to Python 3.12, where the system knows no name
        return "somebody"


@dataclass(frozen=True, slots=True)
class Trail:
    """Tells what somebody does to a record; ``at`` is now where nobody says otherwise."""

    who: str
    at: datetime | None = None

    def tell(self, connection: Connection, what: Done, says: str = "", report: str = "", finding: str = "") -> None:
        """Writes a change beside what it changes."""
        connection.execute(insert(CHANGES), self._row(what, says, report, finding))

    def _row(self, what: Done, says: str, report: str = "", finding: str = "") -> dict[str, Any]:
        at = stored_moment(to_the_second(self.at))
        return {"at": at, "who": self.who, "what": what, "report": report, "finding": finding, "says": says}

    def added(self, connection: Connection, all_added: Iterable[tuple[Added, str | None]]) -> None:
        """Tells what adding each reading, from a file of this path, did; nothing of one that changed nothing."""
        done: dict[How, Done] = {"new": "added", "copy": "copied", "corrected": "corrected", "read anew": "read anew"}
        told = []
        for added, path in all_added:
            if added.how in done:
                told.append(self._row(done[added.how], path or "", added.report))
            if added.superseded:
                told.append(self._row("superseded", f"by {added.report}", added.superseded))
        if told:
            connection.execute(insert(CHANGES), told)

    def removed(self, connection: Connection, gone: Removal) -> None:
        """Tells what went with a report, and which ones are current again without it."""
        counts = f"{sum(gone.findings.values())} findings, {gone.decisions} decisions"
        files = ", ".join(gone.files) or "no file"
        self.tell(connection, "removed", f"{gone.report.title} ({counts}; {files})".strip(), gone.report.id)
        for one in gone.current:
            self.tell(connection, "restored", f"by the removal of {gone.report.id}", one)


def changes(looking: Looking, asked: AskedChanges) -> Iterator[Change]:
    """The changes that answer to everything asked, in the order in which they were made."""
    conditions, after = _conditions(asked), 0
    while True:
        query = select(CHANGES).where(CHANGES.c.number > after, *conditions).order_by(CHANGES.c.number).limit(PAGE)
        with looking() as connection:
            rows = list(connection.execute(query))
        yield from map(_change, rows)
        if len(rows) < PAGE:
            return
        after = rows[-1].number


def _conditions(asked: AskedChanges) -> list[Any]:
    row = CHANGES.c
    about = asked.get("about")
    report, finding = formed(about) if about is not None else ("", "")
    wanted = ((row.finding, finding), (row.who, asked.get("by")), (row.what, asked.get("what")))
    found = [column == value for column, value in wanted if value]
    if report:
        found += [row.report >= report, row.report < f"{report}g"]  # ids are in hexadecimal digits
    since, until = asked.get("since"), asked.get("until")
    if since:
        found.append(row.at >= datetime.combine(since, time.min))
    if until and until < date.max:
        found.append(row.at < datetime.combine(until, time.min) + timedelta(days=1))
    return found


def _change(row: Any) -> Change:
    about = f"{row.report}.{row.finding}" if row.finding else row.report
    return Change(row.number, moment(row.at), row.who, row.what, about, row.says)
