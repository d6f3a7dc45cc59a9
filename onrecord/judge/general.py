"""Tells what only looks like a forecast: laws, permissions, what is so each time, and turns of phrase."""

from __future__ import annotations

from datetime import date

from onrecord.judge.claim import Claim, words_of
from onrecord.model import Statement, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_LAWS = frozenset(
    {
        "article",
        "charter",
        "constitution",
        "statute",
        "statutes",
        "law",
        "act",
        "code",
        "convention",
        "clause",
        "section",
    }
    | {"paragraph", "rule", "rules", "rulebook", "regulation", "regulations", "bylaw", "bylaws", "protocol", "covenant"}
    | {"notice", "sign", "poster", "placard", "permit", "licence", "license", "handbook", "manual", "oath", "treaty"}
)
_OFTEN = frozenset(
    {"often", "usually", "sometimes", "typically", "normally", "generally", "invariably", "occasionally"}
)
_KNOWN = frozenset(
    {"remember", "recall", "know", "note", "understand", "see", "notice", "appreciate", "agree", "forgive"}
)
_SAYING = frozenset(
    {"say", "add", "argue", "admit", "confess", "concede", "note", "venture", "suggest", "stress", "like"}
)
_READERS = frozenset({"reader", "viewer", "listener", "anyone", "everyone", "everybody", "anybody", "you", "one"})
_ALLOWED = frozenset(
    {
        "enter",
        "visit",
        "cross",
        "use",
        "pass",
        "apply",
        "vote",
        "attend",
        "carry",
        "wear",
        "photograph",
        "appeal",
        "collect",
    }
    | {"request", "register"}
)
_DISPUTING = frozenset({"deny", "dispute", "doubt", "argue", "forget", "object", "say", "ask", "wonder", "quarrel"})
_SOME = frozenset({"nobody", "one", "few", "many", "some", "none", "critics", "sceptics", "skeptics", "historians"})
_PLAIN = frozenset({"brief", "frank", "honest", "clear", "blunt", "grateful", "glad", "happy", "sorry", "candid"})
_LIKING = frozenset(
    {"like", "love", "prefer", "welcome", "appreciate", "want", "wish", "urge", "ask", "advise", "call"}
)
_TURNING = frozenset({"repeat", "quote", "spare", "bore", "summarise", "summarize", "confess", "elaborate"})
_GENERIC = frozenset({"a", "an", "no", "any", "every", "each", "all", "either", "neither"})
_POINTING = frozenset({"this", "these", "our", "my", "your", "i", "we", "you", "us", "me"})


def is_general(
    parsed: Parsed, times: tuple[Time, ...], claim: Claim, told: Statement | None, hangs: bool, since: date | None
) -> bool:
    """Whether the claim of a modal holds each time, by law or as courtesy, and foretells nothing that can be judged."""
    if claim.marker.tag != "MD":
        return False
    if _courtesy(parsed, claim.head) or any(child.lower in _OFTEN for child in parsed.children(claim.head, "advmod")):
        return True
    if _wished(parsed, claim) or _habit(parsed, times, claim, told):
        return True
    if _dated(parsed, times, claim.head, since):
        return False
    return (
        _law(parsed, claim, told)
        or claim.marker.lower == "may"
        and (not hangs or any(word.lower == "only" for word in parsed.subtree(claim.head)))
        and _permission(parsed, times, claim.head, told)
        or claim.hedge is None
        and _each_time(parsed, claim.head, told)
        or _able(parsed, claim, told)
    )


def _wished(parsed: Parsed, claim: Claim) -> bool:
    """ "We hope that the port will reopen", "let us pray the truce will hold", "she would like a new bridge"."""
    verb, above = claim.head, parsed.head(claim.head)
    if claim.marker.lower == "would" and verb.lemma in _WISHING:
        return True
    return above is not None and verb.relation in {"ccomp", "acl"} and above.lemma.lower() in _WISHES


_WISHING = frozenset({"like", "love", "prefer", "wish", "hate"})
_WISHES = frozenset({"hope", "wish", "pray", "prayer", "dream"})


def _habit(parsed: Parsed, times: tuple[Time, ...], claim: Claim, told: Statement | None) -> bool:
    """ "She recalled that he would take them to the bridge on Sundays"."""
    if claim.marker.lower != "would":
        return False
    cue = parsed.root(told.cue.start, told.cue.end) if told is not None and told.cue is not None else None
    return cue is not None and cue.lemma in _LOOKING_BACK or _is_set(parsed, times, claim.head)


_LOOKING_BACK = frozenset({"recall", "remember", "recount", "reminisce"})


def _is_set(parsed: Parsed, times: tuple[Time, ...], verb: Token) -> bool:
    words = parsed.subtree(verb)
    return any(time.type == "SET" and words[0].start <= time.span.start < words[-1].end for time in times)


def _subject(parsed: Parsed, verb: Token) -> Token | None:
    return parsed.child(verb, "nsubj", "nsubjpass")


def _courtesy(parsed: Parsed, verb: Token) -> bool:
    """ "It will be remembered that", "as readers will know", "I would say"."""
    subject, mark = _subject(parsed, verb), parsed.child(verb, "mark")
    if subject is None:
        return False
    if verb.relation == "advcl" and mark is not None and mark.lower == "as":
        return True
    if verb.lemma in _KNOWN:
        passive = parsed.child(verb, "auxpass") is not None
        expletive = subject.lower == "it" and passive
        return expletive or subject.lemma.lower() in _READERS or subject.lower == "we" and _speaks(parsed, verb)
    if verb.lemma in _DISPUTING and subject.lower in _SOME:
        return True
    if subject.lower == "it" and (verb.lemma in _SURPRISING or verb.lemma in _SAYING and _that_clause(parsed, verb)):
        return True
    return subject.lower in {"i", "we"} and _speaks(parsed, verb)


def _that_clause(parsed: Parsed, verb: Token) -> bool:
    """ "It may be said that"."""
    return parsed.child(verb, "auxpass") is not None and parsed.child(verb, "ccomp") is not None


_SURPRISING = frozenset({"surprise", "escape", "amaze"})


def _speaks(parsed: Parsed, verb: Token) -> bool:
    """ "I will say that", "I will be brief", "we would welcome an answer"."""
    if verb.lemma == "be":
        quality = parsed.child(verb, "acomp")
        return quality is not None and quality.lower in _PLAIN
    if verb.lemma in _SAYING:
        return parsed.child(verb, "ccomp", "xcomp") is not None
    would = any(aux.lower in {"would", "'d"} for aux in parsed.children(verb, "aux"))
    if verb.lemma == "see":
        return parsed.child(verb, "dobj", "prep", "npadvmod") is None
    return would and verb.lemma in _LIKING or verb.lemma in _TURNING


def _dated(parsed: Parsed, times: tuple[Time, ...], verb: Token, since: date | None) -> bool:
    """Whether days that were to come when it was told stand in the clause."""
    words = parsed.subtree(verb)
    return any(
        words[0].start <= time.span.start < words[-1].end
        and time.days is not None
        and (time.days.last is None or since is None or time.days.last >= since)
        and time.type in {"DATE", "TIME"}
        and time.value not in {"FUTURE_REF", "PRESENT_REF", "PAST_REF"}
        for time in times
    )


def _law(parsed: Parsed, claim: Claim, told: Statement | None) -> bool:
    """What a charter or a notice lays down for everybody; in others, "shall" of whom nobody speaks for."""
    subject = _subject(parsed, claim.head)
    if subject is None:
        return False
    own = subject.pos == "PRON" and not _generic(parsed, subject)
    if claim.marker.lower == "shall":
        return not own and (_lawful(told) or not _named(parsed, subject))
    return _lawful(told) and not own and _generic(parsed, subject)


def _named(parsed: Parsed, noun: Token) -> bool:
    """ "Kestria", "the Kestrian side"; not "the President", which any is."""
    words = [
        word for word in parsed.subtree(noun) if word.pos == "PROPN" or word.tag == "JJ" and word.text[:1].isupper()
    ]
    return len(words) > 1 or bool(words) and parsed.child(noun, "det") is None or bool(words) and words[0] != noun


def _lawful(told: Statement | None) -> bool:
    source = told.source.span.text.lower().split() if told is not None and told.source is not None else []
    return any(word.strip(",.\"'") in _LAWS for word in source)


def _generic(parsed: Parsed, noun: Token) -> bool:
    """A noun for any of its kind: plural without article, or with "a", "each", "no"."""
    if noun.pos == "PRON":
        return noun.lower in _ANYBODY
    first = parsed.child(noun, "det", "poss", "nummod")
    if first is not None:
        return first.lower in _GENERIC and not any(one.pos == "PROPN" for one in parsed.subtree(noun)[:-1])
    if any(one.pos == "PROPN" for one in parsed.subtree(noun) if one is not noun):
        return False
    return noun.pos == "NOUN" or _only_capital(parsed, noun)


def _only_capital(parsed: Parsed, noun: Token) -> bool:
    """ "War will always bring hardship": a noun that the parser takes for a name as it opens the sentence."""
    opens = noun.index == parsed.sentence(noun).first
    return opens and not any(name.start <= noun.start < name.end and name.score > _SURE for name in parsed.names)


_SURE = 0.8
_ANYBODY = frozenset({"nobody", "everybody", "anyone", "everyone", "whoever", "those", "one", "none"})


def _permission(parsed: Parsed, times: tuple[Time, ...], verb: Token, told: Statement | None) -> bool:
    """ "Journalists may enter only with a pass", "families may visit on Thursdays"."""
    subject = _subject(parsed, verb)
    if subject is None or subject.lower in {"you", "one"}:
        return True
    if not _generic(parsed, subject):
        return False
    if told is None and verb.lemma not in words_of("onset") and subject.pos != "PRON":
        return True
    cue = parsed.root(told.cue.start, told.cue.end) if told is not None and told.cue is not None else None
    if verb.lemma in _ALLOWED and cue is not None and cue.lemma in {"say", "state", "announce", "rule", "read"}:
        return True
    only = any(word.lower == "only" for word in parsed.subtree(verb))
    return only or _is_set(parsed, times, verb) or _lawful(told)


def _each_time(parsed: Parsed, verb: Token, told: Statement | None) -> bool:
    """ "Soldiers will fight for pay": of any of a kind, with nothing named that ties it to a case."""
    subject = _subject(parsed, verb)
    if subject is None or not _generic(parsed, subject) or subject.pos == "PRON":
        return False
    if any(child.lower == "always" for child in parsed.children(verb, "advmod")):
        return True
    changes = verb.lemma in words_of("onset") and parsed.child(verb, "dobj", "ccomp") is None
    if not _proverb(told) if told is not None else changes:
        return False
    return not any(_ties(parsed, word) for word in parsed.subtree(verb))


def _ties(parsed: Parsed, word: Token) -> bool:
    """ "The town", "Lenn", "our men"; not "the man beside them", which is any."""
    if word.pos == "PROPN" and _only_capital(parsed, word):
        return False
    if word.lower == "the":
        noun = parsed.head(word)
        return noun is not None and parsed.child(noun, "prep", "relcl", "acl") is None
    return word.pos in {"PROPN", "NUM"} or word.lower in _POINTING


def _proverb(told: Statement) -> bool:
    cue = told.cue.text.lower() if told.cue is not None else ""
    return any(word in cue.split() for word in ("liked", "likes", "used", "often", "always", "goes", "tells"))


def _able(parsed: Parsed, claim: Claim, told: Statement | None) -> bool:
    """ "The bridge will bear 60 tonnes": what a thing is able to do."""
    measured = any(
        parsed.child(child, "nummod") is not None for child in parsed.children(claim.head, "dobj", "npadvmod", "attr")
    )
    return (told is None or claim.marker.lower == "could") and measured and claim.head.lemma in _ABLE


_ABLE = frozenset(
    {
        "carry",
        "hold",
        "bear",
        "fire",
        "throw",
        "lift",
        "float",
        "seat",
        "penetrate",
        "fit",
        "sleep",
        "fly",
        "do",
        "range",
    }
)
