"""Makes the weights by which the type of a deed between two parties is told.

usage: python -m training.types

Reads ``$ONRECORD_CORPORA`` (default ``../shared/corpora``): PLV's training part and PLOVER's gold standard records;
and ``invented/``: clauses and sentences of our own. ``python -m evals.events`` says how good such weights are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import onrecord.find.types
from evals.corpora import folder
from onrecord.find.types import TYPES, features
from onrecord.ids import of_report
from onrecord.model import Kept, Paragraph, Report
from onrecord.parse import Parsed, parse
from training.types.corpus import Deed, phrases, plover, plv, sentences
from training.types.learn import INVENTED, Weights, fit

OUT = Path(onrecord.find.types.__file__).with_name("weights.json")
UNIT = 0.02
"""What one step of the weights that are kept is worth."""


def parsed(text: str) -> Parsed:
    """The tree of a text, each character as it stands."""
    body = (Paragraph(0, len(text), "body"),)
    return parse(Report(of_report(text, None), "", "", (), "", None, text, body, (), (Kept(0, 0, len(text)),)))


def told(deeds: Iterable[Deed]) -> list[dict[str, float]]:
    """What is told of each deed."""
    return [features(parsed(deed.text), deed.source, deed.target) for deed in deeds]


def write(weights: Weights, path: Path) -> None:
    """Writes the weights in whole steps, a line a feature, without those that are nothing."""
    lines = []
    for name, row in weights.rows.items():
        steps = [round(float(one) / UNIT) for one in row]
        if any(steps):
            lines.append(f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(steps, separators=(',', ':'))}")
    always = [round(float(one) / UNIT) for one in weights.always]
    head = f'{{"types":{json.dumps(TYPES)},\n"unit":{UNIT},\n"always":{json.dumps(always)},\n"rows":{{\n'
    path.write_text(head + ",\n".join(lines) + "\n}}\n", "utf-8")


def main() -> None:
    """Writes the weights."""
    real = [*plv(folder("plv")), *plover(folder("plover"))]
    made = [*phrases(), *sentences()]
    counts = [1.0] * len(real) + [INVENTED] * len(made)
    weights = fit(told([*real, *made]), [deed.type for deed in (*real, *made)], counts)
    write(weights, OUT)
    print(f"{len(real)} annotated and {len(made)} invented sentences; {len(weights.rows)} features")


if __name__ == "__main__":
    main()
