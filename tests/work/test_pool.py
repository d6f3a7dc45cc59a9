"""Several processes read as one does: in order, and with nothing lost where one of them dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model import RawReport
from onrecord.repair import repair
from onrecord.store.entries import Origin
from onrecord.work import one, pool
from onrecord.work.one import Read, Task, Unread
from tests import make


def task(name: str, text: str = make.TEXT) -> Task:
    """A task to read a text as that of a file."""
    return Task(Path(name), Origin(name, "", text), repair(RawReport(name, text), None))


def stand_in(task: Task) -> Read | Unread:
    """Reads nothing; a file named "dies" takes its process with it."""
    if task.path.name == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    return Unread(task.path, f"by {os.getpid()}")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that do without the parser."""
    monkeypatch.setattr(pool, "read_one", stand_in)


def outcomes(names: Iterator[str] | list[str], jobs: int) -> list[str]:
    done = pool.read_many((task(name) if name != "known" else name for name in names), jobs)
    return [str(item.path) if isinstance(item, Unread) else str(item) for item in done]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("jobs", [1, 3])
def test_outcomes_come_in_order_and_what_is_no_task_in_its_place(jobs: int) -> None:
    names = [str(nth) for nth in range(20)]
    names[7] = names[0] = "known"
    assert outcomes(names, jobs) == names


@pytest.mark.usefixtures("quick")
def test_a_process_that_dies_costs_one_file() -> None:
    names = ["a", "b", "dies", "c", "known", "d", "e", "f", "g"]
    done = list(pool.read_many((task(name) for name in names), 2))
    assert [item.path.name for item in done if isinstance(item, Unread)] == names
    killed = [item.path.name for item in done if isinstance(item, Unread) and "was killed" in item.says]
    assert killed == ["dies"]


@pytest.mark.usefixtures("quick")
def test_only_a_few_files_are_under_way_at_once() -> None:
    taken = 0

    def names() -> Iterator[str]:
        nonlocal taken
        for nth in range(100):
            taken += 1
            yield str(nth)

    done = pool.read_many((task(name) for name in names()), 2)
    next(done)
    assert taken <= 6
    done.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("sizes", "wanted"), [([], 1), ([100] * 50, 1), ([10_000_000] * 9, None)])
def test_few_files_are_read_without_more_processes(sizes: list[int], wanted: int | None) -> None:
    assert pool.processes(sizes) == (wanted or len(os.sched_getaffinity(0)))


def test_a_fault_of_ours_is_brought_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("zero")

    monkeypatch.setattr("onrecord.pipeline.read_report", fail)
    outcome = one.read_one(task("a.txt"))
    assert isinstance(outcome, Unread)
    assert "reading it failed (ZeroDivisionError: zero)" in outcome.says
    assert "Traceback" in outcome.traceback
