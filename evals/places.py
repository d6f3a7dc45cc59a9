"""Scores the places: how many of the given ones are resolved right, exactly and within 161 km, and how many are found.

usage: python -m evals.places [LGL|TR-News] [--misses N]

Reads ``$ONRECORD_CORPORA/geoparsing`` (default ``../shared/corpora``): LGL and TR-News, toponyms with GeoNames ids.
What is found in running text is counted by spans that overlap a toponym, beside the parser's own places; as precision
too, though toponyms without an id count for wrong. Every second article is kept: ``training.places`` doesn't see it,
and its misses are never printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from xml.etree import ElementTree

from evals.corpora import folder
from evals.names import Finder, parser
from onrecord.encode import encode, mark_names
from onrecord.find.names import phrases, read_names
from onrecord.find.places import find_places
from onrecord.find.places.resolve import resolve
from onrecord.find.places.shapes import Shape
from onrecord.find.places.sites import Mention, mention
from onrecord.ids import of_report
from onrecord.model import Kept, Paragraph, Report
from onrecord.parse import Parsed, parse

FILES = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}
NEAR = 161.0


@dataclass(frozen=True, slots=True)
class Gold:
    """One toponym: characters ``[start, end)`` of the article's text."""

    start: int
    end: int
    geonames: int
    lat: float
    lon: float


@dataclass(slots=True)
class Score:
    """Counts over a corpus."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    far: list[float] = field(default_factory=list)

    def share(self, hit: str, of: str) -> float:
        """One count as a share of another, in percent."""
        return 100 * self.counts[hit] / max(1, self.counts[of])


def articles(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """(text, toponyms with an id) of each article."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text, gold = article.findtext("text") or "", []
        for one in article.iter("toponym"):
            tag = one.find("gaztag")
            if tag is not None and tag.get("geonameid") and tag.findtext("lat"):
                lat, lon = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
                at = _at(text, one.findtext("phrase") or "", int(one.findtext("start") or 0))
                if at is not None:
                    gold.append(Gold(*at, int(tag.get("geonameid") or 0), lat, lon))
        yield text, gold


def _at(text: str, phrase: str, start: int) -> tuple[int, int] | None:
    """Where the phrase stands, nearest to where the corpus has it (its offsets are off by a few in some articles)."""
    places = [m.start() for m in re.finditer(re.escape(phrase), text)] if phrase else []
    best = min(places, key=lambda at: abs(at - start), default=None)
    return (best, best + len(phrase)) if best is not None else None


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points (degrees) along the globe."""
    (x, y), (u, v) = ((radians(p), radians(q)) for p, q in (a, b))
    half = sin((u - x) / 2) ** 2 + cos(x) * cos(u) * sin((v - y) / 2) ** 2
    return 12742 * asin(sqrt(half))


def parsed_articles(name: str) -> Iterator[tuple[Report, Parsed, list[Gold]]]:
    """The articles of a corpus, parsed, with their toponyms."""
    for text, gold in articles(folder("geoparsing") / FILES[name]):
        paragraphs = tuple(Paragraph(m.start(), m.end(), "body") for m in re.finditer(r"\S.*", text))
        report = Report(of_report(text, None), "", "", (), "", None, text, paragraphs, (), (Kept(0, 0, len(text)),))
        parsed = parse(report)
        yield report, mark_names(parsed, encode(parsed)), gold


def given(report: Report, parsed: Parsed, gold: list[Gold]) -> list[tuple[Gold, Mention]]:
    """The toponyms as mentions, as if we had found them ourselves."""
    shapes = [(one, _shape(report, parsed, one)) for one in gold]
    return [(one, mention(report, parsed, shape)) for one, shape in shapes if shape is not None]


def read_half(name: str) -> Iterator[tuple[Parsed, list[tuple[Gold, Mention]]]]:
    """The articles that may be learned from."""
    for index, (report, parsed, gold) in enumerate(parsed_articles(name)):
        if index % 2 == 0:
            yield parsed, given(report, parsed, gold)


def score_article(parsed: Parsed, held: list[tuple[Gold, Mention]], score: Score) -> None:
    """Adds what the given mentions of an article count."""
    for (one, named), place in zip(held, resolve(parsed, [m for _, m in held]), strict=True):
        right = place.geonames == one.geonames
        score.counts.update(["given", "exact"] if right else ["given"])
        if place.lat is None or place.lon is None:
            score.counts["open"] += 1
            far = None
        else:
            far = 0.0 if right else kilometres((place.lat, place.lon), (one.lat, one.lon))
            score.far.append(far)
        score.counts["near"] += far is not None and far <= NEAR
        if not right:
            much = "open" if far is None else f"{far:.0f} km"
            score.misses.append(
                f"{named.name} ({named.within}) {place.geonames} {place.country}, is {one.geonames}: {much}"
            )


@cache
def stock() -> Finder:
    """The stock parser's own names."""
    return parser()


def score_found(report: Report, parsed: Parsed, gold: list[Gold], score: Score) -> None:
    """Adds which toponyms of an article are found in running text, by us and the parser, and which of ours right."""
    places = find_places(report, parsed, read_names(report, parsed), ()).findings
    ours = [(span.start, span.end) for place in places for span in place.mentions]
    theirs = [(start, end) for start, end, kind in stock()(report.text) if kind == "place"]
    toponyms = [(one.start, one.end) for one in gold]
    for who, spans in (("ours", ours), ("theirs", theirs)):
        score.counts[f"{who} spans"] += len(spans)
        score.counts[f"{who} good"] += len(_touching(spans, toponyms))
        score.counts[f"{who} found"] += len(_touching(toponyms, spans))
    score.counts["gold"] += len(gold)
    known = {(span.start, span.end): place for place in places for span in place.mentions}
    for one in gold:
        place = next((known[at] for at in _touching(ours, [(one.start, one.end)])), None)
        score.counts["ours right"] += place is not None and place.geonames == one.geonames


def _touching(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of some spans that overlap one of the others."""
    return [one for one in some if any(one[0] < other[1] and other[0] < one[1] for other in others)]


def _shape(report: Report, parsed: Parsed, one: Gold) -> Shape | None:
    tokens = parsed.between(one.start, one.end)
    if not tokens:
        return None
    name = report.text[one.start : one.end]
    table = phrases.lands().at(report, parsed, tokens[0])
    land = table is not None and table[0] == name
    return Shape(tokens[0].index, tokens[-1].index + 1, one.start, one.end, name, land, False)


def line(scores: list[Score]) -> str:
    """The shares over some halves, in words."""
    score = Score(sum((one.counts for one in scores), Counter()), far=[far for one in scores for far in one.far])
    exact, near, left = (score.share(what, "given") for what in ("exact", "near", "open"))
    mean = sum(score.far) / max(1, len(score.far))
    return (
        f"of {score.counts['given']} exact {exact:.1f} %, within 161 km {near:.1f} %, left open {left:.1f} %, "
        f"the others {mean:.0f} km off on average"
    )


def line_found(scores: list[Score]) -> str:
    """Precision, recall and F1 of the places found in running text, ours and the parser's, in words."""
    score = Score(sum((one.counts for one in scores), Counter()))
    told = []
    for who in ("ours", "theirs"):
        good, found = score.share(f"{who} good", f"{who} spans"), score.share(f"{who} found", "gold")
        both = 2 * good * found / max(1e-9, good + found)
        told.append(f"{good:.1f} / {found:.1f} / {both:.1f}")
    good = score.counts["ours right"] / max(1, score.counts["ours spans"])
    found = score.counts["ours right"] / max(1, score.counts["gold"])
    both = 100 * 2 * good * found / max(1e-9, good + found)
    return f"precision, recall, F1 ours {told[0]}, the parser's {told[1]}; found and of the right id, F1 {both:.1f}"


def main(names: list[str], misses: int) -> None:
    """Prints one line a half, and the commonest misses of the read halves."""
    for name in names or list(FILES):
        read, kept = Score(), Score()
        for index, (report, parsed, gold) in enumerate(parsed_articles(name)):
            half = kept if index % 2 else read
            score_article(parsed, given(report, parsed, gold), half)
            score_found(report, parsed, gold, half)
        for what, halves in (("read half", [read]), ("kept half", [kept]), ("whole", [read, kept])):
            print(f"{name}, {what}: {line(halves)}\n  in running text: {line_found(halves)}")
        for miss, count in Counter(read.misses).most_common(misses):
            print(f"  {count:3} {miss}")


if __name__ == "__main__":
    wanted = [one for one in sys.argv[1:] if one in FILES]
    main(wanted, int(sys.argv[sys.argv.index("--misses") + 1]) if "--misses" in sys.argv else 0)
