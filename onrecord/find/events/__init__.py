"""Finds events: what is done or said to be done, coded by PLOVER from a lexicon and the tree of each sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from onrecord.find.equipment import Mention, equipment_in
from onrecord.find.events.codenames import coded
from onrecord.find.events.contexts import contexts
from onrecord.find.events.dating import Dated
from onrecord.find.events.drafts import Draft, draft
from onrecord.find.events.equipment import armed
from onrecord.find.events.going_on import placed
from onrecord.find.events.manners import mode
from onrecord.find.events.matching import Trigger, triggers
from onrecord.find.events.merging import Group, groups
from onrecord.find.events.naming import name
from onrecord.find.events.referents import points_at_told, points_back, tells
from onrecord.find.events.scene import Mentions, Scene
from onrecord.find.events.thread import dated
from onrecord.find.events.tolls import tolls, without_told
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Actor, Equipment, Event, Place, Quantity, Report, Site, Time
from onrecord.parse import Parsed

T = TypeVar("T")


def find_events(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    places: tuple[Place, ...],
    actors: tuple[Actor, ...],
) -> Found[Event]:
    """The events of a report in order of their triggers; status and ``told_by`` are given later, by judge."""
    scene = scene_of(report, parsed, times, quantities, places, actors)
    found = groups(without_told([one for trigger in triggers(scene) for one in _drafted(scene, trigger)]))
    ids = Ids("e")
    told = [(max(group, key=lambda one: (one.fullness, -one.span.start)), group) for group in found]
    told.sort(key=lambda pair: pair[0].span.start)
    settings = zip(told, dated(scene, told), placed(scene, told), strict=True)
    by_id = {one.id: one for one in actors}
    return Found(
        tuple(
            _in_context(parsed, by_id, group, _event(parsed, ids, fullest, group, on, where))
            for (fullest, group), on, where in settings
        )
    )


def _unborne(arms: tuple[Mention, ...], actors: tuple[Actor, ...]) -> tuple[Mention, ...]:
    """The equipment without what is somebody's surname: "Teo |Sarin|"."""
    surnames = {span.end for one in actors if one.kind == "person" for span in one.mentions if span.text[0].isupper()}
    return tuple(one for one in arms if one.generic or one.end not in surnames)


def scene_of(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    places: tuple[Place, ...],
    actors: tuple[Actor, ...],
) -> Scene:
    """A report with what was found in it, laid out to look events up in."""
    timed = frozenset(token.index for time in times for token in parsed.between(time.span.start, time.span.end))
    mentions, names = Mentions(parsed, actors, places), coded(report, parsed, timed)
    arms = _unborne(equipment_in(report.text), actors)
    drones = armed(parsed, tuple(one for one in arms if one.counts == "drones"))
    counted = tolls(parsed, quantities)
    return Scene(report, parsed, times, quantities, mentions, arms, armed(parsed, arms), drones, timed, names, counted)


def _drafted(scene: Scene, trigger: Trigger) -> list[Draft]:
    if name(scene, trigger) is not None:
        return [draft(scene, trigger, pointing=False, alone=True)]
    if trigger.kind.needs == "toll":
        return [draft(scene, trigger, pointing=True, alone=True)]
    if trigger.kind.needs == "told":
        return [draft(scene, trigger, pointing=True, alone=False)] if points_at_told(scene, trigger.head) else []
    alone = tells(scene, trigger)
    if not trigger.pattern.verb and points_back(scene, trigger.head):
        return [draft(scene, trigger, pointing=True, alone=alone)]
    return [draft(scene, trigger, pointing=False, alone=True)] if alone else []


def _first(group: Group, of: Callable[[Draft], T | None]) -> T | None:
    return next((value for one in group if (value := of(one))), None)


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _each_once(items: Iterable[Equipment]) -> tuple[Equipment, ...]:
    """Equipment by its names, where it is named first in the order given."""
    found: dict[str, Equipment] = {}
    for item in items:
        found.setdefault(item.name, item)
    return tuple(found.values())


def _event(parsed: Parsed, ids: Ids, fullest: Draft, group: Group, on: Dated | None, where: tuple[Site, ...]) -> Event:
    """The event of all tellings: trigger and parts of the fullest, what that one lacks from the others."""
    kind = fullest.trigger.kind
    order = [fullest, *(one for one in group if one is not fullest)]
    own_name = _first(order, lambda one: one.name)
    return Event(
        id=ids.at(fullest.span.start),
        type=kind.type,
        mode=mode(parsed, fullest.trigger),
        what=kind.what,
        name=own_name.text if own_name else None,
        trigger=fullest.span,
        mentions=tuple(sorted({span for one in group for span in one.mentions})),
        actors=_first(order, lambda one: one.actors) or (),
        recipients=_first(order, lambda one: one.recipients) or (),
        places=where,
        when=on.days if on else None,
        quantities=_unique(quantity for one in order for quantity in one.quantities),
        equipment=_each_once(item for one in order for item in one.equipment),
        status=fullest.realis.status,
        told_by=None,
        confidence=_confidence(fullest, group),
        when_basis=on.basis if on else None,
    )


def _in_context(parsed: Parsed, by_id: Mapping[str, Actor], group: Group, event: Event) -> Event:
    """The event with its contexts, by the words of all sentences that tell it."""
    told = [parsed.sentences[nth] for nth in sorted({one.trigger.head.sentence for one in group})]
    words = [word for sentence in told for word in parsed.tokens[sentence.first : sentence.last]]
    parties = [by_id[part.actor] for part in (*event.actors, *event.recipients) if part.actor]
    return replace(event, contexts=contexts(words, event, parties))


def _confidence(fullest: Draft, group: Group) -> float:
    """How sure the event is: verbs over nouns, and more the more is said of it."""
    said = sum(map(bool, (fullest.actors, fullest.recipients, fullest.places, fullest.when)))
    sure = 0.3 + 0.1 * fullest.trigger.pattern.verb + 0.08 * said + 0.05 * min(2, fullest.trigger.pattern.detail)
    return round(min(0.9, sure + 0.05 * (len(group) > 1)), 2)
