"""When each statement of a report was said: by its own clause, by the words before, or by the day at the head."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_document
from onrecord.attribute.heads import Heads
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.nesting import Nesting
from onrecord.attribute.occasions import occasions
from onrecord.attribute.said import Dating, is_short, said_on, spoken_on
from onrecord.model import Days, Report, Source, Time
from onrecord.parse import Parsed


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was said last: by whom, in which paragraph, sentence and entry, and when."""

    who: str
    paragraph: int
    sentence: int
    entry: int
    days: Days | None


class Saying:
    """Dates statements; call ``days`` once, with the drafts in text order."""

    def __init__(
        self, report: Report, parsed: Parsed, times: tuple[Time, ...], mentions: Mentions, drafts: list[Draft]
    ) -> None:
        self.parsed = parsed
        self.mentions = mentions
        past = tuple(time for time in times if _may_be_past(report, time))
        self.dating = Dating(parsed, past, drafts)
        self.heads = Heads(report, past)
        self.nesting = Nesting(parsed, drafts)
        free = (time for time in self.dating.times if not self.dating.is_told(time))
        self.occasions = occasions(parsed, mentions, free)
        self._last: _Spoken | None = None
        self._dated: dict[tuple[str, int], set[Days]] = {}

    def days(self, drafts: list[Draft], sources: list[Source | None]) -> list[Days | None]:
        """When each was said; None where nothing tells.

        Words that go on from the same speaker's, a paragraph before at most, share their day, or that of what the
        speaker does in an earlier sentence of the paragraph; so do words in the past tense further down ("she
        added") where all that the speaker is dated to before is one day, by earlier words or by an occasion to speak.
        The turns of a talk are of the day of the occasion that is told above them. The rest is of the day at the
        text's head. What is told inside other words, or was said before them, has but the day of its own clause.
        """
        by_draft = {id(draft): source for draft, source in zip(drafts, sources, strict=True)}
        return [self._day(draft, source, by_draft) for draft, source in zip(drafts, sources, strict=True)]

    def _day(self, draft: Draft, source: Source | None, sources: dict[int, Source | None]) -> Days | None:
        own = said_on(self.parsed, draft, self.dating)
        holder = self.nesting.holder(draft) if draft.inside is None else None
        teller = sources.get(id(holder)) if holder is not None else None
        inside = teller is not None and (source is None or _key(source) != _key(teller))
        if inside or any(aux.lower == "had" for aux in self.parsed.children(draft.token, "aux")):
            return own  # "as he had said a month ago" dates nothing said now, nor is it dated by that
        if draft.cue is None and draft.verbatim:
            return self._turn(draft) or self._head_above(draft, source)
        days = own or self._going_on(draft, source)
        self._remember(draft, source, own, days)
        return days or self._head_above(draft, source)

    def _remember(self, draft: Draft, source: Source | None, own: Days | None, days: Days | None) -> None:
        if source is None or not source.name:
            return
        sentence, entry = self.parsed.sentence(draft.token), self.heads.entry(draft.cue_start)
        if own is not None:
            self._dated.setdefault((_key(source), entry), set()).add(own)
        self._last = _Spoken(_key(source), sentence.paragraph, sentence.index, entry, days)

    def _going_on(self, draft: Draft, source: Source | None) -> Days | None:
        """The day of what the same speaker said or did before."""
        if source is None or not source.name:
            return None
        sentence, entry = self.parsed.sentence(draft.token), self.heads.entry(draft.cue_start)
        last, days = self._last, None
        if last is not None and last.who == _key(source) and last.entry == entry and last.days is not None:
            near = sentence.index - last.sentence <= 1 and sentence.paragraph == last.paragraph
            holds = is_short(last.days) or (near and _goes_on(draft))
            days = last.days if holds and sentence.paragraph - last.paragraph <= 1 else None
        if days is None and len(source.actors) == 1:
            days = spoken_on(self.parsed, draft, self.dating, self.mentions, source.actors[0])
        if days is None and draft.token.tag in ("VBD", "VBG"):
            dated = self._dated_before(draft, _key(source), entry)
            days = next(iter(dated)) if len(dated) == 1 and all(map(is_short, dated)) else None
        return days

    def _dated_before(self, draft: Draft, who: str, entry: int) -> set[Days]:
        """All days that the speaker is dated to before, in the same entry of a live blog."""
        spoken = {
            one.days
            for one in self.occasions
            if one.actor == who and one.start < draft.cue_start and self.heads.entry(one.start) == entry
        }
        return spoken | self._dated.get((who, entry), set())

    def _turn(self, draft: Draft) -> Days | None:
        """The day of the last occasion that is told above the turn of a talk."""
        above = [one for one in self.occasions if one.start < draft.cue_start]
        return above[-1].days if above else None

    def _head_above(self, draft: Draft, source: Source | None) -> Days | None:
        """The day at the head; None for another text, which has its own day ("the auditors' report says")."""
        text = draft.speaker is not None and source is not None and is_document(draft.speaker.head)
        if text and draft.speaker is not None and not self._is_this(draft):
            return None
        return self.heads.day(draft.start)

    def _is_this(self, draft: Draft) -> bool:
        """Whether a text that speaks is the one at hand: "this statement", "the communiqué"."""
        if draft.speaker is None:
            return False
        return self.parsed.tokens[draft.speaker.first].lower == "this" or draft.speaker.head.lower in _TEXTS


_TEXTS = frozenset({"communiqué", "communique", "declaration", "statement"})


def _key(source: Source) -> str:
    """The one actor who speaks, or the name."""
    return source.actors[0] if len(source.actors) == 1 else source.name


def _goes_on(draft: Draft) -> bool:
    """Whether words go on from those before: "he said", "Brask added"; "Brask says" may come years later."""
    speaker = draft.speaker.head if draft.speaker is not None else None
    pronoun = speaker is not None and speaker.pos == "PRON"
    return pronoun or draft.token.tag == "VBG" or draft.token.lemma.lower() in ("add", "continue", "go")


def _may_be_past(report: Report, time: Time) -> bool:
    """Whether something printed may have been said then: not on a day after the report's own."""
    if time.days is None or time.days.first is None:
        return False
    return report.published is None or time.days.first <= report.published
