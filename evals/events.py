"""Scores the type of what one party is said to do to another: by rules, by learned weights, and by all together.

usage: python -m evals.events [plv|plover] [--plain | --apart] [--work FOLDER] [--misses N]

Reads ``$ONRECORD_CORPORA`` (default ``../shared/corpora``): PLV's training part and PLOVER's gold standard records,
both with source and target of each deed. One type is told of each. *Rules* take the event that has the two for its
parties, else what the source's statement does. Everything else is learned from four fifths of the corpus, the other
corpus and invented sentences, and asked about the last fifth, five times over; deeds of one sentence stay together.
*Words* are weights of the words between the two, *words and rules* of these and of what the rules found, those of an
encoder's name weights of what it sees without having been trained on deeds; *all* is their sum. ``--plain`` teaches
without the invented sentences, ``--apart`` without the corpus that is asked about. What encoders see is kept in the
work folder (default ``build/types``).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

import onrecord
from evals.corpora import folder
from onrecord.encode.wordpieces import WordPieces
from onrecord.export.plover import event_type, verbal_type
from onrecord.model import Event, Reading, Span, Statement
from onrecord.parse import parse
from training.types import corpus
from training.types.corpus import QUAD, Deed
from training.types.features import Pair, features
from training.types.learn import TYPES, Array, Told, fit, sight
from training.types.seen import ENCODERS, Marked, marked, seen, vocabulary

FOLDS = 5
INVENTED = 0.5
"""How much an invented sentence counts beside an annotated one."""
NAMED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
COMING = {1: "AGREE", 2: "AGREE", 3: "THREATEN", 4: "THREATEN"}
"""What a deed that is only planned is in the codebook, by the class of the deed."""
SURE = 2
"""Parties in the right part, counted twice, that an event must have to go before a statement."""


@dataclass(frozen=True, slots=True)
class Known:
    """A deed: what rules make of it, what is told of it without and with that, how encoders are shown it."""

    deed: Deed
    rules: str | None
    told: Told
    both: Told
    marked: Marked


def known(deed: Deed, words: WordPieces) -> Known:
    """What a reading tells of a deed."""
    reading = onrecord.read(text=deed.text, published=date(2020, 1, 15))
    text = reading.report.text
    source, target = (
        corpus.where(text, words, _at(one)) for words, one in zip(deed.parties, (deed.source, deed.target), strict=True)
    )
    pair = Pair(parse(reading.report), source, target)
    told = features(pair)
    rules = by_rules(reading, source, target)
    return Known(deed, rules, told, {**told, **dict.fromkeys(found(reading, pair, told), 1.0)}, marked(pair, words))


def _at(stretch: tuple[int, int] | None) -> int:
    return max(0, stretch[0] - 2) if stretch else 0


def _meets(span: Span, stretch: tuple[int, int] | None) -> bool:
    return stretch is not None and span.start < stretch[1] and stretch[0] < span.end


def found(reading: Reading, pair: Pair, told: Told) -> Iterator[str]:
    """What the rules found, as features: kinds, types and statuses of events, acts of statements."""
    way = {name.split()[-1] for name in told if name.startswith(("way ", "verb "))}
    when = next((name for name in ("coming", "denied", "being") if name in told), "")
    for event in reading.events:
        head = pair.parsed.root(event.trigger.start, event.trigger.end)
        near = "near" if head is not None and head.lemma.lower() in way else "far"
        yield from (f"{near} kind {event.what}", f"{near} type {event.type}", f"{near} {event.type} {event.status}")
        yield f"{when} {near} {event.type}"
    for statement in reading.statements:
        yield f"act {statement.act}"
        if _is_said_by(statement, pair.parties[0]):
            yield f"own act {statement.act}"


def _is_said_by(statement: Statement, source: tuple[int, int] | None) -> bool:
    return statement.source is not None and _meets(statement.source.span, source)


def by_rules(reading: Reading, source: tuple[int, int] | None, target: tuple[int, int] | None) -> str | None:
    """The type that the rules tell of the two; None where they find nothing that has a type."""
    fits = [(_fit(event, source, target), event) for event in reading.events]
    worth, event = max(fits, key=lambda one: one[0], default=(0, None))
    acts = [type for one in reading.statements if _is_said_by(one, source) and (type := act(one)) is not None]
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


def act(statement: Statement) -> str | None:
    """What a statement does by the codebook, where every denial is a refusal."""
    return "REJECT" if statement.act == "denies" else verbal_type(statement)


def coded(event: Event) -> str:
    """An event's type by the codebook: what is denied is a refusal, what is planned a promise or a threat."""
    type = NAMED.get(event_type(event), event_type(event))
    if event.status == "denied":
        return "REJECT"
    return COMING[QUAD[type]] if event.status in ("planned", "hypothetical") else type


@dataclass(frozen=True)
class Lesson:
    """Deeds that are taught, each with how much it counts, and deeds that are asked: rows of one list."""

    taught: Sequence[int]
    counts: Sequence[float]
    asked: Sequence[int]


Learner = Callable[[Lesson], Array]
"""(deeds asked, types): the logarithms of how likely each type is."""


def by_words(all: Sequence[Known], told: Callable[[Known], Told]) -> Learner:
    """Weights of what is told of deeds."""

    def learn(lesson: Lesson) -> Array:
        taught = [all[nth] for nth in lesson.taught]
        weights = fit([told(one) for one in taught], [one.deed.type for one in taught], lesson.counts)
        return weights.chances([told(all[nth]) for nth in lesson.asked])

    return learn


def by_sight(all: Sequence[Known], vectors: Array) -> Learner:
    """Weights of what an encoder sees in deeds."""

    def learn(lesson: Lesson) -> Array:
        types = [all[nth].deed.type for nth in lesson.taught]
        return sight(vectors[list(lesson.taught)], types, lesson.counts).chances(vectors[list(lesson.asked)])

    return learn


def lessons(all: Sequence[Known], own: range, others: Sequence[int], made: Sequence[int], apart: bool) -> list[Lesson]:
    """Five lessons that ask about a fifth of a corpus each, or one that asks about all of it and teaches none of it."""
    if apart:
        return [_lesson([], others, made, list(own))]
    sentences = dict.fromkeys(all[nth].deed.text for nth in own)
    fold = {text: nth % FOLDS for nth, text in enumerate(sentences)}
    parts = [[nth for nth in own if fold[all[nth].deed.text] == one] for one in range(FOLDS)]
    return [_lesson(sorted(set(own) - set(part)), others, made, part) for part in parts]


def _lesson(own: Sequence[int], others: Sequence[int], made: Sequence[int], asked: Sequence[int]) -> Lesson:
    real = [*own, *others]
    return Lesson([*real, *made], [1.0] * len(real) + [INVENTED] * len(made), asked)


def told_by(learner: Learner, lessons: Sequence[Lesson], own: range) -> Array:
    """What a learner tells of all deeds of a corpus."""
    given = np.zeros((len(own), len(TYPES)))
    for one in lessons:
        given[np.array(one.asked) - own.start] = learner(one)
    return given


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


def main() -> None:
    """Scores the corpora that are named, both where none is."""
    asking = argparse.ArgumentParser(prog="python -m evals.events")
    asking.add_argument("corpora", nargs="*", default=["plv", "plover"], metavar="plv|plover")
    asking.add_argument("--plain", action="store_true")
    asking.add_argument("--apart", action="store_true")
    asking.add_argument("--work", type=Path, default=Path("build/types"))
    asking.add_argument("--misses", type=int, default=0)
    asked = asking.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    words = vocabulary(asked.work)
    sources = {"plv": corpus.plv(folder("plv")), "plover": corpus.plover(folder("plover")), "": corpus.sentences()}
    all: list[Known] = []
    rows: dict[str, range] = {}
    for name, deeds in sources.items():
        start = len(all)
        all += [known(deed, words) for deed in deeds]
        rows[name] = range(start, len(all))
    learners = {"words": by_words(all, lambda one: one.told), "words and rules": by_words(all, lambda one: one.both)}
    learners |= {name: by_sight(all, seen(name, [one.marked for one in all], asked.work)) for name in ENCODERS}
    made = rows.pop("") if not asked.plain else range(0)
    for name in asked.corpora:
        others = [nth for other, held in rows.items() if other not in (name, "") for nth in held]
        show(name, all, rows[name], lessons(all, rows[name], others, made, asked.apart), learners, asked.misses)


def show(
    name: str, all: Sequence[Known], own: range, asked: Sequence[Lesson], learners: dict[str, Learner], misses: int
) -> None:
    """Prints what rules and learners have right of a corpus."""
    deeds = [all[nth].deed for nth in own]
    print(line(f"{name}, rules", deeds, [all[nth].rules for nth in own]), flush=True)
    given = {one: told_by(learner, asked, own) for one, learner in learners.items()}
    given["encoders"] = sum((given[one] for one in ENCODERS), np.zeros(1))
    given["all"] = given["encoders"] + given["words and rules"]
    for one, chances in given.items():
        types = [TYPES[nth] for nth in chances.argmax(axis=1)]
        print(line(f"{name}, {one}", deeds, types), flush=True)
    wrong = [(deed, type) for deed, type in zip(deeds, types, strict=True) if deed.type != type]
    for deed, type in wrong[:misses]:
        print(f"  {deed.type}, told {type}: {deed.parties} {deed.text[:240]!r}")


if __name__ == "__main__":
    main()
