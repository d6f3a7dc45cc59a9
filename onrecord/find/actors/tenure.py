"""Which offices the text gives a person, beside the name or by a verb, and when they were held as far as it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.find.names import Person
from onrecord.find.names.people import Sighting
from onrecord.find.names.titled import Title, role_span, title_ending
from onrecord.lexicon import facts
from onrecord.model import Days, Report, Role, Time
from onrecord.parse import Parsed, Token

Turn = Literal["held", "begun", "ended"]

_BEHIND = frozenset({"of", "to", "for"})
_PARTS = frozenset(
    {"prep", "pobj", "npadvmod", "conj", "nummod", "compound", "amod", "advmod", "pcomp", "dep", "appos"}
)
_STEPS = 6
"""Links between a time and the verb that it belongs to."""


@dataclass(frozen=True, slots=True)
class Office:
    """Tokens ``[first, last)`` of an office with its word in the lexicon, the times told of it, and what they bound."""

    first: int
    last: int
    word: str
    times: tuple[Time, ...]
    turn: Turn

    def role(self, report: Report, parsed: Parsed) -> Role:
        """The office as a role."""
        days = self._days()
        over = days is not None and days.last is not None
        before = over and (report.published is None or days.last < report.published)  # type: ignore[union-attr,operator]
        told = any(token.lower in facts.words("of past offices") for token in parsed.tokens[self.first : self.last])
        span = report.span(parsed.tokens[self.first].start, parsed.tokens[self.last - 1].end)
        return Role(span, days, told or before or self.turn == "ended")

    def _days(self) -> Days | None:
        days = next((time.days for time in self.times if time.days is not None), None)
        if days is None or self.turn == "held":
            return days
        bounded = Days(days.first, None) if self.turn == "begun" else Days(None, days.last)
        return bounded if bounded != Days(None, None) else None


def offices(parsed: Parsed, person: Person, times: tuple[Time, ...]) -> list[Office]:
    """The offices of a person in text order."""
    found = [office for one in person.sightings for office in _of_sighting(parsed, one, times)]
    return sorted(found, key=lambda office: office.first)


def roles(report: Report, parsed: Parsed, held: list[Office]) -> tuple[Role, ...]:
    """The offices as roles, one told twice in the same words and days once."""
    found: dict[tuple[str, Days | None, bool], Role] = {}
    for role in (one.role(report, parsed) for one in held):
        found.setdefault((role.span.text.casefold(), role.days, role.former), role)
    return tuple(found.values())


def _of_sighting(parsed: Parsed, one: Sighting, times: tuple[Time, ...]) -> Iterator[Office]:
    if one.role is not None and one.word is not None and one.word not in facts.words("address") | facts.words("kin"):
        yield _beside(parsed, one, one.role, one.word, times)
    verb = _verb(parsed, parsed.tokens[one.last - 1])
    if verb is not None and (turn := _turn(verb)) is not None and (noun := _named(parsed, verb, turn)) is not None:
        title = title_ending(parsed, noun.index + 1, parsed.sentence(noun).first)
        if title is not None and title.first > verb.index and title.word not in facts.words("address"):
            tied = tuple(time for time in _of_sentence(parsed, noun, times) if _is_tied(parsed, time, verb, noun))
            yield Office(*_reach(parsed, title, noun, tied), title.word, tied, turn)


def _beside(parsed: Parsed, one: Sighting, role: tuple[int, int], word: str, times: tuple[Time, ...]) -> Office:
    """The office that stands before a name or, set off, behind it."""
    first, last = role
    turn: Turn = "held"
    if first >= one.last:
        inside = _between(parsed, first, last, times)
        if (
            parsed.tokens[first].tag == "VBN" and (told := _turn(parsed.tokens[first])) is not None
        ):  # "appointed governor"
            turn, first = told, first + 1
            while first + 1 < last and parsed.tokens[first].pos in ("DET", "ADP", "PRON", "PART"):
                first += 1
        return Office(first, max(first + 1, _cut(parsed, first, last, inside)), word, inside, turn)
    while first > 0 and _qualifies(parsed, first - 1):
        first -= 1
    end = _in_office(parsed, one.last)
    return Office(first, last, word, _between(parsed, one.last, end, times), turn)


def _qualifies(parsed: Parsed, at: int) -> bool:
    """Whether a word before an office says that it is or was one: "then-|president|", "ex-|minister|"."""
    token = parsed.tokens[at]
    if token.text in ("-", "‑"):
        return at > 0 and parsed.tokens[at - 1].lower in facts.words("of past offices")
    return token.lower in facts.words("of past offices")


def _in_office(parsed: Parsed, at: int) -> int:
    """The end of ", in office since 2027," behind a name; ``at`` where nothing of the kind stands there."""
    phrase = [token.lower for token in parsed.tokens[at : at + 3]]
    if phrase[:2] != [",", "in"] or phrase[2:] not in (["office"], ["power"], ["post"]):
        return at
    limit = parsed.sentence(parsed.tokens[at]).last
    return next((index for index in range(at + 3, limit) if parsed.tokens[index].text in (",", ".", ";")), limit)


def _verb(parsed: Parsed, name: Token) -> Token | None:
    """The verb that a name is the subject of, by itself or by "who"; None where what it says is not so or not yet."""
    verb = parsed.head(name) if name.relation in ("nsubj", "nsubjpass") else parsed.child(name, "relcl")
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return None
    if name.relation not in ("nsubj", "nsubjpass") or parsed.child(name, "relcl") is not None:
        relative = parsed.child(name, "relcl")
        who = parsed.child(relative, "nsubj", "nsubjpass") if relative is not None else None
        verb = relative if who is not None and who.lower == "who" else verb
    below = parsed.children(verb, "aux", "neg") if verb is not None else ()
    unreal = any(child.tag == "MD" or child.relation == "neg" or child.lower == "to" for child in below)
    return None if unreal else verb


def _turn(verb: Token) -> Turn | None:
    """What a verb does with an office: it is held, begun or ended; None for any other verb."""
    turns: dict[str, Turn] = {"holding offices": "held", "beginning offices": "begun", "ending offices": "ended"}
    return next((turn for words, turn in turns.items() if verb.lemma in facts.words(words)), None)


def _named(parsed: Parsed, verb: Token, turn: Turn) -> Token | None:
    """The noun for the office: "was |minister|", "served two years as |minister|", "was appointed |minister|"."""
    noun = parsed.child(verb, "attr", "oprd") if turn != "ended" else None
    if noun is not None and noun.pos in ("NOUN", "PROPN"):
        return noun
    below = [child for child in parsed.children(verb) if child.relation in ("dobj", "prep", "oprd", "prt")]
    preps = [verb, *below, *(child for one in below for child in parsed.children(one, "prep"))]
    found = (parsed.child(one, "pobj") for one in preps if one.lower == "as" and one.relation == "prep")
    return next((one for one in found if one is not None), None)


def _of_sentence(parsed: Parsed, token: Token, times: tuple[Time, ...]) -> Iterator[Time]:
    sentence = parsed.sentence(token)
    yield from (time for time in times if sentence.start <= time.span.start and time.span.end <= sentence.end)


def _is_tied(parsed: Parsed, time: Time, verb: Token, noun: Token) -> bool:
    """Whether a time belongs to the verb or the office by syntax."""
    token = parsed.root(time.span.start, time.span.end)
    for _ in range(_STEPS):
        if token is None or token.relation not in _PARTS:
            return False
        token = parsed.head(token)
        if token is not None and token.index in (verb.index, noun.index):
            return True
    return False


def _between(parsed: Parsed, first: int, last: int, times: tuple[Time, ...]) -> tuple[Time, ...]:
    if first >= last:
        return ()
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    return tuple(time for time in times if start <= time.span.start and time.span.end <= end)


def _reach(parsed: Parsed, title: Title, noun: Token, tied: tuple[Time, ...]) -> tuple[int, int]:
    """The tokens of an office with what it is of: "mayor |of Orn|", "ambassador |to Chile|"."""
    first, last = role_span(parsed, title)
    for child in parsed.children(noun, "prep"):
        if child.index == last and child.lower in _BEHIND:
            last = max(token.index for token in parsed.subtree(child)) + 1
    return first, max(title.last, _cut(parsed, first, last, tied))


def _cut(parsed: Parsed, first: int, last: int, times: tuple[Time, ...]) -> int:
    """Where an office ends before the first time and the words that lead to it: "army chief |until last year|"."""
    starts = {time.span.start for time in times}
    end = next((at for at in range(first, last) if parsed.tokens[at].start in starts), last)
    if end < last:
        while end > first + 1 and (
            parsed.tokens[end - 1].pos in ("ADP", "DET", "SCONJ") or parsed.tokens[end - 1].text == ","
        ):
            end -= 1
    return end
