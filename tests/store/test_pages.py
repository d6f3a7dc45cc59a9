"""An answer comes in pages: nothing is held open between them, and a paused reader keeps nobody from writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.store import Record, ask, dialect, open_record
from tests import make

QUESTIONS: tuple[Callable[[Record], Iterator[Any]], ...] = (
    Record.statements,
    Record.events,
    Record.forecasts,
    Record.timeline,
    Record.reports,
    Record.readings,
)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finds the record locked doesn't wait for long."""
    monkeypatch.setattr(dialect, "WAIT", 0.05)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_paused_reader_keeps_nobody_from_writing(where: str, question: Callable[[Record], Iterator[Any]]) -> None:
    with open_record(where) as reader, open_record(where) as writer:
        for nth in range(3):
            writer.add(make.full_reading(f"{nth}.\n\n{make.TEXT}"))
        whole = list(question(reader))
        answer = question(reader)
        first = next(answer)
        assert writer.add(make.full_reading()).how == "new"
        assert [first, *answer] == whole


def test_what_is_added_on_the_way_is_not_in_the_answer(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "CHUNK", 1)
    record.add(make.full_reading())
    added = [record.add(make.full_reading(f"{nth}.\n\n{make.TEXT}")).how for nth, _ in enumerate(record.statements())]
    assert added == ["new", "new"]
    assert len(list(record.statements())) == 6


@pytest.mark.parametrize("chunk", [1, 2, 3, 100])
def test_pages_of_any_size_give_the_same_answer(record: Record, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    for nth in range(3):
        record.add(make.full_reading(f"{nth}.\n\n{make.TEXT}"))
    whole = list(record.statements()), list(record.timeline())
    monkeypatch.setattr(ask, "CHUNK", chunk)
    assert (list(record.statements()), list(record.timeline())) == whole
    assert [len(one) for one in whole] == [6, 9]
