"""`onrecord show`: one finding in its place."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord show 7dc8.s1042")
@click.argument("id")
@record_option
def show(id: str, where_kept: str) -> None:
    """A finding in its sentence, marked, with all that is known of it.

    ID is the finding's as the tables print it; the report's part of it (before the dot) may be shortened, and shows
    the report when it stands alone.
    """
    from onrecord.cli.in_place import print_report, print_shown
    from onrecord.store import Stored, open_record

    with open_record(where_kept, create=False) as record:
        shown = record.show(id)
    if isinstance(shown, Stored):
        print_report(shown)
    else:
        print_shown(shown)
