"""Tables: which column is what, how values are parted, and what is said of rows that can't be read."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.members import Member, Wanted
from onrecord.intake.table import read as read_table
from onrecord.model import RawReport
from tests.intake.held import at, fault, held, reports

TEXT = "The ferry sails twice a day.\n\n“No more,” the harbour master said; nobody asked why."


def table(*rows: list[str], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_is_a_report(delimiter: str, encoding: str) -> None:
    rows = ["Headline", "Author", "Source", "Date", "Full_Text"], [
        "Fewer boats", "By Olga Brandt and Emil Sato", "Eastquay Herald", "2031-02-11T23:50:00+09:00", TEXT,
    ]  # fmt: skip
    raw = table(*rows, delimiter=delimiter).encode(encoding)
    (report,) = reports("news.csv", raw)
    assert report.origin == "news.csv#1"
    assert report.text == f"Fewer boats\n\n{TEXT}"
    assert report.metadata.title == "Fewer boats"
    assert report.metadata.authors == ("Olga Brandt", "Emil Sato")
    assert report.metadata.publisher == "Eastquay Herald"
    assert report.metadata.published == date(2031, 2, 11)
    assert at(report, "harbour master") == "row 1, column Full_Text"
    assert at(report, "Fewer") == "row 1, column Headline"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["id", "maintext", "title"], "maintext"),
        (["description", "content", "title"], "content"),
        (["url", "Article Text", "title"], "Article Text"),
        (["BODY", "title", "summary"], "BODY"),
        (["title", "notes", "date"], "notes"),
    ],
)
def test_columns_are_found_by_usual_names_the_fullest_text_first(names: list[str], text: str) -> None:
    row = ["The words of the report." if name == text else "x" for name in names]
    (report,) = reports("news.csv", table(names, row).encode())
    assert at(report, "The words") == f"row 1, column {text}"


def test_a_person_says_which_columns_hold_what() -> None:
    raw = table(["a", "b", "key"], ["What was said.", "A title", "k-7"]).encode()
    (report,) = reports("news.csv", raw, Wanted({"text": "a", "title": "b", "id": "key"}))
    assert (report.origin, report.text) == ("news.csv#k-7", "A title\n\nWhat was said.")


def test_a_table_without_texts_names_its_columns() -> None:
    assert "no column holds texts; name the one that does; there are 'a', 'b'" in fault("t.csv", b"a,b\n1,2\n")
    listed = fault("t.csv", b"URL,MobileURL,Date,Title\nhttps://x.example,,2031-02-11,Fewer boats\n")
    assert "save the pages that it lists" in listed
    assert "'MobileURL'" in listed
    assert "has no column 'body' for the text; there are 'a', 'b'" in fault(
        "t.csv", b"a,b\n1,2\n", Wanted({"text": "body"})
    )


def test_a_day_that_can_be_two_is_taken_for_none_and_noted() -> None:
    rows = [["date", "text"], ["03/04/2031", "One."], ["13/04/2031", "Two."], ["soon", "Three."], ["", "Four."]]
    found = reports("t.csv", table(*rows).encode())
    assert [one.metadata.published for one in found] == [None, date(2031, 4, 13), None, None]
    assert "may be 2031-03-04 or 2031-04-03" in found[0].notes[0]
    assert "is no day in a form that is known" in found[2].notes[0]
    assert not found[1].notes and not found[3].notes


def test_a_row_that_is_broken_is_named_and_the_others_are_read() -> None:
    raw = b'title,text\nA,First.\nB,cut by a comma, here\nC,\n,\nD,"Last,\n\nwith a blank line."\n'
    found = held("t.csv", raw)
    assert [one.origin for one in found if isinstance(one, RawReport)] == ["t.csv#1", "t.csv#4"]
    assert [str(one) for one in found if not isinstance(one, RawReport)] == [
        "t.csv#2: has 3 values for 2 columns; put texts with the delimiter in quotation marks",
        "t.csv#3: has no words in column 'text'; fill it or leave the row out",
    ]
    assert found[-1].text == "D\n\nLast,\n\nwith a blank line."


def test_a_title_is_not_written_twice() -> None:
    (report,) = reports("t.csv", table(["title", "text"], ["Fewer  boats", f"Fewer boats\n{TEXT}"]).encode())
    assert report.text == f"Fewer boats\n{TEXT}"
    assert report.metadata.title == "Fewer boats"


def test_html_in_a_table_is_handed_on_as_a_page() -> None:
    raw = table(["title", "content"], ["Fewer boats", "<p>The ferry sails.</p><p>Nobody asked.</p>"]).encode()
    (page,) = read_table(Member("t.csv", io.BytesIO(raw)), Wanted())
    assert isinstance(page, Member)
    assert (page.name, page.kind, page.metadata.title) == ("t.csv#1", "html", "Fewer boats")
    assert b"<p>The ferry sails.</p>" in page.stream.read()
    assert at(reports("t.csv", table(["text"], ["Prices rose by <1% and fell by >2%."]).encode())[0], "rose")


def test_a_quotation_mark_that_never_ends_costs_no_memory_and_is_said() -> None:
    raw = b'title,text\nA,"never ends\n' + b"x" * 999 + b"\n" + (b"x" * 999 + b"\n") * 5000
    assert any("quotation mark that never ends" in str(one) for one in held("t.csv", raw))


def test_a_table_of_nothing_but_broken_rows_is_left() -> None:
    found = held("t.csv", b"title,text\n" + b"a,b,c,d\n" * 5000)
    assert len(found) == 101
    assert "100 rows on end are broken" in str(found[-1])


def test_excels_line_that_names_the_delimiter_is_no_row() -> None:
    (report,) = reports("t.csv", b"sep=;\r\ntitle;text\r\nA, b;One, two.\r\n")
    assert report.text == "A, b\n\nOne, two."


def test_a_stray_byte_far_down_is_read() -> None:
    raw = b"text\n" + (b"Plain words. " * 100 + b"\n") * 300 + "The café burned.\n".encode("cp1252")
    assert reports("t.csv", raw)[-1].text == "The café burned."


LINE = {"title": "Fewer boats", "authors": ["Olga Brandt", {"name": "Emil Sato"}],
        "source": {"id": None, "name": "Herald"}, "publishedAt": "2031-02-11T11:00:00Z", "content": TEXT}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("news.jsonl", json.dumps(LINE) + "\n\n" + json.dumps(LINE) + "\n"),
        ("news.txt", json.dumps(LINE) + "\n" + json.dumps(LINE)),
        ("news.json", json.dumps([LINE, LINE])),
        ("news.json", json.dumps({"status": "ok", "articles": [LINE, LINE]}, indent=1)),
        ("news.json", json.dumps({"response": {"total": 2, "results": [LINE, LINE]}})),
    ],
)
def test_an_object_is_a_report(name: str, raw: str) -> None:
    first, second = reports(name, raw.encode())
    assert (first.origin, second.origin) == (f"{name}#1", f"{name}#2")
    assert first.text == f"Fewer boats\n\n{TEXT}"
    assert first.metadata.authors == ("Olga Brandt", "Emil Sato")
    assert first.metadata.publisher == "Herald"
    assert first.metadata.published == date(2031, 2, 11)
    assert at(first, "ferry") == "row 1, column content"


def test_no_line_is_lost_behind_those_whose_keys_are_looked_at() -> None:
    found = reports("a.jsonl", b"".join(b'{"text": "Line %d."}\n' % number for number in range(1, 121)))
    assert [one.text for one in found] == [f"Line {number}." for number in range(1, 121)]


def test_one_object_alone_is_a_report_whatever_it_lists() -> None:
    whole = LINE | {"images": [{"src": "a.png"}, {"src": "b.png"}]}
    (report,) = reports("one.json", json.dumps(whole, indent=1).encode())
    assert report.metadata.title == "Fewer boats"


def test_nested_keys_are_columns() -> None:
    line = {
        "title": {"rendered": "Fewer boats"},
        "content": {"rendered": "Words.", "protected": False},
        "date": "2031-02-11",
    }
    (report,) = reports("wp.json", json.dumps([line]).encode())
    assert report.text == "Fewer boats\n\nWords."
    line = {"webTitle": "Fewer boats", "fields": {"bodyText": "Words.", "byline": "Olga Brandt"}}
    (report,) = reports("g.json", json.dumps({"response": {"results": [line]}}).encode())
    assert (report.text, report.metadata.authors) == ("Fewer boats\n\nWords.", ("Olga Brandt",))


def test_a_list_of_articles_without_texts_says_what_to_do() -> None:
    listed = {"articles": [{"url": "https://x.example", "title": "Fewer boats", "seendate": "20310211T093000Z"}]}
    assert "no column holds texts; save the pages that it lists" in fault("a.json", json.dumps(listed).encode())


def test_lines_that_are_no_objects_are_named() -> None:
    raw = b'{"text": "One."}\n{"text": \n[1]\n{"text": "Four.", "x": NaN}\n{"text": "\\ud83d"}\n' + b"[" * 100_000
    found = held("a.jsonl", raw)
    assert [one.text for one in found if isinstance(one, RawReport)] == ["One.", "Four.", "\ufffd"]
    assert [str(one).partition(":")[0] for one in found if isinstance(one, NotAReport)] == [
        "a.jsonl#2",
        "a.jsonl#3",
        "a.jsonl#6",
    ]


def test_a_file_that_is_no_json_is_one_error() -> None:
    assert "give reports as JSON objects" in fault("a.jsonl", b"no json\n" * 10)
    assert "nests too deep" in fault("a.json", b"[" * 200_000)


def test_a_line_without_end_is_cut_and_the_next_is_read() -> None:
    found = held("a.jsonl", b'{"text": "' + b"x" * 40_000_000 + b'"}\n{"text": "Next."}\n')
    assert "is over 16,000,000 characters" in str(found[0])
    assert isinstance(found[1], RawReport)
    assert found[1].text == "Next."


def test_the_rest_of_a_line_that_is_too_long_is_left() -> None:
    long = b'text,title\n"' + b"word " * 4_000_000 + b'",A\nIt rained.,B\n'
    found = held("t.csv", long)
    assert "t.csv#1: is broken (field larger" in str(found[0])
    assert [one.text for one in found[1:] if isinstance(one, RawReport)] == ["B\n\nIt rained."]
    assert len(found) == 2
