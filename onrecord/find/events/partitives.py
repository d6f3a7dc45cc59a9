"""Of "nine of 14 drones" an event has the nine: the whole that a part is counted out of is no amount of its own."""

from __future__ import annotations

from onrecord.find.events.scene import Scene
from onrecord.model import Quantity


def without_wholes(scene: Scene, amounts: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of quantities, less those that stand behind "of" or "out of" another one among them."""
    counted = [quantity for quantity in scene.quantities if quantity.id in amounts]
    wholes = {
        after.id
        for before, after in zip(counted, counted[1:], strict=False)
        if _out_of(scene.report.text, before, after)
    }
    return tuple(one for one in amounts if one not in wholes)


def _out_of(text: str, part: Quantity, whole: Quantity) -> bool:
    between = text[part.span.end : whole.span.start].lower().split()
    return between in (["of"], ["out", "of"], ["of", "the"], ["out", "of", "the"], ["of", "its"], ["of", "their"])
