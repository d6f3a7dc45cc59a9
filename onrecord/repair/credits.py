"""Lines above a report that say who wrote it, who printed it and when: one line at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.repair.bylines import authors, is_agency, is_name, is_role
from onrecord.repair.days import DAY, TIME, Stated, all_stated
from onrecord.repair.words import word_list

_LABEL = re.compile(
    r"(?:(?:first|originally|last)\s+)?(?P<label>published|posted|updated|modified|"
    r"issued|released|created|date|as of|on)(?:\s+(?:on|at))?\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:no|nr|issue|vol|volume|edition|number)\.?\s*\d+\b", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:updated|published|modified)\s+)?\b\d+ (?:min(?:ute)?|hour|day|week|month|year)s? ago", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:\s[-–—/]\s|[|·•—;]|\s{3,}|\t)\s*")
_OUTLET = re.compile(
    r"\b(?:times|post|weekly|herald|news|agency|wire|register|tribune|gazette|chronicle|journal|observer|guardian|daily|review|press|"
    r"monitor|star|mail|telegraph|courier|standard|today|broadcasting|radio|television|lantern|examiner|independent|mirror|"
    r"bulletin|messenger|dispatch|sun|globe|echo|voice|report|ministry|office|department|secretariat|service)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"by|@\w+|[\W\d]+|(?:from|in) [A-Z]\w+(?: [A-Z]\w+)?", re.IGNORECASE)
_HANDLE = re.compile(r"\(@\w[\w.]{0,40}\)|(?<!\w)@\w[\w.]{0,40}")
_INTERVIEW = re.compile(r"^interview(?:ed)?(?: by)?:\s+", re.IGNORECASE)
_PAREN = re.compile(r"\(([A-ZÀ-Þ][\w .&'’-]{1,40})\)")


@dataclass(frozen=True, slots=True)
class Credit:
    """What one line of a header says; ``label`` is the word before its day ("updated"), empty without one."""

    why: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    stated: Stated | None = None
    label: str = ""


def credit(text: str, *, bare: bool) -> Credit | None:
    """What a line says about who wrote the report and when, None where it says something else too.

    ``bare``: names alone are a byline.
    """
    if len(text) > 240:
        return None
    days = [(day, _LABEL.search(text[: day.start])) for day in all_stated(text)]
    if not days:
        names = authors(text, bare=bare)
        return None if names is None else Credit("byline", authors=names)
    day, label = min(days, key=lambda pair: rank(pair[1]["label"] if pair[1] else ""))
    before = text[: label.start()] if label else text[: day.start]
    agency = _PAREN.search(text)
    rest = _without(before, text[day.end :])
    if agency:
        rest = rest.replace(agency[0], " ").strip()
    dated = Credit(
        "date", publisher=agency[1] if agency else "", stated=day, label=label["label"].lower() if label else ""
    )
    return _around(dated, rest, placed=before.rstrip().endswith(","))


def rank(label: str) -> int:
    """How near a day with this word before it is to the publication day: 0 where it says so, 3 for "updated"."""
    return {"published": 0, "posted": 0, "updated": 3, "modified": 3}.get(label.lower(), 1)


def _without(before: str, after: str) -> str:
    """What a line says besides its day: not times, further days, issue numbers or labels."""
    rest = f"{before}\t{after}"
    for pattern in (_AGO, DAY, TIME, _NUMBERED, _HANDLE):
        rest = pattern.sub("\t", rest)
    parts = (_LABEL.sub("", part).strip(" ,:.()-–") for part in _BETWEEN.split(rest))
    return "\t".join(part for part in parts if part)


def _around(dated: Credit, rest: str, *, placed: bool) -> Credit | None:
    """The credit with what stands around its day; ``placed``: a comma before the day, as behind a place."""
    if not rest:
        return dated
    names: tuple[str, ...] = ()
    publisher = dated.publisher
    for part in _INTERVIEW.sub("", rest).split("\t"):
        several = authors(part, bare=not (placed and len(part.split()) < 2))
        if several is not None and not _OUTLET.search(part):
            names += several
        elif is_outlet(part):
            publisher = publisher or part
        elif not titled(part) or len(part.split()) > 3:
            return None
    why = "byline" if names else dated.why
    return Credit(why, names, publisher, dated.stated, dated.label)


def titled(text: str) -> bool:
    """Whether every word of a short text has a capital letter, small words aside."""
    words = text.replace(",", " ").split()
    return 0 < len(words) <= 6 and all(word[0].isupper() or word.lower() in word_list("title_small") for word in words)


def is_outlet(text: str) -> bool:
    """Whether it reads like the name of a paper, an agency or an office."""
    if is_agency(text) or text.isupper() and is_name(text, led=True):
        return True
    return titled(text) and len(text.split()) > 1 and bool(_OUTLET.search(text))


def beside(text: str) -> str | None:
    """What a line that stands beside a byline names: an outlet, "" for a role, a handle or "By", else None."""
    if len(text) > 60 or _ASIDE.fullmatch(text):
        return "" if len(text) <= 60 else None
    parts = text.split(", ")
    if is_outlet(parts[0]) and not text.isupper() and all(titled(part) for part in parts):
        return parts[0]
    return "" if is_role(text) else None
