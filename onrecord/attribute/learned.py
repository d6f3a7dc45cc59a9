"""Joins what the trained tagger finds to what the rules found.

The tagger knows more cues and better edges; the rules know nesting, quotations over paragraphs, and what is no
statement. So a draft of the rules takes the tagger's edges where both mean the same words, and what only the tagger
saw is added where it is sure.
"""

from __future__ import annotations

from onrecord.attribute.clauses import GIVING_OUT, is_said
from onrecord.attribute.content import Stretch
from onrecord.attribute.cues import Cue, is_according_to, is_idle, verb_cues
from onrecord.attribute.draft import Draft
from onrecord.attribute.marks import Quote, over
from onrecord.attribute.speakers import Group, gives_signals
from onrecord.attribute.tagger import Attribution, Labelled, Tagged
from onrecord.parse import Parsed, Token

SURE = 0.35
"""The least score of what is added on the tagger's word alone."""
SAME = 0.5
"""The share of characters that two contents of one cue have in common."""


def join(parsed: Parsed, drafts: list[Draft], tagged: Tagged, titles: list[Quote]) -> list[Draft]:
    """The rules' drafts with the tagger's edges, and the drafts that only the tagger found."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.token.sentence, []).append(draft)
    added = []
    for attribution in tagged.attributions:
        content = _content(parsed, attribution)
        if not content:
            continue
        near = by_sentence.get(parsed.tokens[attribution.cue.first].sentence, [])
        twin = max(near, key=lambda draft: overlap(draft.content, content), default=None)
        if twin is not None and overlap(twin.content, content) >= SAME and _one_cue(twin, attribution.cue):
            _mend(parsed, twin, attribution, content, near)
        elif _stands_alone(attribution, near, titles):
            made = _draft(parsed, attribution, content)
            if made is not None:
                added.append(made)
    return [*drafts, *added]


def _stands_alone(attribution: Attribution, near: list[Draft], titles: list[Quote]) -> bool:
    """Whether the tagger is sure enough of a cue that the rules left out, and the cue is in no title of a work."""
    cue = attribution.cue
    if attribution.score < SURE or any(_one_cue(draft, cue) for draft in near):
        return False
    return not over(titles, cue.start, cue.end)


def overlap(one: list[Stretch], other: list[Stretch]) -> float:
    """Shared characters over covered ones, from first to last."""
    (a, b), (c, d) = (one[0][0], one[-1][1]), (other[0][0], other[-1][1])
    return max(0, min(b, d) - max(a, c)) / (max(b, d) - min(a, c))


def _one_cue(draft: Draft, cue: Labelled) -> bool:
    """Whether a draft's cue shares words with the tagger's."""
    return draft.cue_start < cue.end and cue.start < draft.cue_end


def _mend(parsed: Parsed, draft: Draft, attribution: Attribution, content: list[Stretch], near: list[Draft]) -> None:
    """Takes the tagger's content for a clause that syntax gave, and its speaker where syntax saw none."""
    fits = not _holds_its_cue(draft, content) and not _mixes(draft, content, near)
    if not draft.quoted and attribution.score >= SURE and fits:
        draft.content = content
    speaker = _group(parsed, attribution.source) if attribution.source else None
    if speaker is not None and not _is_empty(speaker) and _is_whole(draft.speaker, speaker):
        draft.speaker = speaker
    draft.sure = max(draft.sure, min(0.95, attribution.score))


def _holds_its_cue(draft: Draft, content: list[Stretch]) -> bool:
    """Whether a content runs over the cue or the speaker that it is told by."""
    points = [draft.cue_start, *([draft.speaker.head.start] if draft.speaker else [])]
    return any(start <= point < end for start, end in content for point in points)


def _mixes(draft: Draft, content: list[Stretch], near: list[Draft]) -> bool:
    """Whether a content takes in, or lets go, what another draft tells.

    "… by an attaché, who |claimed to have heard|" stays inside; "… to the frontier, a step that Olvania |called| …"
    stays outside; "dismissed |the figure| and denied that …" is not denied.
    """
    points = [point for other in near if other is not draft for point in (other.cue_start, other.start)]
    return any(draft.holds(point) != any(start <= point < end for start, end in content) for point in points)


def _content(parsed: Parsed, attribution: Attribution) -> list[Stretch]:
    """The contents in the cue's own paragraph: a later one must not change what is read here."""
    paragraph = parsed.sentence(parsed.tokens[attribution.cue.first]).paragraph
    return [
        (part.start, part.end)
        for part in attribution.contents
        if parsed.sentence(parsed.tokens[part.first]).paragraph == paragraph
    ]


def _is_whole(speaker: Group | None, other: Group) -> bool:
    """Whether another source stands for that of syntax: where there is none, or where it holds all of it."""
    return speaker is None or (other.first <= speaker.first and speaker.last <= other.last)


def _draft(parsed: Parsed, attribution: Attribution, content: list[Stretch]) -> Draft | None:
    """A draft of the tagger's own; None where the words were not said ("did not say"), or by nobody but "I"."""
    cue = attribution.cue
    token = _head(parsed, cue)
    speaker = _group(parsed, attribution.source) if attribution.source else None
    if is_idle(parsed, token) or _is_withheld(parsed, token) or _is_empty(speaker):
        return None
    if parsed.tokens[cue.first].lower == "no" or token.lemma in _DEEDS:
        return None  # "no sign that", "ensured that the gate was shut"
    if speaker is None:
        content = _first_clause(parsed, token, content)
    cues = verb_cues(parsed, token)
    nothing = parsed.between(*content[0])[0].lower == "no" and not _has_verb(parsed, content)
    if nothing and (not cues or token.lemma in GIVING_OUT):
        return None  # "gave no details", "imposed no duties": not done, and nothing said
    if speaker is not None and gives_signals(speaker) and not _has_verb(parsed, content):
        return None
    if cues and not _fits(parsed, cues, content):
        return None
    known = next(iter(cues), None)
    draft = Draft(token, known, cue.start, cue.end, speaker, content, round(0.9 * attribution.score, 2))
    return draft if is_said(parsed, draft) else None


def _first_clause(parsed: Parsed, token: Token, content: list[Stretch]) -> list[Stretch]:
    """The content up to the clause that follows on what a cue at the head of its sentence tells.

    "Told that the mill was sold, |the mayor left|": the tree hangs both on the cue.
    """
    clauses = [one for one in parsed.children(token, "ccomp") if content[0][0] <= one.start < content[-1][1]]
    if len(clauses) < 2 or token.index != parsed.words(parsed.sentence(token))[0].index:
        return content
    end = max(one.end for one in parsed.subtree(clauses[0]))
    return [(start, min(stop, end)) for start, stop in content if start < end]


def _fits(parsed: Parsed, cues: list[Cue], content: list[Stretch]) -> bool:
    """Whether a verb that the rules know takes such a content: a bare noun only where it takes objects."""
    if any("object" in cue.takes and not cue.abstract for cue in cues):
        return True
    return _has_verb(parsed, content)


def _has_verb(parsed: Parsed, content: list[Stretch]) -> bool:
    words = [token for start, end in content for token in parsed.between(start, end)]
    return any(token.tag in ("VB", "VBD", "VBZ", "VBP", "VBG", "MD") for token in words)


_DEEDS = frozenset({"ensure", "cause", "prevent", "enable"})
"""What brings something about and says nothing."""


def _is_withheld(parsed: Parsed, token: Token) -> bool:
    """Whether nothing is told: "declined to say", and "according to custom", which is nobody's word."""
    if token.lower == "according":
        return not is_according_to(parsed, token)
    return token.lemma in ("refuse", "decline") and parsed.child(token, "xcomp") is not None


def _is_empty(speaker: Group | None) -> bool:
    """Whether the speaker is nobody: "it goes without saying", "whoever claims"."""
    return speaker is not None and speaker.head.lower in ("it", "whoever", "this", "that", "which", "what", "there")


def _head(parsed: Parsed, span: Labelled) -> Token:
    """The highest word of a span that is no punctuation."""
    root = parsed.root(span.start, span.end)
    return root if root is not None and root.pos != "PUNCT" else parsed.tokens[span.first]


def _group(parsed: Parsed, span: Labelled) -> Group:
    last = span.last - 1
    while last > span.first and (parsed.tokens[last].pos == "PUNCT" or parsed.tokens[last].tag == "POS"):
        last -= 1
    return Group(_head(parsed, span), span.first, last)
