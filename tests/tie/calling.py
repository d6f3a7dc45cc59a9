"""What a reading of a text calls one of its actors."""

from __future__ import annotations

import onrecord


def called(text: str, name: str) -> list[str]:
    """The words of all mentions of the actor with a name, in text order; empty where there is no such actor."""
    actors = {actor.name: actor for actor in onrecord.read(text=text).actors}
    return [mention.text for mention in actors[name].mentions] if name in actors else []
