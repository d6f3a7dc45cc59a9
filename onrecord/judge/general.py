"""Tells what only looks like a forecast: laws, permissions, what is so each time, and turns of phrase."""

from __future__ import annotations

from onrecord.judge.claim import Claim, words_of
from onrecord.model import Statement, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_LAWS = frozenset(
    {"article", "charter", "constitution", "statute", "statutes", "law", "act", "code", "convention", "clause", "section"}
    | {"paragraph", "rule", "rules", "rulebook", "regulation", "regulations", "bylaw", "bylaws", "protocol", "covenant"}
    | {"notice", "sign", "poster", "placard", "permit", "licence", "license", "handbook", "manual", "oath", "treaty"}
)
_OFTEN = frozenset({"often", "usually", "sometimes", "typically", "normally", "generally", "invariably", "occasionally"})
_KNOWN = frozenset({"remember", "recall", "know", "note", "understand", "see", "notice", "appreciate", "agree", "forgive"})
_SAYING = frozenset({"say", "add", "argue", "admit", "confess", "concede", "note", "venture", "suggest", "stress", "like"})
_READERS = frozenset({"reader", "viewer", "listener", "anyone", "everyone", "everybody", "anybody", "you", "one"})
_ALLOWED = frozenset(
    {"enter", "visit", "leave", "use", "apply", "carry", "cross", "take", "keep", "vote", "bring", "wear", "attend"}
    | {"request", "ask", "appeal", "choose", "stay", "buy", "sell", "fish", "hunt", "drive", "pass", "return", "travel"}
    | {"collect", "register", "stand", "speak", "photograph", "film", "park", "import", "export", "own", "hold", "serve"}
)
_GENERIC = frozenset({"a", "an", "no", "any", "every", "each", "all", "either", "neither"})
_POINTING = frozenset({"this", "these", "our", "my", "your", "his", "her", "their", "i", "we", "you", "us", "me"})


def is_general(parsed: Parsed, times: tuple[Time, ...], claim: Claim, told: Statement | None) -> bool:
    """Whether the claim of a modal holds each time, by law or as courtesy, and foretells nothing that can be judged."""
    if claim.marker.tag != "MD":
        return False
    if _courtesy(parsed, claim.head) or any(child.lower in _OFTEN for child in parsed.children(claim.head, "advmod")):
        return True
    if _dated(parsed, times, claim.head):
        return False
    return (
        _law(parsed, claim, told)
        or claim.marker.lower in {"may", "can"}
        and _permission(parsed, times, claim.head, told)
        or claim.hedge is None
        and _each_time(parsed, claim.head, told)
        or _able(parsed, claim, told)
    )


def _subject(parsed: Parsed, verb: Token) -> Token | None:
    return parsed.child(verb, "nsubj", "nsubjpass")


def _courtesy(parsed: Parsed, verb: Token) -> bool:
    """ "It will be remembered that", "as readers will know", "I would say"."""
    subject = _subject(parsed, verb)
    if subject is None:
        return False
    if verb.lemma in _KNOWN:
        passive = parsed.child(verb, "auxpass") is not None
        return subject.lemma.lower() in _READERS or subject.lower == "it" and passive
    return subject.lower in {"i", "we"} and verb.lemma in _SAYING and parsed.child(verb, "ccomp") is not None


def _dated(parsed: Parsed, times: tuple[Time, ...], verb: Token) -> bool:
    """Whether days stand in the clause."""
    words = parsed.subtree(verb)
    return any(
        words[0].start <= time.span.start < words[-1].end and time.days is not None and time.type in {"DATE", "TIME"}
        for time in times
    )


def _law(parsed: Parsed, claim: Claim, told: Statement | None) -> bool:
    """What a charter or a notice lays down for everybody; in others, "shall" of whom nobody speaks for."""
    subject = _subject(parsed, claim.head)
    if subject is None:
        return False
    own = subject.lower in {"i", "we"}
    if claim.marker.lower == "shall":
        return not own and (subject.pos != "PROPN" or _generic(parsed, subject) or _lawful(told))
    return _lawful(told) and not own and _generic(parsed, subject)


def _lawful(told: Statement | None) -> bool:
    source = told.source.span.text.lower().split() if told is not None and told.source is not None else []
    return any(word.strip(",.\"'") in _LAWS for word in source)


def _generic(parsed: Parsed, noun: Token) -> bool:
    """A noun for any of its kind: plural without article, or with "a", "each", "no"."""
    if noun.pos == "PRON":
        return noun.lower in {"nobody", "everybody", "anyone", "everyone", "whoever", "those", "one", "none", "he", "she"}
    first = parsed.child(noun, "det", "poss", "nummod")
    if first is not None:
        return first.lower in _GENERIC and not any(one.pos == "PROPN" for one in parsed.subtree(noun)[:-1])
    return noun.pos == "NOUN" and not any(one.pos == "PROPN" for one in parsed.subtree(noun))


def _permission(parsed: Parsed, times: tuple[Time, ...], verb: Token, told: Statement | None) -> bool:
    """ "Journalists may enter only with a pass", "families may visit on Thursdays"."""
    subject, words = _subject(parsed, verb), parsed.subtree(verb)
    if subject is None or subject.lower in {"you", "one"}:
        return True
    if not _generic(parsed, subject):
        return False
    each = any(time.type == "SET" and words[0].start <= time.span.start < words[-1].end for time in times)
    return each or any(word.lower == "only" for word in words) or verb.lemma in _ALLOWED or _lawful(told)


def _each_time(parsed: Parsed, verb: Token, told: Statement | None) -> bool:
    """ "Soldiers will fight for pay": of any of a kind, with nothing named that ties it to a case."""
    subject = _subject(parsed, verb)
    if subject is None or not _generic(parsed, subject) or subject.pos == "PRON":
        return False
    always = any(child.lower == "always" for child in parsed.children(verb, "advmod"))
    if told is not None and not always and not _proverb(told):
        return False
    if not always and told is None and verb.lemma in words_of("onset"):
        return False
    return not any(_ties(parsed, word) for word in parsed.subtree(verb))


def _ties(parsed: Parsed, word: Token) -> bool:
    """ "The town", "Lenn", "our men"; not "the man beside them", which is any."""
    if word.lower == "the":
        noun = parsed.head(word)
        return noun is not None and parsed.child(noun, "prep", "relcl", "acl") is None
    return word.pos == "PROPN" or word.lower in _POINTING or word.pos == "NUM"


def _proverb(told: Statement) -> bool:
    cue = told.cue.text.lower() if told.cue is not None else ""
    return any(word in cue.split() for word in ("liked", "likes", "used", "often", "always", "goes", "tells"))


def _able(parsed: Parsed, claim: Claim, told: Statement | None) -> bool:
    """ "The bridge will bear 60 tonnes": what a thing is able to do."""
    measured = any(
        parsed.child(child, "nummod") is not None for child in parsed.children(claim.head, "dobj", "npadvmod", "attr")
    )
    return told is None and measured and claim.head.lemma in _ABLE


_ABLE = frozenset({"carry", "hold", "bear", "fire", "throw", "lift", "float", "seat", "penetrate", "fit", "sleep", "fly"})
