"""The names that the encoder marked, as stretches of tokens: who has no title and is in no table is known by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.find.names.words import names_land, organ_words
from onrecord.lexicon import gazetteer
from onrecord.model import ActorKind
from onrecord.parse import NameKind, Parsed

SURE = 0.6
"""How sure the encoder is at least of a name that nothing else tells of."""
CERTAIN = 0.8
"""How sure it is at least where it overrules what the words round a name suggest."""
_LARGE = 300_000


@dataclass(frozen=True, slots=True)
class Marked:
    """Tokens ``[first, last)`` of a name, what it is of, and how sure that is."""

    first: int
    last: int
    kind: NameKind
    score: float


def marked(parsed: Parsed) -> Iterator[Marked]:
    """The names in text order."""
    for one in parsed.names:
        tokens = parsed.between(one.start, one.end)
        yield Marked(tokens[0].index, tokens[-1].index + 1, one.kind, one.score)


def by_token(parsed: Parsed) -> Mapping[int, Marked]:
    """The name that each token stands in."""
    return {index: one for one in marked(parsed) for index in range(one.first, one.last)}


def persons(parsed: Parsed) -> Iterator[Marked]:
    """Names that are surely a person's and no land's, people's or body's by themselves."""
    for one in marked(parsed):
        if one.kind != "person" or one.score < SURE or names_land(_name(parsed, one)):
            continue
        if _is_written_as_name(parsed, one):
            yield one


def bodies(parsed: Parsed) -> Iterator[tuple[Marked, ActorKind, str | None]]:
    """Names that are surely an organisation's or a unit's, with the kind of actor and the sector that they tell."""
    for one in marked(parsed):
        if one.kind not in ("organisation", "unit") or one.score < SURE or names_land(_name(parsed, one)):
            continue
        if not _is_written_as_name(parsed, one) or _is_large_town(parsed, one):
            continue
        told = organ_words().get(parsed.tokens[one.last - 1].text, ("organisation", None))
        kind, sector = ("armed force", "MIL") if one.kind == "unit" else told
        yield one, kind, sector


def _is_large_town(parsed: Parsed, one: Marked) -> bool:
    """Whether it is the name of a large town, as "the |Dnipro|", where the river is meant, is too."""
    town = gazetteer.largest(_name(parsed, one))
    return town is not None and town.population >= _LARGE


def _is_written_as_name(parsed: Parsed, one: Marked) -> bool:
    """Whether a word of it begins with a capital letter."""
    return any(token.text[0].isupper() for token in parsed.tokens[one.first : one.last])


def _name(parsed: Parsed, one: Marked) -> str:
    """The words of a name with single blanks."""
    return " ".join(token.text for token in parsed.tokens[one.first : one.last])
