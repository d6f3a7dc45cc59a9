"""The chances of many pairs, some at a time, in several processes where that pays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from onrecord.link.known import Known
from onrecord.link.likelihood import Noun, chances
from onrecord.link.telling import Telling

Done = Callable[[float], object]
"""Is told which share of some work is done."""
TOGETHER = 4000
"""Pairs that are judged at once."""
Some = list[tuple[Telling, Telling]]


def scored(  # noqa: PLR0913
    noun: Noun, tellings: Sequence[Telling], pairs: Sequence[tuple[int, int]], known: Known, jobs: int, done: Done
) -> Iterator[float]:
    """The chances of pairs of places in a sequence of tellings, in their order."""
    told = ((tellings[one], tellings[other]) for one, other in pairs)
    at = 0
    for found in _judged(noun, told, known, jobs if len(pairs) > jobs * TOGETHER else 1):
        yield from found
        at += len(found)
        done(at / len(pairs))


def _judged(noun: Noun, told: Iterator[tuple[Telling, Telling]], known: Known, jobs: int) -> Iterator[list[float]]:
    if jobs == 1:
        while some := list(islice(told, TOGETHER)):
            yield chances(noun, some, known)
        return
    under_way: deque[Future[list[float]]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (noun, known)) as pool:
        while some := list(islice(told, TOGETHER)):
            under_way.append(pool.submit(_in_process, some))
            if len(under_way) > 2 * jobs:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


_KNOWN: list[tuple[Noun, Known]] = []
"""In a process of the pool: what it judges by."""


def _begin(noun: Noun, known: Known) -> None:
    _KNOWN[:] = [(noun, known)]


def _in_process(some: Some) -> list[float]:
    noun, known = _KNOWN[0]
    return chances(noun, some, known)
