"""What each line of a repaired text is: title, heading, body, or left out."""

from __future__ import annotations

from onrecord.model import LeftOut, Paragraph, ParagraphKind
from onrecord.repair.header import Header
from onrecord.repair.lines import Line

_LONGEST_HEADING = 90


def layout(
    lines: list[Line], aside: dict[int, str], header: Header
) -> tuple[tuple[Paragraph, ...], tuple[LeftOut, ...]]:
    """The paragraphs and what is left out; every line is in one of them, but for the blanks between."""
    left_out = [LeftOut(*part) for part in header.parts]
    whole_lines = {part[:2] for part in header.parts}
    left_out += [LeftOut(lines[index].start, lines[index].end, why) for index, why in aside.items()]
    read = [
        index for index, line in enumerate(lines) if index not in aside and (line.start, line.end) not in whole_lines
    ]
    paragraphs = [
        Paragraph(*_extent(lines[index], index, header), _kind(lines, read, place, header))
        for place, index in enumerate(read)
    ]
    return tuple(paragraphs), tuple(sorted(left_out, key=lambda part: part.start))


def _extent(line: Line, index: int, header: Header) -> tuple[int, int]:
    if index == header.title:
        return line.start, line.start + len(header.title_words)
    return header.openings.get(index, line.start), line.end


def _kind(lines: list[Line], read: list[int], place: int, header: Header) -> ParagraphKind:
    index = read[place]
    if index == header.title:
        return "title"
    line = lines[index]
    if place == 0 or place == len(read) - 1 or line.whole or line.listed or line.low or index in header.openings:
        return "body"
    before, after = lines[read[place - 1]], lines[read[place + 1]]
    short = len(line.text) <= _LONGEST_HEADING and not line.text.endswith((",", "—", "–", "-"))
    if not short or before.text.endswith(":") and before.end + 2 >= line.start or after.low:
        return "body"
    return "heading"
