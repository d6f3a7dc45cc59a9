"""`onrecord serve`: the record's pages, in a browser."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord serve --port 8031")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option(
    "--port", default=8031, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="0 takes any free one."
)
@record_option
def serve(where_kept: str, host: str, port: int) -> None:
    """Open the record in a browser on this machine.

    Serves the reading room until Ctrl-C: reports with their findings marked, lists, search, timeline and map. Nothing
    is fetched from elsewhere. With another --host than this machine's own, whoever comes needs the token in the address
    that is printed.
    """
    from onrecord.store import open_record
    from onrecord.web.serving import serve as listen

    with open_record(where_kept, create=False) as record:
        listen(record, host, port, lambda address: click.echo(f"{address} (stop with Ctrl-C)"))
