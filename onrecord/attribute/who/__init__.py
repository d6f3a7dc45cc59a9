"""Says who a source is: names, titles and pronouns, resolved only where exactly one actor fits (law 8)."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions, Told
from onrecord.attribute.speakers import Group, antecedent, noun_group
from onrecord.attribute.who.answers import Answer
from onrecord.attribute.who.bodies import Bodies
from onrecord.attribute.who.cast import Cast, Number, Turn, number_of
from onrecord.attribute.who.gender import is_human
from onrecord.attribute.who.names import Named
from onrecord.attribute.who.nouns import Nouns
from onrecord.attribute.who.pronouns import NUMBERS, Pronouns
from onrecord.attribute.who.repeats import Repeats
from onrecord.attribute.who.rows import Rows
from onrecord.attribute.who.several import Several
from onrecord.model import Report, Source, Span
from onrecord.parse import Parsed, Token

__all__ = ["Who"]

_REST = frozenset({"one", "others", "another", "other"})
"""Those who are not named beside those who are: "Brask and Marlin, or rather one of them"."""


class Who:
    """Resolves the speakers of one report; call ``source`` in text order, it remembers who spoke last."""

    def __init__(self, report: Report, parsed: Parsed, mentions: Mentions, drafts: list[Draft]) -> None:
        self.report = report
        self.parsed = parsed
        told = Told(stretch for draft in drafts for stretch in draft.content)
        spoken = Told(stretch for draft in drafts if draft.quoted for stretch in draft.content)
        self.cast = Cast(report, parsed, mentions, told, spoken)
        self.named = Named(self.cast)
        self.pronouns = Pronouns(self.cast)
        self.rows = Rows(self.cast)
        self.repeats = Repeats(self.cast)
        self.nouns = Nouns(self.cast, self.repeats)
        self.several = Several(self.cast)
        self.bodies = Bodies(self.cast)

    def source(self, draft: Draft) -> Source | None:
        """The source of a draft; None where nobody stands there."""
        if draft.speaker is None:
            return None
        span = self._span(draft.speaker)
        speaker = self._taken_up(draft.speaker)
        answer = self._answer(draft, speaker, self._span(speaker))
        self._remember(draft, speaker.head, answer)
        return Source(span, answer.name, answer.actors, answer.candidates, answer.reason)

    def _taken_up(self, group: Group) -> Group:
        """The noun group that "who" or "which" takes up; any other group as it is."""
        relative = group.head.tag in ("WP", "WDT") and group.head.lower in ("who", "which")
        noun = antecedent(self.parsed, group.head) if relative else None
        return noun_group(self.parsed, noun) if noun is not None else group

    def _answer(self, draft: Draft, group: Group, span: Span) -> Answer:
        head = group.head
        if head.lower in NUMBERS and (head.pos == "PRON" or head.tag == "PRP$"):
            several = self.several.they(head) if head.lower in ("they", "them", "their") else None
            return several or self.pronouns.of(head, draft)
        heads = self.named.heads(group)
        if len(heads) > 1:
            return self._joint(heads, group)
        return self._one(group, span) or self._by_words(head, group, span)

    def _one(self, group: Group, span: Span) -> Answer | None:
        """Who is meant by a group that names one: by name, as several before, as a body, by a noun."""
        head = group.head
        return (
            self.named.of(head, group)
            or self.several.of(group)
            or self._spokesman(group, span)
            or self.rows.of(head, span.text)
            or self.nouns.of(group, span.text)
            or self.bodies.of(group, span.text)
            or self.repeats.of(group, span.text)
            or self.bodies.document(group)
        )

    def _spokesman(self, group: Group, span: Span) -> Answer | None:
        """The named spokesman whom "the spokesman" takes up, else the body that one without a name speaks for."""
        behind = self.bodies.spoken_for(group)
        if behind is None:
            return None
        named = self.nouns.of(group, span.text)
        return named if named is not None and named.actors else behind

    def _by_words(self, head: Token, group: Group, span: Span) -> Answer:
        """A source that takes up nobody with a name: the actor that its words make, else the words alone."""
        actor = self.cast.mentions.over(head)
        if actor is not None and head.pos != "PRON":
            name = actor.name if self.cast.has_name(actor) else self.cast.words(head, group)
            return Answer(name, (actor.id,), f"named here, at {span.start}, and by no other name")
        return Answer(span.text, (), f"“{span.text}” has no name, and takes up nobody who has")

    def _joint(self, heads: list[Token], group: Group) -> Answer:
        """Those who speak together."""
        names: list[str] = []
        actors: list[str] = []
        reasons: list[str] = []
        for head in heads:
            own = Group(head, self._left(head, group), head.index)
            answer = self._one(own, self._span(own))
            if answer is None and (head is not group.head and self._goes_on(head) or head.lower in _REST):
                continue  # the title of the name behind it; "Brask and Marlin, or rather one"
            answer = answer or self._by_words(head, own, self._span(own))
            if answer.candidates:
                reason = f"{answer.name}: {answer.reason}"
                return Answer(self._span(group).text, (), reason, tuple(dict.fromkeys((*actors, *answer.candidates))))
            names.append(answer.name)
            actors += [one for one in answer.actors if one not in actors]
            reasons.append(f"{answer.name}: {answer.reason}")
        return Answer(" and ".join(dict.fromkeys(names)), tuple(actors), "; ".join(reasons))

    def _left(self, head: Token, group: Group) -> int:
        """The first word of one of several who are joined."""
        left = self.parsed.children(head, "det", "compound", "amod", "nummod", "poss")
        return max(group.first, min((token.index for token in left if token.index < head.index), default=head.index))

    def _goes_on(self, head: Token) -> bool:
        """Whether a name goes on behind a word."""
        behind = self.parsed.tokens[head.index + 1 : head.index + 2]
        return bool(behind) and behind[0].pos == "PROPN"

    def _remember(self, draft: Draft, head: Token, answer: Answer) -> None:
        number = self._number(head, answer)
        if number is not None:
            self.cast.turns.append(Turn(draft.cue_start, answer.name, answer.actors, number, head.lower, draft.end))
            if len(answer.actors) == 1:
                self.cast.genders.learn(answer.actors[0], head.lower)

    def _number(self, head: Token, answer: Answer) -> Number | None:
        """What pronoun can take up a source; None for one that is nobody in particular."""
        if len(answer.actors) > 1 or head.tag in ("NNS", "NNPS"):
            return "several"
        if answer.actors:
            return number_of(self.cast.actor(answer.actors[0]))
        if head.pos not in ("NOUN", "PROPN"):
            return None
        return "person" if is_human(head.lemma.lower()) else "body"

    def _span(self, group: Group) -> Span:
        return self.report.span(self.parsed.tokens[group.first].start, self.parsed.tokens[group.last].end)
