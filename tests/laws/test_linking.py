"""Judging pairs: combining is commutative and associative, a person's *no* is never outvoted, nor joined over."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.clusters import BOUNDS, clusters
from onrecord.link.judgement import Verdict, by_person, by_program, together

VERDICTS = st.one_of(
    st.floats(0, 1).map(by_program),
    st.booleans().map(by_person),
    st.builds(Verdict, st.just("unsure"), st.just("person"), st.just(0.5)),
)
IDS = st.sampled_from("abcdefg")
PAIRS = st.tuples(IDS, IDS).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(VERDICTS, min_size=1, max_size=4))
def test_the_order_of_verdicts_does_not_matter(verdicts: list[Verdict]) -> None:
    assert len({together(order) for order in permutations(verdicts)}) == 1


@given(st.lists(VERDICTS))
def test_a_persons_no_is_never_outvoted(verdicts: list[Verdict]) -> None:
    found = together([*verdicts, by_person(same=False)])
    assert (found.judged, found.by) == ("different", "person")


@given(st.dictionaries(PAIRS, VERDICTS))
def test_groups_hold_no_pair_that_a_person_parted(verdicts: dict[tuple[str, str], Verdict]) -> None:
    groups = clusters("abcdefg", verdicts, BOUNDS["entities"])
    assert sorted(id for group in groups for id in group) == list("abcdefg")
    for (one, other), verdict in verdicts.items():
        if verdict.by == "person" and verdict.judged == "different":
            assert not any(one in group and other in group for group in groups)


@given(st.dictionaries(PAIRS, VERDICTS), st.randoms())
def test_the_order_of_pairs_does_not_matter(verdicts: dict[tuple[str, str], Verdict], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(verdicts.items())
    random.shuffle(shuffled)
    assert clusters("abcdefg", dict(shuffled), BOUNDS["entities"]) == clusters("gfedcba", verdicts, BOUNDS["entities"])
