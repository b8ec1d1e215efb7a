"""Properties, their names and their number, and schemas without a type, with values at their edges."""

from __future__ import annotations

from .cases import INTEGER, TEXT, Case, closed, ref, required, thing

OBJECTS: list[Case] = [
    Case(
        "patternProperties",
        {"type": "object", "patternProperties": {"^x-": INTEGER}},
        [{"x-a": 1}, {"x-a": "1"}, {"y": "1"}, {}, 3],
    ),
    Case(
        "patternProperties of a closed object",
        {"type": "object", "patternProperties": {"^x-": INTEGER}, "additionalProperties": False},
        [{"x-a": 1}, {"x-a": "1"}, {"y": 1}, {}],
    ),
    Case(
        "patternProperties beside properties",
        {
            **thing("id", id=TEXT, xid=INTEGER),
            "patternProperties": {"id$": {"minLength": 2}, "^x": {"maximum": 5}},
        },
        [
            {"id": "ab"},
            {"id": "a"},
            {"id": "ab", "xid": 5},
            {"id": "ab", "xid": 6},
            {"id": "ab", "x": 7},
            {"id": "ab", "y": 7},
        ],
    ),
    Case(
        "patternProperties, properties and others",
        {
            **thing(a=INTEGER),
            "patternProperties": {"^b": TEXT, "c$": TEXT},
            "additionalProperties": {"type": "boolean"},
        },
        [{"a": 1, "bc": "x"}, {"bc": 1}, {"d": True}, {"d": "x"}, {"a": "x"}],
    ),
    Case(
        "patternProperties without a type",
        {"patternProperties": {"^a": INTEGER}},
        [{"a": 1}, {"a": "x"}, "a", []],
    ),
    Case(
        "patternProperties that refuse",
        {"type": "object", "patternProperties": {"^_": False}},
        [{"_a": 1}, {"a": 1}],
    ),
    Case(
        "patternProperties in allOf",
        {
            "allOf": [
                {
                    "type": "object",
                    "patternProperties": {"^a": INTEGER},
                    "additionalProperties": False,
                },
                {"type": "object", "properties": {"ab": {"minimum": 3}, "c": True}},
            ]
        },
        [{"ab": 3}, {"ab": 2}, {"a": 1}, {"c": 1}, {"a": "x"}],
    ),
    Case(
        "propertyNames",
        {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}},
        [{"a": 1}, {"A": 1}, {}],
    ),
    Case(
        "propertyNames beside properties",
        {**thing(abc=INTEGER), "propertyNames": {"maxLength": 3}},
        [{"abc": 1}, {"abcd": 1}, {"ab": 1, "abc": 1}],
    ),
    Case(
        "propertyNames from a list",
        {"type": "object", "propertyNames": {"enum": ["a", "b"]}},
        [{"a": 1}, {"c": 1}],
    ),
    Case("propertyNames that refuse", {"type": "object", "propertyNames": False}, [{}, {"a": 1}]),
    Case(
        "propertyNames by reference",
        {"type": "object", "propertyNames": ref("Text")},
        [{"ab": 1}, {"a": 1}],
    ),
    Case(
        "propertyNames with not",
        {"propertyNames": {"not": {"const": "a"}}},
        [{"a": 1}, {"b": 1}, 3],
    ),
    Case(
        "the number of properties",
        {"type": "object", "minProperties": 1, "maxProperties": 2},
        [{}, {"a": 1}, {"a": 1, "b": 1}, dict.fromkeys("abc", 1)],
    ),
    Case(
        "the number of properties of a class",
        {**thing("a", a=INTEGER), "maxProperties": 1},
        [{"a": 1}, {"a": 1, "b": 1}, {}],
    ),
    Case(
        "the number of properties without a type",
        {"maxProperties": 1},
        [{}, {"a": 1, "b": 1}, "ab", 3],
    ),
    Case("a closed object", closed(a=INTEGER), [{}, {"a": 1}, {"b": 1}, {"a": 1, "b": 1}, []]),
    Case(
        "an object without properties",
        {"type": "object", "additionalProperties": False},
        [{}, {"a": 1}],
    ),
    Case(
        "typed other properties",
        {**thing(a=TEXT), "additionalProperties": INTEGER},
        [{"a": "x", "b": 1}, {"b": "x"}],
    ),
    Case(
        "other properties that are classes",
        {**thing(a=TEXT), "additionalProperties": ref("Named")},
        [{"b": {"name": "n"}}, {"b": {}}, {"b": 1}],
    ),
    Case(
        "other properties that nothing is",
        {**thing(a=TEXT), "additionalProperties": {"not": {}}},
        [{"a": "x"}, {"b": 1}],
    ),
    Case(
        "two typed others",
        {
            "allOf": [
                {**thing(a=TEXT), "additionalProperties": INTEGER},
                {**thing(b=INTEGER), "additionalProperties": {"type": ["integer", "string"]}},
            ]
        },
        [{"a": "x"}, {"b": 1}, {"b": "x"}, {"a": 1}, {"c": 1}, {"c": "x"}],
    ),
    Case(
        "two closed objects",
        {"allOf": [closed(a=INTEGER, b=INTEGER), closed(b=INTEGER, c=INTEGER)]},
        [{}, {"b": 1}, {"a": 1}, {"c": 1}],
    ),
    Case(
        "a closed object and one that asks for more",
        {"allOf": [ref("Sealed"), ref("Counted")]},
        [{"name": "n"}, {"name": "n", "count": 1}],
    ),
    Case(
        "a closed object and one that allows more",
        {"allOf": [ref("Sealed"), thing(count=INTEGER)]},
        [{"name": "n"}, {"name": "n", "count": 1}],
    ),
    Case("a property that may not be there", thing(a=INTEGER, b=False), [{"a": 1}, {"b": 1}, {}]),
    Case(
        "a required property that may not be there",
        thing("b", a=INTEGER, b=False),
        [{"a": 1}, {"b": 1}],
    ),
    Case(
        "a property that is anything",
        thing("a", a=True, b={}),
        [{"a": None}, {"a": 1, "b": []}, {}],
    ),
    Case(
        "required names without properties",
        {"type": "object", **required("a", "$ref")},
        [{"a": 1, "$ref": 1}, {"a": 1}],
    ),
    Case(
        "required names of typed others",
        {"type": "object", **required("a"), "additionalProperties": INTEGER},
        [{"a": 1}, {"a": "x"}, {}],
    ),
    Case(
        "required names of a closed object",
        {**closed(a=INTEGER), **required("b")},
        [{}, {"a": 1}, {"b": 1}],
    ),
    Case("true", schema=True, values=[1, None, {}]),
    Case("false", schema=False, values=[1, None, {}]),
    Case("anything but a description", {"description": "any"}, [1, None]),
    Case(
        "properties without a type",
        {"properties": {"a": INTEGER}},
        [{"a": 1}, {"a": "x"}, "text", 3, None, []],
    ),
    Case("minLength without a type", {"minLength": 3}, ["ab", "abc", 5, None, {}, []]),
    Case("minimum without a type", {"minimum": 3}, [2, 3, "a", None, True, 2.5]),
    Case("items without a type", {"items": INTEGER}, [[1], ["a"], "a", {}, None]),
    Case(
        "keywords of several types",
        {"minLength": 2, "minimum": 3, "required": ["a"]},
        ["a", "ab", 2, 3, {}, {"a": 1}, None, [], True],
    ),
    Case("a format without a type", {"format": "date"}, ["2024-02-29", "x", 3, None]),
    Case("a format of numbers without a type", {"format": "int32"}, [3, "x", 2**40]),
    Case(
        "several types",
        {"type": ["object", "array", "null"], "properties": {"a": INTEGER}, "maxItems": 1},
        [{"a": 1}, {"a": "x"}, [1], [1, 2], None, 3],
    ),
    Case(
        "an object or null",
        {**thing("a", a=INTEGER), "type": ["object", "null"]},
        [{"a": 1}, {}, None, 3],
    ),
    Case(
        "an enum of objects",
        {"type": "object", "enum": [{"a": 1}, {"b": [True]}]},
        [{"a": 1}, {"a": 1.0}, {"a": True}, {"b": [True]}, {"b": [1]}],
    ),
    Case(
        "an enum beside properties",
        {**thing("a", a={"minimum": 2}), "enum": [{"a": 1}, {"a": 2}]},
        [{"a": 1}, {"a": 2}, {"a": 3}],
    ),
    Case("an enum beside limits", {"enum": ["a", "abc", 5], "minLength": 2}, ["a", "abc", 5, "b"]),
    Case("an enum beside a type", {"type": "integer", "enum": ["a", 1, 2.5]}, ["a", 1, 2.5]),
    Case("an enum and a const", {"enum": [1, "a", True], "const": True}, [True, 1, "a"]),
    Case("a nullable enum", {"type": ["string", "null"], "enum": ["a", None]}, ["a", None, "b"]),
    Case(
        "content is an annotation",
        {"type": "string", "contentMediaType": "application/json", "contentSchema": INTEGER},
        ["1", "x", 1],
    ),
]
