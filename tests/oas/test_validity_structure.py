"""What is said of a contract whose structure is wrong: the sentence, the level and the place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.document import Source, SpecVersion
from oas.kinds import Kind
from oas.loading import parse
from oas.problem import Level
from oas.structure.levels import ROWS, level_of
from oas.structure.violations import Code
from oas.validity import check

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject
    from oas.problem import Problem

OK: JsonObject = {"200": {"description": "it is done"}}
VERSIONS = {SpecVersion.V3_0: "3.0.4", SpecVersion.V3_1: "3.1.1", SpecVersion.V3_2: "3.2.0"}
ALL = tuple(SpecVersion)
OLD, *NEW = ALL


def problems(version: SpecVersion, **members: Json) -> tuple[Problem, ...]:
    info: JsonObject = {"title": "Stock", "version": "1.0.0"}
    paths: JsonObject = {"/stock": {"get": {"responses": OK}}}
    contract = {"openapi": VERSIONS[version], "info": info, "paths": paths, **members}
    return check(parse(Source("contract.json", json.dumps(contract).encode())))


def told(version: SpecVersion, **members: Json) -> list[str]:
    """Level, pointer and sentence of each problem."""
    return [f"{p.level} {p.pointer} {p.message}" for p in problems(version, **members)]


def of_schema(version: SpecVersion, schema: Json) -> list[str]:
    found = told(version, components={"schemas": {"A": schema}})
    return [line.replace("/components/schemas/A", "") for line in found]


def of_operation(version: SpecVersion, **members: Json) -> list[str]:
    found = told(version, paths={"/stock": {"get": {"responses": OK, **members}}})
    return [line.replace("/paths/~1stock/get", "") for line in found]


def of_parameter(version: SpecVersion, parameter: Json) -> list[str]:
    found = of_operation(version, parameters=[parameter])
    return [line.replace("/parameters/0", "") for line in found]


def of_scheme(version: SpecVersion, scheme: Json) -> list[str]:
    found = told(version, components={"securitySchemes": {"A": scheme}})
    return [line.replace("/components/securitySchemes/A", "") for line in found]


@pytest.mark.parametrize("version", [SpecVersion.V3_0, SpecVersion.V3_1])
def test_a_missing_response_description_is_a_warning_about_the_response(
    version: SpecVersion,
) -> None:
    assert of_operation(version, responses={"200": {}}) == [
        "warning /responses/200 'description' is missing in the response"
    ]


def test_openapi_3_2_demands_no_description() -> None:
    assert of_operation(SpecVersion.V3_2, responses={"200": {}}) == []


def test_missing_responses_are_a_warning_where_the_version_demands_them() -> None:
    paths: JsonObject = {"/stock": {"get": {}}}
    assert told(OLD, paths=paths) == [
        "warning /paths/~1stock/get 'responses' is missing in the operation"
    ]
    assert [told(version, paths=paths) for version in NEW] == [[], []]


@pytest.mark.parametrize("version", ALL)
def test_a_status_that_is_none_is_an_error(version: SpecVersion) -> None:
    assert of_operation(version, responses={**OK, "20O": {"description": ""}}) == [
        "error /responses/20O unknown field '20O' in the responses object"
    ]


@pytest.mark.parametrize("version", ALL)
def test_info_is_not_what_a_build_fails_of(version: SpecVersion) -> None:
    assert told(version, info={"title": 5, "license": {}}) == [
        "warning /info 'version' is missing in the info object",
        "warning /info/title 'title' of the info object must be a text, and is a number",
        "warning /info/license 'name' is missing in the license",
    ]


@pytest.mark.parametrize("version", ALL)
def test_an_unknown_field_is_a_warning_that_says_what_may_be_meant(version: SpecVersion) -> None:
    found = problems(version, paths={"/stock": {"GET": {}, "get": {"responses": OK, "tagz": []}}})
    assert [(p.level, p.message, p.hint) for p in found] == [
        (Level.WARNING, "unknown field 'GET' in the path item", "did you mean 'get'?"),
        (Level.WARNING, "unknown field 'tagz' in the operation", "did you mean 'tags'?"),
    ]


def test_an_unknown_keyword_of_a_schema_is_a_warning_in_3_0_and_allowed_later() -> None:
    schema: JsonObject = {"type": "object", "requird": ["a"]}
    assert of_schema(OLD, schema) == ["warning /requird unknown field 'requird' in the schema"]
    assert [of_schema(version, schema) for version in NEW] == [[], []]


@pytest.mark.parametrize("version", ALL)
@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"properties": []}, "/properties 'properties' of the schema must be an object, and is an array"),
        ({"properties": {"a": {"required": "b"}}},
         "/properties/a/required 'required' of the schema must be an array, and is a text"),
        ({"required": [1]}, "/required/0 item 0 of 'required' of the schema must be a text, and is a number"),
        ({"allOf": {}}, "/allOf 'allOf' of the schema must be an array, and is an object"),
        ({"minimum": "1"}, "/minimum 'minimum' of the schema must be a number, and is a text"),
        ({"maxLength": -1}, "/maxLength 'maxLength' of the schema is less than the minimum of 0"),
        ({"enum": None}, "/enum 'enum' of the schema must be an array, and is null"),
        ({"discriminator": {"mapping": {"a": 1}, "propertyName": "a"}},
         "/discriminator/mapping/a 'a' of 'mapping' of the discriminator must be a text, and is a number"),
    ],
)  # fmt: skip
def test_what_changes_the_meaning_of_a_schema_is_an_error(
    version: SpecVersion, schema: Json, expected: str
) -> None:
    assert of_schema(version, schema) == [f"error {expected}"]


@pytest.mark.parametrize("version", ALL)
@pytest.mark.parametrize(
    ("schema", "pointer"),
    [
        ({"description": 5}, "/description"),
        ({"xml": {"attribute": "yes"}}, "/xml/attribute"),
        ({"externalDocs": {}}, "/externalDocs"),
        ({"pattern": "("}, "/pattern"),
        ({"required": ["a", "a"]}, "/required"),
        ({"deprecated": "yes"}, "/deprecated"),
    ],
)
def test_what_says_nothing_about_values_is_a_warning(
    version: SpecVersion, schema: Json, pointer: str
) -> None:
    found = of_schema(version, schema)
    assert [line.split()[:2] for line in found] == [["warning", pointer]]


def test_a_type_that_does_not_exist_is_told_with_those_that_do() -> None:
    names = '"array", "boolean", "integer", "number", "object" or "string"'
    assert of_schema(OLD, {"type": "int"}) == [
        f"error /type 'type' of the schema must be {names}, and is 'int'"
    ]
    names = names.replace('"number"', '"null", "number"')
    for version in NEW:
        expected = [f"error /type 'type' of the schema must be {names}, and is 'int'"]
        assert of_schema(version, {"type": "int"}) == expected


def test_a_list_of_types_in_3_0_is_told_once_and_how_to_say_it() -> None:
    (problem,) = problems(OLD, components={"schemas": {"A": {"type": ["string", "null"]}}})
    assert problem.message == "'type' of the schema must be a text, and is an array"
    assert "nullable" in problem.hint


@pytest.mark.parametrize("version", ALL)
def test_a_parameter_without_name_or_place_is_an_error(version: SpecVersion) -> None:
    assert of_parameter(version, {"schema": {}}) == [
        "error  'name' is missing in the parameter",
        "error  'in' is missing in the parameter",
    ]


def test_a_parameter_in_no_place_is_told_with_those_there_are() -> None:
    body: JsonObject = {"name": "a", "in": "body", "schema": {}}
    told_of = {version: of_parameter(version, body) for version in ALL}
    assert told_of[SpecVersion.V3_0] == [
        'error /in \'in\' of the parameter must be "path", "query", "header" or "cookie", and is \'body\''
    ]
    assert all(len(lines) == 1 and "'body'" in lines[0] for lines in told_of.values())


@pytest.mark.parametrize("version", ALL)
def test_a_style_is_judged_by_where_the_parameter_is(version: SpecVersion) -> None:
    (line,) = of_parameter(version, {"name": "a", "in": "header", "style": "form", "schema": {}})
    assert line.startswith("error /style 'style' of the parameter must be \"simple\"")


@pytest.mark.parametrize("version", ALL)
def test_schema_and_content_exclude_each_other(version: SpecVersion) -> None:
    both: JsonObject = {"name": "a", "in": "query", "schema": {}, "content": {"text/csv": {}}}
    assert of_parameter(version, both) == [
        "error /content 'schema' and 'content' stand together in the parameter"
    ]
    assert of_parameter(version, {"name": "a", "in": "query"}) == [
        "warning  'schema' or 'content' is missing in the parameter"
    ]


@pytest.mark.parametrize("version", ALL)
def test_a_field_without_meaning_is_a_warning(version: SpecVersion) -> None:
    styled: JsonObject = {"name": "a", "in": "query", "content": {"a/b": {}}, "style": "form"}
    assert of_parameter(version, styled) == [
        "warning /style 'style' means nothing in the parameter as it stands"
    ]
    basic: JsonObject = {"type": "http", "scheme": "basic", "bearerFormat": "JWT"}
    assert of_scheme(version, basic) == [
        "warning /bearerFormat 'bearerFormat' means nothing in the security scheme as it stands"
    ]


@pytest.mark.parametrize("version", ALL)
def test_a_security_scheme_is_judged_by_its_type(version: SpecVersion) -> None:
    missing = "is missing in the security scheme"
    assert of_scheme(version, {}) == [f"error  'type' {missing}"]
    assert of_scheme(version, {"type": "http"}) == [f"error  'scheme' {missing}"]
    assert of_scheme(version, {"type": "oauth2"}) == [f"warning  'flows' {missing}"]
    (line,) = of_scheme(version, {"type": "apiKey", "name": "key", "in": "body"})
    assert line.startswith("error /in 'in' of the security scheme must be \"")
    (line,) = of_scheme(version, {"type": "basic"})
    assert line.startswith('error /type \'type\' of the security scheme must be "apiKey", "http"')


@pytest.mark.parametrize("version", ALL)
def test_what_stands_where_an_object_belongs_is_told_by_its_place(version: SpecVersion) -> None:
    assert of_operation(version, parameters=[5, {"$ref": 5}], requestBody={"content": []}) == [
        "error /parameters/0 the parameter must be an object, and is a number",
        "error /parameters/1/$ref '$ref' of the parameter must be a text, and is a number",
        "error /requestBody/content 'content' of the request body must be an object, and is an array",
    ]


@pytest.mark.parametrize("version", [SpecVersion.V3_0, SpecVersion.V3_1])
def test_a_reference_where_none_may_stand_is_an_error(version: SpecVersion) -> None:
    content: JsonObject = {"text/csv": {"$ref": "#/components/schemas/A"}}
    (line,) = of_operation(version, requestBody={"content": content})
    assert line.startswith("error /requestBody/content/text~1csv/$ref unknown field '$ref'")


def test_what_stands_beside_a_reference_in_3_1_means_nothing() -> None:
    beside: JsonObject = {"$ref": "#/components/parameters/A", "required": True}
    parameters: JsonObject = {"A": {"name": "a", "in": "query", "schema": {}}}
    paths: JsonObject = {"/stock": {"get": {"parameters": [beside]}}}
    (line,) = told(SpecVersion.V3_1, paths=paths, components={"parameters": parameters})
    assert line.startswith("warning /paths/~1stock/get/parameters/0/required")
    assert line.endswith("'required' means nothing in the parameter as it stands")


@pytest.mark.parametrize("version", NEW)
def test_a_name_in_the_components_with_other_characters_is_a_warning(version: SpecVersion) -> None:
    (line,) = told(version, components={"schemas": {"Page«Stock»": {}}})
    assert line.startswith("warning /components/schemas/Page«Stock» the name 'Page«Stock»' in")


def test_text_of_the_contract_is_shown_without_its_control_characters() -> None:
    (line,) = of_schema(OLD, {"type": "\x1b[31mred\n"})
    assert line.endswith(r"and is '\x1b[31mred\x0a'")


def test_a_reference_with_braces_is_no_problem() -> None:
    paths: JsonObject = {
        "/stock/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}],
            "get": {"responses": OK},
        },
        "/stock": {"get": {"responses": {"200": {"$ref": "#/paths/~1stock~1%7Bid%7D/get/responses/200"}}}},
    }  # fmt: skip
    assert [told(version, paths=paths) for version in ALL] == [[], [], []]


def test_each_row_of_the_table_is_reached() -> None:
    reached = {
        next(i for i, row in enumerate(ROWS) if _fits(row.kinds, kind) and _fits(row.fields, field)
             and _fits(row.codes, code))
        for row_of in ROWS
        for kind in row_of.kinds or {Kind.SCHEMA}
        for field in row_of.fields or {"other"}
        for code in row_of.codes or {Code.TYPE}
    }  # fmt: skip
    assert reached == set(range(len(ROWS)))


def _fits(allowed: object, tried: object) -> bool:
    return not allowed or (isinstance(allowed, set | frozenset) and tried in allowed)


def test_what_no_row_names_is_an_error() -> None:
    assert level_of(Kind.SCHEMA, "properties", Code.TYPE) is Level.ERROR
    assert level_of(Kind.OPERATION, "", Code.VALUE) is Level.ERROR
