"""The factuality corpus (UW): sentences in which annotators said of each event how certain it is, from -3 to 3."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from evals.corpora import folder
from evals.statements import report_of
from onrecord import parse
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_SHOWN = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_BEHIND = frozenset(
    ["'", "'s", "'S", "n't", "N'T", "'ll", "'re", "'ve", "'d", "'m", ",", ".", ";", ":", "?", "!", "%", "...", ")", "]"]
    + ["}", "”", "’"]
)
"""What is written right behind the word before it."""
_BEFORE = frozenset(["(", "[", "{", "$", "#", "“", "‘"])
"""What is written right before the word behind it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A word that tells an event, in its parsed sentence, and how certain it is; ``block`` numbers the sentences."""

    parsed: Parsed
    token: Token
    certain: float
    block: int


def written(words: list[str]) -> tuple[str, list[int]]:
    """The words as running text, and where each begins."""
    text, starts, tight = "", list[int](), True
    for word in words:
        shown = _SHOWN.get(word, word)
        text += "" if tight or shown in _BEHIND else " "
        starts.append(len(text))
        text += shown
        tight = shown in _BEFORE
    return text, starts


def targets(part: str) -> Iterator[Target]:
    """All targets of ``train`` or ``dev`` in their order, each sentence parsed alone."""
    with (folder("factuality") / f"{part}.jsonl").open(encoding="utf-8") as file:
        for block, line in enumerate(file):
            sentence = json.loads(line)
            text, starts = written(sentence["text"].split(" "))
            parsed = parse.parse(report_of(text))
            for target in sentence["targets"]:
                token = parsed.token_at(starts[target["span1"][0]])
                if token is not None:
                    yield Target(parsed, token, float(target["label"]), block)
