"""Files as they lie on the disk: nothing but regular ones is opened."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import MissingInput, UnreadableInput
from onrecord.intake.members import Member


@contextmanager
def open_file(path: Path) -> Iterator[Member]:
    """A file as a member; InputError where it is missing, unreadable or no regular file."""
    _check(path)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UnreadableInput(f"{path}: {_why(error)}; change its permissions or copy it") from error
    with stream:
        yield Member(str(path), stream)


def _check(path: Path) -> None:
    """InputError where a path can't be a report, told without reading it."""
    try:
        state = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise MissingInput(f"{path}: is a link to a file that is gone; mend the link") from error
        raise MissingInput(f"{path}: no such file; check the path") from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path}: {_why(error)}; check the path and its permissions") from error
    if stat.S_ISDIR(state.st_mode):
        raise UnreadableInput(f"{path}: is a folder; give the files in it")
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableInput(f"{path}: is a device or a pipe; save its text in a file first")


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
