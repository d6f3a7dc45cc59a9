"""A page's report: its title, what stands under it, its article, and what its head states."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from onrecord.errors import NotAReport
from onrecord.intake.article import above, article, is_sentence, is_text, running, without_loose_headings
from onrecord.intake.days import day_of
from onrecord.intake.dom import Block, blocks, parsed
from onrecord.intake.headline import Headline, headline, plain
from onrecord.intake.members import Member, Writing
from onrecord.intake.signed import is_signature, says_who_or_when, signed
from onrecord.intake.stated import day_in_path, merged, shown_day, stated
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
    seen = blocks(member.name, root)
    signatures = signed(seen)
    body = article(seen, root)
    if not body:
        raise NotAReport(f"{member.name}: {_why_empty(seen, framed=bool(root.findall('.//frameset')))}")
    first = next((block.number for block in body if running(block) and not block.heading), body[0].number)
    given = merged(member.metadata, metadata)
    metadata = merged(given, says.metadata)
    head = headline(seen, first, says.titles, metadata)
    under = seen[max(0, head.place) : first]
    metadata = merged(metadata, signatures.of(seen[:first], head.place))
    metadata = replace(
        metadata,
        title=given.title or head.words,
        publisher=metadata.publisher or head.outlet,
        published=given.published or shown_day(says, under) or metadata.published or day_in_path(metadata.url),
    )
    under_title = without_loose_headings(seen, _from_title(seen, head, first, body, metadata))
    written = _once(metadata.title, under_title)
    if not written and not given.title:
        raise NotAReport(f"{member.name}: {_why_empty(seen, framed=False)}")
    writing = Writing()
    writing.paragraph(metadata.title, head.at)
    for block in written:
        writing.paragraph(listed(block), block.at)
    return writing.report(member, metadata, says.notes)


def _why_empty(seen: list[Block], framed: bool) -> str:
    if framed and not any(running(block) for block in seen):
        return "the text is in a frame and not in the file; open that frame on its own and save it"
    return "there is no running text in it; save the page of one report"


def _from_title(seen: list[Block], head: Headline, first: int, body: list[Block], metadata: Metadata) -> list[Block]:
    """What stands under the title: lines that may say who and when, but not what is stated already; then the text."""
    if head.place < 0:
        return body
    around = {one.element for one in seen[head.place].asides}
    parent = above(seen[first])
    taken = {block.number for block in body}
    beneath = [
        block
        for block in seen[head.place + 1 : first]
        if block.number in taken or _may_be_beneath(block, around, parent)
        if not is_signature(block, metadata) and not _is_label(block, parent)
    ]
    return (beneath if len(beneath) <= _BENEATH else []) + [
        block for block in body if block.number >= max(first, head.place + 1)
    ]


def _may_be_beneath(block: Block, around: set[HtmlElement], parent: HtmlElement) -> bool:
    """Whether it is text, a line of who and when, or beside the text, in no aside but what is ``around`` the title."""
    return (
        all(one.element in around or one.why == "author" for one in block.asides)
        and block.link < 0.8
        and len(block.words) <= _LONGEST
        and (is_text(block) or says_who_or_when(block) or above(block) is parent)
    )


def _is_label(block: Block, parent: HtmlElement) -> bool:
    """Whether it is no sentence but a point of a list apart from the text, or a number: contents, tools, a count."""
    if not any(char.isalpha() for char in block.words):
        return day_of(block.words)[0] is None
    points = [one for one in (block.owner, *block.owner.iterancestors()) if one.tag == "li"]
    if not points or is_sentence(block.words):
        return False
    whole = points[-1].getparent()
    return whole is None or whole.getparent() is not parent


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
