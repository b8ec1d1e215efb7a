"""What the CORE contract promises to whoever reads it: one style, no gaps, nothing left over."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import jsonschema_rs
import openapi_spec_validator
import pytest

from oas.document import Document, Source, SpecVersion
from oas.json_value import Json, JsonObject, as_array, as_object, objects, strings, text
from oas.operation import Operation, Response, operations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERBS = {"list", "create", "get", "update", "delete", "upload", "export"}
HAS_LIMIT = {
    "string": {"maxLength", "enum", "const", "pattern", "format", "contentMediaType"},
    "array": {"maxItems"},
    "integer": {"minimum", "enum", "const"},
}
# A download has no size that could be promised.
WITHOUT_LIMIT = {
    "/paths/~1stock.csv/get/responses/200/content/text~1csv/schema",
    "/components/headers/IdempotencyReplayed/schema",
}


def document(core: JsonObject) -> Document:
    return Document(Source("core", b""), core, SpecVersion.V3_1)


def each_operation(core: JsonObject) -> list[Operation]:
    return list(operations(document(core)))


def statuses(operation: Operation) -> dict[str, Response]:
    return {response.status: response for response in operation.responses()}


def walk(value: Json, pointer: str = "") -> Iterator[tuple[str, JsonObject]]:
    """Every object of the contract with its pointer, examples left out."""
    if isinstance(value, dict):
        yield pointer, value
        for key, child in value.items():
            if key not in {"example", "examples"}:
                yield from walk(child, f"{pointer}/{key.replace('/', '~1')}")
    for index, child in enumerate(as_array(value)):
        yield from walk(child, f"{pointer}/{index}")


def types_of(schema: JsonObject) -> list[str]:
    given = schema.get("type")
    return [given] if isinstance(given, str) else strings(given)


def test_the_reference_validator_accepts_it(core: JsonObject) -> None:
    errors = openapi_spec_validator.OpenAPIV31SpecValidator(core).iter_errors()
    assert [error.message for error in errors] == []


def test_the_official_schema_accepts_it_and_refuses_a_broken_copy(core: JsonObject) -> None:
    official = openapi_spec_validator.schemas.schema_v31
    validator = jsonschema_rs.Draft202012Validator(dict(official))
    assert [error.message for error in validator.iter_errors(core)] == []
    assert not validator.is_valid({key: core[key] for key in core if key != "info"})


def test_it_is_written_the_way_a_person_reads_it(core_text: str, core: JsonObject) -> None:
    assert core_text == json.dumps(core, indent=2, ensure_ascii=False) + "\n"
    assert list(core) == [
        *("openapi", "info", "servers", "security", "tags", "paths", "components"),
    ]


def test_it_has_a_version_people_to_ask_and_a_licence(core: JsonObject) -> None:
    info = as_object(core["info"])
    assert text(core["openapi"]).startswith("3.1.")
    assert re.fullmatch(r"[1-9]\d*\.\d+\.\d+", text(info["version"]))
    assert text(as_object(info["contact"])["email"])
    assert text(as_object(info["license"])["identifier"]) == "Apache-2.0"
    assert all(text(s["url"]).startswith("https://") for s in objects(core["servers"]))


def test_it_has_25_to_35_operations_with_unique_ids_that_say_what_they_do(
    core: JsonObject,
) -> None:
    ids = [operation.operation_id for operation in each_operation(core)]
    assert 25 <= len(ids) <= 35
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [n for n in ids if not re.fullmatch(rf"({'|'.join(VERBS)})([A-Z][a-z]+)+", n)] == []


def test_every_operation_is_explained_and_stands_under_one_declared_tag(core: JsonObject) -> None:
    declared = {text(tag["name"]): text(tag["description"]) for tag in objects(core["tags"])}
    assert all(declared.values())
    used = set()
    for operation in each_operation(core):
        assert operation.summary, operation.operation_id
        assert operation.description, operation.operation_id
        assert len(operation.tags) == 1, operation.operation_id
        used.add(operation.tags[0])
    assert used == set(declared)


def test_every_operation_says_how_it_fails(core: JsonObject) -> None:
    for operation in each_operation(core):
        found, name = statuses(operation), operation.operation_id
        assert "default" in found, name
        if operation.security():
            assert {"401", "403", "429"} <= set(found), name
        if "{" in operation.path:
            assert "404" in found, name
        if operation.request_body() or operation.parameters():
            assert "422" in found, name
        if any(parameter.name == "If-Match" for parameter in operation.parameters()):
            assert {"409", "412"} <= set(found), name


def test_every_error_is_a_problem_document(core: JsonObject) -> None:
    seen = 0
    for operation in each_operation(core):
        for status, response in statuses(operation).items():
            if status == "default" or int(status) >= 400:
                media = [entry.name for entry in response.content]
                assert media == ["application/problem+json"], (operation.operation_id, status)
                seen += 1
    assert seen > 100


def test_only_the_probes_are_public(core: JsonObject) -> None:
    public = {o.path for o in each_operation(core) if not o.security()}
    assert public == {"/health", "/ready"}


def test_changes_are_guarded_and_tell_the_new_state(core: JsonObject) -> None:
    for operation in each_operation(core):
        headers = {p.name for p in operation.parameters() if p.location == "header"}
        if operation.method == "patch":
            assert "If-Match" in headers, operation.operation_id
            assert "ETag" in {h.name for h in statuses(operation)["200"].headers}
        if operation.operation_id.startswith(("create", "upload")):
            assert "Location" in {h.name for h in statuses(operation)["201"].headers}


def test_lists_are_read_page_by_page(core: JsonObject) -> None:
    lists = [o for o in each_operation(core) if o.operation_id.startswith("list")]
    assert len(lists) == 6
    for operation in lists:
        assert {"cursor", "limit"} <= {p.name for p in operation.parameters()}
        content = statuses(operation)["200"].content[0]
        assert content.schema
        schema = document(core).resolve(content.schema).object
        assert {"items", "nextCursor"} <= set(strings(schema["required"]))


def test_every_value_has_a_limit(core: JsonObject) -> None:
    unlimited = []
    for pointer, schema in walk(core):
        if pointer.endswith("/properties") or "/propertyNames" in pointer:
            continue
        kinds = [kind for kind in types_of(schema) if kind in HAS_LIMIT]
        unlimited += [pointer for kind in kinds if not HAS_LIMIT[kind] & set(schema)]
    assert set(unlimited) - WITHOUT_LIMIT == set()


def test_every_patch_is_closed_so_that_a_misspelt_member_is_refused(core: JsonObject) -> None:
    schemas = as_object(as_object(core["components"])["schemas"])
    patches = [name for name in schemas if name.endswith("Patch")]
    assert len(patches) == 5
    for name in patches:
        patch, whole = as_object(schemas[name]), as_object(schemas[name.removesuffix("Patch")])
        assert patch["additionalProperties"] is False
        assert "required" not in patch
        assert set(as_object(patch["properties"])) <= set(as_object(whole["properties"]))


def test_every_component_is_used(core: JsonObject) -> None:
    used = set(re.findall(r"#/components/\w+/\w+", json.dumps(core)))
    defined = {
        f"#/components/{kind}/{name}"
        for kind, entries in as_object(core["components"]).items()
        for name in as_object(entries)
        if kind != "securitySchemes"
    }
    assert used == defined


FEATURES: dict[str, Callable[[JsonObject], bool]] = {
    "an enum": lambda s: len(as_array(s.get("enum"))) > 1,
    "a discriminator with a mapping": lambda s: bool(
        as_object(s.get("discriminator")).get("mapping") and s.get("oneOf")
    ),
    "a constant": lambda s: "const" in s,
    "a type that may be null": lambda s: "null" in types_of(s) and len(types_of(s)) > 1,
    "a reference or null": lambda s: {"type": "null"} in as_array(s.get("anyOf")),
    "a composed schema": lambda s: "allOf" in s,
    "a uuid": lambda s: s.get("format") == "uuid",
    "a date-time": lambda s: s.get("format") == "date-time",
    "a date": lambda s: s.get("format") == "date",
    "a uri": lambda s: s.get("format") == "uri",
    "an e-mail address": lambda s: s.get("format") == "email",
    "a decimal as a string": lambda s: s.get("format") == "decimal" and s.get("type") == "string",
    "what is only read": lambda s: s.get("readOnly") is True,
    "what is only written": lambda s: s.get("writeOnly") is True,
    "a map": lambda s: isinstance(s.get("additionalProperties"), dict),
    "an idempotency key": lambda s: s.get("name") == "Idempotency-Key" and s.get("in") == "header",
    "a deprecated operation": lambda s: s.get("deprecated") is True,
    "an upload": lambda s: "multipart/form-data" in s,
    "a CSV download": lambda s: "text/csv" in s,
    "a bearer token": lambda s: s.get("scheme") == "bearer",
}


@pytest.mark.parametrize("feature", FEATURES)
def test_a_real_contract_needs(feature: str, core: JsonObject) -> None:
    assert any(FEATURES[feature](value) for _, value in walk(core))
