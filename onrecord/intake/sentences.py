"""PETRARCH's XML: sentences or whole stories, each with its day, its number and its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.entries import Words, report
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.office import parsed
from onrecord.model import Metadata

_MOST_BYTES = 100_000_000
_SENTENCE = re.compile(r"(.+)_\d+$")


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each story: the sentences that follow each other under its number; anchors name sentences."""
    story, held, published = "", list[Words](), ""
    number = 0
    for number, one in enumerate(parsed(member.name, member.bytes(_MOST_BYTES)).iter("Sentence"), 1):
        own = one.get("id") or str(number)
        sentence = _SENTENCE.fullmatch(own) if (one.get("sentence") or "").lower() == "true" else None
        own = sentence[1] if sentence else own
        if held and (own != story or (one.get("date") or "") != published):
            yield from _report(member, story, published, held)
            held = []
        story, published = own, one.get("date") or ""
        held.append((_text(one), f"sentence {number}"))
    if not number:
        raise NotAReport(f"{member.name}: holds no <Sentence>; give PETRARCH's input as it is written")
    yield from _report(member, story, published, held)


def _report(member: Member, story: str, published: str, held: list[Words]) -> Iterator[Held]:
    day, notes = day_of(published)
    try:
        yield report(Member(f"{member.name}#{story}", member.stream), Metadata(published=day), held, notes=notes)
    except NotAReport as fault:
        yield fault


def _text(sentence: etree._Element) -> str:
    text = sentence.find("Text")
    return "" if text is None else " ".join("".join(str(words) for words in text.itertext()).split())
