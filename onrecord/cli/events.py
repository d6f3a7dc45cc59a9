"""`onrecord events`: what was done, or is said to have been done."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import Near, answer, filters
from onrecord.model import Status


@click.command(
    epilog="\b\nExample:\n"
    "  onrecord events --type shelling --status alleged --where Koprava\n"
    "  onrecord events --type ASSAULT --near 50.45,30.52,25 --over 10 --counts killed\n"
    "  onrecord events --where Koprava --tellings"
)
@filters
@click.option("--to", metavar="WORDS", help="Done to somebody, or something, whose name holds these words.")
@click.option("--type", metavar="TYPE", help="PLOVER's type (ASSAULT), or what it is (shelling).")
@click.option("--status", type=click.Choice(get_args(Status), case_sensitive=False), help="As anybody tells it.")
@click.option("--told-by", metavar="WORDS", help="Told by somebody whose name holds these words.")
@click.option("--near", type=Near(), metavar="LAT,LON,KM", help="No more than KM kilometres from a point.")
@click.option("--over", type=float, metavar="N", help="With a number that is N or more, or may be.")
@click.option("--counts", metavar="CATEGORY", help="With a number of these (killed, personnel, drones, …).")
@click.option("--tellings", is_flag=True, help="Each event once, with all reports that tell it (after onrecord link).")
@answer
def events(where_kept: str, form: Any, limit: int | None, tellings: bool, **asked: Any) -> None:
    """What was done, by whom, to whom, where and when.

    Prints the events that answer to all filters, in order of days. "alleged" and "denied" are what the report's
    sources say; onrecord takes no side. With --tellings, those that `onrecord link` found to be one stand together,
    each with its report, status, numbers and source; rows are then counted, and --after takes an event's first id.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.findings import print_events
    from onrecord.cli.linked import print_tellings
    from onrecord.store import open_record
    from onrecord.store.entries import Circle

    near = asked.pop("near")
    asked["near"] = Circle(*near) if near else None
    with open_record(where_kept, create=False) as record:
        if tellings:
            print_tellings(record.tellings(**asked), Form(form, limit))
        else:
            print_events(record.events(**asked), Form(form, limit))
