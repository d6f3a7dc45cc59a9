"""Names cut out of annotated phrases: "Iraqi President Fuad Masum" is a person, the name in it is "Fuad Masum"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.lexicon.gazetteer import towns
from training.names.conventions import peoples, places, settled, sorted_out, title_words, trimmed, word_class
from training.names.named import Kind, Span
from training.names.runs import INSIDE, Phrase, capital_throughout, run_around, step
from training.names.words import Word, root

_TOWN = 200_000
"""Inhabitants from which a town is known by its name alone."""
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
            several = one.known and self.words[at].tag in INSIDE and capital_throughout(self.words, one)
            named = self.words[at].proper and self.texts[at].lower() not in word_class("callings")
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
        """Takes a run whose spelling says what it is; in two if it does so of both halves ("Middle East Ana Kolb")."""
        if kind := self._known(first, last, known):
            return self.take(first, last, kind)
        for middle in range(first + 1, last):
            halves = self._known(first, middle, known), self._known(middle, last, known)
            if halves[0] and halves[1]:
                return self.take(first, middle, halves[0]) and self.take(middle, last, halves[1])
        if first and self.words[first - 1].proper:
            return False
        kind = self._known(first, first + 1, {})
        return kind is not None and self._calling(last - 1) and self.take(first, first + 1, kind)

    def _calling(self, at: int) -> bool:
        """Whether a word is a title or a calling: "Republican Senators", "Iraqi Foreign Minister"."""
        lower = self.texts[at].lower()
        return lower in word_class("callings") or lower.removesuffix("s") in title_words()

    def free(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """The runs of capitals of a phrase that nothing was taken of."""
        at = phrase.first
        while at < phrase.last:
            word = self.words[at]
            if at in self.taken or not (word.proper or self._written_as_name(word)):
                at += 1
                continue
            last = at + 1
            while last < phrase.last and last not in self.taken and step(self.words, (at, last), phrase) == 1:
                last += 1
            yield at, last
            at = last

    @staticmethod
    def _written_as_name(word: Word) -> bool:
        """Whether a word that the tagger takes for no name may be one all the same."""
        if word.text in peoples() or (word.text.isupper() and len(word.text) > 2):
            return True
        return word.capital and not word.begins and word.tag in INSIDE

    def _known(self, first: int, last: int, known: Mapping[str, Kind]) -> Kind | None:
        """The kind that a spelling has anywhere."""
        surface = self.surface(first, last)
        if surface in peoples():
            return "people"
        if surface in places():
            return "place"
        return known.get(surface)

    def _beside(self, phrase: Phrase, first: int, last: int, head: int) -> Kind | None:
        """What a name beside a phrase's head is: of "ISIL fighters" an organisation, of "the city of Mosul" a place."""
        before = self.words[first - 1].text.lower() if first else ""
        if not any(word.proper for word in self.words[first:last]):
            return None
        if phrase.kind == "place" and before == ",":
            return "place"
        if self.words[head].proper:
            return None
        if phrase.kind == "person" and first == head + 1:
            return "person"
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


def names_of(texts: Sequence[tuple[Sequence[Word], Sequence[Phrase]]]) -> list[tuple[Span, ...]]:
    """The names of each text of a corpus, those too that no phrase holds but their spelling tells."""
    cuts = [Cut(words) for words, _ in texts]
    for cut, (_, phrases) in zip(cuts, texts, strict=True):
        cut.heads(phrases)
    known = spellings(cuts)
    for cut, (_, phrases) in zip(cuts, texts, strict=True):
        cut.inner(phrases, known)
        cut.rest(known)
    return [cut.characters() for cut in cuts]
