"""Speakers set before their words by a label: interview transcripts, tweets, "Brask: the bridge is safe"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import Group
from onrecord.model import Report
from onrecord.parse import Parsed

_LABEL = re.compile(r"(?P<label>@\w{2,30}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):[ \t]+(?=\S)")
_ASKED = frozenset({"Q", "A", "Question", "Answer", "QUESTION", "ANSWER"})
_NOBODY = frozenset(
    {"Note", "Source", "Sources", "Update", "Example", "Photo", "Video", "Warning", "Correction", "Text"}
)


def labelled(report: Report, parsed: Parsed, mentions: Mentions) -> Iterator[Draft]:
    """A draft for each paragraph behind a label, with the label as speaker and no cue.

    A label counts where it is one of question and answer, a handle, one that comes again, or the name of somebody
    whom the report names elsewhere.
    """
    found = []
    for paragraph in report.paragraphs:
        label = _LABEL.match(report.text, paragraph.start, paragraph.end)
        if paragraph.kind == "body" and label is not None:
            found.append((label, paragraph.end))
    times = Counter(label["label"] for label, _ in found)
    for label, end in found:
        name = label["label"]
        known = name in _ASKED or name.startswith("@") or times[name] > 1 or _named(mentions, label.start(), name)
        words = parsed.between(*label.span("label"))
        if known and name not in _NOBODY and words:
            speaker = Group(words[-1], words[0].index, words[-1].index)
            yield Draft(words[-1], None, label.start(), label.start(), speaker, [(label.end(), end)], 0.7)


def _named(mentions: Mentions, at: int, name: str) -> bool:
    """Whether a person is named elsewhere by these words or with them as surname."""
    return any(
        actor.kind == "person" and actor.name.split()[-1] == name.split()[-1] and len(actor.mentions) > 1
        for actor in mentions.actors.values()
        if any(mention.start >= at for mention in actor.mentions)
    )
