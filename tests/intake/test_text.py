"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.errors import InputError, MissingInput, NotAReport, UnreadableInput
from onrecord.intake import text
from onrecord.intake.opening import read_file
from onrecord.settings import MAX_REPORT_BYTES

WORDS = "The envoy said “no” in Kyïv.\r\nNobody answered.\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_text_is_read_as_it_stands(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(mark + WORDS.encode(encoding))
    raw = read_file(path)
    assert raw.text == WORDS
    assert raw.origin == str(path)


@pytest.mark.parametrize(
    ("words", "encoding", "named"),
    [
        ("The mayor of Kraków said “no” – twice.", "cp1252", "WINDOWS-1252"),
        ("Der Bürgermeister sagte nein.", "latin-1", "WINDOWS-1252"),
        ("Мэр сказал нет, и никто ему не ответил.", "cp1251", "CP1251"),
    ],
)
def test_an_older_encoding_is_told_from_the_bytes_and_noted(
    tmp_path: Path, words: str, encoding: str, named: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(words.encode(encoding))
    raw = read_file(path)
    assert raw.text == words
    assert raw.notes == (f"the file is not UTF-8; read as {named}, as its bytes suggest",)


@pytest.mark.parametrize(
    ("content", "fault", "remedy"),
    [
        (b"", "empty", "give a file"),
        (b" \n\t\r\n", "empty", "give a file"),
        (codecs.BOM_UTF8, "empty", "give a file"),
        (b"\x7fELF\x02\x01\x00\x00", "binary", "export its text"),
        (bytes(range(1, 32)) * 40, "binary", "export its text"),
        (b"\x89PNG\x1a\x05\x06\x01\x02" + bytes(range(128, 255)), "binary", "export its text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "damaged UTF-16-LE", "save it again as UTF-8"),
    ],
)
def test_what_is_no_report_is_named_with_fault_and_remedy(
    tmp_path: Path, content: bytes, fault: str, remedy: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(NotAReport) as error:
        read_file(path)
    says = str(error.value)
    assert str(path) in says
    assert fault in says
    assert remedy in says
    assert "\n" not in says


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(5 * MAX_REPORT_BYTES)
    monkeypatch.setattr(text, "decoded", lambda *_: pytest.fail("it was read"))
    with pytest.raises(NotAReport, match="too large"):
        read_file(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        read_file(tmp_path / "gone.txt")


def test_a_file_that_the_system_keeps_back_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Nobody may read this.")

    def refuse(*_: object) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInput, match="permission denied; change its permissions"):
        read_file(path)


def test_folders_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero")):
        with pytest.raises(UnreadableInput, match="is a"):
            read_file(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "file.txt/inside"])
def test_odd_paths_give_an_error_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("Words.")
    with pytest.raises(InputError):
        read_file(tmp_path / name)
