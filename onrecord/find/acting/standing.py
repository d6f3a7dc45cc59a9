"""What a place is by its name, as far as it tells whether the place can act: a country, a capital, a seat, a town …"""

from __future__ import annotations

from typing import Literal

from onrecord.lexicon import facts

Standing = Literal["country", "capital", "seat", "house", "town", "region"]


def standing(name: str, *, town: bool) -> Standing:
    """What the place is; ``town`` where the gazetteer has it."""
    if name in facts.country_by_name():
        return "country"
    if name in facts.country_by_capital():
        return "capital"
    if name in facts.words("houses of power"):
        return "house"
    if name in facts.words("seats") or name in facts.words("lands that rule themselves"):
        return "seat"
    return "town" if town else "region"
