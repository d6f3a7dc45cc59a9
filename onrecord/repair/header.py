"""The head of a report: its title, authors, publisher and publication day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Metadata
from onrecord.repair.bylines import authors
from onrecord.repair.credits import beside, credit, is_outlet, rank
from onrecord.repair.datelines import Opening, opening
from onrecord.repair.days import Stated
from onrecord.repair.letterheads import letterhead
from onrecord.repair.lines import Line
from onrecord.repair.mastheads import masthead
from onrecord.repair.turns import turns

_ZONE = 14
"""Lines that a header may take."""
_SECTIONS = re.compile(
    r"(?:world|politics|opinion|analysis|news|exclusive|breaking(?: news)?|comment(?:ary)?|editorial|"
    r"europe|asia|africa|americas?|"
    r"middle east|international|national|business|security|"
    r"defen[cs]e|conflict|feature|interview|world news|press release|"
    r"latest news|top story|special report|live)(?:\s*[|/>·]\s*[\w ]{1,30})*",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\.\.\.$|…$")
_REPORTERS = re.compile(r"\(?(?:additional )?reporting by ([^;()]+)", re.IGNORECASE)
_HOLDER = re.compile(r"(?i:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?i:by\s+)?([A-ZÀ-Þ][^,.|;©]{2,60})")
_LAST = 3
"""So many lines at the end may be about the authors."""
_WORKS = re.compile(
    r" (?:is|was|covers|writes|reports|works|has (?:covered|reported|written)|contributed|joined|leads|edits|lives)\b"
)
_SUFFIX = re.compile(r"\s+[|–-] ([^|–]{2,40})$")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")


@dataclass(slots=True)
class Header:
    """What the first lines of a report say; ``parts`` are ``(start, end, why)``, ``openings`` where bodies begin."""

    title: int | None = None
    title_words: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    days: list[tuple[int, Stated]] = field(default_factory=list)
    parts: list[tuple[int, int, str]] = field(default_factory=list)
    openings: dict[int, int] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    stated: date | None = None

    def published(self, given: date | None) -> date | None:
        """The day that the format states, or the text; a year that this lacks is the header's, or the given day's."""
        if self.stated is not None:
            return self.stated
        rivals = self.rivals()
        if rivals:
            return rivals[0].day
        years = self.years[:1] or ([given.year, given.year - 1, given.year + 1] if given else [])
        for _, day in self.days:
            found = [one for year in years if (one := day.in_year(year)) is not None]
            if found:
                return min(found, key=lambda one: abs(one - given)) if given else found[0]
        return None

    def rivals(self) -> list[Stated]:
        """The full days that have an equal claim to be the publication day, in text order; none where none is full."""
        full = [(claim, day) for claim, day in self.days if day.day is not None]
        best = min((claim for claim, _ in full), default=0)
        return [day for claim, day in full if claim == best]


def read_header(lines: list[Line], aside: dict[int, str], metadata: Metadata) -> Header:
    """The header in the first lines of a report; ``aside`` are the lines that are furniture, and why.

    What ``metadata`` state goes before what the lines say.
    """
    header = Header(stated=metadata.published)
    own = [index for index in range(len(lines)) if index not in aside]
    if not _entitled(header, lines, own, metadata.title):
        own = _under_masthead(header, lines, _under_letterhead(header, lines, own))
    spoken, bodies = turns(lines) | _numbered(lines), 0
    for place, index in enumerate(own[:_ZONE]):
        if index in spoken:
            break
        if index == header.title:
            continue
        following = [lines[i] for i in own[place + 1 : place + 4]]
        if _title(header, lines[index], index, following, bodies) or _credited(header, lines[index], following, bodies):
            continue
        found = opening(lines[index].text)
        if found is not None:
            _open(header, lines[index], index, found)
        bodies += lines[index].whole or len(lines[index].text) > 150
        if bodies > 1 or found is not None and found.end > found.credit:
            break
    _from_furniture(header, lines, aside)
    header.authors = metadata.authors or header.authors
    header.publisher = metadata.publisher or header.publisher
    _notes(header, [lines[index] for index in own[_ZONE // 2 :][-_LAST:]])
    return header


def _entitled(header: Header, lines: list[Line], own: list[int], title: str) -> bool:
    """Takes the first line for the title where the format states so."""
    if not own or not title or lines[own[0]].text.split() != title.split():
        return False
    header.title, header.title_words = own[0], lines[own[0]].text
    return True


def _numbered(lines: list[Line]) -> frozenset[int]:
    """Which lines are headings of numbered sections: "I. Overview", where "II. …" stands below; else it is a name."""
    numbers = {index: match[1] for index, line in enumerate(lines) if (match := _SECTION.match(line.text))}
    return frozenset(numbers) if {"I", "II"} <= set(numbers.values()) else frozenset()


_SECTION = re.compile(r"([IVX]{1,5})\. \w")


def _under_letterhead(header: Header, lines: list[Line], own: list[int]) -> list[int]:
    """The lines without the letterhead, which is left out."""
    head = letterhead([lines[index] for index in own[: _ZONE + 1]])
    if head is None:
        return own
    block = [lines[own[place]] for place in head]
    header.parts += [(line.start, line.end, "letterhead") for line in block]
    header.publisher = block[0].text if head.start == 0 and is_outlet(block[0].text) else ""
    return own[: head.start] + own[head.stop :]


def _under_masthead(header: Header, lines: list[Line], own: list[int]) -> list[int]:
    """The lines without the masthead, where what may be a title stands under it."""
    found = masthead([lines[index] for index in own[: _ZONE + 1]])
    if found is None:
        return own
    under = [lines[index] for index in own[found.lines : found.lines + 4]]
    if not like_title(under[0], under[1:]) or credit(under[0].text, bare=True) is not None:
        return own
    for index in own[: found.lines]:
        header.parts.append((lines[index].start, lines[index].end, "masthead"))
    header.publisher = header.publisher or found.publisher
    header.days.append((1, found.stated))
    return own[found.lines :]


def _title(header: Header, line: Line, index: int, following: list[Line], bodies: int) -> bool:
    """Takes the line for the title, or for what stands over it; False where it is neither."""
    if header.title is not None or bodies or not following:
        return False
    over = _over_title(line, following)
    if over is not None:
        header.publisher = header.publisher or (line.text if over == "publisher" else "")
        header.parts.append((line.start, line.end, over))
        return True
    said = credit(line.text, bare=False)
    if said is not None and (said.stated is None or said.authors or said.stated.words == line.text):
        return False
    if said is not None and like_title(following[0], following[1:]):
        return False
    if not like_title(line, following):
        return False
    header.title = index
    _name(header, line)
    if said is not None and said.stated:
        header.days.append((1, said.stated))
    return True


def _name(header: Header, line: Line) -> None:
    """Takes the title's words, without the outlet that a browser's title ends with."""
    header.title_words = line.text
    match = _SUFFIX.search(line.text)
    if match and is_outlet(match[1]):
        header.title_words = line.text[: match.start()]
        header.publisher = header.publisher or match[1]
        header.parts.append((line.start + match.start(1) - len("| "), line.end, "publisher"))


def _over_title(line: Line, following: list[Line]) -> str | None:
    """Why a line over the title is no part of the report: a mast or a section's name; None for any other."""
    if credit(line.text, bare=False) is not None or not like_title(following[0], following[1:]):
        return None
    if _SECTIONS.fullmatch(line.text):
        return "section"
    if is_outlet(line.text) and len(following) > 1 and len(following[0].text) > 15 and _mast(line.text):
        return "publisher"
    return None


def _mast(text: str) -> bool:
    return text.split()[0].lower() == "the" and len(text.split()) <= 4 or text.isupper() and len(text.split()) <= 4


def like_title(line: Line, following: list[Line]) -> bool:
    """Whether a line can be a title: short, something below it, and not a sentence (unless a byline follows it)."""
    text = line.text
    if not following or len(text) > 200 or len(text.split()) > 30 or line.listed or line.low:
        return False
    if text.endswith((",", ":", ";")) or credit(text, bare=False) is not None and not text[0].isalpha():
        return False
    if len(authors(text, bare=True) or ()) > 1:
        return False
    found = opening(text)
    if found is not None and found.end > 0 and (line.whole or len(text) > 110):
        return False
    if text.rstrip("\"'”’").endswith(".") and not _ABBREVIATED.search(text):
        return len(text.split()) <= 20 and credit(following[0].text, bare=True) is not None
    return True


def _credited(header: Header, line: Line, following: list[Line], bodies: int) -> bool:
    """Takes what the line says about authors and day; False where it is no such line."""
    said = credit(line.text, bare=header.title is not None and not header.authors)
    if said is None and header.title is not None and not bodies and (header.parts or _dated_below(following)):
        outlet = beside(line.text)
        if outlet is not None:
            header.publisher = header.publisher or outlet
            header.parts.append((line.start, line.end, "byline"))
            return True
    if said is None or said.stated is None and not _byline(header, line, following, bodies):
        return False
    if said.stated and said.stated.day is None and bodies:
        return False
    header.authors = header.authors or said.authors
    header.publisher = header.publisher or said.publisher
    if said.stated:
        header.days.append((rank(said.label), said.stated))
    header.parts.append((line.start, line.end, said.why))
    return True


def _byline(header: Header, line: Line, following: list[Line], bodies: int) -> bool:
    """Whether names without a day are a byline: with "By", or alone between the title and a day or the body."""
    if credit(line.text, bare=False) is not None:
        return True
    if header.title is None or bodies or not following:
        return False
    return _dated_below(following) or following[0].whole and len(following[0].text) > 40


def _dated_below(following: list[Line]) -> bool:
    """Whether a day stands below, with nothing between but what may stand beside a byline."""
    for line in following:
        said = credit(line.text, bare=True)
        if said is not None and said.stated is not None:
            return True
        if said is None and beside(line.text) is None:
            return False
    return False


def _open(header: Header, line: Line, index: int, found: Opening) -> None:
    before = line.text[: found.credit].rstrip()
    if before:
        names = authors(before)
        header.authors = header.authors or names or ()
        header.parts.append((line.start, line.start + len(before), "credit" if names is None else "byline"))
    if found.end > found.credit:
        end = line.start + len(line.text[: found.end].rstrip())
        header.parts.append((line.start + found.credit, end, "dateline"))
    header.openings[index] = line.start + found.end
    header.publisher = header.publisher or found.agency
    if found.stated:
        header.days.append((2, found.stated))


def _notes(header: Header, last: list[Line]) -> None:
    """Takes what the last lines say about the authors: ``Ada Quell covers security for the Lantern.``"""
    for line in last:
        if any(line.text.startswith(f"{name} ") and _WORKS.match(line.text[len(name) :]) for name in header.authors):
            header.parts.append((line.start, line.end, "author"))


def _from_furniture(header: Header, lines: list[Line], aside: dict[int, str]) -> None:
    """What credits, copyright lines and running heads say, where the header itself says nothing."""
    for index, why in sorted(aside.items()):
        text = lines[index].text
        reporters = _REPORTERS.match(text) if why == "credit" and not header.authors else None
        if reporters:
            said = credit(f"By {reporters[1].strip()}", bare=False)
            header.authors = said.authors if said else ()
        if why == "copyright":
            holder = _HOLDER.search(text)
            header.publisher = header.publisher or (holder[1].strip() if holder else "")
            header.years += [int(year) for year in _YEAR.findall(text)]
        if why == "running head" and not header.publisher:
            names = [part.strip(" |·-–—") for part in re.split(r"[|·\t]|\s{2,}|\d+", text)]
            header.publisher = next((name for name in names if is_outlet(name)), "")
