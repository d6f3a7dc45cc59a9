"""`onrecord watch`: reports into the record as they arrive in a folder."""

from __future__ import annotations

from datetime import date

import click

from onrecord.cli.options import DAY, intake_options, lexicon_option, record_option


@click.command(epilog="\b\nExample:\n  onrecord watch incoming/ --record border.db")
@click.argument("folder", type=click.Path(exists=True, file_okay=False), metavar="FOLDER")
@record_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to read with; all cores by default.")
@click.option("--published", type=DAY, metavar="DAY", help="The day (YYYY-MM-DD) on which all of them were published.")
@intake_options
@lexicon_option
@click.option("--traceback", is_flag=True, help="Show where onrecord itself failed, for a bug report.")
def watch(
    folder: str,
    where_kept: str,
    jobs: int | None,
    published: date | None,
    columns: dict[str, str] | None,
    no_ocr: bool,
    lexicon: str | None,
    traceback: bool,
) -> None:
    """Read what arrives in a folder, until Ctrl-C.

    What is in the FOLDER already is read first. A file is read when nobody has written to it for a while; one that
    changes is read again, and supersedes what it said before. What can't be read is named, and the watch goes on.
    """
    from onrecord.cli.reading import Wanted
    from onrecord.cli.watching import watch_folder

    watch_folder(folder, where_kept, Wanted(jobs, published, lexicon, columns or {}, not no_ocr), traceback)
