"""The reports of files as tasks to read, with what can't be opened and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake.members import AS_IT_COMES, Wanted
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import RawReport
from onrecord.repair import repair
from onrecord.store.entries import Origin
from onrecord.store.origins import STDIN_NAME, name_within
from onrecord.work.one import Task, Unread, failed
from onrecord.work.opener import Opener

STDIN = "-"
"""The name of a file that holds what came as standard input."""


@dataclass(frozen=True, slots=True)
class How:
    """How a person wants files read: the publication day of all, if given, the user's own lexicon, how they open."""

    published: date | None = None
    lexicon: Lexicon | None = None
    wanted: Wanted = AS_IT_COMES


def tasks(paths: Iterable[Path], how: How) -> Iterator[Task | Unread]:
    """The reports of the files, in order; each file is opened when the reports of the one before are taken."""
    opener = Opener(how.wanted)
    try:
        for path in paths:
            yield from tasks_of(opener, path, how)
    finally:
        opener.end()


def tasks_of(opener: Opener, path: Path, how: How) -> Iterator[Task | Unread]:
    """The reports of one file, whose origins have its absolute path."""
    for one in opener.open(path):
        if isinstance(one, InputError):
            yield Unread(path, str(one).replace(str(path), STDIN_NAME) if path.name == STDIN else str(one))
        else:
            yield _task(path, one, how)


def _task(path: Path, raw: RawReport, how: How) -> Task | Unread:
    within = raw.origin.removeprefix(str(path)).encode("utf-8", "replace").decode()
    name = f"{STDIN_NAME}#{raw.sha256[:12]}" if path.name == STDIN else name_within(path, within, how.wanted.columns)
    if path.name == STDIN or name.startswith("file://"):  # a file name that isn't text can't be stored or printed
        raw = replace(raw, origin=name)
    try:
        origin = Origin(name, raw.sha256, raw.text, how.published, raw.anchors)
        return Task(path, origin, repair(raw, how.published), how.lexicon)
    except Exception as fault:  # a fault of ours in one report must not end the others' reading
        return failed(path, raw.origin, fault)
