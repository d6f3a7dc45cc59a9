"""Draws the README's picture: the top of a demo report with what was read from it.

usage: python -m docs.pictures
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import onrecord
from onrecord.cli.marked import print_marked
from onrecord.model import Reading

HERE = Path(__file__).parent
REPORT = HERE.parent / "examples/reports/2031-03-10_longline_koprava-market.txt"
PICTURE = HERE / "marked-reading.svg"
PARAGRAPHS = 7


def picture(reading: Reading) -> str:
    """The first paragraphs of the marked reading as SVG, in the viewer's own font (rich's is fetched from afar)."""
    report = reading.report
    top = report.paragraphs[:PARAGRAPHS]
    out = tuple(one for one in report.left_out if one.start < top[-1].end)
    console = Console(record=True, width=118, file=io.StringIO(), force_terminal=True, highlight=False)
    print_marked(replace(reading, report=replace(report, paragraphs=top, left_out=out)), console)
    svg = console.export_svg(title=f"onrecord show {report.id} --text", unique_id="onrecord")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(picture(onrecord.read(REPORT)), "utf-8")
