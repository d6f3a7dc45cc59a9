"""What tells how certain it is that something happened: the words it hangs on, tense, negation, and what rules say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.find.events.realis import realis
from onrecord.judge.certainty.climbing import Step, steps
from onrecord.judge.certainty.governing import classes
from onrecord.judge.certainty.scope import scope
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_NEAR = 2
"""Steps that are told in full; of those above them less is."""
_FAR = 3


def features(parsed: Parsed, token: Token) -> frozenset[str]:
    """What is told of the word's event, each as the name of a weight."""
    way = steps(parsed, token)
    found = {*_ruled(parsed, token, way), *scope(parsed, way), *_formed(way)}
    for nth, step in enumerate(way):
        at = min(nth, _FAR)
        found.update(f"{at} {name}" for name in (*_of(step, nth), *_beside(parsed, step, nth)))
    for nth, (step, above) in enumerate(pairwise(way)):
        at = min(nth, _FAR)
        found.update(f"{at} {name}" for name in (*_governed(parsed, step, above, nth), *_classed(step, above, nth)))
        found.update(f"somewhere {name} not {above.negated}" for name in classes(above.lemma))
    return frozenset(found)


def _ruled(parsed: Parsed, token: Token, way: list[Step]) -> Iterator[str]:
    """What the rules make of the word and of the clause that it stands in."""
    kind, ruled = way[0].kind, realis(parsed, token)
    told = ruled.status if ruled.firm else f"{ruled.status}?"
    word = ruled.because.lemma.lower() if ruled.because is not None else "tense"
    yield from (f"is {kind}", f"told {told}", f"told {told} {kind}", f"told {told} by {word}", f"by {word} {kind}")
    clause = next((step for step in way[1:] if step.clausal), None)
    if clause is not None:
        found = realis(parsed, clause.token)
        above = found.status if found.firm else f"{found.status}?"
        yield from (f"clause told {above}", f"clause told {above}, {told} {kind}")


def _formed(way: list[Step]) -> Iterator[str]:
    """How the word is formed, and what stands two steps above it."""
    yield from (f"{way[0].token.tag} {way[0].link}", f"ends {way[0].lemma[-3:]} {way[0].token.tag}")
    if len(way) > _NEAR:
        yield f"{way[0].link} {way[1].link} {way[_NEAR].lemma}"


def _of(step: Step, nth: int) -> Iterator[str]:
    yield from (f"is {step.lemma}", f"in {step.tense}", f"not {step.negated}", f"in {step.tense} not {step.negated}")
    yield f"link {step.link}"
    if nth < _NEAR:
        yield from (f"is {step.lemma} not {step.negated}", f"link {step.link} in {step.tense} not {step.negated}")


def _beside(parsed: Parsed, step: Step, nth: int) -> Iterator[str]:
    """The small words that hang on the word."""
    for child in parsed.children(step.token):
        relation = child.relation
        if relation == "mark" or (relation == "advmod" and child.tag == "WRB"):
            yield f"mark {child.lower}"
        elif relation == "advmod":
            yield f"adverb {child.lower}"
        elif step.clausal:
            yield from _in_clause(parsed, child, nth)
        elif relation in {"amod", "compound"}:
            yield f"{relation} {child.lemma.lower()}"
        elif relation in {"det", "poss"}:
            yield f"det {child.lower}" if relation == "det" else "owned"
    if nth == 0 and not step.clausal:
        yield "known" if parsed.child(step.token, "det", "poss") else "bare"


def _in_clause(parsed: Parsed, child: Token, nth: int) -> Iterator[str]:
    if child.relation in {"nsubj", "nsubjpass"}:
        yield "subject"
    elif child.relation == "advcl":
        mark = parsed.child(child, "mark", "advmod")
        yield f"clause {mark.lower if mark is not None else child.tag}"
    elif child.relation in {"acomp", "attr"} and nth > 0:
        yield f"{child.relation} {child.lemma.lower()}"
    elif child.relation == "expl":
        yield "there"


def _governed(parsed: Parsed, step: Step, above: Step, nth: int) -> Iterator[str]:
    """How the word hangs on the one above it."""
    link, by, form = step.link, above.lemma, step.tense if step.clausal else "noun"
    yield f"under {link} {by}"
    if nth >= _NEAR:
        return
    yield from (
        f"under {link} {by} {form}",
        f"under {by} not {above.negated}",
        f"under {link} not {above.negated}",
        f"under {link} in {above.tense}",
    )
    if not step.clausal:
        first = parsed.child(step.token, "det", "poss")
        known = "" if first is None else first.lower if first.relation == "det" else "owned"
        yield from (
            f"noun {link} {known} in {above.tense} not {above.negated}",
            f"noun {step.relation} {known} not {above.negated}",
            f"noun {known} under {by}",
        )


def _classed(step: Step, above: Step, nth: int) -> Iterator[str]:
    """The same by the classes of the word above."""
    form = step.tense if step.clausal else "noun"
    for name in classes(above.lemma):
        yield from (f"{name} not {above.negated}", f"{name} {step.relation}")
        if nth < _NEAR:
            yield from (f"{name} {step.relation} {form} not {above.negated}", f"{name} in {above.tense}")
