"""Objects of JSON as rows of a table: their keys are its columns, and each is a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from onrecord.errors import NotAReport
from onrecord.intake.columns import Row, columns
from onrecord.intake.members import Held, Member, Wanted

_SAMPLE = 50
"""Objects whose keys are looked at: not every one has all."""
_DEEPEST = 4
"""Keys in keys that are columns of their own: "source.name"."""
_HALF = re.compile("[\ud800-\udfff]")

Found = Row | NotAReport


def reports(member: Member, wanted: Wanted, found: Iterator[Found]) -> Iterator[Held]:
    """The reports of objects and what is wrong with the others; NotAReport where none has a text."""
    first = list(islice(found, _SAMPLE))
    rows = [one for one in first if isinstance(one, Row)]
    if not rows:
        raise NotAReport(f"{member.name}: {_first_fault(member, first)}; give reports as JSON objects, one a line")
    of = columns(member.name, list(dict.fromkeys(key for row in rows for key in row.values)), wanted)
    for some in (iter(first), found):
        for one in some:
            if isinstance(one, NotAReport):
                yield one
            else:
                yield from of.held(member, one)


def value(words: str) -> object:
    """What JSON says; ValueError where it is none or nests without end."""
    try:
        return msgspec.json.decode(words)
    except RecursionError as error:
        raise ValueError("nests too deep") from error
    except msgspec.MsgspecError:
        return _lenient(words)


def flat(one: Mapping[str, object], deep: int = 1) -> dict[str, object]:
    """The values of an object by key, those of objects in it by both keys with a dot between."""
    row: dict[str, object] = {}
    for key, held in one.items():
        if isinstance(held, Mapping) and deep < _DEEPEST:
            row |= {f"{key}.{inner}": words for inner, words in flat(held, deep + 1).items()}
        else:
            row[key] = held
    return row


def _lenient(words: str) -> object:
    """JSON as Python's own writers put it: with NaN, and with halves of characters."""
    try:
        return json.loads(_HALF.sub("\ufffd", words), object_hook=_whole)
    except RecursionError as error:
        raise ValueError("nests too deep") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON ({error.msg.lower()} at character {error.pos + 1})") from error
    except ValueError as error:
        raise ValueError("has a number of more digits than can be read") from error


def _whole(one: dict[str, object]) -> dict[str, object]:
    return {key: _HALF.sub("\ufffd", held) if isinstance(held, str) else held for key, held in one.items()}


def _first_fault(member: Member, first: list[Found]) -> str:
    fault = next((str(one) for one in first if isinstance(one, NotAReport)), "")
    return fault.partition(": ")[2].partition(";")[0] if fault else "holds no object"
