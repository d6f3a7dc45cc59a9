"""`onrecord statements`: who said what."""

from __future__ import annotations

from typing import Any, get_args

import click

from onrecord.cli.options import answer, filters
from onrecord.model import Act, Evidence, Manner, Stance


@click.command(epilog="\b\nExample:\n  onrecord statements --by minister --act denies --since 2031-03-01")
@filters
@click.option("--to", metavar="WORDS", help="Told to somebody whose name holds these words.")
@click.option("--act", type=click.Choice(get_args(Act), case_sensitive=False), help="What saying it does.")
@click.option("--evidence", type=click.Choice(get_args(Evidence), case_sensitive=False), help="On what evidence.")
@click.option("--manner", type=click.Choice(get_args(Manner), case_sensitive=False), help="In whose words.")
@click.option("--stance", type=click.Choice(get_args(Stance), case_sensitive=False), help="The report's author's.")
@answer
def statements(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Who said what, and how.

    Prints the statements that answer to all filters, in order of the days on which they were said. --about takes
    words of what is said, the name of anybody meant in it ("he" is found, too), or the kind of an event told in it.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.findings import print_statements
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_statements(record.statements(**asked), Form(form, limit))
