"""The words that a mail's sender wrote: without answers quoted, and without the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"\s{0,3}>")
_SIGNED = re.compile(r"-- ?$")
_WROTE = re.compile(
    r"(?:on|am|le|el)\b.{6,200}\b(?:wrote|writes|schrieb|a écrit|escribió)\s?:\s*$", re.IGNORECASE | re.DOTALL
)
_CUT = re.compile(
    r"\s*-{2,}\s*(?:original message|ursprüngliche nachricht|original appointment)\s*-{2,}\s*$", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"\s*(?:-{2,}\s*(?:forwarded (?:message|by)|weitergeleitete nachricht)\b.*|begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\s*\*?(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|an|betreff):\*?\s", re.IGNORECASE)
_LEAST_HEADS = 3
"""Lines like "From: …" on end that are the heads of another mail."""


def own_words(text: str, flowed: bool) -> Iterator[tuple[str, str]]:
    """The paragraphs with the line each begins on; what was forwarded is kept, its heads are not."""
    lines = (
        _unflowed(text) if flowed else list(enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1))
    )
    run: list[str] = []
    begins = 0
    for number, line in [*_own(lines), (0, "")]:
        if line.strip():
            begins = begins if run else number
            run.append(line)
        elif run:
            yield "\n".join(run), f"line {begins}"
            run = []


def _own(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines up to the signature or a mail below that was answered, without quoted ones."""
    at, written = 0, False
    while at < len(lines):
        number, line = lines[at]
        heads = _heads(lines, at)
        if _FORWARDED.match(line) or heads and not written:
            at += max(1, heads)
            continue
        if _SIGNED.fullmatch(line) or _CUT.match(line) or heads:
            return
        quoted = _introduced(lines, at)
        if quoted or _QUOTED.match(line):
            at += max(1, quoted)
            continue
        written = written or bool(line.strip())
        yield number, line
        at += 1


def _heads(lines: list[tuple[int, str]], at: int) -> int:
    """How many lines from here are another mail's heads; 0 where it is no such block."""
    end = at
    while end < len(lines) and _HEAD.match(lines[end][1]):
        end += 1
    return end - at if end - at >= _LEAST_HEADS else 0


def _introduced(lines: list[tuple[int, str]], at: int) -> int:
    """How many lines from here say who wrote what is quoted below: "On 3 March, Ada Quell wrote:"; 0 where none do."""
    for count in (1, 2, 3):
        words = "\n".join(line for _, line in lines[at : at + count])
        if _WROTE.match(words.strip()):
            below = next((line for _, line in lines[at + count :] if line.strip()), "")
            return count if _QUOTED.match(below) else 0
    return 0


def _unflowed(text: str) -> list[tuple[int, str]]:
    """Lines of "format=flowed": one that ends with a blank goes on in the next of the same depth (RFC 3676)."""
    joined: list[tuple[int, str]] = []
    goes_on = False
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        line = raw[1:] if raw.startswith(" ") else raw
        own = not line.startswith(">") and not _SIGNED.fullmatch(line)
        if goes_on and own:
            joined[-1] = (joined[-1][0], joined[-1][1] + line)
        else:
            joined.append((number, line))
        goes_on = own and line.endswith(" ")
    return joined
