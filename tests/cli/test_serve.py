"""`onrecord serve` as a person starts and stops it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.store import open_record
from tests import make


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file of a record of one report."""
    where = tmp_path / "record.db"
    with open_record(where) as record:
        record.add(make.full_reading())
    return where


@contextmanager
def serving(*arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running program, and the line in which it tells its address."""
    command = [sys.executable, "-m", "onrecord", "serve", *map(str, arguments)]
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored, for children too
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    with program:
        assert program.stdout is not None
        try:
            yield program, program.stdout.readline()
        finally:
            program.kill()


def test_it_tells_its_address_serves_and_ends_with_ctrl_c(kept: Path) -> None:
    with serving("--record", kept, "--port", 0) as (program, told):
        address = re.match(r"http://127\.0\.0\.1:\d+/(?= )", told)
        assert address is not None, told
        with urllib.request.urlopen(address[0], timeout=20) as answer:
            assert b"The reading room" in answer.read()
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=20)
        assert (program.returncode, out, err) == (130, "", "interrupted\n")


def test_another_address_is_told_with_its_token(kept: Path) -> None:
    with serving("--record", kept, "--port", 0, "--host", "0.0.0.0") as (_, told):
        found = re.match(r"http://0\.0\.0\.0:(\d+)/enter\?token=([\w-]{20,}) ", told)
        assert found is not None, told
        address = f"http://127.0.0.1:{found[1]}"
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}/api/statements", timeout=20)
        assert refused.value.code == 401
        refused.value.close()
        entering = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with entering.open(f"{address}/enter?token={found[2]}", timeout=20) as answer:
            assert b"The reading room" in answer.read()


def test_an_address_that_is_taken_is_said_in_one_line(kept: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--record", str(kept), "--port", str(port)])
    assert result.exit_code == 1
    says = "can't be listened on (address already in use); name another with --port"
    assert result.output == f"error: 127.0.0.1:{port}: {says}\n"


def test_a_name_that_nobody_knows_is_said_in_one_line(kept: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--record", str(kept), "--host", "no such host"])
    assert result.exit_code == 1
    assert result.output.startswith("error: no such host:8031: can't be listened on (")


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--record", str(tmp_path / "none.db")])
    assert result.exit_code == 1 and "there is no record yet" in result.output
    assert not (tmp_path / "none.db").exists()


def added(address: str, name: str, text: str) -> str:
    """The address at which a file that is added is seen to be read."""
    with urllib.request.urlopen(f"{address}add", timeout=20) as answer:
        token = answer.read().decode().partition('name="form_token" value="')[2].partition('"')[0]
    parts = (f'"form_token"\r\n\r\n{token}', f'"files"; filename="{name}"\r\n\r\n{text}')
    body = "".join(f"--x\r\ncontent-disposition: form-data; name={part}\r\n" for part in parts) + "--x--\r\n"
    headers = {"origin": address.rstrip("/"), "content-type": "multipart/form-data; boundary=x"}
    with urllib.request.urlopen(urllib.request.Request(f"{address}add", body.encode(), headers), timeout=20) as done:
        return urlsplit(done.url).path


def test_what_was_added_before_it_was_killed_is_read_at_the_next_start(kept: Path, tmp_path: Path) -> None:
    arguments = ("--record", kept, "--port", 0, "--files", tmp_path / "files")
    with serving(*arguments) as (program, told):
        path = added(told.split()[0], "late.txt", "The road was closed on Monday, Mayor Ana Dorin said.")
        program.kill()
    with serving(*arguments) as (program, told):
        address = urljoin(told.split()[0], path)
        for _ in range(600):
            with urllib.request.urlopen(address, timeout=20) as answer:
                page = answer.read().decode()
            if "data-goes-on" not in page:
                break
            time.sleep(0.2)
        assert "1 file read" in page
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=30)
        assert (program.returncode, out, err) == (130, "", "interrupted\n")
    with open_record(kept) as record:
        assert record.size() == 2 and record.check().faults == ()
    assert [file.name for file in (tmp_path / "files").glob("*/late.txt")] == ["late.txt"]


def test_a_lexicon_that_cannot_be_read_is_said_in_one_line(kept: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--record", str(kept), "--lexicon", str(tmp_path / "none.yml")])
    assert result.exit_code == 1
    assert result.output.startswith("error: ") and result.output.count("\n") == 1
