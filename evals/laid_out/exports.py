"""Stories as services print many articles in one text: LexisNexis, Nexis Uni, Factiva, and coders of events."""

from __future__ import annotations

import io
import textwrap

from evals.laid_out.beside import BESIDE
from evals.laid_out.story import Laid, Layout, Story


def _around(story: Story, number: int) -> tuple[list[Story], int]:
    at = number % 3
    return [*BESIDE[:at], story, *BESIDE[at:]], at + 1


def _day(story: Story) -> str:
    return f"{story.published:%B} {story.published.day}, {story.published.year} {story.published:%A}"


def _words(story: Story) -> int:
    return sum(len(words.split()) for words, _ in story.paragraphs)


_SUBJECTS = ("GRAIN & BARLEY FARMING (91%); RIVERS (78%)", "SHIPPING (88%)")
_RIGHTS = "All Rights Reserved"
_LEXIS_FURNITURE = ("SUBJECT:", *_SUBJECTS, _RIGHTS, "JOURNAL-CODE:")


def _centred(words: str) -> str:
    return f"{words:^72}"


def _loaded(story: Story) -> str:
    return f"{story.published:%B} {story.published.day}, {story.published.year}"


def _wrapped(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(words, width, initial_indent=indent, break_on_hyphens=False)


def _lexis(story: Story, number: int) -> Laid:
    """The older print of LexisNexis: lines broken at 72 characters, names centred, rights below."""
    told, at = _around(story, number)
    lines: list[str] = []
    for i, one in enumerate(told, 1):
        lines += [_centred(f"{i} of {len(told)} DOCUMENTS"), "", "", _centred(one.publisher), "", _centred(_day(one))]
        lines += [_centred("First Edition"), "", *_wrapped(one.title, 72), ""]
        lines += [f"BYLINE: BY {' AND '.join(one.authors).upper()}", "", f"SECTION: Pg. {i}", ""]
        lines += [f"LENGTH: {_words(one)} words", "", ""]
        for words, _ in one.paragraphs:
            lines += [*_wrapped(words, 72), ""]
        lines += [f"LOAD-DATE: {_loaded(one)}", "", "LANGUAGE: ENGLISH", "", f"SUBJECT: {'; '.join(_SUBJECTS)}", ""]
        lines += ["PUBLICATION-TYPE: Newspaper", "", "JOURNAL-CODE: EQH", "", ""]
        lines += [_centred(f"Copyright {one.published.year} {one.publisher} Company"), _centred(_RIGHTS), "", ""]
    return Laid("\n".join(lines).encode(), _LEXIS_FURNITURE, f"#{at}")


def _lexis_fields(story: Story, number: int) -> Laid:
    """The oldest print: rights above, title and text behind fields."""
    told, at = _around(story, number)
    lines: list[str] = []
    for i, one in enumerate(told, 1):
        lines += [f"{f'Document {i} of {len(told)}':>40}", ""]
        lines += [_centred(f"Copyright {one.published.year} {one.publisher} Ltd"), _centred(_RIGHTS), ""]
        lines += [_centred(one.publisher), "", _centred(_day(one)), "", f"SECTION: NEWS; Page {i}", ""]
        lines += [f"LENGTH: {_words(one):,} words", "", *_wrapped(f"HEADLINE: {one.title}", 66), ""]
        lines += [f"BYLINE: {', '.join(one.authors)}", "", "BODY:"]
        for words, _ in one.paragraphs:
            lines += [*_wrapped(words, 76, "   "), ""]
        lines += ["LANGUAGE: ENGLISH", "", f"LOAD-DATE: {_loaded(one)}", "\f"]
    return Laid("\n".join(lines).encode("utf-8"), (_RIGHTS,), f"#{at}")


def _nexis_lines(told: list[Story]) -> list[str]:
    lines = [
        "User Name: reader",
        "Date and Time: Monday, May 5, 2031 10:00:00 AM EDT",
        "Job Number: 55501",
        f"Documents ({len(told)})",
    ]
    lines += [f"{i}. {one.title}" for i, one in enumerate(told, 1)]
    lines += ["Client/Matter: -None-", "Search Terms: barley", "Search Type: Terms and Connectors"]
    for one in told:
        lines += [one.title, one.publisher, _day(one), "", f"Copyright {one.published.year} {one.publisher} {_RIGHTS}"]
        lines += [
            "Section: NEWS; Pg. 3",
            f"Length: {_words(one)} words",
            f"Byline: By {', '.join(one.authors)}",
            "",
            "Body",
            "",
        ]
        for words, _ in one.paragraphs:
            lines += [words, ""]
        lines += [
            "Classification",
            "",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            f"Subject: {'; '.join(_SUBJECTS)}",
        ]
        lines += [f"Load-Date: {_loaded(one)}", "", "", "End of Document", ""]
    return lines


_NEXIS_FURNITURE = (
    "Client/Matter",
    "Job Number: 55501",
    "Classification",
    "Publication-Type",
    *_SUBJECTS,
    "End of Document",
)


def _nexis(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    return Laid("\n".join(_nexis_lines(told)).encode(), _NEXIS_FURNITURE, f"#{at}")


def _nexis_docx(story: Story, number: int) -> Laid:
    import docx

    told, at = _around(story, number)
    document = docx.Document()
    for line in _nexis_lines(told):
        document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    return Laid(raw.getvalue(), _NEXIS_FURNITURE, f"#{at}")


_FACTIVA_FURNITURE = ("gharv : Harvests", "Factiva, Inc.", "LBQ")


def _factiva(story: Story, number: int) -> Laid:
    """Factiva's codes, each before its words."""
    told, at = _around(story, number)
    lines: list[str] = []
    for i, one in enumerate(told, 1):
        lead, *rest = [words for words, _ in one.paragraphs]
        lines += ["SE   World News", f"HD   {one.title}", f"BY   By {' and '.join(one.authors)}"]
        lines += [f"WC   {_words(one):,} words", f"PD   {one.published.day} {one.published:%B %Y}", "ET   02:00 PM"]
        lines += [f"SN   {one.publisher}", "SC   LBQ", "LA   English"]
        lines += [f"CY   Copyright {one.published.year} {one.publisher}", "", "LP", lead, "", "TD"]
        for words in rest:
            lines += [words, ""]
        lines += ["NS   gharv : Harvests", "RE   eastq : Eastquay"]
        lines += [f"AN   Document LBQ00000{one.published:%Y%m%d}en{i:05}", ""]
    lines += ["", "© 2031 Factiva, Inc. All rights reserved."]
    return Laid("\n".join(lines).encode(), _FACTIVA_FURNITURE, f"en{at:05}")


def _displayed(told: list[Story]) -> list[str]:
    lines = []
    for i, one in enumerate(told, 1):
        lines += ["World News", one.title, "By " + " and ".join(one.authors), f"{_words(one):,} words"]
        lines += [f"{one.published.day} {one.published:%B %Y}", "02:00 PM", one.publisher, "LBQ", "English"]
        lines += [f"Copyright {one.published.year} {one.publisher}. All rights reserved.", ""]
        for words, _ in one.paragraphs:
            lines += [words, ""]
        lines += [
            f"Document LBQ00000{one.published:%Y%m%d}en{i:05}",
            "",
            f"Page {i} of 3 © 2031 Factiva, Inc. All rights reserved.",
            "",
        ]
    return lines


def _factiva_shown(story: Story, number: int) -> Laid:
    told, at = _around(story, number)
    return Laid("\n".join(_displayed(told)).encode(), ("Factiva, Inc.", "World News", "LBQ"), f"en{at:05}")


def _factiva_rtf(story: Story, number: int) -> Laid:
    from evals.laid_out.documents import escaped

    told, at = _around(story, number)
    body = "".join(rf"\pard {escaped(line, True)}\par" + "\r\n" for line in _displayed(told))
    raw = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}" + body + "}"
    return Laid(raw.encode("ascii"), ("Factiva, Inc.", "World News", "LBQ"), f"en{at:05}")


EXPORTS = (
    Layout("lexis-text", ".txt", _lexis),
    Layout("lexis-fields", ".txt", _lexis_fields),
    Layout("nexis-text", ".txt", _nexis),
    Layout("nexis-docx", ".docx", _nexis_docx),
    Layout("factiva-codes", ".txt", _factiva),
    Layout("factiva-shown", ".txt", _factiva_shown),
    Layout("factiva-rtf", ".rtf", _factiva_rtf),
)
"""Exports, with other articles around."""
