"""`onrecord explain`: why a finding is as it is."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord explain 7dc8.s1042\n  onrecord explain 7dc8.e977 91ab.e120")
@click.argument("id")
@click.argument("other", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print what two findings are held for as JSON.")
@record_option
def explain(id: str, other: str | None, as_json: bool, where_kept: str) -> None:
    """Why a finding is as it is, or why two are one.

    Its words marked in their place; then who the source is and by what rule, where the name was first given and who
    else was considered, the statement that it is told within, and each other field with the words that it rests on. ID
    is the finding's as the tables print it; the report's part of it (before the dot) may be shortened.

    With OTHER, the id of a finding of another report: whether both are the same event, actor or place, how likely that
    is and for which reasons. Of an event that `onrecord link` found in several reports all of these pairs are shown.
    """
    from onrecord.cli.in_place import print_explained
    from onrecord.cli.linked import print_compared
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        if other is None and not as_json:
            print_explained(record.explain(id))
        print_compared(record.compare(id, other), as_json)
