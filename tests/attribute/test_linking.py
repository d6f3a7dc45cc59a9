"""Which cue a content belongs to, and which source a cue has."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.attribute.decoding import Run
from onrecord.attribute.linking import BUCKETS, POSSIBLE, Links, Pull, Seen, bucket

WIDTH = 4
STILL = Pull(0.0, np.zeros(2 * BUCKETS + 1))


def seen(words: int, points: dict[int, int], first: int = 0) -> Seen:
    """A window in which each word named points to another; all others to nobody."""
    pointers, targets = np.zeros((words, words + WIDTH)), np.zeros((words, words + WIDTH))
    for at in range(words):
        targets[at, at] = 40.0
    for at, to in points.items():
        pointers[at - first, to - first] = 2.0
    none = np.zeros((words, 7))
    return Seen(first, first, first + words, (none,), (pointers,), targets, pointers, targets)


def links(window: Seen, paragraphs: list[int], pull: Pull = STILL) -> Links:
    return Links([window], paragraphs, (pull, pull), 0)


def run(role: str, first: int, last: int, score: float = 0.9, *, faint: bool = False) -> Run:
    return Run(role, first, last, score, faint=faint)


def test_a_source_serves_two_cues() -> None:
    # He(0) said(1) A(2) and warned(3) of B(4)
    window = seen(5, {1: 0, 3: 0, 2: 1, 4: 3})
    found = links(window, [0] * 5).of(
        [run("source", 0, 1), run("cue", 1, 2), run("content", 2, 3), run("cue", 3, 4), run("content", 4, 5)]
    )
    assert [(one.source and one.source.first, one.contents[0].first) for one in found] == [(0, 2), (0, 4)]


def test_a_split_content_is_one_attribution() -> None:
    window = seen(4, {0: 2, 3: 2, 2: 1})
    (found,) = links(window, [0] * 4).of(
        [run("content", 0, 1), run("source", 1, 2), run("cue", 2, 3), run("content", 3, 4)]
    )
    assert [part.first for part in found.contents] == [0, 3]
    assert found.source is not None


def test_what_points_to_nobody_is_in_no_attribution() -> None:
    window = seen(3, {})
    (cue,) = links(window, [0] * 3, Pull(1.0, STILL.near)).of([run("content", 0, 1), run("cue", 2, 3)])
    assert (cue.source, cue.contents) == (None, ())


def test_a_faint_cue_counts_only_with_a_content_and_only_if_it_is_possible() -> None:
    window = seen(3, {2: 1})
    runs = [run("cue", 1, 2, POSSIBLE["cue"] + 0.05, faint=True), run("content", 2, 3)]
    assert [one.cue.first for one in links(window, [0] * 3).of(runs)] == [1]
    assert links(window, [0] * 3).of(runs[:1]) == []
    assert links(window, [0] * 3).of([run("cue", 1, 2, POSSIBLE["cue"] - 0.05, faint=True), runs[1]]) == []


def test_nothing_is_tied_to_a_later_paragraph() -> None:
    window = seen(3, {0: 2, 2: 0})
    (cue,) = links(window, [0, 1, 1]).of([run("content", 0, 1), run("cue", 2, 3)])
    back = links(window, [0, 1, 1]).source_of(run("cue", 2, 3), [run("source", 0, 1)])
    assert back[0] == run("source", 0, 1)
    assert cue.contents == ()


def test_a_faint_content_completes_a_cue_that_has_none_and_no_other() -> None:
    window = seen(4, {0: 1, 2: 1, 3: 1})
    runs = [run("content", 0, 1), run("cue", 1, 2), run("content", 3, 4, 0.15, faint=True)]
    (found,) = links(window, [0] * 4).of(runs)
    assert [part.first for part in found.contents] == [0]
    (found,) = links(window, [0] * 4).of(runs[1:])
    assert [part.first for part in found.contents] == [3]


def test_the_nearer_of_two_that_fit_alike_is_taken() -> None:
    near = np.zeros(2 * BUCKETS + 1)
    near[BUCKETS - 1] = 3.0
    window = seen(4, {})
    found, _ = links(window, [0] * 4, Pull(0.0, near)).source_of(
        run("cue", 3, 4), [run("source", 0, 1), run("source", 2, 3)]
    )
    assert found == run("source", 2, 3)


def test_runs_of_two_windows_are_compared_in_none() -> None:
    windows = [seen(2, {0: 1}), seen(2, {}, first=2)]
    found = Links(windows, [0] * 4, (STILL, STILL), 0).source_of(run("cue", 3, 4), [run("source", 0, 1)])
    assert found[0] is None


@pytest.mark.parametrize(
    ("away", "want"), [(0, 0), (1, 1), (-1, -1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (-5000, -9)]
)
def test_distances_are_told_apart_by_powers_of_two(away: int, want: int) -> None:
    assert bucket(np.array([away]))[0] == BUCKETS + want
