"""Raw report to Report: one named defect after the other, with the map back to the origin."""

from __future__ import annotations

import re
from datetime import date

from onrecord import ids
from onrecord.model import Kept, Paragraph, RawReport, Report


def repair(raw: RawReport, published: date | None) -> Report:
    """The report in a raw report."""
    paragraphs = tuple(Paragraph(m.start(), m.end(), "body") for m in re.finditer(r"\S(?:.|\n(?!\n))*", raw.text))
    return Report(
        ids.of_report(raw.text, published),
        raw.origin,
        "",
        (),
        "",
        published,
        raw.text,
        paragraphs,
        (),
        (Kept(0, 0, len(raw.text)),),
    )
