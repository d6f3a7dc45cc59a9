"""The day of a report's story: that of its opening, for the occasions on which whom it is about speaks further down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from onrecord.find.events.dating import Dated, times_of
from onrecord.find.events.drafts import Draft
from onrecord.find.events.narration import in_quotation, own_times
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers, tense
from onrecord.model import Basis, Time
from onrecord.parse.syntax import Token

_OPENING = 3
"""Sentences among which the opening is: a dateline or a caption may stand before it."""
_FRESH = timedelta(days=8)
_SPEAKS = frozenset({"refer", "speak", "talk", "mention", "use", "turn", "allude", "address", "read"})
_WHILE = frozenset({"as", "while", "although", "though", "when"})


@dataclass(frozen=True, slots=True)
class Opening:
    """Whom a report opens with, and the one day on which it has them act."""

    actor: str
    time: Time


def opening(scene: Scene) -> Opening | None:
    """The opening of a report that tells what somebody did on one day, not long before it came out; else None."""
    body = (sentence for sentence in scene.parsed.sentences if sentence.kind == "body")
    for sentence in islice(body, _OPENING):
        words = scene.parsed.words(sentence)
        root = next((word for word in words if word.relation == "ROOT"), None)
        actor = _subject(scene, root) if root is not None else None
        if root is None or actor is None or tense(scene.parsed, root) != "past":
            continue
        for time in times_of(scene, words):
            if _is_fresh_day(scene, time) and _goes_with(scene, time, root):
                return Opening(actor, time)
    return None


def on_its_day(scene: Scene, begins: Opening | None, draft: Draft) -> Dated | None:
    """ "As she was visiting a hospital, Quill called …": what whom the report is about did while they spoke."""
    if begins is None or draft.trigger.kind.type != "CONSULT" or draft.realis.status not in {"occurred", "ongoing"}:
        return None
    head = draft.trigger.head
    verb = head if draft.trigger.pattern.verb else scene.parsed.head(head)
    if verb is not None and verb.lower in {"at", "in", "to"}:
        verb = scene.parsed.head(verb)
    if verb is None or not _while_speaking(scene, verb, begins.actor) or in_quotation(scene, head):
        return None
    if own_times(scene, head) or begins.time.days is None:
        return None
    words = begins.time.span
    reason = f"it is told as of while they spoke, and the report opens with their doing so on “{words.text}”"
    return Dated(begins.time.days, Basis("story", reason, (words,)))


def _while_speaking(scene: Scene, verb: Token, actor: str) -> bool:
    """Whether a clause goes beside a saying of the actor's, and at the same time as it."""
    parsed, above = scene.parsed, scene.parsed.head(verb)
    if above is None or verb.relation != "advcl" or verb.tag != "VBG" or above.relation != "ROOT":
        return False
    if above.lemma not in tellers() | _SPEAKS or tense(parsed, above) != "past" or _subject(scene, above) != actor:
        return False
    links = {link.lower for link in parsed.children(verb, "mark", "advmod")}
    own = parsed.child(verb, "nsubj")
    return links <= _WHILE and (own is None or _who(scene, own) == actor) and tense(parsed, verb) == "past"


def _subject(scene: Scene, verb: Token) -> str | None:
    subject = scene.parsed.child(verb, "nsubj")
    return _who(scene, subject) if subject is not None else None


def _who(scene: Scene, word: Token) -> str | None:
    """The id of the person that a word names or stands for."""
    known = scene.mentions.actor(word)
    return known[0].id if known is not None and known[0].kind == "person" else None


def _is_fresh_day(scene: Scene, time: Time) -> bool:
    days, today = time.days, scene.report.published
    if days is None or days.first is None or days.first != days.last:
        return False
    return today is None or timedelta() <= today - days.first <= _FRESH


def _goes_with(scene: Scene, time: Time, root: Token) -> bool:
    token = scene.parsed.root(time.span.start, time.span.end)
    above = list(scene.parsed.ancestors(token)) if token is not None else []
    return next((one for one in above if one.pos in {"VERB", "AUX"}), None) == root
