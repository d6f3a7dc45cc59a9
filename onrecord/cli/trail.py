"""The trail of changes, as a table or as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord.cli.answers import NOTHING
from onrecord.cli.lines import print_lines
from onrecord.cli.screen import Column, cell, output, table
from onrecord.store.trail import Change

_COLUMNS = (
    Column("at (UTC)", "whole"),
    Column("who"),
    Column("what"),
    Column("about", "whole"),
    Column("says", "wide"),
)


def print_changes(found: Iterable[Change], as_json: bool) -> None:
    """Each change of the record: when, who, what, about which report or finding, and in which words."""
    if as_json:
        print_lines(map(_line, found))
        return
    rows = [
        (cell(_at(one), "dim"), cell(one.who, "bold"), cell(one.what), cell(one.about, "dim"), cell(one.says))
        for one in found
    ]
    console = output()
    console.print(table(_COLUMNS, rows, console.width) if rows else NOTHING)


def _at(one: Change) -> str:
    return f"{one.at:%Y-%m-%d %H:%M}"


def _line(one: Change) -> str:
    told = {"number": one.number, "at": one.at.isoformat(), "who": one.who, "what": one.what}
    return json.dumps({**told, "about": one.about, "says": one.says}, ensure_ascii=False)
