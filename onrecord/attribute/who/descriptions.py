"""What the text calls each actor besides its name: titles, appositions, what it is said to be, words of its name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribute.mentions import Mentions
from onrecord.model import Actor, Span
from onrecord.parse import Parsed, Token

_WORDY = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_BODIES = frozenset({"organisation", "country", "armed force", "unknown", "group"})
_BECOMING = frozenset({"be", "become", "remain"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_PLACING = frozenset({"of", "for", "from", "at"})
_NOW = frozenset({"VBZ", "VBP"})
_DEEDS = {
    "head": ("head", "chief", "director"),
    "lead": ("leader", "head"),
    "command": ("commander",),
    "chair": ("chair", "chairman", "chairwoman"),
    "preside": ("president",),
    "direct": ("director",),
    "run": ("head",),
    "manage": ("manager",),
    "own": ("owner",),
    "teach": ("teacher",),
}
"""What somebody is who does something."""
_SHORTEST = 4
"""Letters that "Vessara" and "Vessaran" must share."""


class Descriptions:
    """For each actor, the words that describe it and the offset where each is first given."""

    def __init__(self, parsed: Parsed, mentions: Mentions) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self._found: dict[str, dict[str, int]] = {}

    def of(self, actor: Actor) -> dict[str, int]:
        """The describing words of an actor, in small letters and in the singular, by first offset."""
        if actor.id not in self._found:
            words: dict[str, int] = {}
            titled = (actor.role or "").lower().split()
            for mention in actor.mentions:
                for token in self._beside(mention, actor):
                    for form in (token.lower, token.lemma.lower()):
                        words.setdefault(form, token.start)
            for word, at in self._deeds(actor):
                words.setdefault(word, at)
            for word in titled:
                words.setdefault(word, actor.mentions[0].start)
            self._found[actor.id] = words
        return self._found[actor.id]

    def _deeds(self, actor: Actor) -> Iterator[tuple[str, int]]:
        """The offices that verbs tell: "Kolb, who |heads| the board", "Kolb |presides| over the council"."""
        for mention in actor.mentions if actor.kind == "person" else ():
            head = self.parsed.root(mention.start, mention.end)
            above = self.parsed.head(head) if head is not None and head.relation == "nsubj" else None
            verbs = [above] if above is not None else []
            verbs += self.parsed.children(head, "relcl") if head is not None else []
            for verb in verbs:
                subject = self.parsed.child(verb, "nsubj")
                if subject is not None and (verb is above or subject.lower == "who") and verb.tag in _NOW:
                    yield from ((word, verb.start) for word in _DEEDS.get(verb.lemma, ()))

    def given(self, actor: Actor, word: str, before: int) -> int | None:
        """Where the text, before an offset, describes an actor by a word or one of its root; None where it doesn't."""
        words = self.of(actor)
        if word in words:
            return words[word] if words[word] < before else None
        return next((at for other, at in words.items() if at < before and akin(word, other)), None)

    def calls(self, word: Token, actor: Actor) -> bool:
        """Whether the text has called an actor by a word before it stands here."""
        return self.given(actor, word.lower, word.start) is not None

    def _beside(self, mention: Span, actor: Actor) -> Iterator[Token]:
        head = self.parsed.root(mention.start, mention.end)
        if head is None:
            return
        if actor.kind in _BODIES:
            yield from self.parsed.between(mention.start, mention.end)
        for phrase in self._phrases(head):
            named = self.mentions.over(phrase[0])
            if named is not None and named.id != actor.id and named.kind == "person" and phrase[0].text[0].isupper():
                continue  # the tree hangs one person on another
            for token in phrase:
                worded = token.pos in _WORDY or token.tag == "PRP$"
                if worded and not mention.start <= token.start < mention.end:
                    yield token

    def _phrases(self, head: Token) -> Iterator[list[Token]]:
        """The groups of words that tell who the one named is."""
        parsed = self.parsed
        for child in parsed.children(head, "compound", "amod", "nmod", "appos"):
            yield self._group(child, head)
        for child in parsed.children(head, "prep"):
            if child.lower in _PLACING:
                yield self._group(child, head)
        above = parsed.head(head)
        if head.relation == "appos" and above is not None:
            yield self._group(above, head)
        if head.relation in ("nsubj", "nsubjpass") and above is not None:
            yield from self._told_to_be(above)

    def _told_to_be(self, verb: Token) -> Iterator[list[Token]]:
        """ "X is the owner", "X was sworn in as Comptroller"; nothing where it is denied."""
        if self.parsed.child(verb, "neg") is not None:
            return
        if verb.lemma in _BECOMING:
            for child in self.parsed.children(verb, "attr"):
                yield self._group(child, verb)
        for child in self.parsed.children(verb, "prep"):
            if child.lower == "as":
                yield self._group(child, verb)
        for child in self.parsed.children(verb, "oprd"):
            yield self._group(child, verb)

    def _group(self, top: Token, without: Token) -> list[Token]:
        """The words below a token, without clauses and without another branch; with the owner behind "whose"."""
        found: list[Token] = []
        todo = [top]
        while todo:
            token = todo.pop()
            found.append(token)
            if token.lower == "whose" and (owner := self._owner(token)) is not None:
                found.append(owner)
            for child in self.parsed.children(token):
                clause = child.relation in _CLAUSES or child.pos in ("VERB", "AUX")
                if child.index != without.index and not clause and child.relation not in ("appos", "conj"):
                    todo.append(child)
        return found

    def _owner(self, whose: Token) -> Token | None:
        """The noun that "whose" takes up."""
        verb = next((one for one in self.parsed.ancestors(whose) if one.relation == "relcl"), None)
        return self.parsed.head(verb) if verb is not None else None


def akin(word: str, other: str) -> bool:
    """Whether two words share their root: a land and its people, "rail" and "railway"."""
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 4:
        return False
    same = next((at for at, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    return same >= max(_SHORTEST, len(short) - 1)
