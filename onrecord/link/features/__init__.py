"""What two tellings are compared by: each a small judgement with a score, and a reason in words."""

from __future__ import annotations

from typing import Any

from onrecord.link.features import context, days, entity, name, numbers, parties, place, trigger
from onrecord.link.features.feature import Feature

OF_EVENTS: tuple[Feature[Any], ...] = (
    *trigger.FEATURES,
    *parties.FEATURES,
    *place.OF_EVENTS,
    *days.FEATURES,
    *days.OF_EVENTS,
    *numbers.FEATURES,
    *context.FEATURES,
    *context.OF_EVENTS,
)
OF_ENTITIES: tuple[Feature[Any], ...] = (
    *name.FEATURES,
    *entity.FEATURES,
    *place.OF_ENTITIES,
    *days.FEATURES,
    *context.FEATURES,
)

__all__ = ["OF_ENTITIES", "OF_EVENTS", "Feature"]
