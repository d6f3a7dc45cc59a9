"""`onrecord check`: whether every finding still resolves."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option

_MANY = 1000
"""Reports from which on it pays to check in several processes."""


@click.command(epilog="\b\nExample:\n  onrecord check --record border.db")
@record_option
def check(where_kept: str) -> None:
    """Whether every finding still stands where it was found.

    Looks for every finding's words in its report, for what a finding links to and is searched by, for every report's
    words in its origin, and for the origin's file. Lists what doesn't resolve and exits with 1: "words" faults mean
    that the record is damaged, "origin" faults that a file has moved or changed (what was read from it is still in
    the record). A file that is gone while another one says the same is only noted.
    """
    from onrecord.cli.plain import counted, plain
    from onrecord.cli.progress import progress
    from onrecord.store import Checked, open_record
    from onrecord.work.pool import cores

    with open_record(where_kept, create=False) as record:
        size = record.size()
        parts = record.checks(cores() if size >= _MANY else 1)
        checked = sum(progress("checking", parts, size, lambda part: part.reports), Checked())
    for fault in checked.faults:
        click.echo(f"{fault.kind}: {plain(fault.about)}: {plain(fault.says)}")
    for note in checked.notes:
        click.echo(f"note: {plain(note.about)}: {plain(note.says)}")
    went_through = ", ".join(
        counted(*one) for one in ((checked.reports, "report"), (checked.findings, "finding"), (checked.issues, "issue"))
    )
    click.echo(f"{went_through}: {counted(len(checked.faults), 'fault') if checked.faults else 'all resolve'}")
    if checked.faults:
        raise click.exceptions.Exit(1)
