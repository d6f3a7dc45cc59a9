"""Which files a user's paths mean: files as they are, folders with all below them, and patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from onrecord.errors import InputError, MissingInput, UnreadableInput
from onrecord.intake.kinds import ENDINGS


def find(given: Iterable[str]) -> Iterator[Path | InputError]:
    """The files that the paths mean, in the order given, folders and patterns sorted, each file once.

    A path that means no file comes as the error that says why.
    """
    seen: set[str] = set()
    for one in given:
        for found in _files(one):
            if isinstance(found, Path):
                name = os.path.abspath(found)  # noqa: PTH100 - drops "..", which Path.absolute keeps
                if name in seen:
                    continue
                seen.add(name)
            yield found


def _files(given: str) -> Iterator[Path | InputError]:
    path = Path(given)
    if os.path.lexists(given):
        yield from _below(path) if path.is_dir() else (path,)
    elif any(mark in given for mark in "*?["):
        yield from _matching(given)
    else:
        yield MissingInput(f"{given}: no such file or folder; check the path")


def _matching(pattern: str) -> Iterator[Path | InputError]:
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        yield MissingInput(f"{pattern}: matches no file; check the pattern")
    for match in matches:
        yield from _below(Path(match)) if Path(match).is_dir() else (Path(match),)


def _below(folder: Path) -> Iterator[Path | InputError]:
    """The reports in a folder and all folders below; hidden ones and READMEs are passed over.

    What has a report's name and is none (a pipe, a link that leads nowhere) is given, too: who reads it says so.
    """
    faults: list[OSError] = []
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in files if is_report(name)]
    yield from sorted(found)
    for fault in faults:
        yield UnreadableInput(f"{fault.filename}: can't be read ({fault.strerror}); check its permissions")
    if not found and not faults:
        yield MissingInput(f"{folder}: nothing to read in this folder; put reports into it (docs/formats.md)")


def is_report(name: str) -> bool:
    """Whether a file of this name is read where its folder was given."""
    return name.lower().endswith(ENDINGS) and not name.startswith((".", "README"))
