"""Whatever is asked, the answer is no failure: every page and question with values that nobody foresaw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.store import open_record
from onrecord.web.app import create
from onrecord.web.door import Door
from tests.web.conftest import HERE, small

REPORT = small().report.id
ODD = st.sampled_from(
    ["0", "-1", "1e400", "nan", "true", "2031-03-10", "9999-12-31", "0001-01-01", "50,30,5", "90,180,99999", "0-0",
     "*", '"', "by:", "(((", "-", "\x00", "ASSAULT", f"{REPORT}.s0", REPORT, "..", "%", "'; DROP TABLE"]
)  # fmt: skip
VALUES = ODD | st.text(max_size=30)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A room on a small record."""
    with open_record(tmp_path_factory.mktemp("any") / "record.db") as record:
        record.add(small())
        yield TestClient(create(record, Door()), base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="module")
def questions(client: TestClient) -> dict[str, list[str]]:
    """The addresses of the API with the names of what each is asked by."""
    paths: dict[str, Any] = client.get("/api/openapi.json").json()["paths"]
    return {path: [one["name"] for one in told["get"].get("parameters", [])] for path, told in paths.items()}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_question_fails(client: TestClient, questions: dict[str, list[str]], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(questions)))
    names = data.draw(st.lists(st.sampled_from([*questions[path], "unknown"]), max_size=3, unique=True))
    asked = {name: data.draw(VALUES) for name in names}
    id = quoted(asked.pop("id", "x"))
    for address in (path, path.removeprefix("/api"), f"{path.removeprefix('/api')}.csv"):
        answer = client.get(address.replace("{id}", id), params=asked)
        assert answer.status_code < 500, (answer.url, answer.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=40))
def test_no_address_fails(client: TestClient, path: str) -> None:
    for before in ("/", "/reports/", "/static/", "/api/reports/", "/static/built/"):
        assert client.get(quoted(before + path)).status_code < 500


def quoted(path: str) -> str:
    """A path with everything quoted that an address may not hold."""
    from urllib.parse import quote

    return quote(path.encode("utf-8", "replace"), safe="/.%")
