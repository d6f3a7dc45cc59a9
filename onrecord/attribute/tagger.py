"""The trained tagger: sources, cues and contents of a parsed report, and which of them belong together.

There are two levels: what the report tells in its own voice, and what is told inside that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.attribute.decoding import ROLES, Array, Run, barred, runs
from onrecord.attribute.linking import Linked, Links, Pull, Seen
from onrecord.encode import Encoded
from onrecord.encode.encoder import facts
from onrecord.parse.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Labelled:
    """Tokens ``[first, last)``, which are the characters ``[start, end)``, and how sure the tagger is (0 to 1)."""

    first: int
    last: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """What belongs to one cue; ``source`` is None where nobody speaks, ``contents`` empty where none was found.

    ``level`` 0 stands in the report's own voice, 1 inside somebody's content. ``score`` is the least sure of its parts
    and of the ties between them.
    """

    source: Labelled | None
    cue: Labelled
    contents: tuple[Labelled, ...]
    level: int
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Everything that the tagger finds in a report: the spans of the outer level, each in text order, and all ties."""

    sources: tuple[Labelled, ...] = ()
    cues: tuple[Labelled, ...] = ()
    contents: tuple[Labelled, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    """The learned steps from label to label, and what pulls content to cue and cue to source."""

    moves: tuple[Array, ...]
    pulls: tuple[Pull, Pull]


@cache
def _facts() -> _Facts:
    held = facts()
    content, source = (
        Pull(float(nobody), np.array(near)) for nobody, near in zip(held["nobody"], held["near"], strict=True)
    )
    return _Facts(tuple(barred(np.array(moves)) for moves in held["moves"]), (content, source))


def _seen(encoded: Encoded) -> list[Seen]:
    """What is seen for statements in each window."""
    levels = len(_facts().moves)
    return [
        Seen(
            one.first,
            one.fresh,
            one.last,
            tuple(np.split(one.made["labels"].astype(np.float64), levels, axis=1)),
            tuple(np.split(one.made["content_from"], levels, axis=1)),
            one.made["cue_to"],
            one.made["cue_from"],
            one.made["source_to"],
        )
        for one in encoded.glances
    ]


def tag(parsed: Parsed, encoded: Encoded) -> Tagged:
    """What the tagger finds in a parsed report; nothing in a report without words."""
    if not parsed.tokens:
        return Tagged()
    paragraphs, seen = encoded.paragraphs, _seen(encoded)
    starts = [nth for nth in range(len(paragraphs)) if not nth or paragraphs[nth] != paragraphs[nth - 1]]
    found: list[list[Run]] = []
    attributions: list[Attribution] = []
    for level, moves in enumerate(_facts().moves):
        scores = np.concatenate([one.labels[level][one.fresh - one.first :] for one in seen])
        found.append(runs(np.split(scores, starts[1:]), moves))
        links = Links(seen, paragraphs, _facts().pulls, level)
        attributions += [_attribution(parsed, linked, level) for linked in links.of(found[-1])]
    sources, cues, contents = (
        tuple(_labelled(parsed, run) for run in found[0] if run.role == role and not run.faint) for role in ROLES
    )
    return Tagged(sources, cues, contents, tuple(attributions))


def _attribution(parsed: Parsed, linked: Linked, level: int) -> Attribution:
    source = _labelled(parsed, linked.source) if linked.source else None
    cue = _labelled(parsed, linked.cue)
    contents = tuple(_labelled(parsed, run) for run in linked.contents)
    return Attribution(source, cue, contents, level, round(linked.score, 4))


def _labelled(parsed: Parsed, run: Run) -> Labelled:
    start, end = parsed.tokens[run.first].start, parsed.tokens[run.last - 1].end
    return Labelled(run.first, run.last, start, end, round(run.score, 4))
