"""Quotes: the same spoken or written words in several reports, however each has cut them, and who printed them first.

What stands between quotation marks is cut where dots leave words out; each piece stands in an index under its pairs of
neighbouring words. Pieces that meet there are one quote where nearly all words of the shorter follow each other in the
longer. Words that a report quotes and another has without the marks are found too, where they are enough to tell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from onrecord.link.copies import copies
from onrecord.link.names import standing
from onrecord.link.words import fold, is_small
from onrecord.model import Reading, Report, Span, Statement

_QUOTED = re.compile(r"“([^“”]{3,1200})(?:”|\n|$)|\"([^\"“”\n]{3,1200})(?:\"|\n|$)|«([^«»]{3,1200})»")
_STOP = re.compile(r"[.!?;]")
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[^\]]{0,12}\]")
SAME = 0.8
"""Of the shorter piece's words at least this share stands, in order, in the longer."""
_ENOUGH = 4
"""Words from which on a piece is known by them alone; a shorter one needs the same speaker or a day near by."""
_BARE = 6
"""Words of a quote, or fewer with a number, that make it the same where they stand without quotation marks."""
_NEAR = 14
"""Days between two reports that may have a few words from one occasion."""
_CROWD = 50
"""Pieces that share two words, from which on these are a fixed phrase."""
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Member:
    """The words in one report; ``statement`` is None where no statement has them, ``speaker`` where none is named."""

    report: str
    statement: str | None
    span: Span
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The same words in several reports.

    ``first`` is the report that printed them first and ``day`` its day, ``printed`` in how many they stand, copies of
    a report counted with it; ``speakers`` are those at whose door they are laid, one name each.
    """

    members: tuple[Member, ...]
    first: str
    day: date | None
    printed: int
    speakers: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether the words are laid to different speakers."""
        return len(self.speakers) > 1


def quotes(readings: Iterable[Reading]) -> list[Quote]:
    """All words that several reports quote, in the order in which they were first printed."""
    held = sorted(readings, key=lambda one: one.report.id)
    pieces = [piece for reading in held for piece in _pieces(reading)]
    pieces += _bare(held, pieces)
    links = _links(pieces, {one.report.id: one.report.published for one in held})
    groups = _joined(_grouped(len(pieces), links), pieces)
    origins = copies(one.report for one in held)
    days = {one.report.id: one.report.published for one in held}
    made = [_quote([pieces[at] for at in group], origins, days) for group in groups]
    return sorted(made, key=lambda one: (one.day or date.max, one.first, one.members[0].span))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words without a gap: of which report and statement, at which stretch between quotation marks.

    ``goes_on``: they go on with the sentence of the quotation before, which a cue splits.
    """

    member: Member
    words: tuple[str, ...]
    quoted: bool
    goes_on: bool = False


def _pieces(reading: Reading) -> Iterator[_Piece]:
    for paragraph in reading.report.paragraphs:
        text = reading.report.text[paragraph.start : paragraph.end]
        before: int | None = None
        for found in _QUOTED.finditer(text):
            start, end = next(found.span(nth) for nth in (1, 2, 3) if found.group(nth) is not None)
            goes_on = before is not None and _STOP.search(text, before, start) is None
            before = max(end - 1, start)
            for first, last in _parts(text, start, end):
                for piece in _piece(reading, paragraph.start + first, paragraph.start + last):
                    yield replace(piece, goes_on=goes_on or first > start)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between words left out."""
    for gap in _LEFT_OUT.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _piece(reading: Reading, start: int, end: int) -> Iterator[_Piece]:
    text = reading.report.text[start:end]
    words = tuple(fold(text))
    if len(words) < _SHORTEST or all(is_small(word) for word in words) or _is_name(text):
        return
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    told = _statement(reading.statements, start, end)
    speaker = told.source.name if told is not None and told.source is not None else None
    span = reading.report.span(start, end)
    yield _Piece(Member(reading.report.id, told.id if told else None, span, speaker), words, True)


def _is_name(text: str) -> bool:
    """ "Winter Shield 31": what is put between quotation marks for being a name, and was said by nobody."""
    words = [word for word in text.split() if not is_small(word.casefold())]
    return len(words) <= _ENOUGH and all(word[0].isupper() or word[0].isdigit() for word in words)


def _statement(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """The statement whose content has the words, the narrowest where one is told inside another."""
    having = [
        (content.end - content.start, one.id, one)
        for one in statements
        for content in one.content
        if content.start < end and start < content.end and min(end, content.end) - max(start, content.start) > 1
    ]
    return min(having, key=lambda one: one[:2])[2] if having else None


def _bare(readings: Sequence[Reading], pieces: Sequence[_Piece]) -> list[_Piece]:
    """Where a report has the words of another's quote without quotation marks."""
    wanted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for piece in pieces:
        if len(piece.words) >= _BARE or (
            len(piece.words) >= _ENOUGH and any(word[0].isdigit() for word in piece.words)
        ):
            wanted[piece.words].add(piece.member.report)
    by_start: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(wanted):
        by_start[words[:_ENOUGH]].append(words)
    taken: dict[str, list[Span]] = defaultdict(list)
    for piece in pieces:
        taken[piece.member.report].append(piece.member.span)
    found = []
    for reading in readings:
        for words, span in _standing(reading.report, by_start):
            own = any(other.start < span.end and span.start < other.end for other in taken[reading.report.id])
            if not own and wanted[words] != {reading.report.id}:
                told = _statement(reading.statements, span.start, span.end)
                speaker = told.source.name if told is not None and told.source is not None else None
                found.append(_Piece(Member(reading.report.id, told.id if told else None, span, speaker), words, False))
    return found


def _standing(
    report: Report, by_start: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
) -> Iterator[tuple[tuple[str, ...], Span]]:
    for paragraph in report.paragraphs:
        spots = [
            (word, paragraph.start + found.start(), paragraph.start + found.end())
            for found in re.finditer(r"[^\W_]+(?:[.,]\d+)*", report.text[paragraph.start : paragraph.end])
            for word in fold(found.group())
        ]
        words = tuple(word for word, _, _ in spots)
        for nth in range(len(words) - _ENOUGH + 1):
            for wanted in by_start.get(words[nth : nth + _ENOUGH], ()):
                if words[nth : nth + len(wanted)] == wanted:
                    yield wanted, report.span(spots[nth][1], spots[nth + len(wanted) - 1][2])


def _links(pieces: Sequence[_Piece], days: Mapping[str, date | None]) -> list[tuple[int, int]]:
    """The pairs of pieces that are the same words."""
    under: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        for pair in {pair for pair in pairwise(piece.words) if not all(map(is_small, pair))}:
            under[pair].append(at)
    met: set[tuple[int, int]] = set()
    for places in under.values():
        if len(places) <= _CROWD:
            met.update(combinations(places, 2))
    return sorted(pair for pair in met if _same(pieces[pair[0]], pieces[pair[1]], days))


def _same(one: _Piece, other: _Piece, days: Mapping[str, date | None]) -> bool:
    if one.member.report == other.member.report or not (one.quoted or other.quoted):
        return False
    short, long = sorted((one.words, other.words), key=len)
    if _shared(short, long) < SAME * len(short):
        return False
    telling = sum(not is_small(word) and not word[0].isdigit() for word in short)
    if len(short) >= _ENOUGH and telling > 1:
        return True
    if telling > 1 and _one_speaker(one.member, other.member):
        return True
    return telling > 0 and _apart(days, one.member, other.member) <= _NEAR


def _shared(short: Sequence[str], long: Sequence[str]) -> int:
    """How many words of the shorter stand in runs of at least two, in order, in the longer."""
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _SHORTEST)


def _one_speaker(one: Member, other: Member) -> bool:
    if one.speaker is None or other.speaker is None:
        return False
    return standing(one.speaker, other.speaker).how in {"same", "spelling", "part", "initials", "acronym"}


def _apart(days: Mapping[str, date | None], one: Member, other: Member) -> float:
    a, b = days[one.report], days[other.report]
    return abs((a - b).days) if a is not None and b is not None else float("inf")


def _grouped(size: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What hangs together, each group in order; singles are left out."""
    above = list(range(size))
    for one, other in links:
        above[_top(above, other)] = _top(above, one)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        groups[_top(above, at)].append(at)
    return [group for group in groups.values() if len(group) > 1]


def _top(above: list[int], at: int) -> int:
    while above[at] != at:
        above[at] = above[above[at]]
        at = above[at]
    return at


def _joined(groups: Sequence[list[int]], pieces: Sequence[_Piece]) -> list[list[int]]:
    """Groups that several reports split in the same way, by a cue, are one: "We stay," he said, "until May."."""
    of = {at: nth for nth, group in enumerate(groups) for at in group}
    beside: Counter[tuple[int, int]] = Counter()
    for one, other in pairwise(sorted(of, key=lambda at: (pieces[at].member.report, pieces[at].member.span))):
        a, b = pieces[one].member, pieces[other].member
        near = a.report == b.report and pieces[other].goes_on
        if near and of[one] != of[other]:
            beside[of[one], of[other]] += 1
    links = [pair for pair, times in sorted(beside.items()) if times > 1]
    merged = _grouped(len(groups), links)
    alone = set(range(len(groups))) - {nth for group in merged for nth in group}
    return [sorted(at for nth in group for at in groups[nth]) for group in [*merged, *([nth] for nth in sorted(alone))]]


def _quote(pieces: Sequence[_Piece], origins: Mapping[str, str], days: Mapping[str, date | None]) -> Quote:
    members = tuple(sorted({piece.member for piece in pieces}, key=lambda one: (one.report, one.span)))
    ids = {origins.get(one.report, one.report) for one in members}
    has = {one.report for one in members}
    first = min(ids & has or has, key=lambda id: (days[id] or date.max, id))
    speakers: list[str] = []
    for member in sorted(members, key=lambda one: (days[one.report] or date.max, one.report, one.span)):
        if member.speaker is not None and not any(_agree(member.speaker, known) for known in speakers):
            speakers.append(member.speaker)
    return Quote(members, first, days[first], len(ids), tuple(speakers), tuple(_reasons(pieces, origins, speakers)))


def _agree(one: str, other: str) -> bool:
    return standing(one, other).how not in {"clash", "other"}


def _reasons(pieces: Sequence[_Piece], origins: Mapping[str, str], speakers: Sequence[str]) -> Iterator[str]:
    short = min((piece.words for piece in pieces), key=lambda words: (len(words), words))
    yield f"all have words of “{' '.join(short)}”"
    copied = sorted({piece.member.report for piece in pieces} & set(origins))
    if copied:
        yield f"copies, counted with their origin: {', '.join(copied)}"
    if len(speakers) > 1:
        yield f"laid to {' and to '.join(speakers)}"
    if not all(piece.quoted for piece in pieces):
        yield "not every report has them in quotation marks"
