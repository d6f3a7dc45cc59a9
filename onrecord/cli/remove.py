"""`onrecord remove`: a report out of the record, with what came only from it."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option, who_option


@click.command(epilog="\b\nExample:\n  onrecord remove 7dc8f4645b21\n  onrecord remove 7dc8 --yes --who ida")
@click.argument("id")
@click.option("--yes", is_flag=True, help="Don't ask.")
@who_option
@record_option
def remove(id: str, yes: bool, who: str, where_kept: str) -> None:
    """Remove a report, its findings, and what was decided on them.

    Says first what would go. A report that it had superseded is current again; the file itself stays where it is, and
    `onrecord read` reads it again. The trail of changes keeps saying that the report was there.
    """
    from onrecord.cli.plain import counted, plain
    from onrecord.store import open_record
    from onrecord.store.tables import NOUNS

    with open_record(where_kept, create=False, who=who) as record:
        gone = record.removal(id)
        nouns = {name: noun.__name__.lower() for name, noun in NOUNS}
        found = ", ".join(counted(count, nouns[name]) for name, count in gone.findings.items() if count)
        click.echo(f"{gone.report.id}  {plain(gone.report.title) or 'untitled'}  {gone.report.published or 'no day'}")
        click.echo(f"  goes with it: {found or 'no finding'}; {counted(gone.decisions, 'decision')}")
        for path in gone.files:
            click.echo(f"  was read from {plain(path)}")
        for one in gone.current:
            click.echo(f"  current again: {one}")
        if not yes and not click.confirm("Remove it?"):
            click.echo("Nothing was removed.")
            raise click.exceptions.Exit(1)
        record.remove(gone.report.id)
    click.echo("removed")
