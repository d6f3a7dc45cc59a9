"""Pages of a channel: Telegram's own page of one (t.me/s), and what its program exports; each post is a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from onrecord.errors import InputError, NotAReport
from onrecord.intake.charset import characters
from onrecord.intake.days import day_of
from onrecord.intake.dom import Block, blocks, parsed
from onrecord.intake.entries import report
from onrecord.intake.members import Held, Member, Wanted
from onrecord.model import Metadata

_EXPORTED_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})\b")
_CLOSED = re.compile(r"[.;,][\"'”’»)\]]*$")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Post:
    """A post: its number, the element of its text, who posted it, when and where, and whose post it passes on."""

    number: str
    text: HtmlElement
    publisher: str
    published: date | None
    url: str = ""
    passed_on: str = ""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A report for each post with a text, named by its number in the channel."""
    source, notes = characters(member.name, member.stream.read())
    root = parsed(member.name, source)
    below: dict[HtmlElement, list[Block]] = {}
    posts = {post.text: post for post in (*_shown(root), *_exported(root))}
    for block in blocks(member.name, root):
        element: HtmlElement | None = block.owner
        while element is not None and element not in posts:
            element = element.getparent()
        if element is not None:
            below.setdefault(element, []).append(block)
    if not below:
        raise NotAReport(f"{member.name}: no post in it has a text; save the page of the channel again")
    for text, words in below.items():
        try:
            yield _report(member, posts[text], words, notes)
        except InputError as fault:
            yield fault


def _report(member: Member, post: _Post, words: list[Block], notes: tuple[str, ...]) -> Held:
    notes += (f"passed on from {post.passed_on}",) if post.passed_on else ()
    title = words[0].words if len(words) > 1 and _is_title(words[0], post.text) else ""
    stated = Metadata(title=title, publisher=post.publisher, published=post.published, url=post.url)
    own = Member(f"{member.name}#{post.number}", member.stream, metadata=member.metadata)
    return report(own, stated, [(block.words, block.at) for block in words], notes=notes)


def _is_title(block: Block, text: HtmlElement) -> bool:
    """Whether the first line of a post is set in bold, and ends as no sentence does."""
    bold = "".join(_words(one) for one in text.iter("b", "strong") if one.getparent() is text)
    line = _SIGNS.sub("", block.words)
    return bool(line) and _SIGNS.sub("", bold).startswith(line) and not _CLOSED.search(block.words)


def _shown(root: HtmlElement) -> Iterator[_Post]:
    """The posts of the page on which Telegram shows a channel."""
    for element in root.xpath("//*[@data-post]"):
        text = _first(element, "js-message_text")
        times = [one.get("datetime", "")[:40] for one in element.iter("time") if one.get("datetime")]
        if text is not None:
            yield _Post(
                element.get("data-post", "").rpartition("/")[2],
                text,
                _named(element, "tgme_widget_message_owner_name"),
                day_of(times[-1])[0] if times else None,
                f"https://t.me/{element.get('data-post')}",
                _named(element, "tgme_widget_message_forwarded_from_name"),
            )


def _exported(root: HtmlElement) -> Iterator[_Post]:
    """The posts of a chat as Telegram's program exports it; one that goes on from another has no name of its own."""
    publisher = ""
    for element in root.xpath("//div[starts-with(@id, 'message')]"):
        text = _first(element, "text")
        passed = _first(element, "forwarded")
        own = [one for one in _all(element, "from_name") if passed is None or passed not in one.iterancestors()]
        publisher = _words(own[0]) if own else publisher
        stamp = next((one.get("title", "") for one in _all(element, "date")), "")
        if text is not None:
            yield _Post(
                element.get("id", "").removeprefix("message"),
                text,
                publisher,
                _day(stamp),
                passed_on=(next(iter(_all(passed, "from_name")), passed).text or "").strip()
                if passed is not None
                else "",
            )


def _day(stamp: str) -> date | None:
    """The day of an export's stamp: "01.05.2031 10:22:31 UTC+03:00", the day first in any language."""
    match = _EXPORTED_DAY.match(stamp)
    return day_of(f"{match[3]}-{match[2]}-{match[1]}")[0] if match else None


def _all(element: HtmlElement, name: str) -> list[HtmlElement]:
    return [one for one in element.iter() if name in str(one.get("class", "")).split()]


def _first(element: HtmlElement, name: str) -> HtmlElement | None:
    return next(iter(_all(element, name)), None)


def _named(element: HtmlElement, name: str) -> str:
    found = _first(element, name)
    return "" if found is None else _words(found)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
