"""`onrecord timeline`: everything that has days, in their order."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import answer, filters


@click.command(epilog="\b\nExample:\n  onrecord timeline --where Koprava --since 2031-03-01 --until 2031-03-31")
@filters
@answer
def timeline(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """What was said, done and foretold, day by day.

    A finding whose day is uncertain stands at the first of its days, with all of them; one that has no day is not
    in the timeline.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.findings import print_timeline
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_timeline(record.timeline(**asked), Form(form, limit))
