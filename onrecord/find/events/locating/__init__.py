"""Tells which name of a sentence says where what a word tells is: learned weights of how it stands to the word."""

from onrecord.find.events.locating.candidates import Candidate, candidates
from onrecord.find.events.locating.features import features
from onrecord.find.events.locating.weighing import chosen, weight

__all__ = ["Candidate", "candidates", "chosen", "features", "weight"]
