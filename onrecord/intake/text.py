"""Plain text and Markdown: the text as it stands, line ends too."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotAReport
from onrecord.intake.encoding import decoded
from onrecord.intake.members import Held, Member, Wanted
from onrecord.model import RawReport

_BLANK = "\ufeff\u200b \t\r\n\f\v\u00a0"


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The text as it stands, line ends too; NotAReport where the bytes are no text."""
    text, notes = decoded(member.name, member.bytes())
    if not text.strip(_BLANK):
        raise NotAReport(f"{member.name}: is empty; give a file with the text of a report")
    yield RawReport(member.name, text, metadata=member.metadata, notes=notes)
