"""Weighs whether a capitalised name that is in no table names a place: by what stands before it and beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from onrecord.find.names.words import standing, taking
from onrecord.lexicon import facts, gazetteer
from onrecord.parse import Parsed, Token

_LARGE = 300_000
_CERTAIN = 0.9
_KNOWN = 1_000
_BESIDE = ("across", "along", "near", "beyond")
_DIRECTIONS = ("from", "to", "of", "through", "across", "on", "for")
_BAD_LABELS = ("person", "organisation", "unit", "people", "weapon", "platform", "event", "other")


@dataclass(frozen=True, slots=True)
class Seen:
    """A name where it stands: tokens ``[first, last)``; ``kinded`` where a word for a kind of place is with it."""

    name: str
    first: int
    last: int
    kinded: bool


def weigh(parsed: Parsed, seen: Iterable[Seen]) -> frozenset[str]:
    """The names that are places in this report: one clear sighting of a name settles all of them."""
    standing_ = list(seen)
    labels = {(name.start, name.end): name.kind for name in parsed.names}
    sure = {one.name for one in standing_ if _clear(parsed, one, labels)}
    peoples = {token.text for token in parsed.tokens}
    sure |= {one.name for one in standing_ if _has_people(one, peoples)}
    marked = {(name.start, name.end) for name in parsed.names if name.kind == "place" and name.score >= _CERTAIN}
    sure |= {one.name for one in standing_ if _is_marked(parsed, one, marked)}
    while True:  # "near A, B and C": what is listed with a place is one
        ending = {one.last: one for one in standing_ if one.name in sure}
        starting = {one.first: one for one in standing_ if one.name in sure}
        left = (one for one in standing_ if one.name not in sure)
        more = {one.name for one in left if _listed(parsed, one, ending, starting)}
        if not more:
            return frozenset(sure)
        sure |= more


def _is_marked(parsed: Parsed, one: Seen, marked: Set[tuple[int, int]]) -> bool:
    """Whether the encoder is certain that a name of the gazetteer, or one behind a preposition, is a place's."""
    first, last = parsed.tokens[one.first], parsed.tokens[one.last - 1]
    if (first.start, last.end) not in marked or _articled(parsed, one) or first.text.isupper():
        return False
    return _population(one) >= _KNOWN or _before(parsed, one) in standing() or _before(parsed, one) in _DIRECTIONS


def _clear(parsed: Parsed, one: Seen, labels: Mapping[tuple[int, int], str]) -> bool:
    """Whether this sighting alone shows that the name is a place's."""
    if one.kinded or one.name in facts.words("houses of power"):
        return True
    first, last = parsed.tokens[one.first], parsed.tokens[one.last - 1]
    if any(token.text in facts.words("no places") for token in parsed.tokens[one.first : one.last]):
        return False
    label = labels.get((first.start, last.end))
    people = _population(one)
    if one.name in facts.country_by_capital():
        return label != "person" or one.name not in facts.given_names() or _before(parsed, one) in standing()
    if people >= _KNOWN and (_is_land(parsed, last) or _held(parsed, first)) and not _common(first):
        return True
    if _articled(parsed, one):
        return _before(parsed, one) in _BESIDE and people == 0 and _ends(parsed, last) and _unknown(first, label)
    if _before(parsed, one) in standing() and _ends(parsed, last):
        return people >= _KNOWN or _unknown(first, label)
    if _taken(parsed, last, label) and _ends(parsed, last) and last.tag in ("NNP", "NNPS"):
        return not first.text.isupper()
    return _strange(parsed, one, label) if people == 0 else _counted(parsed, one, people, label)


def _strange(parsed: Parsed, one: Seen, label: str | None) -> bool:
    """Whether a name that the gazetteer lacks is a place's here."""
    first, last = parsed.tokens[one.first], parsed.tokens[one.last - 1]
    directed = label == "place" and _before(parsed, one) in _DIRECTIONS
    if directed and _unknown(first, label) and _ends(parsed, last):
        return True
    return _governed(parsed, one) or _dateline(parsed, one)


def _counted(parsed: Parsed, one: Seen, people: int, label: str | None) -> bool:
    """Whether a name of the gazetteer is a place's here; a large town behind "to" or "from" is, whatever its label."""
    first, last = parsed.tokens[one.first], parsed.tokens[one.last - 1]
    directed = _before(parsed, one) in _DIRECTIONS
    if people >= _LARGE and directed and one.name not in facts.given_names():
        return _ends(parsed, last)
    if people >= _KNOWN and (label == "place" or directed) and _ends(parsed, last):
        return label not in _BAD_LABELS and not _common(first)
    return _dateline(parsed, one) or (people >= _LARGE and label not in _BAD_LABELS and not _common(first))


def _articled(parsed: Parsed, one: Seen) -> bool:
    return one.first > 0 and parsed.tokens[one.first - 1].lower == "the"


def _taken(parsed: Parsed, last: Token, label: str | None) -> bool:
    """Whether the name is the object of a verb that takes places."""
    verb = parsed.head(last)
    if last.relation not in ("dobj", "nsubjpass") or verb is None:
        return False
    return verb.lemma in taking("place") or (verb.lemma in taking("place or person") and label != "person")


def _is_land(parsed: Parsed, last: Token) -> bool:
    """Whether only land stands so: "Orn lies", "the outskirts of Orn", "Orn's airport", "an Orn suburb", "Orn-born"."""
    behind = parsed.tokens[last.index + 1 : last.index + 3]
    if len(behind) == 2 and behind[0].text == "-" and behind[0].start == last.end:
        return behind[1].lower in facts.words("joined to towns")
    head = parsed.head(last)
    if head is None:
        return False
    if last.relation == "nsubj":
        return head.lemma in facts.words("lie of lands")
    if last.relation == "pobj" and head.lower in ("of", "on") and (above := parsed.head(head)) is not None:
        return above.lower.removesuffix("s") in facts.words("of lands") | facts.words("done to lands")
    return last.relation in ("poss", "compound") and head.lower.removesuffix("s") in facts.words("of lands")


def _held(parsed: Parsed, first: Token) -> bool:
    """Whether it says who holds the place: "rebel-held Orn"."""
    before = parsed.tokens[max(0, first.index - 2) : first.index]
    return len(before) == 2 and before[0].text == "-" and before[1].lower in facts.words("holding lands")


def _governed(parsed: Parsed, one: Seen) -> bool:
    """Whether the name has a government: "Orn's foreign minister", "Orn's army"."""
    index = one.last
    if one.last - one.first > 2 or index + 1 >= len(parsed.tokens) or parsed.tokens[index].text not in ("'s", "’s"):
        return False
    owner = parsed.head(parsed.tokens[one.last - 1])
    return owner is not None and owner.index > index and owner.lower in facts.words("of states")


def _common(token: Token) -> bool:
    """Whether the parser takes the word for something else than a name."""
    return token.pos != "PROPN"


def _population(one: Seen) -> int:
    town = gazetteer.largest(one.name)
    return town.population if town else 0


def _before(parsed: Parsed, one: Seen) -> str:
    index = one.first - 1
    if index >= 0 and parsed.tokens[index].lower == "the":
        index -= 1
    return parsed.tokens[index].lower if index >= 0 else ""


def _ends(parsed: Parsed, last: Token) -> bool:
    """Whether the name is whole: no noun or number behind it that it only describes ("in Orn launchers")."""
    index = last.index + 1
    if index >= len(parsed.tokens) or parsed.tokens[index].sentence != last.sentence:
        return True
    return parsed.tokens[index].pos not in ("NOUN", "PROPN", "NUM") or last.relation in ("pobj", "conj", "dobj")


def _unknown(first: Token, label: str | None) -> bool:
    """Whether a name that no table has can be a place's: a plain capitalised word, not in capitals throughout."""
    return first.tag in ("NNP", "NNPS") and not first.text.isupper() and label not in ("other", "people")


def _dateline(parsed: Parsed, one: Seen) -> bool:
    """ "ORN, March 3" or "ORN (Wire) -" at the start of a paragraph."""
    sentence = parsed.sentence(parsed.tokens[one.first])
    opens = one.first == sentence.first and (
        sentence.index == 0 or parsed.sentences[sentence.index - 1].paragraph != sentence.paragraph
    )
    shouted = all(token.text.isupper() for token in parsed.tokens[one.first : one.last])
    return opens and shouted and one.last < sentence.last and parsed.tokens[one.last].text in (",", "(", "—", "–", "-")


def _has_people(one: Seen, words: set[str]) -> bool:
    """Whether the report has a word for the people of a land in -ia: "Olvania" with "Olvanian"."""
    return one.name.endswith("ia") and (one.name + "n" in words or one.name + "ns" in words) and " " not in one.name


def _listed(parsed: Parsed, one: Seen, ending: Mapping[int, Seen], starting: Mapping[int, Seen]) -> bool:
    """Whether a comma or an "and" joins the name to a place before it or behind it."""
    beside = ((one.first - 1, ending.get(one.first - 1)), (one.last, starting.get(one.last + 1)))
    for mark, neighbour in beside:
        if (
            neighbour is not None
            and parsed.tokens[mark].text in (",", "and", "or")
            and _same_kind(parsed, one, neighbour)
        ):
            return True
    return False


def _same_kind(parsed: Parsed, one: Seen, neighbour: Seen) -> bool:
    mine, other = parsed.tokens[one.last - 1], parsed.tokens[neighbour.last - 1]
    heads = mine.head == other.index or other.head == mine.index or mine.head == other.head
    return mine.tag in ("NNP", "NNPS") and heads and mine.relation in ("conj", "pobj", "appos", "dobj")
