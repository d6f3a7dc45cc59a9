"""Reports that add nothing to another: each of their sentences stands in it, so that they need not be read.

What counts are a sentence's words, without case, marks and blanks; what is left out of a report (bylines, furniture)
doesn't. Sentences have a number each, by their words; some of these numbers are in the table ``sentences``, the same
ones for every report, so that few reports are looked at in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from onrecord.model import Report
from onrecord.store.kept import of_row
from onrecord.store.tables import REPORTS, SENTENCES

SAMPLED = 4
"""Of so many sentences one stands in the table."""
_LEAST = 60
"""Words of a report from which on it can repeat another; a shorter one is read in no time."""
_LOOKED_AT = 5
"""Reports that are looked at in full."""
_ASKED = 500
"""Sentences that a report is looked up by at most; a statement to a database takes only so many values."""
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_WORD = re.compile(r"\w+")


def sentences(report: Report) -> frozenset[int]:
    """The numbers of all sentences of a report; none of one that is too short to repeat another."""
    told = [sentence for one in report.paragraphs for sentence in _END.split(report.text[one.start : one.end])]
    words = [_WORD.findall(one.casefold()) for one in told]
    if sum(map(len, words)) < _LEAST:
        return frozenset()
    return frozenset(_number(" ".join(one)) for one in words if one)


def _number(words: str) -> int:
    """63 bits of a hash: what databases hold as a whole number."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest()) >> 1


def indexed(report: Report) -> list[int]:
    """The numbers of a report that stand in the table; none of one that isn't read."""
    return sorted(_sample(sentences(report))) if report.is_read else []


def _sample(numbers: frozenset[int]) -> set[int]:
    return {one for one in numbers if one % SAMPLED == 0}


def repeated(connection: Connection, report: Report) -> str | None:
    """The id of a current report of the same day that has all sentences of this one; None where there is none."""
    its = sentences(report)
    wanted = sorted(_sample(its))[:_ASKED]
    if not wanted:
        return None
    all_of_them = func.count() == len(wanted)
    having = select(SENTENCES.c.report).where(SENTENCES.c.number.in_(wanted)).group_by(SENTENCES.c.report)
    those = select(REPORTS).where(REPORTS.c.number.in_(having.having(all_of_them)), REPORTS.c.current)
    days = (REPORTS.c.published == report.published) if report.published else REPORTS.c.published.is_not(None)
    rows = connection.execute(those.where(days).order_by(REPORTS.c.id).limit(_LOOKED_AT))
    others = ((row.id, of_row(connection, row).reading.report) for row in rows if row.id != report.id)
    return next((id for id, other in others if its <= sentences(other)), None)


def holds(connection: Connection, row: Any) -> bool:
    """Whether a stored report that repeats another still does: the other is current, and was read. Else True."""
    repeats = of_row(connection, row).reading.report.repeats if not row.findings else ""
    current = select(REPORTS.c.findings).where(REPORTS.c.id == repeats, REPORTS.c.current)
    return not repeats or bool(connection.scalar(current))


def put(connection: Connection, number: int, numbers: Sequence[int]) -> None:
    """Writes the numbers of a report's sentences."""
    if numbers:
        connection.execute(insert(SENTENCES), [{"number": one, "report": number} for one in numbers])


def drop(connection: Connection, number: int) -> None:
    """Takes out a report's sentences."""
    connection.execute(delete(SENTENCES).where(SENTENCES.c.report == number))
