"""The API answers as its description says, whatever it is asked: schemathesis asks it by that."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from onrecord.review import Choice
from onrecord.web.app import ROUTERS
from tests.store import invented
from tests.web.browser import listening
from tests.web.conftest import HERE, small
from tests.web.told import readings, record_of

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis isn't installed: pip install -e '.[dev]'")

from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.core.failures import FailureGroup  # noqa: E402
from schemathesis.specs.openapi import checks  # noqa: E402

CONFORMANCE = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
"""What of each answer is held against the description."""

EXAMPLES = 25
"""Questions of each kind and mode: such as are described, and such as aren't."""

REPORT = small().report.id
EVENT = f"{readings()[0].report.id}.{readings()[0].events[0].id}"
FORECAST = f"{readings()[3].report.id}.{readings()[3].forecasts[0].id}"
QUESTIONS = sorted(
    route.path
    for routes in ROUTERS
    for route in routes.router.routes
    if isinstance(route, APIRoute) and route.include_in_schema and "GET" in route.methods
)
DECIDE = "/api/forecasts/{id}/outcome"
ASKED = [
    (path, mode) for path in QUESTIONS for mode in ("positive", "negative") if (mode, path[-1]) != ("negative", "}")
]
"""Any words may be asked for as an id."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room on a record with something of every noun and value."""
    with record_of(tmp_path_factory.mktemp("api")) as record:
        record.add(small())
        record.decide(f"{REPORT}.{small().events[0].id}", Choice("", "correct", "Ida", values={"status": "denied"}))
        for one in invented.readings(Random(5)):
            record.add(one)
        with listening(record) as found:
            yield found


@pytest.fixture(scope="module")
def described(address: str) -> Any:
    """What the room says of its own API."""
    return schemathesis.openapi.from_url(f"{address}/api/openapi.json")


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_answer_is_as_it_is_described(described: Any, path: str, mode: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=described[path]["GET"].as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CONFORMANCE)

    ask()


@pytest.mark.parametrize("path", QUESTIONS)
def test_the_rows_of_every_answer_are_as_they_are_described(described: Any, path: str) -> None:
    asked = {
        "/api/search": {"q": "koprava OR bridge", "limit": 500},
        "/api/changes": {"since": "2031-03-11", "until": "2031-03-20"},
        "/api/disputes": {"since": "2031-03-01", "until": "2031-03-20"},
    }.get(path, {})
    ids = {"reports": {"id": REPORT}, "events": {"id": EVENT}, "forecasts": {"id": FORECAST}}
    named = ids[path.split("/")[2]] if "{" in path else {}
    case = described[path]["GET"].Case(query=asked, path_parameters=named)
    told = case.call_and_validate(checks=CONFORMANCE).json()
    assert told.get("found", told)


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_whatever_is_decided_is_answered_as_it_is_described(described: Any, address: str, mode: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=described[DECIDE]["POST"].as_strategy(generation_mode=schemathesis.GenerationMode(mode)))
    def decide(case: Any) -> None:
        case.path_parameters = {"id": FORECAST}
        case.call_and_validate(checks=CONFORMANCE, headers={"origin": address})

    decide()


def test_a_program_decides_what_came_and_takes_it_back(described: Any, address: str) -> None:
    def decide(**said: str) -> Any:
        case = described[DECIDE]["POST"].Case(path_parameters={"id": FORECAST}, body=said)
        return case.call_and_validate(checks=CONFORMANCE, headers={"origin": address}).json()

    told = decide(what="partly", by="Uma  Holt", note="one pier")
    assert told["outcome"]["reasons"][-3:] and told["decisions"][-1]["by"] == "Uma Holt"
    assert (told["decisions"][-1]["what"], told["decisions"][-1]["note"]) == ("partly", "one pier")
    told = decide(what="undo", by="Uma Holt")
    assert [one["what"] for one in told["decisions"] if one["by"] == "Uma Holt"] == ["partly", "undo"]


@pytest.mark.parametrize("body", [{"what": "perhaps", "by": "Uma"}, {"what": "partly", "by": " "}, {"what": "partly"}])
def test_a_decision_that_is_none_or_nobody_s_is_refused(room: TestClient, body: dict[str, str]) -> None:
    answer = room.post(DECIDE.format(id=FORECAST), json=body, headers={"origin": HERE})
    assert answer.status_code == 400 and answer.json()["error"]


def test_what_people_decided_is_as_it_is_described(described: Any) -> None:
    told = described["/api/events"]["GET"].Case().call_and_validate(checks=CONFORMANCE).json()["found"]
    assert [one["original"]["status"] for one in told if one.get("review") == "corrected"] == ["alleged"]


def test_a_row_that_is_otherwise_would_be_seen(described: Any) -> None:
    case = described["/api/who-says"]["GET"].Case()
    answer = case.call()
    answer.content = answer.content.replace(b'"times":', b'"often":')
    with pytest.raises(FailureGroup):
        case.validate_response(answer, checks=CONFORMANCE)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_question_is_only_asked(room: TestClient, method: str) -> None:
    answer = room.request(method, "/api/statements", headers={"origin": HERE})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["error"]


def test_whoever_makes_programs_of_the_description_gets_good_names(room: TestClient) -> None:
    told = room.get("/api/openapi.json").json()
    names = [how["operationId"] for one in told["paths"].values() for how in one.values()]
    assert len(names) == len(set(names)) and "api_timeline_shown" in names
    assert [name for name in told["components"]["schemas"] if "Union" in name] == []
