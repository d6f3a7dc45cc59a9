"""Archives and compressed files: what is read of them, what is passed over, and what bounds them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib

import pytest

from onrecord.errors import InputError
from onrecord.intake import unpacking
from onrecord.intake.members import Wanted
from onrecord.model import RawReport
from tests.intake.documents import zipped
from tests.intake.held import fault, held, reports

WORDS = b"The ferry sails twice a day."


def tarred(names: list[str], words: bytes = WORDS) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(words)
            archive.addfile(info, io.BytesIO(words))
    return raw.getvalue()


def origins(name: str, raw: bytes) -> list[str]:
    return [report.origin for report in reports(name, raw)]


NAMES = [
    "june/a.txt",
    "../b.txt",
    "/etc/c.txt",
    "d\ne.txt",
    "sub/README.txt",
    ".hidden.txt",
    "__MACOSX/a.txt",
    "x/logo.PNG",
    "a.css",
]
READ = ["june/a.txt", "../b.txt", "/etc/c.txt", "d\\ne.txt"]


def test_members_are_named_and_what_holds_no_report_is_passed_over() -> None:
    assert origins("n.zip", zipped(dict.fromkeys(NAMES, WORDS))) == [f"n.zip!/{name}" for name in READ]
    assert origins("n.tar", tarred(NAMES)) == [f"n.tar!/{name}" for name in READ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_file_that_is_compressed_is_read_as_what_it_is(pack: object) -> None:
    assert callable(pack)
    assert origins("n.txt.gz", pack(WORDS)) == ["n.txt.gz!/n.txt"]
    assert origins("n.tar.gz", pack(tarred(["a.txt"]))) == ["n.tar.gz!/a.txt"]
    assert origins("n.tgz", pack(tarred(["a.txt"]))) == ["n.tgz!/a.txt"]
    assert origins("n.csv.gz", pack(b"text\nOne.\nTwo.\n")) == ["n.csv.gz!/n.csv#1", "n.csv.gz!/n.csv#2"]
    assert origins("n.xyz", pack(WORDS)) == ["n.xyz!/n.xyz"]
    assert origins("two.gz", pack(WORDS) + pack(WORDS)) == ["two.gz!/two"]


def test_archives_lie_in_archives() -> None:
    inner = zipped({"a.txt": WORDS, "t.csv": "text\nOne.\n"})
    assert origins("n.zip", zipped({"in.zip": inner, "b.tgz": gzip.compress(tarred(["c.txt"]))})) == [
        "n.zip!/in.zip!/a.txt", "n.zip!/in.zip!/t.csv#1", "n.zip!/b.tgz!/c.txt",
    ]  # fmt: skip
    deep = zipped({"a.txt": WORDS})
    for _ in range(8):
        deep = zipped({"in.zip": deep})
    assert "lies in more than 5 archives" in fault("n.zip", deep)


def test_a_member_that_is_no_report_is_an_error_of_its_own() -> None:
    found = held("n.zip", zipped({"a.bin": b"\x00\x01" * 100, "b.txt": WORDS, "c": b"\x89PNG\r\n\x1a\n", "d.txt": b""}))
    assert "n.zip!/a.bin: is a binary file" in str(found[0])
    assert isinstance(found[1], RawReport)
    assert "n.zip!/d.txt: is empty" in str(found[2])
    assert len(found) == 3


def test_links_and_devices_are_passed_over() -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert held("n.tar", raw.getvalue()) == []


def broken(raw: bytes, name: bytes, at: int, flag: bytes) -> bytes:
    """A ZIP file with a byte of both of a member's heads set."""
    for head, offset, name_at in ((b"PK\3\4", at, 30), (b"PK\1\2", at + 2, 46)):
        start = raw.index(name, raw.index(head)) - name_at
        raw = raw[: start + offset] + flag + raw[start + offset + len(flag) :]
    return raw


def test_a_member_that_is_encrypted_or_packed_in_an_unknown_way_costs_itself() -> None:
    raw = zipped({"a.txt": WORDS, "b.txt": WORDS})
    secret = held("n.zip", broken(raw, b"a.txt", 6, b"\x01"))
    assert "n.zip!/a.txt: is encrypted; unpack it with its password" in str(secret[0])
    unknown = held("n.zip", broken(raw, b"a.txt", 8, b"\x63"))
    assert "n.zip!/a.txt: is packed in a way that isn't read" in str(unknown[0])
    for found in (secret, unknown):
        assert isinstance(found[1], RawReport)
        assert found[1].origin == "n.zip!/b.txt"


def test_damaged_archives_are_named() -> None:
    assert "is damaged" in fault("n.zip", zipped({"a.txt": WORDS * 50})[:60])
    assert "is damaged" in fault("n.txt.gz", gzip.compress(WORDS * 50)[:-9])
    assert "is damaged" in fault("n.txt.gz", b"\x1f\x8b\x08" + b"\xff" * 100)
    assert "is damaged" in fault("n.txt.xz", lzma.compress(WORDS * 50)[:-9])
    assert "is damaged" in fault("n.txt.bz2", bz2.compress(WORDS * 50)[:-9])
    assert "is damaged" in str(held("n.tar", tarred(["a.txt", "b.txt"], WORDS * 50)[:1800])[-1])
    raw = bytearray(zipped({"a.txt": WORDS, "b.txt": WORDS}, zipfile.ZIP_STORED))
    raw[raw.index(WORDS)] ^= 1
    found = held("n.zip", bytes(raw))
    assert "n.zip!/a.txt: is damaged (bad crc-32" in str(found[0])
    assert isinstance(found[1], RawReport)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_FREE", 1_000_000)
    monkeypatch.setattr(unpacking, "_RATIO", 10)
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 50)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("n.zip", zipped({"a.txt": b" " * 3_000_000, "b.txt": WORDS})),
        ("n.zip", zipped({"in.zip": zipped({f"{i}.txt": b" " * 300_000 for i in range(9)})})),
        ("n.txt.gz", gzip.compress(b" " * 3_000_000)),
        ("n.txt.xz", lzma.compress(b" " * 3_000_000)),
        ("n.csv.bz2", bz2.compress(b"text\n" + (b"word " * 400 + b"\n") * 1500)),
        ("n.tgz", gzip.compress(tarred(["a.txt", "b.txt"], b" " * 1_500_000))),
        ("n.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b" " * 3_000_000)),
    ],
)
def test_a_bomb_is_left_where_it_has_unpacked_too_much(name: str, raw: bytes) -> None:
    assert any("unpacks to far more" in str(one) for one in held(name, raw) if isinstance(one, InputError))


@pytest.mark.usefixtures("small")
def test_so_is_an_archive_of_endless_members() -> None:
    found = held("n.zip", zipped({f"{i}.txt": WORDS for i in range(60)}))
    assert isinstance(found[0], RawReport)
    assert "unpacks to far more" in str(found[-1])


def test_a_quine_of_archives_ends() -> None:
    raw = gzip.compress(WORDS)
    for _ in range(20):
        raw = gzip.compress(raw)
    assert "lies in more than 5 archives" in fault("n.gz", raw)


def test_a_member_larger_than_memory_is_streamed_or_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_HELD", 1_000_000)
    rows = b"text\n" + (b"word " * 20 + b"\n") * 20_000
    assert len(reports("n.zip", zipped({"t.csv": rows}))) == 20_000
    inner = zipped({"a.txt": zlib.compress(b"") + bytes(2_000_000)}, zipfile.ZIP_STORED)
    assert "is too large to be read where it is packed; unpack it first" in fault("n.zip", zipped({"in.zip": inner}))


def test_a_crawl_in_wacz_is_read_alone() -> None:
    parts = {
        "datapackage.json": "{}",
        "pages/pages.jsonl": '{"text": "Listed."}\n',
        "archive/a.warc": b"WARC/1.0\r\n\r\n",
    }
    assert all("pages" not in str(one) for one in held("n.wacz", zipped(parts)))


def test_two_of_one_name_are_two_reports() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        for name in ("a.txt", "a.txt", "a~2.txt", "a.txt", "b"):
            archive.writestr(name, WORDS)
    assert origins("n.zip", raw.getvalue()) == [
        f"n.zip!/{name}" for name in ("a.txt", "a~2.txt", "a~2~2.txt", "a~3.txt", "b")
    ]
    assert origins("n.tar", tarred(["x.y/a", "x.y/a"])) == ["n.tar!/x.y/a", "n.tar!/x.y/a~2"]
    table = b"text,no\nIt rained.,7\nIt snowed.,7\nIt froze.,\n"
    assert [one.origin for one in reports("t.csv", table, Wanted({"id": "no"}))] == ["t.csv#7", "t.csv#7~2", "t.csv#3"]
    feed = b"<rss><channel>" + b"<item><guid>g</guid><description>It rained.</description></item>" * 2
    assert [one.origin for one in held("f.rss", feed) if isinstance(one, RawReport)] == ["f.rss#g", "f.rss#g~2"]


def test_what_stands_before_a_damaged_place_is_read() -> None:
    whole = gzip.compress(tarred(["a.txt", "b.txt"], b"".join(b"It rained on day %d.\n" % day for day in range(9_000))))
    found = held("n.tgz", whole[: len(whole) * 2 // 3])
    assert [one.origin for one in found if isinstance(one, RawReport)] == ["n.tgz!/a.txt"]
    assert "is damaged" in str(found[-1])


def test_what_is_known_and_not_read_is_called_by_its_name() -> None:
    assert "is an office file of before 2007, or one with a password" in fault(
        "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    )
    assert "is a 7-Zip archive, which isn't read" in fault("a.zip", b"7z\xbc\xaf\x27\x1c")
