"""Scores the contexts of events on PLOVER's gold standard records, whose contexts are those of an earlier manual.

usage: python -m evals.contexts [--misses N]

Reads ``$ONRECORD_CORPORA/plover`` (default ``../shared/corpora``). The earlier names stand for one or several of
today's: "political" for anything of offices, parliaments and parties. A record's context is right where the text's
events have one of these; precision asks of each context found whether the record has one that stands for it, and is a
lower bound, since most records were given one context alone. A text in which no event is found is scored by its words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter

import onrecord
from evals.corpora import folder
from onrecord.find.events.contexts import contexts
from onrecord.model import Reading
from onrecord.parse import parse

TODAY = {
    "military": {"military"},
    "diplomatic": {"diplomatic"},
    "legal": {"legal"},
    "economic": {"economic"},
    "assets": {"economic"},
    "political": {"executive", "legislative", "political institutions", "pro democracy", "pro autocracy"},
    "politics": {"executive", "legislative", "political institutions", "pro democracy", "pro autocracy"},
    "government": {"executive", "legislative", "political institutions"},
    "terrorism": {"terrorism"},
    "election": {"election"},
    "refugee": {"migration", "asylum"},
    "refugees": {"migration", "asylum"},
    "resource": {"natural resource"},
    "resources": {"natural resource"},
    "cbrn": {"cbrn"},
    "rights": {"human rights", "rights freedoms", "repression", "gender", "lgbt"},
    "discrimination": {"inequality"},
    "religion": {"religion ethnicity"},
    "cyber": {"cyber"},
}
"""The earlier manual's contexts by those of today."""


def found_in(reading: Reading) -> set[str]:
    """The contexts of a text's events; of its words where it has no event."""
    if reading.events:
        return {one for event in reading.events for one in event.contexts}
    return set(contexts(parse(reading.report).tokens))


def main() -> None:
    """Prints recall by context and both totals."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", type=int, default=0)
    asked = options.parse_args()
    path = folder("plover") / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    kept = total = 0
    for record in json.loads(path.read_text("utf-8")):
        told = [one.strip() for one in str(record.get("context", "")).split(",")]
        told = [one for one in told if one in TODAY]
        if not told or not record.get("text"):
            continue
        found = found_in(onrecord.read(text=record["text"]))
        for one in told:
            tried[one] += 1
            right[one] += bool(TODAY[one] & found)
            if asked.misses and not TODAY[one] & found:
                asked.misses -= 1
                print(f"{one}, not {sorted(found)}: {record['text']}\n")
        stand = set().union(*(TODAY[one] for one in told))
        kept, total = kept + len(found & stand), total + len(found)
    for one, count in tried.most_common():
        print(f"{one:15} {right[one]:4} of {count}")
    print(f"recall {right.total() / tried.total():.2f} of {tried.total()}, precision at least {kept / total:.2f}")


if __name__ == "__main__":
    main()
