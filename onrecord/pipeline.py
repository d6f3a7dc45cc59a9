"""The way of a report through the house: stages in order, each with what it needs and what it gives.

A stage is a function whose parameters name what it needs and whose result is stored under what it gives. The order
is checked once, when this module is loaded: a stage may only need what stands before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from inspect import signature
from pathlib import Path
from typing import Any

from onrecord import parse
from onrecord.attribute import attribute
from onrecord.encode import encode, mark_names
from onrecord.find.actors import find_actors
from onrecord.find.events import find_events
from onrecord.find.names import read_names, settle_names
from onrecord.find.places import find_places
from onrecord.find.quantities import find_quantities
from onrecord.find.times import find_times
from onrecord.garbage import without_collecting
from onrecord.intake.opening import read_file
from onrecord.issues import Found, Given
from onrecord.judge import judge_acts, judge_forecasts, judge_status
from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Issue, MadeBy, RawReport, Reading, Report
from onrecord.repair import repair
from onrecord.settings import VERSION
from onrecord.tie import tie_mentions

Stage = Callable[..., Any]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("report", repair),  # raw, published
    ("parsed", parse.parse),  # report
    ("encoded", encode),  # parsed
    ("parsed", mark_names),  # parsed, encoded
    ("parsed", settle_names),  # report, parsed
    ("times", find_times),  # report, parsed
    ("quantities", find_quantities),  # report, parsed, times
    ("names", read_names),  # report, parsed
    ("places", find_places),  # report, parsed, names, times
    ("actors", find_actors),  # report, parsed, names, times, places
    ("statements", attribute),  # report, parsed, encoded, times, actors
    ("actors", tie_mentions),  # report, parsed, actors, statements
    ("events", find_events),  # report, parsed, times, quantities, places, actors
    ("statements", judge_acts),  # report, parsed, statements
    ("events", judge_status),  # report, parsed, actors, events, statements
    ("forecasts", judge_forecasts),  # report, parsed, times, statements, events
)
"""(what the stage gives, the stage); a name given again replaces what stood there."""

_GIVEN = ("raw", "published")


@cache
def needs(stage: Stage) -> tuple[str, ...]:
    """What a stage needs: the names of its parameters."""
    return tuple(signature(stage).parameters)


def check(stages: tuple[tuple[str, Stage], ...]) -> None:
    """ValueError where a stage needs something that no earlier stage gives."""
    given = set(_GIVEN)
    for gives, stage in stages:
        missing = [name for name in needs(stage) if name not in given]
        if missing:
            raise ValueError(f"stage {stage.__name__} needs {', '.join(missing)}, which nothing before it gives")
        given.add(gives)


check(STAGES)


@dataclass(frozen=True, slots=True)
class _Run:
    """What stands on the desk while one report is read."""

    values: dict[str, Any]
    issues: list[Issue]


def read_raw(raw: RawReport, published: date | None = None, lexicon: Lexicon | None = None) -> Reading:
    """The reading of one decoded text; ``published`` overrules the day that the text states, with an Issue.

    The organisations of a ``lexicon`` overrule ours.
    """
    return read_report(repair(raw, published), lexicon)


def read_report(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
    """The reading of a repaired report; of one that isn't to be read (``Report.is_read``), the report alone."""
    if not given.given.is_read:
        return unread(given.given, given.issues, lexicon)
    with without_collecting(), facts.holding(lexicon):
        return _read(given, lexicon)


def _read(given: Given[Report], lexicon: Lexicon | None) -> Reading:
    """The reading of a report; what was made on the way is gone when it returns, so that nobody looks through it."""
    run = _Run({"report": given.given}, list(given.issues))
    for gives, stage in STAGES[1:]:
        found = stage(**{name: run.values[name] for name in needs(stage)})
        if isinstance(found, Found | Given):
            run.issues.extend(found.issues)
            found = found.findings if isinstance(found, Found) else found.given
        run.values[gives] = found
    return Reading(
        made_by=made_by(lexicon),
        report=run.values["report"],
        issues=_in_order(run.issues),
        **{noun: run.values[noun] for noun in _NOUNS},
    )


_NOUNS = ("actors", "places", "times", "quantities", "statements", "events", "forecasts")


def unread(report: Report, issues: Sequence[Issue], lexicon: Lexicon | None = None) -> Reading:
    """A report that is kept without any finding, since it isn't read (``Report.is_read``)."""
    nothing: Any = dict.fromkeys(_NOUNS, ())
    return Reading(made_by=made_by(lexicon), report=report, issues=_in_order(issues), **nothing)


def _in_order(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: (issue.start, issue.end, issue.stage)))


@cache
def made_by(lexicon: Lexicon | None = None) -> MadeBy:
    """What a reading of today is made by: the version, the parser, and a mark of rules, lexicons and weights.

    The mark changes with any file that a reading depends on, so that a record knows which readings are of old rules;
    so does that of a user's own lexicon, where there is one.
    """
    own = (f"lexicon {lexicon.mark}",) if lexicon is not None else ()
    return MadeBy(VERSION, (parse.version(), *own, f"rules {_rules()}"))


def _rules() -> str:
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".yml", ".json"):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


_ROOMS = ("intake", "repair", "parse", "encode", "find", "attribute", "tie", "judge", "lexicon")
"""The rooms that a reading passes through."""


def read(
    path: str | Path | None = None,
    *,
    text: str | None = None,
    published: date | None = None,
    lexicon: str | Path | None = None,
) -> Reading:
    """The reading of one file, or of a text; ``lexicon`` is a file with organisations that overrule ours.

    Give either. InputError where the file can't be read as a report, LexiconError where the lexicon can't be used;
    ValueError where neither or both are given.
    """
    if (path is None) == (text is None):
        raise ValueError("read() takes a path or a text, one of them")
    raw = read_file(Path(path)) if path is not None else RawReport("", text or "")
    return read_raw(raw, published, facts.lexicon_at(lexicon) if lexicon is not None else None)
