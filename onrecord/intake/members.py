"""What a file is made of, from the outside in: members with bytes of their own, and the texts that they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import SEEK_END
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.errors import InputError, NotAReport
from onrecord.model import Anchor, Metadata, RawReport
from onrecord.settings import MAX_REPORT_BYTES


@dataclass(frozen=True, slots=True)
class Member:
    """A file, or what lies in one and has bytes of its own: a member of an archive, an attachment, a page crawled.

    ``name`` is the file's path; behind it ``!/`` and the member's name for what lies in an archive, ``#`` and its
    number or id for an entry of a list ("news.zip!/june/a.html", "mail.mbox#3"). ``stream`` can be sought in and is at
    its beginning. ``kind`` is what holds it says it is (kinds.py), empty where nothing says so; ``metadata`` what that
    states of the report.
    """

    name: str
    stream: BinaryIO
    kind: str = ""
    metadata: Metadata = Metadata()

    def bytes(self, most: int = MAX_REPORT_BYTES) -> bytes:
        """All bytes; NotAReport where there are more than ``most``, without reading them."""
        size = self.stream.seek(0, SEEK_END)
        self.stream.seek(0)
        raw = b"" if size > most else self.stream.read(most + 1)
        if max(size, len(raw)) > most:
            raise NotAReport(f"{self.name}: is too large for one report (over {most:,} bytes); split it into reports")
        return raw


COLUMNS = ("text", "title", "authors", "publisher", "published", "url", "id")
"""What a table may have columns of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a person wants files opened.

    ``columns`` names the column or key of a table for what of ``COLUMNS`` it has; what isn't named is looked for under
    its usual names. ``ocr`` False leaves pictures of pages alone.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    ocr: bool = True


AS_IT_COMES = Wanted()
"""Nothing named."""


@dataclass(frozen=True, slots=True)
class Working:
    """A reader is at something that takes long by its nature, and comes along: who waits may wait as long again."""


Held = Member | RawReport | InputError | Working
"""What a reader finds in a member: members in it, a report, or what it can't read of it while it goes on."""

Reader = Callable[[Member, Wanted], Iterator[Held]]
"""A format's reader: what a member holds, in order.

What is broken as a whole raises InputError; a broken member comes as one among the others. Nothing is ever fetched,
run or written, and no more is held in memory than one report.
"""


class Names:
    """The names of what lies in one member, each given once: a second one of a name has its number, "a~2.txt"."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def own(self, name: str) -> str:
        """The name, with a number where it was given before."""
        if hash(name) not in self._last:
            self._last[hash(name)] = 1
            return name
        ending = PurePosixPath(re.split("[/#]", name)[-1]).suffix
        place = len(name) - len(ending)
        while True:
            self._last[hash(name)] += 1
            numbered = f"{name[:place]}~{self._last[hash(name)]}{name[place:]}"
            if hash(numbered) not in self._last:
                self._last[hash(numbered)] = 1
                return numbered


class Writing:
    """A text being written from the pieces of an origin, each with its anchor."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._anchors: list[Anchor] = []
        self._length = 0

    def paragraph(self, words: str, at: str) -> None:
        """A paragraph (or a title), which stands ``at`` a place in the origin; nothing where it has no words."""
        self.pieces([(words, at)])

    def pieces(self, pieces: list[tuple[str, str]]) -> None:
        """A paragraph in pieces, each with its own place; blanks between them are theirs."""
        if not "".join(words for words, _ in pieces).strip():
            return
        self._put("\n\n" if self._length else "")
        for words, at in pieces:
            if words and (not self._anchors or self._anchors[-1].at != at):
                self._anchors.append(Anchor(self._length, at))
            self._put(words)

    def _put(self, words: str) -> None:
        self._words.append(words)
        self._length += len(words)

    def report(self, member: Member, metadata: Metadata, notes: tuple[str, ...] = ()) -> RawReport:
        """What was written, as the report that a member holds; NotAReport where that is nothing."""
        text = "".join(self._words)
        if not text.strip():
            raise NotAReport(f"{member.name}: no text in it; give a file with the text of a report")
        return RawReport(member.name, text, metadata=metadata, anchors=tuple(self._anchors), notes=notes)
