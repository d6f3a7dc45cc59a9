"""The boxes in which a finding's fields are edited, and what a person wrote into them.

Each field is one or several rows of inputs; a field of many has an empty row at its end. Words are written as
``46-99 its words``, days as ``2031-03-01/2031-03-04``: as :mod:`onrecord.review.values` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from onrecord.model import (
    Act,
    Days,
    Event,
    EventType,
    Evidence,
    Forecast,
    Manner,
    Part,
    Reading,
    Site,
    Source,
    Span,
    Stance,
    Statement,
    Status,
)
from onrecord.review.values import as_given
from onrecord.web.showing import visible

Choices = tuple[tuple[str, str], ...]
"""Values with what each is called."""

_SHOWN = 200
"""Characters of words that a box has beside where they stand."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its name in the form (``set.`` and the field), its key in its row, its label, its kind, what it holds.

    ``part`` is what its words are in the finding ("source", "content", …).
    """

    name: str
    key: str
    label: str
    kind: Literal["words", "text", "days", "choice"]
    value: str = ""
    choices: Choices = ()
    part: str = ""


Row = tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A field: its name in the finding, what it is called, and its rows; ``many`` where it may have several."""

    field: str
    label: str
    rows: tuple[Row, ...]
    many: bool = False
    whole: bool = False


_NO_WORDS = Span(0, 0, "")

BLANK: dict[str, Statement | Event | Forecast] = {
    "statement": Statement("", None, None, (), "indirect", "asserts", None, None, "none", None, "neutral", 1.0),
    "event": Event("", "AGREE", None, "", None, _NO_WORDS, (), (), (), (), None, (), (), "occurred", None, 1.0),
    "forecast": Forecast("", None, _NO_WORDS, None, None, None, 1.0),
}
"""What the boxes of a new finding hold, by its noun."""


def boxes(reading: Reading, one: Statement | Event | Forecast) -> list[Box]:
    """The boxes of a finding, the words that it stands at first."""
    if isinstance(one, Statement):
        return _of_statement(reading, one)
    if isinstance(one, Event):
        return _of_event(reading, one)
    return [
        _words("claim", "Claim", one.claim),
        _choice("statement", "Told in", one.statement, _told(reading)),
        _text("hedge", "Hedge", one.hedge),
        _text("condition", "Condition", one.condition),
        _days("due", "Due", one.due),
        _choice("scheduled", "Timetable", str(one.scheduled).lower(), (("false", "no"), ("true", "yes"))),
    ]


def _of_statement(reading: Reading, one: Statement) -> list[Box]:
    return [
        _several("content", "Content", one.content),
        Box("source", "Source", (_source(one.source, _actors(reading)),), whole=True),
        _words("cue", "Cue", one.cue),
        _choice("act", "Act", one.act, _of(Act)),
        _choice("manner", "Manner", one.manner, _of(Manner)),
        _days("said", "Said", one.said),
        _text("addressee", "Addressee", one.addressee),
        _choice("evidence", "Evidence", one.evidence, _of(Evidence)),
        _choice("within", "Told in", one.within, _told(reading, but=one.id)),
        _choice("stance", "Author's stance", one.stance, _of(Stance)),
    ]


def _of_event(reading: Reading, one: Event) -> list[Box]:
    actors = _actors(reading)
    places = _none(tuple((each.id, each.name) for each in reading.places))
    quantities = _none(tuple((each.id, each.span.text) for each in reading.quantities))
    return [
        _words("trigger", "Trigger", one.trigger),
        _choice("type", "Type", one.type, _of(EventType)),
        _text("mode", "Mode", one.mode),
        _text("what", "Kind", one.what),
        _text("name", "Name", one.name),
        _choice("status", "Status", one.status, _of(Status)),
        _parties("actors", "Actor", one.actors, actors),
        _parties("recipients", "Recipient", one.recipients, actors),
        _parties("places", "Place", one.places, places),
        _days("when", "Days", one.when),
        _choice("told_by", "Told in", one.told_by, _told(reading)),
        _ids("quantities", "Quantity", one.quantities, quantities),
    ]


def written(posted: Mapping[str, str], boxed: Sequence[Box], *, all_of: bool = False) -> dict[str, Any]:
    """The fields that a person wrote otherwise, as a choice takes them; ``all_of`` those that aren't empty.

    An input that wasn't posted holds what it held.
    """
    values: dict[str, Any] = {}
    for box in boxed:
        rows = tuple({one.key: posted.get(one.name, one.value).strip() for one in row} for row in box.rows)
        same = all(_same(row[one.key], one.value) for row, had in zip(rows, box.rows, strict=True) for one in had)
        value = _value(box, rows)
        if value not in (None, [], "") if all_of else not same:
            values[box.field] = value
    return values


def filled(posted: Mapping[str, str], boxed: Sequence[Box]) -> list[Box]:
    """The boxes with what a person wrote in them, for a form that has to be looked at again."""
    return [
        replace(
            box,
            rows=tuple(tuple(replace(one, value=posted.get(one.name, one.value)) for one in row) for row in box.rows),
        )
        for box in boxed
    ]


def _same(one: str, other: str) -> bool:
    """Whether two values are one; a browser changes the blanks and ends of lines in an input."""
    return one.split() == other.split()


def _value(box: Box, rows: Sequence[Mapping[str, str]]) -> Any:
    if not box.many and not box.whole:
        return rows[0][box.field] or None
    if box.whole:
        return _party(box, box.rows[0], rows[0])
    if len(box.rows[0]) == 1:
        return [value for row in rows for value in row.values() if value]
    made = (_party(box, had, row) for had, row in zip(box.rows, rows, strict=True))
    return [one for one in made if one is not None]


def _party(box: Box, had: Row, row: Mapping[str, str]) -> dict[str, Any] | None:
    """A source, part or site; None without words.

    Where no other name is written, who is chosen gives it, or where nobody is, the words do.
    """
    if not row["span"]:
        return None
    was = {one.key: one.value for one in had}
    links = [one.key for one in had if one.kind == "choice"]
    chosen = list(dict.fromkeys(row[key] for key in links if row[key]))
    name = row["name"]
    if _same(name, was["name"]):
        if chosen != [was[key] for key in links if was[key]]:
            called = dict(had[-1].choices)
            name = " and ".join(called.get(id, id) for id in chosen)
        elif not chosen and not _same(row["span"], was["span"]):
            name = ""
    linked = {"actors": chosen} if box.field == "source" else {links[0]: next(iter(chosen), None)}
    return {"span": row["span"], **linked, **({"name": name} if name else {})}


def _source(source: Source | None, actors: Choices) -> Row:
    had = source.actors if source else ()
    linked = [*had, ""]
    return (
        Input("set.source.span", "span", "Words", "words", typed(source.span if source else None), part="source"),
        Input("set.source.name", "name", "Name", "text", visible(source.name) if source else ""),
        *(
            Input(f"set.source.actors.{nth}", f"actors.{nth}", "Actor", "choice", id, actors)
            for nth, id in enumerate(linked)
        ),
    )


def _parties(field: str, label: str, ones: Sequence[Part | Site], choices: Choices) -> Box:
    key = "place" if field == "places" else "actor"
    part = {"actors": "actor", "recipients": "recipient"}.get(field, "place")

    def row(nth: int, one: Part | Site | None) -> Row:
        at = f"set.{field}.{nth}"
        link = getattr(one, key, None) or ""
        return (
            Input(f"{at}.span", "span", "Words", "words", typed(one.span if one else None), part=part),
            Input(f"{at}.name", "name", "Name", "text", visible(one.name) if one else ""),
            Input(f"{at}.{key}", key, "Is", "choice", link, choices),
        )

    return Box(field, label, tuple(row(nth, one) for nth, one in enumerate([*ones, None])), many=True)


def _several(field: str, label: str, spans: Sequence[Span]) -> Box:
    rows = [
        (Input(f"set.{field}.{nth}", "span", label, "words", typed(one), part=field),)
        for nth, one in enumerate([*spans, None])
    ]
    return Box(field, label, tuple(rows), many=True)


def _ids(field: str, label: str, ids: Sequence[str], choices: Choices) -> Box:
    rows = [(Input(f"set.{field}.{nth}", "id", label, "choice", id, choices),) for nth, id in enumerate([*ids, ""])]
    return Box(field, label, tuple(rows), many=True)


def _words(field: str, label: str, span: Span | None) -> Box:
    return _one(Input(f"set.{field}", field, label, "words", typed(span), part=field))


def _text(field: str, label: str, value: str | None) -> Box:
    return _one(Input(f"set.{field}", field, label, "text", visible(value or "")))


def _days(field: str, label: str, days: Days | None) -> Box:
    return _one(Input(f"set.{field}", field, label, "days", as_given(days) if days else ""))


def _choice(field: str, label: str, value: str | None, choices: Choices) -> Box:
    return _one(Input(f"set.{field}", field, label, "choice", value or "", choices))


def _one(made: Input) -> Box:
    return Box(made.key, made.label, ((made,),))


def typed(span: Span | None) -> str:
    """Words as a box has them: where they stand, and as far as they are one short line, what they are."""
    if span is None or span == _NO_WORDS:
        return ""
    at = f"{span.start}-{span.end}"
    return f"{at} {span.text}" if len(span.text) <= _SHOWN and span.text.isprintable() else at


def _of(literal: Any) -> Choices:
    return tuple((one, one) for one in get_args(literal))


def _none(choices: Choices) -> Choices:
    return (("", "none"), *choices)


def _actors(reading: Reading) -> Choices:
    return _none(tuple((one.id, one.name) for one in reading.actors))


def _told(reading: Reading, but: str = "") -> Choices:
    """The statements that something can be told in."""
    told = [one for one in reading.statements if one.id != but]
    return (("", "the report itself"), *((one.id, _called(one)) for one in told))


def _called(one: Statement) -> str:
    words = " ".join(one.content[0].text.split())
    return (
        f"{one.source.name if one.source else 'nobody named'} {one.act}: {words[:60]}{'…' if len(words) > 60 else ''}"
    )
