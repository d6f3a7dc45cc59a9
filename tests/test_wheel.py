"""The wheel, installed where there is no repository: it holds all it needs, reads a report and answers.

What it stands on is not installed again: the new environment borrows it from the one that runs the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import make

ROOT = Path(__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")

pytestmark = pytest.mark.skipif(
    not (find_spec("pip") and find_spec("hatchling")),
    reason="pip or hatchling isn't installed: pip install -e '.[dev]'",
)


def run(*command: object, cwd: Path) -> str:
    """What a program prints; what it says goes into the failure where it fails."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ONRECORD", "COV"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("onrecord-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which only the wheel is installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    programs = folder / "bin"
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))  # a path in it is taken, not its own .pth files
    run(
        *PIP,
        "--python",
        programs / "python",
        "install",
        "--no-deps",
        "--no-index",
        "--force-reinstall",
        wheel,
        cwd=folder,
    )
    return programs


def test_the_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    wanted = {str(file.relative_to(ROOT)) for file in (ROOT / "onrecord").rglob("*") if file.is_file()}
    wanted = {name for name in wanted if "__pycache__" not in name and not name.endswith(".pyc")}
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert wanted - names == set()
    assert {name.partition("/")[0] for name in names} == {"onrecord", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}


def test_the_installed_wheel_reads_and_answers(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(make.TEXT)
    home = run(installed / "python", "-c", "import onrecord; print(onrecord.__file__)", cwd=tmp_path)
    assert Path(home).is_relative_to(installed.parent)
    program = installed / "onrecord"
    assert "1 report: 1 new" in run(program, "read", "report.txt", "--published", make.PUBLISHED, cwd=tmp_path)
    assert "Ana Dorin" in run(program, "statements", cwd=tmp_path)
    report = make.report(published=make.PUBLISHED).id
    assert "Shells fall near Koprava" in run(program, "show", report, cwd=tmp_path)
    assert "all resolve" in run(program, "check", cwd=tmp_path)
