"""Tables as text, one report a row: values between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from onrecord.errors import NotAReport
from onrecord.intake.columns import Columns, Row, columns
from onrecord.intake.encoding import lines
from onrecord.intake.members import Held, Member, Wanted
from onrecord.settings import MAX_REPORT_BYTES

_DELIMITERS = "\t,;|"
_SNIFFED = 20
"""Rows by which the delimiter is told."""
_SAMPLE = 100_000
"""Characters in which these rows stand."""
_LONGEST = 4 * MAX_REPORT_BYTES
"""Characters of a line: a report, and what else its row holds; the rest of a longer one is left."""
_MOST_COLUMNS = 2000
_MOST_BROKEN = 100
"""Broken rows on end, after which a file is no table."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each row; its anchors name row and column, its name the row's number or id."""
    csv.field_size_limit(MAX_REPORT_BYTES)
    rows = _rows(member)
    head = next((row for row in rows if isinstance(row, list) and any(row)), [])
    if len(head) > _MOST_COLUMNS:
        raise NotAReport(f"{member.name}: has more than {_MOST_COLUMNS} columns; is it a table with a line of names?")
    names = [column.strip().strip("\ufeff") for column in head]
    found = columns(member.name, names, wanted)
    number = broken = 0
    for row in rows:
        if isinstance(row, list) and not any(row):
            continue
        number += 1
        fault = row if isinstance(row, str) else _fault(row, names)
        if not fault:
            broken = 0
            yield from _held(member, found, Row(number, dict(zip(names, row, strict=False))))
            continue
        broken += 1
        yield NotAReport(f"{member.name}#{number}: {fault}")
        if broken == _MOST_BROKEN:
            raise NotAReport(f"{member.name}: {_MOST_BROKEN} rows on end are broken, the rest is left; mend the table")


def _held(member: Member, found: Columns, row: Row) -> Iterator[Held]:
    try:
        yield from found.held(member, row)
    except NotAReport as fault:
        yield fault


def _fault(row: list[str], names: list[str]) -> str:
    """What keeps a row from being read; empty where nothing does."""
    if len(row) <= len(names) or not any(row[len(names) :]):
        return ""
    return f"has {len(row)} values for {len(names)} columns; put texts with the delimiter in quotation marks"


def _rows(member: Member) -> Iterator[list[str] | str]:
    """The rows, the first of them perhaps the columns' names; a broken one as what is wrong with it."""
    delimiter = _delimiter(member)
    texts = lines(member.name, member.stream, _LONGEST)
    last = [""]
    while True:
        rows = csv.reader(_told(texts, last), delimiter=delimiter)
        try:
            yield from rows
            return
        except csv.Error as error:
            yield f"is broken ({error}); a quotation mark that never ends, or over {MAX_REPORT_BYTES:,} characters"
            while not last[0].endswith(("\n", "\r")) and (rest := next(texts, "")):
                last[0] = rest


def _told(texts: Iterator[str], last: list[str]) -> Iterator[str]:
    """The lines without Excel's, which tells the delimiter alone; the one given last stands in ``last``."""
    for number, line in enumerate(texts):
        last[0] = line
        if number or not (line.startswith("sep=") and len(line.strip()) == len("sep=;")):
            yield line


def _delimiter(member: Member) -> str:
    """What stands between values: the one by which most of the first rows have as many as the first."""
    sample, size = list[str](), 0
    for line in (texts := lines(member.name, member.stream, _SAMPLE)):
        sample.append(line)
        if (size := size + len(line)) >= _SAMPLE:
            break
    texts.close()
    member.stream.seek(0)
    if sample and sample[0].startswith("sep=") and len(sample[0].strip()) == len("sep=;"):
        return sample[0][4]
    return max(_DELIMITERS, key=lambda one: _agreeing(sample, one))


def _agreeing(sample: list[str], delimiter: str) -> tuple[int, int]:
    """How many rows have as many values as the first has, if that has some; and how many it has."""
    try:
        rows = [row for row in islice(csv.reader(sample, delimiter=delimiter), _SNIFFED) if row]
    except csv.Error:
        return 0, 0
    wide = len(rows[0]) if rows else 0
    return sum(len(row) == wide for row in rows) if wide > 1 else 0, wide
