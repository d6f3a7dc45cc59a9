"""When each statement of a report was said: by its own clause, by the words before, or by the day at the head."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.said import dated_heads, said_on, spoken_on
from onrecord.model import Days, Report, Source, Time
from onrecord.parse import Parsed


class Saying:
    """Dates statements; call ``days`` once, with the drafts in text order."""

    def __init__(self, report: Report, parsed: Parsed, times: tuple[Time, ...], mentions: Mentions) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.times = tuple(time for time in times if _may_be_past(report, time))
        self.heads = dated_heads(report, self.times)
        self._last: tuple[str, int, Days | None] | None = None
        self._dated: dict[str, set[Days]] = {}

    def days(self, drafts: list[Draft], sources: list[Source | None]) -> list[Days | None]:
        """When each was said; None where nothing tells.

        Words that go on from the same speaker's, a paragraph before at most, share their day, or that of what the
        speaker does in an earlier sentence of the paragraph; so do words in the past tense further down ("she
        added") where all that the speaker is dated to before is one day. The rest is of the day at the text's head.
        """
        found = []
        for draft, source in zip(drafts, sources, strict=True):
            own = said_on(self.parsed, draft, self.times)
            days = own or self._going_on(draft, source)
            if not any(aux.lower == "had" for aux in self.parsed.children(draft.token, "aux")):
                self._remember(draft, source, own, days)  # "as he had said a month ago" dates nothing said now
            found.append(days or self._head_above(draft))
        return found

    def _remember(self, draft: Draft, source: Source | None, own: Days | None, days: Days | None) -> None:
        if source is None or not source.name:
            return
        if own is not None:
            self._dated.setdefault(source.name, set()).add(own)
        self._last = (source.name, self.parsed.sentence(draft.token).paragraph, days)

    def _going_on(self, draft: Draft, source: Source | None) -> Days | None:
        """The day of what the same speaker said or did before."""
        if source is None or not source.name:
            return None
        days = None
        paragraph = self.parsed.sentence(draft.token).paragraph
        if self._last is not None and self._last[0] == source.name and paragraph - self._last[1] <= 1:
            days = self._last[2]
        if days is None and len(source.actors) == 1:
            days = spoken_on(self.parsed, draft, self.times, self.mentions, source.actors[0])
        dated = self._dated.get(source.name, set())
        if days is None and draft.token.tag in ("VBD", "VBG") and len(dated) == 1:
            days = next(iter(dated))
        return days

    def _head_above(self, draft: Draft) -> Days | None:
        at = bisect_right(self.heads, draft.start, key=lambda head: head[0]) - 1
        return self.heads[at][1] if at >= 0 else None


def _may_be_past(report: Report, time: Time) -> bool:
    """Whether something printed may have been said then: not on a day after the report's own."""
    if time.days is None or time.days.first is None:
        return False
    return report.published is None or time.days.first <= report.published
