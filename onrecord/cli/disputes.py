"""`onrecord disputes`: where reports exclude each other."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import filters, record_option


@click.command(epilog="\b\nExample:\n  onrecord disputes\n  onrecord disputes --where Koprava --since 2031-03-01")
@filters
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@record_option
def disputes(where_kept: str, limit: int | None, as_json: bool, **asked: Any) -> None:
    """Where sources of one event exclude each other.

    Of the events that answer to the filters, and that `onrecord link` found to be one in several reports: what one
    source asserts and another denies; numbers, days, places and actors that can't all be right. Each side stands with
    who holds it and in which words. A report that copies another counts as that one. onrecord takes no side.
    """
    from onrecord.cli.across import print_disputes
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_disputes(record.disputes(**asked), as_json, limit)
