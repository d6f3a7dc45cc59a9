"""Reads one file, and brings back its reading or why there is none; nothing that goes wrong in it gets out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord import pipeline
from onrecord.errors import OnrecordError
from onrecord.intake.opening import read_file
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading
from onrecord.store.entries import Origin
from onrecord.store.origins import name_of


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the publication day that the user gives it, and the user's own lexicon, if any."""

    path: Path
    published: date | None = None
    lexicon: Lexicon | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read."""

    path: Path
    reading: Reading
    origin: Origin


@dataclass(frozen=True, slots=True)
class Unread:
    """A path that was not read: one line on the fault and the remedy, and the traceback where it is our fault."""

    path: str
    says: str
    traceback: str = ""


def read_one(task: Task) -> Read | Unread:
    """The reading of one file."""
    try:
        return _read(task)
    except OnrecordError as fault:
        return Unread(str(task.path), str(fault))
    except Exception as fault:  # a fault of ours in one report must not end the others' reading
        what = f"{type(fault).__name__}: {fault}".partition("\n")[0]
        says = f"{task.path}: reading it failed ({what:.200}); please report this with what --traceback prints"
        return Unread(str(task.path), says, traceback.format_exc())


def _read(task: Task) -> Read:
    raw = read_file(task.path)
    name = name_of(task.path)
    if name.startswith("file://"):  # a file name that isn't text can't be stored or printed
        raw = replace(raw, origin=name)
    reading = pipeline.read_raw(raw, task.published, task.lexicon)
    return Read(task.path, reading, Origin(name, raw.sha256, raw.text, task.published))
