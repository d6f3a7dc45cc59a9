"""Scores the type of what one party is said to do to another: by rules, by learned weights, and by both together.

usage: python -m evals.events [plv|plover] [--apart] [--plain] [--misses N]

Reads ``$ONRECORD_CORPORA`` (default ``../shared/corpora``): PLV's training part and PLOVER's gold standard records,
both with source and target of each deed. One type is told of each. *Rules* take the event that has the two for its
parties, else what the source's statement does. *Weights* are learned by ``training.types`` from four fifths of
the corpus, the other corpus and invented sentences, and asked about the last fifth, five times over. *Both* are weights
that also see what the rules found. ``--apart`` teaches without the corpus that is asked about, ``--plain`` without the
invented sentences.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import onrecord
from evals.corpora import folder
from onrecord.model import Event, Reading, Span, Statement
from onrecord.parse import Parsed, parse
from training.types import corpus
from training.types.corpus import QUAD, Deed
from training.types.features import features
from training.types.learn import INVENTED, TYPES, Told, fit

FOLDS = 5
NAMED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
ACTS = {
    "accuses": "ACCUSE", "demands": "REQUEST", "threatens": "THREATEN", "denies": "REJECT", "praises": "SUPPORT",
    "promises": "AGREE",
}  # fmt: skip
"""What a statement does, as PLOVER's verbal types."""
COMING = {1: "AGREE", 2: "AGREE", 3: "THREATEN", 4: "THREATEN"}
"""What a deed that is only planned is in the codebook, by the class of the deed."""
SURE = 2
"""Parties in the right part, counted twice, that an event must have to go before a statement."""


@dataclass(frozen=True, slots=True)
class Known:
    """A deed with what the rules make of it and what is told of it, without and with what the rules found."""

    deed: Deed
    rules: str | None
    told: Told
    both: Told


def known(deed: Deed) -> Known:
    """What a reading tells of a deed."""
    reading = onrecord.read(text=deed.text, published=date(2020, 1, 15))
    text, parsed = reading.report.text, parse(reading.report)
    moved = [
        corpus.where(text, words, _at(one)) for words, one in zip(deed.parties, (deed.source, deed.target), strict=True)
    ]
    if not parsed.tokens:
        return Known(deed, None, {}, {})
    told = features(parsed, moved[0], moved[1])
    seen = dict.fromkeys(found(reading, parsed, told, moved[0]), 1.0)
    return Known(deed, by_rules(reading, moved[0], moved[1]), told, {**told, **seen})


def _at(stretch: tuple[int, int] | None) -> int:
    return max(0, stretch[0] - 2) if stretch else 0


def _meets(span: Span, stretch: tuple[int, int] | None) -> bool:
    return stretch is not None and span.start < stretch[1] and stretch[0] < span.end


def found(reading: Reading, parsed: Parsed, told: Told, source: tuple[int, int] | None) -> Iterator[str]:
    """What the rules found, as features: kinds, types and statuses of events, acts of statements."""
    way = {name.split()[-1] for name in told if name.startswith(("way ", "verb "))}
    when = next((name for name in ("coming", "denied", "being") if name in told), "")
    for event in reading.events:
        head = parsed.root(event.trigger.start, event.trigger.end)
        near = "near" if head is not None and head.lemma.lower() in way else "far"
        yield from (f"{near} kind {event.what}", f"{near} type {event.type}", f"{near} {event.type} {event.status}")
        yield f"{when} {near} {event.type}"
    for statement in reading.statements:
        yield f"act {statement.act}"
        if _is_said_by(statement, source):
            yield f"own act {statement.act}"


def _is_said_by(statement: Statement, source: tuple[int, int] | None) -> bool:
    return statement.source is not None and _meets(statement.source.span, source)


def by_rules(reading: Reading, source: tuple[int, int] | None, target: tuple[int, int] | None) -> str | None:
    """The type that the rules tell of the two; None where they find nothing that has a type."""
    fits = [(_fit(event, source, target), event) for event in reading.events]
    worth, event = max(fits, key=lambda one: one[0], default=(0, None))
    acts = [ACTS[one.act] for one in reading.statements if one.act in ACTS and _is_said_by(one, source)]
    if event is not None and (worth >= SURE or (worth and not acts)):
        return coded(event)
    if acts:
        return acts[0]
    return coded(event) if event is not None else None


def _fit(event: Event, source: tuple[int, int] | None, target: tuple[int, int] | None) -> int:
    """How well an event has the two for its parties: each in its part counts twice, in the other's once."""
    does = [one.span for one in event.actors]
    meets = [one.span for one in event.recipients]
    right = any(_meets(one, source) for one in does) + any(_meets(one, target) for one in meets)
    return 2 * right + any(_meets(one, source) for one in meets) + any(_meets(one, target) for one in does)


def coded(event: Event) -> str:
    """An event's type by the codebook: what is denied is a refusal, what is planned a promise or a threat."""
    type = NAMED.get(event.type, event.type)
    if event.status == "denied":
        return "REJECT"
    return COMING[QUAD[type]] if event.status in ("planned", "hypothetical") else type


def crossed(
    asked: Sequence[Known], others: Sequence[Known], made: Sequence[Known], told: Callable[[Known], Told]
) -> list[str]:
    """The types told of each deed by weights that were trained on the other folds, other corpora and invented ones."""
    given: dict[int, str] = {}
    for fold in range(FOLDS):
        real = [one for nth, one in enumerate(asked) if nth % FOLDS != fold] + list(others)
        taught = [*real, *made]
        weights = fit(
            [told(one) for one in taught],
            [one.deed.type for one in taught],
            [1.0] * len(real) + [INVENTED] * len(made),
        )
        given |= {nth: weights.likeliest(told(one)) for nth, one in enumerate(asked) if nth % FOLDS == fold}
    return [given[nth] for nth in range(len(asked))]


def apart(
    asked: Sequence[Known], others: Sequence[Known], made: Sequence[Known], told: Callable[[Known], Told]
) -> list[str]:
    """The types told of each deed by weights that saw none of its corpus."""
    taught = [*others, *made]
    counts = [1.0] * len(others) + [INVENTED] * len(made)
    weights = fit([told(one) for one in taught], [one.deed.type for one in taught], counts)
    return [weights.likeliest(told(one)) for one in asked]


def f1(wanted: Sequence[object], given: Sequence[object]) -> dict[object, float]:
    """F1 of each class that is wanted."""
    hits = Counter(one for one, other in zip(wanted, given, strict=True) if one == other)
    sizes = Counter(wanted) + Counter(given)
    return {one: 2 * hits[one] / sizes[one] for one in dict.fromkeys(wanted)}


def line(name: str, deeds: Sequence[Deed], given: Sequence[str | None]) -> str:
    """How many types and classes are right, and the mean of their F1."""
    types, quads = [one.type for one in deeds], [one.quad for one in deeds]
    told = [QUAD[one] if one is not None else None for one in given]
    by_type, by_quad = f1(types, given), f1(quads, told)
    right, fair = (sum(a == b for a, b in zip(x, y, strict=True)) for x, y in ((types, given), (quads, told)))
    each = " ".join(f"{one} {by_type[one]:.2f}" for one in TYPES if one in by_type)
    return (
        f"{name}: type {right / len(deeds):.3f}, macro-F1 {sum(by_type.values()) / len(by_type):.3f}; "
        f"quad class {fair / len(deeds):.3f}, macro-F1 {sum(by_quad.values()) / len(by_quad):.3f}; {each}"
    )


def main(arguments: list[str]) -> None:
    """Scores the corpora that are named, both where none is."""
    misses = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
    corpora = {"plv": corpus.plv, "plover": corpus.plover}
    held = {name: [known(deed) for deed in read(folder(name))] for name, read in corpora.items()}
    invented = () if "--plain" in arguments else (*corpus.phrases(), *corpus.sentences())
    made = [known(deed) for deed in invented]
    way = apart if "--apart" in arguments else crossed
    for name in [one for one in corpora if one in arguments] or list(corpora):
        asked, others = held[name], [one for other in corpora if other != name for one in held[other]]
        deeds = [one.deed for one in asked]
        both = way(asked, others, made, lambda one: one.both)
        print(line(f"{name}, rules", deeds, [one.rules for one in asked]))
        print(line(f"{name}, weights", deeds, way(asked, others, made, lambda one: one.told)))
        print(line(f"{name}, both", deeds, both))
        wrong = [(deed, type) for deed, type in zip(deeds, both, strict=True) if deed.type != type]
        for deed, type in wrong[:misses]:
            print(f"  {deed.type}, told {type}: {deed.parties} {deed.text[:240]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
