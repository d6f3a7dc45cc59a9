"""Where a link leads in a corrected reading: past what was rejected, into the part of what was split, to a new id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model import Actor, Finding, Place, Span, Statement
from onrecord.review.anchors import chief, spans
from onrecord.review.decision import Decision
from onrecord.review.links import To
from onrecord.spans import overlap


class Links:
    """The findings that links can lead to: those of ``now``.

    ``before`` are those of the program and of decisions, which may be gone; ``split`` are parts by what was split.
    """

    def __init__(
        self,
        now: Mapping[str, Finding],
        before: Mapping[str, Finding],
        held: Iterable[Decision],
        split: Mapping[str, tuple[Finding, ...]],
    ) -> None:
        self._now, self._before, self._split = now, before, split
        self._anchors = {anchor.id: anchor for one in held for anchor in one.links}
        self._found: dict[tuple[str, int, int], str] = {}
        for one in now.values():
            for span in _words(one):
                self._found.setdefault((one.id[:1], span.start, span.end), one.id)

    def of(self, finding: Finding) -> To:
        """What the links of a finding lead to."""

        def to(id: str) -> str | None:
            found = self._held(id)
            return self._part(found, finding) if found is not None and found in self._split else found

        return to

    def _held(self, id: str) -> str | None:
        wanted: str | None = id
        passed: set[str] = set()
        while wanted is not None and wanted not in self._now:
            if wanted in passed:
                return None
            passed.add(wanted)
            wanted = self._next(wanted)
        return wanted

    def _next(self, id: str) -> str | None:
        gone, anchor = self._before.get(id), self._anchors.get(id)
        if gone is not None:
            return gone.within if isinstance(gone, Statement) else None
        return self._found.get((id[:1], anchor.start, anchor.end)) if anchor else None

    def _part(self, id: str, of: Finding) -> str:
        """The part of a split statement that a finding stands in; its first one where it stands in none."""
        words, parts = chief(of), self._split[id]
        if words is None or of in parts:
            return id
        holding = (one.id for one in parts if any(overlap(words, span) for span in spans(one)))
        return next(holding, id)


def _words(one: Finding) -> tuple[Span, ...]:
    return one.mentions if isinstance(one, Actor | Place) else spans(one)[:1]
