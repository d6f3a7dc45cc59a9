"""Reports of one harbour that tell its shelling otherwise, foretell its opening, and tell what came of that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from onrecord.model import Reading
from onrecord.store import Record, open_record
from tests import make
from tests.link.mini import said

MARCH_9 = make.days("2031-03-09")


def shelling(day: int, publisher: str, number: str, low: float, who: str) -> Reading:
    """A report of the shelling with a number of killed, and who gives it."""
    whole = f"Shells hit the harbour of Koprava on 9 March, killing {number} dock workers"
    of = make.report(f"{whole}, {who} said.", published=date(2031, 3, day), publisher=publisher)
    koprava = make.place(of, "Koprava", geonames=7, lat=50.0, lon=30.5, country="POL", radius=5.0)
    gunners = make.actor(of, "Shells", name="Kestrian army", kind="armed force", country="POL")
    told = said(of, who, whole, cue=make.span(of, "said"))
    killed = make.quantity(of, f"{number} dock workers", low, counted="dock workers", category="killed")
    event = make.event(
        of,
        "hit",
        actors=(make.part(of, "Shells", gunners),),
        recipients=(make.part(of, "harbour"),),
        places=(make.site(of, "Koprava", koprava),),
        when=MARCH_9,
        quantities=(killed.id,),
        told_by=told.id,
    )
    times = (make.time(of, "9 March", MARCH_9, value="2031-03-09"),)
    found = {"places": (koprava,), "actors": (gunners,), "quantities": (killed,), "times": times}
    return make.reading(of, statements=(told,), events=(event,), **found)


def foretelling() -> Reading:
    """A report that foretells when the harbour opens, and counts the soldiers that are there."""
    text = "The harbour of Koprava will reopen on 15 March, the mayor said. Some 300 soldiers came."
    of = make.report(text, published=date(2031, 3, 11), publisher="Longline")
    due = make.days("2031-03-15")
    told = said(of, "the mayor", "The harbour of Koprava will reopen on 15 March")
    claim = make.forecast(of, "The harbour of Koprava will reopen on 15 March", statement=told.id, due=due)
    men = make.quantity(of, "300 soldiers", 300.0, counted="soldiers", category="personnel")
    came = make.event(
        of, "came", type="MOBILIZE", what="deployment", quantities=(men.id,), when=make.days("2031-03-11")
    )
    found = {"times": (make.time(of, "15 March", due, value="2031-03-15"),), "quantities": (men,)}
    return make.reading(of, statements=(told,), forecasts=(claim,), events=(came,), **found)


def opening() -> Reading:
    """A report that tells that the harbour has opened."""
    of = make.report("The harbour of Koprava reopened on 15 March as planned.", published=date(2031, 3, 16))
    day = make.days("2031-03-15")
    event = make.event(of, "reopened", type="COOPERATE", what="opening", when=day)
    return make.reading(of, events=(event,), times=(make.time(of, "15 March", day, value="2031-03-15"),))


def readings() -> list[Reading]:
    """All of them."""
    return [
        shelling(10, "Northern Post", "four", 4.0, "the army"),
        shelling(10, "Longline", "six", 6.0, "the mayor"),
        shelling(13, "Northern Post", "seven", 7.0, "the army"),
        foretelling(),
        opening(),
    ]


@contextmanager
def record_of(folder: Path) -> Iterator[Record]:
    """A record of them, linked."""
    with open_record(folder / "told.db", who="Ida") as record:
        for one in readings():
            record.add(one)
        record.link()
        yield record
