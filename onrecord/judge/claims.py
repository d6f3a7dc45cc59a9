"""Finds the words that foretell: modals, "is set to", "imminent", "expects", with the clause that is foretold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon import Entry, load
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

By = Literal["modal", "predicate", "adjective", "verb", "adverb", "onset"]
_STATES = frozenset(
    {
        "be",
        "need",
        "want",
        "know",
        "mean",
        "depend",
        "seem",
        "understand",
        "think",
        "argue",
        "like",
        "afford",
        "appear",
        "see",
        "remain",
        "say",
        "ask",
    }
)
_BROWBEATEN = frozenset(
    {"threaten", "intimidate", "bully", "cow", "deter", "silence", "sway", "blackmail", "frighten", "dictate"}
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that foretells: its verb, the word that foretells, the hedge, and whether only a source may say it."""

    verb: Token
    marker: Token
    hedge: str | None
    told: bool


@cache
def _entries(by: By) -> Mapping[str, Entry]:
    return {word: entry for entry in load("forecasts").entries if entry.more["by"] == by for word in entry.match}


def claims(parsed: Parsed) -> Iterator[Claim]:
    """The clauses of the body that foretell something, in text order; questions and conditions foretell nothing."""
    for sentence in parsed.sentences:
        if sentence.kind != "body":
            continue
        words = parsed.words(sentence)
        if words[-1].text == "?" or any(word.text == "?" for word in words[-2:]):
            continue
        for token in words:
            claim = _claim(parsed, token)
            if claim is not None and not _imagined(parsed, claim.verb):
                yield claim


def _claim(parsed: Parsed, token: Token) -> Claim | None:
    if token.tag == "MD":
        return _modal(parsed, token)
    if token.relation in {"acomp", "attr", "ROOT", "ccomp", "conj", "xcomp"} or token.tag == "VBN":
        return _adjective(parsed, token) or _predicate(parsed, token) or _expecting(parsed, token)
    return _expecting(parsed, token)


def _hedge(entry: Entry) -> str | None:
    return None if entry.means == "None" else entry.means


def _modal(parsed: Parsed, modal: Token) -> Claim | None:
    entry, verb = _entries("modal").get(modal.lower), parsed.head(modal)
    if entry is None or verb is None or verb.pos not in {"VERB", "AUX"}:
        return None
    if any(aux.lower == "have" for aux in parsed.children(verb, "aux")):
        return None
    told = bool(entry.more.get("told", False))
    weak = entry.means != "None"
    if weak and (
        verb.lemma in _STATES
        and not (told and verb.lemma != "be" or _passive(parsed, verb))
        or parsed.child(verb, "neg")
    ):
        return None
    if not weak and _refuses(parsed, verb):
        return None
    if weak and any(below.tag == "VBD" for below in parsed.children(verb, "advcl")) and modal.lower == "could":
        return None
    if verb.relation in {"relcl", "advcl", "pcomp", "acl"} and (weak and not told or _by_relative(parsed, verb)):
        return None
    if modal.lower == "could" and not _onset(parsed, verb):
        told = True
    return Claim(verb, modal, _adverb(parsed, verb) or _hedge(entry), told)


def _by_relative(parsed: Parsed, verb: Token) -> bool:
    """ "The people who will carry the manuals": who is meant, not what is foretold."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lower in {"who", "which", "whom"}


def _onset(parsed: Parsed, verb: Token) -> bool:
    """Whether an author's "could" is a possibility and not an ability: "could lead", not "could confirm"."""
    return verb.lemma in _entries("onset") or parsed.child(verb, "npadvmod") is not None


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
        return verb.lemma in {"comment", "say", "discuss", "speak", "answer", "go", "elaborate", "speculate"}
    question = [
        one
        for one in parsed.children(verb)
        if one.tag in {"WP", "WRB", "WDT", "WP$"} and one.relation in {"dobj", "advmod", "attr", "pobj"}
    ]
    if subject is not None and subject.tag in {"WP", "WP$"}:
        question.append(subject)
    return bool(question) and verb.relation in {"ccomp", "pcomp", "csubj", "csubjpass", "acl", "advcl"}


def _adjective(parsed: Parsed, token: Token) -> Claim | None:
    """ "War is imminent": with a copula that isn't negated."""
    entry, verb = _entries("adjective").get(token.lower), parsed.head(token)
    if entry is None or verb is None or verb.lemma != "be" or parsed.child(verb, "neg"):
        return None
    return Claim(verb, token, _hedge(entry), False)


def _predicate(parsed: Parsed, token: Token) -> Claim | None:
    """ "Is set to visit", "are expected to meet": a present form of be, the word, an infinitive."""
    entry = _entries("predicate").get(token.lower)
    if entry is None:
        return None
    copula = parsed.child(token, "auxpass", "aux") or parsed.head(token)
    infinitive = parsed.child(token, "xcomp", "ccomp")
    dated = infinitive is None and token.lower in _DATED and _has_day(parsed, token)
    if copula is None or parsed.child(token, "neg") or copula.relation in {"amod", "acl"}:
        return None
    if not dated and (infinitive is None or parsed.child(infinitive, "aux") is None):
        return None
    if copula.lower not in {"is", "are", "'s", "'re", "was", "were"}:
        return None
    return Claim(token if token.tag.startswith("VB") else copula, token, _hedge(entry), copula.lower in {"was", "were"})


_DATED = frozenset({"due", "scheduled", "expected", "slated"})


def _has_day(parsed: Parsed, token: Token) -> bool:
    """ "Due on Friday", "expected this week": a time behind the word."""
    near = [child for child in parsed.children(token) if child.index > token.index]
    above = parsed.head(token)
    near += [child for child in parsed.children(above) if child.index > token.index] if above is not None else []
    return any(
        child.relation == "npadvmod" or (child.relation == "prep" and child.lower in {"on", "in", "by", "for", "at"})
        for child in near
    )


def _expecting(parsed: Parsed, token: Token) -> Claim | None:
    """ "They expect an attack to come": with a clause or infinitive that has its own subject."""
    entry = _entries("verb").get(token.lemma.lower())
    if entry is None or not token.tag.startswith("VB") or token.tag == "VBN" and _passive(parsed, token):
        return None
    below = parsed.child(token, "ccomp", "xcomp")
    if below is None or parsed.child(below, "nsubj", "nsubjpass") is None:
        return None
    if not any(aux.lower == "to" for aux in parsed.children(below, "aux")):
        return None
    return Claim(token, token, _hedge(entry), False)


def _adverb(parsed: Parsed, verb: Token) -> str | None:
    entry = next(
        (found for child in parsed.children(verb, "advmod") if (found := _entries("adverb").get(child.lower))), None
    )
    return entry.means if entry is not None else None


def _imagined(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause stands inside a condition, a comparison or a purpose."""
    for one in (verb, *parsed.ancestors(verb)):
        mark = parsed.child(one, "mark", "advmod")
        if mark is None:
            continue
        if one.relation == "advcl" and mark.lower in {"if", "unless", "whether", "so", "once"}:
            return True
        if mark.lower == "whether" and mark.relation == "mark":
            return True
    return False
