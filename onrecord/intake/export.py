"""Plain texts with many articles in one: what LexisNexis, Factiva and programs that code events write."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotAReport
from onrecord.intake.encoding import decoded
from onrecord.intake.exports import exported
from onrecord.intake.members import Held, Member, Wanted

_MOST_BYTES = 100_000_000


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each article, named by its number; anchors name lines."""
    text, _ = decoded(member.name, member.bytes(_MOST_BYTES))
    pieces = [(line.replace("\f", ""), f"line {number}") for number, line in enumerate(_lines(text), 1)]
    held = exported(member, pieces, spaced=False)
    if held is None:
        raise NotAReport(f"{member.name}: breaks off before its first article's end; export it again")
    yield from held


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
