"""Whether a finding is one that its report's reading can have: its words, its links, its days and its numbers."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from onrecord.model import Days, Finding, Reading, Span, Statement
from onrecord.review.anchors import FIELDS, spans
from onrecord.review.links import LINKED, links

_COUNTRY = re.compile("[A-Z]{3}")


def faults(reading: Reading, finding: Finding) -> Iterator[str]:
    """What is wrong with a finding beside the others of a reading."""
    if not spans(finding):
        yield "has no words"
    yield from (says for span in spans_in(finding) for says in misplaced(reading.report.text, span))
    yield from backward(finding)
    yield from dangling(reading, finding)
    yield from _numbers(finding)
    yield from _codes(finding)
    if isinstance(finding, Statement) and _is_within_itself(reading, finding):
        yield "is told within itself"


def spans_in(*values: Any) -> list[Span]:
    """All spans inside findings, in the order of their fields."""
    found: list[Span] = []
    for value in values:
        _gather(value, found)
    return found


def _gather(value: Any, found: list[Span]) -> None:
    for name, is_span, is_many in _way(cast(Hashable, type(value))):
        held = getattr(value, name)
        if not held:
            continue
        if is_span:
            found += held if is_many else (held,)
        else:
            for one in held if is_many else (held,):
                _gather(one, found)


@cache
def _way(noun: Hashable) -> tuple[tuple[str, bool, bool], ...]:
    """The fields of a noun that spans are in: the name, whether it holds spans themselves, and whether many."""
    hints = get_type_hints(noun)
    found = ((name, _parts(hints[name]), get_origin(hints[name]) is tuple) for name in _holding(noun, Span))
    return tuple((name, Span in parts, is_many) for name, parts, is_many in found)


@cache
def _holding(noun: Hashable, held: Hashable) -> tuple[str, ...]:
    """The fields of a noun that hold something of a type, or what holds it."""
    if not isinstance(noun, type) or not is_dataclass(noun):
        return ()
    hints = get_type_hints(noun)
    return tuple(one.name for one in fields(noun) if any(_holds(part, held) for part in _parts(hints[one.name])))


def _holds(part: Hashable, held: Hashable) -> bool:
    return part is held or bool(_holding(part, held))


def _parts(hint: Any) -> list[Hashable]:
    """The types that a hint names, those inside tuples and unions, too."""
    inside = get_args(hint)
    return [part for one in inside for part in _parts(one)] if inside else [hint] if isinstance(hint, type) else []


def misplaced(text: str, span: Span) -> Iterator[str]:
    """What is wrong with the place of a span in a text."""
    if not 0 <= span.start < span.end <= len(text):
        yield f"[{span.start}, {span.end}) is outside the text"
    elif text[span.start : span.end] != span.text:
        stands = text[span.start : span.end]
        yield f"{span.text!r:.60} doesn't stand at [{span.start}, {span.end}), there is {stands!r:.60}"


def astray(text: str, spans: list[Span]) -> list[Span]:
    """The spans whose words don't stand at their places in a text; quicker than asking of each what is wrong."""
    most = len(text)
    return [
        one for one in spans if text[one.start : one.end] != one.text or not 0 <= one.start < one.end or one.end > most
    ]


def is_dated(noun: type) -> bool:
    """Whether a noun has days of its own."""
    return bool(_holding(cast(Hashable, noun), Days))


def backward(finding: Any) -> Iterator[str]:
    """Days that end before they begin."""
    for name in _holding(cast(Hashable, type(finding)), Days):
        days = getattr(finding, name)
        if isinstance(days, Days) and days.first and days.last and days.first > days.last:
            yield f"{name} is from {days.first} to {days.last}, which are no days"


class Known:
    """The ids of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._ids = {name: {one.id for one in getattr(reading, name)} for name in FIELDS.values()}

    def dangling(self, finding: Finding) -> Iterator[str]:
        """The ids in a finding that no finding of the reading has."""
        for field, noun, wanted in links(finding) if isinstance(finding, LINKED) else ():
            if wanted is not None and wanted not in self._ids[noun]:
                yield f"{field} names {wanted!r:.40}, which is none of the report's {noun}"


def dangling(reading: Reading, finding: Finding) -> Iterator[str]:
    """The ids in a finding that no finding of the reading has."""
    return Known(reading).dangling(finding)


def _numbers(finding: Any) -> Iterator[str]:
    bounds = {"confidence": (0.0, 1.0), "lat": (-90.0, 90.0), "lon": (-180.0, 180.0)}
    for name, (least, most) in bounds.items():
        value = getattr(finding, name, None)
        if value is not None and not least <= value <= most:
            yield f"{name} is {value}, it lies from {least:g} to {most:g}"


def _codes(finding: Any) -> Iterator[str]:
    code = getattr(finding, "country", None)
    if code is not None and not _COUNTRY.fullmatch(code):
        yield f"country is {code!r:.40}; write the three letters of ISO 3166, such as POL"


def _is_within_itself(reading: Reading, one: Statement) -> bool:
    held_in = {other.id: other.within for other in reading.statements} | {one.id: one.within}
    at, passed = one.within, {one.id}
    while at is not None and at not in passed:
        passed.add(at)
        at = held_in.get(at)
    return at == one.id
