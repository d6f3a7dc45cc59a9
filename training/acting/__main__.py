"""Makes the weights by which a place's name is taken for those who govern there.

usage: python -m training.acting

``sentences.txt`` teaches, ``held_out.txt`` only counts: made-up sentences whose names are marked as an actor's ("a"), a
place's ("p"), a person's ("h") or another name ("n"); only actors and places are learned from. Prints
how many names are right when each sixth is left out, and held out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.statements import report_of
from onrecord.find.acting.features import features
from onrecord.find.acting.standing import standing
from onrecord.lexicon import gazetteer
from onrecord.parse import parse
from onrecord.weights import weighed
from training.logistic import Example, fit
from training.marks import sentences
from training.weights import rounded, write

PACKAGE = "onrecord.find.acting"
HERE = Path(__file__).parent
PENALTY = 0.6
LEAST = 2
FOLDS = 6
_DROPPED = 0.05


def examples(path: Path) -> Iterator[tuple[int, Example]]:
    """The marked actors and places of a file, each with the number of its sentence."""
    for number, sentence in enumerate(sentences(path)):
        parsed = parse(report_of(sentence.text))
        for mark in sentence.marks:
            if mark.letter in "ap":
                name = sentence.text[mark.start : mark.end]
                name = name.title() if name.isupper() else name
                stands = standing(name, town=bool(gazetteer.towns(name)))
                yield number, Example(features(parsed, mark.start, mark.end, stands), mark.letter == "a")


def right(weights: Mapping[str, float], held: Sequence[Example]) -> int:
    """How many of the examples are told right."""
    return sum((weighed(weights, example.told) > 0) == example.is_so for example in held)


def main() -> None:
    """Writes the weights."""
    taught, apart = list(examples(HERE / "sentences.txt")), [one for _, one in examples(HERE / "held_out.txt")]
    crossed = 0
    for fold in range(FOLDS):
        weights = fit([one for number, one in taught if number % FOLDS != fold], PENALTY, LEAST)
        crossed += right(weights, [one for number, one in taught if number % FOLDS == fold])
    weights = fit([one for _, one in taught], PENALTY, LEAST)
    write(PACKAGE, rounded(weights, 2, _DROPPED))
    print(f"left out in turn: {crossed} of {len(taught)}; held out: {right(weights, apart)} of {len(apart)}")


if __name__ == "__main__":
    main()
