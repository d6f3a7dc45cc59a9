"""`onrecord outcomes`: what came of forecasts."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from onrecord.cli.options import DAY, filters, record_option


@click.command(
    epilog="\b\nExample:\n  onrecord outcomes --by minister\n  onrecord outcomes --as-of 2031-04-01 --by-source"
)
@filters
@click.option("--as-of", type=DAY, metavar="DAY", help="As the reports up to this day tell; all by default.")
@click.option("--by-source", is_flag=True, help="For each source how many of its forecasts came true.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@record_option
def outcomes(
    where_kept: str, as_of: date | None, by_source: bool, limit: int | None, as_json: bool, **asked: Any
) -> None:
    """What came of forecasts, as later reports tell.

    Of the forecasts that answer to the filters, each once however often it is told: came true, did not, partly, open,
    or cannot tell, with the later passages that bear it out or refute it, and why. It is a proposal for a person to
    judge.
    """
    from onrecord.cli.across import print_outcomes, print_tracks
    from onrecord.link.outcomes import tracks
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        found = record.outcomes(as_of, **asked)
    if by_source:
        print_tracks(tracks(found), as_json, limit)
    else:
        print_outcomes(found, as_json, limit)
