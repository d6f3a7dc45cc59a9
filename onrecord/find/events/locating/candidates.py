"""The names of a sentence that may say where an event is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.events.scene import Scene
from onrecord.model import Place, Span
from onrecord.parse.syntax import Sentence, Token

_NAMES = frozenset({"place", "person", "organisation", "unit", "other", "event"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name: its words ``[first, last)``, the one that the others hang on, what it is, and the place where known."""

    first: int
    last: int
    token: Token
    span: Span
    kind: str
    place: Place | None

    @property
    def name(self) -> str:
        """The place's name; where it is not known, the words."""
        return self.place.name if self.place else self.span.text


def candidates(scene: Scene, sentence: Sentence) -> list[Candidate]:
    """The names of places of a sentence, and those that may be of one, in text order."""
    found: list[Candidate] = []
    seen: set[tuple[int, int]] = set()
    for token in scene.parsed.words(sentence):
        known = scene.mentions.place(token)
        if known is not None and (known[1].start, known[1].end) not in seen:
            seen.add((known[1].start, known[1].end))
            found.append(_candidate(scene, known[1], _kind(scene, known[0]), known[0]))
    for name in scene.parsed.names_from(sentence.start, sentence.end):
        if name.kind not in _NAMES or name.end > sentence.end:
            continue
        if any(start < name.end and name.start < end for start, end in seen):
            continue
        one = _candidate(scene, scene.report.span(name.start, name.end), _named(scene, name.kind, name.start), None)
        if one.token.index not in scene.timed and one.token.index not in scene.coded:
            found.append(one)
    return sorted(found, key=lambda one: one.first)


def _named(scene: Scene, kind: str, start: int) -> str:
    """What a name is marked as, or the kind of the actor that it is known for."""
    token = scene.parsed.token_at(start)
    known = scene.mentions.actor(token) if token is not None else None
    return f"{kind} known" if known is not None and known[0].kind != "unknown" and kind != "place" else kind


def _candidate(scene: Scene, span: Span, kind: str, place: Place | None) -> Candidate:
    inside = scene.parsed.between(span.start, span.end)
    token = scene.parsed.root(span.start, span.end) or inside[0]
    return Candidate(inside[0].index, inside[-1].index + 1, token, span, kind, place)


def _kind(scene: Scene, place: Place) -> str:
    if scene.is_country(place):
        return "country"
    if place.radius is None:
        return "unlocated"
    return "spot" if scene.is_spot(place) else "land" if scene.is_land(place) else "region"
