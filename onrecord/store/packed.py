"""A reading as it is kept: its JSON, packed; read back equal, or refused where it isn't one."""

from __future__ import annotations

import gc
import zlib
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from onrecord.model import Reading

if TYPE_CHECKING:
    from msgspec.json import Decoder

T = TypeVar("T")

LEVEL = 3
"""How hard zlib tries: higher levels are slower by more than they are smaller."""


def pack(value: Any) -> bytes:
    """A dataclass, or a tuple of some, as packed JSON: the fields by their names, days as ISO 8601."""
    from msgspec import json

    return zlib.compress(json.encode(value), LEVEL)


def unpack(packed: bytes, kind: type[T]) -> T:
    """What :func:`pack` packed; ValueError where it is something else or damaged."""
    import msgspec

    try:
        found: T = _decoder(cast(Hashable, kind)).decode(zlib.decompress(packed))
    except (msgspec.MsgspecError, zlib.error, UnicodeDecodeError) as fault:
        raise ValueError(f"no {getattr(kind, '__name__', kind)}: {fault}") from fault
    return found


def unpack_reading(packed: bytes) -> Reading:
    """A packed reading."""
    with _no_collecting():
        return unpack(packed, Reading)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keeps Python from looking for garbage among thousands of new objects that are none: half of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@cache
def _decoder(kind: Hashable) -> Decoder[Any]:
    from msgspec.json import Decoder

    return Decoder(cast(Any, kind))
