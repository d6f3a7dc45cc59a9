"""Which body a person is of: the one that stands in the words for an office."""

from __future__ import annotations

from onrecord.tie.roster import Roster


def body_of(roster: Roster, person: str) -> str | None:
    """The one body named in the words for a person's office; None where none or several are.

    It is the brigade for "the commander of |the 12th Brigade|" and the union for "|the union|'s lawyer".
    """
    offices = [ref for ref in roster.of(person) if " " in roster.report.text[ref.start : ref.end]]
    bodies = {
        inner.actor
        for ref in offices
        for inner in roster.between(ref.start, ref.end)
        if inner.end <= ref.end and roster.is_body(inner.actor)
    }
    return next(iter(bodies)) if len(bodies) == 1 else None
