"""Reads many files in several processes; the readings come back in the order of the files.

Each process loads the models once. No more files are under way than twice the processes, so memory is bounded
however many there are. A process that dies (out of memory, a fault in a library) costs one file, not the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from onrecord.work.one import Read, Task, Unread, read_one

if TYPE_CHECKING:  # no system need have both
    from multiprocessing.context import ForkServerContext, SpawnContext

T = TypeVar("T")

_BYTES_A_PROCESS = 100_000
"""About what one process reads in the time that another one takes to start."""


def processes(sizes: Iterable[int]) -> int:
    """How many processes pay for files of these sizes (bytes): never more than there are cores, at least one."""
    return max(1, min(cores(), sum(sizes) // _BYTES_A_PROCESS))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_many(work: Iterable[Task | T], jobs: int) -> Iterator[Read | Unread | T]:
    """The outcomes of the tasks in their order; what is no task is passed on in its place.

    With one job, this process reads.
    """
    if jobs == 1:
        for item in work:
            yield read_one(item) if isinstance(item, Task) else item
        return
    pool = _Pool(jobs)
    try:
        yield from _through(pool, work, 2 * jobs)
    finally:
        pool.end()


def _through(pool: _Pool, work: Iterable[Task | T], ahead: int) -> Iterator[Read | Unread | T]:
    under_way: deque[_Job | T] = deque()
    for item in work:
        under_way.append(_Job(item, pool.start(item)) if isinstance(item, Task) else item)
        if len(under_way) > ahead:
            done = _finished(pool, under_way)
            yield done
    while under_way:
        done = _finished(pool, under_way)
        yield done


class _Job:
    """A task and the outcome that a process owes for it."""

    def __init__(self, task: Task, outcome: Future[Read | Unread]) -> None:
        self.task = task
        self.outcome = outcome


def _finished(pool: _Pool, under_way: deque[_Job | T]) -> Read | Unread | T:
    """The outcome of the foremost item.

    Where a process died, all that was under way is lost: the foremost is read again alone, the others as before.
    """
    item = under_way.popleft()
    if not isinstance(item, _Job):
        return item
    try:
        return item.outcome.result()
    except BrokenProcessPool:
        outcome = _alone(item.task)
        pool.renew()
        for other in under_way:
            if isinstance(other, _Job):
                other.outcome = pool.start(other.task)
        return outcome


def _alone(task: Task) -> Read | Unread:
    pool = _Pool(1)
    try:
        return pool.start(task).result()
    except BrokenProcessPool:
        says = "the process that read it was killed; read it with fewer --jobs, or shorten it"
        return Unread(task.path, f"{task.report.given.origin}: {says}")
    finally:
        pool.end()


def context() -> ForkServerContext | SpawnContext:
    """How processes are started: without what this one has in memory, threads and locks least of all."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


class _Pool:
    """The processes; started when there is a first task."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._others = set(multiprocessing.active_children())
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, mp_context=context(), initializer=begin)

    def start(self, task: Task) -> Future[Read | Unread]:
        """Gives a task to the next free process."""
        try:
            return self._executor.submit(read_one, task)
        except BrokenProcessPool as fault:
            lost: Future[Read | Unread] = Future()
            lost.set_exception(fault)
            return lost

    def renew(self) -> None:
        """New processes in place of dead ones."""
        self.end()
        self._executor = self._made()

    def end(self) -> None:
        """Ends the processes, whatever they are at."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - self._others:
            process.terminate()
        self._executor.shutdown(wait=True)


def begin() -> None:
    """Makes a process leave Ctrl-C to its parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
