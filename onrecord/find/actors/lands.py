"""Ties what a country is called: by its name, its capital, its people, and "the government" where one fits."""

from __future__ import annotations

from onrecord.find.actors.draft import Draft
from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})


def one_each(acting: list[Draft]) -> list[Draft]:
    """The countries that act, each once: its capital is it ("Kyiv said", "Ukraine said")."""
    found: dict[str, Draft] = {}
    for number, draft in enumerate(acting):
        key = draft.country if draft.kind == "country" and draft.country is not None else str(number)
        known = found.setdefault(key, draft)
        if known is draft:
            continue
        if known.name not in facts.country_by_name() and draft.name in facts.country_by_name():
            known.name = draft.name
        known.mentions = sorted({*known.mentions, *draft.mentions})
        known.confidence = max(known.confidence, draft.confidence)
    return list(found.values())


def add_peoples(parsed: Parsed, acting: list[Draft], held: frozenset[int]) -> None:
    """Adds "the Algerians" to Algeria, where that acts itself."""
    by_code = {draft.country: draft for draft in acting if draft.kind == "country"}
    for token in parsed.tokens:
        country = facts.country_by_people().get(token.text)
        if country is None or country.code not in by_code or token.start in held or not _is_people(parsed, token):
            continue
        by_code[country.code].mentions.append((token.start, token.end))


def _is_people(parsed: Parsed, token: Token) -> bool:
    """Whether a word for a people stands for all of it: "the Algerians", with no word that tells which of them."""
    below = parsed.children(token)
    return (
        token.relation in _PARTS
        and (token.tag in ("NNPS", "NNS") or token.lower.endswith(("ese", "ish", "ch")))
        and any(child.lower == "the" for child in below)
        and not any(child.relation in ("amod", "nummod", "relcl", "prep", "acl") for child in below)
    )


def take_up_governments(report: Report, parsed: Parsed, unnamed: list[Draft], acting: list[Draft]) -> None:
    """Lays "the government" to the one country that acts before it in its paragraph, or to the only one that acts."""
    lands = [draft for draft in acting if draft.kind == "country"]
    for draft in unnamed:
        if draft.name.casefold() != "government":
            continue
        kept: list[tuple[int, int]] = []
        for start, end in draft.mentions:
            land = _ruled(report, parsed, parsed.between(start, end)[0], lands)
            (land.mentions if land is not None else kept).append((start, end))
        draft.mentions = kept


def _ruled(report: Report, parsed: Parsed, noun: Token, lands: list[Draft]) -> Draft | None:
    if not any(child.lower == "the" for child in parsed.children(noun, "det")) or parsed.child(noun, "prep", "poss"):
        return None
    start = report.paragraphs[parsed.sentence(noun).paragraph].start
    earlier = [land for land in lands if any(at < noun.start for at, _ in land.mentions)]
    near = [land for land in earlier if any(start <= at < noun.start for at, _ in land.mentions)]
    fitting = near or earlier
    return fitting[0] if len(fitting) == 1 else None
