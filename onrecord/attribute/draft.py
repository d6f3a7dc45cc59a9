"""A statement in the making: its cue, who speaks, and the stretches of its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.attribute.content import Stretch
from onrecord.attribute.cues import Cue
from onrecord.attribute.speakers import Group
from onrecord.parse import Parsed, Token


@dataclass(slots=True)
class Draft:
    """What is known so far; ``cue`` words are ``[cue_start, cue_end)``, ``sure`` the confidence so far.

    ``verbatim``: the words are given as they were said, with no marks (a transcript, a block quote). ``inside``: the
    draft that this one is told in, where its cue doesn't stand in the other's content ("reported, citing officers").
    """

    token: Token
    cue: Cue | None
    cue_start: int
    cue_end: int
    speaker: Group | None
    content: list[Stretch] = field(default_factory=list)
    sure: float = 0.8
    quoted: bool = False
    verbatim: bool = False
    inside: Draft | None = None

    @property
    def start(self) -> int:
        """The first character of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Behind the last character of the content."""
        return self.content[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether a character stands in the content."""
        return any(start <= offset < end for start, end in self.content)


def barred(parsed: Parsed, cue: Cue, speaker: Group | None) -> set[int]:
    """The tokens that can't be content: the cue's words and the speaker's."""
    words = set(range(cue.first, cue.last + 1))
    if speaker is not None:
        words |= set(range(speaker.first, speaker.last + 1))
    for child in parsed.children(cue.token, "nsubj", "nsubjpass", "agent"):
        words |= {token.index for token in parsed.subtree(child)}
    return words


def merged(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches in text order, joined where only blanks and marks stand between them."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and (start <= found[-1][1] or not any(map(str.isalnum, text[found[-1][1] : start]))):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
