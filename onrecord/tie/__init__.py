"""Ties what a report calls its actors besides their names: appositions, nouns and pronouns, where exactly one fits."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Actor, Report, Statement
from onrecord.parse import Parsed
from onrecord.tie.beside import Beside
from onrecord.tie.nouns import tie_nouns
from onrecord.tie.pronouns import Pronouns
from onrecord.tie.quoted import tie_first_persons
from onrecord.tie.roster import Roster

__all__ = ["tie_mentions"]


def tie_mentions(
    report: Report, parsed: Parsed, actors: tuple[Actor, ...], statements: tuple[Statement, ...]
) -> tuple[Actor, ...]:
    """The actors with all their mentions: names and noun groups without article, and pronouns; they may nest.

    Whatever isn't tied to exactly one actor is no mention.
    """
    roster = Roster(report, parsed, actors, statements)
    Beside(roster).tie()
    tie_nouns(roster)
    Pronouns(roster).tie()
    tie_first_persons(roster)
    return tuple(_with(actor, roster) for actor in actors)


def _with(actor: Actor, roster: Roster) -> Actor:
    """The actor with what is tied to it, and without words that are tied to somebody with a name."""
    own = {(ref.start, ref.end) for ref in roster.of(actor.id)}
    if roster.has_name(actor.id) or not own:
        own |= {(span.start, span.end) for span in actor.mentions}
    return replace(actor, mentions=tuple(roster.report.span(*at) for at in sorted(own)))
