"""The normal form accepts what the schema accepts, and nothing else: jsonschema-rs judges both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oas.direction import Direction
from oas.document import Document, Source, SpecVersion
from oas.normal.export import export
from oas.normal.normals import Normals

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

NAMES = ("a", "b", "ab", "c")
COMPONENTS = ("One", "Two", "Three", "Four")
TYPES = ("string", "number", "integer", "boolean", "array", "object")
PATTERNS = ("^a", "b$", "c")
SMALL = st.integers(0, 3)
NUMBERS = st.sampled_from([-1, 0, 0.5, 1, 1.0, 1.5, 2, 3, 2.5])
SCALARS = st.one_of(
    st.none(), st.booleans(), NUMBERS, st.sampled_from(["", "a", "ab", "abc", "b"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=6,
)


def reference(least: int) -> st.SearchStrategy[JsonObject]:
    """A reference to a component, from the one of that index on: no schema judges itself."""
    names = st.sampled_from(COMPONENTS[least:])
    return names.map(lambda name: {"$ref": f"#/components/schemas/{name}"})


def leaf(version: SpecVersion) -> dict[str, st.SearchStrategy[Json]]:
    """Keywords that hold no schemas."""
    enums = st.lists(VALUES, min_size=1, max_size=4)
    common: dict[str, st.SearchStrategy[Json]] = {
        "type": st.sampled_from(TYPES),
        "enum": enums,
        "minimum": NUMBERS,
        "maximum": NUMBERS,
        "multipleOf": st.sampled_from([1, 2, 3, 0.5, 1.0, 1.5]),
        "minLength": SMALL,
        "maxLength": SMALL,
        "pattern": st.sampled_from(PATTERNS),
        "minItems": SMALL,
        "maxItems": SMALL,
        "uniqueItems": st.booleans(),
        "required": st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
        "minProperties": SMALL,
        "maxProperties": SMALL,
        "description": st.just("text"),
    }
    if version is SpecVersion.V3_0:
        flags = st.booleans()
        return common | {"nullable": flags, "exclusiveMinimum": flags, "exclusiveMaximum": flags}
    lists = st.lists(st.sampled_from((*TYPES, "null")), min_size=1, max_size=3, unique=True)
    needed = st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=2, unique=True), max_size=2
    )
    return common | {
        "type": st.sampled_from((*TYPES, "null")) | lists,
        "const": VALUES,
        "exclusiveMinimum": NUMBERS,
        "exclusiveMaximum": NUMBERS,
        "dependentRequired": needed,
        "minContains": SMALL,
        "maxContains": SMALL,
    }


def holding(
    version: SpecVersion,
    below: st.SearchStrategy[Json],
    here: st.SearchStrategy[Json],
) -> dict[str, st.SearchStrategy[Json]]:
    """Keywords that hold schemas: of parts of the value (`below`), and of the value itself."""
    branches = st.lists(here, min_size=1, max_size=3)
    members = st.dictionaries(st.sampled_from(NAMES), below, max_size=3)
    common: dict[str, st.SearchStrategy[Json]] = {
        "properties": members,
        "additionalProperties": st.booleans() | below,
        "items": below,
        "allOf": branches,
        "anyOf": branches,
        "oneOf": branches,
        "not": here,
    }
    if version is SpecVersion.V3_0:
        return common
    patterned = st.dictionaries(st.sampled_from(PATTERNS), below, max_size=2)
    return common | {
        "patternProperties": patterned,
        "propertyNames": below,
        "prefixItems": st.lists(below, min_size=1, max_size=2),
        "contains": below,
        "dependentSchemas": st.dictionaries(st.sampled_from(NAMES), here, max_size=2),
        "if": here,
        "then": here,
        "else": here,
        "unevaluatedProperties": st.booleans() | below,
        "unevaluatedItems": st.booleans() | below,
    }


@st.composite
def schema(draw: st.DrawFn, version: SpecVersion, least: int, depth: int) -> Json:
    """A schema; references to the value itself go to components from `least` on only."""
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        if version is not SpecVersion.V3_0 and draw(st.integers(0, 9)) == 0:
            return draw(st.booleans())
        if least < len(COMPONENTS) and draw(st.integers(0, 2)) == 0:
            return draw(reference(least))
    options = leaf(version)
    few = draw(st.lists(st.sampled_from(sorted(options)), max_size=3, unique=True))
    found = {name: draw(options[name]) for name in few}
    if depth > 0:
        below = schema(version, 0, depth - 1)
        inside = holding(version, below, schema(version, least, depth - 1))
        names = st.lists(st.sampled_from(sorted(inside)), max_size=3, unique=True)
        found |= {name: draw(inside[name]) for name in draw(names)}
        if version is not SpecVersion.V3_0 and least < len(COMPONENTS) and draw(st.booleans()):
            found |= draw(reference(least))
    return found


@st.composite
def components(draw: st.DrawFn, version: SpecVersion) -> JsonObject:
    """Four named schemas that refer to each other."""
    return {
        name: draw(schema(version, index + 1, 2)) for index, name in enumerate(COMPONENTS)
    }


def document(version: SpecVersion, schemas: JsonObject) -> Document:
    root: JsonObject = {
        "openapi": f"{version}.0",
        "info": {"title": "t", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    return Document(Source("openapi.json", b""), root, version)


def as_2020(schema: Json) -> Json:
    """A schema of OpenAPI 3.0 as one of JSON Schema 2020-12, by the text of the specification."""
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    found: JsonObject = {}
    for name, value in schema.items():
        if name == "properties" and isinstance(value, dict):
            found[name] = {key: as_2020(child) for key, child in value.items()}
        elif name in {"allOf", "anyOf", "oneOf"} and isinstance(value, list):
            found[name] = [as_2020(child) for child in value]
        elif name in {"items", "not", "additionalProperties"}:
            found[name] = as_2020(value)
        elif name == "type" and schema.get("nullable") is True and isinstance(value, str):
            found[name] = [value, "null"]
        elif name not in {"nullable", "exclusiveMinimum", "exclusiveMaximum"}:
            found[name] = value
    for limit, strict in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if schema.get(strict) is True and limit in found:
            found[strict] = found.pop(limit)
    return found


def judge(schemas: JsonObject, name: str) -> Callable[[Json], bool]:
    whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
    return jsonschema_rs.Draft202012Validator(whole).is_valid


def assert_same_values(version: SpecVersion, schemas: JsonObject, values: list[Json]) -> None:
    plain: JsonObject = schemas
    if version is SpecVersion.V3_0:
        plain = {name: as_2020(child) for name, child in schemas.items()}
    normals = Normals(document(version, schemas))
    for name in schemas:
        site = (normals.document.node(f"/components/schemas/{name}"),)
        exported = export(normals, site, Direction.NONE)
        accepts = jsonschema_rs.Draft202012Validator(exported).is_valid
        original = judge(plain, name)
        for value in values:
            assert accepts(value) == original(value), (name, value, exported, schemas)


GENEROUS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@GENEROUS
@given(components(SpecVersion.V3_1), st.lists(VALUES, min_size=20, max_size=30))
def test_a_normal_form_of_3_1_accepts_the_same_values(
    schemas: JsonObject, values: list[Json]
) -> None:
    assert_same_values(SpecVersion.V3_1, schemas, values)


@GENEROUS
@given(components(SpecVersion.V3_0), st.lists(VALUES, min_size=20, max_size=30))
def test_a_normal_form_of_3_0_accepts_the_same_values(
    schemas: JsonObject, values: list[Json]
) -> None:
    assert_same_values(SpecVersion.V3_0, schemas, values)
