"""A page's report: its title, what stands under it, its article, and what its head states."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import NotAReport
from onrecord.intake.article import article, is_text, running
from onrecord.intake.dom import Block, Paths, blocks, parsed
from onrecord.intake.headline import Headline, headline, plain
from onrecord.intake.members import Member, Writing
from onrecord.intake.signed import is_signature, says_who_or_when, signed
from onrecord.intake.stated import merged, shown_day, stated
from onrecord.model import Metadata, RawReport

_NOTHING = Metadata()
_BENEATH = 15
"""Blocks that may stand between a title and the text."""
_LONGEST = 400
_NEAR = 12
"""Paragraphs between a pull quote and the words that it repeats."""
_REPEATED = 40
"""Characters of a sentence that is hardly said twice."""


def report(member: Member, text: str, metadata: Metadata = _NOTHING) -> RawReport:
    """The report that the source of a page holds; NotAReport where there is no running text in it.

    What ``member`` states goes before ``metadata``, and this before what the page states.
    """
    root = parsed(member.name, text)
    says = stated(root, text)
    metadata = merged(merged(member.metadata, metadata), says.metadata)
    seen = blocks(root)
    framed = next(root.iter("frameset", "iframe"), None) is not None
    paths = Paths()
    places = [paths.at(block) for block in seen]
    signatures = signed(seen)
    body = article(seen, root)
    if not body:
        raise NotAReport(f"{member.name}: {_why_empty(seen, framed)}")
    numbers = {id(block): number for number, block in enumerate(seen)}
    first = numbers[id(body[0])]
    head = headline(seen, first, says.titles, metadata)
    metadata = merged(
        replace(metadata, title=member.metadata.title or head.words), signatures.of(seen[:first], head.place)
    )
    metadata = replace(metadata, publisher=metadata.publisher or head.outlet)
    beneath = _beneath(seen, head, first, metadata)
    if metadata.published == says.metadata.published:
        metadata = replace(metadata, published=shown_day(says, seen[max(0, head.place) : first]))
    writing = Writing()
    writing.paragraph(metadata.title, places[head.place] if head.place >= 0 else head.at)
    for block in _once(metadata.title, [*beneath, *body]):
        writing.paragraph(listed(block), places[numbers[id(block)]])
    return writing.report(member, metadata, says.notes)


def _why_empty(seen: list[Block], framed: bool) -> str:
    if framed and not any(running(block) for block in seen):
        return "the text is in a frame and not in the file; open that frame on its own and save it"
    return "there is no running text in it; save the page of one report"


def _beneath(seen: list[Block], head: Headline, first: int, metadata: Metadata) -> list[Block]:
    """What stands between the title and the text, but for asides, links and what the metadata say already."""
    if head.place < 0 or first - head.place > 4 * _BENEATH:
        return []
    above = {one.element for one in seen[head.place].asides}
    beneath = [
        block
        for block in seen[head.place + 1 : first]
        if all(one.element in above or one.why == "author" for one in block.asides)
        and block.link < 0.8
        and len(block.words) <= _LONGEST
        and (is_text(block) or says_who_or_when(block))
        and not is_signature(block, metadata)
    ]
    return beneath if len(beneath) <= _BENEATH else []


def _once(title: str, several: list[Block]) -> list[Block]:
    """The blocks without the title, and without what is said again as a pull quote or a summary."""
    words = [plain(block.words) for block in several]
    kept: list[Block] = []
    for at, block in enumerate(several):
        if words[at] == plain(title) and not any(running(one) for one in kept):
            continue
        around = words[max(0, at - _NEAR) : at] + words[at + 1 : at + 1 + _NEAR]
        again = len(words[at]) >= _REPEATED and any(words[at] in one and len(one) > len(words[at]) for one in around)
        twice = len(words[at]) >= _REPEATED and words[at] in words[max(0, at - _NEAR) : at]
        if not (twice or again and not block.heading):
            kept.append(block)
    return kept


def listed(block: Block) -> str:
    """The words, with the mark that a browser sets before a point of a list."""
    return f"- {block.words}" if block.owner.tag == "li" and block.part == 1 else block.words
