"""Law 4, repeat: reading twice, in another process, with other seeds, gives the same reading with the same ids."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.export import reading_json
from onrecord.work.one import Read
from onrecord.work.pool import read_many
from onrecord.work.tasks import How, tasks

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))[:3]
SCRIPT = """
import sys, onrecord
from onrecord.export import reading_json
for path in sys.argv[1:]:
    print(reading_json.line(onrecord.read(path)))
"""


@pytest.fixture(scope="module")
def here() -> list[str]:
    """The readings of this process."""
    return [reading_json.line(onrecord.read(path)) for path in REPORTS]


def test_reading_twice_gives_the_same(here: list[str]) -> None:
    assert [reading_json.line(onrecord.read(path)) for path in reversed(REPORTS)] == here[::-1]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same(here: list[str], seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", SCRIPT, *map(str, REPORTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == here


def test_other_workers_give_the_same(here: list[str]) -> None:
    outcomes = list(read_many(tasks(REPORTS, How()), jobs=2))
    assert [reading_json.line(one.reading) for one in outcomes if isinstance(one, Read)] == here
