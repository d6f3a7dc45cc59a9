"""In what a finding differs from what it was, and what a decision says of it, in words for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from onrecord.model import Finding
from onrecord.review import Decision
from onrecord.review.values import as_given

_HOW = ("id", "confidence", "when_basis")
"""Fields that say how the program came by a finding, not what it says."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that two forms of a finding have otherwise."""

    field: str
    had: str
    now: str


def differing(had: Finding, now: Finding) -> Iterator[Differing]:
    """The fields in which a finding differs from what it was."""
    for field in fields(now):
        value = getattr(now, field.name)
        before = getattr(had, field.name, value)
        if value != before and field.name not in _HOW:
            yield Differing(field.name, written(as_given(before)), written(as_given(value)))


def said(one: Decision) -> Iterator[str]:
    """What a decision says besides its kind: the mention, the corrected fields, the parts."""
    if one.span is not None:
        yield f"“{one.span.text}” at {one.span.start}"
    elif one.what == "correct" and one.was is not None:
        yield from (f"{each.field}: {each.now}" for each in differing(one.was, one.now[0]))
    elif one.what == "split":
        yield ", ".join(part.id for part in one.now)


def written(value: Any) -> str:
    """A value as a person reads it, after :func:`onrecord.review.values.as_given`."""
    if isinstance(value, dict):
        return ", ".join(written(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(map(written, value)) or "none"
    return "none" if value is None else str(value)
