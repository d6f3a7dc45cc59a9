"""Readings by chance, in few words and on few days, so that a question finds something and leaves something out."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import get_args

from onrecord.model import (
    Account,
    Act,
    Actor,
    Days,
    Event,
    Evidence,
    Forecast,
    Manner,
    Place,
    Quantity,
    Reading,
    Report,
    Stance,
    Statement,
    Status,
)
from tests import make

NAMES = ("Ana Dorin", "Zoë Brask", "Kestria", "Orn Guard", "Brask Guard")
PLACES = ("Koprava", "Lenn Bridge", "Sarn")
WORDS = ("drones", "drone", "bridge", "bridges", "road", "Łuk", "army", "armies", "the", "fell", "old", "by", "or")
COUNTRIES = (None, "POL", "NOR", "MLI")
DAYS = (
    None,
    date(1, 1, 1),
    date(1, 2, 20),
    date(1799, 6, 1),
    date(2031, 2, 1),
    date(2031, 3, 12),
    date(2031, 3, 13),
    date(2031, 12, 31),
    date(9999, 11, 30),
    date(9999, 12, 31),
)
COUNTED = ("ten", "eleven", "twelve")
CATEGORIES = ("", "personnel", "drones", "killed")
WHATS = (("ASSAULT", "shelling"), ("MOBILIZE", "deployment"), ("AID", "arms transfer"))


def readings(chance: Random, reports: int = 6) -> list[Reading]:
    """Readings of so many reports."""
    return [reading(chance, nth) for nth in range(reports)]


def reading(chance: Random, nth: int) -> Reading:
    """A reading of the ``nth`` report, with one to four findings a noun."""
    said = [chance.choice((*NAMES, *PLACES, *WORDS)) for _ in range(60)]
    of = make.report(
        f"{' '.join(chance.sample(WORDS, 3))} {nth}.\n\n{' '.join([*said, *NAMES, *PLACES, 'she', *COUNTED])}.",
        published=chance.choice(DAYS),
        publisher=chance.choice(("Longline", "Orn Herald", "")),
        authors=tuple(chance.sample(NAMES[:2], chance.randrange(2))),
    )
    actors = tuple(make.actor(of, name, country=chance.choice(COUNTRIES)) for name in NAMES)
    places = tuple(_place(chance, of, name) for name in PLACES)
    quantities = tuple(_quantity(chance, of, each) for each in range(3))
    made = make.reading(of, actors=actors, places=places, quantities=quantities)
    statements = tuple(_statement(chance, made, each) for each in range(chance.randrange(1, 5)))
    events = tuple(_event(chance, made, statements, each) for each in range(chance.randrange(1, 5)))
    forecasts = tuple(_forecast(chance, made, statements, each) for each in range(chance.randrange(1, 4)))
    found = {"statements": statements, "events": events, "forecasts": forecasts}
    return make.reading(of, actors=actors, places=places, quantities=quantities, **found)


def _place(chance: Random, of: Report, name: str) -> Place:
    at = (chance.uniform(-90, 90), chance.uniform(-180, 180)) if chance.random() < 0.8 else (None, None)
    return make.place(of, name, lat=at[0], lon=at[1], country=chance.choice(COUNTRIES))


def _quantity(chance: Random, of: Report, nth: int) -> Quantity:
    low, high = sorted(chance.sample((0.5, 3.0, 10.0, 99.0, 100.0, 12000.0), 2))
    ends = chance.choice(((low, high), (low, None), (None, high), (None, None), (low, low)))
    made = make.quantity(of, COUNTED[nth], 1.0, id=f"q{nth}", category=chance.choice(CATEGORIES), counted="men")
    return Quantity(**{name: getattr(made, name) for name in made.__slots__} | {"low": ends[0], "high": ends[1]})


def _days(chance: Random) -> Days | None:
    if chance.random() < 0.25:
        return None
    ends = sorted(day for day in (chance.choice(DAYS), chance.choice(DAYS)) if day)
    if not ends:
        return None
    return chance.choice((Days(ends[0], ends[-1]), Days(ends[0], None), Days(None, ends[-1])))


def _stretch(chance: Random, of: Report) -> str:
    """Some words of a report's second paragraph, which stand there so."""
    words = of.text.partition("\n\n")[2].split(" ")
    at = chance.randrange(len(words) - 8)
    return " ".join(words[at : at + chance.randrange(1, 8)])


def _statement(chance: Random, of: Reading, nth: int) -> Statement:
    speakers = chance.sample(of.actors, chance.randrange(3))
    source = make.source(of.report, "she", *speakers, **({} if speakers else {"name": "two officials"}))
    return make.statement(
        of.report,
        _stretch(chance, of.report),
        id=f"s{nth}",
        source=source if chance.random() < 0.9 else None,
        act=chance.choice(get_args(Act)[:3]),
        manner=chance.choice(get_args(Manner)),
        stance=chance.choice(get_args(Stance)),
        evidence=chance.choice(get_args(Evidence)),
        addressee=chance.choice((None, *NAMES)),
        said=_days(chance),
    )


def _event(chance: Random, of: Reading, statements: tuple[Statement, ...], nth: int) -> Event:
    type_, what = chance.choice(WHATS)
    tellers = [None, *(one.id for one in statements)]
    told = [Account(chance.choice(get_args(Status)), chance.choice(tellers)) for _ in range(chance.randrange(3))]
    first = told[0] if told else Account(chance.choice(get_args(Status)), chance.choice(tellers))
    actors, recipients = (chance.sample(of.actors, chance.randrange(3)) for _ in range(2))
    return make.event(
        of.report,
        _stretch(chance, of.report),
        id=f"e{nth}",
        type=type_,
        what=what,
        actors=tuple(make.part(of.report, one.name, chance.choice((one, None))) for one in actors),
        recipients=tuple(make.part(of.report, one.name, chance.choice((one, None))) for one in recipients),
        places=tuple(make.site(of.report, one.name, one) for one in chance.sample(of.places, chance.randrange(3))),
        quantities=tuple(one.id for one in chance.sample(of.quantities, chance.randrange(3))),
        status=first.status,
        told_by=first.told_by,
        accounts=tuple(told) if len(told) > 1 else (),
        when=_days(chance),
    )


def _forecast(chance: Random, of: Reading, statements: tuple[Statement, ...], nth: int) -> Forecast:
    return make.forecast(
        of.report,
        _stretch(chance, of.report),
        id=f"f{nth}",
        statement=chance.choice((None, *(one.id for one in statements))),
        condition=chance.choice((None, "if the road fell")),
        scheduled=chance.random() < 0.3,
        due=_days(chance),
    )


def actor_of(reading: Reading, id: str | None) -> Actor | None:
    """The actor of this id; None where there is none."""
    return next((one for one in reading.actors if one.id == id), None)
