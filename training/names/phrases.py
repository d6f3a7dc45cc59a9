"""Names cut out of annotated phrases: "Iraqi President Fuad Masum" is a person, the name in it is "Fuad Masum"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon import facts
from onrecord.lexicon.gazetteer import towns
from training.names.conventions import peoples, places, settled, sorted_out, trimmed
from training.names.named import Kind, Span
from training.names.words import Word, root

_INSIDE = frozenset(("JJ", "NN", "NNS", "VBN", "VBG", "JJS", "JJR", "CD", "FW", "VB", "VBP", "RB"))
_LINKS = frozenset(("of", "for", "on", "to", "against"))
_OF_PLACES = frozenset(
    "Republic Gulf Strait Straits Sea Isle Bay Cape Port Mount State Kingdom Emirate Province".split()
)
_PARTICLES = frozenset(("al", "el", "ul", "ur", "as", "ad", "an", "bin", "ibn", "bint", "abu", "van", "von", "der", "den",
                        "de", "del", "della", "da", "di", "dos", "du", "la", "le", "ben", "-"))  # fmt: skip
_SMALL = frozenset(("of", "the", "and", "in", "for", "on", "to", "with", "at", "&", "'s", "’s", "-", "v.", "a"))
_CALLINGS = frozenset("airmen men women man commanders terrorists ministers secretaries members leaders officials "
                      "founders soldiers sailors pilots god".split())  # fmt: skip
"""Words for persons that some texts write with a capital; they name nobody."""
_ORDINALS = ("st", "nd", "rd", "th")
_TOWN = 200_000
"""Inhabitants from which a town is known by its name alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)`` that a corpus says are of a kind; None where it says no more than that they are a name.

    ``known`` says that the corpus knows which one it is, so that its capitals are no chance.
    """

    first: int
    last: int
    kind: Kind | None
    known: bool = False


def run_around(words: Sequence[Word], at: int, phrase: Phrase) -> tuple[int, int]:
    """The words of a phrase that make one name with the word ``at``."""
    if phrase.known and phrase.kind not in ("person", "place") and _capital_throughout(words, phrase):
        return phrase.first, phrase.last
    first, last = at, at + 1
    while last < phrase.last and (step := _step(words, (first, last), phrase)):
        last += step
    while first > phrase.first and (step := _step_back(words, (first, last), phrase)):
        first -= step
    return first, last


def _capital_throughout(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether all words of a phrase but the small ones are written as a name's."""
    inside = words[phrase.first : phrase.last]
    return all(w.capital or w.text in _SMALL or w.tag == "CD" for w in inside) and any(w.proper for w in inside)


def _belongs(word: Word, phrase: Phrase) -> bool:
    """Whether a word beside a name is part of it."""
    if word.proper:
        return True
    if word.begins and not phrase.known and word.text not in peoples():
        return False
    return word.capital and (phrase.known or word.tag in _INSIDE) and word.tag not in ("DT", "PRP", "PRP$", "WDT")


def _step(words: Sequence[Word], run: tuple[int, int], phrase: Phrase) -> int:
    """How many words further right the name goes on; 0 where it ends."""
    at, end = run[1], phrase.last
    word = words[at]
    if _belongs(word, phrase) or (word.text[0].isdigit() and word.tag == "CD" and phrase.kind != "person"):
        return 1
    ahead = [nth for nth in range(at + 1, min(end, at + 4)) if _belongs(words[nth], phrase)]
    if not ahead:
        return 0
    between = [w.text for w in words[at : ahead[0]]]
    return ahead[0] - at if _linked(words, run, between, ahead[0], phrase) else 0


def _linked(words: Sequence[Word], run: tuple[int, int], between: list[str], ahead: int, phrase: Phrase) -> bool:
    """Whether the words between a name and the next capital hold the two together."""
    first, at = run
    before = words[at - 1]
    if all(text.lower() in _PARTICLES for text in between):
        return between[0] != "-" or _one_word(words, at, ahead)
    if phrase.kind in ("person", "people"):
        return False
    if between[0] in ("'s", "’s", "'", "’"):
        return len(between) == 1 and before.text in facts.words("owners")
    if between == ["&"]:
        return True
    if between[-1] == "the":
        between = between[:-1]
    if phrase.kind == "place" and before.text not in _OF_PLACES:
        return False
    if between == ["and"]:
        return any(words[nth].text in _LINKS for nth in range(first, at))
    return len(between) == 1 and between[0] in _LINKS


def _one_word(words: Sequence[Word], at: int, ahead: int) -> bool:
    """Whether a hyphen at ``at`` stands without blanks, and not between two countries or peoples."""
    both = peoples() | places()
    if words[at - 1].text in both or words[ahead].text in both:
        return False
    return words[at - 1].end == words[at].start and words[ahead - 1].end == words[ahead].start


def _step_back(words: Sequence[Word], run: tuple[int, int], phrase: Phrase) -> int:
    """How many words further left the name begins; 0 where it begins here."""
    at = run[0] - 1
    if (
        words[run[0]].text[-2:] in _ORDINALS
        and words[run[0]].text[0].isdigit()
        and words[at].text in peoples() | places()
    ):
        return 0
    if _belongs(words[at], phrase) or words[at].text.lower() in _PARTICLES - {"-", "as", "an"}:
        return 1
    if words[at].text[0].isdigit() and words[at].text[-2:] in _ORDINALS:
        return 1
    behind = [nth for nth in range(at - 1, max(phrase.first, at - 3) - 1, -1) if _belongs(words[nth], phrase)]
    if not behind:
        return 0
    first, _ = run_back(words, behind[0], phrase)
    between = [w.text for w in words[behind[0] + 1 : at + 1]]
    return run[0] - behind[0] if _linked(words, (first, behind[0] + 1), between, run[0], phrase) else 0


def run_back(words: Sequence[Word], at: int, phrase: Phrase) -> tuple[int, int]:
    """The unbroken capitals that end with the word ``at``."""
    first = at
    while first > phrase.first and (_belongs(words[first - 1], phrase) or words[first - 1].text in _LINKS):
        first -= 1
    return first, at + 1


_NOTE = re.compile(r"[,.;:)]*[\[(][^\])]*$")
"""A footnote's or bracket's beginning that the parser left on a name: "Hasan,[1"."""


class Cut:
    """The names of one text, cut out of its phrases: sure ones first, then what is probable from what is known."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.texts = [word.text for word in words]
        self.taken: dict[int, Kind] = {}
        self.spans: list[tuple[int, int, Kind]] = []

    def surface(self, first: int, last: int) -> str:
        """Words ``[first, last)`` as they stand, blanks where the text has some."""
        found = self.words[first].text
        for at in range(first + 1, last):
            found += (" " if self.words[at].start > self.words[at - 1].end else "") + self.words[at].text
        return found

    def take(self, first: int, last: int, kind: Kind | None) -> bool:
        """Makes a name of words ``[first, last)`` if they are free and something is left of them."""
        kept = trimmed(self.texts, first, last, kind or "other")
        if kept is None or any(at in self.taken for at in range(*kept)):
            return False
        surface = self.surface(*kept)
        settled_kind = settled(surface, kind) if kind else sorted_out(surface)
        if settled_kind is None or not any(map(str.isupper, surface)):
            return False
        self.taken.update(dict.fromkeys(range(*kept), settled_kind))
        self.spans.append((*kept, settled_kind))
        return True

    def heads(self, phrases: Iterable[Phrase]) -> None:
        """Takes the name that each phrase is headed by, longer phrases first."""
        for one in sorted(phrases, key=lambda phrase: phrase.first - phrase.last):
            at = root(self.words, one.first, one.last)
            several = one.known and self.words[at].tag in _INSIDE and _capital_throughout(self.words, one)
            named = self.words[at].proper and self.texts[at].lower() not in _CALLINGS
            if named or (several and one.last - one.first > 1):
                self.take(*run_around(self.words, at, one), one.kind)

    def inner(self, phrases: Iterable[Phrase], known: Mapping[str, Kind]) -> None:
        """Takes the other names of the phrases, where their spelling or their place says what they are."""
        for one in sorted(phrases, key=lambda phrase: phrase.first - phrase.last):
            head = root(self.words, one.first, one.last)
            for first, last in self.free(one):
                if not self._told(first, last, known) and (kind := self._beside(one, first, last, head)):
                    self.take(first, last, kind)

    def rest(self, known: Mapping[str, Kind]) -> None:
        """Takes names outside of all phrases whose spelling says what they are."""
        for first, last in self.free(Phrase(0, len(self.words), "other")):
            self._told(first, last, known)

    def _told(self, first: int, last: int, known: Mapping[str, Kind]) -> bool:
        """Takes a run whose spelling says what it is, or in two ("Middle East Ana Kolb") if it does so of both halves."""
        if kind := self._known(first, last, known):
            return self.take(first, last, kind)
        for middle in range(first + 1, last):
            halves = self._known(first, middle, known), self._known(middle, last, known)
            if halves[0] and halves[1]:
                return self.take(first, middle, halves[0]) and self.take(middle, last, halves[1])
        return False

    def free(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """The runs of capitals of a phrase that nothing was taken of."""
        at = phrase.first
        while at < phrase.last:
            word = self.words[at]
            if at in self.taken or not (word.proper or self._written_as_name(word)):
                at += 1
                continue
            last = at + 1
            while last < phrase.last and last not in self.taken and _step(self.words, (at, last), phrase) == 1:
                last += 1
            yield at, last
            at = last

    @staticmethod
    def _written_as_name(word: Word) -> bool:
        """Whether a word that the tagger takes for no name may be one all the same."""
        if word.text in peoples() or (word.text.isupper() and len(word.text) > 2):
            return True
        return word.capital and not word.begins and word.tag in _INSIDE

    def _known(self, first: int, last: int, known: Mapping[str, Kind]) -> Kind | None:
        """The kind that a spelling has anywhere."""
        surface = self.surface(first, last)
        if surface in peoples():
            return "people"
        if surface in places():
            return "place"
        return known.get(surface)

    def _beside(self, phrase: Phrase, first: int, last: int, head: int) -> Kind | None:
        """What a name is beside a phrase's head: "ISIL fighters" are of an organisation, "the city of Mosul" a place."""
        before = self.words[first - 1].text.lower() if first else ""
        if not any(word.proper for word in self.words[first:last]):
            return None
        if phrase.kind == "place" and before == ",":
            return "place"
        if self.words[head].proper:
            return None
        if last <= head and phrase.kind in ("organisation", "weapon", "platform"):
            known = any(town.population > _TOWN for town in towns(self.surface(first, last)))
            return "place" if known else "person" if self.texts[head] == "regime" else phrase.kind
        return "place" if phrase.kind == "place" and before in ("of", "in", "near", "the") else None

    def characters(self) -> tuple[Span, ...]:
        """The names as characters, in text order."""
        found: list[Span] = []
        for first, last, kind in self.spans:
            start, end = self.words[first].start, self.words[last - 1].end
            note = _NOTE.search(self.surface(first, last))
            found.append((start, end - len(note[0]) if note else end, kind))
        return tuple(sorted(found))


def spellings(cuts: Iterable[Cut]) -> dict[str, Kind]:
    """The kind of each spelling that was taken twice or more and nearly always alike."""
    seen: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for cut in cuts:
        for first, last, kind in cut.spans:
            seen[cut.surface(first, last)][kind] += 1
    found: dict[str, Kind] = {}
    for surface, kinds in seen.items():
        (kind, most), total = kinds.most_common(1)[0], sum(kinds.values())
        if total > 1 and most >= 0.75 * total:
            found[surface] = kind
    return found


def names_of(texts: Sequence[tuple[Sequence[Word], Sequence[Phrase]]], outside: bool = True) -> list[tuple[Span, ...]]:
    """The names of each text of a corpus; with ``outside`` those too that no phrase holds but their spelling tells."""
    cuts = [Cut(words) for words, _ in texts]
    for cut, (_, phrases) in zip(cuts, texts, strict=True):
        cut.heads(phrases)
    known = spellings(cuts) if outside else {}
    for cut, (_, phrases) in zip(cuts, texts, strict=True):
        cut.inner(phrases, known)
        cut.rest(known)
    return [cut.characters() for cut in cuts]
