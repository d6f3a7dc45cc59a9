"""The sheets of all questions, by their commands, and their columns as the documentation has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.export import across_sheet, sheet
from onrecord.export.sheet import Column

SHEETS: dict[str, Sequence[Column[Any]]] = {
    "statements": sheet.STATEMENTS,
    "events": sheet.EVENTS,
    "events --tellings": sheet.TELLINGS,
    "forecasts": sheet.FORECASTS,
    "timeline": sheet.TIMELINE,
    "who-says": sheet.WHO_SAYS,
    "evidence": sheet.EVIDENCE,
    "forces": sheet.FORCES,
    "reports": sheet.REPORTS,
    "search": sheet.SEARCH,
}
"""The columns of each question whose answers stand in the reports."""

ACROSS: dict[str, Sequence[Column[Any]]] = {
    "disputes": across_sheet.DISPUTES,
    "changes": across_sheet.CHANGES,
    "outcomes": across_sheet.OUTCOMES,
    "outcomes --by-source": across_sheet.TRACKS,
}
"""The columns of each question that several reports answer together."""


def described() -> Iterator[str]:
    """The columns of all sheets as Markdown tables, line by line."""
    for name, columns in (SHEETS | ACROSS).items():
        yield from ("", f"## {name}", "", "| column | says |", "|---|---|")
        yield from (f"| {column.name} | {column.says} |" for column in columns)
