"""`onrecord audit`: every change of the record."""

from __future__ import annotations

from datetime import date
from itertools import islice

import click

from onrecord.cli.options import DAY, in_order, record_option


@click.command(epilog="\b\nExample:\n  onrecord audit --by ida --since 2031-03-01\n  onrecord audit --about 7dc8.e977")
@click.option("--about", metavar="ID", help="Of this report, or of this finding only.")
@click.option("--by", metavar="NAME", help="By whoever has this name.")
@click.option("--since", type=DAY, callback=in_order, metavar="DAY", help="On this day (YYYY-MM-DD, UTC) or later.")
@click.option("--until", type=DAY, callback=in_order, metavar="DAY", help="On this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
def audit(
    about: str | None,
    by: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    where_kept: str,
    as_json: bool,
) -> None:
    """Every change of the record, when and by whom.

    Reports that were added, corrected, read anew, superseded or removed; decisions that were taken and undone. What is
    told of a removed report stays.
    """
    from onrecord.cli.trail import print_changes
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_changes(islice(record.audit(about=about, by=by, since=since, until=until), limit), as_json)
