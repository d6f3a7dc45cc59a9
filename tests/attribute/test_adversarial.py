"""What is no statement, and what is one all the same: the 100 made-up cases, five known failures at most."""

from __future__ import annotations

from typing import Any

import pytest

from evals.adversarial import cases, wrong

KNOWN = {
    "hypothetical-saying-03": 'a question behind "suppose" that the tagger takes for a report',
    "headline-with-colon-03": "a name behind a dash may be the site that printed the headline",
    "cue-before-a-long-apposition-01": "the tree loses the subject behind an apposition of forty words",
}


def marked(case: dict[str, Any]) -> Any:
    """A case under its id; a known failure must fail."""
    marks = [pytest.mark.xfail(reason=KNOWN[case["id"]])] if case["id"] in KNOWN else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in cases("adversarial.yaml")])
def test_case(case: dict[str, Any]) -> None:
    assert wrong(case) == ""


def test_few_failures_are_known() -> None:
    assert len(KNOWN) <= 5


def test_conflict_news() -> None:
    told = cases("adversarial_news.yaml")
    assert sum(not wrong(case) for case in told) >= NEWS


NEWS = 42
"""The least of 60 cases right."""
