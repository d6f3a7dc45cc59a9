"""Whom "he", "she", "it" and "they" mean, where only one can be meant; else they stay unknown."""

from __future__ import annotations

from onrecord.find.events.scene import Scene
from onrecord.model import Actor
from onrecord.parse.syntax import Sentence, Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_BODIES = frozenset({"it", "they", "its", "their", "them"})
_BACK = 3


def meant(scene: Scene, pronoun: Token) -> Actor | None:
    """The person or body that a pronoun stands for: the only one in its sentence or the last that names any."""
    if pronoun.lower in _BODIES:
        return _body(scene, pronoun)
    if pronoun.lower not in _PERSONAL:
        return None
    sentence = scene.parsed.sentence(pronoun)
    before = [token for token in scene.parsed.words(sentence) if token.index < pronoun.index]
    found = _persons(scene, before)
    for back in range(1, _BACK + 1):
        if found or sentence.index < back:
            break
        found = _of_sentence(scene, scene.parsed.sentences[sentence.index - back])
    return found[0] if len(found) == 1 else None


def _body(scene: Scene, pronoun: Token) -> Actor | None:
    """The country, force or group that is the subject above "it" and "they", else of the sentence before."""
    above = [child for verb in scene.parsed.ancestors(pronoun) for child in scene.parsed.children(verb, "nsubj")]
    found = _bodies(scene, [word for word in above if word.index < pronoun.index])
    sentence = scene.parsed.sentence(pronoun)
    if not found and sentence.index and not any(word.index < pronoun.index for word in above):
        before = scene.parsed.sentences[sentence.index - 1]
        if before.paragraph == sentence.paragraph:
            found = _bodies(scene, [word for word in scene.parsed.words(before) if word.relation == "nsubj"])
    return found[0] if len(found) == 1 else None


def _bodies(scene: Scene, words: list[Token]) -> list[Actor]:
    found: dict[str, Actor] = {}
    for word in words:
        known = scene.mentions.actor(word)
        if known is not None and known[0].kind != "person" and known[1].text[:1].isupper():
            found.setdefault(known[0].id, known[0])
    return list(found.values())


def _of_sentence(scene: Scene, sentence: Sentence) -> list[Actor]:
    """The persons of a sentence; where there are several, those that stand as a subject."""
    words = list(scene.parsed.words(sentence))
    found = _persons(scene, words)
    return found if len(found) < 2 else _persons(scene, [word for word in words if _subject(scene, word)])


def _subject(scene: Scene, word: Token) -> bool:
    """Whether a word is a subject or coordinated with one."""
    head = scene.parsed.head(word)
    if word.relation == "conj" and head is not None:
        return _subject(scene, head)
    return word.relation in {"nsubj", "nsubjpass"}


def _persons(scene: Scene, words: list[Token]) -> list[Actor]:
    found: dict[str, Actor] = {}
    for word in words:
        known = scene.mentions.actor(word)
        if known is not None and known[0].kind == "person" and known[1].text[:1].isupper():
            found.setdefault(known[0].id, known[0])
    return list(found.values())
