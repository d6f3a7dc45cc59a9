"""Tells whether a place's name stands for those who govern there: learned weights of how it stands in its sentence."""

from onrecord.find.acting.standing import Standing, standing
from onrecord.find.acting.weighing import acting, is_building

__all__ = ["Standing", "acting", "is_building", "standing"]
