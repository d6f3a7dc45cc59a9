"""Finds what is announced for a day: "the talks open on Monday", and tells timetables from other claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.judge.claim import Claim, words_of
from onrecord.model import Report, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_PRESENT = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_UP = frozenset({"pobj", "prep", "npadvmod", "compound", "nummod", "amod", "advmod", "pcomp", "nmod", "appos"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_ON = frozenset({"on", "at", "in", "from", "until", "till", "to", "through", "during"})


def timetables(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> dict[int, Claim]:
    """The claims in the present tense that a day to come makes one ("opens on Monday"), by the index of their verb."""
    found: dict[int, Claim] = {}
    if report.published is None:
        return found
    for time in times:
        verb = _verb(parsed, time) if _coming(time, report.published) or _in(report, time) else None
        if verb is not None and _present(parsed, verb, time, report.published):
            first = _first(parsed, verb)
            found.setdefault(first.index, Claim(first, first, None, False, True))
    return found


def scheduled(parsed: Parsed, times: tuple[Time, ...], claim: Claim) -> Claim:
    """The claim as one of a timetable, where it has a day and its words are those of one: "will start on 1 April"."""
    if claim.marker is claim.head:
        return claim
    timed = claim.scheduled or claim.hedge is None and not claim.told and _phase(parsed, claim.head)
    dated = timed and any(_dates(parsed, claim.head, time) for time in times)
    return claim if claim.scheduled == dated else replace(claim, scheduled=dated)


def dated_verbs(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> frozenset[int]:
    """The indices of the verbs with a day to come, and of their helpers."""
    found: set[int] = set()
    for time in times:
        if report.published is None or not _coming(time, report.published):
            continue
        token = parsed.token_at(time.span.start)
        verb = next((one for one in parsed.ancestors(token) if one.pos in {"VERB", "AUX"}), None) if token else None
        if verb is not None:
            found.update({verb.index, *(child.index for child in parsed.children(verb, "aux"))})
    return frozenset(found)


def is_ahead(report: Report, parsed: Parsed, times: tuple[Time, ...], head: Token) -> bool:
    """Whether a day after the report stands with a verb, as in free speech ("it was planned for May")."""
    return any(
        time.days is not None
        and time.days.last is not None
        and report.published is not None
        and time.days.last > report.published
        and _dates(parsed, head, time, _BY)
        for time in times
    )


_BY = frozenset({"by", "before", "for"})


def _phase(parsed: Parsed, verb: Token) -> bool:
    """ "The talks will open", "the ministers will meet": an occasion, or who gathers or travels for one."""
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    if subject is None or verb.lemma not in words_of("timetable"):
        return False
    if subject.lemma.lower() in words_of("occasion") or verb.lemma in _GATHERING:
        return True
    return subject.pos == "PROPN" and verb.lemma in _PHASES and parsed.child(verb, "dobj", "xcomp", "prt") is None


_PHASES = frozenset({"begin", "start", "open", "run", "end", "close", "last", "resume", "conclude", "finish"})
_GATHERING = frozenset({"meet", "fly", "travel", "convene", "visit"})


def _dates(parsed: Parsed, head: Token, time: Time, more: frozenset[str] = frozenset()) -> bool:
    """Whether a day on which something is announced stands in the clause; "by Friday" is a day by when."""
    token = parsed.token_at(time.span.start)
    if token is None or token.sentence != head.sentence or not _is_day(time):
        return False
    above = list(parsed.ancestors(token))
    prep = next((one.lower for one in (token, *above) if one.relation == "prep"), "on")
    return head in above and prep in _ON | more


def _first(parsed: Parsed, verb: Token) -> Token:
    """ "Begins at dusk and lasts until Friday": the verb that the subject of both stands with."""
    above = parsed.head(verb)
    if verb.relation != "conj" or above is None or parsed.child(verb, "nsubj", "nsubjpass"):
        return verb
    return _first(parsed, above) if above.tag in {"VBZ", "VBP"} else verb


def _in(report: Report, time: Time) -> bool:
    """ "In two weeks"."""
    before = report.text[max(0, time.span.start - 4) : time.span.start].lower()
    return time.type == "DURATION" and time.days is None and before.split() == ["in"]


def _is_day(time: Time) -> bool:
    vague = time.value in {"PRESENT_REF", "FUTURE_REF"}
    return time.days is not None and time.type in {"DATE", "TIME"} and not vague


def _coming(time: Time, published: date) -> bool:
    if time.days is None or not _is_day(time):
        return False
    first, last = time.days.first, time.days.last
    return first >= published if first is not None else last is not None and last > published


def _verb(parsed: Parsed, time: Time) -> Token | None:
    """The verb whose time it is: right above it, or above its object ("delivers its verdict on 3 May")."""
    token = parsed.root(time.span.start, time.span.end)
    while token is not None and token.relation in _UP:
        token = parsed.head(token)
    if token is not None and token.pos == "NOUN" and token.relation in _OBJECTS:
        above = parsed.head(token)
        token = above if above is not None and above.lemma in words_of("timetable") else None
    return token if token is not None and token.pos in {"VERB", "AUX"} else None


def _present(parsed: Parsed, verb: Token, time: Time, published: date) -> bool:
    helpers = [aux.lower for aux in _helpers(parsed, verb)]
    entry = words_of("timetable").get(verb.lemma)
    if parsed.child(verb, "mark") is not None or not _subject(parsed, verb):
        return False
    if verb.tag in {"VBZ", "VBP"} and not helpers:
        return entry is not None or _on_a_day(parsed, verb, time) or verb.lemma == "be" and _occasion(parsed, verb)
    moving = verb.tag == "VBG" and len(helpers) == 1 and helpers[0] in _PRESENT
    passive = verb.tag == "VBN" and len(helpers) == 1 and helpers[0] in _PRESENT and _at_once(parsed, verb)
    later = time.days is not None and time.days.first is not None and time.days.first > published
    return later and (moving and verb.lemma not in _WAITING or passive)


def _on_a_day(parsed: Parsed, verb: Token, time: Time) -> bool:
    """ "The last patrol boards the ship on 30 June": any deed, where the very day is told."""
    first = parsed.token_at(time.span.start)
    above = parsed.head(first) if first is not None else None
    on = any(one is not None and one.lower == "on" for one in (above, parsed.head(above) if above else None))
    return on and _DAY.fullmatch(time.value) is not None and verb.pos == "VERB" and verb.lemma not in _MINDS


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MINDS = frozenset(
    {"say", "think", "believe", "know", "want", "need", "hope", "expect", "fear", "warn", "claim", "mean", "seem"}
    | {
        "have",
        "see",
        "remember",
        "insist",
        "argue",
        "plan",
        "intend",
        "report",
        "write",
        "tell",
        "ask",
        "call",
        "demand",
    }
    | {
        "urge",
        "deny",
        "accuse",
        "blame",
        "show",
        "promise",
        "vow",
        "pledge",
        "threaten",
        "celebrate",
        "observe",
        "depend",
    }
)
_WAITING = frozenset({"expect", "plan", "hope", "prepare", "wait", "call", "demand", "ask", "urge", "seek", "consider"})
_SAID = frozenset({"expect", "plan", "schedule", "say", "report", "believe", "think", "set", "know", "ask", "require"})


def _at_once(parsed: Parsed, verb: Token) -> bool:
    """ "The base is handed over on 2 July", and not "is expected on 2 July", which the word itself foretells."""
    return verb.lemma not in _SAID and parsed.child(verb, "agent") is None


def _helpers(parsed: Parsed, verb: Token) -> list[Token]:
    found = parsed.children(verb, "aux", "auxpass")
    above = parsed.head(verb) if verb.relation == "conj" else None
    return found or (parsed.children(above, "aux") if above is not None and verb.tag == "VB" else [])


def _subject(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb has a subject other than "you", its own or that of the verb it is coordinated with."""
    for one in _chain(parsed, verb):
        subject = parsed.child(one, "nsubj", "nsubjpass")
        if subject is not None:
            return subject.lower not in {"you", "one"} and not _many(parsed, subject)
    before = parsed.child(verb, "compound")
    return before is not None and before.index < verb.index


def _many(parsed: Parsed, subject: Token) -> bool:
    """ "Every column", "most schools": what is so each time."""
    return any(child.lower in {"every", "each", "most", "any"} for child in parsed.children(subject))


def _chain(parsed: Parsed, verb: Token) -> Iterator[Token]:
    yield verb
    above = parsed.head(verb)
    if verb.relation == "conj" and above is not None:
        yield from _chain(parsed, above)


def _occasion(parsed: Parsed, verb: Token) -> bool:
    """ "The vote is on Tuesday": nothing else is said of it."""
    subject = parsed.child(verb, "nsubj")
    if subject is None or subject.pos != "NOUN":
        return False
    return not any(child.relation in {"acomp", "neg", "advcl", "agent"} for child in parsed.children(verb))
