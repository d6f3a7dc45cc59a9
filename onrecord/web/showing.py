"""Text from reports made fit for a page: nothing in it turns the line around, and nothing is hidden.

What can't be seen is shown by a sign of its own: a control character by its picture (U+2400 and on), what turns the
direction of writing by its name in brackets. Escaping is the templates' own.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHORT = {0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO"}
_SHORT |= {0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI"}
_SIGNS: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_SIGNS |= {0x7F: "\u2421", **{code: f"[{code:02X}]" for code in range(0x80, 0xA0)}}
_SIGNS |= {code: f"[{_SHORT[code]}]" for code in _TURNS}

LONGEST = 600
"""Characters that a cell of a table shows; the report has the rest."""


def visible(text: str) -> str:
    """The text with a sign for each character that can't be seen, and for half a character."""
    if text.isprintable():
        return text
    return text.translate(_SIGNS).encode("utf-8", "replace").decode("utf-8")


def finalize(value: Any) -> Any:
    """What a template prints for a value: text made visible, nothing for None; markup of ours as it is."""
    if isinstance(value, Markup):
        return value
    return visible(value) if isinstance(value, str) else "" if value is None else value


def shortened(text: str) -> str:
    """The text up to its first :data:`LONGEST` characters."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
