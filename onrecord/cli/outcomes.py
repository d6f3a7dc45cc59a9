"""`onrecord outcomes`: what came of forecasts."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import DAY, answer, filters
from onrecord.model import Came


@click.command(
    epilog="\b\nExample:\n  onrecord outcomes --by minister\n  onrecord outcomes --as-of 2031-04-01 --by-source"
)
@filters
@click.option("--as-of", type=DAY, metavar="DAY", help="As the reports up to this day tell; all by default.")
@click.option("--by-source", is_flag=True, help="For each source how many of its forecasts came true.")
@click.option("--outcome", type=click.Choice(get_args(Came)), help="To which this came only.")
@answer
def outcomes(where_kept: str, by_source: bool, form: Any, limit: int | None, **asked: Any) -> None:
    """What came of forecasts, as later reports tell.

    Of the forecasts that answer to the filters, each once however often it is told: came true, did not, partly, open,
    or cannot tell, with the later passages that bear it out or refute it, and why. It is a proposal for a person to
    judge.
    """
    from onrecord.cli.across import print_outcomes, print_tracks
    from onrecord.cli.answers import Form
    from onrecord.store import open_record

    if by_source and asked.pop("outcome"):
        raise click.UsageError("--by-source counts every outcome; leave out --outcome")
    with open_record(where_kept, create=False) as record:
        if by_source:
            print_tracks(record.tracks(**asked), Form(form, limit))
        else:
            print_outcomes(record.outcomes(**asked), Form(form, limit))
