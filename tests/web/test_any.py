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
DOOR = Door()
VALUES = ODD | st.text(max_size=30)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A room on a small record."""
    with open_record(tmp_path_factory.mktemp("any") / "record.db") as record:
        record.add(small())
        yield TestClient(create(record, DOOR), base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture(scope="module")
def questions(client: TestClient) -> dict[str, list[str]]:
    """The addresses of the API with the names of what each is asked by."""
    paths: dict[str, Any] = client.get("/api/openapi.json").json()["paths"]
    asked = {path: told["get"] for path, told in paths.items() if "get" in told}
    return {path: [one["name"] for one in told.get("parameters", [])] for path, told in asked.items()}


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
@given(what=VALUES | st.sampled_from(["partly", "undo"]), name=VALUES, note=VALUES, seen=VALUES, back=VALUES)
def test_no_decision_on_an_outcome_fails(
    client: TestClient, what: str, name: str, note: str, seen: str, back: str
) -> None:
    forecast = f"{REPORT}.{small().forecasts[0].id}"
    form = {"form_token": DOOR.form_token, "what": what, "name": name, "note": note}
    for id in (forecast, quoted(name or "x")):
        asked = {"seen": seen, "back": back}
        sent = client.post(f"/forecasts/{id}", params=asked, data=form, headers={"origin": HERE})
        assert sent.status_code < 500, sent.text
        said = {"what": what, "by": name, "note": note}
        told = client.post(f"/api/forecasts/{id}/outcome", json=said, headers={"origin": HERE})
        assert told.status_code < 500, told.text
    assert client.get(f"/forecasts/{forecast}").status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=40))
def test_no_address_fails(client: TestClient, path: str) -> None:
    for before in ("/", "/reports/", "/static/", "/api/reports/", "/static/built/"):
        assert client.get(quoted(before + path)).status_code < 500


def quoted(path: str) -> str:
    """A path with everything quoted that an address may not hold."""
    from urllib.parse import quote

    return quote(path.encode("utf-8", "replace"), safe="/.%")
