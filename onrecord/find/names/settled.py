"""Lays what the lexicon knows for sure over the names that the encoder marked: equipment, and words for a people."""

from __future__ import annotations

from onrecord.find.equipment import Mention, equipment_in
from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Name, Parsed

_CERTAIN = 0.95


def settle_names(report: Report, parsed: Parsed) -> Parsed:
    """The parsed report with known equipment and peoples among its names, in text order, none over another.

    A system that the lexicon names is a weapon or a platform whatever was marked there. A word for a people is one
    where it stands alone or was marked alone, not inside a longer name.
    """
    known = [
        Name(one.start, one.end, one.of, _CERTAIN)
        for one in equipment_in(report.text)
        if not one.generic and parsed.between(one.start, one.end) and not _is_surname(parsed, one)
    ]
    names = [*known, *(name for name in parsed.names if not _touches(name, known))]
    held = {name.start: name for name in names}
    inside = {token.index for name in names for token in parsed.between(name.start, name.end)}
    for token in parsed.tokens:
        if token.text not in facts.country_by_people():
            continue
        name = held.get(token.start)
        alone = name is not None and name.end == token.end and name.score < _CERTAIN
        if alone or token.index not in inside:
            held[token.start] = Name(token.start, token.end, "people", _CERTAIN)
    return parsed.named(tuple(sorted(held.values(), key=lambda name: name.start)))


def _is_surname(parsed: Parsed, one: Mention) -> bool:
    """Whether a name that may be equipment's is the last word of a person's: "Teo |Sarin|"."""
    return any(name.kind == "person" and name.start < one.start and name.end == one.end for name in parsed.names)


def _touches(name: Name, known: list[Name]) -> bool:
    return any(one.start < name.end and name.start < one.end for one in known)
