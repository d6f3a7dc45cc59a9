"""Who gives a number: who is named for it in its clause, else the source of its statement, else the outlet."""

from __future__ import annotations

import re

from onrecord.link.accounts import Told, Voice
from onrecord.model import Actor, Quantity, Span, Statement

_NUMBER_ALONE = 6
"""Words of a statement that says no more than a number."""
_GIVES = re.compile(
    r"^[^.;:\n]{0,60}?\b(?:counts?|counted|gives?|gave|(?:speaks?|spoke|to speak) of|sa(?:y|ys|id)|knows? of|"
    r"insists? on|insisted on|puts?|estimates?d?|reports?|reported|registered|listed)\b[^.,;:\n]{0,25}$"
)
"""Words between who gives a number and the number."""
_RECKONS = re.compile(
    r"^(?:['’]s?)? (?:own )?(?:reckoning|count|account|estimate|figures?|tally|list)\b[^.,;:\n]{0,12}$"
)
"""Words between whose count it is by and the number: "by the harbour's reckoning it is 15"."""
_GAPPED = re.compile(r"^(?: of)? $")
"""What is left of them where the clause before has the verb: "the organisers spoke of 40, the police of 25"."""
_LISTED = re.compile(r"\d[^.:\n]{0,40}[,;] (?:and |but )?(?:the )?$")
_IS_BY = re.compile(r"\bby (?:the )?$")
_BY = re.compile(
    r"(?: of (?:them|these|those))?(?:\s+(?:by|according to)|,\s+(?:says?|said|by|according to))"
    r"\s+(?:that of\s+)?(?:the\s+)?"
)
"""Words between a number and who gives it."""
_NUMBER_OF = re.compile(r"\b(?:number|figure|toll|count|total)s?\b[^.;:,\n]{0,50}$")
_SPEAKS = re.compile(
    r"(?:^|[,;] )(?:and |but |while )?(?:the )?(?P<who>(?:[\w’'-]+ ){0,2}[\w’'-]+) sp(?:oke|eaks?) of (?:[^.:;\n]+[,;] "
    r"(?:and |but |while )?(?:the )?(?P<other>(?:[\w’'-]+ ){0,2}[\w’'-]+) of )?$",
    re.IGNORECASE,
)
"""Who gives a number, and who a second one behind the same verb: "the organisers spoke of 40, the police of 25"."""


def giver(told: Told, quantity: Quantity) -> tuple[Voice, bool]:
    """Who gives a number, and whether they are told to give just this number."""
    said = told.said_in(quantity.span)
    for span, actor in _beside(told, quantity):
        if _names(told, quantity, span):
            return told.voice_of(actor, said), True
    nth = told.sentences.nth(quantity.span.start)
    before = told.report.text[told.sentences.starts[nth] : quantity.span.start]
    named = _SPEAKS.search(before)
    if named:
        return Voice(named["other"] or named["who"], "unnamed", told.report.id, told.origin), True
    return told.voice(said.id if said else None), said is not None and _is_alone(told, said, quantity)


def _names(told: Told, quantity: Quantity, span: Span) -> bool:
    """Whether a mention in a number's sentence is of who gives it."""
    text, its = told.report.text, quantity.span
    if its.end <= span.start:
        return _BY.fullmatch(text[its.end : span.start]) is not None
    between = text[span.end : its.start]
    if span.end > its.start or not between:
        return False
    if _GIVES.match(between):
        return True
    nth = told.sentences.nth(its.start)
    before = text[told.sentences.starts[nth] : span.start]
    if _RECKONS.match(between):
        return _IS_BY.search(before) is not None
    return _GAPPED.match(between) is not None and _LISTED.search(before) is not None


def _is_alone(told: Told, said: Statement, quantity: Quantity) -> bool:
    """Whether a statement says no more than a number, or what number it is."""
    if sum(len(part.text.split()) for part in said.content) <= _NUMBER_ALONE:
        return True
    start = max(said.content[0].start, quantity.span.start - 80)
    return _NUMBER_OF.search(told.report.text[start : quantity.span.start]) is not None


def _beside(told: Told, quantity: Quantity) -> list[tuple[Span, Actor]]:
    """The mentions of actors in a number's sentence, the nearest first."""
    nth = told.sentences.nth(quantity.span.start)
    near = [one for one in told.mentions if told.sentences.nth(one[0].start) == nth]
    return sorted(near, key=lambda one: (abs(one[0].start - quantity.span.start), one[0]))
