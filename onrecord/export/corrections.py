"""What people decided, to train and measure by: each decision with its report's text, the original and the corrected.

One JSON object a line. ``was`` is the finding as the program made it (null where a person added it), ``now`` what the
person says it is: nothing where they rejected it, several where they split it. ``holds`` is whether the person stands
by it still; ``state`` what all decisions on the finding come to, so that contested ones can be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from onrecord.export.reading_json import finding, span
from onrecord.model import Report
from onrecord.review import Decision, Reviewed, applied
from onrecord.review.states import standing
from onrecord.store import Record

HELD = 64
"""Reports that are held at once; decisions on one mostly follow each other."""


def lines(record: Record) -> Iterator[str]:
    """A line for each decision, in the order in which they were taken."""

    @lru_cache(maxsize=HELD)
    def of(report: str) -> tuple[Reviewed, frozenset[str]]:
        decisions = tuple(record.decisions(report))
        found = applied(record.reading(report, original=True), decisions)
        return found, frozenset(one.id for one in standing(decisions))

    for one in record.decisions():
        reviewed, held = of(one.report)
        state = reviewed.states.get(one.about)
        yield json.dumps(_as_json(one, reviewed.reading.report, one.id in held, state), ensure_ascii=False)


def _as_json(one: Decision, report: Report, holds: bool, state: str | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "in_record": f"{one.report}.{one.about}",
        "what": one.what,
        "by": one.by,
        "at": one.at.isoformat(),
        "note": one.note,
        "holds": holds,
        "state": state,
        "was": finding(one.was) if one.was else None,
        "now": [finding(each) for each in one.now],
        "span": span(one.span) if one.span else None,
        "report": {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "text": report.text,
        },
    }
