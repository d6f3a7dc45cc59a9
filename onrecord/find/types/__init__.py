"""Tells what one party does to another, as a type of PLOVER's: learned weights of the words between them."""

from onrecord.find.types.features import features
from onrecord.find.types.weighing import TYPES, chances, likeliest

__all__ = ["TYPES", "chances", "features", "likeliest"]
