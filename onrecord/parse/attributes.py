"""Part of speech and lemma of each word, by the rules that come with the parser's model, each asked once.

The model has a table of rules that tell part of speech and features by a word's tag, letters and relation. spaCy tries
all of them at every word, which costs as much as its whole parser. What they say hangs on those three alone, but for
a few rules on words in a row, so it is kept for the next word of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

Holds = Callable[[int], bool]
Kind = tuple[int, int, int, int]
"""What the rules look at, by spaCy's numbers: tag, small letters, relation, whether it is white space."""
_LOOKED_AT = {"TAG": 0, "LOWER": 1, "DEP": 2, "IS_SPACE": 3}
_MOST_KEPT = 200_000


class Said(NamedTuple):
    """What the model says of a word."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    relation: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where words in a row fulfil the conditions, the one at ``index`` of them has these values."""

    number: int
    row: tuple[tuple[tuple[int, Holds], ...], ...]
    index: int
    values: Mapping[str, str]


class _Fitting(NamedTuple):
    """The rules whose first word may be of a kind: those on one word, those on more."""

    alone: tuple[_Rule, ...]
    in_row: tuple[_Rule, ...]


class Attributes:
    """Says of a document's words what the model's attribute ruler and its lemmatizer say together."""

    def __init__(self, model: Language) -> None:
        ruler: Any = model.get_pipe("attribute_ruler")
        self._lemmatizer: Any = model.get_pipe("lemmatizer")
        self._strings = model.vocab.strings
        self._rules = [
            _Rule(number, tuple(map(self._conditions, row)), entry["index"] % len(row), entry["attrs"])
            for number, entry in enumerate(ruler.patterns)
            for row in entry["patterns"]
        ]
        asked = [
            word["LOWER"] for entry in ruler.patterns for row in entry["patterns"] for word in row if "LOWER" in word
        ]
        self._spellings = frozenset().union(*map(self._named, asked))
        self._spelt = [self._condition(one) for one in asked if not self._named(one)]
        self._fitting: dict[Kind, _Fitting] = {}
        self._said: dict[tuple[int, int, int], tuple[Said, bool]] = {}
        _index(self._lemmatizer)

    def of(self, doc: Doc) -> list[Said]:
        """Of each token in turn; the document has tags and relations."""
        if len(self._said) > _MOST_KEPT:
            self._said.clear()
        found, begin = [], []
        for nth, key in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            if key not in self._said:
                fitting = self._fitting_of(doc[nth])
                self._said[key] = self._say(doc[nth], fitting.alone), bool(fitting.in_row)
            said, begins_row = self._said[key]
            found.append(said)
            if begins_row:
                begin.append(nth)
        for nth, rules in self._in_rows(doc, begin).items():
            found[nth] = self._say(doc[nth], (*self._fitting_of(doc[nth]).alone, *rules))
        return found

    def _in_rows(self, doc: Doc, begin: Iterable[int]) -> dict[int, list[_Rule]]:
        """By token the rules on words in a row that give it something."""
        found: dict[int, list[_Rule]] = {}
        for nth in begin:
            for rule in self._fitting_of(doc[nth]).in_row:
                row = doc[nth : nth + len(rule.row)]
                if len(row) == len(rule.row) and all(map(_fulfils, map(_kind, row), rule.row)):
                    found.setdefault(nth + rule.index, []).append(rule)
        return found

    def _say(self, token: Any, rules: Iterable[_Rule]) -> Said:
        """What these rules make of a token, the later ones over the earlier, and the lemma that follows from it."""
        values: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.number):
            values |= rule.values
        token.pos_ = values.get("POS", "")
        token.set_morph(values.get("MORPH", ""))
        lemma = values.get("LEMMA") or self._lemmatizer.lemmatize(token)[0]
        tag, relation = values.get("TAG", token.tag_), values.get("DEP", token.dep_)
        return Said(token.text, token.text.lower(), lemma, token.pos_, tag, relation)

    def _fitting_of(self, token: Token) -> _Fitting:
        """Words whose letters no rule names are alike."""
        kind = tag, lower, relation, space = _kind(token)
        named = lower in self._spellings or any(holds(lower) for holds in self._spelt)
        alike = (tag, lower if named else 0, relation, space)
        if alike not in self._fitting:
            rules = [rule for rule in self._rules if _fulfils(kind, rule.row[0])]
            alone = tuple(rule for rule in rules if len(rule.row) == 1)
            self._fitting[alike] = _Fitting(alone, tuple(rule for rule in rules if len(rule.row) > 1))
        return self._fitting[alike]

    def _named(self, asked: Any) -> frozenset[int]:
        """The letters that a condition names one by one, by spaCy's numbers; none where it goes by a pattern."""
        match asked:
            case str():
                return frozenset({self._strings.add(asked)})
            case {"IN": words}:
                return frozenset(map(self._strings.add, words))
        return frozenset()

    def _conditions(self, word: Mapping[str, Any]) -> tuple[tuple[int, Holds], ...]:
        return tuple((_LOOKED_AT[name], self._condition(asked)) for name, asked in word.items())

    def _condition(self, asked: Any) -> Holds:
        """ValueError where a rule asks what isn't known here."""
        match asked:
            case bool():
                return frozenset({int(asked)}).__contains__
            case str():
                return self._named(asked).__contains__
            case {"IN": _, **rest} if not rest:
                return self._named(asked).__contains__
            case {"NOT_IN": words, **rest} if not rest:
                others = frozenset(map(self._strings.add, words))
                return lambda number: number not in others
            case {"REGEX": pattern, **rest} if not rest:
                search = re.compile(pattern).search
                return lambda number: search(self._strings[number]) is not None
        raise ValueError(f"a rule of the parser's model asks {asked!r}; onrecord.parse.attributes doesn't know that")


def _index(lemmatizer: Any) -> None:
    """Makes sets of the words that lemmas are looked up in: spaCy holds them as lists, tens of thousands long."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for pos in list(index):
        index[pos] = frozenset(index[pos])


def _kind(token: Token) -> Kind:
    return token.tag, token.lower, token.dep, int(token.is_space)


def _fulfils(kind: Kind, conditions: Iterable[tuple[int, Holds]]) -> bool:
    return all(holds(kind[at]) for at, holds in conditions)
