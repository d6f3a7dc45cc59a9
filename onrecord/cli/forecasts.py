"""`onrecord forecasts`: what was foretold."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import filters, json_option, record_option


@click.command(epilog="\b\nExample:\n  onrecord forecasts --since 2031-04-01 --until 2031-04-30")
@filters
@record_option
@json_option
def forecasts(where_kept: str, as_json: bool, limit: int | None, **asked: Any) -> None:
    """What was foretold, by whom, and when it falls due.

    Prints the forecasts that answer to all filters, in order of publication and text. --since and --until are about
    the days on which a forecast can be judged.
    """
    from onrecord.cli.answers import print_forecasts
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_forecasts(record.forecasts(**asked), as_json, limit)
