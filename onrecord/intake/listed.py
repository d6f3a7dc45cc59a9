"""JSON files: a list of reports, alone or in an object, as services that search news answer; or one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.errors import NotAReport
from onrecord.intake.columns import Row
from onrecord.intake.encoding import decoded
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.objects import Found, flat, reports, value

_DEEPEST = 4
_MOST_BYTES = 100_000_000


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each object of the longest list; its anchors name row and key."""
    text, _ = decoded(member.name, member.bytes(_MOST_BYTES))
    try:
        whole = value(text)
    except ValueError as error:
        raise NotAReport(f"{member.name}: {error}; mend it or give JSON Lines") from error
    listed = _longest(whole, _DEEPEST)
    try:
        yield from reports(member, wanted, _rows(member, listed or [whole]))
    except NotAReport:
        if not isinstance(whole, Mapping) or not listed:
            raise
        yield from _alone(member, wanted, whole, listed)


def _alone(member: Member, wanted: Wanted, whole: Mapping[str, object], listed: list[object]) -> Iterator[Held]:
    """The report that an object is whose lists hold none; what is wrong with the longest where it isn't one either."""
    try:
        yield from list(reports(member, wanted, _rows(member, [whole])))
    except NotAReport:
        yield from reports(member, wanted, _rows(member, listed))


def _rows(member: Member, listed: list[object]) -> Iterator[Found]:
    for number, one in enumerate(listed, 1):
        if isinstance(one, Mapping):
            yield Row(number, flat(one))
        else:
            yield NotAReport(f"{member.name}#{number}: is no object; leave it out of the list")


def _longest(one: object, deep: int) -> list[object]:
    """The longest list of objects in an object, those nearest to the outside first; none for an object without one."""
    if isinstance(one, list):
        return one if any(isinstance(each, Mapping) for each in one) else []
    inner = one.values() if isinstance(one, Mapping) and deep else ()
    return max((_longest(each, deep - 1) for each in inner), key=len, default=[])
