"""One edit of a schema for each kind of change that oasdiff names, and the places it is made at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.example import (
    answers,
    in_request,
    in_response,
    operations,
    parameters,
    query,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.rules.changes.example import Example
    from oas.json_value import Json, JsonObject

    Edit = tuple[JsonObject, JsonObject]

TEXT: JsonObject = {"type": "string"}
LIST: JsonObject = {"type": "array", "items": {"type": "string"}}
BOTH: JsonObject = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
MAP: JsonObject = {"type": "object", "additionalProperties": {"type": "string", "maxLength": 9}}
SHORT: JsonObject = {"type": "string", "maxLength": 3}


def _kind(name: str) -> JsonObject:
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name}}}


def _number(**members: Json) -> JsonObject:
    return {"type": "integer", **members}


def _tagged(**mapping: str) -> JsonObject:
    found: JsonObject = {"propertyName": "kind", **({"mapping": {**mapping}} if mapping else {})}
    return {"oneOf": [_kind("a"), _kind("b")], "discriminator": found}


def _there_and_back(name: str, gone: str, less: JsonObject, more: JsonObject) -> dict[str, Edit]:
    """A keyword that came, by one name, and that went, by another."""
    return {name: (less, more), gone: (more, less)}


def _limits(name: str, keyword: str, schema: JsonObject) -> dict[str, Edit]:
    low, high = {**schema, keyword: 3}, {**schema, keyword: 6}
    return {
        f"{name}-increased": (low, high),
        f"{name}-decreased": (high, low),
        f"{name}-set": (schema, low),
        f"{name}-unset": (low, schema),
    }


def _branches(name: str, keyword: str) -> dict[str, Edit]:
    two: JsonObject = {keyword: [_kind("a"), _kind("b")]}
    three: JsonObject = {keyword: [_kind("a"), _kind("b"), _kind("c")]}
    return _there_and_back(f"{name}-added", f"{name}-removed", two, three)


def _conditions() -> dict[str, Edit]:
    test: JsonObject = {**BOTH, "if": {"required": ["a"]}}
    then: JsonObject = {"then": {"required": ["b"]}}
    other: JsonObject = {"else": {"required": ["b"]}}
    return {
        **_there_and_back("if-added", "if-removed", BOTH, {**test, **then}),
        **_there_and_back(
            "then-added", "then-removed", {**test, **other}, {**test, **then, **other}
        ),
        **_there_and_back(
            "else-added", "else-removed", {**test, **then}, {**test, **then, **other}
        ),
    }


def _lifecycle() -> dict[str, Edit]:
    old: JsonObject = {**TEXT, "deprecated": True}
    return {
        **_there_and_back("deprecated", "reactivated", TEXT, old),
        "deprecated-with-sunset": (TEXT, {**old, "x-sunset": "2027-01-31"}),
        "deprecated-sunset-missing": (TEXT, old),
        "deprecated-sunset-invalid": (TEXT, {**old, "x-sunset": "soon"}),
        "sunset-date-too-small": (TEXT, {**old, "x-sunset": "2026-01-31"}),
        **_there_and_back(
            "stability-increased",
            "stability-decreased",
            {**TEXT, "x-stability-level": "beta"},
            {**TEXT, "x-stability-level": "stable"},
        ),
    }


EDITS: dict[str, Edit] = {
    **_lifecycle(),
    **_conditions(),
    **_branches("any-of", "anyOf"),
    **_branches("one-of", "oneOf"),
    **_limits("max", "maximum", _number()),
    **_limits("min", "minimum", _number()),
    **_limits("exclusive-max", "exclusiveMaximum", _number()),
    **_limits("exclusive-min", "exclusiveMinimum", _number()),
    **_limits("max-length", "maxLength", TEXT),
    **_limits("min-length", "minLength", TEXT),
    **_limits("max-items", "maxItems", LIST),
    **_limits("min-items", "minItems", LIST),
    **_limits("max-contains", "maxContains", {"type": "array", "contains": TEXT}),
    **_limits("min-contains", "minContains", {"type": "array", "contains": TEXT}),
    **_there_and_back("became-nullable", "became-not-nullable", TEXT, {"type": ["string", "null"]}),
    **_there_and_back(
        "enum-value-added", "enum-value-removed", {"enum": ["a"]}, {"enum": ["a", "b"]}
    ),
    "became-enum": (TEXT, {"type": "string", "enum": ["a"]}),
    "x-extensible-enum-value-removed": (
        {**TEXT, "x-extensible-enum": ["a", "b"]},
        {**TEXT, "x-extensible-enum": ["a"]},
    ),
    **_there_and_back(
        "default-value-added", "default-value-removed", TEXT, {**TEXT, "default": "a"}
    ),
    "default-value-changed": ({**TEXT, "default": "a"}, {**TEXT, "default": "b"}),
    **_there_and_back("pattern-added", "pattern-removed", TEXT, {**TEXT, "pattern": "^[a-z]+$"}),
    "pattern-changed": ({**TEXT, "pattern": "^a+$"}, {**TEXT, "pattern": "^b+$"}),
    "pattern-generalized": ({**TEXT, "pattern": "^a+$"}, {**TEXT, "pattern": ".*"}),
    "type-changed": ({"type": "boolean"}, {"type": "array"}),
    **_there_and_back(
        "type-generalized", "type-specialized", {"type": "integer"}, {"type": "number"}
    ),
    **_there_and_back(
        "list-of-types-widened",
        "list-of-types-narrowed",
        {"type": ["boolean", "array"]},
        {"type": ["boolean", "array", "object"]},
    ),
    **_there_and_back("all-of-added", "all-of-removed", TEXT, {**TEXT, "allOf": [SHORT]}),
    **_there_and_back(
        "all-of-added-annotation-only",
        "all-of-removed-annotation-only",
        TEXT,
        {**TEXT, "allOf": [{"description": "A text"}]},
    ),
    **_there_and_back("const-added", "const-removed", TEXT, {**TEXT, "const": "a"}),
    "const-changed": ({**TEXT, "const": "a"}, {**TEXT, "const": "b"}),
    **_there_and_back(
        "prefix-items-added",
        "prefix-items-removed",
        {"type": "array"},
        {"type": "array", "prefixItems": [TEXT]},
    ),
    **_there_and_back(
        "contains-added",
        "contains-removed",
        {"type": "array"},
        {"type": "array", "contains": TEXT},
    ),
    **_there_and_back(
        "dependent-required-added",
        "dependent-required-removed",
        BOTH,
        {**BOTH, "dependentRequired": {"a": ["b"]}},
    ),
    "dependent-required-changed": (
        {**BOTH, "dependentRequired": {"a": ["b"]}},
        {**BOTH, "dependentRequired": {"b": ["a"]}},
    ),
    **_there_and_back(
        "dependent-schema-added",
        "dependent-schema-removed",
        BOTH,
        {**BOTH, "dependentSchemas": {"a": {"required": ["b"]}}},
    ),
    **_there_and_back(
        "pattern-property-added",
        "pattern-property-removed",
        MAP,
        {**MAP, "patternProperties": {"^x": SHORT}},
    ),
    **_there_and_back(
        "property-names-added",
        "property-names-removed",
        MAP,
        {**MAP, "propertyNames": {"maxLength": 3}},
    ),
    **_there_and_back(
        "unevaluated-items-added",
        "unevaluated-items-removed",
        {"type": "array", "contains": TEXT},
        {"type": "array", "contains": TEXT, "unevaluatedItems": False},
    ),
    **_there_and_back(
        "unevaluated-properties-added",
        "unevaluated-properties-removed",
        {"type": "object", "anyOf": [BOTH], "unevaluatedProperties": TEXT},
        {"type": "object", "anyOf": [BOTH], "unevaluatedProperties": False},
    ),
    **_there_and_back(
        "content-schema-added",
        "content-schema-removed",
        {**TEXT, "contentMediaType": "application/json"},
        {**TEXT, "contentMediaType": "application/json", "contentSchema": {"type": "object"}},
    ),
    "content-media-type-changed": (
        {**TEXT, "contentMediaType": "text/csv"},
        {**TEXT, "contentMediaType": "text/html"},
    ),
    "content-encoding-changed": (
        {**TEXT, "contentEncoding": "base64"},
        {**TEXT, "contentEncoding": "base32"},
    ),
    **_there_and_back(
        "discriminator-added",
        "discriminator-removed",
        {"oneOf": [_kind("a"), _kind("b")]},
        _tagged(),
    ),
    "discriminator-property-name-changed": (
        _tagged(),
        {**_tagged(), "discriminator": {"propertyName": "other"}},
    ),
}


def _property(schema: JsonObject) -> JsonObject:
    return {"type": "object", "properties": {"p": schema}}


def _within(make: Callable[[Json, Json], Example], **more: Json) -> Callable[[Json, Json], Example]:
    """The edit in a property, in both directions where it counts in one only."""

    def at(base: Json, head: Json) -> Example:
        sides = [{**side, **more} for side in (base, head) if isinstance(side, dict)]
        return make(_property(sides[0]), _property(sides[1]))

    return at


def _everywhere(base: Json, head: Json) -> Example:
    """The schema as a body and as an answer."""
    return operations(_sent_both_ways(base), _sent_both_ways(head))


def _sent_both_ways(schema: Json) -> JsonObject:
    content: JsonObject = {"application/json": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}, **answers(content=content)}


def _header(base: Json, head: Json) -> Example:
    sides = [answers(headers={"X-Rate": {"schema": schema}}) for schema in (base, head)]
    return operations(sides[0], sides[1])


def _parameter(base: Json, head: Json) -> Example:
    return parameters([query("q", schema=base)], [query("q", schema=head)])


def _in_header(base: Json, head: Json) -> Example:
    return parameters(
        [query("X-Filter", schema=base, **{"in": "header"})],
        [query("X-Filter", schema=head, **{"in": "header"})],
    )


PLACES: dict[str, Callable[[Json, Json], Example]] = {
    "request-body": in_request,
    "request-property": _within(in_request),
    "request-parameter": _parameter,
    "request-parameter-property": _within(_parameter),
    "request-header-property": _within(_in_header),
    "request-read-only-property": _within(_everywhere, readOnly=True),
    "response-body": in_response,
    "response-mediatype": in_response,
    "response-property": _within(in_response),
    "response-header": _header,
    "response-write-only-property": _within(_everywhere, writeOnly=True),
}
