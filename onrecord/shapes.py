"""Nouns as dictionaries, lists and strings, and these as nouns again."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def plain(value: Any) -> Any:
    """A dataclass as dictionaries, lists and strings: the fields by their names, days as ISO 8601."""
    from msgspec import to_builtins

    return to_builtins(value)


def shaped(value: Any, kind: type[T]) -> T:
    """What :func:`plain` made, turned back; ValueError where it is something else."""
    import msgspec

    try:
        return msgspec.convert(value, kind)
    except msgspec.MsgspecError as fault:
        raise ValueError(f"no {getattr(kind, '__name__', kind)}: {fault}") from fault
