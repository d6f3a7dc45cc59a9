"""What is answered across reports, as JSON objects: disputes, changes, outcomes, and the tracks of sources."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.export.reading_json import Json
from onrecord.store.behind import id_of_change, id_of_dispute, id_of_outcome, id_of_track

if TYPE_CHECKING:
    from onrecord.link.changes import Change
    from onrecord.link.decided import Decision
    from onrecord.link.disputes import Dispute
    from onrecord.link.outcomes import Outcome, Track
    from onrecord.store.pairing import Compared


def dispute(one: Dispute) -> Json:
    """A dispute with its sides, and who holds each of them in which words."""
    return {"id": id_of_dispute(one), **_fields(one)}


def change(one: Change) -> Json:
    """What was told, what is told now, by whom and in which words."""
    return {"id": id_of_change(one), **_fields(one)}


def outcome(one: Outcome) -> Json:
    """A forecast with what came of it, the passages that tell so, and why."""
    return {"id": id_of_outcome(one), **_fields(one), "is_clear": one.is_clear}


def fulfilment(forecast: str, one: Decision) -> Json:
    """What a person decided came of a forecast."""
    return {"forecast": forecast, **_fields(one)}


def track(one: Track) -> Json:
    """What came of a source's forecasts."""
    return {"id": id_of_track(one), **_fields(one)}


def compared(one: Compared) -> Json:
    """What is held of two findings, and why."""
    return _fields(one)


def _fields(one: Any) -> Json:
    return {field.name: _plain(getattr(one, field.name)) for field in fields(one)}


def _plain(one: Any) -> Any:
    if is_dataclass(one):
        return _fields(one)
    if isinstance(one, tuple):
        return [_plain(each) for each in one]
    return one.isoformat() if isinstance(one, date) else one
