"""Which finding of a reading a decision is about, where the report was read anew since it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Actor, Finding, Place, Reading, Span
from onrecord.review.anchors import findings, spans


class Found:
    """The findings of a reading, by their ids and by their words."""

    def __init__(self, reading: Reading) -> None:
        self._by_id = {one.id: one for one in findings(reading)}
        self._by_words: dict[tuple[str, int, int], str] = {}
        for one in self._by_id.values():
            for span in _known_by(one):
                self._by_words.setdefault((one.id[:1], span.start, span.end), one.id)

    def at(self, noun: str, start: int, end: int) -> str | None:
        """The id of the finding of a noun (by letter) that is known by the words [start, end)."""
        return self._by_words.get((noun, start, end))

    def of_id(self, id: str) -> str | None:
        """The id, where a finding has it."""
        return id if id in self._by_id else None

    def same(self, id: str, was: Finding) -> str | None:
        """The id, where the finding that has it is known by the same words as ``was``."""
        found = self._by_id.get(id)
        return id if found and _words(found) == _words(was) else None


def matched(found: Found, decided: Mapping[str, Finding]) -> dict[str, str]:
    """For the id of each finding that was decided on, as it stood then, the id of the one that it is now.

    It is the one with the same id at the same words; else one at the same words; else one with the same id, which
    begins where it began. What isn't there any more is left out.
    """
    made: dict[str, str] = {}
    for id, was in decided.items():
        same = found.same(id, was)
        if same:
            made[id] = same
    for candidates in (_by_words, _by_id):
        for id, was in decided.items():
            if id in made:
                continue
            taken = set(made.values())
            now = next((one for one in candidates(found, id, was) if one not in taken), None)
            if now is not None:
                made[id] = now
    return made


def _by_words(found: Found, id: str, was: Finding) -> Iterator[str]:
    for span in spans(was)[:1]:
        one = found.at(id[:1], span.start, span.end)
        if one is not None:
            yield one


def _by_id(found: Found, id: str, was: Finding) -> Iterator[str]:
    one = found.of_id(id)
    if one is not None:
        yield one


def _known_by(finding: Finding) -> tuple[Span, ...]:
    """An actor or place is known by each of its mentions, everything else by its first words."""
    return spans(finding) if isinstance(finding, Actor | Place) else spans(finding)[:1]


def _words(finding: Finding) -> tuple[Span, ...]:
    return spans(finding)[:1] if isinstance(finding, Actor | Place) else spans(finding)
