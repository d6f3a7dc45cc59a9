"""What each part of a reading takes."""

from __future__ import annotations

from evals.speed import stages
from onrecord import pipeline


def test_every_stage_is_timed_and_the_pipeline_is_as_before() -> None:
    before = pipeline.STAGES
    found = stages(["The mayor of Orn spoke on Monday."])
    assert {stage.__name__ for _, stage in before[1:]} < set(found)
    assert min(found.values()) >= 0
    assert pipeline.STAGES is before
