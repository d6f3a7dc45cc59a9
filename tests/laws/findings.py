"""Readings of one small report with findings at random words of it, and random decisions on them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from onrecord.errors import ReviewError
from onrecord.ids import Ids
from onrecord.model import Actor, Days, Event, Forecast, Place, Reading, Report, Span, Statement
from onrecord.review import What
from onrecord.review.anchors import findings
from tests import make
from tests.review.deciding import Desk

REPORT = make.report()
PEOPLE = ("Ida", "Bo", "Uma")
_WORDS = [Span(at, at + len(word), word) for word in ("Selmar", "shelled", "Koprava", "Talks", "road", "Dorin")
          for at in [make.TEXT.index(word)]]  # fmt: skip

spans = st.sampled_from(_WORDS)
days = st.sampled_from([None, Days(None, make.PUBLISHED), make.days("2031-03-01", "2031-03-04")])
confidences = st.sampled_from([0.25, 0.5, 0.9])


@st.composite
def readings(draw: st.DrawFn, of: Report = REPORT) -> Reading:
    """A reading whose links all lead somewhere, with ids as the program gives them."""
    made: dict[str, list[Any]] = {}
    for noun, field in (("a", "actors"), ("p", "places"), ("s", "statements"), ("e", "events"), ("f", "forecasts")):
        given = Ids(noun)  # type: ignore[arg-type]
        places = sorted(draw(st.lists(spans, max_size=3)))
        made[field] = [draw(_finding(noun, given.at(span.start), span, made)) for span in places]
    return make.reading(of, **{field: tuple(ones) for field, ones in made.items()})


@st.composite
def _finding(draw: st.DrawFn, noun: str, id: str, span: Span, made: dict[str, list[Any]]) -> Any:
    sure = draw(confidences)
    if noun in "ap":
        mentions = (span, *draw(st.lists(spans.filter(lambda one: one > span), max_size=1)))
        return (make.actor if noun == "a" else make.place)(REPORT, span.text, id=id, mentions=mentions, confidence=sure)
    actors, told = made["actors"], draw(st.sampled_from([None, *(one.id for one in made.get("statements", []))]))
    if noun == "s":
        who = draw(st.sampled_from([None, *actors]))
        source = who and make.source(REPORT, who.mentions[0].text, who)
        acts = st.sampled_from(["asserts", "denies"])
        return make.statement(REPORT, span.text, id=id, source=source, act=draw(acts), said=draw(days), within=told)
    if noun == "f":
        return make.forecast(REPORT, span.text, id=id, statement=told, due=draw(days), confidence=sure)
    parts = (
        tuple(make.part(REPORT, one.mentions[0].text, one) for one in draw(st.lists(st.sampled_from(actors)))[:1])
        if actors
        else ()
    )
    sites = tuple(make.site(REPORT, one.mentions[0].text, one) for one in made["places"][:1])
    status = draw(st.sampled_from(["occurred", "alleged"]))
    return make.event(
        REPORT, span.text, id=id, actors=parts, places=sites, status=status, told_by=told, when=draw(days)
    )


_VALUES: dict[type, list[dict[str, Any]]] = {
    Statement: [{"act": "admits"}, {"stance": "doubts"}, {"source": None}],
    Event: [{"status": "denied"}, {"when": "2031-03-02"}, {"told_by": None}],
    Forecast: [{"hedge": "may"}, {"due": None}],
    Actor: [{"name": "Somebody Else"}, {"country": "POL"}],
    Place: [{"name": "Elsewhere"}, {"lat": 1.0, "lon": 2.0}],
}


@st.composite
def desks(
    draw: st.DrawFn, what: tuple[What, ...] = ("accept", "correct", "reject", "add", "tie", "untie", "undo")
) -> Desk:
    """A reading with some decisions on it, each taken on what stood there when it was taken."""
    desk = Desk(draw(readings()))
    for _ in range(draw(st.integers(1, 5))):
        ids = sorted({one.id for one in findings(desk.now.reading)} | desk.now.originals.keys())
        act, by = draw(st.sampled_from(what)), draw(st.sampled_from(PEOPLE))
        try:
            if act == "add":
                claim = draw(spans)
                desk.decide("f", "add", by, values={"claim": f"{claim.start}-{claim.end}"})
            elif ids:
                about = draw(st.sampled_from(ids))
                now = desk.found(about) or desk.now.originals[about]
                words = draw(spans)
                span = (words.start, words.end) if act in ("tie", "untie") else None
                desk.decide(about, act, by, values=draw(st.sampled_from(_VALUES[type(now)])), span=span)
        except ReviewError:
            continue
    return desk
