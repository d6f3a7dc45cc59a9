"""Going through the queue of review: a finding is shown, a key is pressed, a decision is taken."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import click
from rich.text import Text

from onrecord.cli.given import assigned, edited, part
from onrecord.cli.in_place import print_shown
from onrecord.cli.plain import plain
from onrecord.cli.screen import output
from onrecord.errors import NotFound, OnrecordError, ReviewError
from onrecord.review import Choice, What
from onrecord.store import Entry, Record, Shown

KEYS = "a accept · x reject · e edit · n note · s split · t tie · u undo · j next · k previous · q quit"


class Keys:
    """What is pressed and typed: on a terminal, or as the characters and lines of standard input."""

    def __init__(self) -> None:
        self.terminal = sys.stdin.isatty()

    def key(self) -> str:
        """The next key; q at the end of the input."""
        if self.terminal:
            return str(click.getchar())
        found = sys.stdin.read(1)
        while found in ("\n", "\r"):
            found = sys.stdin.read(1)
        return found or "q"

    def line(self, asks: str) -> str:
        """A line that is typed; empty at the end of the input."""
        click.echo(f"{asks}: ", nl=False)
        if self.terminal:
            return input().strip()
        found = sys.stdin.readline().strip()
        click.echo(plain(found))
        return found

    def lines(self, asks: str) -> Iterator[str]:
        """Lines up to an empty one."""
        while found := self.line(asks):
            yield found


def step_through(record: Record, found: Iterable[Entry[Any]], limit: int | None) -> None:
    """Goes through what is to be reviewed until it ends, or whoever reviews does; then says what was decided."""
    steps = _Steps(record, islice(found, limit), Keys())
    while steps.go_on():
        pass
    counts = ", ".join(f"{count} {what}" for what, count in sorted(steps.counts.items()) if count)
    click.echo(f"decided: {counts or 'nothing'}")


class _Steps:
    """Where somebody is in the queue, and what they decided so far."""

    def __init__(self, record: Record, found: Iterator[Entry[Any]], keys: Keys) -> None:
        self._record, self._found, self._keys = record, found, keys
        self._seen: list[str] = []
        self._at = 0
        self._note = ""
        self._decided: list[tuple[str, What]] = []
        self._does: dict[str, Callable[[str], None]] = {
            "a": lambda id: self._decide(id, "accept"),
            "x": lambda id: self._decide(id, "reject"),
            "e": self._edit,
            "n": self._take_note,
            "s": self._split,
            "t": self._tie,
            "u": self._undo,
            "j": lambda id: self._move(1),
            "k": lambda id: self._move(-1),
        }

    @property
    def counts(self) -> Counter[What]:
        """How often what was decided, without what was undone."""
        return Counter(what for _, what in self._decided)

    def go_on(self) -> bool:
        """Shows the finding that it stands at and does what the next key says; False where that was the end."""
        id = self._here()
        if id is None:
            click.echo("Nothing is left to review.")
            return False
        try:
            shown = self._record.show(id)
        except NotFound:  # removed meanwhile, or an added one that was taken back
            self._seen.pop(self._at)
            return True
        assert isinstance(shown, Shown)
        output().rule(str(self._at + 1), style="dim")
        print_shown(shown)
        if self._note:
            output().print(Text(f"note for the decision that follows: {plain(self._note)}"), soft_wrap=True)
        output().print(Text(KEYS, "dim"), soft_wrap=True)
        key = self._keys.key()
        if key in ("q", "\x04"):
            return False
        try:
            self._does.get(key, self._unknown)(id)
        except OnrecordError as fault:  # what is typed is wrong, or somebody else writes: the queue goes on
            click.echo(f"error: {plain(str(fault))}")
        return True

    def _here(self) -> str | None:
        while self._at >= len(self._seen):
            following = next(self._found, None)
            if following is None:
                return None
            if following.id not in self._seen:
                self._seen.append(following.id)
        return self._seen[self._at]

    def _move(self, by: int) -> None:
        self._at = max(0, self._at + by)

    def _unknown(self, id: str) -> None:
        click.echo("no such key")

    def _decide(self, id: str, what: What, then: int = 1, **more: Any) -> None:
        taken = self._record.decide(id, Choice("", what, note=self._note, **more))
        self._note = ""
        self._decided.append((f"{taken.report}.{taken.about}", what))
        click.echo(f"{id}: {what}")
        self._move(then)

    def _take_note(self, id: str) -> None:
        self._note = self._keys.line("note")

    def _edit(self, id: str) -> None:
        shown = self._record.show(id)
        assert isinstance(shown, Shown)
        editor = self._keys.terminal and (os.environ.get("VISUAL") or os.environ.get("EDITOR"))
        values = edited(shown.entry.finding) if editor else assigned(self._keys.lines("field=value"))
        if values:
            self._decide(id, "correct", values=values)

    def _split(self, id: str) -> None:
        self._decide(id, "split", parts=tuple(part(one) for one in self._keys.lines("words of a part")))

    def _tie(self, id: str) -> None:
        """Ties words to an actor or place of the same report; what is shown stays, and is shown again."""
        words, to = self._keys.line("words, or START-END"), self._keys.line("id of the actor or place")
        report = id.partition(".")[0]
        self._decide(to if "." in to else f"{report}.{to}", "tie", then=0, span=words)

    def _undo(self, id: str) -> None:
        if not self._decided:
            raise ReviewError("nothing was decided yet; there is nothing to undo")
        last, _ = self._decided[-1]
        self._record.decide(last, Choice("", "undo", note=self._note))
        self._decided.pop()
        click.echo(f"{last}: undo")
        if last in self._seen:
            self._at = self._seen.index(last)
