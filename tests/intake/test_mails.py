"""Mails and mailboxes: what somebody wrote, who sent it and when, and what is attached."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import pytest

from onrecord.errors import InputError
from onrecord.intake.mail import read
from onrecord.intake.members import Member, Wanted
from onrecord.model import RawReport
from tests.intake.documents import docx, p
from tests.intake.held import at, fault, held, reports


def mail(text: str = "The ferry sails.", **heads: str) -> EmailMessage:
    one = EmailMessage()
    for name, words in ({"From": "Olga Brandt <olga@herald.example>", "Subject": "Fewer boats"} | heads).items():
        one[name.replace("_", "-")] = words
    one["Date"] = "Tue, 11 Feb 2031 23:50:00 +0900"
    one["Message-ID"] = "<1@herald.example>"
    one.set_content(text)
    return one


def test_subject_sender_and_day_in_the_senders_zone() -> None:
    (report,) = reports("a.eml", mail("The ferry sails.\n\nNobody asked.\n").as_bytes())
    assert report.text == "Fewer boats\n\nThe ferry sails.\n\nNobody asked."
    assert report.metadata.title == "Fewer boats"
    assert report.metadata.authors == ("Olga Brandt",)
    assert report.metadata.published == date(2031, 2, 11)
    assert at(report, "Nobody") == "line 3"
    assert at(report, "Fewer") == "subject"


@pytest.mark.parametrize(
    ("sender", "heads", "authors", "publisher"),
    [
        ("Olga Brandt <o@x.example>", {}, ("Olga Brandt",), ""),
        ("Eastquay Herald <news@x.example>", {}, (), "Eastquay Herald"),
        ("The Herald <news@x.example>", {}, (), "The Herald"),
        ('"Olga Brandt, Eastquay Herald" <o@x.example>', {}, ("Olga Brandt",), "Eastquay Herald"),
        ("Olga Brandt (Eastquay Herald) <o@x.example>", {}, ("Olga Brandt",), "Eastquay Herald"),
        ("Olga Brandt at Herald <o@x.example>", {}, ("Olga Brandt",), "Herald"),
        ("Olga Brandt <o@x.example>", {"Organization": "Herald"}, ("Olga Brandt",), "Herald"),
        ("o@x.example", {}, (), ""),
    ],
)
def test_a_sender_is_a_person_or_an_outlet(
    sender: str, heads: dict[str, str], authors: tuple[str, ...], publisher: str
) -> None:
    (report,) = reports("a.eml", mail(From=sender, **heads).as_bytes())
    assert (report.metadata.authors, report.metadata.publisher) == (authors, publisher)


@pytest.mark.parametrize(
    "subject", ["Re: Fewer boats", "Fwd: RE: Fewer boats", "[circle] Fewer boats", "AW: [circle] Fewer boats"]
)
def test_marks_of_answers_are_no_title(subject: str) -> None:
    assert reports("a.eml", mail(Subject=subject).as_bytes())[0].metadata.title == "Fewer boats"


@pytest.mark.parametrize(
    "below",
    [
        "-- \nOlga\nQuay Street 14",
        "On Tue, 4 Feb 2031, Emil Sato <e@x.example>\nwrote:\n\n> Where is it?\n> Emil",
        "> Where is it?",
        "-----Original Message-----\nFrom: Emil Sato\nSent: Tuesday\nTo: Olga\nSubject: it\n\nWhere is it?",
        "From: Emil Sato\nSent: Tuesday\nTo: Olga Brandt\nSubject: it\n\nWhere is it?",
    ],
)
def test_signatures_and_quoted_answers_are_left_out(below: str) -> None:
    (report,) = reports("a.eml", mail(f"The ferry sails.\n\n{below}\n").as_bytes())
    assert report.text == "Fewer boats\n\nThe ferry sails."


@pytest.mark.parametrize(
    "text",
    [
        "From: the quay to the isles, the ferry sails.",
        "On Tuesday the master wrote:\n\nNo more boats.",
        "5 > 4, she said.",
    ],
)
def test_what_only_looks_like_another_mail_stays(text: str) -> None:
    assert reports("a.eml", mail(text).as_bytes())[0].text == f"Fewer boats\n\n{text}"


def test_what_was_forwarded_is_read_without_its_heads() -> None:
    heads = "From: Herald\nDate: Tuesday\nSubject: Boats\nTo: me\n"
    text = f"---------- Forwarded message ---------\n{heads}\nThe ferry sails.\n"
    assert reports("a.eml", mail(text, Subject="Fwd: Boats").as_bytes())[0].text == "Boats\n\nThe ferry sails."


def test_lines_that_flow_are_joined() -> None:
    one = mail("The ferry sails \ntwice a day.\n\nNobody \nasked.\n")
    one.set_param("format", "flowed")
    assert reports("a.eml", one.as_bytes())[0].text == "Fewer boats\n\nThe ferry sails twice a day.\n\nNobody asked."


def pages(raw: bytes) -> list[Member]:
    return [one for one in read(Member("a.eml", io.BytesIO(raw)), Wanted()) if isinstance(one, Member)]


def test_a_page_is_handed_on_where_the_plain_text_is_a_stub() -> None:
    one = mail("Use a reader of HTML.")
    one.add_alternative("<p>" + "The ferry sails twice a day. " * 20 + "</p>", subtype="html")
    (page,) = pages(one.as_bytes())
    assert (page.name, page.kind, page.metadata.title) == ("a.eml!/message.html", "html", "Fewer boats")
    full = mail("The ferry sails twice a day. " * 20)
    full.add_alternative("<p>" + "The ferry sails twice a day. " * 20 + "</p>", subtype="html")
    assert pages(full.as_bytes()) == []


def test_what_is_attached_is_opened_and_pictures_are_not() -> None:
    one = mail()
    one.add_attachment(docx(p("Attached words.")), maintype="application", subtype="octet-stream", filename="../a.docx")
    one.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    one.add_attachment(mail("Inner words.", Subject="Inner"))
    raw = one.as_bytes().replace(b'filename="../a.docx"', b"filename*=utf-8''..%2Fa%0Ab.docx")
    found = reports("a.eml", raw)
    assert [report.text for report in found] == [
        "Fewer boats\n\nThe ferry sails.",
        "Attached words.",
        "Inner\n\nInner words.",
    ]
    assert found[1].origin == "a.eml!/../a\\nb.docx"
    assert found[2].origin == "a.eml!/attachment 3"


def test_an_encoding_that_is_none_is_told_from_the_bytes() -> None:
    raw = mail().as_bytes().replace(b'charset="utf-8"', b'charset="x-none"').replace(b"The ferry", b"The caf\xc3\xa9")
    assert "The café sails." in reports("a.eml", raw)[0].text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"Subject: x\nMIME-Version: 1.0\n\n", "no text in it"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", "is encrypted"),
        (b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nx\n", "is encrypted"),
    ],
)
def test_a_mail_without_words_says_why(raw: bytes, says: str) -> None:
    assert says in fault("a.eml", raw)


def test_hostile_mails_end() -> None:
    nested = b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 3000 + b"Words.\n"
    assert all(isinstance(one, InputError) for one in held("a.eml", nested))
    parts = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5000 + b"--b--\n"
    assert held("a.eml", parts)
    heads = b"MIME-Version: 1.0\n" + b"From: " + b'"(' * 100_000 + b"\n\nWords.\n"
    assert reports("a.eml", heads)[0].text == "Words."


def test_a_mailbox_is_read_mail_by_mail() -> None:
    one = mail("First.\n\n>From here to there.\n").as_bytes()
    raw = b"From a Tue Feb 11 2031\n" + one + b"\n\nFrom b Tue Feb 11 2031\n" + mail("Second.").as_bytes() + b"\n"
    first, second = reports("all.mbox", raw)
    assert (first.origin, second.origin) == ("all.mbox#1", "all.mbox#2")
    assert first.text == "Fewer boats\n\nFirst.\n\nFrom here to there."
    assert second.text.endswith("Second.")


def test_a_broken_mail_in_a_mailbox_costs_itself() -> None:
    raw = b"From a\nSubject: none\n\n\nFrom b\n" + mail("Second.").as_bytes()
    found = held("all.mbox", raw)
    assert "all.mbox#1: no text in it" in str(found[0])
    assert isinstance(found[1], RawReport)
    assert "holds no mail" in fault("all.mbox", b"\n\n\n")
