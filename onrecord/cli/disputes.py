"""`onrecord disputes`: where reports exclude each other."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import answer, filters
from onrecord.model import Disputed


@click.command(epilog="\b\nExample:\n  onrecord disputes\n  onrecord disputes --where Koprava --since 2031-03-01")
@filters
@click.option("--kind", type=click.Choice(get_args(Disputed)), help="Of this kind only.")
@answer
def disputes(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Where sources of one event exclude each other.

    Of the events that answer to the filters, and that `onrecord link` found to be one in several reports: what one
    source asserts and another denies; numbers, days, places and actors that can't all be right. Each side stands with
    who holds it and in which words. A report that copies another counts as that one. onrecord takes no side.
    """
    from onrecord.cli.across import print_disputes
    from onrecord.cli.answers import Form
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_disputes(record.disputes(**asked), Form(form, limit))
