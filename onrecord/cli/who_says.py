"""`onrecord who-says`: who speaks of whom."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import answer, days
from onrecord.model import Act


@click.command("who-says", epilog="\b\nExample:\n  onrecord who-says --of Veyl --act accuses")
@click.option("--by", metavar="WORDS", help="Who speaks: their name holds these words.")
@click.option("--of", metavar="WORDS", help="Of whom: their name holds these words.")
@click.option("--country", metavar="CODE", help="Said by somebody of this country (ISO 3166: POL).")
@click.option("--act", type=click.Choice(get_args(Act), case_sensitive=False), help="What saying it does.")
@days
@answer
def who_says(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Who speaks of whom, how often, and in which acts.

    Counts the statements in which a source names an actor, or means one by "he" or "the army"; the most frequent
    pairs come first.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.tallies import print_spoken
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_spoken(record.who_says(**asked), Form(form, limit))
