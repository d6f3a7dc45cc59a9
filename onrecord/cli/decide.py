"""`onrecord decide`: one decision on a finding, from a script or by hand."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import record_option, who_option

_NOUNS = ("statement", "event", "forecast", "actor", "place")
_WHAT = ("accept", "correct", "reject", "add", "tie", "untie", "split", "undo")


@click.command(
    epilog="\b\nExample:\n"
    "  onrecord decide 7dc8.e977 correct --set status=denied --set when=2031-03-01/2031-03-04\n"
    "  onrecord decide 7dc8.a46 tie --words 1204-1206 --note 'he is the mayor'\n"
    "  onrecord decide 7dc8 add --noun event --set type=CONSULT --set trigger='met'"
)
@click.argument("id")
@click.argument("what", type=click.Choice(_WHAT))
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="A field as it should be; may stand often.")
@click.option("--json", "as_json", metavar="JSON", help="Fields as a JSON object; - reads it from standard input.")
@click.option("--noun", type=click.Choice(_NOUNS), help="What is added.")
@click.option("--words", metavar="WORDS|START-END", help="The mention that is tied or untied.")
@click.option("--part", "parts", multiple=True, metavar="WORDS|JSON", help="A part of what is split; give two or more.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@who_option
@record_option
def decide(
    id: str,
    what: str,
    fields: tuple[str, ...],
    as_json: str | None,
    noun: str | None,
    words: str | None,
    parts: tuple[str, ...],
    note: str,
    who: str,
    where_kept: str,
) -> None:
    """Accept, correct, reject, add, tie, untie, split a finding, or undo.

    ID is a finding's as the tables print it; of what is added, its report's. Spans are START-END or their words (of
    those that stand often the place nearest to the finding is taken), days FIRST/LAST, nothing is "none"; a field in
    another one is written with a dot (source.name). "undo" takes back what you decided on it last. The original is
    kept; where two people decide otherwise, the finding is contested and stands as the program made it.
    """
    from onrecord.cli.given import assigned, from_json, part
    from onrecord.errors import NotFound
    from onrecord.review import Choice
    from onrecord.store import Shown, open_record

    if noun and what != "add":
        raise click.UsageError("--noun says what is added; leave it out")
    values: dict[str, Any] = {**(from_json(as_json) if as_json is not None else {}), **assigned(fields)}
    made = tuple(part(one) for one in parts)
    choice = Choice((noun or "")[:1], what, note=note, values=values, parts=made, span=words)  # type: ignore[arg-type]
    with open_record(where_kept, create=False, who=who) as record:
        taken = record.decide(id, choice)
        about = f"{taken.report}.{taken.about}"
        try:
            shown = record.show(about)
        except NotFound:  # an added one that was taken back
            shown = None
    state = shown.entry.review if isinstance(shown, Shown) else ""
    click.echo(f"{about}  {state or 'undecided'}")
