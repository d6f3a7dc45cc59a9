"""`onrecord evidence`: what rests on little."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import answer, filters


@click.command(epilog="\b\nExample:\n  onrecord evidence --rests unnamed --about HIMARS")
@filters
@click.option("--rests", type=click.Choice(["unnamed", "undisclosed", "one"]), help="On this only.")
@answer
def evidence(where_kept: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Statements and events that rest only on unnamed or undisclosed evidence, or on one source.

    A statement rests on its source's evidence: "two officials" are unnamed, "our intelligence" is undisclosed. An
    event rests on those who tell it and don't deny it ("one": one source); where the report tells it itself, it is
    not in the answer. In order of days, each with the reason.
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.tallies import print_resting
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_resting(record.evidence(**asked), Form(form, limit))
