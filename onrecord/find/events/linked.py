"""What ties a telling to an earlier sentence: a pronoun, a person or thing that both name, the same place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord.find.events.drafts import Draft
from onrecord.find.events.grammar import objects, subjects
from onrecord.find.events.narration import carrier
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers
from onrecord.parse.syntax import Sentence, Token

Link = Literal["pronoun", "name", "noun", "place", "owner", "doers"]
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
_KNOWN = frozenset({"the", "both", "this", "that", "these", "those", *_PRONOUNS})
_THIS = frozenset({"this", "that", "these", "those"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_STEM = 5
"""Letters that "attackers" and "attacked" share."""


def link(scene: Scene, draft: Draft, there: Sentence) -> Link | None:
    """What in the clause of a telling takes up something of an earlier sentence; None where nothing does."""
    verb = carrier(scene, draft) or draft.trigger.head
    parts = [scene.measured(one) for one in (*subjects(scene.parsed, verb), *objects(scene.parsed, verb))]
    before = scene.parsed.words(there)
    if any(part.lower in _PRONOUNS and not _is_speaker(scene, part, verb) for part in parts):
        return "pronoun"
    if _first_persons(scene, parts) and _first_persons(scene, before):
        return "pronoun"
    if _actors(scene, parts) & _actors(scene, before):
        return "name"
    stems = {_stem(word) for word in before if word.pos in {"NOUN", "PROPN", "VERB"}}
    within = [noun for noun in _within(scene, verb) if _stem(noun) in stems]
    if any(one.lower in _THIS for noun in within for one in scene.parsed.children(noun, "det")):
        return "pronoun"
    if any(_stem(part) in stems and _is_known(scene, part) for part in parts):
        return "noun"
    if places_of(scene, scene.parsed.sentence(verb)) & places_of(scene, there):
        return "place"
    if any(one.lower in _PRONOUNS for part in parts for one in scene.parsed.children(part, "poss")):
        return "owner"
    return "doers" if any(_are_doers(scene, one) for one in subjects(scene.parsed, verb)) else None


def _within(scene: Scene, verb: Token) -> list[Token]:
    """The nouns that a clause is told to be a part of: "was killed during this |operation|"."""
    prepositions = [one for one in scene.parsed.children(verb, "prep") if one.lower in {"during", "in"}]
    return [noun for one in prepositions for noun in scene.parsed.children(one, "pobj")]


def _is_speaker(scene: Scene, part: Token, verb: Token) -> bool:
    """ "Both firms said |they| reached an agreement": the pronoun takes up whoever speaks in its own sentence."""
    above = next((one for one in scene.parsed.ancestors(verb) if one.lemma in tellers()), None)
    subject = scene.parsed.child(above, "nsubj") if above is not None else None
    return subject is not None and subject.index < part.index and subject.lower not in _PRONOUNS


def _first_persons(scene: Scene, words: Iterable[Token]) -> bool:
    return any(one.lower in _FIRST for word in words for one in (word, *scene.parsed.children(word, "poss")))


def _are_doers(scene: Scene, subject: Token) -> bool:
    """ "The men", "the raiders": who did what a violent story tells, though it names them otherwise or not at all."""
    men = subject.lemma.lower() in {"man", "youth", "culprit", "perpetrator"} or scene.is_a(
        subject, frozenset({"force"})
    )
    return men and subject.tag == "NNS" and _is_known(scene, subject)


def _is_known(scene: Scene, part: Token) -> bool:
    """ "The gunmen", "the group of gunmen", but not "gunmen" or "two gunmen"."""
    above = scene.parsed.head(part)
    of = scene.parsed.head(above) if above is not None and above.lower == "of" else None
    return any(
        child.lower in _KNOWN for noun in (part, of) if noun is not None for child in scene.parsed.children(noun, "det")
    )


def _stem(token: Token) -> str:
    return token.lemma.lower()[:_STEM]


def _actors(scene: Scene, words: list[Token] | tuple[Token, ...]) -> set[str]:
    return {known[0].id for word in words if (known := scene.mentions.actor(word)) is not None}


def places_of(scene: Scene, sentence: Sentence) -> set[str]:
    """The names of the places in a sentence: known ones, and whatever name stands behind a word of place."""
    found = set()
    for word in scene.parsed.words(sentence):
        known, above = scene.mentions.place(word), scene.parsed.head(word)
        if known is not None:
            found.add(known[0].name.lower())
        elif word.tag == "NNP" and word.relation == "pobj" and word.index not in scene.timed:
            placed = above is not None and above.lower in {"in", "at", "near", "outside", "around", "of"}
            found |= {word.lower} if placed and scene.mentions.actor(word) is None else set()
    return found
