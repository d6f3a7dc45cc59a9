"""Looks up which actor is named where, and which stretches of the text somebody is telling."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.attribute.content import Stretch
from onrecord.model import Actor, Span
from onrecord.parse import Token

Named = tuple[Span, Actor]
"""A mention and the actor that it names."""


class Mentions:
    """The mentions of a report's actors, in text order."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._named = sorted(
            ((mention, actor) for actor in actors for mention in actor.mentions),
            key=lambda named: (named[0].start, -named[0].end),
        )
        self._starts = [mention.start for mention, _ in self._named]
        self._longest = max((mention.end - mention.start for mention, _ in self._named), default=0)

    def between(self, start: int, end: int) -> list[Named]:
        """The mentions that begin in ``[start, end)``."""
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def over(self, token: Token) -> Actor | None:
        """The actor whose mention covers a token (the longest mention, if several do)."""
        near = self.between(token.start - self._longest, token.start + 1)
        found = [named for named in near if token.end <= named[0].end]
        return max(found, key=lambda named: named[0].end - named[0].start)[1] if found else None


class Told:
    """The characters that stand in somebody's statement."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._joined = joined
        self._starts = [start for start, _ in joined]

    def holds(self, offset: int) -> bool:
        """Whether a character is told by somebody."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._joined[at][1]
