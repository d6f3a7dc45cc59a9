"""Makes the weights by which a place's name is taken for those who govern there.

usage: python -m training.acting

``sentences.txt`` teaches, ``held_out.txt`` only counts: made-up sentences whose names are marked as an actor's ("a"), a
place's ("p"), a person's ("h") or another name ("n"); only actors and places are learned from. Logistic regression with
a quadratic penalty, by Newton's method; prints how many names are right when each sixth is left out, and held out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

import onrecord.find.acting
from onrecord.find.acting.features import features
from onrecord.find.acting.standing import standing
from onrecord.find.acting.weighing import ALWAYS
from onrecord.ids import of_report
from onrecord.lexicon import gazetteer
from onrecord.model import Paragraph, Report
from onrecord.parse import parse
from onrecord.repair.mapping import Kept

OUT = Path(onrecord.find.acting.__file__).with_name("weights.yml")
HERE = Path(__file__).parent
MARK = re.compile(r"\{([apnh]):([^}]*)\}")
PENALTY = 0.6
STEPS = 12
LEAST = 2
FOLDS = 6
_DROPPED = 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """What is told of a marked name, whether it acts, and the number of its sentence."""

    told: frozenset[str]
    acts: bool
    sentence: int


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The sentence without its marks, and where each name stands with its mark."""
    text, names, at = "", [], 0
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        names.append((len(text), len(text) + len(found[2]), found[1]))
        text, at = text + found[2], found.end()
    return text + line[at:], names


def examples(path: Path) -> Iterator[Example]:
    """The marked actors and places of a file; lines that begin with "#" tell the kind of those below."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        text, names = unmarked(line)
        body = (Paragraph(0, len(text), "body"),)
        parsed = parse(Report(of_report(text, None), "", "", (), "", None, text, body, (), (Kept(0, 0, len(text)),)))
        for start, end, mark in names:
            if mark in "ap":
                name = text[start:end].title() if text[start:end].isupper() else text[start:end]
                stands = standing(name, town=bool(gazetteer.towns(name)))
                yield Example(features(parsed, start, end, stands), mark == "a", number)


def fit(held: Sequence[Example]) -> dict[str, float]:
    """The weights under which the examples are likeliest."""
    counts = Counter(one for example in held for one in example.told)
    names = sorted(one for one, count in counts.items() if count >= LEAST)
    place = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(held), len(names) + 1))
    table[:, -1] = 1.0
    for row, example in enumerate(held):
        table[row, [place[one] for one in example.told if one in place]] = 1.0
    right = np.array([example.acts for example in held], dtype=np.float64)
    penalty = np.array([PENALTY] * len(names) + [0.01])
    found = np.zeros(len(penalty))
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-table @ found))
        slope = table.T @ (right - likely) - penalty * found
        found = found + np.linalg.solve((table.T * (likely * (1.0 - likely))) @ table + np.diag(penalty), slope)
    return dict(zip([*names, ALWAYS], found.tolist(), strict=True))


def right(weights: dict[str, float], held: Sequence[Example]) -> int:
    """How many of the examples are told right."""
    return sum(
        (weights[ALWAYS] + sum(weights.get(one, 0.0) for one in example.told) > 0) == example.acts for example in held
    )


def main() -> None:
    """Writes the weights."""
    held, apart = list(examples(HERE / "sentences.txt")), list(examples(HERE / "held_out.txt"))
    crossed = 0
    for fold in range(FOLDS):
        rest = [one for one in held if one.sentence % FOLDS != fold]
        crossed += right(fit(rest), [one for one in held if one.sentence % FOLDS == fold])
    weights = fit(held)
    rows = {name: round(value, 2) for name, value in weights.items() if abs(value) > _DROPPED or name == ALWAYS}
    about = "How much each feature of a name counts for its acting (see features.py); training.acting makes it."
    OUT.write_text(yaml.safe_dump({"about": about, "weights": rows}, sort_keys=False, width=120), "utf-8")
    print(f"left out in turn: {crossed} of {len(held)}; held out: {right(weights, apart)} of {len(apart)}")


if __name__ == "__main__":
    main()
