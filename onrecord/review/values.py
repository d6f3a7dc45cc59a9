"""A finding's fields as a person gives them, made into what the types want: words become spans, days are read.

A span is given as ``{"start": 3, "end": 9}``, with its ``"text"`` or without, as ``3-9``, or by its words, of which the
place nearest to the finding is taken (nearest to the offsets, where both are given and don't agree: ``3-9 other
words``); days as ``2031-03-01/2031-03-04``, with an end left out where it is open; no value as None or ``none``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.errors import ReviewError
from onrecord.model import Days, Report, Span
from onrecord.shapes import plain, shaped

T = TypeVar("T")

_PLACED = re.compile(r"(\d+)-(\d+)(?: (.+))?", re.DOTALL)


class Values:
    """Reads values for findings of one report; ``near`` is where words are looked for first."""

    def __init__(self, report: Report, near: int) -> None:
        self._report, self._near = report, near

    def filled(self, noun: type[T], had: Mapping[str, Any], given: Mapping[str, Any]) -> T:
        """A finding of a noun with the fields that it had and those that are given.

        ``source.name`` gives a field inside another one. ReviewError where a field is unknown or its value is none.
        """
        whole = dict(had)
        for name, value in given.items():
            outer, _, inner = name.partition(".")
            if inner:
                if not isinstance(whole.get(outer), Mapping):
                    raise ReviewError(f"{name}: there is no {outer} yet; give all of it")
                value = {**whole[outer], inner: value}
            whole[outer] = value
        try:
            return shaped(self._read(whole, noun, noun.__name__.lower()), noun)
        except ValueError as fault:
            raise ReviewError(f"{fault}; look at the fields of a finding in docs/reading-json.md") from fault

    def span(self, value: Any, field: str = "span") -> Span:
        """The span that a value means."""
        if isinstance(value, str):
            return self._written(value, field)
        try:
            found = self._report.span(int(value["start"]), int(value["end"]))
        except (KeyError, TypeError, ValueError) as fault:
            raise ReviewError(f"{field}: {value!r:.60} is no stretch of the report; {fault}") from fault
        words = value.get("text", found.text)
        return found if words == found.text else self._nearest(str(words), found.start, field)

    def _written(self, value: str, field: str) -> Span:
        placed = _PLACED.fullmatch(value)
        if not placed:
            return self._nearest(value, self._near, field)
        given = {"start": placed[1], "end": placed[2], "text": placed[3]}
        return self.span({name: one for name, one in given.items() if one is not None}, field)

    def _nearest(self, words: str, near: int, field: str) -> Span:
        places = list(places_of(self._report.text, words))
        if not places:
            raise ReviewError(f"{field}: the report doesn't have the words {words!r:.60}; copy them from it")
        start = min(places, key=lambda at: abs(at - near))
        return self._report.span(start, start + len(words))

    def mention(self, value: str | tuple[int, int]) -> Span:
        """The span of a mention: from where to where, or by words that the report has once."""
        if not isinstance(value, str):
            return self.span({"start": value[0], "end": value[1]})
        places = [] if _PLACED.fullmatch(value) else list(places_of(self._report.text, value))
        if len(places) > 1:
            several, place = ", ".join(map(str, places[:5])), f"{places[0]}-{places[0] + len(value)}"
            raise ReviewError(f"{value!r:.60} stands at {several}; write where yours does, such as {place}")
        return self.span(value)

    def _read(self, value: Any, kind: Any, field: str) -> Any:
        """A value as :func:`shaped` takes it for a type."""
        if get_origin(kind) in (Union, UnionType):
            return self._optional(value, kind, field)
        if get_origin(kind) is tuple:
            return self._several(value, get_args(kind)[0], field)
        if kind is Span:
            return plain(self.span(value, field))
        if kind is Days:
            return days(value, field)
        if isinstance(kind, type) and is_dataclass(kind):
            return self._of_noun(value, kind, field)
        if get_origin(kind) is Literal and value not in get_args(kind):
            raise ReviewError(f"{field}: {value!r:.60} is none of {', '.join(filter(None, get_args(kind)))}")
        if isinstance(value, str) and kind in (int, float, bool):
            return _number(value, kind, field)
        return value

    def _optional(self, value: Any, kind: Any, field: str) -> Any:
        if value is None or (isinstance(value, str) and value.strip().lower() in ("none", "null", "")):
            return None
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        return self._read(value, inner, field)

    def _several(self, value: Any, kind: Any, field: str) -> list[Any]:
        if isinstance(value, str) and value.lstrip().startswith("["):
            value = _json(value, field)
        if value in (None, "", "none"):
            value = []
        ones = value if isinstance(value, list | tuple) else [value]
        return [self._read(one, kind, field) for one in ones]

    def _of_noun(self, value: Any, kind: type, field: str) -> dict[str, Any]:
        if isinstance(value, str):
            value = _json(value, field) if value.lstrip().startswith("{") else {"span": value}
        if not isinstance(value, Mapping):
            raise ReviewError(f"{field}: {value!r:.60} is no {kind.__name__.lower()}; give its fields")
        known = {one.name: one for one in fields(kind)}
        unknown = sorted(value.keys() - known.keys())
        if unknown:
            raise ReviewError(f"{field}: has no {unknown[0]!r}; it has {', '.join(known)}")
        hints = get_type_hints(kind)
        made = {name: self._read(one, hints[name], name) for name, one in value.items()}
        if "name" in known and "name" not in made and "span" in made:
            made["name"] = made["span"]["text"]
        for name, one in known.items():
            if name not in made and one.default is MISSING and hints[name] is not str:
                made[name] = _nothing(hints[name])
        return {name: one for name, one in made.items() if one is not MISSING}


def places_of(text: str, words: str) -> Iterator[int]:
    """Where whole words stand in a text; parts of words, where no whole ones do."""
    if not words.strip():
        return iter(())
    whole = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return iter(whole or [found.start() for found in re.finditer(re.escape(words), text)])


def as_given(value: Any) -> Any:
    """A finding's fields as a person can read them and give them back."""
    if isinstance(value, Span):
        return f"{value.start}-{value.end} {value.text}"
    if isinstance(value, Days):
        ends = [day.isoformat() if day else "" for day in (value.first, value.last)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)
    if isinstance(value, tuple):
        return [as_given(one) for one in value]
    if is_dataclass(value):
        return {field.name: as_given(getattr(value, field.name)) for field in fields(value)}
    return value


def _nothing(kind: Any) -> Any:
    """What a field has that isn't given: nothing, where that is a value of its type."""
    if get_origin(kind) is tuple:
        return []
    return None if NoneType in get_args(kind) else MISSING


def days(value: Any, field: str) -> dict[str, Any]:
    """Days as they are written: a day, two with a slash between them, or first and last."""
    if isinstance(value, date):
        return {"first": value, "last": value}
    ends = value
    if isinstance(value, str):
        first, slash, last = map(str.strip, value.partition("/"))
        ends = {"first": first, "last": last if slash else first}
    try:
        found = {name: _day(one) for name, one in ends.items()}
    except (AttributeError, TypeError, ValueError):
        found = {}
    if found.keys() - {"first", "last"} or not any(found.values()):
        raise ReviewError(f"{field}: {value!r:.60} are no days; write 2031-03-01/2031-03-04, or none")
    return {"first": found.get("first"), "last": found.get("last")}


def _day(value: Any) -> date | None:
    """A day, or None for an end that is open; ValueError or TypeError where it is neither."""
    return value if isinstance(value, date) else date.fromisoformat(value) if value not in (None, "") else None


def _number(value: str, kind: Any, field: str) -> Any:
    try:
        return json.loads(value.lower())
    except (ValueError, RecursionError) as fault:
        says = "neither true nor false" if kind is bool else "no number"
        raise ReviewError(f"{field}: {value!r:.60} is {says}") from fault


def _json(value: str, field: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as fault:
        raise ReviewError(f"{field}: {value!r:.60} is no JSON; {fault}") from fault
