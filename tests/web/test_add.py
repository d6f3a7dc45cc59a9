"""Files are given to the reading room: kept, read one addition after the other, and what goes wrong is said by file."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord import pipeline
from onrecord.errors import StoreError
from onrecord.intake import opening
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading, Report
from onrecord.store import Record, open_record
from onrecord.web import door as doors
from onrecord.web.adding import desk as desks
from onrecord.web.adding.addition import Addition
from onrecord.web.adding.desk import Desk
from onrecord.web.adding.names import LONGEST, kept_name
from onrecord.web.adding.reading import Told, Work
from onrecord.web.adding.shelf import Shelf
from onrecord.web.app import create
from onrecord.web.door import Door
from tests import make
from tests.web.adding import OURS, Here, desk_of, form_token, give, read_page, room_of
from tests.web.conftest import HERE

MANY = [(f"report-{n}.txt", f"Report {n}.".encode()) for n in range(4)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings that are made without a parser."""

    def read_report(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
        raw = given.given
        return make.reading(make.report(raw.text, origin=raw.origin, published=raw.published))

    monkeypatch.setattr(pipeline, "read_report", read_report)
    monkeypatch.setattr(pipeline, "made_by", lambda *_: make.full_reading().made_by)


@pytest.fixture
def desk(record: Record) -> Desk:
    """A desk of the small record."""
    return desk_of(record)


@pytest.fixture
def adding(record: Record, desk: Desk) -> Iterator[TestClient]:
    """The room of that desk."""
    with room_of(record, desk) as client:
        yield client


def folder(desk: Desk) -> Path:
    assert desk.shelf is not None
    return desk.shelf.folder


def kept_files(desk: Desk) -> list[str]:
    """The names of the files that are kept as origins."""
    found = (path for path in folder(desk).glob("*/*") if path.parent.name != "additions")
    return sorted(path.name for path in found if path.is_file())


def said(page: str) -> dict[str, str]:
    """What is said of each file that wasn't read."""
    found = re.findall(r'<p class="head"><bdi>([^<]*)</bdi></p>\s*<p class="fault"><bdi>([^<]*)</bdi>', page)
    return {unescape(name): unescape(says) for name, says in found}


def test_what_is_added_is_read_and_stands_where_check_looks_for_it(
    adding: TestClient, record: Record, desk: Desk
) -> None:
    page = read_page(adding, give(adding, *MANY[:2], published="2031-03-10"))
    assert "2 files read" in page
    ids = re.findall(r'href="/reports/(\w+)"', page)
    assert [record.report(id).heading.published for id in ids] == [date(2031, 3, 10)] * 2
    assert [adding.get(f"/reports/{id}").status_code for id in ids] == [200, 200]
    assert kept_files(desk) == ["report-0.txt", "report-1.txt"]
    assert record.check().faults == ()
    assert "report-0.txt" in adding.get("/add").text


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("empty.txt", b"", "empty.txt: is empty; give a file with the text of a report"),
        ("blank.md", b" \n\t\n", "blank.md: is empty"),
        ("nulls.txt", b"It\0 rained.", "nulls.txt: is a binary file (byte 2 is zero)"),
        ("large.txt", b"x" * 2001, "large.txt: is too large for one report"),
        ("<script>alert(1)<.exe", b"MZ", "_script_alert(1)_.exe: is of a kind that isn't read"),
    ],
)
def test_what_cannot_be_read_is_said_by_file_and_not_kept(
    adding: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, raw: bytes, says: str
) -> None:
    monkeypatch.setattr(opening, "MAX_REPORT_BYTES", 2000)
    page = read_page(adding, give(adding, (name, raw), MANY[0]))
    assert said(page)[says.partition(": ")[0]].startswith(says.partition(": ")[2])
    assert "1 file read, 1 can't be" in page
    assert str(folder(desk)) not in page
    assert kept_files(desk) == ["report-0.txt"]
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\reports\\a.txt", "a.txt"),
        ("..", "report.txt"),
        ("", "report.txt"),
        (".txt", "txt"),
        (".hidden.md", "hidden.md"),
        ("a\0b\n.txt", "a_b_.txt"),
        ("a\u202etxt.exe", "a_txt.exe"),
        ("Отчёт 1.txt", "Отчёт 1.txt"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_a_name_is_kept_without_its_tricks(given: str, kept: str) -> None:
    assert kept_name(given) == kept


@given(st.text(max_size=400))
def test_any_name_is_one_that_can_be_kept(given: str) -> None:
    name = kept_name(given)
    assert name and name.isprintable() and not set(name) & set('/\\<>:"|?*')
    assert not name.startswith(".") and len(name.encode()) <= LONGEST


def test_a_file_is_kept_in_its_folder_whatever_it_is_called(adding: TestClient, desk: Desk, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    names = ["../../../escaped.txt", "/etc/escaped.txt", "..\\escaped.txt", "x" * 300 + ".txt"]
    page = read_page(adding, give(adding, *((name, name.encode()) for name in names)))
    assert "4 files read" in page
    assert set(tmp_path.iterdir()) - before == {folder(desk)}
    assert len(kept_files(desk)) == 4


def test_files_of_one_name_are_two_and_the_same_bytes_again_are_one(adding: TestClient, record: Record) -> None:
    first = read_page(adding, give(adding, ("report.txt", b"It rained."), ("report.txt", b"It snowed.")))
    assert first.count(">new<") == 2
    again = read_page(adding, give(adding, ("report.txt", b"It rained."), ("copy.txt", b"It snowed.")))
    assert (again.count(">unchanged<"), again.count(">copy<")) == (1, 1)
    assert record.size() == 3 and record.check().faults == ()


def test_a_lot_of_files_is_refused_with_the_remedy(
    adding: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = form_token(adding)
    many = [("files", (f"{n}.txt", b"It rained.")) for n in range(10_000)]
    answer = adding.post("/add", data={"form_token": token}, files=many, headers=OURS)
    assert answer.status_code == 413
    assert "At most 500 files can be added at once" in answer.text and "onrecord read" in answer.text
    monkeypatch.setattr(doors, "MOST_ADDED", 5000)
    monkeypatch.setattr(doors, "MOST_POSTED", 1000)
    large = [("files", ("a.txt", b"x" * 7000))]
    for body in ({}, {"headers": OURS | {"transfer-encoding": "chunked"}}):
        answer = adding.post("/add", data={"form_token": token}, files=large, **{"headers": OURS, **body})
        assert answer.status_code == 413 and "can be added at once" in answer.text
    assert desk.additions() == [] and not folder(desk).exists()


@pytest.mark.parametrize(
    ("fields", "files", "status", "says"),
    [
        ({}, [], 400, "No file was chosen"),
        ({}, [("files", ("", b""))], 400, "No file was chosen"),
        ({"files": "text"}, [], 400, "No file was chosen"),
        ({"published": "yesterday"}, [("files", MANY[0])], 400, "is no day; write it as 2031-03-12"),
        ({"published": "\x00"}, [("files", MANY[0])], 400, "is no day"),
        ({"form_token": "guess"}, [("files", MANY[0])], 403, "too old"),
        ({f"field{n}": "x" for n in range(20)}, [("files", MANY[0])], 400, "Too many fields"),
    ],
)
def test_what_is_sent_amiss_is_said_and_nothing_is_kept(
    adding: TestClient,
    desk: Desk,
    fields: dict[str, str],
    files: list[tuple[str, tuple[str, bytes]]],
    status: int,
    says: str,
) -> None:
    answer = adding.post("/add", data={"form_token": form_token(adding), **fields}, files=files, headers=OURS)
    assert answer.status_code == status and says in answer.text
    assert desk.additions() == []


@pytest.mark.parametrize("body", [b"", b"\0", b"--x\r\n", b"--x\r\ncontent-disposition: form-data\r\n\r\n", b"x=1&y"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""])
def test_a_form_that_is_none_is_refused(adding: TestClient, body: bytes, kind: str) -> None:
    answer = adding.post("/add", content=body, headers={**OURS, "content-type": kind})
    assert 400 <= answer.status_code < 500


def test_files_from_another_page_are_refused(adding: TestClient, desk: Desk) -> None:
    sent = {"data": {"form_token": form_token(adding)}, "files": [("files", MANY[0])]}
    assert adding.post("/add", headers={"origin": "https://evil.example"}, **sent).status_code == 403
    assert desk.additions() == []


def test_two_people_add_at_once_and_nothing_is_lost(adding: TestClient, record: Record) -> None:
    token = form_token(adding)

    def post(nth: int) -> str:
        files = [("files", (f"{nth}-{n}.txt", f"Report {nth % 3} {n}.".encode())) for n in range(5)]
        return str(adding.post("/add", data={"form_token": token}, files=files, headers=OURS).headers["location"])

    with ThreadPoolExecutor(6) as people:
        pages = [read_page(adding, address) for address in people.map(post, range(6))]
    assert all("5 files read" in page for page in pages)
    assert record.size() == 1 + 15 and record.check().faults == ()


class CutOff(Here):
    """A reader that is gone when it has read one file and begun another."""

    def told(self, seconds: float) -> Told | None:
        if len(self._telling) < 4:
            raise EOFError
        return super().told(seconds)


def test_a_file_that_kills_its_reader_is_named_and_the_others_are_read(record: Record) -> None:
    starts = [CutOff, Here]
    desk = desk_of(record, lambda work: starts.pop(0)(work))
    with room_of(record, desk) as room:
        page = read_page(room, give(room, *MANY[:3]))
    assert said(page)["report-1.txt"].startswith("the process that read it was killed")
    assert "2 files read, 1 can" in page


def test_a_file_that_takes_too_long_is_named(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Here):
        def told(self, seconds: float) -> Told | None:
            return super().told(seconds) if len(self._telling) == 2 else None

    monkeypatch.setattr(desks, "LONGEST", 0.0)
    with room_of(record, desk_of(record, Slow)) as room:
        page = read_page(room, give(room, MANY[0]))
    assert said(page)["report-0.txt"].startswith("reading it took over 0 minutes")


def test_what_a_restart_cut_off_goes_on_at_the_next_start(record: Record) -> None:
    class Never(Here):
        def told(self, seconds: float) -> Told | None:
            return None

    with room_of(record, desk_of(record, lambda work: Never(replaced(work)))) as room:
        address = give(room, *MANY)
        assert "4 to go" in room.get(address).text
    with open_record(record.where) as again, room_of(again, desk_of(again)) as room:
        assert "4 files read" in read_page(room, address)
        assert again.size() == 1 + 4 and again.check().faults == ()


def test_what_another_room_reads_is_left_to_it(record: Record) -> None:
    class Never(Here):
        def told(self, seconds: float) -> Told | None:
            return None

    with room_of(record, desk_of(record, lambda work: Never(replaced(work)))) as room:
        address = give(room, *MANY)
        with open_record(record.where) as again, room_of(again, desk_of(again)) as other:
            assert "another reading room on this record reads it" in other.get(address).text
            assert "1 file read" in read_page(other, give(other, ("own.txt", b"It rained.")))
    with open_record(record.where) as again, room_of(again, desk_of(again)) as room:
        assert "4 files read" in read_page(room, address)


def replaced(work: Work) -> Work:
    """The same with nothing to read."""
    from dataclasses import replace

    return replace(work, addition=replace(work.addition, files=()))


def test_a_reading_is_stopped_and_goes_on(record: Record) -> None:
    gate = Event()

    class Waits(Here):
        def told(self, seconds: float) -> Told | None:
            return super().told(seconds) if len(self._telling) > 4 or gate.wait(0.01) else None

    with room_of(record, desk_of(record, Waits)) as room:
        address = give(room, *MANY)
        token = form_token(room)
        room.post(address, data={"do": "stop", "form_token": token}, headers=OURS)
        page = read_page(room, address)
        assert "to go (stopped)" in page and ">Go on<" in page
        assert room.post(address, data={"do": "on", "form_token": "guess"}, headers=OURS).status_code == 403
        gate.set()
        room.post(address, data={"do": "on", "form_token": token}, headers=OURS)
        page = read_page(room, address)
        assert "4 files read" in page and ">Stop<" not in page


def test_a_record_that_cannot_be_written_halts_the_reading_and_says_why(
    record: Record, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise StoreError("record.db: is locked by another program; wait until that one is done")

    with room_of(record, desk) as room, monkeypatch.context() as broken:
        broken.setattr("onrecord.work.into.read_into", locked)
        address = give(room, *MANY)
        page = read_page(room, address)
        assert "is locked by another program" in page and "4 to go" in page
        broken.undo()
        room.post(address, data={"do": "on", "form_token": form_token(room)}, headers=OURS)
        assert "4 files read" in read_page(room, address)


def test_a_reader_that_never_begins_halts_the_reading(record: Record) -> None:
    class Dead(Here):
        def told(self, seconds: float) -> Told | None:
            raise EOFError

    with room_of(record, desk_of(record, Dead)) as room:
        page = read_page(room, give(room, MANY[0]))
    assert "ended before it began" in page and ">Go on<" in page


def test_a_reader_that_cannot_be_started_halts_the_reading(record: Record) -> None:
    def none(work: Work) -> Here:
        raise OSError("out of memory")

    with room_of(record, desk_of(record, none)) as room:
        assert "out of memory" in read_page(room, give(room, MANY[0]))


def test_a_folder_that_cannot_be_written_is_said_in_words(record: Record, desk: Desk) -> None:
    folder(desk).write_text("in the way")
    with room_of(record, desk) as room:
        sent = {"data": {"form_token": form_token(room)}, "files": [("files", MANY[0])]}
        answer = room.post("/add", headers=OURS, **sent)
    assert answer.status_code == 503 and "name another with --files" in answer.text


def test_a_record_without_a_folder_says_how_to_give_it_one(record: Record) -> None:
    door = Door()
    room = TestClient(create(record, door, Desk(record, None)), base_url=HERE)
    page = room.get("/add").text
    assert "--files FOLDER" in page and 'name="files"' not in page
    sent = {"data": {"form_token": door.form_token}, "files": [("files", MANY[0])]}
    assert room.post("/add", headers=OURS, **sent).status_code == 409
    with open_record(":memory:") as nowhere:
        assert Shelf.beside(nowhere) is None


def test_the_oldest_additions_are_forgotten_and_their_files_stay(
    record: Record, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "MOST_KEPT", 2)
    with room_of(record, desk) as room:
        addresses = []
        for one in MANY:
            addresses.append(give(room, one))
            read_page(room, addresses[-1])
        assert [room.get(address).status_code for address in addresses] == [404, 404, 200, 200]
        assert len(kept_files(desk)) == 4 and record.check().faults == ()


def test_what_came_for_an_addition_that_was_never_whole_is_swept_up_later(record: Record, desk: Desk) -> None:
    assert desk.shelf is not None
    for id, days in (("old", 2), ("new", 0)):
        desk.shelf.take(id, 0, "a.txt", BytesIO(b"It rained."))
        os.utime(folder(desk) / "coming" / id, (time.time() - days * 86400,) * 2)
    desk.open()
    assert [one.name for one in (folder(desk) / "coming").iterdir()] == ["new"]
    desk.close()


@pytest.mark.parametrize("names", [("a.txt", "a.txt"), ("a.txt", "b.txt")])
def test_the_same_bytes_twice_that_cannot_be_read_are_said_twice(
    adding: TestClient, desk: Desk, names: tuple[str, str]
) -> None:
    page = read_page(adding, give(adding, *((name, b"It\0 rained.") for name in names)))
    assert page.count("is a binary file") == 2 and kept_files(desk) == []


@pytest.mark.parametrize("id", ["0" * 12, "%2e%2e", "x%00", "a" * 5000])
def test_an_addition_that_there_is_not_is_not_found(adding: TestClient, id: str) -> None:
    assert adding.get(f"/add/{id}").status_code == 404


def test_what_is_written_of_an_addition_and_is_none_is_passed_over(record: Record, desk: Desk) -> None:
    assert desk.shelf is not None
    desk.take([("a.txt", BytesIO(b"It rained."))], None)
    for name, raw in (("cut.json", b'{"id":'), ("other.json", b"[]")):
        (folder(desk) / "additions" / name).write_bytes(raw)
    desk.close()
    assert [type(one) for one in Shelf(folder(desk)).kept()] == [Addition]
