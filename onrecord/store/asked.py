"""A question put to the record, from the filters it is asked with to what is looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from onrecord.errors import QueryError
from onrecord.model import Reading
from onrecord.store import entries, syntax
from onrecord.store.forces import CATEGORIES
from onrecord.store.marks import at_least, squares
from onrecord.store.searched import ABOUT, Told
from onrecord.store.sized import counting, lying, sound
from onrecord.store.wanted import EVERYTHING, All, Phrase, Wanted, holding, marked
from onrecord.store.wanted import Any as AnyOf

Keeps = Callable[[Reading, Told], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: of some nouns (by letter; "r" for reports), what the index has, and on which days.

    Something asked for ends by the day ``due`` and doesn't end by the day ``open``. ``after`` is an id, that of what is
    behind the first of the answer, or with ``again`` of the first itself. ``keeps`` decides on what is found.
    """

    nouns: str
    wanted: Wanted = EVERYTHING
    since: date | None = None
    until: date | None = None
    history: bool = False
    rejected: bool = False
    dated: bool = False
    due: date | None = None
    open: date | None = None
    after: str | None = None
    again: bool = False
    keeps: Keeps | None = None

    def also(self, *parts: Wanted | None) -> Question:
        """The question for what matches this, too."""
        more = tuple(part for part in parts if part is not None and part != EVERYTHING)
        if not more:
            return self
        had = self.wanted.parts if isinstance(self.wanted, All) else (self.wanted,)
        return replace(self, wanted=All((*had, *more)))


def reports(asked: entries.AskedReports) -> Question:
    """The question for reports."""
    return _in_time("r", asked).also(_words(asked, "by", "by"), _words(asked, "about", "title", "text"))


def statements(asked: entries.AskedStatements) -> Question:
    """The question for statements."""
    marks = [_mark(asked, field, field) for field in ("act", "evidence", "manner", "stance")]
    return told("s", asked).also(_words(asked, "to", "to"), *marks)


def events(asked: entries.AskedEvents) -> Question:
    """The question for events."""
    question = told("e", asked).also(
        _words(asked, "to", "to"),
        _words(asked, "told_by", "told"),
        _mark(asked, "status", "status"),
        _mark(asked, "counts", "counts"),
        _mark(asked, "type", "type"),
    )
    near, over, counts = asked.get("near"), asked.get("over"), asked.get("counts")
    keeps: list[Keeps] = []
    if near is not None:
        question = question.also(AnyOf(tuple(Phrase(("marks",), (one,)) for one in squares(*sound(near)))))
        keeps.append(lying(near))
    if over is not None:
        least = at_least(over)
        question = question.also(Phrase(("marks",), (least,)) if least else None)
        keeps.append(counting(over, counts))
    return replace(question, keeps=_all(keeps)) if keeps else question


def to_review(asked: entries.AskedReview) -> Question:
    """The question for what is to be reviewed."""
    noun = (asked.get("noun") or "")[:1]
    return replace(told(noun or "sef", asked), rejected=True)


def forecasts(asked: entries.AskedForecasts) -> Question:
    """The question for forecasts."""
    scheduled = marked("scheduled", "yes") if asked.get("scheduled") else None
    return replace(told("f", asked).also(scheduled), due=asked.get("due"), open=asked.get("open"))


def evidence(asked: entries.AskedEvidence) -> Question:
    """The question for statements and events that rest on little."""
    grounds = ("unnamed", "undisclosed", "one")
    wanted = asked.get("rests")
    if wanted is not None and wanted not in grounds:
        raise QueryError(f"{wanted}: nothing rests on that; there are {', '.join(grounds)}")
    return told("se", asked).also(AnyOf(tuple(marked("rests", one) for one in ([wanted] if wanted else grounds))))


def forces(asked: entries.AskedForces) -> tuple[Question, int]:
    """The question for events with forces, and where in the first of them the last row stood that one has; or -1."""
    category = asked.get("category")
    if category is not None and category.lower() not in CATEGORIES:
        raise QueryError(f"{category}: is no category of forces; there are {', '.join(CATEGORIES)}")
    question = told("e", asked).also(marked("forces", category or "told"))
    event, _, start = (asked.get("after") or "").partition(":")
    if not start.isdecimal():
        return question, -1
    return replace(question, after=event, again=True), int(start)


def spoken(asked: entries.AskedSpoken) -> Question:
    """The question for statements in which somebody speaks of somebody."""
    of = asked.get("of")
    filters = {name: asked.get(name) for name in ("by", "country", "act", "since", "until")}
    question = statements(cast(Any, {**filters, "history": asked.get("history", False)}))
    return question.also(None if of is None else holding(of, "about"))


def search(query: str, asked: entries.AskedSearch) -> Question:
    """The question for all that a search is after."""
    noun = asked.get("noun")
    question = replace(_in_time("rsef", cast(Any, asked)), rejected=asked.get("rejected", False))
    return question.also(syntax.parse(query), syntax.value("is", noun) if noun is not None else None)


def told(nouns: str, asked: entries.Asked) -> Question:
    """The question for what is told, by the filters that statements, events and forecasts share."""
    question = replace(_in_time(nouns, asked), rejected=asked.get("rejected", False))
    return question.also(
        _words(asked, "by", "by"),
        _words(asked, "about", *ABOUT),
        _words(asked, "where", "place"),
        _mark(asked, "country", "from"),
    )


def _in_time(nouns: str, asked: entries.AskedReports) -> Question:
    times = {name: asked.get(name) for name in ("since", "until", "after")}
    return Question(nouns, history=asked.get("history", False), **cast(Any, times))


def _words(asked: Any, name: str, *columns: str) -> Wanted | None:
    words: str | None = asked.get(name)
    return None if words is None else holding(words, *columns)


def _mark(asked: Any, name: str, field: str) -> Wanted | None:
    value: str | None = asked.get(name)
    return None if value is None else syntax.value(field, value)


def _all(keeps: list[Keeps]) -> Keeps:
    return lambda reading, one: all(each(reading, one) for each in keeps)
