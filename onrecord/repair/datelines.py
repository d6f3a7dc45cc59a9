"""Datelines: the place, day and agency that an agency's report opens with, and credits run into its first line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.lexicon import facts
from onrecord.repair.bylines import is_agency
from onrecord.repair.days import DAY, Stated, stated
from onrecord.repair.words import word_list

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,4}"
_TITLED = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /-][A-ZÀ-Þ][\w'’.-]+){0,3}"
_AGENCY = r"(?:[A-ZÀ-Þ][\w .&'’-]{1,40}|dpa|ansa|lusa|efe|mti)"
_DASH = r"\s*(?:—|–|--+|\s-(?=\s)|―)\s*"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}|{_TITLED})(?:\s*\((?P<before>{_AGENCY})\)(?=,))?"
    rf"(?P<region>,\s+{_TITLED}(?=,?\s))?(?P<when>,?\s+\(?(?i:{DAY.pattern})\)?)?,?"
    rf"(?:\s*\((?P<agency>{_AGENCY})\)|\s+\[(?P<bracketed>{_AGENCY})\])?"
    rf"(?P<ends>{_DASH}|:\s+|\.\s+/(?P<slashed>[A-Z][\w -]{{1,20}})/\.?\s*)(?=[\"'“‘(\[]?\w)"
)
_BARE = re.compile(
    rf"(?:(?P<place>{_CAPITALS}|{_TITLED})\s+)?(?P<when>(?i:{DAY.pattern})\s+)?\((?P<agency>{_AGENCY})\)"
    rf"(?:{_DASH}|\s*)(?=[\"'“‘]?[A-ZÀ-Þ])"
)
_BY = re.compile(r"By (?:[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ.][\w'’.-]*,? (?:and )?){2,8}(?=[A-ZÀ-Þ]{3})")
_NO_AGENCY = re.compile(r"(?:updated?|corrected|left|right|file|video|photos?)\b", re.IGNORECASE)
_TALK = re.compile(r"(?:I|I['’]\w+|We|You|My|Our|Your|Yes|No|Well)\b(?! [A-Z])")
"""How somebody begins who talks himself: "BRASK: We had no choice"; a report of a place begins otherwise."""
_CREDIT = re.compile(
    r"(?:file )?(?:photo|image|picture|credit)s?(?: credit)?:\s+"
    r"(?-i:(?:[A-Z]{2,6}|Reuters|Getty Images|Bloomberg|Handout|Xinhua|Agencies)"
    r"(?:/(?:[A-Z]{2,6}|[A-Z][\w ]{1,30}?))?\s+(?=[A-Z][a-zA-Z]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before a report's first sentence: ``credit`` characters, then a dateline up to ``end``."""

    credit: int
    end: int
    agency: str
    stated: Stated | None


def opening(text: str) -> Opening | None:
    """The credit and dateline that a paragraph opens with, None where it opens with neither."""
    credit = _CREDIT.match(text) or _BY.match(text)
    begin = credit.end() if credit else 0
    match = _DATELINE.match(text[begin : begin + 200])
    if match is None or not _sure(match, credited=credit is not None):
        bare = _BARE.match(text[begin : begin + 120])
        if bare and is_agency(bare["agency"]):
            return Opening(begin, begin + bare.end(), bare["agency"], stated(bare["when"]) if bare["when"] else None)
        return Opening(begin, begin, "", None) if credit and credit.re is _CREDIT else None
    agency = match["agency"] or match["bracketed"] or match["before"] or match["slashed"] or ""
    day = stated(match["when"]) if match["when"] else None
    return Opening(begin, begin + match.end(), agency, day)


def _sure(match: re.Match[str], *, credited: bool) -> bool:
    """Whether it is a dateline: capitals, a day or an agency make it one; "Zelensky: …" and "BRASK: We …" are none."""
    agency = match["agency"] or match["bracketed"] or match["before"] or match["slashed"]
    if agency and not _NO_AGENCY.match(agency):
        return True
    if match["ends"].startswith(":") and _TALK.match(match.string, match.end()):
        return False
    if match["when"] and (":" not in match["ends"] or match["place"].isupper()):
        return True
    capitals = match["place"].isupper() and len(match["place"]) > 3
    if ":" in match["ends"]:
        known = match["place"] in facts.country_by_capital()
        return known or credited or capitals and match["place"].split()[0] not in word_list("labels")
    return capitals and match["place"].split()[0] not in word_list("labels")
