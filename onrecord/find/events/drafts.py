"""One telling of an event, before tellings of the same event are put together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.events.counting import amounts
from onrecord.find.events.dating import Dated, when
from onrecord.find.events.equipment import equipment
from onrecord.find.events.markers import Realis
from onrecord.find.events.matching import Trigger
from onrecord.find.events.naming import name
from onrecord.find.events.packages import listed
from onrecord.find.events.partitives import without_wholes
from onrecord.find.events.realis import realis
from onrecord.find.events.recipients import recipients
from onrecord.find.events.referents import stands
from onrecord.find.events.roles import actors
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import own_words, sites
from onrecord.model import Days, Equipment, Part, Site, Span
from onrecord.spans import overlap


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger with its words, parts and setting.

    ``also`` are words beside it that tell the same. ``title`` and ``lead`` where it stands in the title (or a heading)
    or the body's first sentence, which sum up what is told again below.
    """

    trigger: Trigger
    span: Span
    also: tuple[Span, ...]
    name: Span | None
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    places: tuple[Site, ...]
    dated: Dated | None
    quantities: tuple[str, ...]
    equipment: tuple[Equipment, ...]
    realis: Realis
    pointing: bool
    alone: bool
    title: bool
    lead: bool

    @property
    def when(self) -> Days | None:
        """The days that its own sentence tells."""
        return self.dated.days if self.dated else None

    @property
    def mentions(self) -> tuple[Span, ...]:
        """All its words that tell the event, none inside another."""
        named = (self.name,) if self.name is not None else ()
        return (self.span, *(words for words in (*self.also, *named) if not overlap(words, self.span)))

    @property
    def fullness(self) -> int:
        """How much the telling says; the fullest one of an event carries its trigger."""
        said = (self.actors, self.recipients, self.places, self.when, self.quantities, self.equipment)
        return 2 * bool(self.actors) + sum(map(bool, said)) + 2 * (not self.pointing) - 20 * self.title


def draft(scene: Scene, trigger: Trigger, pointing: bool, alone: bool) -> Draft:
    """The telling that a trigger makes; ``pointing`` where it points back, ``alone`` where it can still tell one."""
    words, own_name = own_words(scene, trigger), name(scene, trigger)
    doers, met = actors(scene, trigger), recipients(scene, trigger)
    return Draft(
        trigger=trigger,
        span=_span(scene, trigger),
        also=tuple(scene.report.span(word.start, word.end) for word in trigger.also),
        name=own_name,
        actors=tuple(part for part in doers if own_name is None or not overlap(part.span, own_name)),
        recipients=met,
        places=sites(scene, trigger, words, (doers, met)),
        dated=when(scene, trigger, words),
        quantities=without_wholes(scene, amounts(scene, trigger, words)),
        equipment=equipment(scene, [*words, *(word for more in listed(scene, trigger) for word in more)]),
        realis=_realis(scene, trigger),
        pointing=pointing,
        alone=alone,
        title=scene.parsed.sentence(trigger.head).kind != "body",
        lead=trigger.head.sentence == scene.lead,
    )


def _realis(scene: Scene, trigger: Trigger) -> Realis:
    """What the words around make of the event; what is known to stand goes on, whatever it is said to do."""
    told = realis(scene.parsed, trigger.head)
    if trigger.pattern.verb or trigger.kind.needs != "stands" or not stands(scene, trigger.head):
        return told
    return Realis("ongoing", None)


def _span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's words from first to last, where they stand close together, else its head; codenames whole."""
    if not trigger.pattern.verb and trigger.head.index in scene.coded:
        return scene.coded[trigger.head.index]
    start = min(word.start for word in trigger.words)
    end = max(word.end for word in trigger.words)
    if end - start > 40:
        return scene.report.span(trigger.head.start, trigger.head.end)
    return scene.report.span(start, end)
