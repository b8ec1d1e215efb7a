from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.format import ruff_binary
from generator.routes import SUPPORT
from generator.routes.source import bare, names, or_none, taken_apart
from generator.routes.statuses import read_status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package


TEXT: JsonObject = {"type": "string"}
KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
OBJECT: JsonObject = {"type": "object", "properties": {"a": {"type": "integer"}}}
FILES: JsonObject = {"type": "array", "items": {"type": "string", "format": "binary"}}
FORM: JsonObject = {"type": "object", "properties": {"files": FILES, "meta": OBJECT, "text": TEXT}}
RAW: JsonObject = {"content": {"application/octet-stream": {}}}
JSON: JsonObject = {"content": {"application/json": {"schema": OBJECT}}}
EVERYTHING: JsonObject = {
    "/parameters/{ids}": {
        "get": {
            "security": [{"key": []}, {}],
            "parameters": [
                {
                    "name": "ids",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "array", "items": TEXT},
                },
                {"name": "deep", "in": "query", "style": "deepObject", "schema": OBJECT},
                {"name": "level", "in": "query", "schema": {"enum": [1, 2], "default": 1}},
                {"name": "X-Trace", "in": "header", "schema": {"type": "integer", "maximum": 9}},
            ],
        }
    },
    "/form": {"post": {"requestBody": {"content": {"multipart/form-data": {"schema": FORM}}}}},
    "/raw": {
        "post": {"requestBody": RAW, "responses": {"200": {"description": "", **RAW}}},
        "put": {
            "requestBody": {"content": {"text/plain": {}}},
            "responses": {"2XX": {"description": "", **JSON}, "default": {"description": ""}},
        },
        "patch": {
            "requestBody": {"content": {"*/*": {"schema": OBJECT}}},
            "responses": {"302": {"description": ""}, "204": {"description": ""}},
        },
    },
}


@pytest.mark.parametrize("name", ["petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"])
def test_the_modules_are_formatted_and_import_nothing_that_they_do_not_use(
    generate: Callable[..., Package], corpus: Path, name: str
) -> None:
    folder = generate(corpus / name).folder
    # UP013: the names of headers are keys, whether Python could write them as attributes or not.
    rules = ["check", "--select", "F,E9,PLE,UP", "--ignore", "UP013"]
    for command in (["format", "--check"], rules):
        done = subprocess.run(
            [ruff_binary(), *command, "--isolated", "--target-version", "py311", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_the_modules_pass_the_strict_type_checker(
    generate: Callable[..., Package], contract: Callable[..., JsonObject], corpus: Path
) -> None:
    petstore = generate(corpus / "petstore-1.0.27.yaml")
    everything = generate(contract(EVERYTHING, securitySchemes={"key": KEY}))
    assert everything.notes == ()
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file="]
    done = subprocess.run(
        [*command, petstore.name, everything.name],
        cwd=petstore.folder.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Success: no issues found" in done.stdout, done.stdout


def test_the_output_is_the_same_for_the_same_contract(
    generate: Callable[..., Package], corpus: Path
) -> None:
    path = corpus / "petstore-1.0.27.yaml"
    assert generate(path, name="first").texts == generate(path, name="second").texts


def test_a_response_that_operations_share_is_written_once(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    gone: JsonObject = {
        "200": {"description": "ok"},
        "410": {"$ref": "#/components/responses/Gone"},
    }
    paths: JsonObject = {f"/{name}": {"get": {"responses": {**gone}}} for name in ("a", "b")}
    made = generate(contract(paths, responses={"Gone": {"description": "only once"}}))
    assert sum(text.count("only once") for text in made.texts.values()) == 1
    for path in ("/a", "/b"):
        found = made.app().openapi()["paths"][path]["get"]["responses"]
        assert found["410"] == {"description": "only once"}


def test_only_the_modules_that_are_needed_are_made(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    made = generate(contract({"/a": {"get": {}}}))
    assert set(made.texts) - {f"{name}.py" for name in SUPPORT} == {
        "app.py", "models.py", "replies.py", "routes/__init__.py", "routes/default.py",
    }  # fmt: skip
    assert "python-multipart" not in made.texts["app.py"]


def test_a_contract_without_operations_is_an_application_without_routes(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    assert generate(contract({})).app().openapi()["paths"] == {}


def test_an_operation_belongs_to_its_first_tag_and_tags_keep_the_order_of_the_contract(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    paths: JsonObject = {
        "/a": {"get": {"operationId": "a", "tags": ["unlisted", "second"]}},
        "/b": {"get": {"operationId": "b", "tags": ["second", "unlisted"]}},
        "/c": {"get": {"operationId": "c", "tags": ["first"]}},
        "/d": {"get": {"operationId": "d"}},
    }
    tags: JsonObject = {"tags": [{"name": "first"}, {"name": "second", "description": "Two"}]}
    made = generate({**contract(paths), **tags})
    modules = [path for path in made.texts if path.startswith("routes/")]
    assert modules == [
        "routes/__init__.py", "routes/first.py", "routes/second.py", "routes/unlisted.py",
        "routes/default.py",
    ]  # fmt: skip
    assert '"""Two"""' in made.texts["routes/second.py"]
    assert made.app().openapi()["paths"]["/a"]["get"]["tags"] == ["unlisted", "second"]


def test_summary_and_description_are_the_docstring_and_stay_apart_in_the_document(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    said: JsonObject = {"operationId": "a", "summary": "Do it", "description": "Now.\n\n* soon"}
    made = generate(contract({"/a": {"get": said}, "/b": {"get": {"summary": "Do it"}}}))
    interface = made.module("routes.default").Default
    assert interface.a.__doc__.splitlines()[:3] == ["Do it", "", "        Now."]
    paths = made.app().openapi()["paths"]
    assert paths["/a"]["get"]["description"] == "Now.\n\n* soon"
    assert "description" not in paths["/b"]["get"]


@pytest.mark.parametrize(
    ("text", "inner", "arguments", "plain"),
    [
        ("int", "int", (), "int"),
        ("Annotated[int, Field(ge=1, le=2)]", "int", ("ge=1", "le=2"), "int"),
        (
            "list[Annotated[str, Field(pattern=', Field(]')]]",
            "list[Annotated[str, Field(pattern=', Field(]')]]",
            (),
            "list[str]",
        ),
        (
            "Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=3)]",
            "list[Annotated[int, Field(ge=0)]]",
            ("max_length=3",),
            "list[int]",
        ),
        ("Json[models.A]", "Json[models.A]", (), "models.A"),
    ],
)
def test_a_type_is_taken_apart_and_made_bare(
    text: str, inner: str, arguments: tuple[str, ...], plain: str
) -> None:
    parts = taken_apart(text)
    assert (parts.inner, parts.arguments, bare(text)) == (inner, arguments, plain)


def test_what_else_annotates_a_type_is_kept() -> None:
    parts = taken_apart("Annotated[Decimal, formats.FromText('decimal', min_length=1)]")
    assert parts.others == ("formats.FromText('decimal', min_length=1)",)
    assert names("dict[str, Literal['models']] | None") == {"dict", "str", "Literal"}
    assert (or_none("int"), or_none("int | None"), or_none("None")) == (
        "int | None",
        "int | None",
        "None",
    )


@pytest.mark.parametrize(
    ("key", "name", "has_body"),
    [
        ("200", "OK", True),
        ("204", "NoContent", False),
        ("422", "UnprocessableContent", True),
        ("499", "Status499", True),
        ("4xx", "ClientError", True),
        ("1XX", "Informational", False),
        ("default", "Default", True),
    ],
)
def test_each_status_has_a_class(key: str, name: str, has_body: bool) -> None:  # noqa: FBT001
    status = read_status(key)
    assert status is not None
    assert (status.name, status.has_body) == (name, has_body)


@pytest.mark.parametrize("key", ["20", "2000", "abc", "", "²⁰⁰", "6XX"])
def test_what_is_no_status_has_none(key: str) -> None:
    assert read_status(key) is None
