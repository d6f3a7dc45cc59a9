"""Whether every stored finding still stands in its report, and every report in its origin.

What was sound when it was written still is as long as its seals are intact (seals.py); where one is broken, everything
is looked at again, to say what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, select

from onrecord.errors import InputError, NotAReport
from onrecord.garbage import without_collecting
from onrecord.intake.files import open_file
from onrecord.intake.members import Wanted
from onrecord.intake.opening import hash_of, hashes, read_entry
from onrecord.model import Reading, Report
from onrecord.store import keys, often, seals, whole, words
from onrecord.store.decisions import ids_on
from onrecord.store.dialect import Looking
from onrecord.store.entries import Version
from onrecord.store.kept import Kept, of_row
from onrecord.store.origins import Named, named
from onrecord.store.packed import unpack
from onrecord.store.sound import faults_beside, faults_in
from onrecord.store.sound_links import Linkable, faults_between, faults_of, linked_among
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


_REPORT, _CURRENT = (FINDINGS.columns.keys().index(name) for name in ("report", "current"))
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
        faults = [Fault("words", about, says) for about, says in _of_whole(connection)]
    return Checked(faults=tuple(faults))


def _of_whole(connection: Connection) -> Iterator[tuple[str, str]]:
    """What is wrong with what the record keeps of all reports together."""
    if not words.is_sound(connection):
        yield "the index of words", "is damaged; read the reports into a new record"
    if not often.is_sound(connection):
        yield "who speaks of whom", "is counted otherwise than the statements say; read the reports into a new record"
    for says in faults_between(connection):
        yield "what is linked", f"{says}; `onrecord link --anew` mends that"


def _of_reports(looking: Looking, first: int, end: int) -> Iterator[Checked]:
    """Checks the reports with numbers from ``first`` on and below ``end``, in their order."""
    while first < end:
        with looking() as connection:
            page = page_of(connection, first, end)
            with without_collecting():
                yield sum((_checked(connection, row, beside) for row, beside in page), Checked())
        first = page[-1][0].number + 1 if page else end


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a report: its rows of ``findings`` and ``origins``, and the ids of decisions on it.

    ``linked`` are the ids of its findings that are linked; None where the report isn't.
    """

    findings: list[tuple[Any, ...]]
    origins: list[Any]
    decisions: set[str]
    linked: set[str] | None


def page_of(connection: Connection, first: int, end: int) -> list[tuple[Any, Beside]]:
    """Some rows of ``reports`` with numbers from ``first`` on and below ``end``, and what stands beside each."""
    within = REPORTS.c.number >= first, REPORTS.c.number < end
    rows = list(connection.execute(select(REPORTS).where(*within).order_by(REPORTS.c.number).limit(PAGE)))
    numbers = [row.number for row in rows]
    findings, taken = _findings(connection, numbers), ids_on(connection, numbers)
    origins, linked = whole.origins_of(connection, numbers), linked_among(connection, numbers)
    return [
        (row, Beside(findings.get(at, []), origins.get(at, []), taken.get(at, set()), linked.get(at)))
        for at, row in zip(numbers, rows, strict=True)
    ]


def _findings(connection: Connection, numbers: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(select(FINDINGS).where(FINDINGS.c.report.in_(numbers))):
        found.setdefault(row[_REPORT], []).append(tuple(row))
    return found


def _checked(connection: Connection, row: Any, beside: Beside) -> Checked:
    """Looks at seals; at everything where one is broken, and where people decided, whose decisions have none."""
    intact = _is_intact(row, beside)
    if intact and not row.decided and not beside.decisions:
        return _at_seals(row, beside)
    try:
        checked = _at_everything(connection, row, beside)
    except ValueError as fault:
        return Checked(1, faults=(Fault("words", row.id, f"isn't stored as it was written: {fault}"),))
    if intact or any(fault.kind == "words" for fault in checked.faults):
        return checked
    return checked + Checked(faults=(Fault("words", row.id, "isn't as it was written"),))


def _is_intact(row: Any, beside: Beside) -> bool:
    if len(beside.origins) != row.origins or any(one[_CURRENT] != row.current for one in beside.findings):
        return False
    origins = all(seals.of_origin(row.id, one._mapping) == one.seal for one in beside.origins)
    return origins and seals.is_intact(row._mapping, beside.findings)


def _at_seals(row: Any, beside: Beside) -> Checked:
    """What no seal can tell of a report that is as it was written."""
    faults = [*_of_state(row, beside.origins)]
    if beside.linked is not None:
        faults += _of_linked(row, unpack(row.reading, Linkable), beside.linked)
    states = {one.path: _state(one.path, one.sha256) for one in beside.origins if one.superseded_by is None}
    return Checked(1, row.findings, row.issues, tuple(faults)) + _of_files(states)


def _at_everything(connection: Connection, row: Any, beside: Beside) -> Checked:
    """All of a report; ValueError where it can't be unpacked."""
    kept = of_row(connection, row)
    faults = [*faults_stored(row, kept, beside), *_of_state(row, beside.origins)]
    if beside.linked is not None:
        faults += _of_linked(row, kept.reading, beside.linked)
    current = (whole.version(one).origin for one in beside.origins if one.superseded_by is None)
    files = _of_files({one.path: _state(one.path, one.sha256, one.text) for one in current})
    findings = sum(len(getattr(kept.reading, name)) for name, _ in NOUNS[1:])
    return Checked(1, findings, len(kept.reading.issues), tuple(dict.fromkeys(faults))) + files


def faults_stored(row: Any, kept: Kept, beside: Beside) -> Iterator[Fault]:
    """What is wrong with all that is stored of a report, whatever its seals; ValueError where it can't be unpacked."""
    reading = kept.reading
    yield from _of_reading(reading)
    yield from _of_columns(row, reading)
    for version in map(whole.version, beside.origins):
        yield from _of_version(version, reading.report)
    yield from _of_decisions(row, kept, beside.decisions)
    yield from (Fault("words", about, says) for about, says in faults_beside(kept, beside.findings))


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
    yield from (Fault("words", about, says) for about, says in faults_in(reading))


def _of_state(row: Any, origins: Sequence[Any]) -> Iterator[Fault]:
    says = not origins or any(one.superseded_by is None for one in origins)
    if row.current != says:
        marked = "current, but no file says it any more" if row.current else "superseded, but a file says it"
        yield Fault("words", row.id, f"is marked as {marked}")


def _of_linked(row: Any, reading: Reading | Linkable, linked: set[str]) -> Iterator[Fault]:
    return (Fault("words", row.id, says) for says in faults_of(reading, row.current, linked))


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


def _of_files(states: Mapping[str, State]) -> Checked:
    """The files of one report; one that is gone is only noted where another one is there and says the same."""
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


def _state(name: str, sha256: str, text: str | None = None) -> State:
    """The state of a file, or of what lies in one; its text is only looked at where one is given that it should have.

    What was no file is as the record has it.
    """
    at = named(name)
    if at is None:
        return "there"
    try:
        alone = at.name == str(at.path)
        if (hash_of(at.path) if alone else _hash_within(at)) != sha256:
            return "changed"
        return "there" if text is None or read_entry(at.path, at.name, at.wanted).text == text else "forged"
    except NotAReport:  # none that was read was as large
        return "changed"
    except InputError:
        return "gone"


def _hash_within(at: Named) -> str:
    """The hash of what lies in a file; MissingInput where that is gone."""
    state = at.path.stat()
    found = _hashes(at.path, tuple(sorted(at.wanted.columns.items())), state.st_mtime_ns, state.st_size).get(at.name)
    return found or read_entry(at.path, at.name, at.wanted).sha256


@lru_cache(maxsize=2)
def _hashes(path: Path, columns: tuple[tuple[str, str], ...], *state: int) -> dict[str, str]:
    """All hashes in a file, which is looked through once as long as it is as it was."""
    with open_file(path) as file:
        return dict(hashes(file, Wanted(dict(columns))))
