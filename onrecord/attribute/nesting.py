"""Which statement is told inside which: the innermost whose content holds another's cue."""

from __future__ import annotations

from collections import defaultdict

from onrecord.attribute.draft import Draft
from onrecord.parse import Parsed


class Nesting:
    """Looks up the drafts whose content reaches into a sentence."""

    def __init__(self, parsed: Parsed, drafts: list[Draft]) -> None:
        self._parsed = parsed
        self._in: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            words = parsed.between(draft.start, draft.end)
            for sentence in range(words[0].sentence, words[-1].sentence + 1) if words else ():
                self._in[sentence].append(draft)

    def around(self, draft: Draft) -> list[Draft]:
        """The other drafts whose content holds this one's cue, and not the other way round."""
        return [
            other
            for other in self._in[draft.token.sentence]
            if other is not draft and other.holds(draft.cue_start) and not draft.holds(other.cue_start)
        ]

    def holder(self, draft: Draft) -> Draft | None:
        """The statement that this one is told inside; None where the report itself tells it."""
        if draft.inside is not None:
            return draft.inside
        size = draft.end - draft.start
        larger = [
            other
            for other in self.around(draft)
            if (other.end - other.start, other.cue_start) > (size, draft.cue_start)
        ]
        return min(
            larger, key=lambda other: (other.end - other.start, abs(other.cue_start - other.start)), default=None
        )

    def is_twice(self, draft: Draft) -> bool:
        """Whether a verb above tells the same words: "said in |a report published| on Monday that"."""
        if draft.quoted or not (draft.token.pos == "NOUN" or draft.token.relation == "acl"):
            return False
        above = {token.index for token in (draft.token, *self._parsed.ancestors(draft.token))}
        speaker = draft.speaker.head if draft.speaker is not None else None
        return any(
            other.token.index in above and other.content == draft.content
            for other in self._in[draft.token.sentence]
            if other.token.pos == "VERB" and other.token.relation != "acl" and other.speaker is not None
            if speaker is None or speaker.index in above or speaker == other.speaker.head
        )

    def is_echo(self, draft: Draft) -> bool:
        """Whether a verb inside what somebody says was given him as its speaker by a slip of the tree."""
        if draft.speaker is None or draft.quoted:
            return False
        head = draft.speaker.head
        return any(
            other.speaker is not None and other.speaker.head == head and not other.holds(head.start)
            for other in self.around(draft)
        )
