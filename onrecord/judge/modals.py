"""Finds what modals foretell: "will", "could", "may", "would", and what only looks like it."""

from __future__ import annotations

from onrecord.find.events.verbs import inverted
from onrecord.judge.claim import Claim, hedge_of, words_of
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_STATES = frozenset(
    {"be", "need", "want", "know", "mean", "depend", "seem", "understand", "think", "argue", "like", "afford", "appear"}
    | {"see", "remain", "say", "ask"}
)
_BROWBEATEN = frozenset(
    {"threaten", "intimidate", "bully", "cow", "deter", "silence", "sway", "blackmail", "frighten", "dictate"}
)
_ARRIVING = frozenset(
    {"arrive", "reach", "begin", "start", "resume", "come", "open", "reopen", "be", "land", "return", "finish", "end"}
    | {"complete", "follow", "become", "know", "leave", "go"}
)
_UNSAID = frozenset({"comment", "say", "discuss", "speak", "answer", "go", "elaborate", "speculate"})


def modal(parsed: Parsed, word: Token, dated: bool) -> Claim | None:
    """What a modal foretells: its verb's clause; None where it asks, refuses, or says who is meant."""
    entry, verb = words_of("modal").get(word.lower), parsed.head(word)
    if entry is None or verb is None or verb.pos not in {"VERB", "AUX"}:
        return None
    weak, told = entry.means != "None", bool(entry.more.get("told", False))
    if told and weak and verb.lemma == "be" and not _passive(parsed, verb) and not _comes(parsed, verb):
        return None
    if _over(parsed, verb, weak) or (_weakened(parsed, word, verb, told) if weak else _refuses(parsed, verb)):
        return None
    if _below(parsed, verb) and (weak and not told or _by_relative(parsed, verb)):
        return None
    if word.lower == "could" and not _onset(parsed, verb) and not dated:
        told = True
    if word.lower in {"can", "ca"} and not (dated and parsed.child(verb, "neg")):
        return None
    if word.lower == "should" and not (dated and _arriving(parsed, verb)):
        return None
    return Claim(_believed(parsed, verb), word, _hedge(parsed, word, verb, hedge_of(entry)), told)


def _believed(parsed: Parsed, verb: Token) -> Token:
    """The clause's verb, or "do not think" that it hangs on, without which it would say the contrary."""
    above = parsed.head(verb)
    if above is None or verb.relation != "ccomp" or parsed.child(above, "neg") is None:
        return verb
    return above if above.lemma in words_of("governor") or above.lemma in words_of("verb") else verb


def _arriving(parsed: Parsed, verb: Token) -> bool:
    """ "Should arrive by Friday" is expected; "should withdraw" is wished."""
    return verb.lemma in _ARRIVING and parsed.child(verb, "dobj", "neg") is None


def _over(parsed: Parsed, verb: Token, weak: bool) -> bool:
    """ "Could have attacked": over; "will have cleared the road by May" isn't."""
    return weak and any(aux.lower == "have" for aux in parsed.children(verb, "aux"))


def _weakened(parsed: Parsed, word: Token, verb: Token, told: bool) -> bool:
    """ "May be", "might not come", "could see when it arrived": a guess about what is, or what one was able to do."""
    if parsed.child(verb, "neg") and not told:
        return True
    if verb.lemma in _STATES and not (told or _passive(parsed, verb)):
        return True
    return word.lower == "could" and any(below.tag == "VBD" for below in parsed.children(verb, "advcl"))


def _hedge(parsed: Parsed, word: Token, verb: Token, own: str | None) -> str | None:
    """The adverb's, the modal's, or that of what the clause hangs on: "I suspect", "fears that", "a risk that"."""
    adverb = next(
        (found for child in parsed.children(verb, "advmod") if (found := words_of("adverb").get(child.lower))), None
    )
    if adverb is not None:
        return hedge_of(adverb)
    return own if own is not None and own != "would" else _governor(parsed, verb) or own


def _shifted(parsed: Parsed, verb: Token) -> bool:
    """ "Said it would close": the "will" of what was said then; not "would close if", nor "says it would"."""
    if any(_if(parsed, below) for below in parsed.children(verb, "advcl")):
        return False
    for above in parsed.ancestors(verb):
        if above.tag.startswith("VB") and parsed.child(above, "nsubj", "nsubjpass") is not None:
            return above.tag in {"VBD", "VBN"}
    return False


def _comes(parsed: Parsed, verb: Token) -> bool:
    """Whether a "would be" is to come: "said it would be shut", or behind a condition, "if it passes, he would be"."""
    if _shifted(parsed, verb):
        return True
    before = [below for below in parsed.children(verb, "advcl", "ccomp") if below.index < verb.index]
    return any(_if(parsed, below) or inverted(parsed, below) for below in before)


def _if(parsed: Parsed, clause: Token) -> bool:
    mark = parsed.child(clause, "mark")
    return mark is not None and mark.lower in {"if", "unless"}


def _governor(parsed: Parsed, verb: Token) -> str | None:
    """The hedge of the verb, noun or adjective that a clause hangs on, in the words of the text where it's a belief."""
    above = parsed.head(verb)
    if above is None or verb.relation not in {"ccomp", "acl", "relcl", "xcomp", "csubj"} or above.index > verb.index:
        return None
    if verb.relation in {"relcl", "acl"} and parsed.child(verb, "mark") is None and _that(parsed, above) is None:
        return None
    near = [above, *parsed.children(above, "acomp", "attr", "nsubj")] if above.lemma == "be" else [above]
    for word in near:
        entry = words_of("governor").get(word.lemma.lower())
        if entry is not None and not (entry.more.get("own") and not _own(parsed, word)):
            return word.lower
    return _afraid(parsed, verb)


def _that(parsed: Parsed, noun: Token) -> Token | None:
    follows = parsed.tokens[noun.index + 1] if noun.index + 1 < len(parsed.tokens) else None
    return follows if follows is not None and follows.lower == "that" else None


def _own(parsed: Parsed, word: Token) -> bool:
    """ "I think", "my bet": the speaker's own."""
    near = parsed.child(word, "nsubj", "poss")
    return near is not None and near.lower in {"i", "we", "my", "our"}


def _afraid(parsed: Parsed, verb: Token) -> str | None:
    """ "Are afraid looters will come": the parser takes the word for one of the subject's."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    first = parsed.child(subject, "amod") if subject is not None else None
    entry = words_of("governor").get(first.lower) if first is not None and first.lower == "afraid" else None
    return hedge_of(entry) if entry is not None else None


def _below(parsed: Parsed, verb: Token) -> bool:
    """Whether it is a clause of another word; "the staff: armour could reach the road" is none of the staff's."""
    above = parsed.head(verb) if verb.relation in {"relcl", "advcl", "pcomp", "acl"} else None
    return above is not None and not any(token.text == ":" for token in parsed.tokens[above.index + 1 : verb.index])


def _by_relative(parsed: Parsed, verb: Token) -> bool:
    """ "The people who will carry the manuals": who is meant, not what is foretold."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lower in {"who", "which", "whom"}


def _onset(parsed: Parsed, verb: Token) -> bool:
    """Whether an author's "could" is a possibility and not an ability: "could lead", not "could confirm"."""
    return verb.lemma in words_of("onset") or parsed.child(verb, "npadvmod") is not None


def _passive(parsed: Parsed, verb: Token) -> bool:
    return parsed.child(verb, "auxpass") is not None


def _refuses(parsed: Parsed, verb: Token) -> bool:
    """ "I will not comment", "you will see", "what he will do": a refusal, a generality, a question, no forecast."""
    subject = parsed.child(verb, "nsubj")
    if subject is not None and subject.lower in {"you", "one"}:
        return True
    if parsed.child(verb, "neg") and _passive(parsed, verb) and verb.lemma in _BROWBEATEN:
        return True
    if parsed.child(verb, "neg") and subject is not None and subject.lower in {"i", "he", "she"}:
        return verb.lemma in _UNSAID
    question = [
        one
        for one in parsed.children(verb)
        if one.tag in {"WP", "WRB", "WDT", "WP$"} and one.relation in {"dobj", "advmod", "attr", "pobj"}
    ]
    if subject is not None and subject.tag in {"WP", "WP$"}:
        question.append(subject)
    return bool(question) and verb.relation in {"ccomp", "pcomp", "csubj", "csubjpass", "acl", "advcl"}
