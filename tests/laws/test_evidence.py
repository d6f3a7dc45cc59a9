"""Law 1, evidence: for every finding, ``report.text[start:end]`` is its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Span
from tests.laws.blocks import reports, ugly


def spans(thing: Any) -> Iterator[Span]:
    """Every span in a finding, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from spans(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from spans(getattr(thing, field.name))


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(reports, ugly))
@example(text="")
@example(text="\n\n\n")
@example(text='"' * 50)
@example(text="said " * 50)
@example(text="😀 said: “😀” 3 😀 in 😀")
def test_every_span_holds_its_words(text: str) -> None:
    reading = onrecord.read(text=text, published=date(2031, 3, 12))
    for span in spans(reading):
        assert reading.report.text[span.start : span.end] == span.text


@settings(max_examples=40, deadline=None)
@given(text=reports)
def test_nobody_stands_in_his_own_words(text: str) -> None:
    for statement in onrecord.read(text=text).statements:
        if statement.source is not None and statement.manner == "indirect":
            at = statement.source.span.start
            assert not any(span.start <= at < span.end for span in statement.content), statement


@settings(max_examples=40, deadline=None)
@given(text=reports)
def test_nothing_is_read_from_what_is_left_out(text: str) -> None:
    reading = onrecord.read(text=text, published=date(2031, 3, 12))
    out = reading.report.left_out
    for span in spans((reading.events, reading.actors, reading.places, reading.times, reading.quantities)):
        assert not any(part.start <= span.start < part.end for part in out), span


def test_ids_are_unique_and_references_lead_somewhere() -> None:
    reading = onrecord.read(
        text="Jana Perrin said on Monday that 300 troops of Norland had shelled Arden. She denied the charge.",
        published=date(2031, 3, 12),
    )
    nouns = (reading.actors, reading.places, reading.times, reading.quantities, reading.statements, reading.events)
    ids = [finding.id for noun in nouns for finding in noun]
    assert len(ids) == len(set(ids))
    known = set(ids) | {None}
    assert {event.told_by for event in reading.events} <= known
    assert {part.actor for event in reading.events for part in (*event.actors, *event.recipients)} <= known
    assert {one.within for one in reading.statements} <= known
