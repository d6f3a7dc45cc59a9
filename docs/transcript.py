"""Runs the commands that the README shows, on the demo reports, as a reader would see them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "onrecord read examples/reports",
    "onrecord statements --about HIMARS --limit 5",
    "onrecord events --where Koprava --since 2031-03-09 --until 2031-03-10 --limit 5",
    "onrecord forecasts --by Olbrecht --limit 4",
    "onrecord search 'HIMARS by:Veyl'",
    "onrecord who-says --by Quill",
    "onrecord show 451909ef1a.s2945",
    "onrecord link",
    "onrecord events --tellings --where Ustrel --limit 5",
    "onrecord disputes --where Koprava --limit 2",
    "onrecord outcomes --by-source --limit 5",
)


def transcript() -> str:
    """The commands and what they print, as Markdown."""
    return "\n".join(["```console", *_lines(), "```", ""])


def _lines() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "COLUMNS": "112", "ONRECORD_RECORD": str(Path(folder) / "record.db"), "NO_COLOR": "1"}
        for command in COMMANDS:
            yield f"$ {command}"
            done = subprocess.run(
                [sys.executable, "-m", *shlex.split(command)],
                cwd=ROOT,
                env=env,
                capture_output=True,
                text=True,
                check=True,
            )
            for line in done.stdout.splitlines():
                yield line.rstrip().replace(str(ROOT) + "/", "")
            yield ""
