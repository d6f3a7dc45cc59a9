"""Seals: what is written is sound, and sealed; as long as a seal is intact, what it is on is still what was written.

Whatever changes a report's reading, rows or origins seals it anew, by what it writes and never by what it finds: a
change that came another way stays visible. A seal keeps nothing secret, and who knows how it is made can forge one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from onrecord.store.kept import Kept
from onrecord.store.packed import to_json
from onrecord.store.rows import Row
from onrecord.store.tables import FINDINGS, NOUNS

_SEALED = [one.name for one in FINDINGS.columns if one.name not in ("report", "current")]
"""The columns of ``findings`` under a seal; ``current`` changes with the report's."""
_sealed = itemgetter(*(FINDINGS.columns.keys().index(name) for name in _SEALED))
_named = itemgetter(*_SEALED)


def of_reading(report: Mapping[str, Any]) -> bytes:
    """The seal of a reading, on its row of ``reports``."""
    return _seal(*(report[name] for name in ("id", "published", "made_by", "reading")))


def of_origin(report: str, origin: Mapping[str, Any]) -> bytes:
    """The seal of a row of ``origins`` with the id of its report; what supersedes it isn't under it."""
    anchors = [origin["anchors"]] if origin["anchors"] else []  # earlier layouts had none
    sealed = ("path", "revision", "sha256", "published", "text", "kept")
    return _seal(report, *(origin[name] for name in sealed), *anchors)


def beside(kept: Kept, rows: Iterable[Row]) -> Row:
    """What stands in ``reports`` beside a reading: whether people decided on it, counts, the seal of its rows."""
    findings, issues = sum(len(getattr(kept.reading, name)) for name, _ in NOUNS[1:]), len(kept.reading.issues)
    counts = {"decided": bool(kept.decisions), "findings": findings, "issues": issues}
    return counts | {"rows_seal": of_rows(counts, rows)}


def of_rows(report: Mapping[str, Any], rows: Iterable[Row]) -> bytes:
    """The seal of the rows of ``findings`` of a report, and of the counts on its row of ``reports``."""
    return _of_rows(report, map(_named, rows))


def is_intact(report: Mapping[str, Any], findings: Iterable[tuple[Any, ...]]) -> bool:
    """Whether a row of ``reports`` and all that it has in ``findings`` are what was written."""
    found = of_reading(report), _of_rows(report, map(_sealed, findings))
    return found == (report["seal"], report["rows_seal"])


def _of_rows(report: Mapping[str, Any], findings: Iterable[tuple[Any, ...]]) -> bytes:
    """In order of keys, since a database gives rows in any."""
    return _seal(*(report[name] for name in ("decided", "findings", "issues")), sorted(findings))


def _seal(*values: Any) -> bytes:
    return hashlib.sha256(to_json(values)).digest()
