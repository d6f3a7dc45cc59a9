"""What a statement does (its act) and how the report's author stands to it (stance)."""

from __future__ import annotations

from onrecord.model import Report, Statement
from onrecord.parse import Parsed


def judge_acts(report: Report, parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The same statements with act and stance."""
    return statements
