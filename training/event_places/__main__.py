"""Makes the weights by which a name of a sentence is taken for where an event is.

usage: python -m training.event_places

Learns from four fifths of event_location (``evals.event_places`` holds the last out) and from ``sentences.txt``:
made-up ones for what the corpus has not: events that nouns tell, and names that say nothing of where. A word in square
brackets tells the event, names in curly ones say where it is, other names don't. A sentence of the corpus without a
marked place counts less, for half of those say where.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals.event_places import Range, marked, scene, shares
from onrecord.find.events.matching import trigger_at
from onrecord.find.events.recipients import recipients
from onrecord.find.events.roles import actors
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import own_words, told_of
from training.logistic import Example, fit
from training.marks import sentences
from training.weights import rounded, write

PACKAGE = "onrecord.find.events.locating"
INVENTED = Path(__file__).with_name("sentences.txt")
PENALTY = 1.0
LEAST = 5
UNMARKED, OURS = 0.3, 2.0
"""How much a sentence without a marked place counts, and a made-up one."""
_DROPPED = 0.1


def examples(desk: Scene, trigger: Range, places: tuple[Range, ...], counts: float) -> Iterator[Example]:
    """One example for each name of a sentence."""
    head = desk.parsed.root(*trigger)
    if head is None:
        return
    told_by = trigger_at(desk, head)
    parts = actors(desk, told_by), recipients(desk, told_by)
    for told, one in told_of(desk, told_by, own_words(desk, told_by), parts):
        yield Example(told, shares((one.span.start, one.span.end), places), counts)


def of_corpus() -> Iterator[Example]:
    """The corpus's examples, without those held out."""
    for sentence in marked():
        if not sentence.held_out:
            counts = 1.0 if sentence.places else UNMARKED
            yield from examples(scene(sentence.text), sentence.verb, sentence.places, counts)


def invented() -> Iterator[Example]:
    """Our own."""
    for sentence in sentences(INVENTED):
        trigger, *_ = sentence.within("square")
        yield from examples(scene(sentence.text), trigger, sentence.within("curly"), OURS)


def main() -> None:
    """Writes the weights."""
    weights = rounded(fit([*of_corpus(), *invented()], PENALTY, LEAST), 2, _DROPPED)
    write(PACKAGE, weights)
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
