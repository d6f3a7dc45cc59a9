"""Scores the days of events, by how they are known, on the links of TempEval-3's training documents.

usage: python -m evals.threads [--wrong HOW]

For every event of ours that stands at an annotated one with a link to a time: *right* where a link says that it is in
that time (INCLUDES, SIMULTANEOUS and the like) and our days meet those days; *wrong* where they don't, or where a link
says BEFORE or AFTER and our days can't be; *possible* where only BEFORE and AFTER are said and our days can. The corpus
lies in ``$ONRECORD_CORPORA/tempeval3``; its documents have few paragraphs, so that a story is easily taken too far.
"""

from __future__ import annotations

import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table

from evals.corpora import folder
from evals.times import load, report
from evals.whens import desk
from onrecord.model import Days, Event

Verdict = Literal["right", "wrong", "possible"]
_WITHIN = frozenset(
    ["INCLUDES", "SIMULTANEOUS", "IDENTITY", "DURING", "DURING_INV", "BEGINS", "ENDS", "BEGUN_BY", "ENDED_BY"]
)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_TURNED = {"IS_INCLUDED": "INCLUDES", "INCLUDES": "IS_INCLUDED", "BEFORE": "AFTER", "AFTER": "BEFORE"}


@dataclass(frozen=True, slots=True)
class Linked:
    """An annotated event in characters of the text, with the days that it is linked to: (time's relation, days)."""

    start: int
    end: int
    links: tuple[tuple[str, Days], ...]


def annotated(raw: str) -> list[Linked]:
    """The events of a document that are linked to a time whose days its value tells; the creation time is one."""
    days = {one["tid"]: _days(one.get("value", "")) for one in _attributes(raw, "TIMEX3")}
    event_of = {one["eiid"]: one["eventID"] for one in _attributes(raw, "MAKEINSTANCE")}
    links: dict[str, list[tuple[str, Days]]] = {}
    for one in _attributes(raw, "TLINK"):
        time = one.get("timeID") or one.get("relatedToTime")
        event = event_of.get(one.get("eventInstanceID") or one.get("relatedToEventInstance") or "")
        on = days.get(time or "")
        if event is not None and on is not None:
            kind = one["relType"]
            links.setdefault(event, []).append((kind if "timeID" in one else _TURNED.get(kind, kind), on))
    return [Linked(start, end, tuple(links[id])) for id, start, end in _events(raw) if id in links]


def _attributes(raw: str, tag: str) -> Iterator[dict[str, str]]:
    for found in re.finditer(rf"<{tag}\b([^>]*)>", raw):
        yield dict(re.findall(r'(\w+)="([^"]*)"', found[1]))


def _events(raw: str) -> Iterator[tuple[str, int, int]]:
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    length = at = 0
    open_: tuple[str, int] | None = None
    for tag in _TAG.finditer(body):
        length += len(unescape(body[at : tag.start()]))
        at = tag.end()
        if tag[2] != "EVENT":
            continue
        if not tag[1]:
            open_ = (dict(re.findall(r'(\w+)="([^"]*)"', tag[3]))["eid"], length)
        elif open_ is not None:
            yield open_[0], open_[1], length
            open_ = None


def _days(value: str) -> Days | None:
    """The days of a TIMEX3 value that names a day, week, month or year."""
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(*map(int, found.groups()))
        return Days(day, day)
    if found := re.match(r"(\d{4})-W(\d\d)$", value):
        day = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Days(day, day + timedelta(days=6))
    if found := re.match(r"(\d{4})-(\d\d)$", value):
        year, month = int(found[1]), int(found[2])
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    if found := re.match(r"(\d{4})$", value):
        return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    return None


def verdict(got: Days, links: tuple[tuple[str, Days], ...]) -> Verdict | None:
    """What the links say of our days; None where they say nothing."""
    first, last = got.first or date.min, got.last or date.max
    said: set[Verdict] = set()
    for kind, on in links:
        begins, ends = on.first or date.min, on.last or date.max
        if kind in _WITHIN:
            said.add("right" if first <= ends and begins <= last else "wrong")
        elif kind == "AFTER":  # the time is after the event
            said.add("possible" if first <= ends else "wrong")
        elif kind == "BEFORE":
            said.add("possible" if last >= begins else "wrong")
    return next((one for one in ("wrong", "right", "possible") if one in said), None)  # type: ignore[return-value]


def events(path: Path) -> tuple[str, tuple[Event, ...]]:
    """A document's text and its events, read as the text stands."""
    text, published, _ = load(path)
    found: tuple[Event, ...] = desk({"report": report(text, published)})["events"]
    return text, found


def judged(path: Path) -> Iterator[tuple[Event, Verdict, str]]:
    """The events with days that stand at an annotated one, what its links say, and the words around."""
    raw = path.read_text("utf-8", "replace")
    wanted = annotated(raw)
    text, found = events(path)
    for one in found:
        at = [gold for gold in wanted if gold.start < one.trigger.end and one.trigger.start < gold.end]
        links = tuple(link for gold in at for link in gold.links)
        if one.when is not None and (says := verdict(one.when, links)) is not None:
            yield one, says, text[max(0, one.trigger.start - 300) : one.trigger.end + 80]


def main() -> None:
    """Prints one table: for each way that days are known, how many are right, possible and wrong."""
    wrong = sys.argv[sys.argv.index("--wrong") + 1] if "--wrong" in sys.argv else ""
    count: Counter[tuple[str, str]] = Counter()
    for path in sorted((folder("tempeval3") / "TBAQ-cleaned").glob("*/*.tml")):
        if path.name.startswith("._"):
            continue
        for one, says, around in judged(path):
            how = one.when_basis.how if one.when_basis else ""
            count[how, says] += 1
            if says == "wrong" and how == wrong:
                print(path.name, one.trigger.text, one.when, one.when_basis, around.replace("\n", " "), sep="\n  ")
    table = Table("days known", "right", "possible", "wrong", "right of right and wrong")
    for how in dict.fromkeys(how for how, _ in sorted(count)):
        right, possible, bad = (count[how, says] for says in ("right", "possible", "wrong"))
        table.add_row(how, str(right), str(possible), str(bad), f"{right / max(1, right + bad):.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
