"""`onrecord link`: which findings of different reports are one."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord link\n  onrecord link --anew --record border.db")
@click.option("--anew", is_flag=True, help="Everything with everything, not what is new with what was linked before.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@record_option
def link(anew: bool, as_json: bool, where_kept: str) -> None:
    """Find which events and actors of different reports are one.

    Compares the events, actors and places of reports that aren't linked yet with those that are likely the same, and
    keeps which are one; the findings stay as they are. What people decided (`onrecord decide A same B`) holds whatever
    the program thinks. `onrecord events --tellings` shows each event with all that tell it, `onrecord explain A B` why
    two are one or not.
    """
    import json
    from dataclasses import asdict

    from onrecord.cli.plain import counted
    from onrecord.cli.progress import share
    from onrecord.store import open_record
    from onrecord.work.pool import cores

    with open_record(where_kept, create=False) as record, share("linking") as done:
        found = record.link(anew=anew, jobs=cores(), done=done)
    if as_json:
        click.echo(json.dumps(asdict(found)))
        return
    click.echo(f"{counted(found.reports, 'report')} linked, {found.new} of them new")
    click.echo(f"{counted(found.events, 'event')} told by several reports")
    click.echo(f"actors and places under several names: {found.actors}")
    click.echo(f"{counted(found.unsure, 'pair')} that onrecord is unsure of")
