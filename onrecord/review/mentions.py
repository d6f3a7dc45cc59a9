"""Mentions tied to an actor or place and untied from it, and what follows for those who speak or act by these words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from onrecord.model import Actor, Event, Finding, Part, Place, Site, Span, Statement
from onrecord.review.decision import Decision

P = TypeVar("P", Part, Site)


@dataclass(frozen=True, slots=True)
class Tied:
    """What people decided on one mention of one actor or place: tied, untied, or contested (None)."""

    about: str
    span: Span
    tied: bool | None


def tied(decisions: Iterable[Decision]) -> list[Tied]:
    """What standing decisions on mentions come to, in order of the text."""
    held: dict[tuple[Span, str], set[bool]] = {}
    for one in decisions:
        if one.span is not None:
            held.setdefault((one.span, one.about), set()).add(one.what == "tie")
    ordered = sorted(held.items())
    return [Tied(about, span, said.pop() if len(said) == 1 else None) for (span, about), said in ordered]


def mentioned(one: Actor | Place, what: Tied) -> Actor | Place:
    """The actor or place with the mention, or without it; its last mention stays."""
    others: tuple[Span, ...] = tuple(span for span in one.mentions if span != what.span)
    if what.tied is None or (not what.tied and not others):
        return one
    return replace(one, mentions=tuple(sorted((*others, what.span))) if what.tied else others)


def followed(finding: Finding, what: Tied, name: str) -> Finding:
    """A finding whose source, part or site stands at these very words, with the actor or place of this name there.

    Where the words are untied, whoever they meant is unknown again.
    """
    if what.tied is None:
        return finding
    if isinstance(finding, Statement):
        return _source(finding, what, name)
    if isinstance(finding, Event) and what.about.startswith("a"):
        to = _part(what, name)
        return replace(finding, actors=_each(finding.actors, what, to), recipients=_each(finding.recipients, what, to))
    if isinstance(finding, Event):
        return replace(finding, places=_each(finding.places, what, _site(what, name)))
    return finding


def _source(one: Statement, what: Tied, name: str) -> Statement:
    source = one.source
    if source is None or source.span != what.span or not what.about.startswith("a"):
        return one
    if what.tied:
        made = replace(source, actors=(what.about,), name=name, candidates=(), reason="tied by a person")
        return replace(one, source=made) if what.about not in source.actors else one
    if what.about not in source.actors:
        return one
    return replace(one, source=replace(source, actors=(), name=source.span.text, reason="untied by a person"))


def _each(ones: tuple[P, ...], what: Tied, to: Callable[[P], P]) -> tuple[P, ...]:
    return tuple(to(one) if one.span == what.span else one for one in ones)


def _part(what: Tied, name: str) -> Callable[[Part], Part]:
    def to(one: Part) -> Part:
        if what.tied:
            return one if one.actor == what.about else replace(one, actor=what.about, name=name)
        return replace(one, actor=None, name=one.span.text) if one.actor == what.about else one

    return to


def _site(what: Tied, name: str) -> Callable[[Site], Site]:
    def to(one: Site) -> Site:
        if what.tied:
            return one if one.place == what.about else replace(one, place=what.about, name=name)
        return replace(one, place=None, name=one.span.text) if one.place == what.about else one

    return to
