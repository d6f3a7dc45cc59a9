"""Mails (.eml): the text that somebody wrote, and what is attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from io import BytesIO

from onrecord.errors import NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.encoding import decoded
from onrecord.intake.entries import filled, report
from onrecord.intake.mail.heads import sender, subject
from onrecord.intake.mail.text import own_words
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.unpacking import passed_over, shown
from onrecord.model import Metadata

_MOST_BYTES = 60_000_000
_MOST_PARTS = 1000
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_NO_TEXT = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/calendar",
    "text/css",
    "text/vcard",
    "application/pgp-",
    "application/pkcs7-",
)
_KINDS = {"text/html": "html", "message/rfc822": "eml"}
_STUB = 0.2
"""A plain text with so small a share of the words of the page beside it only says that there is one."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The mail's plain text, or its page where it has no other; then what is attached.

    The subject is the title, the day that of the sender's clock; quoted answers and signatures are left out.
    """
    try:
        mail = message_from_bytes(member.bytes(_MOST_BYTES))
        parts = list(_parts(mail))
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotAReport(f"{member.name}: is a damaged mail ({str(error)[:80]}); save it again") from error
    if any(part.get_content_type() in _ENCRYPTED for part in parts):
        raise NotAReport(f"{member.name}: is encrypted; save its text and give that")
    metadata, notes = _stated(member, mail)
    attached = [part for part in parts if _is_attached(part)]
    body = _body(member, [part for part in parts if part not in attached], metadata, notes)
    held = [] if body is None else [body]
    names = Names()
    held += [one for number, part in enumerate(attached, 1) for one in _attached(member, part, number, names)]
    if not held:
        raise NotAReport(f"{member.name}: no text in it; give a mail with the text of a report")
    yield from held


def _parts(mail: Message) -> Iterator[Message]:
    """The parts that hold no others; a mail in a mail is one part."""
    if mail.get_content_type() == "message/rfc822" or not mail.is_multipart():
        yield mail
        return
    if mail.get_content_type() in _ENCRYPTED:
        yield mail
        return
    inner = mail.get_payload()
    for part in inner[:_MOST_PARTS] if isinstance(inner, list) else ():
        if isinstance(part, Message):
            yield from _parts(part)


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    return part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html")


def _stated(member: Member, mail: Message) -> tuple[Metadata, tuple[str, ...]]:
    authors, publisher = sender(mail)
    day, notes = day_of(str(mail.get("Date") or ""))
    return filled(Metadata(subject(mail), authors, publisher, day), member.metadata), notes


def _body(member: Member, parts: list[Message], metadata: Metadata, notes: tuple[str, ...]) -> Held | None:
    """The text that was written: the plain one, unless it is only a stub beside a page."""
    plain, pages = ([part for part in parts if part.get_content_type() == kind] for kind in ("text/plain", "text/html"))
    texts = [_text(member, part) for part in plain]
    page = _text(member, pages[0])[0] if pages else ""
    if pages and len("".join(text for text, _ in texts).split()) < _STUB * len(page.split()) / 2:
        raw = ("\ufeff" + page).encode("utf-8", "replace")
        return Member(f"{member.name}!/message.html", BytesIO(raw), "html", metadata)
    body = [words for text, flowed in texts for words in own_words(text, flowed)]
    if not body:
        return None
    return report(member, metadata, body, "subject", notes)


def _text(member: Member, part: Message) -> tuple[str, bool]:
    """A part's text in the encoding that it names, or as its bytes suggest; and whether its lines flow."""
    raw = part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    try:
        return raw.decode(str(part.get_content_charset() or "utf-8")), flowed
    except (LookupError, UnicodeDecodeError, ValueError):
        return decoded(member.name, raw)[0], flowed


def _attached(member: Member, part: Message, number: int, names: Names) -> Iterator[Held]:
    """What is attached, unless it is a picture or such."""
    kind = part.get_content_type()
    name = shown(part.get_filename() or "") or f"attachment {number}"
    if kind.startswith(_NO_TEXT) or passed_over(name):
        return
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        raw: object = inner.as_bytes() if isinstance(inner, Message) else b""
    else:
        raw = part.get_payload(decode=True)
    if isinstance(raw, bytes) and raw:
        yield Member(names.own(f"{member.name}!/{name}"), BytesIO(raw), _KINDS.get(kind, ""))
