"""`onrecord events`: what was done, or is said to have been done."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import filters, json_option, record_option
from onrecord.model import Status


@click.command(epilog="\b\nExample:\n  onrecord events --type shelling --status alleged --where Koprava")
@filters
@click.option("--type", metavar="TYPE", help="PLOVER's type (ASSAULT), or what it is (shelling).")
@click.option("--status", type=click.Choice(get_args(Status), case_sensitive=False), help="Whether it happened.")
@record_option
@json_option
def events(where_kept: str, as_json: bool, limit: int | None, **asked: Any) -> None:
    """What was done, by whom, to whom, where and when.

    Prints the events that answer to all filters, in order of publication and text. "alleged" and "denied" are what
    the report's sources say; onrecord takes no side.
    """
    from onrecord.cli.answers import print_events
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_events(record.events(**asked), as_json, limit)
