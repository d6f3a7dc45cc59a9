"""All rules in the order in which they are tried, as one scanner."""

from __future__ import annotations

from functools import cache

from onrecord.find.times import absolute, clocks, lengths, named, numbered, relative, reporting, spoken, told
from onrecord.find.times.grammar import Scanner


@cache
def scanner() -> Scanner:
    """The scanner, made once a process at first use."""
    occasion, feast, vague = named.rules()
    return Scanner(
        (
            occasion,
            feast,
            *numbered.RULES,
            *clocks.RULES,
            *spoken.RULES,
            *absolute.RULES,
            *reporting.RULES,
            *relative.RULES,
            *told.RULES,
            *lengths.RULES,
            vague,
        )
    )
