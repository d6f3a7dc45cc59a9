"""On what a statement rests: a named source, an unnamed one, undisclosed intelligence, a document, or none."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.attribute.draft import Draft
from onrecord.model import Evidence, Report, Source
from onrecord.parse import Parsed


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Evidence], ...]:
    book = lexicon.load("evidence")
    return tuple(
        (re.compile("|".join(entry.match), re.IGNORECASE), entry.means)  # type: ignore[misc]
        for entry in book.entries
    )


def evidence_of(report: Report, parsed: Parsed, draft: Draft, source: Source | None) -> Evidence:
    """The evidence of a statement, by the words of its content and of its cue's sentence."""
    if source is None or draft.speaker is None:
        return "none"
    sentence = parsed.sentence(draft.token)
    around = report.text[sentence.start : sentence.end]
    words = " ".join(report.text[start:end] for start, end in draft.content)
    head = draft.speaker.head
    for pattern, means in _patterns():
        if means == "document":
            if pattern.fullmatch(head.lemma.lower()) or pattern.fullmatch(head.lower):
                return means
        elif pattern.search(words) or (means == "unnamed" and pattern.search(around)):
            return means
    if source.actors and head.pos == "PRON":
        return "named"
    return "named" if head.pos == "PROPN" or (source.actors and source.name != source.span.text) else "unnamed"
