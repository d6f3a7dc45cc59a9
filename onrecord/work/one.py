"""Reads one report, and brings back its reading or why there is none; nothing that goes wrong in it gets out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.errors import OnrecordError
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading, Report
from onrecord.store.entries import Origin


@dataclass(frozen=True, slots=True)
class Task:
    """A repaired report to read, the file that it stands in, its origin, and the user's own lexicon, if any."""

    path: Path
    origin: Origin
    report: Given[Report]
    lexicon: Lexicon | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read, and the file that it stands in."""

    path: Path
    reading: Reading
    origin: Origin


@dataclass(frozen=True, slots=True)
class Unread:
    """What wasn't read of a file: one line on the fault and the remedy, and the traceback where it is our fault."""

    path: Path
    says: str
    traceback: str = ""


def read_one(task: Task) -> Read | Unread:
    """The reading of one report."""
    try:
        return Read(task.path, pipeline.read_report(task.report, task.lexicon), task.origin)
    except Exception as fault:  # a fault of ours in one report must not end the others' reading
        return failed(task.path, task.report.given.origin, fault)


def failed(path: Path, name: str, fault: Exception) -> Unread:
    """What is said of a report that couldn't be read; with the traceback where that is our fault."""
    if isinstance(fault, OnrecordError):
        return Unread(path, f"{name}: {fault}")
    what = f"{type(fault).__name__}: {fault}".partition("\n")[0]
    says = f"{name}: reading it failed ({what:.200}); please report this with what --traceback prints"
    return Unread(path, says, "".join(traceback.format_exception(fault)))
