"""Saved pages: the article, without what the site sets around it; each paragraph with the path of its element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.intake.charset import characters
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.page import report


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The one report that a page is; NotAReport where it has no running text."""
    text, notes = characters(member.name, member.stream.read())
    found = report(member, text)
    yield replace(found, notes=(*notes, *found.notes))
