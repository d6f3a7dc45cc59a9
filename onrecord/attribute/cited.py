"""Whose word another rests on: "the agency reported, citing two officers"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.attribute.clauses import can_speak, draft_of, verb_speaker
from onrecord.attribute.cues import Cue, verb_cues
from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_undisclosed
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import noun_group
from onrecord.parse import Parsed, Token


def lay_cited(parsed: Parsed, mentions: Mentions, drafts: list[Draft]) -> list[Draft]:
    """The drafts with whoever is cited as a speaker of what the citing one says.

    What is cited and no speaker stays what is said ("cancelled its flights, citing |security concerns|"); undisclosed
    intelligence is the evidence of the other statement and none of its own.
    """
    drafts = _behind_insertions(parsed, mentions, drafts)
    by_token = {draft.token.index: draft for draft in drafts}
    kept = []
    for draft in drafts:
        if draft.inside is not None:
            kept.append(draft)
            continue
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


_REACH = 14
"""Words between a cue and "citing", and between "citing" and "that", at most."""


def _behind_insertions(parsed: Parsed, mentions: Mentions, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what is said behind an insertion: "reported on Sunday, citing two officers, |that …|".

    The tree of such a sentence hangs its first half on a verb of its second.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.token.sentence, []).append(draft)
    for token in parsed.tokens:
        if token.lower != "citing":
            continue
        cue, that = _cue_before(parsed, token), _that_behind(parsed, token)
        if cue is None or that is None:
            continue
        near = by_sentence.get(token.sentence, [])
        inside = parsed.tokens[that.index : parsed.words(parsed.sentence(token))[-1].index + 1]
        content = [(that.start, max(one.end for one in inside if one.pos != "PUNCT"))]
        own = next((draft for draft in near if draft.token.index == cue.token.index), None)
        main = own or draft_of(parsed, cue, verb_speaker(parsed, cue.token), content, 0.8)
        main.content = content
        others = [_freed(parsed, draft, that) for draft in near if draft is not own and draft.token is not token]
        witness = _witness(parsed, mentions, token, that, main)
        by_sentence[token.sentence] = [main, *witness, *(draft for draft in others if draft.content)]
    return [draft for some in by_sentence.values() for draft in some]


def _cue_before(parsed: Parsed, token: Token) -> Cue | None:
    """The verb of saying that an insertion stands behind; None where none is near in its sentence."""
    first = max(parsed.words(parsed.sentence(token))[0].index, token.index - _REACH)
    for before in reversed(parsed.tokens[first : token.index]):
        for cue in verb_cues(parsed, before):
            if "clause" in cue.takes:
                return cue
    return None


def _that_behind(parsed: Parsed, token: Token) -> Token | None:
    """The "that" behind the comma which closes an insertion; None where none follows in the sentence."""
    words = parsed.tokens[token.index + 1 : token.index + _REACH]
    for comma, behind in pairwise(words):
        if behind.sentence == token.sentence and comma.text == "," and behind.lower == "that":
            return behind
    return None


def _witness(parsed: Parsed, mentions: Mentions, token: Token, that: Token, main: Draft) -> list[Draft]:
    """Whoever is cited, as a speaker of the same words inside the main statement; none where it can't speak."""
    head = parsed.root(token.end, parsed.tokens[that.index - 1].start)
    if head is None:
        return []
    group = noun_group(parsed, head)
    words = " ".join(one.text for one in parsed.tokens[group.first : group.last + 1])
    if is_undisclosed(words) or not can_speak(parsed, mentions, group):
        return []
    cue = next(iter(verb_cues(parsed, token)), None)
    return [Draft(token, cue, token.start, token.end, group, list(main.content), 0.7, inside=main)]


def _freed(parsed: Parsed, draft: Draft, that: Token) -> Draft:
    """A draft of a verb behind the insertion that took words before it, with the clause that follows it instead."""
    if draft.token.sentence == that.sentence and draft.token.index > that.index and draft.start < that.start:
        clauses = [one for one in parsed.children(draft.token, "ccomp", "xcomp") if one.index > draft.token.index]
        words = [one for clause in clauses[:1] for one in parsed.subtree(clause) if one.index > draft.token.index]
        draft.content = [(words[0].start, words[-1].end)] if words else []
    return draft
