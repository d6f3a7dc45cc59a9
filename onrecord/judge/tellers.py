"""What each teller of an event makes of it, and which tellings that contradict each other are of one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model import Account, Event, Part, Span, Statement
from onrecord.parse import Parsed
from onrecord.spans import overlap

_REACH = 1500
_REAL = frozenset({"occurred", "ongoing", "alleged", "denied"})
_GENERIC = frozenset({"attack", "strike", "operation", "assault", "raid", "incident"})
Teller = frozenset[str]
"""The actors of a source, its name where it has none; empty for the report's author."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An account and whose it is; ``party`` where the teller is one that may take sides."""

    teller: Teller
    account: Account
    party: bool


def teller(statement: Statement | None) -> Teller:
    """Who tells a statement."""
    if statement is None or statement.source is None:
        return frozenset()
    return frozenset(statement.source.actors) or frozenset({statement.source.name.lower()})


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what each of its tellers makes of it, in the order of their mentions, its own status first."""

    event: Event
    tellings: tuple[Telling, ...]
    source: Span | None
    """Who tells it at its trigger, at the words that say so."""

    def settled(self) -> Event:
        """The event with the first account of each teller; with none where one alone tells it."""
        first: dict[Teller, Telling] = {}
        for one in self.tellings:
            first.setdefault(one.teller, one)
        if len(first) < 2:
            return replace(self.event, accounts=())
        disputed = any(one.account.status == "denied" for one in first.values())
        accounts = tuple(_disputed(one) if disputed else one.account for one in first.values())
        return replace(self.event, status=accounts[0].status, accounts=accounts)


def _disputed(one: Telling) -> Account:
    """What a party tells as fact and another denies is alleged."""
    told = one.account.status in {"occurred", "ongoing"}
    return replace(one.account, status="alleged") if told and one.party else one.account


def together(parsed: Parsed, told: Iterable[Told]) -> tuple[Event, ...]:
    """The events, each denial put to what it denies: "Kestria denied shelling the town"."""
    found: list[Told] = []
    for later in told:
        nth = next((nth for nth in reversed(range(len(found))) if _same(parsed, found[nth], later)), None)
        if nth is None:
            found.append(later)
        else:
            found[nth] = _joined(found[nth], later)
    return tuple(one.settled() for one in found)


def _joined(earlier: Told, later: Told) -> Told:
    one, other = earlier.event, later.event
    event = replace(
        one,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        actors=one.actors or other.actors,
        recipients=one.recipients or other.recipients,
        places=one.places or other.places,
        when=one.when or other.when,
        when_basis=one.when_basis if one.when else other.when_basis,
        quantities=one.quantities or other.quantities,
        equipment=one.equipment or other.equipment,
    )
    return Told(event, (*earlier.tellings, *later.tellings), earlier.source)


def _same(parsed: Parsed, earlier: Told, later: Told) -> bool:
    """Whether one teller denies what another tells: alike in kind, parties, place and day, not far from each other."""
    one, other = earlier.event, later.event
    statuses = {one.status, other.status}
    if not statuses <= _REAL or "denied" not in statuses or len(statuses) < 2 or not _alike_in_kind(parsed, one, other):
        return False
    if {told.teller for told in later.tellings} & {told.teller for told in earlier.tellings} or one.name != other.name:
        return False
    if other.trigger.start - one.mentions[-1].end > _REACH or _other_days(one, other) or _other_places(one, other):
        return False
    parts = ((one.actors, other.actors), (one.recipients, other.recipients))
    if not all(_fit(parsed, some, others, later.source) for some, others in parts):
        return False
    places = {site.name for site in one.places} & {site.name for site in other.places}
    return bool(places or _keys(one.recipients) & _keys(other.recipients) or _common_deed(one, other))


def _common_deed(one: Event, other: Event) -> bool:
    """Whether the same do it, and to nobody else."""
    return bool(_keys(one.actors) & _keys(other.actors)) and not (one.recipients and other.recipients)


def _alike_in_kind(parsed: Parsed, one: Event, other: Event) -> bool:
    if one.what == other.what:
        return True
    words = [parsed.root(event.trigger.start, event.trigger.end) for event in (one, other)]
    generic = any(word is not None and word.lemma.lower() in _GENERIC for word in words)
    return generic and one.type == other.type == "ASSAULT"


def _other_days(one: Event, other: Event) -> bool:
    if one.when is None or other.when is None:
        return False
    (first, last), (begin, end) = ((days.first, days.last) for days in (one.when, other.when))
    return bool((last and begin and last < begin) or (end and first and end < first))


def _other_places(one: Event, other: Event) -> bool:
    """Whether both say where, and not at one place; a land that only tells whose troops they are says nothing."""
    lands = {part.name for event in (one, other) for part in event.actors}
    names = [{site.name for site in event.places} - lands for event in (one, other)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _fit(parsed: Parsed, some: tuple[Part, ...], others: tuple[Part, ...], source: Span | None) -> bool:
    """Whether the parts can be the same: some are, or either only point to what is known, or they are who tells it."""
    if not some or not others or _keys(some) & _keys(others) or all(_points(parsed, part) for part in some):
        return True
    return all(_points(parsed, part) or (source is not None and overlap(part.span, source)) for part in others)


def _keys(parts: tuple[Part, ...]) -> set[str]:
    return {key for part in parts for key in (part.actor or part.name.lower(), part.span.text.lower().split()[-1])}


def _points(parsed: Parsed, part: Part) -> bool:
    """ "It", "the town", "its jets": no name of its own."""
    word = parsed.root(part.span.start, part.span.end)
    if word is None or word.pos == "PROPN":
        return False
    known = parsed.child(word, "det", "poss")
    return word.tag == "PRP" or (known is not None and (known.lower == "the" or known.tag == "PRP$"))
