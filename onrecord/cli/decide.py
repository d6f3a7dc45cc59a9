"""`onrecord decide`: one decision on a finding, from a script or by hand."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import record_option, who_option

_NOUNS = ("statement", "event", "forecast", "actor", "place")
_WHAT = ("accept", "correct", "reject", "add", "tie", "untie", "split", "same", "different", "outcome", "undo")
_OF_TWO = ("same", "different", "undo")
_CAME = {
    "came-true": "came true",
    "did-not": "did not",
    "partly": "partly",
    "cannot-tell": "cannot tell",
    "undo": "undo",
}


@click.command(
    epilog="\b\nExample:\n"
    "  onrecord decide 7dc8.e977 correct --set status=denied --set when=2031-03-01/2031-03-04\n"
    "  onrecord decide 7dc8.a46 tie --words 1204-1206 --note 'he is the mayor'\n"
    "  onrecord decide 7dc8 add --noun event --set type=CONSULT --set trigger='met'\n"
    "  onrecord decide 7dc8.e977 different 91ab.e120 --note 'the second strike of that day'\n"
    "  onrecord decide 7dc8.f310 outcome did-not --note 'the bridge stayed shut until May'"
)
@click.argument("id")
@click.argument("what", type=click.Choice(_WHAT))
@click.argument("other", required=False)
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
    other: str | None,
    fields: tuple[str, ...],
    as_json: str | None,
    noun: str | None,
    words: str | None,
    parts: tuple[str, ...],
    note: str,
    who: str,
    where_kept: str,
) -> None:
    """Decide on a finding, whether two are one, or what came of a forecast.

    ID is a finding's as the tables print it; of what is added, its report's. Spans are START-END or their words (of
    those that stand often the place nearest to the finding is taken), days FIRST/LAST, nothing is "none"; a field in
    another one is written with a dot (source.name). "undo" takes back what you decided on it last. The original is
    kept; where two people decide otherwise, the finding is contested and stands as the program made it.

    "same" and "different" are said of two findings of different reports, ID and OTHER: events, actors or places. It
    holds whatever `onrecord link` thinks; where two people say otherwise of each other, the pair counts as unsure.

    "outcome" is said of a forecast, with came-true, did-not, partly or cannot-tell in place of OTHER; it stands above
    what `onrecord outcomes` proposes, unless two people differ. "undo" in its place takes yours back.
    """
    from onrecord.cli.given import assigned, from_json, part
    from onrecord.errors import NotFound
    from onrecord.review import Choice
    from onrecord.store import Shown, open_record

    if what != "outcome" and ((other is None) == (what in _OF_TWO[:2]) or (other and what not in _OF_TWO)):
        raise click.UsageError("two ids are given for same and different (and to undo these), one for all else")
    if what == "outcome":
        if other not in _CAME:
            raise click.UsageError(f"what came of it is one of {', '.join(_CAME)}")
        with open_record(where_kept, create=False, who=who) as record:
            about = record.decide_outcome(id, _CAME[other], note=note)  # type: ignore[arg-type]
        click.echo(f"{about}  {'undecided' if other == 'undo' else _CAME[other]}")
        return
    if other:
        from onrecord.cli.linked import print_compared

        with open_record(where_kept, create=False, who=who) as record:
            print_compared([record.decide_pair(id, other, what, note=note)], as_json=False)  # type: ignore[arg-type]
        return
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
