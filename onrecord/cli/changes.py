"""`onrecord changes`: what later reports say otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import click

from onrecord.cli.options import DAY, answer, in_order, who_option
from onrecord.model import Changed


@click.command(epilog="\b\nExample:\n  onrecord changes --since 2031-03-10 --where Koprava\n  onrecord changes --new")
@click.option("--since", type=DAY, callback=in_order, metavar="DAY", help="By reports after this day (YYYY-MM-DD).")
@click.option("--until", type=DAY, callback=in_order, metavar="DAY", help="By reports of this day or earlier.")
@click.option("--new", is_flag=True, help="By reports that came into the record since you last asked for what is new.")
@click.option("--where", metavar="WORDS", help="Of events at a place, or in a country, of this name.")
@click.option("--by", metavar="WORDS", help="Of events done by somebody whose name holds these words.")
@click.option("--kind", type=click.Choice(get_args(Changed)), help="Of this kind only.")
@who_option
@answer
def changes(  # noqa: PLR0913
    since: date | None,
    until: date | None,
    new: bool,
    who: str,
    where_kept: str,
    form: Any,
    limit: int | None,
    **asked: Any,
) -> None:
    """What later reports say otherwise than earlier ones.

    New events, another status, another number, a new account, words taken back: what was told before and what is told
    now, each with its words. With --new the record remembers for each person what they have been told; at first that is
    everything.
    """
    from onrecord.cli.across import print_changes
    from onrecord.cli.answers import Form
    from onrecord.store import open_record

    if new == (since is not None) or (new and (until or any(asked.values()))):
        raise click.UsageError("give --since DAY, with other filters if you like, or --new alone")
    with open_record(where_kept, create=False, who=who) as record:
        found = record.changes(since, until, **asked) if since else record.new_changes()
        print_changes(found, Form(form, limit))
