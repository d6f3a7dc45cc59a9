"""The fields of a form, as a question's filters tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from onrecord.web.asked import Paged

_HIDDEN = ("after", "limit", "q", "new", "rows")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the address, what it is called, what kind it is, what it holds, and what it may.

    ``blank`` is what a choice is called that isn't made.
    """

    name: str
    label: str
    kind: Literal["text", "date", "number", "flag", "choice"]
    value: str
    choices: tuple[str, ...] = ()
    blank: str = "any"


def fields(asked: Paged) -> list[Field]:
    """The fields of a question with what was asked by."""
    found = []
    for name, info in type(asked).model_fields.items():
        if name not in _HIDDEN and info.description is not None:
            kind, choices = _kind(info.annotation)
            value = getattr(asked, name)
            shown = "" if value in (None, False) else str(value)
            more = info.json_schema_extra
            blank = str(more.get("blank", "any")) if isinstance(more, dict) else "any"
            found.append(Field(name, info.description, kind, shown, choices, blank))
    return found


def _kind(annotation: Any) -> tuple[Any, tuple[str, ...]]:
    kinds = [one for one in get_args(annotation) if one is not NoneType] or [annotation]
    if get_origin(kinds[0]) is Literal:
        return "choice", get_args(kinds[0])
    return {bool: "flag", date: "date", float: "number"}.get(kinds[0], "text"), ()
