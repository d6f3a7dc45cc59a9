"""Turns of a conversation: paragraphs of a transcript that open with who speaks."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.repair.credits import credit
from onrecord.repair.lines import Line

_LABEL = re.compile(r"(?P<label>[QA]|[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}):\s+\S")


def turns(lines: list[Line]) -> frozenset[int]:
    """Which lines (by index) are turns: their label comes again, and another label stands in the text.

    Labels in small letters, as places have them too, must be two that come again.
    """
    labels = {index: match["label"] for index, line in enumerate(lines) if (match := _LABEL.match(line.text))}
    spoken = _repeated([label for label in labels.values() if label.isupper()], others=1)
    spoken |= _repeated([label for label in labels.values() if not label.isupper()], others=2)
    return frozenset(
        index for index, label in labels.items() if label in spoken and credit(lines[index].text, bare=False) is None
    )


def _repeated(labels: list[str], *, others: int) -> frozenset[str]:
    counts = Counter(labels)
    again = frozenset(label for label, count in counts.items() if count > 1)
    return again if len(counts) > 1 and len(again) >= others else frozenset()
