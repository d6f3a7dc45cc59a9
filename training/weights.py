"""Writes learned weights where a reading takes them from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from onrecord.weights import ALWAYS, NAME


def rounded(found: Mapping[str, float], digits: int, least: float) -> dict[str, float]:
    """The weights to so many decimals, without those that are at most ``least``; what is always added stays."""
    return {name: round(one, digits) for name, one in found.items() if abs(one) > least or name == ALWAYS}


def write(package: str, kept: Mapping[str, float]) -> None:
    """Puts the weights into the package's file, one a line."""
    text = json.dumps(kept, ensure_ascii=False, indent=0)
    Path(str(files(package) / NAME)).write_text(text + "\n", "utf-8")
