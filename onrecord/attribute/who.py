"""Says who a source is: names, titles and pronouns, resolved only where exactly one actor fits (law 8)."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.attribute.speakers import Group
from onrecord.model import Actor, Report, Source, Span
from onrecord.parse import Parsed, Token

_SINGULAR = frozenset({"he", "she", "him", "her"})
_PLURAL = frozenset({"they", "them"})
_NEUTER = frozenset({"it"})
_BODIES = frozenset({"organisation", "country", "armed force", "group"})
_REACH = 3
"""Paragraphs that a pronoun looks back."""


class Who:
    """Resolves the speakers of one report; call ``source`` in text order, it remembers who spoke last."""

    def __init__(self, report: Report, parsed: Parsed, actors: tuple[Actor, ...], drafts: list[Draft]) -> None:
        self.report = report
        self.parsed = parsed
        self.actors = {actor.id: actor for actor in actors}
        self.mentions = sorted(
            ((mention, actor) for actor in actors for mention in actor.mentions), key=lambda pair: pair[0].start
        )
        self.drafts = drafts
        self._spoke: list[tuple[int, int, tuple[str, ...], bool]] = []

    def source(self, draft: Draft) -> Source | None:
        """The source of a draft; None where nobody stands there."""
        if draft.speaker is None:
            return None
        span = self._span(draft.speaker)
        head = draft.speaker.head
        if head.lower in _SINGULAR | _PLURAL | _NEUTER:
            found = self._pronoun(draft, head, span)
        elif head.pos == "PRON" and not self._covering(head):
            found = Source(span, span.text, ())
        else:
            found = self._named(draft.speaker, span)
        self._spoke.append((draft.cue_start, head.sentence, found.actors, head.tag in ("NNS", "NNPS")))
        return found

    def _span(self, group: Group) -> Span:
        return self.report.span(self.parsed.tokens[group.first].start, self.parsed.tokens[group.last].end)

    def _covering(self, token: Token) -> Actor | None:
        """The actor whose mention covers a token (the longest mention, if several do)."""
        found = [pair for pair in self.mentions if pair[0].start <= token.start and token.end <= pair[0].end]
        return max(found, key=lambda pair: pair[0].end - pair[0].start)[1] if found else None

    def _named(self, group: Group, span: Span) -> Source:
        heads = [group.head]
        for head in heads:
            heads.extend(
                child for child in self.parsed.children(head, "conj") if group.first <= child.index <= group.last
            )
        names: list[str] = []
        actors: list[str] = []
        for head in heads:
            actor = self._actor_of(head)
            names.append(actor.name if actor else self._words(head, group, lone=len(heads) == 1))
            if actor and actor.id not in actors:
                actors.append(actor.id)
        return Source(span, " and ".join(dict.fromkeys(names)), tuple(actors))

    def _words(self, head: Token, group: Group, *, lone: bool) -> str:
        if lone:
            return self._span(group).text
        left = [
            token
            for token in self.parsed.children(head, "compound", "amod", "nummod", "poss")
            if token.index < head.index
        ]
        start = min((token.start for token in left), default=head.start)
        return self.report.text[start : head.end]

    def _actor_of(self, head: Token) -> Actor | None:
        """The actor named by a head noun: by itself, by an apposition ("the envoy, Olan Brask,"), by its title."""
        actor = self._covering(head)
        if actor is not None and head.pos == "PROPN":
            return actor
        for child in self.parsed.children(head, "appos"):
            beside = self._covering(child)
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
            for actor in self.actors.values()
            if actor.kind == "person"
            and actor.role is not None
            and head.lower in actor.role.lower().split()
            and actor.mentions[0].start < head.start
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, draft: Draft, head: Token, span: Span) -> Source:
        fitting = self._candidates(draft, head)
        if len(fitting) == 1:
            actors = fitting[0]
            return Source(span, " and ".join(self.actors[one].name for one in actors), actors)
        return Source(span, span.text, (), tuple(dict.fromkeys(one for actors in fitting for one in actors)))

    def _candidates(self, draft: Draft, head: Token) -> list[tuple[str, ...]]:
        """Who a pronoun may be: who spoke last, unless somebody else came up as a subject since; else who is near."""
        plural = head.lower not in _SINGULAR
        paragraph = self.parsed.sentence(head).paragraph
        floor = self.report.paragraphs[max(0, paragraph - _REACH)].start
        last = next(
            (turn for turn in reversed(self._spoke) if floor <= turn[0] < head.start and self._fits(turn, plural)), None
        )
        since = last[0] if last else floor
        subjects = self._subjects(since, head.start, plural)
        if last is None:
            near = subjects or self._near(head, plural)
            return [(one,) for one in near]
        others = [one for one in subjects if one not in last[2]]
        return [last[2], *((one,) for one in others)]

    def _fits(self, turn: tuple[int, int, tuple[str, ...], bool], plural: bool) -> bool:
        kinds = [self.actors[one].kind for one in turn[2]]
        if plural:
            return bool(kinds) and (len(kinds) > 1 or kinds[0] in _BODIES)
        return kinds == ["person"]

    def _subjects(self, start: int, end: int, plural: bool) -> list[str]:
        """The actors that are subjects between two offsets, outside what others are telling."""
        found = []
        for mention, actor in self.mentions:
            if not start < mention.start < end or not self._number_fits(actor, plural):
                continue
            token = self.parsed.token_at(mention.end - 1)
            told = any(draft.holds(mention.start) for draft in self.drafts)
            if token is not None and token.relation in ("nsubj", "nsubjpass") and not told and actor.id not in found:
                found.append(actor.id)
        return found

    def _near(self, head: Token, plural: bool) -> list[str]:
        """The actors named in this paragraph before a pronoun, else in the one above."""
        paragraph = self.parsed.sentence(head).paragraph
        for number in (paragraph, paragraph - 1):
            if number < 0:
                break
            start = self.report.paragraphs[number].start
            end = min(head.start, self.report.paragraphs[number].end)
            found = [
                actor.id
                for mention, actor in self.mentions
                if start <= mention.start < end and self._number_fits(actor, plural)
            ]
            if found:
                return list(dict.fromkeys(found))
        return []

    @staticmethod
    def _number_fits(actor: Actor, plural: bool) -> bool:
        return (actor.kind in _BODIES) if plural else (actor.kind == "person")
