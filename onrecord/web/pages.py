"""Makes pages from templates: text from reports is escaped and made visible wherever a template prints it."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.export.answer_json import noun
from onrecord.export.days import written
from onrecord.web.showing import finalize, shortened

NAVIGATION = (
    ("/reports", "Reports"),
    ("/statements", "Statements"),
    ("/events", "Events"),
    ("/forecasts", "Forecasts"),
    ("/timeline", "Timeline and map"),
    ("/actors", "Actors"),
    ("/disputes", "Disputes"),
    ("/changes", "Changes"),
    ("/evidence", "Evidence"),
    ("/forces", "Forces"),
    ("/review", "Review"),
    ("/add", "Add"),
)

ALSO = {"/outcomes": "/forecasts", "/outcomes/by-source": "/forecasts", "/who-says": "/actors"}
"""Pages that stand under another one of these."""


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(written=written, shortened=shortened, query=query, noun=noun, counted=counted, place=place)
    made.globals.update(navigation=NAVIGATION, also=ALSO)
    return made


def prepare() -> None:
    """Reads all templates, so that the first page comes as fast as the next."""
    for name in _environment().list_templates():
        template(name)


def template(name: str) -> Template:
    """The template of this name."""
    return _environment().get_template(name)


def query(given: dict[str, Any], **more: Any) -> str:
    """A query for an address: what is given with some of it changed, what is empty left out."""
    wanted = {name: value for name, value in {**given, **more}.items() if value not in (None, "", False)}
    return urlencode(wanted)


def counted(count: int, name: str) -> str:
    """``1 report``, ``2,400 reports``."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def place(at: Any) -> str:
    """The address of words in a report: of what has the ``report``'s id and their ``span``."""
    return f"/reports/{at.report}?words={at.span.start}-{at.span.end}#words"


def page(request: Request, name: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """A page of the template of this name."""
    state = request.app.state
    about = {"where": state.record.where, "here": request.url.path, "reports": state.record.size}
    text = template(name).render(**about, **values)
    return HTMLResponse(text.encode("utf-8", "replace"), status)
