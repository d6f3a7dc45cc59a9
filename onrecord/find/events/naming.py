"""Names of exercises, operations, summits and battles: quoted, capitalised or set beside the word for what they are."""

from __future__ import annotations

import re

from onrecord.find.events.codenames import LITTLE
from onrecord.find.events.grammar import behind, objects
from onrecord.find.events.matching import Trigger
from onrecord.find.events.scene import Scene
from onrecord.model import Span
from onrecord.parse.syntax import Token

NAMED = frozenset(
    {
        "exercise",
        "summit",
        "attack",
        "battle",
        "treaty",
        "agreement",
        "ceasefire",
        "partnership",
        "war",
        "joint project",
    }
)
_QUOTED = re.compile(r"[\"“”'‘*]{1,2}([A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\d{1,4}|of|the)){0,5}),?[\"“”'’*]{1,2}")
_CALLING = frozenset({"name", "call", "codename", "dub", "title", "know", "christen", "designate"})
_TITLES = frozenset(
    {"summit", "accord", "accords", "agreement", "treaty", "battle", "pact", "protocol", "memorandum", "convention"}
)
_REACH = 70


def name(scene: Scene, trigger: Trigger) -> Span | None:
    """The name of the event that a noun tells, None where it has none."""
    if trigger.kind.what not in NAMED:
        return None
    if trigger.pattern.verb:
        subject = scene.parsed.child(trigger.head, "nsubj", "nsubjpass")
        told = scene.coded.get(subject.index) if subject is not None else None
        return told or next(
            (span for one in objects(scene.parsed, trigger.head) if (span := _titled(scene, one))), None
        )
    if trigger.head.index in scene.coded:
        return scene.coded[trigger.head.index]
    return _quoted(scene, trigger.head) or _capitalised(scene, trigger.head) or _beside(scene, trigger.head)


def _quoted(scene: Scene, head: Token) -> Span | None:
    """The quoted name nearest to the head in its sentence, with no verb but a naming one between."""
    sentence = scene.parsed.sentence(head)
    start, end = max(sentence.start, head.start - _REACH), min(sentence.end, head.end + _REACH)
    found = [scene.report.span(*match.span(1)) for match in _QUOTED.finditer(scene.report.text, start, end)]
    close = [span for span in found if _same_phrase(scene, span, head)]
    return min(close, key=lambda span: abs(span.start - head.start), default=None)


def _same_phrase(scene: Scene, span: Span, head: Token) -> bool:
    between = scene.parsed.between(min(span.end, head.end), max(span.start, head.start))
    return all(token.pos not in {"VERB", "AUX"} or token.lemma in _CALLING for token in between)


def _beside(scene: Scene, head: Token) -> Span | None:
    """The name that the head explains or that explains it.

    "Iron Gull, an exercise", "the exercise, Iron Gull", "an exercise called Iron Gull", "Iron Gull is an exercise".
    """
    parsed, found = scene.parsed, list(scene.parsed.children(head, "appos"))
    above = parsed.head(head)
    if above is not None and head.relation == "appos":
        found.append(above)
    if above is not None and head.relation == "attr":
        found += parsed.children(above, "nsubj")
    called = [
        one
        for verb in parsed.children(head, "acl")
        if verb.lemma in _CALLING
        for one in (*parsed.children(verb, "oprd", "dobj", "xcomp"), *behind(parsed, verb, "as"))
    ]
    titles = [_title(scene, one) for one in called]
    titles += [_title(scene, one) for one in found if one.index in scene.coded or not _known(scene, one)]
    return next((span for span in titles if span is not None), None)


def _known(scene: Scene, head: Token) -> bool:
    """Whether a word stands in the name of somebody, or of a place that there is."""
    place = scene.mentions.place(head)
    return scene.mentions.actor(head) is not None or (place is not None and place[0].geonames is not None)


def _title(scene: Scene, head: Token) -> Span | None:
    """The capitalised words round a proper noun, at least two, or the codename that it stands in."""
    if head.index in scene.coded:
        return scene.coded[head.index]
    if head.pos != "PROPN":
        return None
    before, behind_ = _run(scene, head, -1), _run(scene, head, 1)
    start = before.start if before is not None else head.start
    end = behind_.end if behind_ is not None else head.end
    return scene.report.span(start, end) if " " in scene.report.text[start:end] else None


def _capitalised(scene: Scene, head: Token) -> Span | None:
    """Capitalised words with a number before or behind the head, or behind "operation" and "exercise"."""
    if head.text[:1].isupper() and head.lower in {"exercise", "operation"}:
        return _run(scene, head, 1)
    before = _run(scene, head, -1)
    if before is None:
        return None
    words = scene.parsed.between(before.start, before.end)
    numbered = words[-1].text.isdigit() and any(word.pos not in LITTLE for word in words[:-1])
    return _titled(scene, head) or (before if numbered else None)


def _titled(scene: Scene, head: Token) -> Span | None:
    """ "The Halvik Accord": a word for an agreement or a battle in capitals, with the capitalised words before it."""
    if not head.text[:1].isupper() or head.lower not in _TITLES:
        return None
    before = _run(scene, head, -1)
    return scene.report.span(before.start, head.end) if before is not None else None


def _run(scene: Scene, head: Token, step: int) -> Span | None:
    taken: list[Token] = []
    index = head.index + step
    while 0 <= index < len(scene.parsed.tokens):
        token = scene.parsed.tokens[index]
        if token.sentence != head.sentence or not (
            token.text[:1].isupper() or token.text.isdigit() and len(token.text) < 5
        ):
            break
        taken.append(token)
        index += step
    taken.sort(key=lambda token: token.index)
    while taken and taken[0].pos in LITTLE:
        taken.pop(0)
    if not taken or taken[0].text.isdigit():
        return None
    return scene.report.span(taken[0].start, taken[-1].end)
