"""openapi-spec-validator in a process of its own: what it says, and what happens where it cannot."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from oas.document import Document, Source, SpecVersion
from oas.errors import ToolError
from oas.files import load
from oas.loading import parse
from oas.problem import Level
from oas.thorough import CODE, as_uris, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.json_value import Json, JsonObject


def contract(**schemas: Json) -> JsonObject:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stock", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def document(**schemas: Json) -> Document:
    return parse(Source("contract.json", json.dumps(contract(**schemas), indent=1).encode()))


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A real server on loopback, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}", asked
        http.shutdown()
        thread.join()


def test_a_right_contract_has_no_problems() -> None:
    assert check(document(A={"type": "string", "default": "a"})) == ()


def test_what_it_finds_has_a_place() -> None:
    found = check(document(A={"type": "integer", "default": "a"}, B={"type": "strin"}))
    assert {problem.code for problem in found} == {CODE}
    # What a default says decides nothing.
    assert [problem.level for problem in found] == [Level.WARNING, Level.ERROR]
    assert [(problem.pointer, problem.line) for problem in found] == [
        ("/components/schemas/A/default", 12),
        ("/components/schemas/B/type", 15),
    ]
    assert found[0].message == "'a' is not of type 'integer'"


def test_the_error_of_a_structure_is_that_of_the_branch_that_was_meant() -> None:
    root = contract(A={"properties": {"a": {"required": "b"}}}) | {"openapi": "3.0.4"}
    (problem, *_) = check(parse(Source("contract.json", json.dumps(root).encode())))
    assert problem.pointer == "/components/schemas/A/properties/a/required"
    assert problem.message == "'b' is not of type 'array'"


def test_other_files_are_part_of_what_it_judges(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "one.json").write_text(
        '{"One": {"items": {"$ref": "two.json#/T%25o"}}, "Root": {"$ref": "../openapi.json#/components/schemas/B"}}'
    )
    (tmp_path / "a b" / "two.json").write_text('{"T%o": {"type": "integer", "default": "a"}}')
    one: Json = {"allOf": [{"$ref": "a%20b/one.json#/One"}, {"$ref": "a%20b/one.json#/Root"}]}
    (tmp_path / "openapi.json").write_text(json.dumps(contract(A=one, B={"minimum": 1})))
    found = load(tmp_path / "openapi.json")
    assert found.others
    (problem,) = check(found)
    assert problem.message == "'a' is not of type 'integer'"
    assert (problem.file, problem.pointer) == (str(tmp_path / "a b" / "two.json"), "/T%o/default")


def test_a_property_called_default_is_no_default() -> None:
    (problem,) = check(document(A={"properties": {"default": {"type": "strin"}}}))
    assert problem.level is Level.ERROR
    assert problem.pointer == "/components/schemas/A/properties/default/type"


def test_a_component_that_is_met_often_is_named_once_and_in_its_place() -> None:
    uses: Json = {"properties": {n: {"$ref": "#/components/schemas/B"} for n in ("x", "y")}}
    (problem,) = check(document(A=uses, B={"type": "integer", "default": "a"}))
    assert problem.pointer == "/components/schemas/B/default"


def test_what_means_something_in_a_uri_is_escaped_and_the_contract_left_as_it_is() -> None:
    found = document(A={"$ref": "#/components/schemas/B%25"}, **{"B%": {}})
    before = json.dumps(found.root)
    assert '"#/components/schemas/B%"' in before
    assert '"#/components/schemas/B%25"' in json.dumps(as_uris(found))
    assert json.dumps(found.root) == before


def test_nothing_is_fetched(server: tuple[str, list[str]]) -> None:
    address, asked = server
    remote = contract(A={"$ref": f"{address}/a#/A"})
    source = Source("contract.json", json.dumps(remote).encode())
    with pytest.raises(ToolError, match="openapi-spec-validator failed with"):
        check(Document(source, remote, SpecVersion.V3_1))
    (problem,) = check(document(A={"$schema": f"{address}/b", "type": "string"}))
    assert "Unknown JSON Schema dialect" in problem.message
    assert asked == []


def test_a_hanging_validator_is_ended() -> None:
    hanging: Json = {"type": "string", "pattern": "^(a+)+$", "default": "a" * 60 + "b"}
    with pytest.raises(ToolError) as caught:
        check(document(A=hanging), seconds=2)
    # On a busy machine three times as many seconds of the clock pass first.
    assert caught.value.message in {
        "openapi-spec-validator did not finish within 2 seconds of processor",
        "openapi-spec-validator did not finish within 6 seconds",
    }
    assert caught.value.where == "contract.json"
    assert caught.value.hint


def test_a_validator_that_wants_too_much_memory_is_ended() -> None:
    with pytest.raises(ToolError, match="openapi-spec-validator needs more than 64 megabytes"):
        check(document(A={"description": "a" * 30_000_000}), megabytes=64)


def test_a_validator_that_fails_is_no_verdict() -> None:
    endless: Json = {"allOf": [{"$ref": "#/components/schemas/A"}], "default": 5}
    with pytest.raises(ToolError, match="openapi-spec-validator failed with 'RecursionError"):
        check(document(A=endless))


def test_its_messages_are_cut_and_printable() -> None:
    odd = "\x1b[31m" + "long" * 200
    (problem,) = check(document(A={"type": "integer", "default": odd}))
    assert problem.message.isprintable()
    assert len(problem.message) == 200
