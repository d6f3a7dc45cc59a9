"""Ties nouns that a pronoun owns: "his regiment", "her service", "her husband"."""

from __future__ import annotations

from onrecord.attribute.who.gender import gender_of
from onrecord.find.names.words import is_body_noun
from onrecord.lexicon import facts
from onrecord.parse import Token
from onrecord.tie.offices import body_of
from onrecord.tie.roster import Roster

_ANY = ("any body", "rebels", "parties", "companies", "papers", "stations")
"""Lists of nouns that a body is called by whatever its name."""


def owned_by(roster: Roster, noun: Token) -> str | None:
    """Whom a noun behind "his" or "her" means: the body of the person's office, or the one told of as kin."""
    owner = roster.parsed.child(noun, "poss")
    person = roster.at(owner) if owner is not None and owner.tag == "PRP$" else None
    if person is None or not roster.is_person(person) or noun.tag != "NN":
        return None
    if noun.lower in facts.words("kin"):
        return _kin(roster, noun, person)
    if not is_body_noun(noun.lemma.lower()) and noun.lower not in facts.words("rebels"):
        return None
    body = body_of(roster, person)
    if body is None:
        return None
    called = noun.lower in roster.actors[body].name.lower().split()
    return body if called or any(noun.lower in facts.words(name) for name in _ANY) else None


def _kin(roster: Roster, noun: Token, person: str) -> str | None:
    """The one who is told of as kin of a person, or whose kin the person is, where the noun fits the gender."""
    found = set()
    for ref in roster.between(0, noun.start):
        head = roster.parsed.tokens[ref.head]
        owner = roster.parsed.child(head, "poss") if head.lower in facts.words("kin") else None
        other = roster.at(owner) if owner is not None else None
        if other is not None and person in (other, ref.actor):
            found.add(other if person == ref.actor else ref.actor)
    gender = gender_of(noun.lower)
    fitting = [one for one in found if one != person and roster.gender(one) in (None, gender)]
    return fitting[0] if len(fitting) == 1 else None
