"""The key of the forty demo reports: what is the same, disputed, changed and fulfilled across them.

Read from ``examples/key``, whose README tells the form. Whatever the key says points at words of a report; the loader
finds their characters in the report's file and refuses words that don't occur there exactly once.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import yaml

ROOT = Path(__file__).parent.parent / "examples"
STORIES = Path(__file__).parent.parent / "training" / "link" / "stories"
"""Invented stories with keys, a folder each, to learn from: all of their items may be read."""
Part = Literal["read", "kept"]
Raw = dict[str, Any]
_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a report: ``[start, end)`` of the text of its file."""

    report: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a report spells it, within its stretch."""

    at: Words
    name: Words


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organisation or place with all spellings of its name."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Different:
    """Two that look alike and aren't the same."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of an event; its status is that of this telling."""

    at: Words
    trigger: Words
    status: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event and all its tellings; ``when`` is a day, ``first/last`` with ``..`` for an open end, or unknown."""

    id: str
    what: str
    when: str | None
    gloss: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The same spoken or written words in several reports, and the report that printed them first."""

    id: str
    gloss: str
    first: str
    members: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """A report and its near-duplicates."""

    id: str
    gloss: str
    origin: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Who says what in a dispute, and where."""

    source: str
    value: str
    at: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sides that exclude each other; ``about`` is an event's id or says the matter in words."""

    id: str
    about: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class NoDispute:
    """Two tellings that look as if they excluded each other, and why they don't."""

    id: str
    a: Words
    b: Words
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What an outlet or source said, and the words in which it takes that back."""

    id: str
    outlet: str
    old: Words
    new: Words


@dataclass(frozen=True, slots=True)
class Change:
    """What the reports after ``since``, up to ``until``, say otherwise; without ``before`` it is new."""

    id: str
    since: date
    until: date
    kind: str
    of: str
    before: Words | None
    after: Words


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A forecast, and what the reports up to ``as_of`` tell of it."""

    id: str
    claim: Words
    source: str
    due: date | None
    as_of: date
    outcome: str
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The whole key, noun by noun."""

    actors: tuple[Named, ...]
    places: tuple[Named, ...]
    different: tuple[Different, ...]
    events: tuple[Happening, ...]
    quotes: tuple[Quote, ...]
    copies: tuple[Copies, ...]
    disputes: tuple[Dispute, ...]
    not_disputes: tuple[NoDispute, ...]
    corrections: tuple[Correction, ...]
    changes: tuple[Change, ...]
    outcomes: tuple[Fulfilment, ...]


def stories() -> list[Path]:
    """The folders of the stories."""
    return sorted(one for one in STORIES.iterdir() if (one / "key").is_dir())


def part(id: str) -> Part:
    """Whether an item's misses may be read while rules are written, or only count: by its id alone, half each."""
    return "kept" if hashlib.sha256(id.encode()).digest()[-1] % 2 else "read"


def published(report: str) -> date:
    """The day of a report, which its file's name opens with."""
    return date.fromisoformat(report[:10])


def load(root: Path = ROOT) -> Key:
    """The key under a folder, beside the reports that it is about.

    Raises ValueError where words don't occur exactly once, an id is taken twice, or an id or report is not there.
    """
    texts = {path.stem: path.read_text("utf-8") for path in sorted((root / "reports").glob("*.txt"))}
    key = _Reader(texts).key(root / "key")
    _check(key, texts)
    return key


def words_of(item: object) -> Iterator[Words]:
    """All words that an item of the key points at, however deep."""
    if isinstance(item, Words):
        yield item
    elif isinstance(item, tuple):
        yield from chain.from_iterable(map(words_of, item))
    elif is_dataclass(item):
        yield from chain.from_iterable(words_of(getattr(item, one.name)) for one in fields(item))


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur in a text, any white space standing for any other."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.span() for match in re.finditer(pattern, text)]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes items of what the files say, with the texts of the reports at hand."""

    texts: dict[str, str]

    def key(self, folder: Path) -> Key:
        actors, places, disputes = (_yaml(folder / f"{name}.yaml") for name in ("actors", "places", "disputes"))
        events = chain.from_iterable(_yaml(path) for path in sorted(folder.glob("events_*.yaml")))
        return Key(
            actors=tuple(map(self.named, actors["actors"])),
            places=tuple(map(self.named, places["places"])),
            different=tuple(Different(**raw) for raw in actors["different"] + places["different"]),
            events=tuple(map(self.happening, events)),
            quotes=tuple(map(self.quote, _yaml(folder / "quotes.yaml"))),
            copies=tuple(map(self.copies, _yaml(folder / "copies.yaml"))),
            disputes=tuple(map(self.dispute, disputes["disputes"])),
            not_disputes=tuple(map(self.no_dispute, disputes["not_disputes"])),
            corrections=tuple(map(self.correction, _yaml(folder / "corrections.yaml"))),
            changes=tuple(map(self.change, _yaml(folder / "changes.yaml"))),
            outcomes=tuple(map(self.fulfilment, _yaml(folder / "outcomes.yaml"))),
        )

    def words(self, raw: Raw) -> Words:
        report, words = raw["report"], raw["words"]
        if report not in self.texts:
            raise ValueError(f"{report}: there is no such report")
        spots = find(self.texts[report], words)
        if len(spots) != 1:
            raise ValueError(f"{report}: {words!r} occurs {len(spots)} times; give words that occur once")
        return Words(report, words, *spots[0])

    def inner(self, at: Words, words: str) -> Words:
        """A word within a stretch, where it must stand once as a whole word."""
        stretch = self.texts[at.report][at.start : at.end]
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
        spots = [match.span() for match in re.finditer(pattern, stretch)]
        if len(spots) != 1:
            raise ValueError(f"{at.report}: {words!r} stands {len(spots)} times in {at.words!r}; it must stand once")
        return Words(at.report, words, at.start + spots[0][0], at.start + spots[0][1])

    def all(self, raws: Iterable[Raw]) -> tuple[Words, ...]:
        return tuple(map(self.words, raws))

    def named(self, raw: Raw) -> Named:
        spots = [(self.words(one), one["name"]) for one in raw["mentions"]]
        mentions = tuple(Mention(at, self.inner(at, name)) for at, name in spots)
        return Named(raw["id"], tuple(raw["names"]), mentions)

    def happening(self, raw: Raw) -> Happening:
        told = [(self.words(one), one) for one in raw["tellings"]]
        tellings = tuple(Telling(at, self.inner(at, one["trigger"]), one["status"]) for at, one in told)
        return Happening(raw["id"], raw["what"], raw["when"], raw["gloss"], tellings)

    def quote(self, raw: Raw) -> Quote:
        return Quote(raw["id"], raw["gloss"], raw["first"], self.all(raw["members"]))

    def copies(self, raw: Raw) -> Copies:
        return Copies(raw["id"], raw["gloss"], raw["origin"], tuple(raw["copies"]))

    def dispute(self, raw: Raw) -> Dispute:
        sides = tuple(Side(one["source"], one["value"], self.all(one["at"])) for one in raw["sides"])
        return Dispute(raw["id"], raw["about"], raw["kind"], sides)

    def no_dispute(self, raw: Raw) -> NoDispute:
        return NoDispute(raw["id"], self.words(raw["a"]), self.words(raw["b"]), raw["why"])

    def correction(self, raw: Raw) -> Correction:
        return Correction(raw["id"], raw["outlet"], self.words(raw["old"]), self.words(raw["new"]))

    def change(self, raw: Raw) -> Change:
        before = self.words(raw["from"]) if raw["from"] else None
        return Change(
            raw["id"], raw["since"], raw["until"], raw["kind"], raw["of"], before=before, after=self.words(raw["to"])
        )

    def fulfilment(self, raw: Raw) -> Fulfilment:
        evidence = self.all(raw["evidence"])
        told = {name: raw[name] for name in ("id", "source", "due", "as_of", "outcome")}
        return Fulfilment(claim=self.words(raw["claim"]), evidence=evidence, **told)


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _check(key: Key, texts: dict[str, str]) -> None:
    """Raises ValueError unless ids are unique within their noun and whatever is referred to is there."""
    for noun in (one.name for one in fields(key) if one.name != "different"):
        counted = Counter(item.id for item in getattr(key, noun))
        for id, times in counted.items():
            if times > 1:
                raise ValueError(f"{noun}: the id {id} is taken {times} times")
    named = {one.id for one in (*key.actors, *key.places)}
    _there(named, (id for pair in key.different for id in (pair.a, pair.b)))
    events = {one.id for one in key.events}
    _there(events, filter(_ID.fullmatch, (*(one.about for one in key.disputes), *(one.of for one in key.changes))))
    _there(set(texts), (report for one in key.copies for report in (one.origin, *one.copies)))
    _there(set(texts), (one.first for one in key.quotes))


def _there(known: set[str], asked: Iterable[str]) -> None:
    for one in asked:
        if one not in known:
            raise ValueError(f"the key refers to {one}, which is not there")
