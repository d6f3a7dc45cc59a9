"""`onrecord explain`: why a finding is as it is."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord explain 7dc8.s1042\n  onrecord explain 7dc8.e977")
@click.argument("id")
@record_option
def explain(id: str, where_kept: str) -> None:
    """Why a statement, event or forecast is as the record has it.

    Its words marked in their place; then who the source is and by what rule, where the name was first given and who
    else was considered, the statement that it is told within, and each other field with the words that it rests on. ID
    is the finding's as the tables print it; the report's part of it (before the dot) may be shortened.
    """
    from onrecord.cli.in_place import print_explained
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        explained = record.explain(id)
    print_explained(explained)
