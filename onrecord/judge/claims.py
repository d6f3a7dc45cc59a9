"""Finds the words that foretell: modals, "is set to", "imminent", "expects", with the clause that is foretold."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.claim import Claim, hedge_of, words_of
from onrecord.judge.modals import modal
from onrecord.judge.schedules import dated_verbs, scheduled, timetables
from onrecord.model import Report, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_COPULAS = frozenset({"is", "are", "am", "'s", "'re", "'m", "was", "were", "be", "been", "remain", "remains"})
_SEEMS = frozenset({"look", "seem", "appear"})
_PAST = frozenset({"was", "were"})
_DATED = frozenset({"due", "scheduled", "expected", "slated", "planned"})
_TIMETABLED = frozenset({"scheduled", "slated", "due", "to", "planned"})


def claims(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Iterator[Claim]:
    """The clauses of the body that foretell something, in text order; questions and conditions foretell nothing."""
    present, dated = timetables(report, parsed, times), dated_verbs(report, parsed, times)
    for sentence in parsed.sentences:
        if sentence.kind != "body":
            continue
        words = parsed.words(sentence)
        if words[-1].text == "?" or any(word.text == "?" for word in words[-2:]):
            continue
        for token in words:
            claim = _claim(parsed, token, token.index in dated) or present.get(token.index)
            if claim is not None and not _imagined(parsed, claim.head):
                yield scheduled(parsed, times, claim)


def _claim(parsed: Parsed, token: Token, dated: bool) -> Claim | None:
    if token.tag == "MD":
        return modal(parsed, token, dated)
    if token.relation in {"acomp", "attr", "ROOT", "ccomp", "conj", "xcomp", "oprd", "amod"} or token.tag == "VBN":
        return _adjective(parsed, token) or _predicate(parsed, token) or _governing(parsed, token, dated)
    return _governing(parsed, token, dated)


def _governing(parsed: Parsed, token: Token, dated: bool) -> Claim | None:
    if token.lower == "to":
        return _to_be(parsed, token) or _ahead(parsed, token)
    if token.lower == "of":
        return _verging(parsed, token)
    if not token.tag.startswith("VB"):
        return None
    found = _expecting(parsed, token) or _controlled(parsed, token) or _feared(parsed, token)
    return found or (_agreed(parsed, token) if dated else None)


def _adjective(parsed: Parsed, token: Token) -> Claim | None:
    """ "War is imminent": with a copula that isn't negated."""
    entry, verb = words_of("adjective").get(token.lower), parsed.head(token)
    if entry is None or verb is None or verb.lemma not in {"be", "look", "seem"} or parsed.child(verb, "neg"):
        return None
    return Claim(verb, token, hedge_of(entry))


def _predicate(parsed: Parsed, token: Token) -> Claim | None:
    """ "Is set to visit", "are expected to meet", "looks bound to fail": the word with an infinitive or a day."""
    entry = words_of("predicate").get(token.lower)
    if entry is None:
        return None
    if token.lower in _DATED and _behind(parsed, token):
        return Claim(token, token, hedge_of(entry), False, token.lower in _TIMETABLED)
    copula = parsed.child(token, "auxpass", "aux") or parsed.head(token)
    infinitive = parsed.child(token, "xcomp", "ccomp") or _advised(parsed, token)
    dated = infinitive is None and token.lower in _DATED and _has_day(parsed, token)
    if copula is None or parsed.child(token, "neg") or copula.relation in {"amod", "acl"}:
        return None
    if not dated and (infinitive is None or parsed.child(infinitive, "aux") is None):
        return None
    if copula.lower not in _COPULAS and copula.lemma not in _SEEMS:
        return None
    head = token if token.tag.startswith("VB") and parsed.child(token, "auxpass", "aux") else copula
    return Claim(head, token, hedge_of(entry), copula.lower in _PAST, token.lower in _TIMETABLED)


def _behind(parsed: Parsed, token: Token) -> bool:
    """ "A study, due to be published on Friday", "the talks scheduled for May": said of the noun before, with a day."""
    noun = parsed.head(token)
    if noun is None or noun.pos not in {"NOUN", "PROPN"} or noun.index > token.index:
        return False
    if token.relation not in {"amod", "acl", "appos"} or parsed.child(token, "auxpass", "agent"):
        return False
    infinitive = parsed.child(token, "xcomp")
    return _has_day(parsed, token if infinitive is None else infinitive)


def _advised(parsed: Parsed, token: Token) -> Token | None:
    """The infinitive that the parser hangs on the copula: "is certain to fail"."""
    above = parsed.head(token)
    found = parsed.child(above, "xcomp") if above is not None and token.relation == "acomp" else None
    return found if found is not None and found.index > token.index else None


def _has_day(parsed: Parsed, token: Token) -> bool:
    """ "Due on Friday", "expected this week": a time behind the word."""
    near = [child for child in parsed.children(token) if child.index > token.index]
    near += [below for child in parsed.children(token, "advmod") for below in parsed.children(child)]
    above = parsed.head(token)
    near += [child for child in parsed.children(above) if child.index > token.index] if above is not None else []
    return any(
        child.relation == "npadvmod"
        or (child.relation in {"prep", "agent"} and child.lower in {"on", "in", "by", "for", "at"})
        for child in near
    )


def _to_be(parsed: Parsed, to: Token) -> Claim | None:
    """ "The ministers are to meet": a form of be and an infinitive; not "the aim is to meet"."""
    verb = parsed.head(to)
    copula = parsed.head(verb) if verb is not None and verb.relation == "xcomp" else None
    if verb is None or copula is None or copula.lower not in _COPULAS or to.index > verb.index:
        return None
    if any(child.relation in {"acomp", "attr", "prep", "expl", "neg"} for child in parsed.children(copula)):
        return None
    between = [token for token in parsed.tokens[copula.index + 1 : to.index] if token.pos not in {"ADV", "PART"}]
    subject = parsed.child(copula, "nsubj", "nsubjpass")
    if between or subject is None or subject.lemma in _AIMS:
        return None
    return Claim(copula, to, None, copula.lower in _PAST, True)


_AIMS = frozenset(
    {"aim", "goal", "plan", "idea", "task", "job", "point", "purpose", "way", "objective", "role", "mission", "thing"}
    | {"duty", "answer", "solution", "intention", "priority", "challenge", "hope", "step", "option", "what", "all"}
)


def _ahead(parsed: Parsed, to: Token) -> Claim | None:
    """ "Is on course to reach", "on the verge of falling" by the noun that stands before."""
    verb = parsed.head(to)
    copula = parsed.head(verb) if verb is not None else None
    if verb is None or copula is None or copula.lower not in _COPULAS or verb.relation not in {"xcomp", "advcl"}:
        return None
    on = parsed.child(copula, "prep")
    noun = parsed.child(on, "pobj") if on is not None else None
    entry = words_of("ahead").get(noun.lower) if noun is not None else None
    return Claim(copula, to, hedge_of(entry), copula.lower in _PAST) if entry is not None else None


def _verging(parsed: Parsed, of: Token) -> Claim | None:
    """ "Are on the verge of war"."""
    noun = parsed.head(of)
    on = parsed.head(noun) if noun is not None and noun.relation == "pobj" else None
    copula = parsed.head(on) if on is not None else None
    entry = words_of("ahead").get(noun.lower) if noun is not None else None
    if entry is None or entry.means == "None" or copula is None or copula.lower not in _COPULAS:
        return None
    return Claim(copula, of, hedge_of(entry), copula.lower in _PAST)


def _expecting(parsed: Parsed, token: Token) -> Claim | None:
    """ "They expect an attack to come": with a clause or infinitive that has its own subject."""
    entry = words_of("verb").get(token.lemma.lower())
    if entry is None or token.tag == "VBN" and parsed.child(token, "auxpass") is not None:
        return None
    if any(aux.lower == "had" for aux in parsed.children(token, "aux")):
        return None
    below = parsed.child(token, "ccomp", "xcomp")
    if below is None or parsed.child(below, "nsubj", "nsubjpass") is None:
        return None
    if not any(aux.lower == "to" for aux in parsed.children(below, "aux")):
        return None
    return Claim(token, token, token.lower if hedge_of(entry) else None)


def _controlled(parsed: Parsed, token: Token) -> Claim | None:
    """ "Vowed to retaliate", "plans to leave": what they will do; "planned to" foretells nothing."""
    entry, below = words_of("control").get(token.lemma.lower()), parsed.child(token, "xcomp", "advcl")
    if entry is None or below is None or parsed.child(token, "neg") or parsed.child(below, "nsubj"):
        return None
    if not any(aux.lower == "to" for aux in parsed.children(below, "aux")) or _helped(parsed, token):
        return None
    if entry.more.get("present") and token.tag not in {"VBZ", "VBP", "VBG"}:
        return None
    return Claim(token, below, hedge_of(entry))


def _agreed(parsed: Parsed, token: Token) -> Claim | None:
    """ "Agreed on a ceasefire with effect from 30 March": what has a day is still to come."""
    on = parsed.child(token, "prep") if token.lemma == "agree" and not _helped(parsed, token) else None
    thing = parsed.child(on, "pobj") if on is not None and on.lower in {"on", "to"} else None
    return Claim(token, thing, None) if thing is not None else None


def _helped(parsed: Parsed, token: Token) -> bool:
    """ "Would plan to", "may agree to", "had vowed to", "to promise": not said to have been done, or long over."""
    helpers = {aux.lower for aux in parsed.children(token, "aux", "auxpass")}
    return bool(helpers - {"has", "have", "is", "are", "'s", "'re", "'ve", "am", "'m"}) or token.relation == "amod"


def _feared(parsed: Parsed, token: Token) -> Claim | None:
    """ "Fears an attack within five days": an object that is new to the text."""
    entry, thing = words_of("verb").get(token.lemma.lower()), parsed.child(token, "dobj")
    if entry is None or thing is None or thing.pos not in {"NOUN", "PROPN"} or _helped(parsed, token):
        return None
    if parsed.child(token, "neg", "xcomp", "ccomp") or token.tag == "VBN" and parsed.child(token, "aux") is None:
        return None
    first = parsed.subtree(thing)[0]
    some = thing.tag == "NNS" and entry.means == "fear" and parsed.child(thing, "det", "poss", "nummod") is None
    hedge = token.lower if hedge_of(entry) else None
    return Claim(token, thing, hedge, token.tag == "VBD") if some or first.lower in _NEW else None


_NEW = frozenset({"a", "an", "another", "more", "further", "new", "fresh", "renewed", "no", "heavy"})


def _imagined(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause stands inside a condition, a comparison or a purpose, or wishes: "if only it would rain"."""
    first = parsed.child(verb, "mark")
    if first is not None and first.lower == "if" and parsed.tokens[first.index + 1].lower == "only":
        return True
    for one in (verb, *parsed.ancestors(verb)):
        mark = parsed.child(one, "mark", "advmod")
        if mark is None:
            continue
        if one.relation == "advcl" and mark.lower in {"if", "unless", "whether", "so", "once"}:
            return True
        if mark.lower == "whether" and mark.relation == "mark":
            return True
    return False
