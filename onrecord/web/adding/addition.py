"""An addition: files that somebody gave together, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Literal

from onrecord.store.entries import How

NOT_READ: Final = "not read"
STOPPED: Final = "stopped"
"""Why an addition isn't read on: somebody wanted it so."""

Became = Literal[How, "", "not read"]
"""What became of a file: nothing yet, what reading it did to the record, or that it can't be read."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was given: its name, its bytes' number and hash, and what became of it.

    Of one that can't be read, ``says`` is why, and the remedy; of others the report, its title, and how many findings
    it has by noun.
    """

    name: str
    size: int
    sha256: str
    how: Became = ""
    says: str = ""
    report: str = ""
    title: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def unread(self, says: str) -> File:
        """The same file, which can't be read for a reason."""
        return replace(self, how=NOT_READ, says=says)


@dataclass(frozen=True, slots=True)
class Addition:
    """Files given together, when, and the day on which all of them were published, if that was said.

    ``halted`` says why no more of them are read for now; empty where nothing hinders it.
    """

    id: str
    begun: datetime
    published: date | None
    files: tuple[File, ...]
    halted: str = ""

    @property
    def left(self) -> list[int]:
        """The places of the files that nothing became of yet."""
        return [number for number, file in enumerate(self.files) if not file.how]

    @property
    def unread(self) -> int:
        """How many files can't be read."""
        return sum(file.how == NOT_READ for file in self.files)

    @property
    def goes_on(self) -> bool:
        """Whether files of it are still to be read, and will be."""
        return bool(self.left) and not self.halted

    def became(self, number: int, file: File) -> Addition:
        """The same addition, with what became of one of its files."""
        return replace(self, files=(*self.files[:number], file, *self.files[number + 1 :]))
