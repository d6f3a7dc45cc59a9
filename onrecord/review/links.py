"""The ids by which one finding names another, and the same finding with other ids in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.model import Account, Event, Finding, Forecast, Part, Quantity, Source, Statement

To = Callable[[str], str | None]
"""What stands in the place of an id; None where nothing does."""


LINKED = (Statement, Quantity, Forecast, Event)
"""The findings that name others."""


def links(finding: Any) -> Iterator[tuple[str, str, str | None]]:
    """(field, noun of the reading, id) for each id in a finding."""
    if isinstance(finding, Statement):
        yield "within", "statements", finding.within
        if finding.source:
            yield from (("source", "actors", one) for one in finding.source.actors + finding.source.candidates)
    elif isinstance(finding, Quantity):
        yield "part_of", "quantities", finding.part_of
    elif isinstance(finding, Forecast):
        yield "statement", "statements", finding.statement
    elif isinstance(finding, Event):
        yield "told_by", "statements", finding.told_by
        yield from (("accounts", "statements", account.told_by) for account in finding.accounts)
        yield from (("actors", "actors", part.actor) for part in finding.actors)
        yield from (("recipients", "actors", part.actor) for part in finding.recipients)
        yield from (("places", "places", site.place) for site in finding.places)
        yield from (("quantities", "quantities", one) for one in finding.quantities)


def linked(finding: Finding) -> set[str]:
    """The ids in a finding."""
    return {one for _, _, one in links(finding) if one is not None}


def relinked(finding: Finding, to: To) -> Finding:
    """The finding with what ``to`` gives for each id in it; a link that leads nowhere, or to itself, is taken out."""

    def one(id: str | None) -> str | None:
        found = to(id) if id is not None else None
        return None if found == finding.id else found

    def all_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found for found in map(one, ids) if found is not None))

    if isinstance(finding, Statement):
        source = finding.source and _source(finding.source, all_of)
        return replace(finding, within=one(finding.within), source=source)
    if isinstance(finding, Quantity):
        return replace(finding, part_of=one(finding.part_of))
    if isinstance(finding, Forecast):
        return replace(finding, statement=one(finding.statement))
    if isinstance(finding, Event):
        sites = tuple(replace(site, place=one(site.place)) for site in finding.places)
        made = replace(finding, places=sites, quantities=all_of(finding.quantities))
        made = replace(made, actors=_parts(finding.actors, one), recipients=_parts(finding.recipients, one))
        return _told(made, one)
    return finding


def _source(source: Source, all_of: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Source:
    return replace(source, actors=all_of(source.actors), candidates=all_of(source.candidates))


def _parts(parts: tuple[Part, ...], one: Callable[[str | None], str | None]) -> tuple[Part, ...]:
    return tuple(replace(part, actor=one(part.actor)) for part in parts)


def _told(event: Event, one: Callable[[str | None], str | None]) -> Event:
    """The event with its tellers: an account whose teller is gone goes too, and the next one is the chief one."""
    found: dict[str | None, Account] = {}
    for account in event.accounts:
        teller = one(account.told_by)
        if account.told_by is None or teller is not None:
            found.setdefault(teller, replace(account, told_by=teller))
    accounts = tuple(found.values())
    if not accounts:
        return replace(event, told_by=one(event.told_by), accounts=())
    first, chief = accounts[0], event.accounts[0].told_by
    status = event.status if chief is None or one(chief) is not None else first.status
    return replace(event, told_by=first.told_by, status=status, accounts=accounts if len(accounts) > 1 else ())
