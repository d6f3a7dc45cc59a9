"""The readings of the demo reports, or others with a key, kept under ``build/`` until they or the program change."""

from __future__ import annotations

import hashlib
import pickle
from functools import cache
from pathlib import Path

import onrecord
from evals import key
from onrecord.model import Reading

_BESIDE = frozenset({"__pycache__", "link", "store", "web", "cli"})
"""Rooms that no reading depends on."""
KEPT = Path(__file__).parent.parent / "build" / "readings"


def read_all(root: Path = key.ROOT) -> dict[str, Reading]:
    """The readings by file stem, each read on the day that the file's name tells."""
    return {path.stem: _read(path) for path in sorted((root / "reports").glob("*.txt"))}


def _read(path: Path) -> Reading:
    kept = KEPT / hashlib.sha256(path.read_bytes() + _program()).hexdigest()
    if kept.exists():
        found: Reading = pickle.loads(kept.read_bytes())
        return found
    reading = onrecord.read(path, published=key.published(path.stem))
    KEPT.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(reading))
    return reading


@cache
def _program() -> bytes:
    """A hash of all files of the program that reading goes by, weights and vocabularies among them."""
    root = Path(onrecord.__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and not _BESIDE.intersection(path.parts))
    told = hashlib.sha256()
    for path in files:
        told.update(str(path.relative_to(root)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return told.digest()
