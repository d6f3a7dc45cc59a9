"""The names in a report, by the encoder's head for them: spans of words, each of a kind."""

from __future__ import annotations

from typing import Any

import numpy as np

from onrecord.encode.encoder import Encoded, facts
from onrecord.parse.syntax import Name, NameKind, Parsed

Flags = np.ndarray[Any, np.dtype[np.bool_]]
_HALF = 0.5


def mark_names(parsed: Parsed, encoded: Encoded) -> Parsed:
    """The parsed report with its names in text order, none over another.

    A word is in a name where all labels of names together are likelier than none. A name begins where none was before,
    at each first word of a sentence, and where "first" is likelier than "inside"; its kind is the one that is likeliest
    of all its words together, so that no name is of two kinds.
    """
    if not parsed.tokens:
        return parsed
    scores = encoded.of_words("names").astype(np.float64)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    begin, inside = chances[:, 1::2], chances[:, 2::2]
    named = chances[:, 0] < _HALF
    anew = begin.sum(axis=1) > inside.sum(axis=1)
    of_kind = begin + inside
    kinds: tuple[NameKind, ...] = tuple(facts()["names"])
    names = []
    for first, last in _runs(parsed, named, anew):
        kind = int(np.log(of_kind[first:last]).sum(axis=0).argmax())
        start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
        names.append(Name(start, end, kinds[kind], round(float(of_kind[first:last, kind].min()), 4)))
    return parsed.named(tuple(names))


def _runs(parsed: Parsed, named: Flags, anew: Flags) -> list[tuple[int, int]]:
    """Words ``[first, last)`` of each name."""
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero(named).tolist():
        goes_on = bool(found) and found[-1][1] == at and not anew[at]
        if goes_on and parsed.tokens[at].sentence == parsed.tokens[at - 1].sentence:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
