"""Whatever a form of review holds, the answer is no failure, and the record stays sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.store import Record, open_record
from onrecord.web.app import create
from onrecord.web.boxes import BLANK, boxes
from onrecord.web.door import Door
from onrecord.web.person import COOKIE
from tests.web.conftest import HERE, small

READING = small()
REPORT = READING.report.id
TOLD = (*READING.statements, *READING.events, *READING.forecasts)
NAMES = sorted(
    {one.name for told in (*TOLD, *BLANK.values()) for box in boxes(READING, told) for row in box.rows for one in row}
)
ODD = st.sampled_from(
    ["", "none", "0-0", "0-5", "5-3", "9-99999", "9" * 5000 + "-1", "60-67 shelled", "bridge", "2031-03-10", "a46",
     "9999-12-31/", "/", "nan", "true", "ASSAULT", "denied", "[", "{}", "[[[", '{"span": 1}', "s46", "x", "\x00",
     "\u202e", "Ω", "1e999"]
)  # fmt: skip
FIELDS = st.dictionaries(
    st.sampled_from([*NAMES, "parts", "note", "seen", "back"]), ODD | st.text(max_size=20), max_size=4
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of one small report."""
    with open_record(tmp_path_factory.mktemp("any") / "record.db") as opened:
        opened.add(READING)
        yield opened


@pytest.fixture(scope="module")
def client(record: Record) -> TestClient:
    """A room on it, as Ida uses it."""
    made = TestClient(create(record, Door()), base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
    made.cookies.set(COOKIE, "Ida")
    return made


@pytest.fixture(scope="module")
def token(client: TestClient) -> str:
    """The token of the room's forms."""
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(f"/review/{REPORT}.e60").text)
    assert found is not None
    return found[1]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    about=st.sampled_from([one.id for one in TOLD]) | st.text(max_size=5).filter(lambda text: "/" not in text),
    what=st.sampled_from(["accept", "correct", "correct", "correct", "reject", "split", "undo", "add"]),
    fields=FIELDS,
)
def test_no_decision_fails(client: TestClient, token: str, about: str, what: str, fields: dict[str, str]) -> None:
    from urllib.parse import quote

    path = quote(f"/review/{REPORT}.{about}".encode("utf-8", "replace"))
    form = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    answer = client.post(path, data={"form_token": token, "what": what, **form}, headers={"origin": HERE})
    assert answer.status_code < 500, answer.text
    assert client.get(path).status_code < 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noun=st.sampled_from([*BLANK, "actor"]), fields=FIELDS)
def test_nothing_that_is_added_fails(client: TestClient, token: str, noun: str, fields: dict[str, str]) -> None:
    form = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    path = f"/review/new?report={REPORT}&noun={noun}"
    answer = client.post(path, data={"form_token": token, **form}, headers={"origin": HERE})
    assert answer.status_code < 500, answer.text


def test_the_record_is_sound_after_all_of_it(client: TestClient, record: Record) -> None:
    assert not record.check().faults
    assert client.get("/review").status_code in (200, 303)
