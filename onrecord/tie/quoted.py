"""Ties "I" and "we" in a quotation: to whoever speaks, and to the one body that a speaker's office names."""

from __future__ import annotations

from onrecord.model import Statement
from onrecord.parse import Token
from onrecord.tie.offices import body_of
from onrecord.tie.roster import Roster

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def tie_first_persons(roster: Roster) -> None:
    """Ties each that stands in a quotation whose speaker is one actor."""
    for token in roster.parsed.tokens:
        if token.lower in _I | _WE and token.pos in ("PRON", "DET"):
            actor = _speaker(roster, token)
            if actor is not None and token.lower in _WE:
                actor = actor if roster.is_body(actor) else body_of(roster, actor)
            elif actor is not None and not roster.is_person(actor):
                actor = None
            if actor is not None:
                roster.add(token, actor, (token.start, token.end))


def _speaker(roster: Roster, token: Token) -> str | None:
    """Who says the innermost statement that a word stands in: as its source is tied, else resolved."""
    around = [one for one in roster.statements if any(s.start <= token.start < s.end for s in one.content)]
    quoted = roster.quote(token.start) is not None
    around = [one for one in around if one.manner == "direct" or (quoted and one.manner == "mixed")]
    inner = min(around, key=_size, default=None)
    if inner is None or inner.source is None:
        return None
    head = roster.parsed.root(inner.source.span.start, inner.source.span.end)
    tied = roster.at(head) if head is not None else None
    if tied is not None and roster.has_name(tied):
        return tied
    return inner.source.actors[0] if len(inner.source.actors) == 1 else None


def _size(one: Statement) -> int:
    return one.content[-1].end - one.content[0].start
