"""Says who a source is: names, titles and pronouns, resolved only where exactly one actor fits (law 8)."""

from __future__ import annotations

from onrecord.attribute.antecedents import NUMBERS, Antecedents, Number, Turn, number_of
from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions, Told
from onrecord.attribute.speakers import Group
from onrecord.model import Actor, Report, Source, Span
from onrecord.parse import Parsed, Token


class Who:
    """Resolves the speakers of one report; call ``source`` in text order, it remembers who spoke last."""

    def __init__(self, report: Report, parsed: Parsed, mentions: Mentions, drafts: list[Draft]) -> None:
        self.report = report
        self.parsed = parsed
        self.mentions = mentions
        self.antecedents = Antecedents(report, parsed, mentions, Told(drafts))

    def source(self, draft: Draft) -> Source | None:
        """The source of a draft; None where nobody stands there."""
        if draft.speaker is None:
            return None
        span = self._span(draft.speaker)
        head = draft.speaker.head
        if head.lower in NUMBERS and head.pos == "PRON":
            found = self._pronoun(head, span)
        elif head.pos == "PRON" and not self.mentions.over(head):
            found = Source(span, span.text, ())
        else:
            found = self._named(draft.speaker, span)
        number = self._number(head, found)
        if number is not None:
            self.antecedents.remember(Turn(draft.cue_start, found.name, found.actors, number), head.lower)
        return found

    def _number(self, head: Token, source: Source) -> Number | None:
        """What pronoun can take up a source; None for one that is nobody in particular."""
        if len(source.actors) > 1 or head.tag in ("NNS", "NNPS"):
            return "several"
        if source.actors:
            return number_of(self.mentions.actors[source.actors[0]])
        return "body" if head.pos in ("NOUN", "PROPN") else None

    def _span(self, group: Group) -> Span:
        return self.report.span(self.parsed.tokens[group.first].start, self.parsed.tokens[group.last].end)

    def _named(self, group: Group, span: Span) -> Source:
        heads = [group.head]
        for head in heads:
            heads.extend(child for child in self._beside(head) if group.first <= child.index <= group.last)
        names: list[str] = []
        actors: list[str] = []
        for head in heads:
            actor = self._actor_of(head)
            if actor is None and head is not group.head and self._goes_on(head):
                continue  # the title of the name behind it
            names.append(actor.name if actor else self._words(head, group, lone=len(heads) == 1))
            if actor and actor.id not in actors:
                actors.append(actor.id)
        return Source(span, " and ".join(dict.fromkeys(names)), tuple(actors))

    def _goes_on(self, head: Token) -> bool:
        """Whether a name goes on behind a word."""
        behind = self.parsed.tokens[head.index + 1 : head.index + 2]
        return bool(behind) and behind[0].pos == "PROPN"

    def _beside(self, head: Token) -> list[Token]:
        """The nouns that "and" joins to a head, also where the tree hangs the first name on the second."""
        first = [one for one in self.parsed.children(head, "nmod") if self.parsed.child(one, "cc") is not None]
        joined = [one for one in self.parsed.children(head, "conj") if self.parsed.tokens[one.index - 1].text != "&"]
        return [*first, *joined]

    def _words(self, head: Token, group: Group, *, lone: bool) -> str:
        if lone:
            return self._span(group).text
        left = self.parsed.children(head, "compound", "amod", "nummod", "poss")
        start = min((token.start for token in left if token.index < head.index), default=head.start)
        return self.report.text[start : head.end]

    def _actor_of(self, head: Token) -> Actor | None:
        """The actor named by a head noun: by itself, by an apposition ("the envoy, Olan Brask,"), by its title."""
        actor = self.mentions.over(head)
        if actor is not None and head.pos == "PROPN":
            return actor
        for child in self.parsed.children(head, "appos"):
            beside = self.mentions.over(child)
            if beside is not None and beside.kind == "person":
                return beside
        return self._titled(head) or actor

    def _titled(self, head: Token) -> Actor | None:
        """The one person before whose title holds this noun: "the minister"; None where several do."""
        if head.pos != "NOUN" or head.tag == "NNS":
            return None
        if not any(token.lower in ("the", "his", "her") for token in self.parsed.children(head, "det", "poss")):
            return None
        fitting = [
            actor
            for actor in self.mentions.actors.values()
            if actor.kind == "person"
            and actor.role is not None
            and head.lower in actor.role.lower().split()
            and actor.mentions[0].start < head.start
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, head: Token, span: Span) -> Source:
        fitting = self.antecedents.of(head)
        if len(fitting) == 1:
            return Source(span, fitting[0].name, fitting[0].actors)
        return Source(span, span.text, (), tuple(dict.fromkeys(one for found in fitting for one in found.actors)))
