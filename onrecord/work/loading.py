"""Loads readings that were made before, many of them, into a record: several processes make them ready, one writes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from onrecord.model import Reading
from onrecord.store.entries import Added, Origin
from onrecord.store.packed import from_json, to_json
from onrecord.store.prepared import Prepared, prepare
from onrecord.store.record import Record
from onrecord.work.pool import begin, context

TOGETHER = 25
"""Readings that a process takes at once."""


def load(record: Record, readings: Iterable[tuple[Reading, Origin | None]], jobs: int) -> Iterator[Added]:
    """Adds readings in their order, as ``Record.add_all`` does, in ``jobs`` processes beside this one."""
    if jobs == 1:
        yield from record.add_all(readings)
        return
    with ProcessPoolExecutor(jobs, mp_context=context(), initializer=begin) as pool:
        yield from record.add_prepared(_prepared(pool, iter(readings), 2 * jobs))


def _prepared(
    pool: ProcessPoolExecutor, readings: Iterator[tuple[Reading, Origin | None]], ahead: int
) -> Iterator[Prepared]:
    """The readings made ready, in their order; no more are under way than ``ahead`` times TOGETHER."""
    under_way: deque[Future[list[Prepared]]] = deque()
    while some := [(to_json(reading), origin) for reading, origin in islice(readings, TOGETHER)]:
        under_way.append(pool.submit(_prepare, some))
        if len(under_way) > ahead:
            yield from under_way.popleft().result()
    for last in under_way:
        yield from last.result()


def _prepare(readings: list[tuple[bytes, Origin | None]]) -> list[Prepared]:
    return [prepare(from_json(encoded, Reading), origin) for encoded, origin in readings]
