"""What an id names: a report, whose id may be shortened, and a finding in it."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from onrecord.errors import NotFound
from onrecord.review.anchors import FIELDS
from onrecord.store import whole
from onrecord.store.kept import Kept
from onrecord.store.tables import FINDINGS, REPORTS

_FORM = re.compile(r"([0-9a-f]{1,64})(?:\.([a-z])(\d+(?:x\d+|[a-z]?(?:-\d+)?)))?")


def named(connection: Connection, wanted: str) -> tuple[Kept, str]:
    """The report that an id names, and the finding's part of it, which may be empty."""
    start, id = formed(wanted)
    kept = whole.kept(connection, _report(connection, start, wanted))
    assert kept is not None, "its id was just read"
    return kept, id


def formed(wanted: str) -> tuple[str, str]:
    """An id's part for the report, which may be shortened, and for the finding; NotFound where it has no id's form."""
    form = _FORM.fullmatch(wanted.strip())
    if not form or (form[2] and form[2] not in FIELDS):
        raise NotFound(f"{wanted.strip() or 'nothing'}: is no id; the first column of `onrecord statements` has ids")
    return form[1], f"{form[2]}{form[3]}" if form[2] else ""


def key_of(connection: Connection, wanted: str) -> int:
    """The key of the finding or report that an id names; NotFound where it names none with days."""
    kept, id = named(connection, wanted)
    noun = id[:1] or "r"
    at = FINDINGS.c.report == kept.number, FINDINGS.c.noun == noun, FINDINGS.c.id == id
    key = connection.scalar(select(FINDINGS.c.key).where(*at))
    if key is None:
        raise NotFound(f"{wanted}: is no report, statement, event or forecast of the record; check the id")
    found: int = key
    return found


def number_of(connection: Connection, wanted: str) -> int:
    """The number of the report that an id names, be it the report's or that of a finding in it."""
    id = _report(connection, formed(wanted)[0], wanted)
    number: int = connection.execute(select(REPORTS.c.number).where(REPORTS.c.id == id)).scalar_one()
    return number


def _report(connection: Connection, start: str, wanted: str) -> str:
    """The one report whose id starts so."""
    query = select(REPORTS.c.id).where(REPORTS.c.id >= start, REPORTS.c.id < f"{start}g")
    found: list[str] = list(connection.scalars(query.order_by(REPORTS.c.id).limit(4)))
    if not found:
        raise NotFound(f"{wanted}: no report's id starts with {start}; see the first column of `onrecord statements`")
    if len(found) > 1 and found[0] != start:
        named = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
        raise NotFound(f"{wanted}: several reports' ids start so ({named}); write more of it")
    return found[0]
