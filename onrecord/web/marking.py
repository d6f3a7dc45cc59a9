"""Writes the pieces of a text as elements of a page, each with what it is part of."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from onrecord.web.segments import Segment
from onrecord.web.showing import visible


def as_elements(segments: Iterable[Segment]) -> Markup:
    """The pieces in order; a report has thousands of them, so that they are not left to a template."""
    return Markup("".join(map(_element, segments)))


def _element(one: Segment) -> str:
    text = escape(visible(one.text))
    if not one.marks:
        return text
    more = "".join(f'<i class="address" id="{escape(id)}"></i>' for id in one.addresses[1:])
    address = f' id="{escape(one.addresses[0])}"' if one.addresses else ""
    return f'{more}<span class="{escape(one.styles)}" data-found="{escape(one.found)}"{address}>{text}</span>'
