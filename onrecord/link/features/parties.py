"""Who has part in two events, and in which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.link.features.feature import Feature, by_degree
from onrecord.link.known import Known
from onrecord.link.names import standing
from onrecord.link.telling import As, EventTelling, Party

Told = EventTelling


def alike(a: Party, b: Party, known: Known) -> float:
    """How sure it is that two parties are one, from 0 to 1: one group, one name, or one rare head."""
    one, other = known.group(a.entity), known.group(b.entity)
    if one is not None and one == other:
        return 1.0
    if a.stems and a.stems == b.stems:
        return 0.5 + 0.5 * known.rarity(a.stems[-1])
    named = max(standing(a.name, b.name).score, 0.0) if a.name[:1].isupper() and b.name[:1].isupper() else 0.0
    heads = 0.6 * known.rarity(a.stems[-1]) if a.stems and b.stems and a.stems[-1] == b.stems[-1] else 0.0
    return max(named, heads)


def _best(ours: Sequence[Party], theirs: Sequence[Party], known: Known) -> float | None:
    """How alike the two most alike are; None where one side has none."""
    return max((alike(a, b, known) for a in ours for b in theirs), default=None)


def _of(told: Told, *parts: As) -> list[Party]:
    return [party for party in told.parties if party.takes_part in parts]


def same_actor(a: Told, b: Told, known: Known) -> float | None:
    """How alike those are who do it."""
    return _best(_of(a, "actor"), _of(b, "actor"), known)


def same_recipient(a: Told, b: Told, known: Known) -> float | None:
    """How alike those are to whom it is done."""
    return _best(_of(a, "recipient"), _of(b, "recipient"), known)


def turned_round(a: Told, b: Told, known: Known) -> float | None:
    """How alike one's actor and the other's recipient are."""
    found = [_best(_of(x, "actor"), _of(y, "recipient"), known) for x, y in ((a, b), (b, a))]
    return max((one for one in found if one is not None), default=None)


def any_party(a: Told, b: Told, known: Known) -> float | None:
    """How much of the one's parties the other has too, whatever their part."""
    if not a.parties or not b.parties:
        return None
    rows = [[alike(x, y, known) for y in b.parties] for x in a.parties]
    forth: float = sum(map(max, rows))
    back: float = sum(map(max, zip(*rows, strict=True)))
    return (forth + back) / (len(a.parties) + len(b.parties))


def common_party(a: Told, b: Told, known: Known) -> float | None:
    """How alike the two most alike parties are, whatever their part."""
    return _best(a.parties, b.parties, known)


def named_there(a: Told, b: Told, known: Known) -> float | None:
    """Of the names of each one's parties, the share that stands in the other's report; nothing within one."""
    if a.report == b.report:
        return None
    shares = [
        known.told_in({x for one in _named_ones(this) for x in one.stems}, its.report) for this, its in ((a, b), (b, a))
    ]
    found = [share for share in shares if share is not None]
    return sum(found) / len(found) if found else None


def _named_ones(told: Told) -> list[Party]:
    return [party for party in told.parties if any(word[:1].isupper() for word in party.name.split()[-1:])]


def _pair(a: Told, b: Told, parts: tuple[As, ...]) -> tuple[str, str]:
    ours, theirs = _of(a, *parts), _of(b, *parts)
    pairs = sorted((-standing(x.name, y.name).score, x.name, y.name) for x in ours for y in theirs)
    return pairs[0][1:] if pairs else ("", "")


def _says(word: str, *parts: As) -> Callable[[Told, Told, float], str]:
    def says(a: Told, b: Told, score: float) -> str:
        one, other = _pair(a, b, parts)
        if score < 0.4:  # noqa: PLR2004
            return f"{word} {one} here, {other} there"
        return f"{word} {one} in both" if one == other else f"{word} {one} and {other}, who may be one"

    return says


def _named(a: Told, b: Told, score: float) -> str:
    one, other = _pair(a, b, ("actor", "recipient", "beside"))
    if score < 0.4:  # noqa: PLR2004
        return "no party of the one is told of the other"
    return f"both name {one}" if one == other else f"one names {one}, the other {other}"


FEATURES: tuple[Feature[Told], ...] = (
    Feature("same actor", same_actor, _says("it is done by", "actor")),
    Feature("same recipient", same_recipient, _says("it is done to", "recipient")),
    Feature("turned round", turned_round, lambda _, __, score: "who does the one suffers the other" if score else ""),
    Feature("any party", any_party, lambda _, __, ___: ""),
    Feature("common party", common_party, _named),
    Feature(
        "named there", named_there, by_degree("each report names the other's parties", "their parties have other names")
    ),
)
