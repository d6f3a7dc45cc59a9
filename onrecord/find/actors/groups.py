"""Those who act or speak without a name: "US officials", "a security official", "the ministry"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.find.actors.draft import Draft, country_in, owner_country, reach, words
from onrecord.find.names import Names
from onrecord.find.names.words import group_words, only_plural
from onrecord.lexicon import facts
from onrecord.model import ActorKind, Report
from onrecord.parse import Parsed, Token

_PARTS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "dative", "attr", "ROOT", "npadvmod", "dep")
_PLURAL_KINDS = ("group",)
_OFFICES_OF = frozenset({"ministry", "department", "secretariat"})
_IRREGULAR = {"men": "man", "women": "woman", "people": "people", "authorities": "authority", "police": "police"}


@dataclass(frozen=True, slots=True)
class _Group:
    """Tokens ``[first, last)`` of a noun group, with its noun as the lexicon has it."""

    first: int
    last: int
    noun: str
    kind: ActorKind
    sector: str | None
    singular: bool
    definite: bool

    @property
    def person(self) -> bool:
        """Whether it is one of a group: "a gunman"."""
        return self.singular and self.kind in _PLURAL_KINDS


def groups(report: Report, parsed: Parsed, names: Names, held: frozenset[int]) -> list[Draft]:
    """The groups of a report; one by the same words is the same group, an unnamed person is a new one each time."""
    settled, offices = names.settled(), names.offices()
    found: dict[str, Draft] = {}
    nouns: dict[str, _Group] = {}
    for token in parsed.tokens:
        one = _group(parsed, token, settled)
        if one is None or not held.isdisjoint(range(token.start, token.end)) or (one.person and one.definite):
            continue
        if one.person and (token.index in offices or _is_named(parsed, token, settled)):
            continue
        start, end = reach(parsed, one.first, one.last)
        name = words(report, parsed, one.first, one.last)
        key = f"{name}@{start}" if one.person else name.casefold()
        nouns.setdefault(key, one)
        draft = found.setdefault(key, _draft(parsed, one, name))
        draft.mentions.append((start, end))
    return _tied(found, nouns)


def _is_named(parsed: Parsed, token: Token, settled: frozenset[int]) -> bool:
    """Whether the name of one person stands beside a noun: "the regiment's |commander|, Major Ana Kolb,"."""
    return any(child.index in settled for child in parsed.children(token, "appos"))


def _tied(found: dict[str, Draft], nouns: dict[str, _Group]) -> list[Draft]:
    """Lays "the administration" to the one body that ends so ("Kolb administration"), where there is exactly one."""
    for key, one in nouns.items():
        if one.kind in _PLURAL_KINDS or not one.definite or one.last - one.first > 1:
            continue
        longer = [other for other in found if _is_longer(other, key) and not nouns[other].person]
        if len(longer) == 1:
            found[longer[0]].mentions += found.pop(key).mentions
    return list(found.values())


def _is_longer(name: str, key: str) -> bool:
    return name.endswith(" " + key) or name.startswith(key + " of ")


def _draft(parsed: Parsed, one: _Group, name: str) -> Draft:
    country = country_in(parsed, one.first, one.last) or owner_country(parsed, one.first)
    return Draft(name, "person" if one.person else one.kind, country, one.sector, confidence=0.75)


def _group(parsed: Parsed, token: Token, settled: frozenset[int]) -> _Group | None:
    if token.tag not in ("NN", "NNS", "NNP", "NNPS") or token.relation not in _PARTS or token.index in settled:
        return None
    noun, first = _noun(parsed, token)
    if noun is None or _is_shore(parsed, token) or (token.text[0].isupper() and not _begins(parsed, token, first)):
        return None
    kind, sector = group_words()[noun]
    first = _leftmost(parsed, token, first, settled)
    before = parsed.tokens[first - 1].lower if first > 0 and parsed.tokens[first - 1].sentence == token.sentence else ""
    singular = token.tag in ("NN", "NNP") and token.lower not in ("people", "police")
    if (singular and noun in only_plural()) or (singular and kind in _PLURAL_KINDS and not _part(parsed, token)):
        return None
    definite = before in ("the", "this", "that")
    return _Group(first, _rightmost(parsed, token, settled), noun, kind, sector, singular, definite)


def _is_shore(parsed: Parsed, token: Token) -> bool:
    """Whether "bank" is a river's: "the left |bank|", "the eastern |banks| of the Orn"."""
    before = parsed.tokens[token.index - 1].lower if token.index else ""
    return token.lower in ("bank", "banks") and (before in ("left", "right") or before in facts.words("compass"))


def _part(parsed: Parsed, token: Token) -> bool:
    """Whether one person takes part in what is said: no "a source of income", no "she is a teacher"."""
    while token.relation in ("conj", "appos") and (above := parsed.head(token)) is not None:
        if token.relation == "appos" and above.pos == "PROPN":  # "Ana Kolb, a teacher,"
            return False
        token = above
    preposition = parsed.head(token)
    if token.relation == "pobj" and preposition is not None:
        return preposition.lower in ("by", "from", "with", "against", "to", "on", "between", "for", "of")
    return token.relation in ("nsubj", "nsubjpass", "dobj", "dative")


def _begins(parsed: Parsed, token: Token, first: int) -> bool:
    """Whether a capital letter only begins the sentence, or a title in the plural has it ("NATO Defence Ministers")."""
    plural = token.tag in ("NNS", "NNPS") and first > 0 and parsed.tokens[token.index - 1].text[0].isupper()
    return plural or first == token.index == parsed.sentence(token).first


@cache
def _last_words() -> frozenset[str]:
    """How the nouns of several words end."""
    return frozenset(noun.rpartition(" ")[2] for noun in group_words() if " " in noun)


def _noun(parsed: Parsed, token: Token) -> tuple[str | None, int]:
    """(the noun as the lexicon has it, where it begins): "police officer" before "officer"."""
    one = _singular(token)
    for size in (3, 2) if {token.lower, one} & _last_words() else ():
        first = token.index - size + 1
        if first >= parsed.sentence(token).first:
            phrase = " ".join([t.lower for t in parsed.tokens[first : token.index]] + [one])
            whole = " ".join(t.lower for t in parsed.tokens[first : token.index + 1])
            for form in (whole, phrase):
                if form in group_words():
                    return form, first
    for form in (token.lower, one):
        if form in group_words():
            return form, token.index
    return None, token.index


def _singular(token: Token) -> str:
    lower = token.lower
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("men") and len(lower) > 4:
        return lower.removesuffix("men") + "man"
    lemma = token.lemma.lower()
    if lemma == lower and lower.endswith("s") and lower not in group_words():
        return lower.removesuffix("ies") + "y" if lower.endswith("ies") else lower.removesuffix("s")
    return lemma


def _leftmost(parsed: Parsed, token: Token, first: int, settled: frozenset[int]) -> int:
    """The first word of the noun group: adjectives, peoples and nouns; no article, number or owner."""
    sentence = parsed.sentence(token)
    below = {one.index for one in parsed.subtree(token)}
    while first - 1 >= sentence.first and first - 1 in below and _describes(parsed, first - 1, token, settled):
        first -= 1
    while first < token.index and _loose(parsed, first):
        first += 1
    return first


def _rightmost(parsed: Parsed, token: Token, settled: frozenset[int]) -> int:
    """The end of the noun group: over "of defence" behind "ministry", which tells it from other ministries."""
    behind = parsed.tokens[token.index + 1 : token.index + 3]
    if token.lower not in _OFFICES_OF or token.text[0].isupper() or len(behind) < 2 or behind[0].lower != "of":
        return token.index + 1
    whole = behind[1].tag in ("NN", "NNP") and behind[1].text[0].islower() and behind[1].index not in settled
    return token.index + 3 if whole and not parsed.children(behind[1], "compound", "conj") else token.index + 1


def _loose(parsed: Parsed, first: int) -> bool:
    """Whether the first word is none of the group's: a mark, or the "year-old" that is left of "32-year-old"."""
    token = parsed.tokens[first]
    return (
        not token.text[0].isalpha()
        or token.lower in ("year", "month", "so", "called")
        or (token.lower == "old" and first > 0)
    )


def _describes(parsed: Parsed, index: int, noun: Token, settled: frozenset[int]) -> bool:
    token = parsed.tokens[index]
    if token.pos in ("DET", "NUM", "PRON", "ADP", "AUX") or token.lower in facts.words("calendar"):
        return False
    if token.text in ("'s", "’s", "'", "’") or token.lower in facts.words("amounts"):
        return False
    if index in settled and parsed.tokens[index + 1].text in ("'s", "’s"):
        return False
    if token.text in ("-", ",", "‑") or token.pos == "CCONJ":
        return token.text != "," and _inside(parsed, index, noun)
    return token.pos in ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "SYM")


def _inside(parsed: Parsed, index: int, noun: Token) -> bool:
    """Whether a hyphen or an "and" joins two words that both describe the noun."""
    if parsed.tokens[index].pos == "CCONJ":
        return parsed.tokens[index].head != noun.index and parsed.tokens[index + 1].relation == "conj"
    return True
