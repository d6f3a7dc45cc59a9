"""Answers of a record as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from onrecord.cli.plain import plain_json
from onrecord.export.reading_json import Json


def as_line(told: Json) -> str:
    """One object as a line."""
    return json.dumps(told, ensure_ascii=False)


def print_lines(lines: Iterable[str]) -> None:
    """Prints each line as soon as it is there."""
    for line in lines:
        click.echo(plain_json(line))
