"""Where the corpora are, and what is said when one is not there."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder(name: str) -> Path:
    """The corpus's folder under ``ONRECORD_CORPORA`` (default ``../shared/corpora``); exits with a line if missing."""
    root = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora"))
    if not (root / name).is_dir():
        sys.exit(f"{root / name}: the corpus is not there; set ONRECORD_CORPORA (docs/evals.md says where each is had)")
    return root / name
