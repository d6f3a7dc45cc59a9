"""Whom an event meets as PLOVER counts it: whoever is said to be met, else the land or place where it is done."""

from __future__ import annotations

from onrecord.model import Event, Part, Reading


def recipients(reading: Reading, event: Event) -> tuple[Part, ...]:
    """The event's recipients; where nobody is said to be met, its places, which are none of its actors.

    PLOVER's coders take "demonstrated in Kestria" and "sent grain to ports in Kestria" for deeds that meet Kestria.
    """
    together = event.type in _JOINT and len(event.actors) > 1
    if event.recipients or together or event.type in _NOWHERE:
        return event.recipients
    doers = {part.name for part in event.actors}
    by_id = {one.name: one.id for one in reading.actors}
    return tuple(Part(by_id.get(site.name), site.name, site.span) for site in event.places if site.name not in doers)[
        :1
    ]


_JOINT = frozenset({"CONSULT", "COOPERATE"})
"""Types of what several may do together and to nobody else."""
_NOWHERE = frozenset({"AGREE", "REJECT"})
"""Types of what is done by a word, wherever it is given."""
