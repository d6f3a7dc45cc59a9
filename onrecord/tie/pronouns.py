"""Ties pronouns: to a subject above them, else the one of their sentence that fits, else of the sentences before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.attribute.who.gender import PRONOUNS
from onrecord.find.events.kinds import noun_classes
from onrecord.parse import Sentence, Token
from onrecord.tie.expletive import is_expletive
from onrecord.tie.focus import Focus, aged_reach, is_accused, is_aged
from onrecord.tie.nouns import acts_on
from onrecord.tie.owned import owned_by
from onrecord.tie.phrases import reach
from onrecord.tie.roster import Ref, Roster, is_person_noun

_THINGS = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative", "pobj")
_BACK = 3
"""Sentences that a pronoun looks back."""


class Pronouns:
    """Ties the pronouns of a report in text order: whoever one of them means may be meant by the next."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.parsed = roster.parsed
        self.focus = Focus(roster, self._subjects)
        self.spoke = {
            (one.source.span.start, one.source.span.end): one.source.actors[0]
            for one in roster.statements
            if one.source is not None and len(one.source.actors) == 1
        }

    def tie(self) -> None:
        """Ties every pronoun that means exactly one actor."""
        for token in self.parsed.tokens:
            if token.pos == "NOUN" or is_aged(self.parsed, token) or is_accused(self.parsed, token):
                self._noun(token)
            elif token.lower in PRONOUNS or token.lower in _THINGS or token.lower in _SEVERAL:
                actor = self._meant(token) or (f"?{token.index}" if token.lower in PRONOUNS else None)
                if actor is not None:
                    self.roster.add(token, actor, (token.start, token.end))

    def _noun(self, token: Token) -> None:
        """Ties a noun that a pronoun owns or that the only one near is called; else a person's is a stranger's."""
        held = self.roster.at(token)
        if held is not None and self.roster.has_name(held):
            return
        meant = owned_by(self.roster, token) or self.focus.of(token, held)
        if meant is not None and meant == acts_on(self.roster, token):
            meant = None
        if meant is not None:
            aged = is_aged(self.parsed, token)
            self.roster.add(token, meant, aged_reach(self.parsed, token) if aged else reach(self.parsed, token))
        elif held is None and is_person_noun(token):
            self.roster.add(token, f"?{token.index}", (token.start, token.end))

    def _meant(self, pronoun: Token) -> str | None:
        if pronoun.lower in PRONOUNS:
            return self._person(pronoun) or self._speaker(pronoun) or self._ahead(pronoun)
        if pronoun.lower in _THINGS:
            return None if is_expletive(self.parsed, pronoun) else self._body(pronoun)
        return self._several(pronoun) or self._ahead(pronoun)

    def _ahead(self, pronoun: Token) -> str | None:
        """ "When they stormed the barracks, the mutineers fled": the subject behind, where nobody stood before."""
        verb = self.parsed.head(pronoun)
        main = self.parsed.head(verb) if verb is not None and verb.relation == "advcl" else None
        if verb is None or main is None or verb.index > main.index or pronoun.relation not in _SUBJECTS:
            return None
        subject = self.parsed.child(main, *_SUBJECTS)
        found = self.roster.at(subject) if subject is not None and subject.index > pronoun.index else None
        if found is None or not self.roster.is_person(found):
            return found if pronoun.lower not in PRONOUNS else None
        named = pronoun.lower in PRONOUNS and self.roster.has_name(found)
        return found if named and self._agrees(found, pronoun) else None

    def _speaker(self, pronoun: Token) -> str | None:
        """Whom the source of a statement was resolved to, where the text tells no other gender."""
        actor = self.spoke.get((pronoun.start, pronoun.end))
        return actor if actor is not None and self._agrees(actor, pronoun) and self.roster.is_person(actor) else None

    def _person(self, pronoun: Token) -> str | None:
        barred = self._barred(pronoun)

        def fits(actor: str) -> bool:
            return self.roster.is_person(actor) and self._agrees(actor, pronoun) and actor not in barred

        for subject in self._subjects_above(pronoun):
            known = self.roster.at(subject)
            if known is not None and fits(known):
                return known
        here = self._told(self._before(pronoun), pronoun, fits)
        if here:
            return here[0] if len(here) == 1 else None
        return self._further_up(pronoun, fits)

    def _further_up(self, pronoun: Token, fits: Callable[[str], bool]) -> str | None:
        """The one who fits in the nearest sentence before that has any; of several, its subject."""
        sentence = self.parsed.sentence(pronoun)
        for back in range(1, _BACK + 1):
            above = self.roster.sentence_before(sentence, back)
            if above is None:
                return None
            refs = self.roster.between(above.start, above.end)
            found = self._told(refs, pronoun, fits)
            if found:
                subjects = [one for one in found if one in self._subjects(above, pronoun)]
                only = found if len(found) == 1 or not self._acts(pronoun) else subjects
                return only[0] if len(only) == 1 and not self._other_told(pronoun, only[0], fits) else None
        return None

    def _acts(self, pronoun: Token) -> bool:
        """Whether a pronoun is a subject, or owns one: it rather takes up a subject."""
        owned = self.parsed.head(pronoun)
        return pronoun.relation in _SUBJECTS or (owned is not None and owned.relation in _SUBJECTS)

    def _other_told(self, pronoun: Token, actor: str, fits: Callable[[str], bool]) -> bool:
        """Whether an object may mean another of its paragraph, whose gender is told where the nearer one's isn't."""
        if self.roster.gender(actor) is not None or pronoun.relation in _SUBJECTS:
            return False
        start = self.roster.report.paragraphs[self.parsed.sentence(pronoun).paragraph].start
        others = self._told(self.roster.between(start, pronoun.start), pronoun, fits)
        return any(self.roster.gender(one) is not None for one in others if one != actor)

    def _body(self, pronoun: Token) -> str | None:
        barred = self._barred(pronoun)

        def fits(actor: str) -> bool:
            return self.roster.is_body(actor) and actor not in barred

        for subject in self._subjects_above(pronoun):
            known = self.roster.at(subject)
            if known is not None and (fits(known) or (self.roster.is_unknown(known) and known not in barred)):
                return known
            if known is None and subject.pos in ("NOUN", "PROPN"):
                return None  # the thing itself: "The law has |its| limits"
        here = self._told(self._before(pronoun), pronoun, fits)
        if here and not self._acts(pronoun):
            return here[0] if len(here) == 1 and not self._things(pronoun, here[0]) else None
        above = self.roster.sentence_before(self.parsed.sentence(pronoun), 1)
        found = [one for one in self._subjects(above, pronoun) if fits(one)] if above is not None else []
        found = (found or here) if self._acts(pronoun) else []
        return found[0] if len(found) == 1 else None

    def _several(self, pronoun: Token) -> str | None:
        for subject in self._subjects_above(pronoun):
            known = self.roster.at(subject)
            if known is not None and self.roster.is_person(known):
                continue
            return known
        above = self.roster.sentence_before(self.parsed.sentence(pronoun), 1)
        found = (
            [one for one in self._subjects(above, pronoun) if not self.roster.is_person(one)]
            if above is not None
            else []
        )
        return found[0] if len(found) == 1 and not self._before(pronoun) else None

    def _agrees(self, actor: str, pronoun: Token) -> bool:
        return self.roster.gender(actor) in (None, PRONOUNS[pronoun.lower])

    def _before(self, pronoun: Token) -> list[Ref]:
        """The references before a pronoun in its sentence."""
        return self.roster.between(self.parsed.sentence(pronoun).start, pronoun.start)

    def _told(self, refs: list[Ref], pronoun: Token, fits: Callable[[str], bool]) -> list[str]:
        """Who fits of some references, each once; those in a quotation only for a pronoun in it."""
        quote = self.roster.quote(pronoun.start)
        near = [ref for ref in refs if (other := self.roster.quote(ref.start)) is None or other == quote]
        found = list(dict.fromkeys(ref.actor for ref in near if fits(ref.actor)))
        named = [one for one in found if self.roster.has_name(one)]
        strangers = all(one not in self.roster.actors for one in found if one not in named)
        sure = len(named) == 1 and strangers and self.roster.gender(named[0]) is not None
        return named if sure else found

    def _subjects_above(self, pronoun: Token) -> Iterator[Token]:
        """The subjects of the clauses that a pronoun stands in, the nearest first; never one that stands behind it."""
        below = pronoun
        for above in self.parsed.ancestors(pronoun):
            subject = self.parsed.child(above, *_SUBJECTS) if above.pos in ("VERB", "AUX") else None
            asked = above.lemma == "ask" and below.relation in ("ccomp", "xcomp", "advcl")
            if subject is not None and subject.index < pronoun.index and subject.index != below.index and not asked:
                yield self._antecedent(subject, above)
            below = above

    def _antecedent(self, subject: Token, verb: Token) -> Token:
        """The noun that "who" or "which" takes up; any other subject itself."""
        noun = self.parsed.head(verb)
        return noun if subject.tag in ("WP", "WDT") and verb.relation == "relcl" and noun is not None else subject

    def _subjects(self, sentence: Sentence, pronoun: Token) -> list[str]:
        """Those who are subjects of a sentence's main clauses, outside quotations or in that of the pronoun."""
        found = []
        for ref in self.roster.between(sentence.start, sentence.end):
            token = self._standing(self.parsed.tokens[ref.head])
            verb = self.parsed.head(token)
            main = verb is not None and verb.relation in ("ROOT", "conj", "ccomp", "parataxis")
            near = self.roster.quote(ref.start) in (None, self.roster.quote(pronoun.start))
            if token.relation in _SUBJECTS and main and near and not self._counts(self.parsed.tokens[ref.head]):
                found.append(ref.actor)
        return list(dict.fromkeys(found))

    def _counts(self, token: Token) -> bool:
        """ "The group of gunmen": whether a word of measure stands before those who are meant."""
        of = self.parsed.child(token, "prep")
        counted = self.parsed.child(of, "pobj") if of is not None and of.lower == "of" else None
        measures = token.lemma.lower() in noun_classes()["measure"]
        return measures and counted is not None and self.roster.at(counted) is not None

    def _standing(self, token: Token) -> Token:
        """The word that stands in the clause for a name beside it, one joined to it, or what it counts."""
        while (noun := self.parsed.head(token)) is not None:
            of = token.relation == "pobj" and noun.lower == "of"
            counts = self.parsed.head(noun) if of else None
            if counts is not None and counts.lemma.lower() in noun_classes()["measure"]:
                token = counts
            elif token.relation in ("appos", "conj"):
                token = noun
            else:
                break
        return token

    def _barred(self, pronoun: Token) -> set[str]:
        """Those whom a pronoun can't mean: whose words it stands in, the subject that acts on it, who speaks it."""
        found = {
            ref.actor
            for ref in self._before(pronoun) + self.roster.between(pronoun.start, pronoun.end)
            if ref.start <= pronoun.start and pronoun.end <= ref.end
        }
        known = acts_on(self.roster, pronoun) if not pronoun.lower.endswith(("self", "selves")) else None
        if known is not None:
            found.add(known)
        return found | self._who_says(pronoun)

    def _who_says(self, pronoun: Token) -> set[str]:
        """Who speaks the quotation that a pronoun stands in."""
        quote = self.roster.quote(pronoun.start)
        if quote is None:
            return set()
        says = [one for one in self.roster.statements if any(s.start <= pronoun.start < s.end for s in one.content)]
        return {actor for one in says if one.source is not None for actor in one.source.actors}

    def _things(self, pronoun: Token, body: str) -> bool:
        """Whether a thing in the singular stands between a body and "it", which may be meant as well."""
        refs = [ref for ref in self._before(pronoun) if ref.actor == body]
        between = self.parsed.between(refs[-1].end, pronoun.start)
        owned = self.parsed.head(pronoun)
        if pronoun.tag == "PRP$" and owned is not None and is_person_noun(owned):
            return False
        return any(
            one.tag == "NN" and one.relation in (*_SUBJECTS, *_OBJECTS) and self.roster.at(one) is None
            for one in between
        )
