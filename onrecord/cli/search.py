"""`onrecord search`: what holds some words."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import answer, days


@click.command(
    epilog="\b\nExample:\n"
    "  onrecord search 'bridge -rail'\n"
    "  onrecord search '\"grain train*\" OR flour by:Olbrecht' --is statement"
)
@click.argument("query")
@click.option(
    "--is",
    "noun",
    type=click.Choice(["report", "statement", "event", "forecast"], case_sensitive=False),
    help="Of this kind only.",
)
@days
@answer
def search(where_kept: str, query: str, form: Any, limit: int | None, **asked: Any) -> None:
    """Reports, statements, events and forecasts that hold some words, in order of days.

    QUERY, in quotation marks for the shell, is read like this:

    \b
    bridge road       both words, anywhere in it; case, accents and plurals don't matter
    "bridge road"     side by side
    bridge OR ferry   one of both; (…) makes groups
    -ferry            without it; NOT ferry is the same, and what a search begins with
    bridg*            words that begin so
    by:Veyl           in one field only; by:(Veyl OR Dorin) and by:"Ana Dorin", too

    \b
    Fields of words: title and text of a report, by (who says or does it), to (to whom), about, where, told (who
    tells an event). Fields of one value: is, act, manner, evidence, stance (of statements); type, status, mode,
    context (of events); from, to, in (countries by their ISO codes: from:POL).
    """
    from onrecord.cli.answers import Form
    from onrecord.cli.tallies import print_hits
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        print_hits(record.search(query, **asked), Form(form, limit))
