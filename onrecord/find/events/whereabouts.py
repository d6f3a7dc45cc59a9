"""Where a story goes on: what "there" and "the area" take up, and the place of a telling that says none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.find.events.scene import Scene
from onrecord.find.events.standing import whence
from onrecord.model import Place, Site
from onrecord.parse.syntax import Token

_BACK = 4
"""Sentences that a word for a place looks back."""
_POINT = frozenset({"town", "city", "village", "port", "camp", "hamlet", "settlement", "suburb", "outpost", "capital"})
_STRETCH = frozenset(
    ["region", "province", "area", "zone", "district", "territory", "island", "valley", "peninsula", "enclave", "state"]
)


def taken_up(scene: Scene, words: Sequence[Token]) -> Iterator[Site]:
    """What "there", "the town" and "the area" take up among the words: the last place told before that fits."""
    for token in words:
        if token.lower == "there" and token.relation == "advmod":
            wanted: frozenset[str] = frozenset()
        elif _is_known(scene, token) and token.lemma.lower() in _POINT | _STRETCH | {"country"}:
            wanted = frozenset({token.lemma.lower()})
        else:
            continue
        place = next((place for place in _before(scene, token) if _fits(scene, place, wanted)), None)
        if place is not None:
            yield Site(place.id, place.name, scene.report.span(token.start, token.end))


def _is_known(scene: Scene, noun: Token) -> bool:
    """ "The area", with nothing that tells which: not "the area round Lenn", "the area that he fled"."""
    if noun.relation not in {"pobj", "dobj", "nsubjpass"} or scene.mentions.place(noun) is not None:
        return False
    told = scene.parsed.child(noun, "prep", "relcl", "acl", "appos", "compound", "amod", "poss")
    determiner = scene.parsed.child(noun, "det")
    return told is None and determiner is not None and determiner.lower in {"the", "this", "that"}


def _fits(scene: Scene, place: Place, wanted: frozenset[str]) -> bool:
    country = scene.is_country(place)
    if wanted & _POINT:
        return not country and (place.radius is None or scene.is_spot(place))
    if wanted & _STRETCH:
        return not country
    return country or not wanted


def _before(scene: Scene, token: Token) -> Iterator[Place]:
    """The places that are named before a word, nearest first: not who acts, nor in its own sentence's dateline."""
    sentence = scene.parsed.sentence(token)
    for one in reversed(scene.parsed.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]):
        for word in reversed(scene.parsed.words(one)):
            known = scene.mentions.place(word)
            if known is None or word.index >= token.index or whence(scene, word):
                continue
            if word.relation != "nsubj" or scene.mentions.actor(word) is None:
                yield known[0]
