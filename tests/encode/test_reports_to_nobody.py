"""The library that runs the encoder's graph tells its maker nothing of its use, and keeps nothing to tell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LOADED = "from onrecord.encode import encoder; encoder._model()"


def test_no_use_is_reported(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run([sys.executable, "-c", LOADED], env=environment, timeout=120, check=True)
    assert list(tmp_path.rglob("*")) == []
