"""The options that several commands share: the record, the filters, JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from onrecord.settings import RECORD

C = TypeVar("C", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error where it is none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2031-03-12", param, ctx)


DAY = Day()


def _in_order(ctx: click.Context, param: click.Parameter, value: date | None) -> date | None:
    """The day as it is; a usage error where the last day is before the first."""
    days = {**ctx.params, param.name: value}
    since, until = days.get("since"), days.get("until")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}; swap them", ctx)
    return value


record_option = click.option(
    "--record",
    "where_kept",
    default=RECORD,
    show_default=True,
    metavar="FILE|URL",
    envvar="ONRECORD_RECORD",
    show_envvar=True,
    help="The record: a file, or the URL of a database.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


def filters(command: C) -> C:
    """The filters that every question about the record takes, in one order."""
    options = (
        click.option("--by", metavar="WORDS", help="Whose name (source, actor) holds these words."),
        click.option("--about", metavar="WORDS", help="What holds these words, or is told or done to them."),
        click.option("--where", metavar="WORDS", help="At a place, or in a country, of this name."),
        click.option("--since", type=DAY, callback=_in_order, metavar="DAY", help="On this day (YYYY-MM-DD) or later."),
        click.option("--until", type=DAY, callback=_in_order, metavar="DAY", help="On this day or earlier."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only."),
        click.option("--history", is_flag=True, help="Those of superseded reports, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command
