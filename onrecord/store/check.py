"""Whether every stored finding still stands in its report, and every report in its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from multiprocessing import get_context
from typing import Any, Literal

from sqlalchemy import Connection, select

from onrecord.errors import InputError, NotAReport
from onrecord.intake.text import bytes_of, report_of
from onrecord.model import Reading, Report
from onrecord.review.sound import astray, misplaced, spans_in
from onrecord.store import keys, whole, words
from onrecord.store.decisions import ids_on
from onrecord.store.dialect import Looking
from onrecord.store.entries import Origin, Version
from onrecord.store.kept import Kept, of_row
from onrecord.store.origins import hash_of, path_of
from onrecord.store.packed import unpack, without_collecting
from onrecord.store.sound import faults_beside, faults_in
from onrecord.store.sound_links import faults_between, faults_of, linked_among
from onrecord.store.tables import FINDINGS, NOUNS, REPORTS

Kind = Literal["words", "origin"]
"""*words*: a finding or report isn't what the record's own text says. *origin*: a file is gone or has changed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that doesn't resolve: what it is about (an id or a path) and what is wrong with it."""

    kind: Kind
    about: str
    says: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check went through, and what it found.

    ``notes`` are about files that are gone while another file says the same: nothing is lost.
    """

    reports: int = 0
    findings: int = 0
    issues: int = 0
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()

    def __add__(self, other: Checked) -> Checked:
        """Both together."""
        return Checked(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Checked)))


PAGE = 100
"""Reports that are held at once."""
PARTS = 64
"""Parts in which several processes check a record."""


def checks(looking: Looking, again: Callable[[], Looking], jobs: int) -> Iterator[Checked]:
    """Checks every report of the record, superseded ones too, part by part, in ``jobs`` processes.

    Only current origins are looked for on the disk. ``again`` opens the record in another process.
    """
    if jobs == 1:
        yield _of_index(looking)
        yield from _of_reports(looking, 0, keys.REPORTS)
        return
    bounds = [keys.REPORTS * part // PARTS for part in range(PARTS + 1)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        index = pool.submit(_index_again, again)
        yield from pool.map(_reports_again, [again] * PARTS, bounds, bounds[1:])
        yield index.result()


def _index_again(again: Callable[[], Looking]) -> Checked:
    return _of_index(again())


def _reports_again(again: Callable[[], Looking], first: int, end: int) -> Checked:
    return sum(_of_reports(again(), first, end), Checked())


def _of_index(looking: Looking) -> Checked:
    with looking() as connection:
        says = [] if words.is_sound(connection) else ["is damaged; read the reports into a new record"]
        faults = [Fault("words", "the index of words", one) for one in says]
        unsound = (f"{one}; `onrecord link --anew` mends that" for one in faults_between(connection))
        faults += [Fault("words", "what is linked", one) for one in unsound]
    return Checked(faults=tuple(faults))


def _of_reports(looking: Looking, first: int, end: int) -> Iterator[Checked]:
    """Checks the reports with numbers from ``first`` on and below ``end``, in their order."""
    while True:
        with looking() as connection:
            within = REPORTS.c.number >= first, REPORTS.c.number < end
            rows = list(connection.execute(select(REPORTS).where(*within).order_by(REPORTS.c.number).limit(PAGE)))
            numbers = [row.number for row in rows]
            beside, taken = _beside(connection, numbers), ids_on(connection, numbers)
            origins, linked = whole.origins_of(connection, numbers), linked_among(connection, numbers)
            with without_collecting():
                own = {
                    at: _Beside(beside.get(at, []), origins.get(at, []), taken.get(at, set()), linked.get(at))
                    for at in numbers
                }
                yield sum((_checked(connection, row, own[row.number]) for row in rows), Checked())
        if not rows:
            return
        first = numbers[-1] + 1


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a report: its rows of ``findings`` and ``origins``, and the ids of decisions on it.

    ``linked`` are the ids of its findings that are linked; None where the report isn't.
    """

    findings: list[tuple[Any, ...]]
    origins: list[Any]
    decisions: set[str]
    linked: set[str] | None


def _beside(connection: Connection, numbers: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(select(FINDINGS).where(FINDINGS.c.report.in_(numbers))):
        found.setdefault(row.report, []).append(tuple(row))
    return found


def _checked(connection: Connection, row: Any, beside: _Beside) -> Checked:
    try:
        kept = of_row(connection, row)
        versions = tuple(whole.version(one) for one in beside.origins)
    except ValueError as fault:
        return Checked(1, faults=(Fault("words", row.id, f"isn't stored as it was written: {fault}"),))
    reading = kept.reading
    faults = [*_of_reading(reading), *_of_columns(row, reading), *_of_origins(kept, versions)]
    faults += _of_decisions(row, kept, beside.decisions)
    faults += [Fault("words", about, says) for about, says in faults_beside(kept, beside.findings)]
    if beside.linked is not None:
        faults += [Fault("words", row.id, says) for says in faults_of(reading, kept.current, beside.linked)]
    findings = sum(len(getattr(reading, name)) for name, _ in NOUNS[1:])
    whole_of = replace(_of_files(versions), reports=1, findings=findings, issues=len(reading.issues))
    return whole_of + Checked(faults=tuple(dict.fromkeys(faults)))


def _of_decisions(row: Any, kept: Kept, taken: set[str]) -> Iterator[Fault]:
    """What the program read below people's decisions, and decisions that aren't what they were."""
    if row.decided:
        yield from _of_reading(unpack(row.reading, Reading))
    if taken != {one.id for one in kept.decisions}:
        yield Fault("words", row.id, "has decisions that aren't what they were when they were taken")


def _of_columns(row: Any, reading: Reading) -> Iterator[Fault]:
    report = reading.report
    if (row.id, row.published) != (report.id, report.published):
        yield Fault("words", row.id, f"is kept as {row.id} of {row.published}, which its reading isn't")


def _of_reading(reading: Reading) -> Iterator[Fault]:
    report = reading.report
    yield from (Fault("words", about, says) for about, says in faults_in(reading))
    for name, _ in NOUNS[1:]:
        if not astray(report.text, spans_in(*getattr(reading, name))):
            continue
        for finding in getattr(reading, name):
            for span in astray(report.text, spans_in(finding)):
                about = f"{report.id}.{finding.id}"
                yield from (Fault("words", about, says) for says in misplaced(report.text, span))


def _of_origins(kept: Kept, versions: tuple[Version, ...]) -> Iterator[Fault]:
    report = kept.reading.report
    says = not versions or any(one.superseded_by is None for one in versions)
    if kept.current != says:
        marked = "current, but no file says it any more" if kept.current else "superseded, but a file says it"
        yield Fault("words", report.id, f"is marked as {marked}")
    for version in versions:
        yield from _of_version(version, report)


def _of_version(version: Version, report: Report) -> Iterator[Fault]:
    origin = version.origin
    for run in version.kept:
        stood = origin.text[run.origin : run.origin + run.length]
        if report.text[run.start : run.start + run.length] != stood or len(stood) != run.length:
            says = f"[{run.start}, {run.start + run.length}) doesn't lead back to the same words of {origin.path}"
            yield Fault("words", report.id, says)
            break


State = Literal["there", "changed", "forged", "gone"]
"""Of a file. *there*: as it was read. *forged*: it is, but the record has another text of it."""

_SAYS: dict[State, tuple[Kind, str]] = {
    "changed": ("origin", "has changed since it was read; read it again"),
    "forged": ("words", "says something else than the text that the record keeps of it"),
    "gone": ("origin", "is missing or can't be read; bring it back, or read it from where it is now"),
}


def _of_files(versions: tuple[Version, ...]) -> Checked:
    """The files of one report; one that is gone is only noted where another one is there and says the same."""
    states = {one.origin.path: _state(one.origin) for one in versions if one.superseded_by is None}
    there = [path for path, state in states.items() if state == "there"]
    noted = [path for path, state in states.items() if state == "gone" and there]
    return Checked(
        faults=tuple(
            Fault(_SAYS[state][0], path, _SAYS[state][1])
            for path, state in states.items()
            if state in _SAYS and path not in noted
        ),
        notes=tuple(Fault("origin", path, f"is gone; {there[0]} says the same") for path in noted),
    )


def _state(origin: Origin) -> State:
    path = path_of(origin.path)
    try:
        raw = bytes_of(path)
        if hash_of(raw) != origin.sha256:
            return "changed"
        return "there" if report_of(path, raw).text == origin.text else "forged"
    except NotAReport:  # none that was read was as large
        return "changed"
    except InputError:
        return "gone"
