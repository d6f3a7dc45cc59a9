"""Statements that syntax shows: a cue with what hangs on it, quoted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.attribute import content
from onrecord.attribute.content import Stretch
from onrecord.attribute.cues import Cue, is_according_to, noun_cues, verb_cues
from onrecord.attribute.draft import Draft, barred
from onrecord.attribute.evidence import is_document
from onrecord.attribute.framed import framed
from onrecord.attribute.marks import Quote, over
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import Group, gives_signals, noun_group, speaker_of_noun, speaker_of_verb
from onrecord.find.names.words import group_words, organ_words, titles
from onrecord.parse import Parsed, Token
from onrecord.settings import MAX_SENTENCE

_FIRST_AND_SECOND = frozenset({"i", "we", "you", "us", "me"})
_OWN = frozenset({"my", "our", "your"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_MODALS = frozenset({"would", "could", "might", "may", "should", "must", "can", "will", "'d", "'ll"})
_ON_THE_WAY = frozenset({"go", "continue", "proceed", "begin", "come", "use", "take", "move", "appear", "seem", "rush"})
_ONLY = frozenset({"just", "only", "merely", "simply"})
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ship", "al", "ness", "talks", "help", "support", "access")

_CLAUSE = 0.8
_OBJECT = 0.65
_WAYS: tuple[tuple[str, Callable[[Parsed, Cue], list[Stretch]], float], ...] = (
    ("infinitive", content.infinitive, 0.8),
    ("as", content.as_what, 0.75),
    ("that", content.that_of_verb, 0.85),
    ("at", content.at_what, 0.8),
    ("gerund", content.gerund, 0.8),
)
_PREPOSITIONS = frozenset({"of", "about", "for", "on", "upon", "to", "against"})


def from_syntax(parsed: Parsed, mentions: Mentions, titles: list[Quote]) -> Iterator[Draft]:
    """A draft for each cue that has content by syntax, in text order; words in a title ("He Said No") are no cues."""
    unread = {
        sentence.index
        for sentence in parsed.sentences
        if sentence.kind != "body" or sentence.last - sentence.first > MAX_SENTENCE
    }
    for token in parsed.tokens:
        if token.sentence in unread or over(titles, token.start, token.end):
            continue
        draft = _of_verb(parsed, mentions, token) or _of_noun(parsed, token) or _according(parsed, token)
        draft = draft or framed(parsed, mentions, token)
        if draft is not None and not _speaks_for_itself(parsed, draft):
            yield draft


def _speaks_for_itself(parsed: Parsed, draft: Draft) -> bool:
    """Whether it is "I say" or "you know": the speaker of a quotation talking of himself, or nobody's account."""
    if draft.speaker is None:
        return False
    first, head = parsed.tokens[draft.speaker.first], draft.speaker.head
    if head.lower == "it" and draft.token.tag == "VBG":
        return True  # "it gave grounds for …, denouncing …": nobody's words
    return first.lower in _OWN or is_of_himself(draft)


def is_of_himself(draft: Draft) -> bool:
    """Whether the speaker is "I", "we" or "you"."""
    head = draft.speaker.head if draft.speaker is not None else None
    return head is not None and head.pos == "PRON" and head.lower in _FIRST_AND_SECOND


def is_said(parsed: Parsed, draft: Draft) -> bool:
    """Whether somebody's words are told: not negated or only possible, not "I say" or "you know", not nobody's."""
    if draft.token.pos in ("VERB", "AUX") and not is_uttered(parsed, draft.token):
        return False
    if draft.speaker is not None and parsed.tokens[draft.speaker.first].lower in _NOBODY:
        return False
    return not _speaks_for_itself(parsed, draft)


def _of_verb(parsed: Parsed, mentions: Mentions, token: Token) -> Draft | None:
    cues = verb_cues(parsed, token)
    if not cues or not is_uttered(parsed, token):
        return None
    speaker = verb_speaker(parsed, token)
    for cue in cues:
        if cue.passive and token.tag == "VBN":
            speaker = None
        found, sure = _content(parsed, cue, speaker)
        bare = sure < _CLAUSE
        if bare and speaker is not None and not can_speak(parsed, mentions, speaker):
            continue
        if found and _may_stand(parsed, cue, speaker, by_object=sure == _OBJECT):
            return draft_of(parsed, cue, speaker, found, sure)
    return None


def verb_speaker(parsed: Parsed, token: Token) -> Group | None:
    """The noun group that speaks by a verb."""
    head = speaker_of_verb(parsed, token)
    return noun_group(parsed, head) if head is not None else None


def draft_of(parsed: Parsed, cue: Cue, speaker: Group | None, found: list[Stretch], sure: float) -> Draft:
    """A draft of these pieces."""
    first, last = parsed.tokens[cue.first], parsed.tokens[cue.last]
    if last.start - first.end > 40:
        last = cue.token
    return Draft(cue.token, cue, first.start, last.end, speaker, list(found), sure)


def is_uttered(parsed: Parsed, token: Token) -> bool:
    """Whether the words were said, not only may be or were not: "would say", "did not say", "refused to say"."""
    if any(
        word.lower in _NOBODY | {"never"}
        for before in parsed.children(token, "prep", "advmod")
        if before.index < token.index
        for word in parsed.subtree(before)[:3]
    ):
        return False  # "at no point did she mention"
    if _is_withheld(parsed, token) or _is_outlook(parsed, token) or _tells_who(parsed, token):
        return False
    first = parsed.head(token)
    second = token.relation == "conj" and token.tag == "VB" and parsed.tokens[token.index - 1].lower != "but"
    if second and first is not None and first.tag == "VB":
        return is_uttered(parsed, first)  # "would neither confirm nor deny"
    negation = parsed.child(token, "neg")
    if negation is not None and parsed.tokens[negation.index + 1].lower not in _ONLY:
        return False
    if any(aux.lower in _MODALS for aux in parsed.children(token, "aux")):
        return any(word.lower in _ONLY for word in parsed.children(token, "advmod"))  # "would only say that"
    if any(aux.lower == "to" for aux in parsed.children(token, "aux")):
        above = parsed.head(token)
        return above is not None and above.lemma in _ON_THE_WAY and is_uttered(parsed, above)
    return True


def _is_withheld(parsed: Parsed, token: Token) -> bool:
    """Whether it was not told, or not yet: "without saying", "failed to explain", "has yet to say"."""
    above = parsed.head(token)
    if token.relation == "pcomp" and above is not None and above.lower == "without":
        return True
    if token.lemma in ("fail", "neglect", "hesitate") and parsed.child(token, "xcomp") is not None:
        return True
    links = [aux for one in (token, *parsed.children(token, "xcomp")) for aux in parsed.children(one, "aux")]
    return any(aux.lower == "to" and aux.index and parsed.tokens[aux.index - 1].lower == "yet" for aux in links)


def _is_outlook(parsed: Parsed, token: Token) -> bool:
    """Whether something is only to come: "are expected to announce", "the harvest promised to be good"."""
    deed = parsed.child(token, "xcomp")
    if deed is None:
        return False
    if token.lemma == "expect" and parsed.child(token, "auxpass") is not None:
        return bool(verb_cues(parsed, deed)) and _agentless(parsed, token)
    subject = parsed.child(token, "nsubj")
    lemma = subject.lemma.lower() if subject is not None and subject.pos == "NOUN" else ""
    thing = lemma and lemma not in titles() and lemma not in group_words()
    return bool(thing) and token.lemma == "promise" and deed.lemma == "be"


def _tells_who(parsed: Parsed, token: Token) -> bool:
    """Whether a belief of the past only tells who is meant: "dockers who had expected the port to open went home"."""
    before = parsed.tokens[parsed.subtree(token)[0].index - 1]
    if token.relation != "relcl" or before.text == "," or not any(aux.lower == "had" for aux in parsed.children(token)):
        return False
    cues = verb_cues(parsed, token)
    return bool(cues) and all(cue.inner for cue in cues)


def _agentless(parsed: Parsed, verb: Token) -> bool:
    return parsed.child(verb, "agent") is None


def can_speak(parsed: Parsed, mentions: Mentions, speaker: Group) -> bool:
    """Whether words can come from there: a bell that announces the end and clouds that promise snow say nothing."""
    head = speaker.head
    if gives_signals(speaker):
        return False
    if head.pos != "NOUN" or mentions.over(head) is not None or is_document(head):
        return True
    lemma = head.lemma.lower()
    if lemma in titles() or lemma in group_words() or lemma.capitalize() in organ_words():
        return True
    return any(token.pos == "PROPN" for token in parsed.tokens[speaker.first : speaker.last + 1])


def _may_stand(parsed: Parsed, cue: Cue, speaker: Group | None, *, by_object: bool) -> bool:
    """Whether this is a statement: somebody speaks, or the passive hides who; a belief is not told twice."""
    if speaker is None:
        return _hides_speaker(parsed, cue) and not cue.inner and not by_object
    if cue.passive:
        return False
    if any(parsed.tokens[index].lower in _NOBODY for index in (speaker.first, speaker.head.index)):
        return False
    if cue.inner and speaker.head.pos == "PRON":
        return cue.token.relation not in ("ccomp", "relcl", "xcomp")
    if parsed.tokens[speaker.first].tag in ("WP", "WDT"):
        return False  # "what a partner told them to do"
    return speaker.head.tag not in ("WP", "EX") and speaker.head.lower not in ("this", "that", "which", "what")


def _hides_speaker(parsed: Parsed, cue: Cue) -> bool:
    """Whether the passive keeps back who speaks: "it was reported that", "she was told that", "seen as"."""
    lifted = parsed.child(cue.token, "nsubjpass")
    if parsed.child(cue.token, "auxpass") is None:
        return cue.token.tag == "VBN"
    return lifted is None or lifted.lower == "it" or cue.hearer or cue.passive or "as" in cue.takes


def _content(parsed: Parsed, cue: Cue, speaker: Group | None) -> tuple[list[Stretch], float]:
    if "clause" in cue.takes and not (cue.asks and not _is_question(parsed, cue)):
        found = content.clause(parsed, cue, barred(parsed, cue, speaker))
        if found:
            return found, 0.9
    for way, find, sure in _WAYS:
        if way in cue.takes and (found := find(parsed, cue)):
            return found, sure
    if "object" in cue.takes and (found := _object(parsed, cue)):
        return found, _OBJECT
    return content.behind(parsed, cue.token, cue.takes & _PREPOSITIONS), 0.7


def _object(parsed: Parsed, cue: Cue) -> list[Stretch]:
    thing = parsed.child(cue.token, "dobj")
    if cue.abstract and (thing is None or not thing.lemma.endswith(_ABSTRACT)):
        return []
    if thing is not None and cue.token.lemma in GIVING_OUT and parsed.subtree(thing)[0].lower == "no":
        return []
    return content.object_of(parsed, cue)


GIVING_OUT = frozenset(
    {"announce", "disclose", "unveil", "reveal", "publicise", "publicize", "give", "provide", "offer"}
)
"""With "no" behind them nothing was given out ("announced no date"); "reported no losses" says that there were none."""


def _is_question(parsed: Parsed, cue: Cue) -> bool:
    """Whether what is asked is a question: whether, if, or a question word."""
    sentence = parsed.sentence(cue.token)
    if parsed.tokens[sentence.last - 1].text == "?":
        return True
    child = parsed.child(cue.token, "ccomp", "advcl")
    return child is not None and any(
        token.tag in ("WP", "WDT", "WRB", "WP$") or token.lower in ("whether", "if")
        for token in parsed.subtree(child)[:4]
    )


def _of_noun(parsed: Parsed, token: Token) -> Draft | None:
    for cue in noun_cues(token):
        head = speaker_of_noun(parsed, token)
        found = content.that_clause(parsed, token) if "that" in cue.takes else []
        if not found and head is not None and head.relation in ("poss", "compound", "pobj", "nsubj"):
            found = content.behind(parsed, token, cue.takes & _PREPOSITIONS)
            if not found and "infinitive" in cue.takes:
                found = content.noun_infinitive(parsed, token)
        if head is None and cue.itself:
            head = token
        if found:
            return draft_of(parsed, cue, _owner(parsed, token, head), found, 0.7 if head is not None else 0.5)
    return None


def _owner(parsed: Parsed, noun: Token, head: Token | None) -> Group | None:
    if head is noun:
        return _alone(noun)
    return noun_group(parsed, head) if head is not None else None


def _alone(token: Token) -> Group:
    return Group(token, token.index, token.index)


def _according(parsed: Parsed, token: Token) -> Draft | None:
    """ "According to the ministry, …": what is left of the clause that it hangs on."""
    if not is_according_to(parsed, token):
        return None
    behind = parsed.tokens[token.index + 1]
    head = parsed.child(behind, "pobj", "pcomp") or parsed.child(token, "pobj")
    if head is None or head.index <= behind.index:
        return None
    speaker = noun_group(parsed, head)
    own = {*range(token.index, speaker.last + 1), *(below.index for below in parsed.subtree(head))}
    main = next((above for above in parsed.ancestors(token) if above.pos in ("VERB", "AUX")), None)
    if main is None or main.index in own:
        return None
    tokens = [below for below in parsed.subtree(main) if below.index not in own]
    found = content.stretches(parsed, tokens, (parsed.tokens[index] for index in sorted(own)))
    if not found:
        return None
    return Draft(token, None, token.start, behind.end, speaker, found, 0.85)
