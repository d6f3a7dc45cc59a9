"""Reads the places of a report's dateline ("TRIPOLI, Lebanon (Wire) -") as evidence of what its names mean.

They are no finding: the dateline is left out of the report's body, and where it was written nothing need have happened.
"""

from __future__ import annotations

import re

from onrecord.find.places.candidates import candidates, spelled
from onrecord.find.places.sites import Mention
from onrecord.model import LeftOut, Report

_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){0,3}"
_PLACE = re.compile(rf"(?P<town>{_NAME})(?:, (?P<land>{_NAME}))?")


def datelined(report: Report) -> list[Mention]:
    """The places named in the report's datelines, as if they were mentioned; only names that something has."""
    return [one for left in report.left_out if left.why == "dateline" for one in _named(left, report.text)]


def _named(left: LeftOut, text: str) -> list[Mention]:
    match = _PLACE.match(text[left.start : left.end])
    if match is None:
        return []
    land = match["land"] if match["land"] and candidates(spelled(match["land"])) else None
    named = (("town", land), ("land", None)) if land else (("town", None),)
    return [
        Mention(left.start + match.start(part), left.start + match.end(part), match[part], False, within, frozenset())
        for part, within in named
        if candidates(spelled(match[part]))
    ]
