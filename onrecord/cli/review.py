"""`onrecord review`: what is least certain, one finding after the other."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import filters, record_option, who_option


@click.command(epilog="\b\nExample:\n  onrecord review --who ida --noun event\n  onrecord review --contested")
@filters
@click.option("--noun", type=click.Choice(["statement", "event", "forecast"]), help="Only findings of this kind.")
@click.option("--contested", is_flag=True, help="What people disagree on, instead of what nobody decided on yet.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@who_option
@record_option
def review(where_kept: str, who: str, contested: bool, limit: int | None, **asked: Any) -> None:
    """Step through what nobody decided on, least certain first.

    Shows each finding in its place and waits for a key: a accept, x reject, e edit its fields (in $EDITOR, where that
    is set, else as FIELD=VALUE), n note for the decision that follows, s split a statement, t tie a mention to an actor
    or place, u undo the last decision, j next, k previous, q quit. Without a terminal the keys, and what they ask for,
    are read from standard input.
    """
    from onrecord.cli.stepping import step_through
    from onrecord.store import open_record

    with open_record(where_kept, create=False, who=who) as record:
        step_through(record, record.to_review(state="contested" if contested else None, **asked), limit)
