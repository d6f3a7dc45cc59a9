"""Page numbers and running heads: lines that belong to the printed page and not to the report."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.repair.days import DAY
from onrecord.repair.lines import Line

PAGE_NUMBER = "page number"
RUNNING_HEAD = "running head"

_NUMBER = re.compile(
    r"[-–—\[(|·\s]{0,3}(?:(?:page|pg?\.?|seite)\s*)?(\d{1,4})(?:\s*(?:of|/|von)\s*\d{1,4})?[-–—\])|·\s]{0,3}",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"[(\[▸►→>\s]*(?:continued|cont[’']?d\.?|story continues|please turn|see)\s+"
    r"(?:on|from|to)\s+(?:page|p\.?)\s*\w+[)\].\s▸►→>]*"
    r"|\(?(?:continued|cont[’']?d\.?|more to follow|more follows|story continues below|article continues below)\)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:article|point|section|chapter|part|annex|appendix|clause|item|day|phase|step|question|answer|paragraph|title|"
    r"schedule|protocol|resolution|order|decree|table|figure|map|no|number|group|unit|stage|round|rule|law|act)\b",
    re.IGNORECASE,
)
_LONGEST = 80


def page_lines(lines: list[Line]) -> dict[int, str]:
    """Which lines (by index) belong to the page, and why."""
    found = {index: PAGE_NUMBER for index, line in enumerate(lines) if _is_number(line)}
    found |= {index: RUNNING_HEAD for index, line in enumerate(lines) if _ONWARD.fullmatch(line.text)}
    heads = _numbered_heads(lines, found)
    found |= dict.fromkeys(heads, RUNNING_HEAD)
    return found | dict.fromkeys(_repeated(lines, found), RUNNING_HEAD)


def _is_number(line: Line) -> bool:
    match = _NUMBER.fullmatch(line.text)
    if match is None or line.text[0].isdigit() and len(line.text) == 4 and line.text[:2] in ("18", "19", "20"):
        return False
    return len(match[1]) < 4 or not line.text[0].isdigit()


def _short(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not line.whole and not line.low


def _named(text: str) -> bool:
    """Whether its number is one of its own: ``Article 3``, ``12 March 2031``."""
    return bool(_NUMBERED.match(text) or DAY.fullmatch(text))


def _numbered_heads(lines: list[Line], found: dict[int, str]) -> list[int]:
    """Lines that come again with a higher number: ``3 | The Weekly``, but not ``Article 3``."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in found and _short(line) and _DIGITS.search(line.text) and not _named(line.text):
            alike[_DIGITS.sub("#", " ".join(line.text.split()))].append(index)
    heads: list[int] = []
    for shape, indices in alike.items():
        words = sum(word.isalpha() for word in shape.split())
        if len(indices) > 1 and words and _grows([lines[index].text for index in indices]):
            heads += indices
    return heads


def _grows(texts: list[str]) -> bool:
    """Whether one of the numbers grows from line to line and no other changes."""
    rows = [[int(number) for number in _DIGITS.findall(text)] for text in texts]
    columns = [column for column in zip(*rows, strict=True) if len(set(column)) > 1]
    return len(columns) == 1 and all(a < b for a, b in zip(columns[0], columns[0][1:], strict=False))


def _repeated(lines: list[Line], found: dict[int, str]) -> list[int]:
    """Lines that come again word for word, each time beside a page number or running head, or three times in all."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in found and _short(line) and not line.listed:
            alike[line.text].append(index)
    heads: list[int] = []
    for indices in alike.values():
        beside = [index for index in indices if index - 1 in found or index + 1 in found]
        if len(indices) > 1 and len(beside) == len(indices) or len(indices) > 2 and 2 * len(beside) >= len(indices):
            heads += indices
    return heads
