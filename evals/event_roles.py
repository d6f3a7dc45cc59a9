"""Scores who acts and whom it meets on PLOVER's gold standard records, whose source, target and event are marked.

usage: python -m evals.event_roles [--misses N]

Reads ``$ONRECORD_CORPORA/plover`` (default ``../shared/corpora``). A record's deed is the event one of whose tellings,
or the statement exported as a verbal type (its cue, or words of its content), shares words with those marked as the
record's event; of several the one with the record's type, then the one that shares most characters, then the first. Its
actor is right where every marked source is among the deed's actors and no marked target is; its recipient likewise the
other way round. A party is a marked one where its words share a word with those marked, or where the actor or place
that it is resolved to is mentioned there. What two do together ("Kestria and Marovia met") has both for its actors, so
there a target among the actors counts as recipient, and is no fault of the actor; of two that are marked as both
source and target ("Kestria telephoned Marovia") either may be among the recipients. A record without a deed is wrong on
both; the share right among those with a deed stands beside. Records without marked source or target aren't asked for
it. Half of the records, by a hash of their id, are kept: their misses are never printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

import onrecord
from evals.corpora import folder
from onrecord.export.verbal import met, verbal_type
from onrecord.model import Part, Reading, Source, Span, Statement

Stretch = tuple[int, int]
Parties = tuple[tuple[Stretch, ...], ...]
_MARK = re.compile(r"\(((?:SRC|TAR|EVT|LOC)(?:/[A-Z]+)?):\s*")
_JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types of what several do together."""
_TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of 2016 that have another name today."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A candidate: where it is told, its type, and all stretches that each actor and each recipient is known by."""

    told: tuple[Stretch, ...]
    type: str
    actors: Parties
    recipients: Parties


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a record marks in the text of a reading."""

    type: str
    sources: tuple[Stretch, ...]
    targets: tuple[Stretch, ...]
    words: tuple[Stretch, ...]
    together: bool


def marked(markup: str) -> Iterator[tuple[str, str, int]]:
    """Each mark's name, its words and where they stand once the marks are taken out."""
    plain, open_marks, at = "", list[tuple[str, int]](), 0
    while at < len(markup):
        mark = _MARK.match(markup, at)
        if mark is not None:
            open_marks.append((mark[1], len(plain)))
            at = mark.end()
            continue
        if markup[at] == "(":
            open_marks.append(("", len(plain)))
        name, start = open_marks.pop() if markup[at] == ")" and open_marks else ("", 0)
        if name:
            yield name, plain[start:].strip(), start
        else:
            plain += markup[at]
        at += 1


def where(text: str, words: str, near: int) -> Stretch | None:
    """Where words stand, with any white space between them: at or behind ``near``, else anywhere."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found = pattern.search(text, max(0, near - 5)) or pattern.search(text)
    return found.span() if found is not None else None


def _markup(record: dict[str, Any]) -> str:
    info = record["textInfo"]
    return str(info if isinstance(info, str) else info["markup"])


def wanted(record: dict[str, Any], text: str) -> Wanted:
    """The marks of a record, found in a text."""
    places: dict[str, list[Stretch]] = {"SRC": [], "TAR": [], "EVT": [], "LOC": []}
    together = False
    for name, words, near in marked(_markup(record)):
        stretch = where(text, words, near) if words else None
        if stretch is not None:
            places[name.partition("/")[0]].append(stretch)
            together |= name == "SRC/TAR"
    parties = (tuple(places[one]) for one in ("SRC", "TAR", "EVT"))
    type = _TODAY.get(record["event"], record["event"])
    return Wanted(type, *parties, together)


class Known:
    """A reading with the stretches that each of its actors and places is mentioned at."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions = {one.id: one.mentions for one in (*reading.actors, *reading.places)}

    def deeds(self) -> Iterator[Deed]:
        """The events, then the verbal acts of statements."""
        for event in self._reading.events:
            actors, recipients = (tuple(map(self._of_part, parts)) for parts in (event.actors, event.recipients))
            yield Deed(_stretches(event.mentions), event.type, actors, recipients)
        for statement in self._reading.statements:
            type = verbal_type(statement)
            if type is not None and statement.source is not None:
                yield self._of_statement(statement, statement.source, type)

    def _of_statement(self, statement: Statement, source: Source, type: str) -> Deed:
        told = (*((statement.cue,) if statement.cue else ()), *statement.content)
        party = met(self._reading, statement)
        ids = (party.actor.id,) if party is not None and party.actor is not None else ()
        recipients = (self._spans(party.span, ids),) if party is not None else ()
        return Deed(_stretches(told), type, (self._spans(source.span, source.actors),), recipients)

    def _of_part(self, part: Part) -> tuple[Stretch, ...]:
        named = (one.id for one in (*self._reading.actors, *self._reading.places) if one.name == part.name)
        return self._spans(part.span, (*((part.actor,) if part.actor else ()), *named))

    def _spans(self, span: Span | None, ids: tuple[str, ...]) -> tuple[Stretch, ...]:
        mentions = (one for id in ids for one in self._mentions.get(id, ()))
        return _stretches([*((span,) if span is not None else ()), *mentions])


def _stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    return tuple((one.start, one.end) for one in spans)


def shared(some: Iterable[Stretch], others: Iterable[Stretch]) -> int:
    """The characters that stand in both."""
    many = tuple(others)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in many)


def deed_of(deeds: Iterable[Deed], want: Wanted) -> Deed | None:
    """The deed that a record's words tell; None where none shares a word with them."""
    sharing = [one for one in deeds if shared(one.told, want.words)]
    return max(sharing, key=lambda one: (one.type == want.type, shared(one.told, want.words)), default=None)


def right(found: Parties, wanted: tuple[Stretch, ...], others: tuple[Stretch, ...]) -> bool:
    """Whether all that are wanted are among those found, and none of the others is."""
    every = all(any(shared(one, (mark,)) for one in found) for mark in wanted)
    return every and not any(shared(one, (mark,)) for one in found for mark in others)


def judged(deed: Deed | None, want: Wanted) -> dict[str, bool]:
    """Whether actor and recipient are right, of those that the record marks."""
    asked = {"actor": bool(want.sources), "recipient": bool(want.targets)}
    if deed is None:
        return {slot: False for slot, marks in asked.items() if marks}
    joint = deed.type in _JOINT
    met = (*deed.recipients, *deed.actors) if joint else deed.recipients
    does = met if joint and want.together else deed.actors
    is_right = {
        "actor": right(does, want.sources, () if joint else want.targets),
        "recipient": right(met, want.targets, () if joint else want.sources),
    }
    return {slot: is_right[slot] for slot, marks in asked.items() if marks}


def kept(record: dict[str, Any]) -> bool:
    """Whether a record is in the half whose misses are never printed."""
    return hashlib.sha256(record["id"].encode()).digest()[0] % 2 == 1


@dataclass
class Score:
    """How often a deed was found, and each slot right, of all asked and of those with a deed."""

    right: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, deed: Deed | None, judged: dict[str, bool]) -> None:
        """Counts a record."""
        self.tried["deed"] += 1
        self.right["deed"] += deed is not None
        for slot, is_right in judged.items():
            self.tried[slot] += 1
            self.right[slot] += is_right
            self.found[slot] += deed is not None

    def line(self, slot: str) -> str:
        """The share right of all, and of those with a deed."""
        whole = f"{100 * self.right[slot] / self.tried[slot]:.1f} ({self.right[slot]}/{self.tried[slot]})"
        of_found = f", of found {100 * self.right[slot] / self.found[slot]:.1f}" if self.found[slot] else ""
        return whole + of_found


def records() -> list[dict[str, Any]]:
    """The gold records, without the one that only explains the file."""
    path = folder("plover") / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    return [one for one in json.loads(path.read_text("utf-8")) if one.get("text")]


def main() -> None:
    """Prints the misses that are asked for and the scores of both halves."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", type=int, default=0, help="so many records of the read half that have a fault")
    misses = options.parse_args().misses
    scores = {False: Score(), True: Score()}
    for record in records():
        reading = onrecord.read(text=record["text"])
        want = wanted(record, reading.report.text)
        deed = deed_of(Known(reading).deeds(), want)
        slots = judged(deed, want)
        scores[kept(record)].add(deed, slots)
        if misses and not kept(record) and not all(slots.values()):
            misses -= 1
            print(_fault(record, reading, deed, slots))
    table = Table("", "read half", "kept half")
    for slot in ("deed", "actor", "recipient"):
        table.add_row(slot, scores[False].line(slot), scores[True].line(slot))
    Console().print(table)


def _fault(record: dict[str, Any], reading: Reading, deed: Deed | None, slots: dict[str, bool]) -> str:
    wrong = ", ".join(slot for slot, is_right in slots.items() if not is_right)
    lines = [f"{record['event']} {wrong}: {_markup(record)}"]
    if deed is None:
        return f"{lines[0]}\n    no deed"
    text = reading.report.text
    first = [
        [text[slice(*one[0])] for one in parties if one] for parties in ((deed.told,), deed.actors, deed.recipients)
    ]
    return f"{lines[0]}\n    {deed.type} {first[0]}: {first[1]} -> {first[2]}"


if __name__ == "__main__":
    main()
