"""A correction as it is typed: ``field=value``, JSON, or a finding's fields in an editor."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from onrecord.errors import ReviewError
from onrecord.model import Finding
from onrecord.review.values import as_given

_HEAD = """\
# Change what is wrong, then save and close; nothing is changed where nothing differs.
# A span is START-END and its words; other words mean their place nearest to that. Days are FIRST/LAST.
"""


def assigned(given: Iterable[str]) -> dict[str, str]:
    """Fields and values of ``field=value``; ReviewError where one is none."""
    made = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise ReviewError(f"{one!r:.60}: is no field with a value; write status=denied")
        made[name.strip()] = value.strip()
    return made


def from_json(text: str) -> dict[str, Any]:
    """Fields and values of a JSON object; those of standard input for ``-``."""
    text = sys.stdin.read() if text == "-" else text
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ReviewError(f"{text!r:.60}: is no JSON; {fault}") from fault
    if not isinstance(found, dict):
        raise ReviewError(f'{text!r:.60}: is no JSON object; write {{"status": "denied"}}')
    return found


def part(text: str) -> dict[str, Any]:
    """A part of a split statement: a JSON object of fields, or the words that are its content."""
    return from_json(text) if text.lstrip().startswith("{") else {"content": [text]}


def edited(finding: Finding) -> dict[str, Any]:
    """The fields that a person changed in their editor, with their new values; none where they changed nothing."""
    import yaml

    had = {name: value for name, value in as_given(finding).items() if name != "id"}
    text = yaml.safe_dump(had, allow_unicode=True, sort_keys=False, width=10_000)
    saved = click.edit(_HEAD + text, extension=".yaml")
    try:
        found = yaml.safe_load(saved) if saved else had
    except yaml.YAMLError as fault:
        says = " ".join(str(fault).split())
        raise ReviewError(f"what was saved can't be read: {says}; edit it again") from fault
    if not isinstance(found, dict):
        raise ReviewError("what was saved has no fields; edit it again")
    return {name: value for name, value in found.items() if name not in had or value != had[name]}
