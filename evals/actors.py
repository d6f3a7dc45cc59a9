"""Scores actors: kind, country, sector and roles with their days on made-up cases, and names by type on re3d.

usage: python -m evals.actors [cases|re3d] [--part score|tune] [--errors N]

Of a case each actor is looked up by a whole mention, with or without an article; what the case says of it must be so. A
role is right where one of the actor's has the same words, days and ``former``. Prints the faults of the read half, and
for each kind how many are right in the read half and in the kept one.

On re3d the whole reading stands beside the parser's own names, by the measure of evals/names.py: what a mention is
taken for is its actor's kind, a place's, or equipment. Mentions without a name ("officials", "he") are not asked.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

import onrecord
from evals.halves import Case
from evals.halves import show as show_halves
from evals.names import Finder, Found, parser, scored, show
from onrecord.model import Actor, Reading, Role
from training.names.corpus import part_of

_KINDS = {"person": "person", "organisation": "body", "armed force": "body", "country": "place", "group": "people"}


def named(reading: Reading, name: str) -> Actor | None:
    """The actor that has these words, with or without an article, as a whole mention."""
    wanted = {name.lower(), f"the {name}".lower()}
    fits = (one for one in reading.actors if any(span.text.lower() in wanted for span in one.mentions))
    return next(fits, None)


def faults(case: Case) -> str:
    """What is wrong with a case; empty where nothing is."""
    reading = onrecord.read(text=case["text"], published=case.get("published"))
    told = [_unlike(named(reading, one["name"]), one) for one in case["is"]]
    told += [f"{name!r} names an actor" for name in case.get("none", ()) if _names_one(reading, name)]
    return "; ".join(one for one in told if one)


def _names_one(reading: Reading, name: str) -> bool:
    return named(reading, name) is not None or any(one.name == name for one in reading.actors)


def _unlike(actor: Actor | None, wanted: dict[str, Any]) -> str:
    """Where an actor isn't as the case has it."""
    if actor is None:
        return f"no actor {wanted['name']!r}"
    asked = [name for name in ("kind", "country", "sector") if name in wanted]
    told = [
        f"{name} {getattr(actor, name)}, not {wanted[name]}" for name in asked if getattr(actor, name) != wanted[name]
    ]
    role = tuple(wanted.get(name) for name in ("role", "first", "last", "former"))
    if "role" in wanted and (str(role[0]).casefold(), *role[1:]) not in map(_held, actor.roles):
        told.append(f"roles {[tuple(map(str, _held(one))) for one in actor.roles]}")
    return f"{wanted['name']}: {', '.join(told)}" if told else ""


def _held(role: Role) -> tuple[str, date | None, date | None, bool]:
    days = role.days
    return role.span.text.casefold(), days.first if days else None, days.last if days else None, role.former


def reader() -> Finder:
    """The names in a whole reading."""

    def names_of(text: str) -> list[Found]:
        reading = onrecord.read(text=text)
        found: dict[tuple[int, int], str] = {}
        for event in reading.events:
            found.update({(one.span.start, one.span.end): "product" for one in event.equipment})
        for place in reading.places:
            found.update({(span.start, span.end): "place" for span in place.mentions})
        for actor in reading.actors:
            kind = _KINDS.get(actor.kind)
            found.update({(span.start, span.end): kind for span in actor.mentions if kind and span.text[0].isupper()})
        return [(start, end, kind) for (start, end), kind in sorted(found.items())]

    return names_of


def main() -> None:
    """Prints the faults and the tables asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", nargs="?", choices=["cases", "re3d"], help="both unless one is named")
    options.add_argument("--part", default="score", choices=["score", "tune"])
    options.add_argument("--errors", type=int, default=0, help="so many errors of re3d, of the part for tuning")
    asked = options.parse_args()
    if asked.errors and asked.part == "score":
        sys.exit("errors are shown of --part tune alone: what is kept to score is not read")
    if asked.what != "re3d":
        show_halves("actors", faults)
    if asked.what == "cases":
        return
    texts = part_of(asked.part, ["re3d"])
    for who, find in (("parser", parser()), ("reading", reader())):
        score = scored(texts, find)
        show("re3d", who, score)
        for line in score.errors[: asked.errors] if who == "reading" else ():
            print(line)


if __name__ == "__main__":
    main()
