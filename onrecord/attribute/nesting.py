"""Which statement is told inside which: the innermost whose content holds another's cue."""

from __future__ import annotations

from onrecord.attribute.draft import Draft


def holder(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The statement that this one is told inside; None where the report itself tells it."""
    size = draft.end - draft.start
    around = [
        other
        for other in drafts
        if other is not draft and other.holds(draft.cue_start) and not draft.holds(other.cue_start)
        and (other.end - other.start, other.cue_start) > (size, draft.cue_start)
    ]  # fmt: skip
    return min(around, key=lambda other: other.end - other.start, default=None)
