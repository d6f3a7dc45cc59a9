"""Who may come in, and what every answer tells the browser to refuse."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.store import Record
from onrecord.web.app import create
from onrecord.web.door import Door, is_loopback
from tests.web.conftest import HERE

PAGES = ("/", "/reports", "/statements", "/search?q=bridge", "/actors", "/nothing-here", "/api/statements")


@pytest.fixture
def far(record: Record) -> tuple[TestClient, Door]:
    """A room that other machines reach, and its door."""
    door = Door.at("0.0.0.0")
    return TestClient(create(record, door), base_url="http://192.168.1.5:8031", follow_redirects=False), door


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_is_not_ours(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/api")])
def test_no_page_has_script_or_style_in_itself(room: TestClient, path: str) -> None:
    text = room.get(path).text
    assert re.findall(r"<script(?![^>]* src=\"/static/)|<style|\sstyle=|\son[a-z]+=|javascript:", text) == []
    assert re.findall(r"(?:src|href|action)=\"(?!/(?!/)|#)[^\"]*", text) == []


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8031", "127.0.0.1.evil.example", "", "[", "localhost@evil"]
)
def test_a_name_that_somebody_else_made_lead_here_is_refused(room: TestClient, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8031", "localhost:8031", "[::1]:8031", "LOCALHOST", "127.0.0.5"])
def test_this_machine_s_own_names_are_known(room: TestClient, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": f"{HERE}:9"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_what_another_page_posts_is_refused(room: TestClient, headers: dict[str, str]) -> None:
    answer = room.post("/enter", data={"token": "x", "form_token": "x"}, headers=headers)
    assert answer.status_code == 403
    assert "another page" in answer.text


def test_a_post_without_the_form_s_own_token_is_refused(room: TestClient) -> None:
    answer = room.post("/enter", data={"token": "x", "form_token": "é"}, headers={"origin": HERE})
    assert answer.status_code == 403
    assert "too old" in answer.text


def test_more_than_a_page_may_send_is_refused(room: TestClient) -> None:
    sent = room.post("/enter", content=b"x" * 1_000_001, headers={"origin": HERE})
    assert sent.status_code == 413


@pytest.mark.parametrize(
    ("headers", "status"), [({"host": "evil.example"}, 421), ({}, 403), ({"origin": HERE, "content-length": "x"}, 413)]
)
def test_a_program_is_refused_in_json(room: TestClient, headers: dict[str, str], status: int) -> None:
    answer = room.post("/api/statements", content=b"x", headers=headers)
    assert answer.status_code == status and answer.json()["error"]


def test_another_machine_needs_the_token(far: tuple[TestClient, Door]) -> None:
    client, door = far
    assert client.get("/reports").headers["location"] == "/enter"
    assert client.get("/api/reports").status_code == 401
    assert client.get("/enter", params={"token": "guess"}).status_code == 403
    assert client.get("/enter", params={"token": "ünsure"}).status_code == 403
    entered = client.get("/enter", params={"token": door.token})
    cookie = entered.headers["set-cookie"].lower()
    assert entered.status_code == 303 and "httponly" in cookie and "samesite=strict" in cookie
    assert client.get("/reports").status_code == 200


def test_the_token_can_be_typed(far: tuple[TestClient, Door]) -> None:
    client, door = far
    form = re.search(r'name="form_token" value="([^"]+)"', client.get("/enter").text)
    assert form is not None
    sent = {"token": door.token, "form_token": form[1]}
    assert client.post("/enter", data=sent, headers={"origin": "http://192.168.1.5:8031"}).status_code == 303
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("cookie", ["onrecord=guess", "onrecord=", "onrecord", "\x80=;;=", 'onrecord="\\'])
def test_a_wrong_cookie_leads_to_the_door(far: tuple[TestClient, Door], cookie: str) -> None:
    assert far[0].get("/", headers={"cookie": cookie.encode("latin-1")}).headers["location"] == "/enter"


def test_only_names_of_this_machine_s_own_are_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "a-name")))
    assert Door.at("127.0.0.1").token is None and Door.at("::").token
