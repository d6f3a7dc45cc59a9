"""The occasions that somebody speaks on, with their day: "at her briefing on Thursday", "addressed parliament"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import UTTERANCES, speaker_of_noun, speaker_of_verb
from onrecord.model import Days, Time
from onrecord.parse import Parsed, Token


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day on which somebody (an actor's id; empty where it is open who) spoke, told at ``[start, …)``."""

    start: int
    actor: str
    days: Days


def occasions(parsed: Parsed, mentions: Mentions, times: Iterable[Time]) -> list[Occasion]:
    """The occasions in text order; ``times`` are those that nobody tells."""
    found = []
    for time in times:
        root = parsed.root(time.span.start, time.span.end)
        if root is None or time.days is None:
            continue
        noun, verb = _noun_and_verb(parsed, root)
        if noun is None and (verb is None or verb.lemma not in _SPEAKS):
            continue
        found.append(Occasion(time.span.start, _speaker(parsed, mentions, noun, verb), time.days))
    return found


def _noun_and_verb(parsed: Parsed, time: Token) -> tuple[Token | None, Token | None]:
    """The occasion that a time hangs on, or that the verb above it has for its object, and that verb."""
    above = list(parsed.ancestors(time))
    below = list(takewhile(lambda one: one.pos not in ("VERB", "AUX"), above))
    verb = above[len(below)] if len(below) < len(above) and above[len(below)].tag in _PAST else None
    on = next((one for one in below[:2] if one.lemma.lower() in OCCASIONS), None)
    if on is None and verb is not None:
        thing = parsed.child(verb, "dobj")
        on = thing if thing is not None and verb.lemma in _GIVES and thing.lemma.lower() in OCCASIONS else None
        behind = (parsed.child(link, "pobj") for link in parsed.children(verb, "prep"))
        on = on or next((one for one in behind if one is not None and one.lemma.lower() in OCCASIONS), None)
    return on, verb


def _speaker(parsed: Parsed, mentions: Mentions, noun: Token | None, verb: Token | None) -> str:
    """Who speaks on it: the subject of the verb, or whose speech it is; empty where no actor is named."""
    heads = [speaker_of_verb(parsed, verb) if verb is not None else None]
    heads.append(speaker_of_noun(parsed, noun) if noun is not None else None)
    for head in heads:
        for one in [head, *parsed.children(head, "appos")] if head is not None else []:
            named = mentions.over(one) if one is not None else None
            if named is not None:
                return named.id
    return ""


_PAST = frozenset({"VBD", "VBN", "VBG"})
_SPEAKS = frozenset({"speak", "address", "brief", "testify", "talk", "lecture"})
_GIVES = frozenset({"give", "hold", "deliver", "make", "grant", "host", "address", "open", "attend"})
OCCASIONS = UTTERANCES - {"call", "report", "note", "warning"} | {
    "conference", "hearing", "session", "sitting", "broadcast", "testimony", "lecture", "podcast", "phone-in",
    "questioning", "conversation", "talk", "debate", "sermon",
}  # fmt: skip
