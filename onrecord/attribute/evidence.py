"""On what a statement rests: a named source, an unnamed one, undisclosed intelligence, a document, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord import lexicon
from onrecord.attribute.draft import Draft
from onrecord.find.names.words import organ_words
from onrecord.model import Actor, Evidence, Report, Source
from onrecord.parse import Parsed, Token


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Evidence], ...]:
    book = lexicon.load("evidence")
    return tuple(
        (re.compile("|".join(entry.match), re.IGNORECASE), entry.means)  # type: ignore[misc]
        for entry in book.entries
    )


def is_document(head: Token) -> bool:
    """Whether a noun is a text or a picture that can be cited."""
    patterns = [pattern for pattern, means in _patterns() if means == "document"]
    return any(pattern.fullmatch(head.lemma.lower()) or pattern.fullmatch(head.lower) for pattern in patterns)


def is_undisclosed(words: str) -> bool:
    """Whether these are words for what nobody may see: "classified intelligence"."""
    return any(pattern.search(words) for pattern, means in _patterns() if means == "undisclosed")


def _resting_on(parsed: Parsed, cue: Token) -> str:
    """The words that tell beside a cue on what it rests: "said, |citing classified intelligence|"."""
    grounds = [
        child for child in parsed.children(cue, "advcl", "prep") if child.lower in ("citing", "quoting", "based")
    ]
    return " ".join(token.text for child in grounds for token in parsed.subtree(child))


def evidence_of(
    report: Report, parsed: Parsed, draft: Draft, source: Source | None, actors: Mapping[str, Actor]
) -> Evidence:
    """The evidence of a statement, by the words of its content and of its cue's sentence, and by who speaks."""
    if source is None or draft.speaker is None:
        return "none"
    sentence = parsed.sentence(draft.token)
    around = report.text[sentence.start : sentence.end]
    told = (report.text[start:end] for start, end in draft.content)
    words = " ".join([*told, _resting_on(parsed, draft.token)])
    head = draft.speaker.head
    for pattern, means in _patterns():
        if means == "document":
            if is_document(head):
                return means
        elif pattern.search(words) or (means == "unnamed" and pattern.search(around)):
            return means
    return "named" if _is_named(head, source, actors) else "unnamed"


def _is_named(head: Token, source: Source, actors: Mapping[str, Actor]) -> bool:
    """Whether one can tell who it is: a body, or a name ("Jana Perrin", not "two officials")."""
    if head.pos == "PRON" and not source.actors:
        return bool(source.candidates)  # one of those named before, though it is open which
    if head.pos == "NOUN" and not source.actors:
        return head.tag == "NN" and head.lemma.capitalize() in organ_words()
    if any(actors[one].kind in ("organisation", "country", "armed force") for one in source.actors):
        return True
    return source.name.split()[-1][:1].isupper()
