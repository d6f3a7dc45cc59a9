"""RTF documents: paragraphs, tables and text boxes in order, without what is hidden, deleted or no text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.rtf.walk import Walk
from onrecord.intake.written import Stated, held

_MOST_BYTES = 100_000_000


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The report, its title as a style or the properties tell it; footnotes, heads and feet are left out."""
    walk = Walk()
    try:
        walk.through(member.bytes(_MOST_BYTES).decode("latin-1"))
    except ValueError as error:
        raise NotAReport(f"{member.name}: {error}; save it again as .docx") from error
    notes = (f"{walk.footnotes} footnotes are left out",) if walk.footnotes else ()
    if not walk.whole:
        notes = (*notes, "the file is cut short; read as far as it goes")
    yield from held(member, walk.found, Stated("".join(walk.title), "".join(walk.author)), notes)
