"""What a file holds, opened in this process."""

from __future__ import annotations

import io

from onrecord.errors import InputError
from onrecord.intake.members import AS_IT_COMES, Member, Wanted
from onrecord.intake.opening import Begun, opened
from onrecord.model import RawReport


def held(name: str, raw: bytes, wanted: Wanted = AS_IT_COMES) -> list[RawReport | InputError]:
    """The reports, in order, and what can't be read."""
    found = opened(Member(name, io.BytesIO(raw)), wanted)
    return [one for one in found if not isinstance(one, Begun)]


def reports(name: str, raw: bytes, wanted: Wanted = AS_IT_COMES) -> list[RawReport]:
    """The reports, all of which can be read."""
    found = held(name, raw, wanted)
    assert all(isinstance(one, RawReport) for one in found), found
    return [one for one in found if isinstance(one, RawReport)]


def fault(name: str, raw: bytes, wanted: Wanted = AS_IT_COMES) -> str:
    """The one thing that is wrong, where nothing else comes of it."""
    (found,) = held(name, raw, wanted)
    assert isinstance(found, InputError), found
    assert "\n" not in str(found)
    return str(found)


def at(report: RawReport, words: str) -> str:
    """The place that the report's anchors tell for words in it."""
    start = report.text.index(words)
    return [anchor.at for anchor in report.anchors if anchor.start <= start][-1]
