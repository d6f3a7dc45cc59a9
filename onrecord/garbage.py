"""Python's search for garbage, held off where thousands of new objects are none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keeps Python from looking for garbage: half of the time of unpacking a reading, a twelfth of a process's first
    readings. What no cycle holds is freed all the same.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
