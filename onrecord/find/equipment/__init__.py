"""Finds weapons, vehicles and platforms by name, by designation and by class; all finders may ask it."""

from onrecord.find.equipment.read import equipment_in
from onrecord.find.equipment.spellings import Mention

__all__ = ["Mention", "equipment_in"]
