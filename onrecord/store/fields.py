"""How a noun's fields lie in columns: scalars and days as they are, everything nested as JSON.

Days take two columns, ``said_first`` and ``said_last``. An open end is kept as the first or last day of the calendar
(0001-01-01, 9999-12-31), so that two NULLs mean *not known* and a comparison needs no case for open ends.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from onrecord.model import Days

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from cattrs import Converter

Kind = Literal["text", "number", "integer", "flag", "day", "days", "nested"]
Row = dict[str, Any]
T = TypeVar("T")

_SCALARS: dict[Any, Kind] = {str: "text", float: "number", int: "integer", bool: "flag", date: "day", Days: "days"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun; ``required`` is False where it may be None."""

    name: str
    kind: Kind
    required: bool
    type: Any


def fields_of(noun: type) -> tuple[Field, ...]:
    """The fields of a noun, in its own order."""
    return _fields_of(cast(Hashable, noun))


@cache
def _fields_of(noun: Hashable) -> tuple[Field, ...]:
    hints = get_type_hints(noun)
    return tuple(_field(one.name, hints[one.name]) for one in fields(cast("type[DataclassInstance]", noun)))


def _field(name: str, hint: Any) -> Field:
    options = [option for option in get_args(hint) if option is not NoneType]
    required = NoneType not in get_args(hint)
    plain = hint if required else options[0]
    kind: Kind = "text" if get_origin(plain) is Literal else _SCALARS.get(plain, "nested")
    return Field(name, kind, required, hint)


@cache
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter()
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    return made


def row_of(finding: Any) -> Row:
    """The columns of one finding."""
    row: Row = {}
    for field in fields_of(type(finding)):
        value = getattr(finding, field.name)
        if field.kind == "days":
            row[f"{field.name}_first"] = (value.first or date.min) if value else None
            row[f"{field.name}_last"] = (value.last or date.max) if value else None
        elif field.kind == "nested":
            row[field.name] = nested(value, field.type)
        else:
            row[field.name] = value
    return row


def nested(value: Any, hint: Any) -> Any:
    """A nested value as plain lists and dictionaries."""
    return _converter().unstructure(value, unstructure_as=hint)


def finding_of(noun: type[T], row: Mapping[Any, Any]) -> T:
    """The finding that a row holds; columns that are no field of the noun are passed over.

    ValueError where a nested column doesn't hold what it should.
    """
    return noun(**{field.name: _value(field, row) for field in fields_of(noun)})


def _value(field: Field, row: Mapping[Any, Any]) -> Any:
    if field.kind == "days":
        return days(row[f"{field.name}_first"], row[f"{field.name}_last"])
    value = row[field.name]
    return structured(value, field.type) if field.kind == "nested" else value


def structured(value: Any, hint: Any) -> Any:
    """What :func:`nested` made, turned back; ValueError where it is something else."""
    from cattrs.errors import BaseValidationError

    try:
        return _converter().structure(value, hint)
    except (BaseValidationError, KeyError, TypeError) as fault:
        raise ValueError(f"no {hint}: {value!r:.80}") from fault


def days(first: date | None, last: date | None) -> Days | None:
    """The days of two columns; None where they are NULL."""
    if first is None or last is None:
        return None
    return Days(None if first == date.min else first, None if last == date.max else last)
