"""Exports of services and of coders' programs: told by their structure, taken apart into articles."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import RawReport
from tests.intake.documents import docx, odt, p
from tests.intake.held import at, held, reports

LEXIS = """
                               1 of 2 DOCUMENTS


                              Eastquay Herald

                           February 11, 2031 Tuesday
                                 First Edition

Fewer boats for the Skerries as
the company counts its coins

BYLINE: BY OLGA BRANDT AND EMIL SATO

SECTION: NEWS; Pg. 3

LENGTH: 12 words

DATELINE: EASTQUAY


The ferry sails twice a day.

“No more,” the harbour master said.

LOAD-DATE: February 12, 2031

LANGUAGE: ENGLISH

GRAPHIC: A boat.

                      Copyright 2031 Eastquay Herald Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                      Copyright 2031 Harbour Dispatch Ltd

                             Harbour Dispatch

                           February 12, 2031 Wednesday

SECTION: NEWS

LENGTH: 1,012 words

HEADLINE: Rain

BODY:
   It rains on
the barley.

LANGUAGE: ENGLISH

LOAD-DATE: February 13, 2031
"""


def test_lexisnexis() -> None:
    first, second = reports("l.txt", LEXIS.encode())
    assert first.origin == "l.txt#1"
    assert first.metadata.title == "Fewer boats for the Skerries as the company counts its coins"
    assert first.metadata.authors == ("Olga Brandt", "Emil Sato")
    assert first.metadata.publisher == "Eastquay Herald"
    assert first.metadata.published == date(2031, 2, 11)
    assert first.metadata.language == "en"
    assert first.text.partition("\n\n")[2] == "The ferry sails twice a day.\n\n“No more,” the harbour master said."
    line = LEXIS.split("\n").index("The ferry sails twice a day.") + 1
    assert at(first, "The ferry") == f"line {line}"
    assert second.text.split() == ["Rain", "It", "rains", "on", "the", "barley."]
    assert second.metadata.publisher == "Harbour Dispatch"
    assert second.metadata.published == date(2031, 2, 12)


NEXIS = """User Name: A reader
Date and Time: Monday, May 5, 2031 10:00:00 AM EDT
Job Number: 55501
Documents (2)
1. Fewer boats
Client/Matter: -None-
Fewer boats

Eastquay Herald

February 11, 2031 Tuesday

Copyright 2031 Eastquay Herald All Rights Reserved
Section: NEWS; Pg. 3
Length: 12 words
Byline: Olga Brandt

Body

The ferry sails twice a day.

Classification

Language: ENGLISH
Load-Date: February 12, 2031

End of Document

Rain
Harbour Dispatch
February 12, 2031
Length: 7 words
Body

It rains on the barley.

Load-Date: February 13, 2031

End of Document
"""


def test_nexis_uni_as_text_and_in_documents() -> None:
    paragraphs = NEXIS.split("\n")
    rtf = r"{\rtf1\ansi " + r"\par ".join(paragraphs) + "}"
    for name, raw in (
        ("n.txt", NEXIS.encode()),
        ("n.docx", docx("".join(map(p, paragraphs)))),
        ("n.odt", odt("".join(f"<text:p>{words}</text:p>" for words in paragraphs))),
        ("n.rtf", rtf.encode("cp1252")),
    ):
        first, second = reports(name, raw)
        assert (first.origin, first.text) == (f"{name}#1", "Fewer boats\n\nThe ferry sails twice a day.")
        assert first.metadata.publisher == "Eastquay Herald"
        assert first.metadata.authors == ("Olga Brandt",)
        assert first.metadata.published == date(2031, 2, 11)
        assert second.text == "Rain\n\nIt rains on the barley."
        assert second.metadata.publisher == "Harbour Dispatch"


CODED = """SE   World
HD
Fewer boats

BY   By Olga Brandt
WC   12 words
PD   11 February 2031
SN   Eastquay Herald
SC   LBQ
LA   English
CY   (c) 2031 Eastquay Herald

LP
The ferry sails twice a day.

TD
“No more,” the harbour master said.

Nobody asked.

CO  : Herald Ltd
NS   gtra : Travel
AN
Document LBQ0000020310211en2b00001

HD   Rain
SN   Harbour Dispatch
PD   12 February 2031
LP   It rains on the barley.
AN   Document LBQ0000020310212en2c00002

Page 2 of 2 © 2031 Factiva, Inc. All rights reserved.
"""


def test_factiva_with_codes() -> None:
    first, second = reports("f.txt", CODED.encode())
    assert first.origin == "f.txt#LBQ0000020310211en2b00001"
    assert (
        first.text
        == "Fewer boats\n\nThe ferry sails twice a day.\n\n“No more,” the harbour master said.\n\nNobody asked."
    )
    assert first.metadata.authors == ("Olga Brandt",)
    assert first.metadata.publisher == "Eastquay Herald"
    assert first.metadata.published == date(2031, 2, 11)
    assert second.text == "Rain\n\nIt rains on the barley."


SHOWN = """World News
Fewer boats
By Olga Brandt
12 words
11 February 2031
02:00 PM
Eastquay Herald
LBQ
English
Copyright 2031 Eastquay Herald. All Rights Reserved.

The ferry sails twice a day.

Nobody asked.

Document LBQ0000020310211en2b00001

Page 1 of 2 © 2031 Factiva, Inc. All rights reserved.
Rain
7 words
12 February 2031
Harbour Dispatch
HDX
English
(c) 2031 Harbour Dispatch

It rains on the barley.

Document HDX0000020310212en2c00002
"""


def test_factiva_as_it_shows_articles() -> None:
    first, second = reports("f.txt", SHOWN.encode())
    assert first.text == "Fewer boats\n\nThe ferry sails twice a day.\n\nNobody asked."
    assert first.metadata.authors == ("Olga Brandt",)
    assert first.metadata.publisher == "Eastquay Herald"
    assert first.metadata.published == date(2031, 2, 11)
    assert (second.text, second.metadata.publisher) == ("Rain\n\nIt rains on the barley.", "Harbour Dispatch")
    (alone,) = reports("f.docx", docx("".join(map(p, SHOWN.split("\n")[:16]))))
    assert alone.origin == "f.docx#LBQ0000020310211en2b00001"


def test_blocks_that_programs_code_are_joined_by_story() -> None:
    raw = b"310211 HERA-0001-01\nThe ferry sails.\n\n310211 HERA-0001-02\nNobody\nasked.\n\n"
    raw += b"970101 DISP-0007-01\nIt rains.\n"
    first, second = reports("t.txt", raw)
    assert (first.origin, first.text) == ("t.txt#HERA-0001", "The ferry sails.\n\nNobody asked.")
    assert first.metadata.published == date(2031, 2, 11)
    assert second.metadata.published == date(1997, 1, 1)
    assert at(first, "Nobody") == "line 4"


def test_petrarchs_sentences_are_joined_by_story() -> None:
    raw = """<?xml version="1.0"?><Sentences>
<Sentence date="20310211" id="HERA1_1" source="HERA" sentence="True"><Text>The ferry
 sails.</Text><Parse>(ROOT)</Parse></Sentence>
<Sentence date="20310211" id="HERA1_2" source="HERA" sentence="True"><Text>Nobody asked.</Text></Sentence>
<Sentence date="20310212" id="DISP_7" source="DISP" sentence="False"><Text>It rains.</Text></Sentence></Sentences>"""
    first, second = reports("s.xml", raw.encode())
    assert (first.origin, first.text) == ("s.xml#HERA1", "The ferry sails.\n\nNobody asked.")
    assert first.metadata.published == date(2031, 2, 11)
    assert second.origin == "s.xml#DISP_7"
    assert at(first, "Nobody") == "sentence 2"


@pytest.mark.parametrize(
    "text",
    [
        "Fewer boats\n\nIt is the end of document reading, she said.\n\nLength: three miles.\n",
        "1 of 2 DOCUMENTS\n\nThe two documents were found in a drawer.\n",
        "HD was once a brand.\n\nPD and SN too.\n",
        "812 words\n\nThat is the length of the decree.\n",
        "310211 troops\nwere counted.\n\nNobody asked.\n",
        "Load-Date: they say the ship was loaded on that date.\n",
    ],
)
def test_one_such_line_makes_no_export(text: str) -> None:
    (report,) = reports("a.txt", text.encode())
    assert (report.origin, report.text) == ("a.txt", text)


def test_an_article_without_words_costs_itself() -> None:
    found = held(
        "l.txt", LEXIS.replace("The ferry sails twice a day.\n\n“No more,” the harbour master said.\n", "").encode()
    )
    assert "l.txt#1: no text in it" in str(found[0])
    assert isinstance(found[1], RawReport)
