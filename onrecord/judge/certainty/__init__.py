"""How certain it is that what a word tells has happened or will, by its sentence alone: from -3 to 3."""

from onrecord.judge.certainty.weighing import certainty

__all__ = ["certainty"]
