"""What sort two entities are, and what they have part in."""

from __future__ import annotations

from onrecord.link.features.feature import Feature, yes_or_no
from onrecord.link.known import Known
from onrecord.link.telling import EntityTelling as Told


def same_kind(a: Told, b: Told, _: Known) -> float | None:
    """1 where both are of one kind; None where one's isn't known."""
    return None if "unknown" in (a.kind, b.kind) else float(a.kind == b.kind)


def same_country(a: Told, b: Told, _: Known) -> float | None:
    """1 where both are of one country."""
    return float(a.country == b.country) if a.country and b.country else None


def same_role(a: Told, b: Told, known: Known) -> float | None:
    """How alike the words of their offices are."""
    one, other = (" ".join(x.roles).casefold().split() for x in (a, b))
    return known.overlap(one, other) if one and other else None


def does_the_same(a: Told, b: Told, known: Known) -> float | None:
    """How alike what they have part in is."""
    return known.overlap(a.does, b.does) if a.does and b.does else None


FEATURES: tuple[Feature[Told], ...] = (
    Feature("same kind", same_kind, yes_or_no("", "they are of two kinds")),
    Feature("same country", same_country, yes_or_no("both are of one country", "they are of two countries")),
    Feature("same role", same_role, yes_or_no("both hold one office", "they hold two offices")),
    Feature("does the same", does_the_same, yes_or_no("both do the same", "")),
)
