"""export: the record for other programs."""

from __future__ import annotations

import json

from onrecord.store import open_record
from tests.cli.conftest import Run


def test_event_data(kept: Run) -> None:
    done = kept("export")
    assert done.exit_code == 0
    records = [json.loads(line) for line in done.output.splitlines()]
    with open_record("record.db", create=False) as record:
        events = [entry.id for entry in record.events()]
    assert [one["id"] for one in records] == events
    assert records[0]["event"] == ["ASSAULT"]
    assert kept("show", records[0]["id"]).exit_code == 0


def test_whole_readings(anywhere: Run) -> None:
    (line,) = anywhere("export", "--as", "readings").output.splitlines()
    assert json.loads(line)["events"]


def test_another_form_is_refused(kept: Run) -> None:
    assert kept("export", "--as", "cameo").exit_code == 2
