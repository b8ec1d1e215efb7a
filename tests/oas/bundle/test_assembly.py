"""A contract of many files becomes one document that means the same."""

from __future__ import annotations

import json
import posixpath
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oas.canonical import canonical_digest
from oas.compare import compare
from oas.document import Document, Source
from oas.errors import ContractError
from oas.files import load
from oas.json_value import Json, JsonObject, as_object
from oas.limits import DEFAULT_LIMITS, Limits
from oas.loading import parse
from oas.operation import operations
from oas.positions import locate
from oas.validity import check
from tests.oas.bundle.splitting import split_up

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD: JsonObject = {"openapi": "3.1.0", "info": {"title": "T", "version": "1.0.0"}}
CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"


def reader(files: dict[str, str]) -> Callable[[str], Source]:
    def read_file(path: str) -> Source:
        path = posixpath.normpath(path)
        if path not in files:
            raise ContractError(f"the file '{path}' does not exist", hint="add it")
        return Source(path, files[path].encode())

    return read_file


def whole(root: JsonObject, **files: str) -> Document:
    """The document of `root` and of YAML files beside it, whose names have `_` for `/`."""
    return limited(root, DEFAULT_LIMITS, files)


def limited(root: JsonObject, limits: Limits, files: dict[str, str]) -> Document:
    named = {f"{name.replace('_', '/')}.yaml": text for name, text in files.items()}
    source = Source("openapi.json", json.dumps({**HEAD, **root}, indent=1).encode())
    return parse(source, read_file=reader(named), limits=limits)


def refused(root: JsonObject, **files: str) -> ContractError:
    return refused_beyond(root, DEFAULT_LIMITS, files)


def refused_beyond(root: JsonObject, limits: Limits, files: dict[str, str]) -> ContractError:
    with pytest.raises(ContractError) as caught:
        limited(root, limits, files)
    return caught.value


def test_a_reference_takes_its_place_where_the_specification_has_none() -> None:
    document = whole(
        {
            "info": {"title": "T", "version": "1", "description": {"$ref": "texts.yaml#/about"}},
            "tags": {"$ref": "texts.yaml#/tags"},
            "servers": [{"$ref": "texts.yaml#/server"}],
            "paths": {"$ref": "paths.yaml"},
        },
        texts="about: Hello.\ntags: [{$ref: '#/tag'}]\ntag: {name: a}\nserver: {url: /}\n",
        paths="/a: {$ref: 'items/a.yaml'}\n/b: {get: {$ref: 'items/a.yaml#/get'}}\n",
        items_a="summary: S\nget: {$ref: get.yaml}\n",
        items_get="responses: {$ref: replies.yaml}\nparameters: {$ref: 'replies.yaml#/default/x-p'}\n",
        items_replies="default: {description: D, x-p: [{name: q, in: query, schema: {}}]}\n",
    )
    assert as_object(document.root["info"])["description"] == "Hello."
    assert document.root["tags"] == [{"name": "a"}]
    assert document.root["servers"] == [{"url": "/"}]
    parameters: Json = [{"name": "q", "in": "query", "schema": {}}]
    operation: Json = {
        "responses": {"default": {"description": "D", "x-p": parameters}},
        "parameters": parameters,
    }
    assert document.root["paths"] == {
        "/a": {"summary": "S", "get": operation},
        "/b": {"get": operation},
    }
    assert "components" not in document.root
    assert document.origin("/paths/~1b/get/responses/default") == ("items/replies.yaml", "/default")
    assert locate(document, ["/paths/~1a/get/parameters/0/in"]) == {
        "/paths/~1a/get/parameters/0/in": (1, 43)
    }


def test_a_reference_stays_one_where_it_may_and_what_it_names_becomes_a_component() -> None:
    document = whole(
        {"paths": {"/a": {"get": {"$ref": "get.yaml"}}}, "components": {"schemas": {"Z": {}}}},
        get=(
            "parameters: [{$ref: parts/limit.yaml}]\n"
            "responses: {'200': {$ref: 'parts/replies.yaml#/Ok'}}\n"
        ),
        parts_limit="{name: limit, in: query, schema: {$ref: 'schemas.yaml#/Limit'}}",
        parts_replies="Ok: {description: D, content: {a/b: {schema: {$ref: 'schemas.yaml#/Item'}}}}",
        parts_schemas="Limit: {type: integer}\nItem: {items: {$ref: '#/Item'}, not: {$ref: item.yaml}}",
        parts_item="type: string",
    )
    operation = document.node("/paths/~1a/get").value
    assert operation == {
        "parameters": [{"$ref": "#/components/parameters/limit"}],
        "responses": {"200": {"$ref": "#/components/responses/Ok"}},
    }
    components = as_object(document.root["components"])
    assert components["schemas"] == {
        "Z": {},
        "Limit": {"type": "integer"},
        "parts_item": {"type": "string"},
        "parts_schemas_Item": {
            "items": {"$ref": "#/components/schemas/parts_schemas_Item"},
            "not": {"$ref": "#/components/schemas/parts_item"},
        },
    }
    assert [*components] == ["schemas", "responses", "parameters"]


def test_a_component_that_stands_in_a_file_keeps_its_name_for_all_who_refer_to_it() -> None:
    document = whole(
        {
            "paths": {"/a": {"get": {"$ref": "get.yaml"}}},
            "components": {"schemas": {"Money": {"$ref": "parts/amount.yaml"}, "Sum": {}}},
        },
        get="responses: {default: {description: D, content: {a/b: {schema: {$ref: parts/amount.yaml}}}}}",
        parts_amount="properties: {next: {$ref: '#'}, of: {$ref: ../openapi.json#/components/schemas/Sum}}",
    )
    there: Json = {"$ref": "#/components/schemas/Money"}
    assert as_object(document.root["components"])["schemas"] == {
        "Money": {"properties": {"next": there, "of": {"$ref": "#/components/schemas/Sum"}}},
        "Sum": {},
    }
    schema = document.node("/paths/~1a/get/responses/default/content/a~1b/schema")
    assert schema.value == there


def test_a_part_of_a_component_is_referred_to_inside_it() -> None:
    document = whole(
        {"components": {"schemas": {"A": {"allOf": [{"$ref": "p.yaml#/x"}, {"$ref": "p.yaml"}]}}}},
        p="x: {type: string}\nproperties: {y: {$ref: '#/x'}}\n",
    )
    assert as_object(document.root["components"])["schemas"] == {
        "A": {"allOf": [{"$ref": "#/components/schemas/p/x"}, {"$ref": "#/components/schemas/p"}]},
        "p": {"x": {"type": "string"}, "properties": {"y": {"$ref": "#/components/schemas/p/x"}}},
    }


def test_names_tell_namesakes_apart_by_their_folders_whatever_the_order() -> None:
    parts = {"a_error": "{}", "b_error": "{}", "c_other": "{}", "c_index": "{}"}
    names = {"a/error.yaml": "a_error", "b/error.yaml": "b_error", "c/other.yaml": "other"}
    names["c/index.yaml"] = "c_index"
    for order in (list(names), list(reversed(names))):
        used: Json = [{"$ref": name} for name in order]
        document = whole({"components": {"schemas": {"A": {"allOf": used}}}}, **parts)
        found = document.node("/components/schemas/A/allOf").value
        assert found == [{"$ref": f"#/components/schemas/{names[name]}"} for name in order]


def test_a_file_that_is_added_renames_nothing_but_its_namesake() -> None:
    def named(*paths: str) -> list[str]:
        used: Json = [{"$ref": path} for path in paths]
        files = {p.removesuffix(".yaml").replace("/", "_"): "{}" for p in paths}
        document = whole({"components": {"schemas": {"A": {"allOf": used}}}}, **files)
        refs = document.node("/components/schemas/A/allOf").value
        assert isinstance(refs, list)
        return [str(as_object(ref)["$ref"]).rpartition("/")[2] for ref in refs]

    assert named("x/money.yaml", "x/error.yaml") == ["money", "error"]
    assert named("x/money.yaml", "y/error.yaml", "x/error.yaml") == ["money", "y_error", "x_error"]


def test_data_is_left_alone_and_an_extension_that_names_a_file_is_brought_in() -> None:
    document = whole(
        {
            "x-gone": {"$ref": "gone.yaml"},
            "x-url": {"$ref": "https://example.com/a.yaml"},
            "paths": {"/a": {"get": {"$ref": "get.yaml"}}},
        },
        get=(
            "x-code: [{$ref: code.yaml}, {$ref: '#/x-here'}, {$ref: code.yaml, more: 1}]\n"
            "x-here: 5\n"
            "responses: {default: {description: D, content: {a/b: {example: {$ref: code.yaml}}}}}\n"
        ),
        code="{lang: curl, source: {$ref: code.yaml}}",
    )
    assert document.root["x-gone"] == {"$ref": "gone.yaml"}
    assert document.root["x-url"] == {"$ref": "https://example.com/a.yaml"}
    operation = document.node("/paths/~1a/get")
    ring: Json = {"lang": "curl", "source": {"$ref": "code.yaml"}}
    assert operation.child("x-code").value == [ring, 5, {"$ref": "code.yaml", "more": 1}]
    content = operation.child("responses", "default", "content", "a/b").value
    assert content == {"example": {"$ref": "code.yaml"}}


def test_what_stands_beside_a_reference_is_kept_unless_both_say_it() -> None:
    document = whole(
        {"paths": {"$ref": "p.yaml", "/b": {"$ref": "b.yaml", "description": "B"}}},
        p="/a: {summary: A}",
        b="get: {responses: {}}",
    )
    assert document.root["paths"] == {
        "/a": {"summary": "A"},
        "/b": {"get": {"responses": {}}, "description": "B"},
    }
    error = refused({"paths": {"$ref": "p.yaml", "/a": {}}}, p="/a: {summary: A}")
    (problem,) = error.problems
    assert (problem.code, problem.pointer) == ("reference-divided", "/paths/$ref")
    assert "'/a' stands beside the $ref and in what it names" in problem.message


CALLBACK = "post: {callbacks: {on: {'{$url}': {$ref: hook.yaml}}}, responses: {}}"


def test_a_path_item_in_itself_becomes_a_component_where_there_are_such() -> None:
    document = whole({"paths": {"/a": {"$ref": "hook.yaml"}}}, hook=CALLBACK)
    there: Json = {"$ref": "#/components/pathItems/hook"}
    item: Json = {"post": {"callbacks": {"on": {"{$url}": there}}, "responses": {}}}
    assert document.root["paths"] == {"/a": item}
    assert document.root["components"] == {"pathItems": {"hook": item}}
    error = refused({"openapi": "3.0.4", "paths": {"/a": {"$ref": "hook.yaml"}}}, hook=CALLBACK)
    assert [problem.code for problem in error.problems] == ["reference-endless"]


def test_a_place_that_a_file_does_not_have_is_told_where_it_is_asked_for() -> None:
    error = refused(
        {"paths": {"/a": {"get": {"$ref": "get.yaml"}}}},
        get="responses: {'200': {$ref: 'replies.yaml#/Gone'}}\nparameters: [{$ref: '#/nothing'}]\n",
        replies="Ok: {description: D}",
    )
    assert [(problem.where, problem.code) for problem in error.problems] == [
        ("get.yaml:1:21", "reference-dangling"),
        ("get.yaml:2:15", "reference-dangling"),
    ]


def test_what_is_brought_in_again_and_again_counts_each_time() -> None:
    doubling = {
        f"p{n}": f"get: {{callbacks: {{a: {{x: {{$ref: p{n + 1}.yaml}}, y: {{$ref: p{n + 1}.yaml}}}}}}}}"
        for n in range(40)
    }
    root: JsonObject = {"paths": {"/a": {"$ref": "p0.yaml"}}}
    start = time.process_time()
    error = refused_beyond(root, Limits(nodes=50_000), {**doubling, "p40": "{}"})
    assert "more than 50,000 values" in error.message or "more than 100 deep" in error.message
    chain = {
        f"p{n}": f"get: {{callbacks: {{a: {{x: {{$ref: p{n + 1}.yaml}}}}}}}}" for n in range(99)
    }
    assert "more than 100 deep" in refused(root, **chain, p99="{}").message
    assert time.process_time() - start < 5


def test_no_file_outside_the_project_is_read_whatever_refers_to_it(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.yaml").write_text("/s: {summary: hunter2}\n")
    (project / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    for reference in ("../secret.yaml", "link.yaml", "file:///etc/passwd", "ftp://example.com/a"):
        contract: Json = {**HEAD, "paths": {"$ref": reference}, "x-a": {"$ref": reference}}
        (project / "openapi.json").write_text(json.dumps(contract))
        with pytest.raises(ContractError) as caught:
            load(project / "openapi.json")
        (problem,) = caught.value.problems
        assert problem.code in {"file-reference-outside-project", "remote-reference"}
        assert "hunter2" not in str(vars(caught.value))


@pytest.mark.parametrize("name", ["core", "petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"])
def test_a_real_contract_in_parts_is_the_contract(name: str, corpus: Path, tmp_path: Path) -> None:
    path = CORE if name == "core" else corpus / name
    one = load(path)
    many = load(split_up(one.root).write(tmp_path))
    assert len(many.others) > 15
    assert compare(one, many) == ()
    again = load(split_up(one.root).write(tmp_path / "again"))
    assert canonical_digest(again) == canonical_digest(many)
    told = {(problem.code, problem.message) for problem in check(one)}
    assert {(problem.code, problem.message) for problem in check(many)} == told


def test_thousands_of_files_are_read_in_seconds(corpus: Path, tmp_path: Path) -> None:
    """The contract of DigitalOcean, in as many files as its source has."""
    one = load(corpus / "digitalocean-v2.yaml")
    path = split_up(one.root).write(tmp_path)
    start = time.process_time()
    many = load(path)
    assert time.process_time() - start < 8
    assert len(many.others) > 2_700
    assert len(list(operations(many))) == len(list(operations(one)))
    assert compare(one, many) == ()
    components = as_object(many.root["components"])
    for section, members in as_object(one.root["components"]).items():
        found = as_object(components[section])
        assert [*found][: len(as_object(members))] == [*as_object(members)]
        assert all(found[name] == member for name, member in as_object(members).items())


def test_a_ring_of_folders_by_symbolic_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("not: {$ref: loop/a.yaml}\n")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    contract: Json = {**HEAD, "components": {"schemas": {"A": {"$ref": "a.yaml"}}}}
    (tmp_path / "openapi.json").write_text(json.dumps(contract))
    with pytest.raises(ContractError) as caught:
        load(tmp_path / "openapi.json", limits=Limits(files=20))
    assert "at most 20 are read" in caught.value.message
