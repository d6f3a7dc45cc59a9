"""Who several are: "they", "both", "the two ministers", "the couple", "the unions"."""

from __future__ import annotations

from onrecord.attribute.speakers import Group
from onrecord.attribute.who.answers import Answer, listed
from onrecord.attribute.who.bodies import fits_body
from onrecord.attribute.who.cast import Cast, may_be, number_of
from onrecord.attribute.who.gender import Gender, gender_of
from onrecord.find.names.words import is_body_noun
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.parse import Token

_COUNTS = {
    **dict.fromkeys(("two", "both", "couple", "pair", "duo", "twins", "spouses", "newlyweds"), 2),
    **dict.fromkeys(("three", "trio", "triplets"), 3),
    **dict.fromkeys(("four", "quartet"), 4),
    "five": 5,
}
_BARE = frozenset(
    {"both", "couple", "pair", "duo", "two", "three", "four", "five", "trio", "quartet", "latter", "former"}
)
"""Words that say how many and not who."""
_BETWEEN = frozenset({",", "of", "and", "the"})
"""What may stand between a plural and the names of those it is said of."""
_IRREGULAR = {"women": "woman", "men": "man", "wives": "wife", "clergymen": "clergyman", "spouses": "spouse"}


class Several:
    """Resolves plural sources to the named actors that they take up."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parsed = cast.parsed

    def of(self, group: Group) -> Answer | None:
        """Whoever a plural noun takes up; None where it is no plural that takes up names."""
        head = group.head
        words = [self.parsed.tokens[index] for index in range(group.first, group.last + 1)]
        lower = [token.lower for token in words]
        count = next((_COUNTS[word] for word in lower if word in _COUNTS), None)
        taking = lower[0] in ("the", "both", "these", "those", "all") or head.lower in _BARE
        plural = head.tag in ("NNS", "NNPS") or head.lower in _BARE
        if not taking or not plural or any(token.relation in ("prep", "acl", "relcl") for token in self._below(group)):
            return None
        noun = None if head.lower in _BARE else _singular(head)
        return self._answer(group, noun, count, other="other" in lower)

    def _below(self, group: Group) -> list[Token]:
        return self.parsed.children(group.head)

    def _answer(self, group: Group, noun: str | None, count: int | None, *, other: bool) -> Answer | None:
        head = group.head
        text = self._text(group)
        floor = self.cast.floor(head, 1)
        pool = self._pool(noun, floor, head.start)
        described = [one for one in pool if noun and self._is_called(one, noun, head.start)]
        why = f"“{text}” takes up those named so before"
        if other:
            spoken_of = self.cast.subjects(self.parsed.sentences[max(0, head.sentence - 1)].start, head.start)
            pool = [one for one in pool if one not in spoken_of]
            described, why = [], f"“{text}” takes up those named before who are not {listed(o.name for o in spoken_of)}"
        found = self._of_size(described, count)
        if not found and noun and not other:
            found = self._titled_together(head, noun, count) or self._of_size(self._all_also(pool, noun, head), count)
        found = found or self._counted(pool, floor, head.start, count)
        if found:
            return _joined(found, why)
        if count is None and len(described) == 1:
            return None
        candidates = described if len(described) > 1 else pool
        if count is None or not candidates:
            return None
        names = listed(one.name for one in candidates)
        return Answer(text, (), f"“{text}” may mean any of {names}", tuple(one.id for one in candidates))

    def _text(self, group: Group) -> str:
        first, last = self.parsed.tokens[group.first], self.parsed.tokens[group.last]
        return self.cast.report.text[first.start : last.end]

    def _pool(self, noun: str | None, floor: int, end: int) -> list[Actor]:
        """Those named with a name whom the noun can mean: bodies for a body's noun, men for "the men"."""
        bodies = noun is not None and is_body_noun(noun)
        named = self.cast.named(floor, end, "body" if bodies else "person")
        gender: Gender | None = gender_of(noun) if noun is not None else None
        return [
            one
            for one in named
            if any(mention.text[0].isupper() for mention in one.mentions)
            and (gender is None or self.cast.genders.of(one.id) in (None, gender))
        ]

    def _is_called(self, actor: Actor, noun: str, before: int) -> bool:
        if is_body_noun(noun) and fits_body(self.cast, actor, noun, before):
            return True
        return self.cast.descriptions.given(actor, noun, before) is not None

    def _titled_together(self, head: Token, noun: str, count: int | None) -> list[Actor]:
        """The one row of names behind this very noun: "Two |senators|, Ana Kolb and Olan Brask, … The senators"."""
        floor = self.cast.floor(head, 1)
        rows = [row for row in self.cast.pairs(floor, head.start) if self._noun_before(row, floor) == noun]
        return self._of_size(rows[0], count) if len(rows) == 1 else []

    def _noun_before(self, row: list[Actor], floor: int) -> str | None:
        """The plural that a row of persons follows, with nothing but names and small words between."""
        start = next((mention.start for mention in row[0].mentions if mention.start >= floor), None)
        if start is None or not all(may_be(one, "person") for one in row):
            return None
        begin = self.parsed.sentence(self.parsed.between(start, start + 1)[0]).start
        for token in reversed(self.parsed.between(begin, start)):
            if token.tag in ("NNS", "NNPS") and self.cast.mentions.over(token) not in row:
                return _singular(token)
            if token.pos != "PROPN" and token.lower not in _BETWEEN:
                return None
        return None

    def _all_also(self, pool: list[Actor], noun: str, head: Token) -> list[Actor]:
        """All the persons in reach, where the noun goes with the office of each: "the officers", a colonel, a major."""
        words = facts.also_called().get(noun, ())
        told = [any(self.cast.descriptions.given(one, word, head.start) is not None for word in words) for one in pool]
        return pool if told and all(told) else []

    def _of_size(self, found: list[Actor], count: int | None) -> list[Actor]:
        right = len(found) == count if count is not None else len(found) > 1
        return found if right else []

    def _counted(self, pool: list[Actor], floor: int, end: int, count: int | None) -> list[Actor]:
        """All in the pool where they are as many as counted, else the one row of that many that stands together."""
        if count is None:
            return []
        if len(pool) == count:
            return pool
        rows = [row for row in self.cast.pairs(floor, end) if len(row) == count and all(one in pool for one in row)]
        return (
            rows[0]
            if len(rows) == 1 and not any(set(row) > set(rows[0]) for row in self.cast.pairs(floor, end))
            else []
        )

    def they(self, pronoun: Token) -> Answer | None:
        """Those whom "they" takes up where two or more were named together last; None where nobody was."""
        floor = self.cast.floor(pronoun, 1)
        last = next((turn for turn in reversed(self.cast.turns) if turn.at < pronoun.start), None)
        if last is not None and last.number == "several" and last.at >= floor:
            return None
        rows = self.cast.pairs(floor, pronoun.start)
        since = last.at if last is not None else floor
        groups = self.cast.subjects(since, pronoun.start, "several")
        if not rows or groups:
            return None
        row = rows[-1]
        if len(rows) > 1 and number_of(rows[-2][0]) == number_of(row[0]) and set(rows[-2]) != set(row):
            return None
        others = self._acting_beside(row, pronoun)
        if others:
            names = listed([" and ".join(one.name for one in row), *(one.name for one in others)])
            found = tuple(one.id for one in (*row, *others))
            return Answer(
                pronoun.text, (), f"“{pronoun.text}” may mean {names}, and nothing in the text decides", found
            )
        return _joined(row, f"“{pronoun.text}” takes up those named together before")

    def _acting_beside(self, row: list[Actor], pronoun: Token) -> list[Actor]:
        """The bodies that are subjects of the sentence before, where those named together in it are not."""
        sentence = self.parsed.sentences[max(0, pronoun.sentence - 1)]
        subjects = self.cast.subjects(sentence.start, sentence.end)
        here = self.cast.named(sentence.start, sentence.end, "person", "body")
        if sentence.index == pronoun.sentence or any(one in subjects for one in row) or row[0] not in here:
            return []
        return [one for one in subjects if number_of(one) == "body" and not may_be(one, "person")]


def _joined(found: list[Actor], why: str) -> Answer:
    name = " and ".join(one.name for one in found)
    named = listed(f"{one.name} (at {one.mentions[0].start})" for one in found)
    return Answer(name, tuple(one.id for one in found), f"{why}: {named.replace(' or ', ' and ')}")


def _singular(head: Token) -> str:
    return _IRREGULAR.get(head.lower, head.lemma.lower())
