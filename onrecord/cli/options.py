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


def in_order(ctx: click.Context, param: click.Parameter, value: date | None) -> date | None:
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

who_option = click.option(
    "--who",
    default="",
    metavar="NAME",
    envvar="ONRECORD_WHO",
    show_envvar=True,
    help="Who decides; whoever is logged in by default.",
)

lexicon_option = click.option(
    "--lexicon",
    metavar="FILE",
    envvar="ONRECORD_LEXICON",
    show_envvar=True,
    help="Organisations of your own (YAML), which overrule those that onrecord knows.",
)


class Columns(click.ParamType[dict[str, str]]):
    """Which columns of tables are what, as ``text=body,published=date``."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        """Column by what it is; a usage error where something else is asked for."""
        from onrecord.intake.members import COLUMNS

        if isinstance(value, dict):
            return value
        pairs = [one.partition("=") for one in value.split(",")]
        for what, _, column in pairs:
            if what.strip() not in COLUMNS or not column.strip():
                self.fail(f"{value!r} can't be used; write {'|'.join(COLUMNS)}=COLUMN, several by commas", param, ctx)
        return {what.strip(): column.strip() for what, _, column in pairs}


def intake_options(command: C) -> C:
    """How files are opened."""
    mapped = click.option(
        "--map",
        "columns",
        type=Columns(),
        metavar="WHAT=COLUMN,…",
        help="Which columns of tables are what: text=body,published=date (also title, authors, publisher, url, id).",
    )
    pictures = click.option("--no-ocr", is_flag=True, help="Leave pages alone that are pictures of text.")
    return mapped(pictures(command))


class Near(click.ParamType[tuple[float, float, float]]):
    """A point and a radius as LAT,LON,KM."""

    name = "circle"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float]:
        """Degrees north and east, and kilometres; a usage error where there are no three numbers."""
        if isinstance(value, tuple):
            return value
        try:
            lat, lon, radius = map(float, value.split(","))
        except ValueError:
            self.fail(f"{value!r} is no circle; write latitude, longitude and kilometres: 50.45,30.52,25", param, ctx)
        return lat, lon, radius


def answer(command: C) -> C:
    """The options that say how much of an answer is printed, as what, and from which record: the last of a command."""
    options = (
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only; of a table 100."),
        click.option("--after", metavar="ID", help="What comes behind this row only."),
        record_option,
        click.option("--json", "form", flag_value="json", help="Print all as JSON, one object a line."),
        click.option("--csv", "form", flag_value="csv", help="Print all as CSV; docs/csv.md has the columns."),
    )
    return _with(command, options)


def days(command: C) -> C:
    """The days that an answer is about, and whether it has superseded reports."""
    options = (
        click.option("--since", type=DAY, callback=in_order, metavar="DAY", help="On this day (YYYY-MM-DD) or later."),
        click.option("--until", type=DAY, callback=in_order, metavar="DAY", help="On this day or earlier."),
        click.option("--history", is_flag=True, help="Those of superseded reports, too."),
    )
    return _with(command, options)


def filters(command: C) -> C:
    """The filters that every question about findings takes, in one order."""
    options = (
        click.option("--by", metavar="WORDS", help="Whose name (source, actor) holds these words."),
        click.option("--about", metavar="WORDS", help="What is told, or who is meant by it, holds these words."),
        click.option("--country", metavar="CODE", help="Said or done by somebody of this country (ISO 3166: POL)."),
        click.option("--where", metavar="WORDS", help="At a place, or in a country, of this name."),
        click.option("--rejected", is_flag=True, help="Those that people rejected, too."),
    )
    return _with(days(command), options)


def _with(command: C, options: tuple[Callable[[C], C], ...]) -> C:
    for option in reversed(options):
        command = option(command)
    return command
