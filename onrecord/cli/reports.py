"""`onrecord reports`: what was read."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import answer, days


@click.command(epilog="\b\nExample:\n  onrecord reports --by Longline --since 2031-03-01")
@click.option("--by", metavar="WORDS", help="Whose author's or publisher's name holds these words.")
@click.option("--about", metavar="WORDS", help="Whose title or text holds these words side by side.")
@days
@answer
def reports(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """The reports of the record, with the number of their findings.

    Prints the reports that answer to all filters, in order of publication.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.tallies import print_reports
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_reports(record.reports(**asked), Form(form, limit))
