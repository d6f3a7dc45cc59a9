"""Whether every stored finding still stands in its report, and every report in its origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from onrecord.errors import InputError
from onrecord.model import Reading, Report, Span
from onrecord.store import whole
from onrecord.store.dialect import Looking
from onrecord.store.entries import Version
from onrecord.store.origins import hash_of, path_of
from onrecord.store.tables import NOUNS

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
    """What a check went through, and what it found."""

    reports: int
    findings: int
    faults: tuple[Fault, ...]


def check(looking: Looking) -> Checked:
    """Checks every report of the record, superseded ones too; only current origins are looked for on the disk."""
    faults: list[Fault] = []
    reports = findings = 0
    with looking() as connection:
        ids = whole.report_ids(connection, history=True)
    for one in ids:
        reports += 1
        try:
            with looking() as connection:
                reading = whole.reading(connection, one)
                versions = whole.versions(connection, one)
        except (ValueError, TypeError) as fault:
            faults.append(Fault("words", one, f"isn't stored as it was written: {fault}"))
            continue
        if reading is not None:
            findings += sum(len(getattr(reading, name)) for name, _, _ in NOUNS)
            faults.extend(_of_reading(reading))
            faults.extend(fault for version in versions for fault in _of_version(version, reading.report))
    return Checked(reports, findings, tuple(faults))


def _of_reading(reading: Reading) -> Iterator[Fault]:
    report = reading.report
    for issue in reading.issues:
        if not 0 <= issue.start <= issue.end <= len(report.text):
            yield Fault("words", report.id, f"an Issue at [{issue.start}, {issue.end}) is outside the text")
    for name, _, _ in NOUNS[1:]:
        for finding in getattr(reading, name):
            about = f"{report.id}.{finding.id}"
            yield from (Fault("words", about, says) for span in spans_in(finding) for says in _of_span(report, span))


def spans_in(value: Any) -> Iterator[Span]:
    """All spans inside a finding, in the order of its fields."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def _of_span(report: Report, span: Span) -> Iterator[str]:
    if not 0 <= span.start < span.end <= len(report.text):
        yield f"[{span.start}, {span.end}) is outside the text"
    elif report.text[span.start : span.end] != span.text:
        stands = report.text[span.start : span.end]
        yield f"{span.text!r:.60} doesn't stand at [{span.start}, {span.end}), there is {stands!r:.60}"


def _of_version(version: Version, report: Report) -> Iterator[Fault]:
    origin = version.origin
    for run in version.kept:
        stood = origin.text[run.origin : run.origin + run.length]
        if report.text[run.start : run.start + run.length] != stood or len(stood) != run.length:
            says = f"[{run.start}, {run.start + run.length}) doesn't lead back to the same words of {origin.path}"
            yield Fault("words", report.id, says)
            break
    if version.superseded_by is None:
        yield from _of_file(origin.path, origin.sha256)


def _of_file(name: str, sha256: str) -> Iterator[Fault]:
    try:
        if hash_of(path_of(name)) != sha256:
            yield Fault("origin", name, "has changed since it was read; read it again")
    except InputError:
        yield Fault("origin", name, "is missing or can't be read; bring it back, or read it from where it is now")
