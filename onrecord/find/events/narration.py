"""What narrates: a telling in the simple past that nothing around it moves to another time."""

from __future__ import annotations

from onrecord.find.events.dating import of_saying
from onrecord.find.events.drafts import Draft
from onrecord.find.events.referents import happens
from onrecord.find.events.scene import Scene
from onrecord.find.events.tense import tellers, tense
from onrecord.model import Time
from onrecord.parse.syntax import Sentence, Token

_MOVED = frozenset(
    {
        "why",
        "how",
        "whether",
        "before",
        "after",
        "since",
        "until",
        "once",
        "if",
        "unless",
        "because",
        "whenever",
        "following",
    }
)
_BESIDE = frozenset({"relcl", "acl", "appos"})
_APART = frozenset(
    [
        "earlier", "previously", "formerly", "once", "recently", "later", "already", "ever", "never", "always", "often",
        "usually", "repeatedly", "ago", "regularly", "elsewhere", "separately", "historically", "annually",
        "eventually", "subsequently", "sometimes", "initially", "originally", "long",
        "last", "afterwards", "sometime", "now",
    ]
)  # fmt: skip
_OTHER_ONE = frozenset(
    {"another", "previous", "earlier", "past", "similar", "other", "separate", "every", "first", "any"}
)
_IN = frozenset({"in", "by", "during"})


def carrier(scene: Scene, draft: Draft) -> Token | None:
    """The verb that tells the event: the trigger, or the one that makes its noun happen; None where none does."""
    head = draft.trigger.head
    if draft.trigger.pattern.verb:
        return head
    above = scene.parsed.head(head)
    if above is None:
        return None
    if head.relation == "pobj" and above.lower in _IN:
        verb = scene.parsed.head(above)
        return verb if verb is not None and verb.pos == "VERB" else None
    return above if above.pos in {"VERB", "AUX"} and happens(scene, head) else None


def narrates(scene: Scene, draft: Draft) -> bool:
    """Whether a telling goes on with a story: done, in the simple past, and not moved before, after or beside it."""
    verb = carrier(scene, draft)
    if verb is None or draft.title or draft.realis.status != "occurred" or tense(scene.parsed, verb) != "past":
        return False
    if any(child.lower in _OTHER_ONE for child in scene.parsed.children(draft.trigger.head, "amod", "det")):
        return False
    return not _moved(scene, verb) and not _apart(scene, verb)


def _moved(scene: Scene, verb: Token) -> bool:
    """Whether a clause is told as before, after or beside another one, or as what somebody wants."""
    for token in (verb, *scene.parsed.ancestors(verb)):
        if token.relation in _BESIDE:
            return True
        links = scene.parsed.children(token, "mark", "prep", "advmod")
        if any(link.lower in _MOVED for link in links) or token.lower in _MOVED:
            return True
        if token is not verb and token.pos in {"VERB", "AUX"} and not _carries_on(scene, token):
            return True
    return False


def _carries_on(scene: Scene, above: Token) -> bool:
    """Whether a verb above a clause leaves it in the story: told in the past too, or a verb of saying."""
    told = tense(scene.parsed, above)
    return told == "past" or (above.lemma in tellers() and told not in {"pluperfect", "other"})


def _apart(scene: Scene, verb: Token) -> bool:
    """ "Earlier they ambushed a patrol", "it once attacked a trawler"."""
    return any(
        word.lower in _APART
        for above in (verb, *scene.parsed.ancestors(verb))
        for word in scene.parsed.children(above, "advmod", "npadvmod", "amod")
    )


def elsewhere(scene: Scene, head: Token) -> bool:
    """Whether a telling leaves the place of what stands before it: "elsewhere", "in a separate raid"."""
    away = {"elsewhere", "separate", "separately", "abroad", "nationwide"}
    return any(word.lower in away for word in scene.parsed.words(scene.parsed.sentence(head)))


def own_times(scene: Scene, head: Token) -> list[Time]:
    """The times of a sentence that may date what it tells: days or none, but not those of a saying, nor how long."""
    sentence = scene.parsed.sentence(head)
    return [time for time in times_in(scene, sentence) if not of_saying(scene, time, head)]


def times_in(scene: Scene, sentence: Sentence) -> list[Time]:
    """The dates and times of day of a sentence, and how often."""
    return [
        time for time in scene.times if time.type != "DURATION" and sentence.start <= time.span.start < sentence.end
    ]


def in_quotation(scene: Scene, token: Token) -> bool:
    """Whether a word stands between quotation marks that its paragraph opens before it."""
    sentence = scene.parsed.sentence(token)
    start = min(one.start for one in scene.parsed.sentences if one.paragraph == sentence.paragraph)
    before = scene.report.text[start : token.start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
