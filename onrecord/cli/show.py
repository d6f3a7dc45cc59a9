"""`onrecord show`: one finding in its place."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord show 7dc8.s1042\n  onrecord show 7dc8 --text")
@click.argument("id")
@click.option("--text", "whole", is_flag=True, help="Of a report: its whole text with all findings, in colours.")
@record_option
def show(id: str, whole: bool, where_kept: str) -> None:
    """A finding in its sentence, marked, with all that is known of it.

    ID is the finding's as the tables print it; the report's part of it (before the dot) may be shortened, and shows
    the report when it stands alone.
    """
    from onrecord.cli.in_place import print_report, print_shown
    from onrecord.cli.marked import print_marked
    from onrecord.cli.screen import output
    from onrecord.store import Stored, open_record

    with open_record(where_kept, create=False) as record:
        shown = record.show(id)
        reading = record.reading(shown.heading.id) if isinstance(shown, Stored) and whole else None
    if isinstance(shown, Stored):
        print_report(shown)
    else:
        print_shown(shown)
    if reading is not None:
        output().print()
        print_marked(reading, output())
