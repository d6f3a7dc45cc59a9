"""Finds actors: persons, organisations, countries that act, and groups without a name; each once, with all mentions."""

from __future__ import annotations

from onrecord.find.actors.bodies import bodies
from onrecord.find.actors.draft import Draft
from onrecord.find.actors.groups import groups
from onrecord.find.actors.individuals import individuals
from onrecord.find.actors.lands import add_peoples, one_each, take_up_governments
from onrecord.find.actors.powers import powers
from onrecord.find.actors.strangers import strangers
from onrecord.find.actors.taken_up import take_up
from onrecord.find.names import Names
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Actor, Place, Report, Time
from onrecord.parse import Parsed

__all__ = ["find_actors"]


def find_actors(
    report: Report, parsed: Parsed, names: Names, times: tuple[Time, ...], places: tuple[Place, ...]
) -> Found[Actor]:
    """The actors of a report in the order of their first mention.

    A mention is a name or a noun group without its article, no pronoun yet. An organisation's or a country's name may
    stand inside a group's ("NATO" in "NATO officials"); else no two mentions overlap.
    """
    named = [*individuals(report, parsed, names, times), *bodies(report, parsed, names)]
    take_up(report, parsed, named, _held(named))
    unnamed = groups(report, parsed, names, _held(named))
    acting = one_each(powers(report, parsed, places, _held(named)))
    add_peoples(parsed, acting, _held([*named, *unnamed]))
    take_up_governments(report, parsed, unnamed, acting)
    unknown = strangers(report, parsed, names, places, _held([*named, *unnamed, *acting]))
    unknown = [one for one in unknown if not _join(one, named)]
    drafts = [one for one in [*named, *unnamed, *acting, *unknown] if one.mentions]
    ids = Ids("a")
    return Found(tuple(one.actor(report, ids) for one in sorted(drafts, key=lambda one: one.mentions[0])))


def _join(unknown: Draft, named: list[Draft]) -> bool:
    """Lays a name to the one body that bears it elsewhere ("told the |Mission|"); whether there is one."""
    bodies = [one for one in named if one.kind in ("organisation", "armed force") and one.name == unknown.name]
    if len(bodies) == 1 and unknown.kind != "person":
        bodies[0].mentions += unknown.mentions
        return True
    return False


def _held(drafts: list[Draft]) -> frozenset[int]:
    """The characters that are settled as a mention."""
    return frozenset(at for one in drafts for start, end in one.mentions for at in range(start, end))
