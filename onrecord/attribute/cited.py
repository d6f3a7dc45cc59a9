"""Whose word another rests on: "the agency reported, citing two officers"."""

from __future__ import annotations

from onrecord.attribute.clauses import can_speak
from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_undisclosed
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import noun_group
from onrecord.parse import Parsed


def lay_cited(parsed: Parsed, mentions: Mentions, drafts: list[Draft]) -> list[Draft]:
    """The drafts with whoever is cited as a speaker of what the citing one says.

    What is cited and no speaker stays what is said ("cancelled its flights, citing |security concerns|"); undisclosed
    intelligence is the evidence of the other statement and none of its own.
    """
    by_token = {draft.token.index: draft for draft in drafts}
    kept = []
    for draft in drafts:
        main = _main(parsed, draft, by_token)
        thing = parsed.child(draft.token, "dobj")
        if main is None or thing is None:
            kept.append(draft)
            continue
        group = noun_group(parsed, thing)
        words = " ".join(token.text for token in parsed.tokens[group.first : group.last + 1])
        if is_undisclosed(words):
            continue
        if can_speak(parsed, mentions, group):
            draft.speaker, draft.content, draft.quoted = group, list(main.content), main.quoted
            draft.inside = main
        kept.append(draft)
    return kept


def _main(parsed: Parsed, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
    """The statement that "citing" goes with; None for another cue, and where the citing one says nothing else."""
    if draft.token.lower != "citing":
        return None
    above = (by_token.get(token.index) for token in parsed.ancestors(draft.token))
    return next((other for other in above if other is not None and not other.holds(draft.cue_start)), None)
