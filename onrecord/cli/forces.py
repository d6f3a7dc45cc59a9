"""`onrecord forces`: personnel and equipment."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import answer, filters


@click.command(
    epilog="\b\nExample:\n  onrecord forces --by Kestria --category personnel\n  onrecord forces --csv > forces.csv"
)
@filters
@click.option("--category", metavar="CATEGORY", help="Of these only: personnel, armoured vehicles, drones, …")
@answer
def forces(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Personnel and equipment by side, place and day.

    Prints one row for each number of soldiers, vehicles, weapons, aircraft or ships that an event has, and for
    equipment that nobody counted, in order of days. The side is who is named in the number's words ("3,000
    Kestrian troops"), else who acts. An event that several reports tell is there several times.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.tallies import print_forces
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_forces(record.forces(**asked), Form(form, limit))
