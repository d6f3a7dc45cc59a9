"""Scores actors: kind, country, sector and roles with their days on made-up cases, and names by type on re3d.

usage: python -m evals.actors [cases|re3d] [--part score|train] [--errors N]

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
from onrecord.find.names.words import titles
from onrecord.model import Actor, Kept, Reading, Role, Span
from training.names.corpus import part_of

_NO_NAMES = frozenset({"he", "she", "him", "her", "his", "hers", "i", "me", "my", "we", "they", "of", "for", "the"})
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
    """The names in a whole reading, at the characters of the text as it was given."""

    def names_of(text: str) -> list[Found]:
        reading = onrecord.read(text=text)
        found: dict[tuple[int, int], str] = {}
        for event in reading.events:
            found.update({(one.span.start, one.span.end): "product" for one in event.equipment})
        for place in reading.places:
            found.update({(span.start, span.end): "place" for span in place.mentions})
        for actor in reading.actors:
            kind = _KINDS.get(actor.kind)
            found.update({(span.start, span.end): kind for span in actor.mentions if kind and _is_name(actor, span)})
        kept = reading.report.kept
        return [(_given(kept, start), _given(kept, end - 1) + 1, kind) for (start, end), kind in sorted(found.items())]

    return names_of


def _is_name(actor: Actor, span: Span) -> bool:
    """Whether a mention has a name's capitals and is no pronoun or title alone."""
    words = span.text.split()
    if actor.kind == "person" and ({word.lower() for word in words} & _NO_NAMES or words[-1].lower() in titles()):
        return False
    return words[-1][0].isupper() and (actor.kind != "group" or all(word[0].isupper() for word in words))


def _given(kept: tuple[Kept, ...], at: int) -> int:
    """Where a character of the repaired text stands in the text as it was given."""
    run = next((one for one in kept if one.start <= at < one.start + one.length), None)
    return at if run is None else run.origin + at - run.start


def main() -> None:
    """Prints the faults and the tables asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", nargs="?", choices=["cases", "re3d"], help="both unless one is named")
    options.add_argument("--part", default="score", choices=["score", "train"])
    options.add_argument("--errors", type=int, default=0, help="so many errors of re3d, of the part to learn from")
    asked = options.parse_args()
    if asked.errors and asked.part == "score":
        sys.exit("errors are shown of --part train alone: what is kept to score is not read")
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
