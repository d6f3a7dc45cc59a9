"""Stories as mails: written by the standard library as agencies, lists and colleagues send them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime

from evals.laid_out.beside import BESIDE
from evals.laid_out.story import Laid, Layout, Story

_SIGNED = ("Quay Street Reading Circle", "14 Quay Street, Eastquay")
_ANSWERED = "Could you send me that report once more, please?"
_ZONE = timezone(timedelta(hours=9))


def _mail(story: Story, text: str, subject: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"{story.authors[0]} <desk@{story.publisher.replace(' ', '').lower()}.example>"
    mail["To"] = "readers@circle.example"
    mail["Organization"] = story.publisher
    mail["Subject"] = subject or story.title
    sent = datetime(story.published.year, story.published.month, story.published.day, 1, 30, tzinfo=_ZONE)
    mail["Date"] = format_datetime(sent)
    mail["Message-ID"] = f"<{story.name}@circle.example>"
    mail.set_content(text)
    return mail


def _body(story: Story) -> str:
    return "\n\n".join(words for words, _ in story.paragraphs)


def _plain(story: Story, number: int) -> Laid:
    """Plain text with a signature."""
    text = f"{_body(story)}\n\n-- \n" + "\n".join(_SIGNED) + "\n"
    return Laid(_mail(story, text).as_bytes(), _SIGNED)


def _answer(story: Story, number: int) -> Laid:
    """An answer that holds the report, with the mail that it answers quoted below, and a picture attached."""
    quoted = f"On Tue, 4 Feb 2031 at 10:12, Olga Brandt <olga@circle.example> wrote:\n> {_ANSWERED}\n>\n> Olga\n"
    mail = _mail(story, f"{_body(story)}\n\n{quoted}", f"Re: [circle] {story.title}")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(40), maintype="image", subtype="png", filename="map.png")
    return Laid(mail.as_bytes(), (_ANSWERED,))


def _flowed(story: Story, number: int) -> Laid:
    """Lines that flow, as phones and Thunderbird send them."""
    lines = []
    for words, _ in story.paragraphs:
        row = ""
        for word in words.split():
            if len(row) + len(word) > 70:
                lines.append(row + " ")
                row = ""
            row += (" " if row else "") + word
        lines += [row, ""]
    mail = _mail(story, "\n".join(lines))
    mail.set_param("format", "flowed")
    return Laid(mail.as_bytes())


def _page(story: Story, number: int) -> Laid:
    """A page, and a plain text that only says so."""
    mail = _mail(story, "This message needs a reader of HTML.\n")
    body = "".join(f"<h2>{words}</h2>" if is_heading else f"<p>{words}</p>" for words, is_heading in story.paragraphs)
    mail.add_alternative(f"<html><body><h1>{story.title}</h1>{body}</body></html>", subtype="html")
    return Laid(mail.as_bytes())


def _box(story: Story, number: int) -> Laid:
    """A mailbox with other mails around."""
    at = number % 3
    told = [*BESIDE[:at], story, *BESIDE[at:]]
    raw = b"".join(
        b"From desk@circle.example Tue Feb  4 10:12:00 2031\n"
        + _mail(one, _body(one)).as_bytes().replace(b"\nFrom ", b"\n>From ")
        + b"\n\n"
        for one in told
    )
    return Laid(raw, entry=f"#{at + 1}")


MAILS = (
    Layout("eml-plain", ".eml", _plain, ("title", "publisher", "published")),
    Layout("eml-answer", ".eml", _answer, ("title", "publisher", "published")),
    Layout("eml-flowed", ".eml", _flowed, ("title", "publisher", "published")),
    Layout("eml-page", ".eml", _page, ("title", "publisher", "published")),
    Layout("mbox-many", ".mbox", _box, ("title", "publisher", "published")),
)
"""Mails; a sender is one author of perhaps more."""
