"""Puts the tellings of one event together: named alike, pointed back at, or alike in kind, parties, place and day."""

from __future__ import annotations

from dataclasses import replace

from onrecord.find.events.drafts import Draft
from onrecord.find.events.matching import STRIKING
from onrecord.model import Days, Part

_GENERIC = frozenset({"attack", "operation", "assault", "incident", "raid", "violence", "strike", "shooting", "battle"})
Group = list[Draft]
_REACH = 1500
_MONTH = 27
_TOLLS = frozenset({"killing", "wounding"})
_NEAR = 500


def groups(drafts: list[Draft]) -> list[Group]:
    """The tellings of each event, events in order of their first telling; what points at nothing told is left out."""
    found: list[Group] = []
    for draft in sorted(_introduced(drafts), key=lambda one: (one.title, one.span.start)):
        group = _same(found, draft)
        if group is not None:
            group.append(draft)
        elif _stands_alone(found, draft):
            found.append([draft])
    return sorted(found, key=lambda group: min(one.span.start for one in group))


def _introduced(drafts: list[Draft]) -> list[Draft]:
    """ "NATO holds several exercises. The Calm Heath exercise ...": what introduces named ones is none beside them."""
    found: list[Draft] = []
    by: Draft | None = None
    for draft in sorted(drafts, key=lambda one: one.span.start):
        named = draft.name is not None and by is not None and draft.trigger.kind.what == by.trigger.kind.what
        if named and by is not None and draft.span.start - by.span.end < _NEAR:
            if by in found:
                found.remove(by)
            draft = replace(draft, actors=draft.actors or by.actors)
        elif draft.trigger.head.tag == "NNS" and draft.name is None:
            by = draft
        found.append(draft)
    return found


def _stands_alone(found: list[Group], draft: Draft) -> bool:
    if not draft.alone or not (draft.realis.firm or _referent(draft)):
        return False
    told, kind = [group[0].trigger.kind for group in found], draft.trigger.kind
    if draft.title and kind.what in _TOLLS:
        return all(one.what != kind.what for one in told)
    return not (draft.title and any(one.type == kind.type for one in told))


_VAGUE = frozenset({"could", "can", "may", "might", "need", "want", "likely", "would", "allow", "prevent"})


def _referent(draft: Draft) -> bool:
    """Whether what is only possible or asked for is told so closely that it can be looked up."""
    because = draft.realis.because
    if because is not None and because.lower in {"if", "unless", "should", "were", "soon"}:
        return False
    if draft.trigger.kind.type == "ASSAULT":
        return bool(draft.places and draft.when and not draft.trigger.pattern.verb)
    if because is not None and (because.lower in _VAGUE or because.lemma in _VAGUE):
        return False
    placed = draft.places and draft.trigger.kind.what in {"advance", "deployment", "talks", "visit", "meeting"}
    return bool(draft.actors and (placed or draft.when or (draft.recipients and not draft.pointing)))


def _same(found: list[Group], draft: Draft) -> Group | None:
    """The event that the telling tells again, the one told last if several; None where it is a new one."""
    for fits in (_same_name, _pointed_at, _alike):
        fitting = [group for group in reversed(found) if fits(group, draft)]
        if fitting:
            return next((group for group in fitting if not _beside(group, draft)), fitting[0])
    return next((group for group in found if _summed_up(group, draft)), None)


def _summed_up(group: Group, draft: Draft) -> bool:
    """ "Warplanes hit depot" above a report of an airstrike: what a title tells in the words for any attack."""
    kind, told = draft.trigger.kind, group[0].trigger.kind
    if not draft.title or draft.name is not None or any(_set_apart(one, draft) for one in group):
        return False
    if draft.trigger.head.lemma.lower() in _GENERIC | STRIKING and told.what not in _TOLLS:
        return kind.type == told.type
    return kind.what == told.what or kind.what == "meeting" and told.what in _MEETINGS


_MEETINGS = frozenset({"talks", "summit", "meeting"})
"""What is called by one another's words."""
_ANY = frozenset({"incident", "accident", "affair"})
"""Words that take up violence and force of any kind."""


def _set_apart(one: Draft, other: Draft) -> bool:
    """Whether two tellings name other days or places."""
    return _other_day(one, other) or _other_places(one, other)


def _other_places(one: Draft, other: Draft) -> bool:
    places = [{site.name for site in draft.places} for draft in (one, other)]
    return all(places) and not places[0] & places[1]


def _beside(group: Group, draft: Draft) -> bool:
    """ "Three guards were killed in the attack": what a sentence has just told is not what it points back at."""
    return draft.pointing and group[-1].trigger.head.sentence == draft.trigger.head.sentence and len(group) == 1


def _same_name(group: Group, draft: Draft) -> bool:
    names = [one.name.text for one in group if one.name]
    if not names or draft.name is None:
        return False
    return any(_prefix(name, draft.name.text) for name in names)


def _prefix(a: str, b: str) -> bool:
    shorter, longer = sorted((a.lower().split(), b.lower().split()), key=len)
    return longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= 1


def _pointed_at(group: Group, draft: Draft) -> bool:
    """ "The attack", "such deployments": the last event of that kind, or of that type where the word is general."""
    if not draft.pointing or draft.name is not None or not draft.realis.firm:
        return False
    if draft.span.start - group[-1].span.end > _REACH or any(_set_apart(one, draft) for one in group):
        return False
    kind, other = draft.trigger.kind, group[0].trigger.kind
    if kind.what == other.what or {kind.what, other.what} <= _MEETINGS:
        return True
    word = draft.trigger.head.lemma.lower()
    general = kind.needs == "told" or word in _GENERIC
    alike = kind.type == other.type or word in _ANY and other.type in {"ASSAULT", "COERCE"}
    return general and alike and other.what not in _TOLLS


def _alike(group: Group, draft: Draft) -> bool:
    if draft.pointing or any(one.trigger.kind.what != draft.trigger.kind.what for one in group[:1]):
        return False
    told = group[-_COMPARED:]
    if any(one.name and draft.name for one in group) or any(_apart(one, draft) for one in told):
        return False
    if draft.title or any(_shares(one, draft) for one in told):
        return True
    return len(group) == 1 and group[0].lead and not draft.lead


_COMPARED = 24
"""So many tellings of an event, the last ones, are held beside the next."""


def _apart(one: Draft, other: Draft) -> bool:
    """Whether two tellings can't be of one event: other places, other days, or other parties."""
    if _other_places(one, other) and not other.title or _other_day(one, other) or _other_total(one, other):
        return True
    if one.realis.status != other.realis.status and not other.title:
        return True
    return _strangers(one.recipients, other.recipients) or _strangers(one.actors, other.actors)


def _other_day(one: Draft, other: Draft) -> bool:
    return one.when is not None and other.when is not None and not _overlap(one.when, other.when)


def _other_total(one: Draft, other: Draft) -> bool:
    """ "In May 214 were killed. Between January and May 1,640 were killed": what two long stretches come to is two."""
    lengths = [_length(draft.when) for draft in (one, other) if draft.quantities and draft.trigger.kind.what in _TOLLS]
    return len(lengths) == 2 and min(lengths) >= _MONTH and one.when != other.when


def _length(days: Days | None) -> int:
    return (days.last - days.first).days if days is not None and days.first and days.last else 0


def _strangers(some: tuple[Part, ...], others: tuple[Part, ...]) -> bool:
    return bool(some and others) and not _common(some, others)


def _common(some: tuple[Part, ...], others: tuple[Part, ...]) -> bool:
    return bool({key for part in some for key in _keys(part)} & {key for part in others for key in _keys(part)})


def _keys(part: Part) -> tuple[str, str]:
    return part.actor or part.name.lower(), part.span.text.lower().split()[-1]


def _shares(one: Draft, other: Draft) -> bool:
    return _common(one.recipients, other.recipients) or (
        _common(one.actors, other.actors) and _common_setting(one, other)
    )


def _common_setting(one: Draft, other: Draft) -> bool:
    where = {site.name for site in one.places} & {site.name for site in other.places}
    return bool(where) or (one.when is not None and one.when == other.when)


def _overlap(a: Days, b: Days) -> bool:
    starts = [day for day in (a.first, b.first) if day is not None]
    ends = [day for day in (a.last, b.last) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
