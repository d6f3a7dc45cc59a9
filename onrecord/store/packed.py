"""A reading as it is kept: its JSON, packed; read back equal, or refused where it isn't one."""

from __future__ import annotations

import zlib
from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from onrecord.garbage import without_collecting

if TYPE_CHECKING:
    from msgspec.json import Decoder

T = TypeVar("T")

LEVEL = 3
"""How hard zlib tries: higher levels are slower by more than they are smaller."""


def to_json(value: Any) -> bytes:
    """A dataclass, or a tuple of some, as JSON: the fields by their names, days as ISO 8601."""
    from msgspec import json

    return json.encode(value)


def pack(value: Any) -> bytes:
    """A dataclass, or a tuple of some, as packed JSON: the fields by their names, days as ISO 8601."""
    return zlib.compress(to_json(value), LEVEL)


def pack_text(text: str) -> bytes:
    """A text, packed."""
    return zlib.compress(text.encode(), LEVEL)


def unpack(packed: bytes, kind: type[T]) -> T:
    """What :func:`pack` packed; ValueError where it is something else or damaged."""
    try:
        return from_json(zlib.decompress(packed), kind)
    except zlib.error as fault:
        raise ValueError(f"no {getattr(kind, '__name__', kind)}: {fault}") from fault


def from_json(encoded: bytes, kind: type[T]) -> T:
    """What :func:`to_json` gave; ValueError where it is something else or damaged."""
    import msgspec

    try:
        with without_collecting():
            found: T = _decoder(cast(Hashable, kind)).decode(encoded)
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise ValueError(f"no {getattr(kind, '__name__', kind)}: {fault}") from fault
    return found


def unpack_text(packed: bytes) -> str:
    """What :func:`pack_text` packed; ValueError where it is something else or damaged."""
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError) as fault:
        raise ValueError(f"no text: {fault}") from fault


@cache
def _decoder(kind: Hashable) -> Decoder[Any]:
    from msgspec.json import Decoder

    return Decoder(cast(Any, kind))
