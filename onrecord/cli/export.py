"""`onrecord export`: the record for other programs."""

from __future__ import annotations

import click

from onrecord.cli.options import record_option


@click.command(epilog="\b\nExample:\n  onrecord export --as plover > events.jsonl")
@click.option(
    "--as",
    "form",
    type=click.Choice(["plover", "readings", "corrections"]),
    default="plover",
    show_default=True,
    help="Event data in PLOVER's JSON, whole readings, or what people decided.",
)
@record_option
def export(where_kept: str, form: str) -> None:
    """Print the record for other programs, one JSON object a line.

    As "plover": every event, and every statement that accuses, demands, threatens, promises, praises or turns down as
    PLOVER's verbal type, with actors, recipients, places, contexts and whether it happened; ids are those that
    `show` takes.
    As "readings": each report with everything found in it, the form that `read --json` prints. Both are as people
    corrected them. As "corrections": each decision with its report's text, the original and the corrected finding and
    who took it when, to train and measure by.
    """
    from onrecord.cli.lines import print_lines
    from onrecord.export import corrections, plover, reading_json
    from onrecord.store import open_record

    with open_record(where_kept, create=False) as record:
        if form == "readings":
            print_lines(reading_json.line(one) for one in record.readings())
        elif form == "corrections":
            print_lines(corrections.lines(record))
        else:
            print_lines(plover.line(event) for one in record.readings() for event in plover.records(one))
