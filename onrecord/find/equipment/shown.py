"""Whether a sentence shows that a word which may be a person, a place, a beast or a thing of peace is equipment.

A name is shown by a class noun beside it, by a number, by who fires, gives or loses it, or by other equipment near;
a class noun such as "shells" by any word of war in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.find.equipment.candidates import Candidate
from onrecord.lexicon import facts

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n")
_WORD = r"[\w'’.-]+"
_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozens? of|"
    r"hundreds of|scores of|several|a few|more|additional|extra|all|some|many)"
)
_COUNTED = re.compile(rf"\b{_NUMBER}\s(?:more\s|new\s|old\s|additional\s|of\s(?:the|its|their)\s)?$", re.I)
_POINTED = re.compile(
    rf"\b(?:an?|the|its|their|his|our|any|no|another|one|first|of|with|{_NUMBER}|[A-Z][a-z]+(?:an|ese|ish|ch|i))\s$",
    re.I,
)
_ARMS = re.compile(
    r"\b(?:fir(?:e[ds]?|ing)|launch(?:e[ds]|ing)?|arm(?:ed|ing)|equip(?:ped|ping)?|sen[dt]s?|sending|"
    r"deliver(?:ed|s|ing|y)?|"
    r"suppl(?:y|ied|ies|ying)|provid(?:e[ds]?|ing)|donat(?:e[ds]?|ing)|pledg(?:e[ds]?|ing)|g[ai]ven?|giving|"
    r"receiv(?:e[ds]?|ing)|"
    r"b(?:uys?|ought|uying)|order(?:ed|s|ing)|ship(?:ped|ping|ment)|deploy(?:ed|s|ing|ment)?|us(?:e[ds]?|ing)|"
    r"carr(?:y|ied|ying)|request(?:ed|s)?|ask(?:ed|s|ing)? for|need(?:ed|s)?|s(?:ell|old|elling|ales?)|"
    r"transfer(?:red)?|"
    r"promis(?:e[ds]?|ing)|train(?:ed|ing)? (?:on|with)|shot down|los(?:e[sd]?|t|ing)|destroy(?:ed|s|ing)?|"
    r"captur(?:e[ds]?|ing)|"
    r"knocked out|includ(?:e[sd]?|ing)|station(?:ed|s)?|field(?:ed|s|ing)?|operat(?:e[sd]?|ing)|fl(?:ew|y|ies|"
    r"ying|own)|scrambl(?:e[ds]|ing)|"
    r"acquir(?:e[ds]?|ing)|hand(?:ed|ing)? over|package of|fleet of|(?:hit|struck|shelled|attacked|bombed|"
    r"killed|destroyed) (?:by|with)|such as|downed)\b"
)
_ACTS = re.compile(
    r"\s(?:also\s|has\s|had\s|was\s|were\s|is\s|are\s|could\s|can\s)*(?:fired|struck|hit|crashed|flew|took off|"
    r"landed|shot down|exploded|"
    r"destroyed|launched|patrolled|circled|hovered|sank|sunk|sailed|docked|downed|deployed|delivered|"
    r"intercepted|damaged|scrambled)\b"
)
_BEHIND = re.compile(
    r"[ -](?:(?:anti-\w+|surface-to-\w+|air[ -]defen[cs]e|missile|guided|light|heavy|self-propelled|portable|"
    r"\w+-range|attack|"
    r"combat|battle|main|armou?red)[ -]){0,3}(?:batter(?:y|ies)|launchers?|systems?|interceptors?|gunners?|"
    r"crews?|pilots?|"
    r"variants?|munitions?|rounds?|missiles?|shells?|bombers?|jets?|carriers?|trainers?)\b"
)
_TITLES = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Gen|Col|Capt|Maj|Lt|Sgt|Adm|Sen|Rep|Gov|Prof|General|Colonel|Captain|Major|"
    r"Lieutenant|Sergeant|Admiral|Senator|President|Minister|Secretary|Mayor|Judge|Ambassador|Professor|Emperor|"
    r"Hurricane|Storm|St)\.?|\bTropical Storm)\s$"
)
_SAYS = re.compile(r"(?:'s|’s)?,?\s(?:said|says|told|added|argued|wrote|asked|who)\b")
_CAPITALS = re.compile(r"\b([A-Z][\w'’-]+)\s$")
_OF_A_PEOPLE = re.compile(r"(?:an|ese|ish|ch|i|[A-Z]{2,}|Army|Navy|Marine|Force|Guard|made)$")
_NEXT_NAME = re.compile(r"\s[A-Z][a-z]+")
_WAR = re.compile(
    r"\b(?:fir(?:e[ds]?|ing)|launch\w*|shell(?:ed|ing)|f[ae]ll|land(?:ed|ing)|hits?|str[iu](?:ck|kes?|king)|"
    r"explo\w+|kill\w*|"
    r"wound\w*|arm(?:y|ies|ed)|troops?|soldiers?|rebels?|militants?|fighters?|insurgents?|nav(?:y|al)|military|"
    r"forces|"
    r"brigade|battalion|batter(?:y|ies)|front|sappers?|deminers?|clear(?:ed|ing)|laid|lay(?:ing)?|plant(?:ed|"
    r"ing)|seiz\w+|"
    r"ammunition|weapons?|combat|war|battle\w*|destroy\w*|enemy|defen[cs]e|defences|artillery|bombard\w*|"
    r"attack\w*|raid\w*|"
    r"shot|gunm[ae]n|smuggl\w+|deploy\w*|sank|sunk|sail\w*|fleet|guards?|ceasefire|warplanes?|strait|coast|officers?|"
    r"separatists?|convoy|border|checkpoint|commanders?|mortars?|tonnes|rounds)\b"
)
_PLURAL = re.compile(r"[a-z]s$")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a text begin and end, roughly."""

    text: str
    ends: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Sentences:
        """The sentences of a text."""
        return Sentences(text, (0, *(match.end() for match in _END.finditer(text)), len(text)))

    def around(self, offset: int) -> tuple[int, int]:
        """The characters of the sentence that an offset is in."""
        nth = min(bisect_right(self.ends, offset), len(self.ends) - 1)
        return self.ends[nth - 1], self.ends[nth]


def shown(text: str, found: Sequence[Candidate], beside: frozenset[int]) -> list[Candidate]:
    """The candidates that are equipment; ``beside`` are the places in ``found`` of those with a class noun beside."""
    sure = {nth for nth, one in enumerate(found) if not one.first.loose}
    loose = [nth for nth in range(len(found)) if nth not in sure]
    if not loose:
        return list(found)
    sentences = Sentences.of(text)
    for nth in loose:
        if _alone(sentences, found[nth], nth in beside):
            sure.add(nth)
    stretches = {nth: sentences.around(found[nth].start) for nth in range(len(found))}
    near = {stretches[nth] for nth in sure}
    known = {found[nth].first.name: found[nth].start for nth in sorted(sure, reverse=True)}
    for nth in loose:
        if nth not in sure and _with_others(sentences, found[nth], stretches[nth] in near, known):
            sure.add(nth)
    return [one for nth, one in enumerate(found) if nth in sure or _one_of_two(sentences, found, nth)]


def _alone(sentences: Sentences, one: Candidate, beside: bool) -> bool:
    """Whether the words near show it, whatever else is in the sentence."""
    text, (begin, end) = sentences.text, sentences.around(one.start)
    if one.first.generic:
        return _WAR.search(text, begin, one.start) is not None or _WAR.search(text, one.end, end) is not None
    if beside or _BEHIND.match(text, one.end):
        return True
    if _is_somebody(text, one):
        return False
    before = text[max(begin, one.start - 60) : one.start]
    armed = any(len(before[match.end() :].split()) <= 6 for match in _ARMS.finditer(before))
    if _COUNTED.search(before) and (armed or _WAR.search(text, begin, end)):
        return True
    pointed = _POINTED.search(before) is not None or _is_plural(text, one)
    return pointed and (armed or _ACTS.match(text, one.end) is not None)


def _with_others(sentences: Sentences, one: Candidate, near: bool, known: Mapping[str, int]) -> bool:
    """Whether other equipment of the sentence shows it, or the report has named it as equipment before."""
    text = sentences.text
    if one.first.generic or _is_somebody(text, one):
        return one.first.generic and near
    before = text[max(0, one.start - 20) : one.start]
    pointed = _POINTED.search(before) is not None or _is_plural(text, one) or before.endswith((", ", "and ", "or "))
    told = known.get(one.first.name, one.start) < one.start
    return pointed and (told or near and not before.endswith(("the ", "The ")))


def _one_of_two(sentences: Sentences, found: Sequence[Candidate], nth: int) -> bool:
    """ "Leopards and Bradleys led the attack": two in the plural and a word of war show each other."""
    one, (begin, end) = found[nth], sentences.around(found[nth].start)
    if one.first.generic or _is_somebody(sentences.text, one) or not _is_plural(sentences.text, one):
        return False
    others = [
        other
        for other in found
        if other is not one and begin <= other.start < end and _is_plural(sentences.text, other)
    ]
    return bool(others) and _WAR.search(sentences.text, begin, end) is not None


def _is_plural(text: str, one: Candidate) -> bool:
    words = text[one.start : one.end]
    return _PLURAL.search(words) is not None and not one.first.written.endswith(words[-2:])


def _is_somebody(text: str, one: Candidate) -> bool:
    """Whether a title, a given name or a verb of saying makes it a person, or a capital beside it another name."""
    before = text[max(0, one.start - 30) : one.start]
    if _TITLES.search(before) or _SAYS.match(text, one.end) or _NEXT_NAME.match(text, one.end):
        return True
    match = _CAPITALS.search(before)
    if match is None or _begins_sentence(before, match.start()):
        return match is not None and match[1] in facts.given_names()
    return match[1] in facts.given_names() or not _OF_A_PEOPLE.search(match[1])


def _begins_sentence(before: str, at: int) -> bool:
    return before[:at].rstrip(' "“‘(')[-1:] in ("", ".", "!", "?", "\n")
