"""What a finding amounts to: the status of events, act and stance of statements, forecasts."""

from onrecord.judge.acts import judge_acts
from onrecord.judge.forecasts import judge_forecasts
from onrecord.judge.status import judge_status

__all__ = ["judge_acts", "judge_forecasts", "judge_status"]
