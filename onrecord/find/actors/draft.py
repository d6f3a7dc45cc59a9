"""An actor while its mentions are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.ids import Ids
from onrecord.lexicon import facts
from onrecord.model import Actor, ActorKind, Report, Role
from onrecord.parse import Parsed


@dataclass(slots=True)
class Draft:
    """What is known of an actor so far; mentions are (start, end) in characters."""

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    roles: tuple[Role, ...] = ()
    confidence: float = 0.8
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def actor(self, report: Report, ids: Ids) -> Actor:
        """The actor, with an id from its first mention."""
        self.mentions.sort()
        spans = tuple(report.span(start, end) for start, end in self.mentions)
        known = (self.name, self.kind, self.country, self.sector, self.role)
        return Actor(ids.at(spans[0].start), *known, spans, self.confidence, self.roles)


def words(report: Report, parsed: Parsed, first: int, last: int) -> str:
    """The words of tokens ``[first, last)`` with single blanks."""
    return " ".join(report.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].split())


def reach(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """The characters of tokens ``[first, last)``."""
    return parsed.tokens[first].start, parsed.tokens[last - 1].end


def country_in(parsed: Parsed, first: int, last: int) -> str | None:
    """The country that the tokens name, as a country, a people or a capital; None where they name none."""
    stretch = [token.text for token in parsed.tokens[first:last]]
    for size in (4, 3, 2, 1):
        for at in range(len(stretch) - size + 1):
            word = " ".join(stretch[at : at + size])
            found = facts.country_by_name().get(word) or facts.country_by_people().get(word)
            if found is not None:
                return found.code
    return None


def owner_country(parsed: Parsed, first: int) -> str | None:
    """The country whose name stands as owner right before: "Norway's" before "Supreme Court"."""
    if first < 2 or parsed.tokens[first - 1].text not in ("'s", "’s", "'", "’"):
        return None
    return country_in(parsed, max(0, first - 5), first - 1) if parsed.tokens[first - 2].text[0].isupper() else None
