"""Who a pronoun means: who spoke last, whoever came up since, and what leaves all but one of them out."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.evidence import is_document
from onrecord.attribute.who.answers import Answer, Choice
from onrecord.attribute.who.cast import REACH, Cast, Number, Turn, may_be, number_of
from onrecord.attribute.who.gender import PRONOUNS, WORDS
from onrecord.model import Actor
from onrecord.parse import Sentence, Token

NUMBERS: dict[str, tuple[Number, ...]] = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), ("person",)),
    **dict.fromkeys(("they", "them", "their"), ("several", "body")),
    **dict.fromkeys(("it", "its"), ("body",)),
}
"""What each pronoun can stand for."""
_ANSWERING = frozenset({"answer", "reply", "respond", "retort", "counter", "rejoin", "riposte"})
_ASKING = frozenset({"ask", "tell", "telephone", "phone", "call", "write", "question", "accuse", "urge", "warn", "beg"})
_DYING = frozenset({"die", "perish", "bury"})
_SYMMETRIC = frozenset({"both", "each", "neither", "they", "pair", "couple", "two", "men", "women"})
_OBJECTS = frozenset({"dobj", "dative", "agent", "prep"})


class Pronouns:
    """Resolves pronouns; what it needs to know of the report is in the cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parsed = cast.parsed

    def of(self, pronoun: Token, draft: Draft) -> Answer:
        """Whoever a pronoun means; its words and the candidates where several fit."""
        numbers = NUMBERS[pronoun.lower]
        last = self._last(pronoun, numbers)
        if last is not None and not last.actors:
            since = [
                one for one in self.cast.subjects(last.at + 1, pronoun.start, *numbers) if self._agrees(one, pronoun)
            ]
            if not since:
                return Answer(last.name, (), f"“{pronoun.text}” takes up “{last.name}”, who spoke last, at {last.at}")
        document = self._document(pronoun) if "body" in numbers and pronoun.lower in ("it", "its") else None
        if document is not None and (last is None or last.at < document.start):
            name = self.cast.words(document, bare=True)
            return Answer(name, (), f"“{pronoun.text}” takes up “{name}”, what the sentence before is about")
        choice = self._choice(pronoun, numbers, last, draft)
        self._narrow(choice, pronoun, draft)
        if not choice.left:
            return self._named_next(pronoun) or choice.answer(pronoun.text, "")
        if (
            last is None
            and numbers == ("person",)
            and self.cast.has_stranger(self.cast.floor(pronoun, 0), pronoun.start)
        ):
            why = f"“{pronoun.text}” may mean {choice.left[0].name}, or one whose name is not known to be a person's"
            return Answer(pronoun.text, (), why, tuple(one.id for one in choice.left))
        why = f"“{pronoun.text}” takes up " + self._tie(choice.left[0], last)
        return choice.answer(pronoun.text, why)

    def _document(self, pronoun: Token) -> Token | None:
        """The text or picture that is the subject of the sentences before: "The resolution is broad. It calls for"."""
        here = self.parsed.sentence(pronoun)
        for sentence in reversed(self.parsed.sentences[max(0, here.index - REACH) : here.index]):
            root = next((token for token in self.parsed.words(sentence) if token.relation == "ROOT"), None)
            subject = self.parsed.child(root, "nsubj", "nsubjpass") if root is not None else None
            if subject is None or self.cast.told.holds(subject.start):
                return None
            if subject.lower != "it":
                return subject if subject.pos == "NOUN" and subject.tag == "NN" and is_document(subject) else None
        return None

    def _tie(self, actor: Actor, last: Turn | None) -> str:
        if last is not None and actor.id in last.actors:
            return f"the last speaker, {actor.name}, who spoke at {last.at}; nobody else fits who came up since"
        return f"{actor.name}, named at {actor.mentions[0].start}; nobody else near fits"

    def _choice(self, pronoun: Token, numbers: tuple[Number, ...], last: Turn | None, draft: Draft) -> Choice:
        """Who spoke last and the subjects since; where nobody spoke, all named near."""
        answering = draft.cue is not None and draft.token.lemma in _ANSWERING
        if last is not None and last.actors and not answering:
            spoke = [self.cast.actor(one) for one in last.actors]
            since = self.cast.subjects(last.at + 1, pronoun.start, *numbers)
            choice = Choice(list(dict.fromkeys([*spoke, *since])))
        else:
            choice = Choice(self.cast.near(pronoun, *numbers))
        if "several" in numbers:
            choice.rule_out(lambda one: not may_be(one, "person"), "may be one person")
        gender = PRONOUNS.get(pronoun.lower)
        if gender is not None:
            other = WORDS["m" if gender == "f" else "f"]
            choice.rule_out(lambda one: self._agrees(one, pronoun), f"the text tells {other}")
            if not choice.left:
                choice.left = [one for one in self.cast.near(pronoun, *numbers) if self._agrees(one, pronoun)]
        return choice

    def _last(self, pronoun: Token, numbers: tuple[Number, ...]) -> Turn | None:
        floor = self.cast.floor(pronoun)
        for turn in reversed(self.cast.turns):
            if turn.until < floor:
                return None
            fits = turn.number in numbers and all(self._agrees(self.cast.actor(one), pronoun) for one in turn.actors)
            if turn.at < pronoun.start and fits and (turn.actors or turn.at >= self.cast.floor(pronoun, 0)):
                return turn  # one known by words alone only in this paragraph: further up, they may mean another
        return None

    def _agrees(self, actor: Actor, pronoun: Token) -> bool:
        gender = PRONOUNS.get(pronoun.lower)
        return gender is None or self.cast.genders.of(actor.id) in (None, gender)

    def _narrow(self, choice: Choice, pronoun: Token, draft: Draft) -> None:
        sentence = self.parsed.sentence(pronoun)
        if draft.quoted:
            inside = {actor.id for start, end in draft.content for _, actor in self.cast.mentions.between(start, end)}
            choice.prefer(lambda one: one.id not in inside, "the quotation itself speaks of that one by name")
        choice.prefer(lambda one: not self._has_died(one, pronoun.start), "told to be dead")
        above = self._above(sentence)
        choice.prefer(self.cast.has_name, "has no name")
        if above is not None and self._tells_of_both(above):
            return
        if above is not None:
            if draft.cue is not None and draft.token.lemma in _ANSWERING:
                choice.prefer(
                    lambda one: self._is_asked(one, above), "not the one who was asked in the sentence before"
                )
            self._by_subject(choice, above)

    def _above(self, sentence: Sentence) -> Sentence | None:
        """The sentence before in the same paragraph, or the last of the one above."""
        above = self.parsed.sentences[sentence.index - 1] if sentence.index else None
        return above if above is not None and sentence.paragraph - above.paragraph <= 1 else None

    def _tells_of_both(self, sentence: Sentence) -> bool:
        """Whether a sentence tells the same of all: "Both men laughed", "Neither woman stayed"."""
        words = [token for token in self.parsed.words(sentence) if token.lower in _SYMMETRIC]
        return any(token.relation in ("nsubj", "nsubjpass", "pobj") for token in words) or any(
            token.relation == "det" and token.lower in ("both", "each", "neither") for token in words
        )

    def _by_subject(self, choice: Choice, above: Sentence) -> None:
        """Prefers the subject of the sentence before, where the others have no part of their own in what it tells."""
        subjects = [one for one in choice.left if self._part(one, above) == "subject"]
        others = [one for one in choice.left if self._part(one, above) == "object"]
        bodies = all(number_of(one) == "body" for one in choice.left)
        if len(subjects) == 1 and (bodies or not others):
            choice.prefer(lambda one: one in subjects, "not the subject of the sentence before")

    def _part(self, actor: Actor, sentence: Sentence) -> str | None:
        """An actor's part in what a sentence tells: "subject", "object" or None (not in it, or deeper down)."""
        for mention, one in self.cast.mentions.between(sentence.start, sentence.end):
            token = self.parsed.root(mention.start, mention.end) if one.id == actor.id else None
            if token is None or self.cast.told.holds(mention.start):
                continue
            while token.relation in ("conj", "appos") and (above := self.parsed.head(token)) is not None:
                token = above
            if token.relation in ("nsubj", "nsubjpass"):
                return "subject"
            above = self.parsed.head(token)
            if token.relation == "pobj" and above is not None:
                token, above = above, self.parsed.head(above)
            if token.relation in _OBJECTS and above is not None and above.pos in ("VERB", "AUX"):
                return "object"
        return None

    def _is_asked(self, actor: Actor, sentence: Sentence) -> bool:
        """Whether somebody is asked, told or called in a sentence."""
        for mention, one in self.cast.mentions.between(sentence.start, sentence.end):
            token = self.parsed.root(mention.start, mention.end) if one.id == actor.id else None
            while token is not None and token.relation == "appos":
                token = self.parsed.head(token)
            verb = self.parsed.head(token) if token is not None else None
            if token is not None and verb is not None and token.relation in ("dobj", "dative", "nsubjpass"):
                return verb.lemma in _ASKING
        return False

    def _has_died(self, actor: Actor, before: int) -> bool:
        """Whether the text tells, before an offset, that somebody died or is "the late"."""
        if self.cast.descriptions.given(actor, "late", before) is not None:
            return True
        for mention in actor.mentions:
            token = self.parsed.root(mention.start, mention.end)
            while token is not None and token.relation in ("appos", "conj"):
                token = self.parsed.head(token)
            verb = self.parsed.head(token) if token is not None and token.relation in ("nsubj", "nsubjpass") else None
            if verb is not None and mention.start < before and verb.lemma in _DYING and verb.tag in ("VBD", "VBN"):
                return True
        return False

    def _named_next(self, pronoun: Token) -> Answer | None:
        """The one person of the whole paragraph, named behind the pronoun that opens it: "She is tired. … Ana Kolb"."""
        paragraph = self.cast.report.paragraphs[self.parsed.sentence(pronoun).paragraph]
        if NUMBERS[pronoun.lower] != ("person",) or self.cast.named(0, paragraph.start, "person"):
            return None
        named = self.cast.named(paragraph.start, paragraph.end, "person", told=False)
        full = [one for one in named if self.cast.has_name(one)]
        subjects = self.cast.subjects(paragraph.start, paragraph.end, "person")
        if len(full) != 1 or not self._agrees(full[0], pronoun) or full[0] not in subjects:
            return None
        at = full[0].mentions[0].start
        why = f"nobody is named before “{pronoun.text}”, and {full[0].name} alone behind it, at {at}"
        return Answer(full[0].name, (full[0].id,), why)
