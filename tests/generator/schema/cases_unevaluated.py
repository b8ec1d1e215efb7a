"""`unevaluatedProperties`, with values at its edges."""

from __future__ import annotations

from .cases import INTEGER, TEXT, Case, ref, required, thing

UNEVALUATED: list[Case] = [
    Case(
        "unevaluatedProperties: false",
        {**thing(a=INTEGER), "unevaluatedProperties": False},
        [{"a": 1}, {"b": 1}],
    ),
    Case(
        "unevaluatedProperties: true",
        {**thing(a=INTEGER), "unevaluatedProperties": True},
        [{"a": 1}, {"b": 1}],
    ),
    Case(
        "unevaluatedProperties with a schema",
        {**thing(a=TEXT), "unevaluatedProperties": INTEGER},
        [{"a": "x", "b": 1}, {"b": "x"}],
    ),
    Case(
        "unevaluatedProperties without a type",
        {"unevaluatedProperties": False},
        [{}, {"a": 1}, "x"],
    ),
    Case(
        "unevaluatedProperties beside a reference",
        {**ref("Named"), "properties": {"x": INTEGER}, "unevaluatedProperties": False},
        [{"name": "n"}, {"name": "n", "x": 1}, {"name": "n", "y": 1}],
    ),
    Case(
        "unevaluatedProperties beside allOf",
        {"allOf": [ref("Named"), ref("Counted")], "unevaluatedProperties": False},
        [{"name": "n", "count": 1}, {"name": "n", "count": 1, "x": 1}, {"name": "n"}],
    ),
    Case(
        "unevaluatedProperties beside others in allOf",
        {
            "allOf": [{**thing(a=INTEGER), "additionalProperties": TEXT}],
            "unevaluatedProperties": False,
        },
        [{"a": 1, "b": "x"}, {"b": 1}],
    ),
    Case(
        "unevaluatedProperties beside oneOf",
        {"type": "object", "oneOf": [ref("Cat"), ref("Dog")], "unevaluatedProperties": False},
        [
            {"kind": "cat", "lives": 1},
            {"kind": "dog", "lives": 1},
            {"kind": "dog", "name": "x"},
            {"kind": "cat", "name": "x"},
        ],
    ),
    Case(
        "unevaluatedProperties beside anyOf",
        {"anyOf": [thing("a", a=INTEGER), thing("b", b=INTEGER)], "unevaluatedProperties": False},
        [{"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": "x"}, {"a": 1, "c": 1}, {}],
    ),
    Case(
        "unevaluatedProperties beside if",
        {
            "type": "object",
            "if": {"properties": {"k": {"const": 1}}, "required": ["k"]},
            "then": {"properties": {"t": True}},
            "else": {"properties": {"e": True}},
            "unevaluatedProperties": False,
        },
        [{"k": 1}, {"k": 1, "t": 1}, {"k": 1, "e": 1}, {"e": 1}, {"k": 2}, {}],
    ),
    Case(
        "unevaluatedProperties beside dependentSchemas",
        {
            **thing(a=INTEGER),
            "dependentSchemas": {"a": {"properties": {"b": True}}},
            "unevaluatedProperties": {"type": "string"},
        },
        [{"a": 1, "b": 1}, {"b": 1}, {"b": "x"}, {"c": 1}],
    ),
    Case(
        "unevaluatedProperties beside patterns",
        {"type": "object", "patternProperties": {"^x": True}, "unevaluatedProperties": False},
        [{"x1": 1}, {"y": 1}],
    ),
    Case(
        "unevaluatedProperties inside a group",
        {"oneOf": [{**thing(a=INTEGER), "unevaluatedProperties": False}, thing("b", b=INTEGER)]},
        [{"a": 1}, {"b": 1}, {"a": 1, "b": 1}, {}],
    ),
    Case(
        "unevaluatedProperties sees no cousins",
        {"allOf": [{**thing(a=INTEGER), "unevaluatedProperties": False}, thing(b=INTEGER)]},
        [{"a": 1}, {"b": 1}],
    ),
    Case(
        "unevaluatedProperties beside branches in branches",
        {
            "anyOf": [
                {
                    "properties": {"a": True},
                    "anyOf": [{"properties": {"b": True}, "required": ["b"]}, True],
                },
                required("z"),
            ],
            "unevaluatedProperties": False,
        },
        [{"a": 1}, {"a": 1, "b": 1}, {"z": 1}, {"c": 1}, 3],
    ),
    Case(
        "unevaluatedProperties in a condition",
        {"not": {"anyOf": [thing("a", a=INTEGER)], "unevaluatedProperties": False}},
        [{"a": 1}, {"a": 1, "b": 1}, {}],
    ),
]
