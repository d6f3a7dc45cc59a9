"""Findings of a record as lines of JSON: the contract's object, with the report and the id that `show` takes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from onrecord.cli.plain import plain_json
from onrecord.export import reading_json
from onrecord.store.entries import Dated, Heading


def entry_line(entry: Dated, **more: Any) -> str:
    """One finding: ``in_record`` (its id there), ``report``, then the finding; its ids are those inside the report.

    Where people decided on it, ``review`` says what, and ``original`` is the finding that the program had otherwise.
    """
    told: dict[str, Any] = {"in_record": entry.id, "report": entry.report.id, **more}
    told |= reading_json.finding(entry.finding)
    if entry.review:
        told["review"] = entry.review
    if entry.original is not None:
        told["original"] = reading_json.finding(entry.original)
    return json.dumps(told, ensure_ascii=False)


def report_line(report: Heading, **more: Any) -> str:
    """One report without its text: ``in_record`` and ``report`` are its id."""
    told = {
        "in_record": report.id,
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
    }
    return json.dumps({**told, **more}, ensure_ascii=False)


def print_lines(lines: Iterable[str]) -> None:
    """Prints each line as soon as it is there."""
    for line in lines:
        click.echo(plain_json(line))
