"""Names of exercises, operations, summits and battles: quoted or capitalised beside the word for what they are."""

from __future__ import annotations

import re

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
_REACH = 70
_LITTLE = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PRON", "ADV"})
"""Words that name nothing, in capitals only where they begin a sentence: "|The| 1973 war"."""


def name(scene: Scene, trigger: Trigger) -> Span | None:
    """The name of the event that a noun tells, None where it has none."""
    if trigger.kind.what not in NAMED:
        return None
    if trigger.pattern.verb:
        subject = scene.parsed.child(trigger.head, "nsubj", "nsubjpass")
        return scene.coded.get(subject.index) if subject is not None else None
    return _quoted(scene, trigger.head) or _capitalised(scene, trigger.head)


def _quoted(scene: Scene, head: Token) -> Span | None:
    """The quoted name nearest to the head in its sentence, with no verb but a naming one between."""
    sentence = scene.parsed.sentence(head)
    start, end = max(sentence.start, head.start - _REACH), min(sentence.end, head.end + _REACH)
    found = [scene.report.span(*match.span(1)) for match in _QUOTED.finditer(scene.report.text, start, end)]
    close = [span for span in found if _same_phrase(scene, span, head)]
    return min(close, key=lambda span: abs(span.start - head.start), default=None)


def _same_phrase(scene: Scene, span: Span, head: Token) -> bool:
    between = scene.parsed.between(min(span.end, head.end), max(span.start, head.start))
    return all(
        token.pos not in {"VERB", "AUX"} or token.lemma in {"name", "call", "codename", "dub", "title", "know"}
        for token in between
    )


def _capitalised(scene: Scene, head: Token) -> Span | None:
    """Capitalised words with a number before or behind the head, or behind "operation" and "exercise"."""
    if head.text[:1].isupper() and head.lower in {"exercise", "operation"}:
        return _run(scene, head, 1)
    before = _run(scene, head, -1)
    if before is None:
        return None
    words = scene.parsed.between(before.start, before.end)
    numbered = words[-1].text.isdigit() and any(word.pos not in _LITTLE for word in words[:-1])
    titled = head.text[:1].isupper() and head.lower in {
        "summit",
        "accord",
        "accords",
        "agreement",
        "treaty",
        "battle",
        "pact",
    }
    if titled:
        return scene.report.span(before.start, head.end)
    return before if numbered else None


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
    if not taken or taken[0].text.isdigit():
        return None
    return scene.report.span(taken[0].start, taken[-1].end)
