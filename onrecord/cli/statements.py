"""`onrecord statements`: who said what."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import filters, json_option, record_option
from onrecord.model import Act


@click.command(epilog="\b\nExample:\n  onrecord statements --by minister --act denies --since 2031-03-01")
@filters
@click.option("--act", type=click.Choice(get_args(Act), case_sensitive=False), help="What saying it does.")
@record_option
@json_option
def statements(where_kept: str, as_json: bool, limit: int | None, **asked: Any) -> None:
    """Who said what, and how.

    Prints the statements that answer to all filters, in order of publication and text.
    """
    from onrecord.cli.answers import print_statements
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_statements(record.statements(**asked), as_json, limit)
