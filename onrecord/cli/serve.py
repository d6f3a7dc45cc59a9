"""`onrecord serve`: the record's pages, in a browser."""

from __future__ import annotations

import click

from onrecord.cli.options import lexicon_option, record_option


@click.command(epilog="\b\nExample:\n  onrecord serve --port 8031")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option(
    "--port", default=8031, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="0 takes any free one."
)
@click.option("--files", metavar="FOLDER", help="Where files that are added are kept; RECORD.files by default.")
@lexicon_option
@record_option
def serve(where_kept: str, host: str, port: int, files: str | None, lexicon: str | None) -> None:
    """Open the record in a browser on this machine.

    Serves the reading room until Ctrl-C: reports with their findings marked, lists, search, timeline and map, and a
    form to add files. Nothing is fetched from elsewhere. With another --host than this machine's own, whoever comes
    needs the token in the address that is printed.
    """
    from pathlib import Path

    from onrecord.lexicon import facts
    from onrecord.store import open_record
    from onrecord.web.adding.desk import Desk
    from onrecord.web.adding.shelf import Shelf
    from onrecord.web.serving import serve as listen

    own = facts.lexicon_at(lexicon) if lexicon else None
    with open_record(where_kept, create=False) as record:
        shelf = Shelf(Path(files).absolute()) if files else Shelf.beside(record)
        desk = Desk(record, shelf, own)
        listen(record, desk, host, port, lambda address: click.echo(f"{address} (stop with Ctrl-C)"))
