"""What tells the type of what one party does to another: the verbs between them and what hangs on these.

A name never counts, only that one stands there: a reading must not depend on who acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.parse import Parsed, Token

Stretch = tuple[int, int]
"""Characters ``[start, end)``."""
Features = dict[str, float]

_SAYING = frozenset({
    "say", "announce", "state", "report", "note", "tell", "add", "confirm", "declare", "claim", "reveal", "explain",
    "disclose", "indicate",
})  # fmt: skip
_AROUND = 0.5
"""How much a word counts that stands anywhere in the sentence."""
_STEM, _STEMS = 6, 0.7
"""Letters of a word's beginning that stand for its family ("condem"), and how much that counts."""
_VERBS = ("VERB", "AUX")
_HANGING = frozenset({
    "dobj", "nsubjpass", "attr", "prt", "prep", "acomp", "oprd", "agent", "dative", "conj", "advmod", "advcl",
    "npadvmod",
})  # fmt: skip
_CLOSE = frozenset({"dobj", "prep", "prt", "acomp", "nsubjpass", "attr"})
_COMING = frozenset({"will", "shall", "would", "to"})
_EMPTY = frozenset({"have", "be", "do"})
_MARKS = frozenset({"PUNCT", "DET", "SPACE"})
_LONGEST = 4
"""Verbs of a chain that are looked at: "agreed to try to meet"."""


def features(pair: Pair) -> Features:
    """What is told of a deed between two parties."""
    found: Features = {}
    for name in _strong(pair):
        found[name] = 1.0
    for name in _stems(pair):
        found.setdefault(name, _STEMS)
    for token in pair.words:
        if token.pos not in _MARKS and not pair.inside(token):
            found.setdefault(f"word {_lemma(token)}", _AROUND)
    return found


class Pair:
    """Two parties in a sentence, the words on the way from one to the other and the verbs that join them.

    Either party may be missing.
    """

    def __init__(self, parsed: Parsed, source: Stretch | None, target: Stretch | None) -> None:
        self.parsed, self.parties = parsed, (source, target)
        self.stretches = [one for one in self.parties if one is not None]
        self.source = parsed.root(*source) if source else None
        self.target = parsed.root(*target) if target else None
        self.start = self.source or self.target or parsed.tokens[0]
        self.words = parsed.words(parsed.sentence(self.start))
        self.way = self._way()
        self.verbs, self.said = self._verbs()

    def inside(self, token: Token) -> bool:
        """Whether a word is one of a party's own."""
        return any(start <= token.start < end for start, end in self.stretches)

    def _way(self) -> list[Token]:
        """The words from one party up to the word that holds both and down to the other."""
        up = [self.start, *self.parsed.ancestors(self.start)]
        down: list[Token] = []
        joint = up[min(1, len(up) - 1)]
        if self.source is not None and self.target is not None and self.target.sentence == self.source.sentence:
            down = [self.target, *self.parsed.ancestors(self.target)]
            held = {token.index for token in down}
            joint = next((token for token in up if token.index in held), up[-1])
        self.joint = joint
        way = [*_until(up, joint), joint, *reversed(_until(down, joint))]
        return [token for token in way if not self.inside(token)]

    def _verbs(self) -> tuple[list[Token], bool]:
        """The verb over both parties and those below it, without one that only says the rest."""
        chain, said = [self._over()], False
        while len(chain) < _LONGEST:
            below = self.parsed.child(chain[-1], "ccomp", "xcomp")
            if below is None or below.pos not in _VERBS:
                break
            if _lemma(chain[-1]) in _SAYING:
                said = True
                chain.pop()
            chain.append(below)
        return chain, said

    def _over(self) -> Token:
        for token in (self.joint, *self.parsed.ancestors(self.joint)):
            if token.pos in _VERBS and token.relation not in {"aux", "auxpass"}:
                return token
        return next((token for token in self.words if token.pos == "VERB"), self.joint)


def _until(tokens: list[Token], end: Token) -> list[Token]:
    return tokens[: next((nth for nth, token in enumerate(tokens) if token.index == end.index), 0)]


def _lemma(token: Token) -> str:
    return "NAME" if token.pos == "PROPN" else token.lemma.lower()


def _strong(pair: Pair) -> Iterator[str]:
    """Whatever counts in full."""
    way = [_lemma(token) for token in pair.way]
    yield from (f"way {word}" for word in way)
    yield from (f"way {one} {two}" for one, two in zip(way, way[1:], strict=False))
    for nth, verb in enumerate(pair.verbs):
        yield from _of_verb(pair, verb, first=nth == 0)
    main, last = pair.verbs[0], pair.verbs[-1]
    if pair.said:
        yield "said"
    if main is not last:
        yield "governs"
        yield f"{_lemma(main)} > {_lemma(last)}"
    yield _coming(pair.parsed, main, last if pair.said else main)
    yield f"tag {main.tag}"
    yield from _slots(pair)
    yield from _between(pair)


def _of_verb(pair: Pair, verb: Token, *, first: bool) -> Iterator[str]:
    """A verb, its auxiliaries and what hangs on it."""
    word = _lemma(verb)
    yield f"verb {word}"
    yield f"{'first' if first else 'later'} verb {word}"
    for mood in _moods(pair.parsed, verb):
        yield f"mood {mood}"
        if first:
            yield f"first mood {mood}"
            yield f"{mood} {word}"
    for child in pair.parsed.children(verb, *_HANGING):
        if not pair.inside(child):
            yield from _hanging(pair, word, child)


def _hanging(pair: Pair, verb: str, child: Token) -> Iterator[str]:
    word = _lemma(child)
    yield f"{child.relation} {word}"
    if child.relation in _CLOSE:
        yield f"{verb} {child.relation} {word}"
    if child.relation in ("prep", "agent"):
        for below in _outside(pair, pair.parsed.children(child, "pobj", "pcomp")):
            yield f"{word} {_lemma(below)}"
            yield f"{verb} {word} {_lemma(below)}"
    elif child.relation in ("dobj", "attr"):
        for below in _outside(pair, pair.parsed.children(child, "prep", "amod", "compound", "acl")):
            yield f"{word} {below.relation} {_lemma(below)}"
            yield f"object's {_lemma(below)}"
            for lower in _outside(pair, pair.parsed.children(below, "pobj", "pcomp")):
                yield f"below object {_lemma(lower)}"


def _outside(pair: Pair, tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if not pair.inside(token)]


def _moods(parsed: Parsed, verb: Token) -> list[str]:
    """Auxiliaries that say more than a tense, "not", and "passive"."""
    found = ["will" if aux.lower in {"wo", "'ll"} else aux.lemma.lower() for aux in parsed.children(verb, "aux")]
    found += ["not"] * (parsed.child(verb, "neg") is not None)
    found += ["passive"] * (parsed.child(verb, "auxpass") is not None)
    return [mood for mood in found if mood not in _EMPTY]


def _coming(parsed: Parsed, main: Token, last: Token) -> str:
    """Whether the deed is still to come, doesn't come, or is."""
    if _COMING & {*_moods(parsed, main), *_moods(parsed, last)}:
        return "coming"
    return "denied" if parsed.child(main, "neg") is not None else "being"


def _slots(pair: Pair) -> Iterator[str]:
    """What either party is in its clause."""
    for name, head in (("source", pair.source), ("target", pair.target)):
        above = pair.parsed.head(head) if head is not None and head.relation == "pobj" else None
        yield f"{name} {f'by {_lemma(above)}' if above else head.relation if head is not None else 'none'}"
    if pair.target is not None:
        if pair.joint is pair.start or pair.target.relation == "conj":
            yield "joint"
        if pair.target.pos == "NOUN":
            yield "target noun"
            yield f"target {_lemma(pair.target)}"


def _between(pair: Pair) -> Iterator[str]:
    """The words between the two, one by one and in twos."""
    if len(pair.stretches) < 2:
        return
    (_, first), (last, _) = sorted(pair.stretches)
    words = [_lemma(one) for one in pair.parsed.between(first, last) if one.start >= first and one.end <= last]
    yield from (f"between {word}" for word in words)
    yield from (f"between {one} {two}" for one, two in zip(words, words[1:], strict=False))


def _stems(pair: Pair) -> Iterator[str]:
    """The families of the words on the way, of the verbs, and of what hangs on these."""
    tokens = [*pair.way, *pair.verbs]
    for verb in pair.verbs:
        for child in _outside(pair, pair.parsed.children(verb, "dobj", "attr", "nsubjpass", "prep", "acomp")):
            tokens += [child, *_outside(pair, pair.parsed.children(child, "pobj"))]
    yield from (f"stem {one.lower[:_STEM]}" for one in tokens if len(one.lower) >= _STEM and one.pos != "PROPN")
