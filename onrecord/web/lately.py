"""Answers across reports that were worked out lately: kept as long as the record is as it was.

Each takes all reports that tell what is asked for; whoever turns a page, or takes the same as a sheet, doesn't wait
for it again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from onrecord.store import Record

T = TypeVar("T")

HELD = 16
"""Answers that are kept."""
AT_ONCE = 400
"""Reports that one question may hold: more of them would keep a reader waiting for minutes."""
RECENT = 100
"""Reports of the last days that a page begins with where the record has more than it may hold."""


class Lately:
    """The last answers of a record, by what was asked."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def of(self, ask: Callable[..., T], filters: Mapping[str, Any]) -> T:
        """What a question of the record is answered with."""
        key = (ask.__name__, tuple(sorted(filters.items())), self._record.state())
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                found: T = self._held[key]
                return found
        found = ask(**filters)
        with self._lock:
            self._held[key] = found
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return found


def _lately(request: Request) -> Lately:
    lately: Lately = request.app.state.lately
    return lately


Latest = Annotated[Lately, Depends(_lately)]
"""What was answered lately."""
