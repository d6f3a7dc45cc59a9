"""What stands beside the text: captions, boxes, pull quotes, notes at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake.pdf.blocks import Block
from onrecord.intake.pdf.sheet import Box, Sheet

_SMALLER, _SAME, _LARGER = 0.95, 1.03, 1.15
"""Of the text's size: captions and notes are smaller or the same, pull quotes larger."""
_NEAR = 2.5
"""Ems between a picture and its caption."""
_FRAMED = 0.3
"""A frame around so much of a page's text frames the text."""
_FEWEST = 24
"""Letters that stand twice by no accident."""
_QUOTED = re.compile(r"[\"“”«»„'‘]")


@dataclass(frozen=True, slots=True)
class Text:
    """How most of a document is set: its size and face, and all that is set so, letters only."""

    size: float
    face: str
    letters: str


def letters_of(text: str) -> str:
    """Letters and digits alone, to find words again however they were broken."""
    return re.sub(r"[\W_]+", "", text).lower()


def aside(block: Block, sheet: Sheet, text: Text, others: Sequence[Block]) -> bool:
    """Whether a block is no part of the running text."""
    return _framed(block, sheet) or _caption(block, sheet, text) or _note(block, text, others) or _quote(block, text)


def _framed(block: Block, sheet: Sheet) -> bool:
    """Whether it stands in a box that holds little of the page's text."""
    total = sum(len(word.text) for word in sheet.words)
    for frame in sheet.frames:
        if frame.holds(*block.box.middle):
            inside = sum(len(word.text) for word in sheet.words if frame.holds(*word.box.middle))
            if inside < _FRAMED * total:
                return True
    return False


def _caption(block: Block, sheet: Sheet, text: Text) -> bool:
    """Whether it stands next to a picture and is small, or under one in a face that is neither the text's nor bold."""
    first = block.lines[0]
    small = first.size < _SMALLER * text.size
    other = first.face != text.face and not first.bold and first.size < _SAME * text.size
    return (small or other) and any(
        _beside(block.box, picture, _NEAR * first.size) and (small or block.box.top > picture.bottom - first.size)
        for picture in sheet.images(text.size)
    )


def _beside(box: Box, picture: Box, reach: float) -> bool:
    across = min(box.right, picture.right) - max(box.left, picture.left)
    along = min(box.bottom, picture.bottom) - max(box.top, picture.top)
    if across > 0.5 * min(box.width, picture.width):
        return along > -reach
    return along > 0.5 * box.height and across > -reach


def _note(block: Block, text: Text, others: Sequence[Block]) -> bool:
    """Whether it is small, and nothing of the text's size stands below it."""
    if block.lines[0].size >= _SMALLER * text.size - 0.05:
        return False
    below = [one for one in others if one.box.top > block.box.top]
    return all(one.lines[0].size < _SMALLER * text.size for one in below) and any(
        one.box.top < block.box.top and one.lines[0].size >= _SMALLER * text.size for one in others
    )


def _quote(block: Block, text: Text) -> bool:
    """Whether it is set otherwise than the text and says what the text says, or stands in quotation marks."""
    first = block.lines[0]
    said = " ".join(line.text for line in block.lines)
    larger = first.size > _LARGER * text.size
    if not larger and first.face == text.face:
        return False
    letters = letters_of(said)
    if len(letters) >= _FEWEST and letters in text.letters:
        return True
    return larger and _QUOTED.match(said) is not None and len(said.split()) > 5


def text_of(blocks: Sequence[Block], size: float) -> Text:
    """How the text is set that most of a document's blocks, in the order of reading, have."""
    faces: Counter[str] = Counter()
    own = [line for block in blocks for line in block.lines if abs(line.size - size) < 0.06 * size]
    for line in own:
        faces[line.face] += len(line.text)
    face = max(faces, key=lambda one: faces[one], default="")
    return Text(size, face, letters_of("".join(line.text for line in own if line.face == face)))
