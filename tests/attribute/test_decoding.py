"""From scores to spans."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute.decoding import LABELS, Run, barred, runs

FREE = barred(np.zeros((7, 7)))


def scores(*labels: str, sure: float = 6.0) -> np.ndarray[Any, Any]:
    found = np.zeros((len(labels), len(LABELS)))
    for nth, label in enumerate(labels):
        found[nth, LABELS.index(label)] = sure
    return found


def bare(found: list[Run]) -> list[tuple[str, int, int]]:
    return [(run.role, run.first, run.last) for run in found if not run.faint]


def test_runs_follow_the_scores() -> None:
    given = scores("B-source", "B-cue", "B-content", "I-content", "I-content", "O")
    assert bare(runs([given], FREE)) == [("source", 0, 1), ("cue", 1, 2), ("content", 2, 5)]


def test_an_inside_without_a_begin_is_never_read() -> None:
    given = scores("O", "O", "I-content", "O")
    given[2, LABELS.index("B-content")] = 5.0
    assert bare(runs([given], FREE)) == [("content", 2, 3)]


def test_two_begins_are_two_runs() -> None:
    given = scores("B-content", "I-content", "B-content")
    assert bare(runs([given], FREE)) == [("content", 0, 2), ("content", 2, 3)]


def test_a_run_goes_on_into_the_next_paragraph_only_from_its_last_word() -> None:
    onward = scores("I-content", "I-content")
    assert bare(runs([scores("O", "B-content"), onward], FREE)) == [("content", 1, 4)]
    assert bare(runs([scores("B-content", "O"), onward], FREE)) == [("content", 0, 1), ("content", 2, 4)]


def test_a_paragraph_behind_changes_nothing() -> None:
    first = scores("B-source", "B-cue", "B-content", "I-content", sure=1.5)
    alone = runs([first], FREE)
    assert runs([first, scores(*["O"] * 9)], FREE)[: len(alone)] == alone


def test_no_words_no_runs() -> None:
    assert runs([], FREE) == []


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(-3, 3), min_size=21, max_size=28), st.integers(0, 9))
def test_a_score_is_the_sum_over_all_labellings(values: list[float], seed: int) -> None:
    words = len(values) // 7
    given = np.array(values[: words * 7]).reshape(words, 7)
    moves = barred(np.random.default_rng(seed).normal(size=(7, 7)))
    totals: dict[tuple[str, int, int, bool], float] = {}
    whole = 0.0
    for labels in itertools.product(range(7), repeat=words):
        weight = float(
            np.exp(
                sum(given[at, one] for at, one in enumerate(labels))
                + sum(moves[a, b] for a, b in itertools.pairwise(labels))
            )
        )
        whole += weight
        for span in spans(labels):
            totals[span] = totals.get(span, 0.0) + weight
    for run in runs([given], moves):
        assert run.score == pytest.approx(totals[run.role, run.first, run.last, run.joins] / whole, abs=1e-9)


def spans(labels: tuple[int, ...]) -> list[tuple[str, int, int, bool]]:
    found = []
    for at, one in enumerate(labels):
        if one and (LABELS[one].startswith("B-") or at == 0):
            end = at + 1
            inside = LABELS.index("I-" + LABELS[one][2:])
            while end < len(labels) and labels[end] == inside:
                end += 1
            found.append((LABELS[one][2:], at, end, LABELS[one].startswith("I-")))
    return found
