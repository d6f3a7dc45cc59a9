"""What a mail's heads say: subject, and whether a person or an outlet sent it."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from onrecord.intake.names import is_person, people

_ANSWER = re.compile(r"^(?:(?:re|aw|sv|antw|fw|fwd|wg|tr|rv)(?:\[\d+\])?:\s*|\[[\w .@:-]{1,40}\]\s*)+", re.IGNORECASE)
_THROUGH = re.compile(r"\s+(?:via|at|from|of|/|\||-|–|—)\s+", re.IGNORECASE)
_LONGEST = 2000
_LONGEST_SENDER = 300
"""Characters; how deep brackets nest in it is how deep the standard library goes."""


def head(mail: Message, name: str) -> str:
    """A head's words, decoded, on one line; empty where there is none."""
    raw = str(mail.get(name) or "")[:_LONGEST]
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        words = raw
    return " ".join(words.encode("utf-8", "replace").decode().split())


def subject(mail: Message) -> str:
    """The subject without the marks of answers, forwarding and lists."""
    return _ANSWER.sub("", head(mail, "Subject"))


def sender(mail: Message) -> tuple[tuple[str, ...], str]:
    """Authors and publisher: a sender's name is a person's or an outlet's, or both ("Ada Quell, The Lantern")."""
    name = parseaddr(head(mail, "From")[:_LONGEST_SENDER])[0].strip("\"' ")
    outlet = head(mail, "Organization") or head(mail, "Organisation")
    bracketed = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    parts = [bracketed[1], bracketed[2]] if bracketed else re.split(r",\s+", name, maxsplit=1)
    if len(parts) == 1:
        parts = _THROUGH.split(name, maxsplit=1)
    if len(parts) == 2 and is_person(parts[0]):
        return people(parts[0]), outlet or parts[1]
    if is_person(name):
        return people(name), outlet
    return (), outlet or name
