"""Readings loaded by several processes make the record that one process makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.model import Reading
from onrecord.store import Origin, open_record
from onrecord.store.tables import FINDINGS, ORIGINS, REPORTS, SPOKEN
from onrecord.work import loading
from tests import make


def coming(nth: int) -> tuple[Reading, Origin]:
    reading = make.full_reading(f"{nth % 60}.\n\n{make.TEXT}")
    return reading, Origin(f"/{nth % 70}.txt", f"hash {nth}", reading.report.text)


COMING = [coming(nth) for nth in range(80)]
"""Some reports come twice, from other files; some files say something else the second time."""


def rows(where: Path) -> list[list[tuple[object, ...]]]:
    with open_record(where) as record, record._looking() as connection:
        assert not [one for one in record.check().faults if one.kind == "words"]
        tables = (REPORTS, ORIGINS, FINDINGS, SPOKEN)
        return [sorted(map(tuple, connection.execute(select(table)))) for table in tables]


def test_several_processes_load_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "TOGETHER", 7)
    done = []
    for jobs in (1, 2):
        with open_record(tmp_path / f"{jobs}.db") as record:
            done.append(list(loading.load(record, COMING, jobs)))
    assert done[0] == done[1]
    assert {one.how for one in done[0]} == {"new", "copy", "corrected"}
    assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")


def test_reports_whose_ids_give_one_number_get_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.keys.number_of", lambda report: 5)
    with open_record(tmp_path / "a.db") as record:
        list(loading.load(record, COMING[:3], 1))
        record.add(*COMING[3])
        assert record.size() == 4
    assert sorted(number for number, *_ in rows(tmp_path / "a.db")[0]) == [5, 6, 7, 8]
