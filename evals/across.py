"""Scores the disputes and changes that are found across the forty demo reports against their key.

usage: python -m evals.across [--misses] [--stories]

What is found is found twice: on the groups of events that the program links, and on the key's own, each telling being
our event whose trigger or mention overlaps the key's: linking is told from judging.

* Words of ours are the key's where they stand in a sentence of the same report that the key's words touch.
* A dispute is right where its kind is the key's and at least two of its sides have words on two sides of the key's.
* Where an event is disputed as a whole, its tellings that deny it stand on the side that denies, all others on the side
  that asserts; a side denies that says so or whose words are such a telling.
* A dispute is wrong where it isn't right, and two of its sides stand at words that the key points at somewhere: where
  the key is silent, it counts as neither. One that puts the two of a ``not_disputes`` on two sides is wrong.
* A change is right where its kind and its new words are the key's, and its old words where the key has some. The
  changes of a window that the key has some in are asked for, day for day.
* A change is wrong where it isn't right and its words stand at tellings of the key that don't bear it out: old and new
  words are of different events, or of one whose telling has no other status (number, account); for a new event, one of
  an event that was told before the window. What the key has as a correction is borne out.
* *Reachable* are the items whose words, on two sides or old and new, each lie in something that was found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.console import Console
from rich.table import Table

from evals import key
from evals.demo import read_all
from onrecord.link import link_all, told
from onrecord.link.accounts import At, Sentences
from onrecord.link.changes import Change, changes
from onrecord.link.corrections import Correction, corrections
from onrecord.link.disputes import Dispute, disputes
from onrecord.model import Reading

Groups = tuple[tuple[str, ...], ...]
Stretch = tuple[int, int]
PARTS: tuple[key.Part, ...] = ("read", "kept")


@dataclass
class Ground:
    """The readings and the key, with the key's words found in the readings."""

    by_stem: Mapping[str, Reading]
    wanted: key.Key
    readings: dict[str, Reading] = field(init=False)
    sentences: dict[str, Sentences] = field(init=False)
    stems: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.readings = {one.report.id: one for one in self.by_stem.values()}
        self.sentences = {id: Sentences(one.report) for id, one in self.readings.items()}
        self.stems = {one.report.id: stem for stem, one in self.by_stem.items()}

    def at(self, words: key.Words) -> Stretch | None:
        """Where the key's words stand in the repaired text."""
        found = []
        for run in self.by_stem[words.report].report.kept:
            low, high = max(words.start, run.origin), min(words.end, run.origin + run.length)
            if low < high:
                found.append((run.start + low - run.origin, run.start + high - run.origin))
        return (found[0][0], found[-1][1]) if found else None

    def touches(self, at: At, words: key.Words) -> bool:
        """Whether words of ours are the key's: they share a sentence."""
        spot = self.at(words)
        if spot is None or self.stems[at.report] != words.report:
            return False
        lines = self.sentences[at.report]
        low, high = lines.nth(spot[0]), lines.nth(spot[1] - 1)
        return low <= lines.nth(at.span.end - 1) and lines.nth(at.span.start) <= high

    def found(self, words: key.Words) -> bool:
        """Whether something that we found, a statement or event, overlaps the key's words."""
        spot = self.at(words)
        reading = self.by_stem[words.report]
        spans = [part for one in reading.statements for part in one.content]
        spans += [one.trigger for one in reading.events]
        return spot is not None and any(one.start < spot[1] and spot[0] < one.end for one in spans)

    def own_groups(self) -> Groups:
        """The events as the program links them."""
        return link_all(told(one) for one in self.readings.values())[1].groups

    def key_groups(self) -> Groups:
        """The events as the key has them; what it doesn't have is by itself."""
        groups: list[tuple[str, ...]] = []
        taken: set[str] = set()
        for event in self.wanted.events:
            ids = {id for one in event.tellings for id in self.triggered(one.trigger)} - taken
            taken |= ids
            groups.append(tuple(sorted(ids)))
        every = (f"{id}.{event.id}" for id, one in self.readings.items() for event in one.events)
        return (*filter(None, groups), *((id,) for id in every if id not in taken))

    def triggered(self, trigger: key.Words) -> Iterable[str]:
        """Our events that the key's trigger is words of."""
        spot = self.at(trigger)
        reading = self.by_stem[trigger.report]
        for event in reading.events:
            words = (event.trigger, *event.mentions)
            if spot and any(one.start < spot[1] and spot[0] < one.end for one in words):
                yield f"{reading.report.id}.{event.id}"


@dataclass
class Scores:
    """What of a noun is right, wrong and missed in both parts."""

    right: Counter[key.Part] = field(default_factory=Counter)
    wrong: int = 0
    missed: list[tuple[key.Part, str]] = field(default_factory=list)
    reachable: Counter[key.Part] = field(default_factory=Counter)
    given: int = 0
    false: list[str] = field(default_factory=list)

    def __add__(self, other: Scores) -> Scores:
        """Both together."""
        return Scores(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed,
            self.reachable + other.reachable, self.given + other.given, self.false + other.false,
        )  # fmt: skip

    def of(self, part: key.Part) -> tuple[float, float, float]:
        """Precision over all, recall of a part, F1 of the two."""
        lost = sum(one == part for one, _ in self.missed)
        right = sum(self.right.values())
        precision = right / max(right + self.wrong, 1)
        recall = self.right[part] / max(self.right[part] + lost, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def disputed(ground: Ground, given: Sequence[Dispute], *, any_kind: bool = False) -> Scores:
    """How the disputes that are given stand to the key's."""
    found = Scores(given=len(given))
    matched: set[int] = set()
    for item in ground.wanted.disputes:
        part = key.part(item.id)
        sides = _sides(ground.wanted, item)
        found.reachable[part] += sum(any(map(ground.found, one)) for one in sides) > 1
        same = {n for n, one in enumerate(given) if (any_kind or one.kind == item.kind) and on_two(ground, one, sides)}
        matched |= same
        if same:
            found.right[part] += 1
        else:
            found.missed.append((part, f"{item.kind}: {item.id}"))
    known = list(
        key.words_of(
            (ground.wanted.disputes, ground.wanted.events, ground.wanted.not_disputes, ground.wanted.corrections)
        )
    )
    for n, one in enumerate(given):
        if n not in matched and on_two(ground, one, [(words,) for words in known]):
            found.wrong += 1
            found.false.append(_dispute(ground, one))
    return found


def _sides(held: key.Key, item: key.Dispute) -> list[tuple[key.Words, ...]]:
    """The words of each side; of one about an event, the tellings that deny it stand by those who deny."""
    tellings = [one for event in held.events if event.id == item.about for one in event.tellings]
    sides = [one.at for one in item.sides]
    if item.kind == "asserted/denied":
        denying = [_denies(side, tellings) for side in item.sides]
        for nth, denies in enumerate(denying) if any(denying) and not all(denying) else ():
            sides[nth] += tuple(one.at for one in tellings if (one.status == "denied") == denies)
    return sides


def _denies(side: key.Side, tellings: Sequence[key.Telling]) -> bool:
    """Whether a side denies the event: by its value, else because its words are a telling that does."""
    if side.value in ("asserted", "denied"):
        return side.value == "denied"
    told = [one.at for one in tellings if one.status == "denied"]
    return any(a.report == b.report and a.start < b.end and b.start < a.end for a in side.at for b in told)


def on_two(ground: Ground, given: Dispute, sides: Sequence[tuple[key.Words, ...]]) -> bool:
    """Whether two sides of ours have words on two different ones of the key's."""
    touched = [
        {n for n, side in enumerate(sides) if any(ground.touches(at, words) for at in its.at for words in side)}
        for its in given.sides
    ]
    return any(
        len(one | other) > 1 and one and other for nth, one in enumerate(touched) for other in touched[nth + 1 :]
    )


def wrongly_disputed(ground: Ground, given: Sequence[Dispute]) -> dict[key.Part, int]:
    """How many of the key's ``not_disputes`` are given as disputes between just these words."""
    found: dict[key.Part, int] = dict.fromkeys(PARTS, 0)
    for item in ground.wanted.not_disputes:
        found[key.part(item.id)] += any(_puts_apart(ground, one, item.a, item.b) for one in given)
    return found


def _puts_apart(ground: Ground, given: Dispute, a: key.Words, b: key.Words) -> bool:
    sides = [
        (any(ground.touches(at, a) for at in side.at), any(ground.touches(at, b) for at in side.at))
        for side in given.sides
    ]
    return any(
        one[0] and other[1] for n, one in enumerate(sides) for m, other in enumerate(sides) if n != m
    ) and not any(all(side) for side in sides)


def corrected(ground: Ground, given: Sequence[Correction]) -> dict[key.Part, int]:
    """How many of the key's corrections are given, with their old and new words."""
    found: dict[key.Part, int] = dict.fromkeys(PARTS, 0)
    for item in ground.wanted.corrections:
        found[key.part(item.id)] += any(
            ground.touches(one.old, item.old) and ground.touches(one.new, item.new) for one in given
        )
    return found


def changed(ground: Ground, groups: Groups) -> Scores:
    """How the changes that are given for the key's windows stand to the key's."""
    found = Scores()
    windows: dict[tuple[date, date], list[key.Change]] = {}
    for item in ground.wanted.changes:
        windows.setdefault((item.since, item.until), []).append(item)
    false: set[str] = set()
    for (since, until), items in windows.items():
        given = changes(ground.readings, groups, since, until)
        found.given += len(given)
        right: set[int] = set()
        for item in items:
            part = key.part(item.id)
            found.reachable[part] += all(ground.found(one) for one in (item.before, item.after) if one)
            same = {n for n, one in enumerate(given) if _is(ground, one, item)}
            right |= same
            if same:
                found.right[part] += 1
            else:
                found.missed.append((part, f"{item.kind}: {item.id}"))
        false |= {
            _change(ground, one) for n, one in enumerate(given) if n not in right and _is_false(ground, one, since)
        }
    found.wrong, found.false = len(false), sorted(false)
    return found


def _is(ground: Ground, given: Change, item: key.Change) -> bool:
    if given.kind != item.kind or not any(ground.touches(at, item.after) for at in given.after):
        return False
    before = item.before
    return before is None or any(ground.touches(at, before) for at in given.before)


def _is_false(ground: Ground, given: Change, since: date) -> bool:
    """Whether the key's tellings don't bear a change out."""
    if any(_is(ground, given, item) for item in ground.wanted.changes) or _corrects(ground, given):
        return False
    if not given.before:
        new = [
            event
            for event in ground.wanted.events
            if any(_triggers(ground, given.after, one) for one in event.tellings)
        ]
        return bool(new) and all(min(key.published(one.at.report) for one in event.tellings) <= since for event in new)
    before, after = _told(ground, given.before), _told(ground, given.after)
    if not before or not after:
        return False
    both = [event for event in before if event in after]
    if given.kind != "status":
        return not both
    return not any(_statuses(ground, event, given.before) - _statuses(ground, event, given.after) for event in both)


def _corrects(ground: Ground, given: Change) -> bool:
    """Whether the key has a change as a correction."""
    return any(
        any(ground.touches(at, item.old) for at in given.before)
        and any(ground.touches(at, item.new) for at in given.after)
        for item in ground.wanted.corrections
    )


def _told(ground: Ground, words: Sequence[At]) -> list[key.Happening]:
    return [event for event in ground.wanted.events if _statuses(ground, event, words)]


def _triggers(ground: Ground, words: Sequence[At], one: key.Telling) -> bool:
    spot = ground.at(one.trigger)
    here = [at.span for at in words if ground.stems[at.report] == one.trigger.report]
    return spot is not None and any(span.start < spot[1] and spot[0] < span.end for span in here)


def _statuses(ground: Ground, event: key.Happening, words: Sequence[At]) -> set[str]:
    return {one.status for one in event.tellings if any(ground.touches(at, one.trigger) for at in words)}


def _dispute(ground: Ground, one: Dispute) -> str:
    sides = " / ".join(f"{side.value}: {', '.join(_words(ground, at) for at in side.at)}" for side in one.sides)
    return f"{one.kind}: {sides}"


def _change(ground: Ground, one: Change) -> str:
    before = _words(ground, one.before[0]) if one.before else "-"
    return f"{one.kind}: {before} -> {_words(ground, one.after[0])} ({one.reason})"


def _words(ground: Ground, at: At) -> str:
    return f"{ground.stems[at.report][5:25]} {at.span.text!r}"


def table(title: str, rows: Iterable[tuple[str, Scores]]) -> Table:
    """A line for each way of grouping and each part."""
    made = Table("groups", "part", "items", "reachable", "given", "wrong", "P", "R", "F1", title=title)
    for name, found in rows:
        for part in PARTS:
            items = found.right[part] + sum(one == part for one, _ in found.missed)
            counts = (str(items), str(found.reachable[part]), str(found.given), str(found.wrong))
            made.add_row(name, part, *counts, *(f"{100 * value:.1f}" for value in found.of(part)))
    return made


@dataclass
class Found:
    """The scores of one or more corpora, by noun and by way of grouping; what else is counted, as a line each."""

    scores: dict[str, dict[str, Scores]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, noun: str, way: str, made: Scores) -> None:
        """Counts scores of a noun to those before."""
        ways = self.scores.setdefault(noun, {})
        ways[way] = ways[way] + made if way in ways else made


def score(ground: Ground, found: Found) -> None:
    """Counts what is found in one corpus."""
    copies = {
        ground.by_stem[one].report.id: ground.by_stem[of.origin].report.id
        for of in ground.wanted.copies
        for one in of.copies
    }
    told_by_us = [bool(list(ground.triggered(one.trigger))) for event in ground.wanted.events for one in event.tellings]
    found.lines.append(f"tellings of the key with an event of ours: {sum(told_by_us)} of {len(told_by_us)}")
    for way, groups in (("our own", ground.own_groups()), ("the key's", ground.key_groups())):
        given = disputes(ground.readings, groups, copies)
        found.add("disputes", way, disputed(ground, given))
        found.add("disputes, whatever their kind", way, disputed(ground, given, any_kind=True))
        found.add("changes", way, changed(ground, groups))
        made = corrections(ground.readings, groups, copies)
        found.lines.append(f"corrections, {way} groups: {corrected(ground, made)} of the key's, {len(made)} given")
        found.lines.append(f"no disputes, but given as such, {way} groups: {wrongly_disputed(ground, given)}")


def main() -> None:
    """Prints the tables, and with ``--misses`` what of the read part is missed and what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.across", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="what of the read part is missed, and what is wrong")
    parser.add_argument("--stories", action="store_true", help="over the stories that are learnt from instead")
    asked = parser.parse_args()
    found = Found()
    for root in key.stories() if asked.stories else [key.ROOT]:
        score(Ground(read_all(root), key.load(root)), found)
    console = Console(width=120)
    for noun, ways in found.scores.items():
        console.print(table(noun, ways.items()))
        for way, made in ways.items() if asked.misses else ():
            missed = [one for part, one in made.missed if asked.stories or part == "read"]
            console.print(way, missed, sorted(made.false), width=200)
    console.print("\n".join(found.lines))


if __name__ == "__main__":
    main()
