"""Makes text from reports harmless for a terminal: no control characters, nothing that turns the line around."""

from __future__ import annotations

_BLANKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_TABLE: dict[int, str | None] = {**_CONTROLS, **_BLANKS}
_KEPT_LINES = {code: to for code, to in _TABLE.items() if code != ord("\n")}
_IN_PLACE = dict.fromkeys(_KEPT_LINES, " ")
_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def plain(text: str) -> str:
    """The text on one line, without control characters and without those that turn the direction of writing."""
    return text.translate(_TABLE)


def counted(count: int, noun: str) -> str:
    """``1 report``, ``2 reports``, ``2 quantities``."""
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{count} {noun}s"


def plain_lines(text: str) -> str:
    """The same, but the ends of lines are kept."""
    return text.translate(_KEPT_LINES)


def plain_in_place(text: str) -> str:
    """The same with a blank for each such character, so that every other one stays at its place."""
    return text.translate(_IN_PLACE)


def plain_json(line: str) -> str:
    """A line of JSON that means the same, with the controls that JSON itself lets stand written as escapes."""
    return line.translate(_ESCAPES)
