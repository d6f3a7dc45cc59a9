"""Mailboxes (mbox): the mails one after the other, however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import cast

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted

_MOST_BYTES = 60_000_000
"""Of one mail."""
_LONGEST = 1 << 20
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A member for each mail, named by its number; what is too large to be a mail is an error."""
    stream = BufferedReader(cast(BufferedReader, member.stream), _LONGEST)
    number, size, lines = 0, 0, list[bytes]()
    blank = True
    try:
        while line := stream.readline(_LONGEST):
            if blank and line.startswith(b"From "):
                yield from _mail(member, number, size, lines)
                number, size, lines = number + 1, 0, []
            elif number or line.strip():
                number = number or 1
                size += len(line)
                if size <= _MOST_BYTES:
                    lines.append(line)
            blank = not line.strip()
        yield from _mail(member, number, size, lines)
    finally:
        stream.detach()
    if not number:
        raise NotAReport(f"{member.name}: holds no mail; export the mailbox again")


def _mail(member: Member, number: int, size: int, lines: list[bytes]) -> Iterator[Held]:
    name = f"{member.name}#{number}"
    if size > _MOST_BYTES:
        yield NotAReport(f"{name}: is too large for a mail (over {_MOST_BYTES:,} bytes); save it alone")
    elif number:
        yield Member(name, BytesIO(_QUOTED.sub(rb"\1", b"".join(lines))), "eml")
