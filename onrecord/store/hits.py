"""What a search finds: the entry, and a stretch of its text in which the words looked for are marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.model import Event, Forecast, Report, Statement
from onrecord.store.entries import Entry
from onrecord.store.folding import singular, words_at
from onrecord.store.searched import PROSE
from onrecord.store.wanted import All, Any, Not, Phrase, Wanted

LENGTH = 240
"""Characters that a snippet has at most, without the dots where the text goes on."""
BEFORE = 60
"""Characters that stand before the first word marked."""
GAP = " … "

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of text, and where the words looked for stand in it: start and end, counted in the snippet."""

    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found; ``who`` and ``snippet`` have the words looked for marked."""

    entry: Entry[Report] | Entry[Statement] | Entry[Event] | Entry[Forecast]
    who: Snippet
    snippet: Snippet


class Marker:
    """Marks in texts the words that a search is after."""

    def __init__(self, wanted: Wanted) -> None:
        self._phrases = [phrase for phrase in _phrases(wanted) if phrase.columns != ("marks",)]

    def hit(self, entry: Entry[Report] | Entry[Statement] | Entry[Event] | Entry[Forecast]) -> Hit:
        """The hit of what was found; of a report, where its text has the words, else its title."""
        who = self.snippet(entry.who, "by")
        if not isinstance(entry.finding, Report):
            return Hit(entry, who, self.snippet(entry.words, "text", "about", "to", "place", "told"))
        within = self.snippet(entry.finding.text, "text", "title")
        return Hit(entry, who, within if within.marks else self.snippet(entry.words, "title"))

    def snippet(self, text: str, *columns: str) -> Snippet:
        """The stretch of a text around the first words that are looked for in some columns."""
        found = _standing([one for one in self._phrases if set(columns) & set(one.columns)], text)
        first = next(found, None)
        start = _start(text, first[0]) if first else 0
        end = _end(text, start + LENGTH)
        marks = [first, *takewhile(lambda mark: mark[0] < end, found)] if first else []
        before, behind = GAP.lstrip() if start else "", GAP.rstrip() if end < len(text) else ""
        shift = len(before) - start
        inside = tuple(
            (low + shift, high + shift) for low, high in _joined(sorted(marks)) if start <= low < high <= end
        )
        return Snippet(before + text[start:end] + behind, inside)


def _phrases(wanted: Wanted) -> Iterator[Phrase]:
    """The phrases that are looked for, without those that are not to be there."""
    if isinstance(wanted, Phrase):
        yield wanted
    elif isinstance(wanted, All | Any):
        for part in wanted.parts:
            yield from _phrases(part)
    elif isinstance(wanted.part, Not):
        yield from _phrases(wanted.part.part)


def _standing(phrases: list[Phrase], text: str) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a text, as soon as they end."""
    words: list[tuple[int, int, str]] = []
    initials = {phrase.words[-1][0] for phrase in phrases}
    for word in words_at(text) if phrases else ():
        words.append(word)
        for phrase in phrases if word[2][0] in initials else ():
            if _ends(phrase, word[2]):
                length = len(phrase.words)
                if tuple(_form(phrase, one[2]) for one in words[-length:-1]) == phrase.words[:-1]:
                    yield words[-length][0], word[1]


def _ends(phrase: Phrase, word: str) -> bool:
    last = phrase.words[-1]
    return word.startswith(last) if phrase.prefix else _form(phrase, word) == last


def _form(phrase: Phrase, word: str) -> str:
    """A word as it is looked for: of prose in the singular."""
    return singular(word) if phrase.columns[0] in PROSE else word


def _joined(spans: list[tuple[int, int]]) -> Marks:
    """Stretches in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _start(text: str, first: int) -> int:
    """Where a snippet begins: with a word, a little before the first one marked."""
    start = max(0, first - BEFORE)
    if start == 0:
        return 0
    blank = text.find(" ", start, first)
    return blank + 1 if blank >= 0 else start


def _end(text: str, end: int) -> int:
    """Where a snippet ends: behind a word."""
    if end >= len(text):
        return len(text)
    blank = text.rfind(" ", end - BEFORE, end)
    return blank if blank >= 0 else end
