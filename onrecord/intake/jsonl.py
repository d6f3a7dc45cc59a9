"""JSON Lines: one report a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.errors import NotAReport
from onrecord.intake.columns import Row
from onrecord.intake.encoding import lines
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.objects import Found, flat, reports, value
from onrecord.settings import MAX_REPORT_BYTES

_LONGEST = 4 * MAX_REPORT_BYTES
"""Characters of a line: a report, and the page that it was had from."""
_MOST_BROKEN = 100
"""Broken lines on end, after which a file is no JSON Lines."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each line with an object; its anchors name row and key, its name the row's number or id."""
    yield from reports(member, wanted, _rows(member))


def _rows(member: Member) -> Iterator[Found]:
    """The objects, numbered by the lines that aren't blank."""
    broken = 0
    for number, line in enumerate(_lines(member), 1):
        fault = "is no object"
        try:
            one = value(line) if len(line) < _LONGEST else None
        except ValueError as error:
            one, fault = None, str(error)
        if isinstance(one, Mapping):
            broken = 0
            yield Row(number, flat(one))
            continue
        broken += 1
        fault = fault if len(line) < _LONGEST else f"is over {_LONGEST:,} characters"
        yield NotAReport(f"{member.name}#{number}: {fault}; mend the line")
        if broken == _MOST_BROKEN:
            yield NotAReport(f"{member.name}: {broken} lines on end are broken, the rest is left; mend the file")
            return


def _lines(member: Member) -> Iterator[str]:
    """The lines with something on them; one that is too long is cut."""
    cut = False
    for line in lines(member.name, member.stream, _LONGEST):
        if not cut and line.strip():
            yield line
        cut = not line.endswith("\n")
