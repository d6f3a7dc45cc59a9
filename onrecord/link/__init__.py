"""Works across reports: which findings of different reports are the same event or the same entity."""

from onrecord.link.judgement import Judged, Verdict, by_person, by_program, together
from onrecord.link.known import Known
from onrecord.link.likelihood import chances, judge
from onrecord.link.linking import Linked, link, link_all
from onrecord.link.telling import EntityTelling, EventTelling, ReportTelling, Telling
from onrecord.link.told import Told, told

__all__ = [
    "EntityTelling", "EventTelling", "Judged", "Known", "Linked", "ReportTelling", "Telling", "Told", "Verdict",
    "by_person", "by_program", "chances", "judge", "link", "link_all", "together", "told",
]  # fmt: skip
