"""What people decide on findings: what it makes of a reading, and how it holds when the report is read anew."""

from onrecord.review.applied import Reviewed, applied
from onrecord.review.decision import Choice, Decision, What
from onrecord.review.states import State
from onrecord.review.taking import taken

__all__ = ["Choice", "Decision", "Reviewed", "State", "What", "applied", "taken"]
