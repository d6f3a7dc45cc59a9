"""`onrecord forecasts`: what was foretold."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import DAY, answer, filters


@click.command(
    epilog="\b\nExample:\n"
    "  onrecord forecasts --since 2031-04-01 --until 2031-04-30\n"
    "  onrecord forecasts --due 2031-04-30 --by minister"
)
@filters
@click.option("--due", type=DAY, metavar="DAY", help="Those that could be judged by this day.")
@click.option("--open", type=DAY, metavar="DAY", help="Those that couldn't be, or have no day.")
@click.option("--scheduled", is_flag=True, help="Those of announced timetables only.")
@answer
def forecasts(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """What was foretold, by whom, and when it falls due.

    Prints the forecasts that answer to all filters, in order of the days on which they can be judged, which --since
    and --until are about, too; one without days stands at its report's day.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.findings import print_forecasts
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_forecasts(record.forecasts(**asked), Form(form, limit))
