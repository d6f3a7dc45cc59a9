"""`onrecord read`: reports from files into the record."""

from __future__ import annotations

from datetime import date

import click

from onrecord.cli.options import DAY, intake_options, lexicon_option, record_option


@click.command(epilog="\b\nExample:\n  onrecord read reports/ 'more/2031-*.pdf' press.zip --record border.db")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@record_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to read with; all cores by default.")
@click.option("--published", type=DAY, metavar="DAY", help="The day (YYYY-MM-DD) on which all of them were published.")
@intake_options
@lexicon_option
@click.option("--json", "as_json", is_flag=True, help="Print each reading as a line of JSON, and store nothing.")
@click.option("--traceback", is_flag=True, help="Show where onrecord itself failed, for a bug report.")
def read(
    paths: tuple[str, ...],
    where_kept: str,
    jobs: int | None,
    published: date | None,
    columns: dict[str, str] | None,
    no_ocr: bool,
    lexicon: str | None,
    as_json: bool,
    traceback: bool,
) -> None:
    """Read reports into the record.

    PATH is a file, a folder (all in it and below that may be reports, but READMEs), a pattern, or - for standard
    input. Files may be text, HTML, PDF, office documents, mail, tables, feeds, web archives, or archives of these
    (docs/formats.md). A report that the record has is not read again; a file that was corrected supersedes what it
    said before. What can't be read is named, the others are read, and the exit code is 1.
    """
    from onrecord.cli.reading import Wanted, print_readings, read_to_record

    wanted = Wanted(jobs, published, lexicon, columns or {}, not no_ocr)
    whole = (
        print_readings(paths, wanted, traceback) if as_json else read_to_record(paths, where_kept, wanted, traceback)
    )
    if not whole:
        raise click.exceptions.Exit(1)
