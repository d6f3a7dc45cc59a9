"""Raw report to Report: one named defect after the other, with the map back to the origin."""

from onrecord.repair.mapping import origin_offset
from onrecord.repair.whole import repair

__all__ = ["origin_offset", "repair"]
