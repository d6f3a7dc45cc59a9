"""The pages' scripts: their types hold, and what is served was made of them as they are."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPILER = ROOT / "scripts" / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.mark.skipif(not find_spec("hatchling"), reason="hatchling isn't installed: pip install -e '.[dev]'")
def test_what_is_served_was_made_of_the_scripts_as_they_are() -> None:
    import hatch_build

    assert hatch_build.STAMP.exists(), "run: python hatch_build.py"
    assert hatch_build.STAMP.read_text("utf-8") == hatch_build.digest(), "run: python hatch_build.py"


def test_the_types_of_the_scripts_hold() -> None:
    node = shutil.which("node")
    if node is None or not COMPILER.exists():
        pytest.skip("node or TypeScript isn't installed: python hatch_build.py")
    done = subprocess.run([node, COMPILER, "-p", ROOT / "scripts"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_licences_of_all_that_is_bundled_are_served_with_it() -> None:
    told = (ROOT / "onrecord/web/static/built/licences.txt").read_text("utf-8")
    for name in ("d3-geo", "d3-zoom", "topojson-client", "world-atlas"):
        assert f"{name}\n\n" in told
